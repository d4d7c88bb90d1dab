"""The notes beside an answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMargins
from pytestqt.qtbot import QtBot

from kit_desktop.ui.history.notes import ChangesNote, HistoryNote
from kit_desktop.ui.widgets.marks import OutcomeMark


def test_an_old_answer_is_said_to_be_one(qtbot: QtBot) -> None:
    note = HistoryNote()
    qtbot.addWidget(note)
    assert note.isHidden()
    note.resize(600, 50)
    note.show_old("From the history: yesterday")
    assert note.isVisible()
    assert note.accessibleName() == note._text.text() == "From the history: yesterday"
    (mark,) = note.findChildren(OutcomeMark)
    assert (mark.x(), mark.width()) == (14, 20)
    assert note._text.x() - mark.geometry().right() - 1 == 12
    assert note.ask_button.geometry().right() == 600 - 10 - 1
    assert (note.layout().contentsMargins().top(), note.layout().contentsMargins().bottom()) == (8, 8)
    with qtbot.waitSignal(note.ask_again_requested):
        note.ask_button.click()


@pytest.mark.parametrize("aloud", [True, False])
def test_changes_are_said_aloud_where_wanted(qtbot: QtBot, said: list[str], aloud: bool) -> None:
    note = ChangesNote()
    qtbot.addWidget(note)
    assert note.isHidden()
    note.show_changes("It was on its way", aloud=aloud)
    assert note.isVisible()
    assert said == ["It was on its way"] * aloud
    assert note.contentsMargins() == QMargins(20, 0, 20, 0)
