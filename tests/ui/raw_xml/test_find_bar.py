"""Finding in a text: as one types, round and round, said aloud once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.raw_xml.find_bar import FindBar

TEXT = "<Envelope>\n  <Body>body</Body>\n  <a>bond</a>\n</Envelope>"


@pytest.fixture
def text(qapp: object) -> QPlainTextEdit:
    return QPlainTextEdit(TEXT)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    return host


@pytest.fixture
def bar(qtbot: QtBot, host: QWidget, text: QPlainTextEdit) -> FindBar:
    column = QVBoxLayout(host)
    bar = FindBar(text, host)
    column.addWidget(bar)
    column.addWidget(text)
    host.resize(500, 300)
    host.show()
    host.activateWindow()
    qtbot.waitExposed(host)
    return bar


def answer(bar: FindBar) -> str:
    return bar._answer.text()


def test_every_letter_searches_on_from_the_match(bar: FindBar, text: QPlainTextEdit, qtbot: QtBot) -> None:
    places = []
    for letters in "bod":
        qtbot.keyClicks(bar._field, letters)
        places.append((text.textCursor().selectionStart(), text.textCursor().selectedText(), answer(bar)))
    assert places == [(14, "B", "1 of 4"), (14, "Bo", "1 of 4"), (14, "Bod", "1 of 3")]


def test_forwards_and_backwards_it_goes_round(bar: FindBar) -> None:
    bar._field.setText("body")
    said = [answer(bar)]
    for step in (bar._on, bar._on, bar._on, bar._back, bar._back):
        step.click()
        said.append(answer(bar))
    assert said == ["1 of 3", "2 of 3", "3 of 3", "1 of 3", "3 of 3", "2 of 3"]


def test_enter_goes_on(bar: FindBar, qtbot: QtBot) -> None:
    bar._field.setText("body")
    qtbot.keyClick(bar._field, Qt.Key.Key_Return)
    assert answer(bar) == "2 of 3"


def test_what_is_not_there_leaves_the_cursor_where_it_was(bar: FindBar, text: QPlainTextEdit) -> None:
    bar._field.setText("body")
    bar.find_next()
    bar._field.setText("bodyguard")
    assert answer(bar) == "Not in the text"
    assert text.textCursor().position() == TEXT.index("body")
    bar.find_previous()
    assert text.textCursor().position() == TEXT.index("body")
    bar._field.setText("")
    assert answer(bar) == ""


def test_it_is_used_while_it_has_words_or_the_keyboard(bar: FindBar, text: QPlainTextEdit, qtbot: QtBot) -> None:
    text.setFocus()
    assert not bar.is_used
    bar.open()
    assert bar.is_used
    bar._field.setText("body")
    text.setFocus()
    assert bar.is_used
    bar.open()
    assert bar._field.selectedText() == "body"
    qtbot.keyClick(bar._field, Qt.Key.Key_Escape)
    assert (bar._field.text(), text.hasFocus(), bar.is_used) == ("", True, False)


def test_another_key_than_escape_ends_nothing(bar: FindBar, qtbot: QtBot) -> None:
    bar._field.setText("body")
    qtbot.keyClick(bar, Qt.Key.Key_F2)
    assert bar._field.text() == "body"


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("  <msgID>963</msgID>  ", "<msgID>963</msgID>"),
        ("x" * 500 + "963" + "y" * 500, "x" * 60 + "963" + "y" * 137),
        ("x" * 59 + "963", "x" * 59 + "963"),
    ],
)
def test_what_is_next_to_the_match_is_said_aloud(
    bar: FindBar, text: QPlainTextEdit, said: list[str], line: str, heard: str
) -> None:
    text.setPlainText(f"first\n{line}\nlast")
    bar._field.setText("963")
    bar._field.setText("964")
    bar._field.setText("")
    assert said == [heard, "Not in the text"]


def test_a_text_that_came_meanwhile_is_searched_in_silence(bar: FindBar, text: QPlainTextEdit, said: list[str]) -> None:
    bar._field.setText("body")
    said.clear()
    text.setPlainText("body, no body")
    bar.search_anew()
    assert (answer(bar), said) == ("1 of 2", [])


def test_the_field_takes_the_room_that_the_others_leave(bar: FindBar, qtbot: QtBot) -> None:
    bar._field.setText("body")
    qtbot.waitUntil(lambda: bar._answer.width() == max(44, bar._answer.sizeHint().width()))
    assert (bar._field.x(), bar._field.height()) == (0, 32)
    assert bar._on.geometry().right() == bar.rect().right()
    assert bar._field.width() > bar.width() / 2
    assert bar.stops == (bar._field, bar._back, bar._on)
    assert bar._answer.focusPolicy() is Qt.FocusPolicy.NoFocus
