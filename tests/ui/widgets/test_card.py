"""A card's change of colour."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QProxyStyle, QStyle, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import Tone, blend, own_scheme, palette_of, scheme_of, tone_colours
from kit_desktop.ui.widgets.card import Card, MarkedCard

GET_ANIMATIONS, SET_ANIMATIONS = 0x1042, 0x1043
"""SPI_GETCLIENTAREAANIMATION and its setter, by which "Show animations" is chosen in Windows."""


class StillStyle(QProxyStyle):
    """The style of a system that asks for less motion."""

    def styleHint(self, hint, option=None, widget=None, returned=None):
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)


@pytest.mark.parametrize("still", [False, True])
def test_a_card_changes_its_colour_at_once_where_motion_is_not_wanted(qtbot: QtBot, still: bool) -> None:
    card = Card()
    qtbot.addWidget(card)
    style = StillStyle()
    if still:
        card.setStyle(style)
    card.resize(200, 100)
    card.show()
    card.set_tone(Tone.GOOD)
    assert card.is_fading is not still


class User32:
    """What Windows answers, on every system."""

    def __init__(self) -> None:
        self.shown = True

    def SystemParametersInfoW(self, what: int, number: int, value: Any, told: int) -> bool:
        if what == SET_ANIMATIONS:
            self.shown = bool(value.value)
        elif (what, number, told) == (GET_ANIMATIONS, 0, 0):
            value._obj.value = self.shown
        return what in {GET_ANIMATIONS, SET_ANIMATIONS}


@pytest.mark.parametrize("shown", [True, False])
def test_windows_choice_to_show_no_animations_is_heard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, shown: bool) -> None:
    if sys.platform != "win32":
        monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=User32()), raising=False)
        monkeypatch.setattr(sys, "platform", "win32")
    ask = ctypes.windll.user32.SystemParametersInfoW
    before = ctypes.c_int(1)
    ask(GET_ANIMATIONS, 0, ctypes.byref(before), 0)
    card = Card()
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.show()
    try:
        assert ask(SET_ANIMATIONS, 0, ctypes.c_void_p(int(shown)), 0)
        card.set_tone(Tone.GOOD)
        assert card.is_fading is shown
    finally:
        ask(SET_ANIMATIONS, 0, ctypes.c_void_p(before.value), 0)


def test_a_card_fades_from_no_colour_of_another_palette(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.setPalette(palette_of(own_scheme(dark=False)))
    card.resize(200, 60)
    card.show()
    card.set_tone(Tone.GOOD)
    card.setPalette(palette_of(own_scheme(dark=True)))
    assert card.grab().toImage().pixelColor(100, 30).lightness() < 100


def test_each_card_has_its_colours(qtbot: QtBot) -> None:
    palette = palette_of(own_scheme(dark=False))
    scheme, good = scheme_of(palette), tone_colours(Tone.GOOD, palette)
    card = Card()
    qtbot.addWidget(card)
    card.setPalette(palette)
    card.resize(200, 60)

    def looks() -> tuple[str, str]:
        image = card.grab().toImage()
        return image.pixelColor(100, 30).name(), image.pixelColor(100, 0).name()

    assert looks() == (scheme.surface.name(), scheme.hairline.name())
    card.set_tone(Tone.GOOD)
    assert (card.tone, card.is_old, looks()) == (Tone.GOOD, False, (good.surface.name(), good.edge.name()))
    card.set_tone(Tone.GOOD, old=True)
    assert (card.is_old, looks()) == (True, (blend(scheme.canvas, scheme.text, 0.02).name(), scheme.hairline.name()))


def test_a_change_of_colour_ends(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.setPalette(palette_of(own_scheme(dark=False)))
    card.resize(200, 60)
    card.show()
    card.set_tone(Tone.GOOD)
    if not card.is_fading:
        pytest.skip("no motion is wanted here")
    scheme, good = scheme_of(card.palette()), tone_colours(Tone.GOOD, card.palette())
    for share, surface, edge in ((0, scheme.surface, scheme.hairline), (1, good.surface, good.edge)):
        card._fade.setCurrentTime(share * card._fade.duration() // 2)
        image = card.grab().toImage()
        assert (image.pixelColor(100, 30).name() == surface.name()) is (share == 0)
        assert (image.pixelColor(100, 0).name() == edge.name()) is (share == 0)
    qtbot.waitUntil(lambda: not card.is_fading)
    assert card.grab().toImage().pixelColor(100, 30).name() == good.surface.name()
    card.set_tone(Tone.GOOD)
    assert not card.is_fading


def test_a_marked_card_and_its_mark_have_one_meaning(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    words = QLabel("Delivered to the phone"), QLabel("It is there.\nNothing is to be done.")
    card = MarkedCard(page, *words)
    card.show_tone(Tone.GOOD)
    assert (card.tone, card.mark.tone) == (Tone.GOOD, Tone.GOOD)
    card.resize(400, card.sizeHint().height())
    page.show()
    first, second = (each.geometry() for each in words)
    assert card.mark.geometry().right() < first.left() == second.left()
    assert first.bottom() < second.top()
    assert card.mark.y() == first.top()
    # No narrower on one side than on the other, and the words have what the mark leaves.
    assert card.mark.x() == card.width() - 1 - first.right()
    assert first.left() - card.mark.geometry().right() - 1 == first.top() == card.height() - 1 - second.bottom()
