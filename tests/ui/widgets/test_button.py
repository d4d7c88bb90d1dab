"""Buttons: what moves and what they are called."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from kit_desktop.ui.widgets.button import Button, ButtonKind

from ..window_bench import spoken_name


def test_another_kind_moves_no_button(qtbot: QtBot) -> None:
    button = Button("Copy for ticket", icon="copy")
    qtbot.addWidget(button)
    before = button.sizeHint()
    for kind in (ButtonKind.FILLED, ButtonKind.TONAL):
        button.set_kind(kind)
        assert button.sizeHint() == before


def test_a_button_without_words_keeps_its_name(qtbot: QtBot) -> None:
    button = Button("Write to KiT", icon="mail")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_words_shown(False)
    assert button.sizeHint().width() < wide
    assert button.toolTip() == "Write to KiT"
    assert spoken_name(button) == "Write to KiT"
    button.set_words_shown(True)
    assert button.toolTip() == ""
