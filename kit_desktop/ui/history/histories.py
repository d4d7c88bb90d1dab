"""The histories of the program: the real one, and the one of practice, which are never mixed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kit_desktop.core.history.store import HistoryStore
from kit_desktop.ui.history.writer import HistoryKeeper, limits

if TYPE_CHECKING:
    from pathlib import Path

    from kit_desktop.core.settings.store import Settings


class Histories(QObject):
    """Makes each history when it is first needed, keeps both to the same limits, and ends both together."""

    def __init__(self, real: Path, practice: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = {False: real, True: practice}
        self._settings = settings
        self._keepers: dict[bool, HistoryKeeper] = {}

    def of(self, *, practice: bool) -> HistoryKeeper:
        """The history of that kind, being opened in the background if it was not there yet."""
        if practice not in self._keepers:
            days, entries = limits(self._settings)
            store = HistoryStore(self._files[practice], keep_days=days, keep_entries=entries)
            self._keepers[practice] = HistoryKeeper(store, self)
            self._keepers[practice].open()
        return self._keepers[practice]

    def apply_settings(self, settings: Settings) -> None:
        """Keep as long and as many as these settings say, in both."""
        before, self._settings = self._settings, settings
        if limits(before) != limits(settings):
            for keeper in self._keepers.values():
                keeper.apply_settings(settings)

    def finish(self, seconds: float) -> None:
        """Have what was finished written, waiting for that up to `seconds` in all."""
        end = time.monotonic() + seconds
        for keeper in self._keepers.values():
            keeper.finish(max(0.0, end - time.monotonic()))
