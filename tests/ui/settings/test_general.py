"""The page General."""

from __future__ import annotations

from collections.abc import Callable

from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.widgets.notes import NoteBar

from .opened import Opened


def test_fewer_answers_are_told_of_before_they_are_deleted(open_settings: Callable[..., Opened]) -> None:
    opened = open_settings(Settings(history_days=30, history_entries=5000))
    warning = opened.dialog.general.findChild(NoteBar, "history_removes")
    for fewer in (lambda: opened.dialog.general.days.setValue(29), lambda: opened.dialog.general.entries.setValue(4999)):
        assert not warning.isVisible()
        fewer()
        assert warning.isVisible()
        opened.dialog.general.days.setValue(30)
        opened.dialog.general.entries.setValue(5000)
    opened.dialog.general.keep.click()
    assert warning.isVisible()
    assert not opened.dialog.general.days.isEnabled()
