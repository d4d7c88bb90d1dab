"""The settings in force."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings


def test_whoever_reads_them_hears_of_a_change_and_of_nothing_else(qtbot: QtBot) -> None:
    current = CurrentSettings(Settings())
    changed = replace(Settings(), mask_number=True)
    with qtbot.waitSignal(current.changed) as heard:
        current.change(changed)
    assert heard.args == [changed]
    assert current.value == changed
    with qtbot.assertNotEmitted(current.changed):
        current.change(replace(changed))


def test_what_is_locked_stays(qtbot: QtBot) -> None:
    locked = replace(Settings(), history_days=7, locked=frozenset({"history_days"}))
    current = CurrentSettings(locked)
    with qtbot.assertNotEmitted(current.changed):
        current.change(replace(locked, history_days=30))
    current.change(replace(locked, history_days=30, mask_number=True))
    assert (current.value.history_days, current.value.mask_number) == (7, True)
