"""Saving the settings: soon after they change and at the end, off the window's thread, the latest state last."""

from __future__ import annotations

import logging
import threading

from PySide6.QtCore import QObject, QTimer, Signal

from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import SettingsStore
from kit_desktop.ui.worker import Done, Worker

_log = logging.getLogger(__name__)
_SAVE_DELAY = 400
"""Milliseconds in which further changes are waited for."""


class _LatestState:
    """What is to be written (`latest`), and what was last (`written`). One thread writes at a time; of what comes meanwhile
    only the latest is written."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._turn = threading.Lock()
        self.latest: Settings | None = None
        self.written: Settings | None = None

    def write(self) -> bool:
        """Write the latest, unless it is written already; whether it is now."""
        with self._turn:
            latest = self.latest
            if latest is not None and latest is not self.written and self._store.save(latest):
                self.written = latest
            return latest is self.written


class SettingsSaver(QObject):
    """Saves to one store. `not_saved` follows where that fails, once until it succeeds again."""

    not_saved = Signal()

    def __init__(self, store: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self._states = _LatestState(store)
        self._said = False
        self._worker = Worker(self, self._on_written)
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_DELAY)
        self._timer.timeout.connect(lambda: self._worker.start(self._states.write))

    def save_soon(self, settings: Settings) -> None:
        """Save that, unless something later comes at once."""
        self._states.latest = settings
        self._timer.start()

    def finish(self, settings: Settings, seconds: float) -> bool:
        """Save that now, waiting for it up to `seconds`; whether it is on the disk. `not_saved` does not follow."""
        self._timer.stop()
        states, ended = self._states, threading.Event()
        states.latest = settings

        def write() -> None:
            try:
                states.write()
            finally:
                ended.set()

        self._worker.start(write)
        done = ended.wait(seconds) and states.written is settings
        self._worker.abandon()
        if not done:
            _log.warning("the settings could not be saved at the end")
        return done

    def _on_written(self, done: Done[bool]) -> None:
        if done.value:
            self._said = False
            return
        _log.warning("the settings could not be saved")
        if not self._said:
            self._said = True
            self.not_saved.emit()
