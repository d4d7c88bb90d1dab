"""The text cursor blinks while somebody types, and stands when nobody does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kit_desktop.ui.program import resting_cursor
from kit_desktop.ui.program.resting_cursor import RestingCursor


@pytest.fixture
def field(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QLineEdit]:
    monkeypatch.setattr(resting_cursor, "_RESTS_AFTER_MS", 100)
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(1000)
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    resting = RestingCursor(qapp)
    yield made
    resting.deleteLater()
    qapp.sendPostedEvents(resting, 52)
    qapp.setCursorFlashTime(before)


def test_it_rests_when_nobody_types_and_blinks_again_with_the_next_key(
    qtbot: QtBot, qapp: QApplication, field: QLineEdit
) -> None:
    qtbot.waitUntil(lambda: qapp.cursorFlashTime() == 0)
    qtbot.keyClicks(field, "9")
    assert qapp.cursorFlashTime() == 1000
    qtbot.waitUntil(lambda: qapp.cursorFlashTime() == 0)


def test_it_blinks_where_the_keyboard_comes_to(qtbot: QtBot, qapp: QApplication, field: QLineEdit) -> None:
    qtbot.waitUntil(lambda: qapp.cursorFlashTime() == 0)
    field.clearFocus()
    assert qapp.cursorFlashTime() == 1000


def test_a_cursor_that_blinks_nowhere_is_left_alone(qtbot: QtBot, qapp: QApplication, field: QLineEdit) -> None:
    qapp.setCursorFlashTime(0)
    other = RestingCursor(qapp)
    other._on_moved()
    assert qapp.cursorFlashTime() == 0
    other.deleteLater()
    qapp.sendPostedEvents(other, 52)
