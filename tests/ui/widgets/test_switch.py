"""The switch between words, by key, by ear and by eye."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

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
