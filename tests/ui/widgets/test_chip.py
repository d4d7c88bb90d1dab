"""Chips: what they say."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.chip import FilterChip

from ..window_bench import spoken_name


def test_a_filter_says_its_count(qtbot: QtBot) -> None:
    chip = FilterChip("Delivered", tone=Tone.GOOD)
    qtbot.addWidget(chip)
    chip.set_count(21)
    assert spoken_name(chip) == "Delivered, 21"
    chip.click()
    assert chip.isChecked()
