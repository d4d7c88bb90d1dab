"""Notes, the banner, and an error under its field."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import Tone, own_scheme, palette_of, scheme_of, tone_colours
from kit_desktop.ui.widgets.field import LineField
from kit_desktop.ui.widgets.notes import Banner, InlineError, NoteBar

PALETTE = palette_of(own_scheme(dark=False))


def test_an_error_stands_under_its_field_and_is_told_with_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = QLineEdit(page)
    error = InlineError(field, page)
    page.show()
    page.activateWindow()
    assert not error.isVisible()
    error.show_error("This is no address.", focus=True)
    assert error.isVisible()
    assert field.accessibleDescription() == "This is no address."
    qtbot.waitUntil(field.hasFocus)
    error.show_error("")
    assert not error.isVisible()
    assert field.accessibleDescription() == ""


def test_a_note_is_said_in_its_tone_until_another_is_wanted(qtbot: QtBot) -> None:
    note = NoteBar()
    qtbot.addWidget(note)
    note.setPalette(PALETTE)
    for tone, shown in ((None, Tone.WARNING), (Tone.BAD, Tone.BAD), (None, Tone.BAD)):
        note.show_words("words", tone)
        assert (note.words, note.accessibleName(), note._mark.tone) == ("words", "words", shown)
        note.resize(400, 40)
        assert note.grab().toImage().pixelColor(380, 20).name() == tone_colours(shown, PALETTE).surface.name()


def test_a_notes_parts_stand_beside_one_another(qtbot: QtBot) -> None:
    note, button = NoteBar(), QPushButton("Do")
    qtbot.addWidget(note)
    note.add_button(button)
    note.show_words("words")
    note.resize(400, 60)
    note.show()
    assert (note._mark.x(), note._mark.width()) == (20, 16)
    assert note._text.x() == 20 + 16 + 10
    assert button.geometry().right() == 400 - 12 - 1
    assert note._text.width() > 200
    assert note.minimumHeight() == 36
    margins = note._row.contentsMargins()
    assert (margins.top(), margins.bottom()) == (4, 4)


def test_the_banner_stands_in_the_pages_margins(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.setPalette(PALETTE)
    banner.show_text("Practice", "Leave")
    banner.resize(600, banner.sizeHint().height())
    banner.show()
    note = banner._note.geometry()
    assert (note.left(), note.top(), banner.width() - 1 - note.right(), banner.height() - 1 - note.bottom()) == (24, 8, 24, 0)
    assert (banner.accessibleName(), banner._button.text()) == ("Practice", "Leave")
    assert banner.grab().toImage().pixelColor(4, 20).name() == scheme_of(PALETTE).chrome.name()
    with qtbot.waitSignal(banner.action_requested):
        banner._button.click()


def test_an_error_is_said_once_and_takes_the_keyboard_only_where_wanted(qtbot: QtBot, said: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    other, field = QLineEdit(page), LineField(page)
    error = InlineError(field, page)
    error.resize(200, 30)
    page.show()
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    error.show_error("No address.")
    error.show_error("No address.")
    error.show_error("No address at all.", aloud=False)
    assert said == ["No address."]
    assert (error.words, field._is_invalid, other.hasFocus()) == ("No address at all.", True, True)
    error.show_error("", focus=True)
    assert (field._is_invalid, other.hasFocus()) == (False, True)
    error.show_error("Again.", focus=True)
    assert field.hasFocus()
    assert said == ["No address.", "Again."]
    assert error._text.x() == 14 + 6
    margins = error.layout().contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (0, 2, 0, 2)
