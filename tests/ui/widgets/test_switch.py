"""The switch between words, by key, by ear and by eye."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import own_scheme, palette_of, scheme_of
from kit_desktop.ui.widgets.switch import Switch


def test_a_switch_is_radio_buttons_to_keys_and_ears(qtbot: QtBot) -> None:
    switch = Switch((("a", "First", "tip"), ("b", "Second", "")))
    qtbot.addWidget(switch)
    switch.show()
    switch.activateWindow()
    assert switch.value == "a"
    switch.choice("a").setFocus()
    qtbot.waitUntil(switch.choice("a").hasFocus)
    with qtbot.waitSignal(switch.chosen) as heard:
        qtbot.keyClick(switch.choice("a"), Qt.Key.Key_Right)
    assert heard.args == ["b"]
    assert switch.value == "b"
    found = QAccessible.queryAccessibleInterface(switch.choice("b"))
    assert found.role() is QAccessible.Role.RadioButton
    assert found.state().checked  # type: ignore[attr-defined]


def test_choosing_in_a_switch_moves_nothing(qtbot: QtBot) -> None:
    switch = Switch((("a", "First", ""), ("b", "Second", "")))
    qtbot.addWidget(switch)
    switch.show()
    before = switch.sizeHint(), switch.choice("b").geometry()
    switch.choose("b")
    assert (switch.sizeHint(), switch.choice("b").geometry()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to draw with")
@pytest.mark.parametrize("dark", [False, True])
def test_what_is_chosen_stands_out_of_the_track(qtbot: QtBot, dark: bool) -> None:
    palette = palette_of(own_scheme(dark=dark))
    scheme = scheme_of(palette)
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(palette)
    switch = Switch((("a", "■■■■", "tip"), ("b", "■■■■", "")), page, name="Kind")
    # Away from where the mouse rests.
    switch.move(60, 40)
    switch.resize(switch.sizeHint())
    page.resize(400, 200)
    page.show()
    page.activateWindow()
    page.setFocus()
    assert (switch.accessibleName(), switch.sizeHint().height()) == ("Kind", 38)
    first, second = switch.choice("a"), switch.choice("b")

    def looks(choice: QWidget) -> tuple[str, str]:
        """Its edge and what is within."""
        image = choice.grab().toImage()
        return image.pixelColor(30, 0).name(), image.pixelColor(10, choice.height() // 2).name()

    inside = scheme.selection if dark else scheme.surface
    assert looks(first) == (scheme.accent.name(), inside.name())
    assert looks(second)[0] == looks(second)[1]
    assert first.geometry().left() == first.geometry().top() == 3
    assert second.geometry().left() == first.geometry().right() + 1
    letters = [first.grab().toImage().pixelColor(x, y) for x in range(8, first.width() - 8) for y in range(8, 26)]
    assert any(each == (scheme.text if dark else scheme.accent) for each in letters)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    image = first.grab().toImage()
    assert [image.pixelColor(30, y) == scheme.accent for y in (0, 1)] == [True, True]
    assert any(image.pixelColor(30, y).name() != inside.name() for y in (3, 4)), "an edge within"
    assert image.pixelColor(30, 6).name() == inside.name()
    first.setEnabled(False)
    assert looks(first)[0] == scheme.outline.name()


def test_only_what_could_be_chosen_is_lit_under_the_mouse(qtbot: QtBot) -> None:
    switch = Switch((("a", "First", ""), ("b", "Second", "")))
    qtbot.addWidget(switch)

    def is_lit(*, under: bool) -> bool:
        choice = switch.choice("b")
        choice.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, under)
        image = choice.grab().toImage()
        return bool(image.pixelColor(4, image.height() // 2) != image.pixelColor(0, 0))

    assert (is_lit(under=False), is_lit(under=True)) == (False, True)
    switch.setEnabled(False)
    assert (is_lit(under=False), is_lit(under=True)) == (False, False)


def test_only_a_choice_that_is_made_is_told(qtbot: QtBot) -> None:
    switch, told = Switch((("a", "First", ""), ("b", "Second", "")), height=30), []
    qtbot.addWidget(switch)
    switch.chosen.connect(told.append)
    switch.choose("a")
    switch.choose("b")
    assert told == ["b"]
    assert switch.sizeHint().height() >= 30
