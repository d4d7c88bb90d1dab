"""Saving the settings: soon after they change and at the end, off the window's thread, the latest state last."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kit_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.core.settings.store import SettingsStore
    from kit_desktop.ui.worker import Done

_log = logging.getLogger(__name__)
_SAVE_DELAY = 400
"""Milliseconds in which further changes are waited for."""


class _LatestState:
    """What is to be written. One thread writes at a time; of what comes meanwhile only the latest is written."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._waiting: Settings | None = None
        self._writing = False
        self.saved = True
        """Whether the last writing succeeded."""
        self.idle = threading.Event()

    def put(self, settings: Settings) -> bool:
        """Have that written; True where a thread must be started for it, on `write`."""
        with self._lock:
            self._waiting = settings
            self.idle.clear()
            starts, self._writing = not self._writing, True
            return starts

    def write(self) -> bool:
        """Write until nothing waits; whether the last of it was saved."""
        while (settings := self._take()) is not None:
            try:
                self.saved = self._store.save(settings)
            except Exception as exc:  # noqa: BLE001  # the next change is to be saved whatever became of this one
                _log.warning("saving the settings ended with %s", type(exc).__name__)
                self.saved = False
        return self.saved

    def _take(self) -> Settings | None:
        with self._lock:
            settings, self._waiting = self._waiting, None
            if settings is None:
                self._writing = False
                self.idle.set()
            return settings


class SettingsSaver(QObject):
    """Saves to one store. `not_saved` follows where that fails, once until it succeeds again."""

    not_saved = Signal()

    def __init__(self, store: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self._states = _LatestState(store)
        self._settings: Settings | None = None
        self._said = False
        self._worker = Worker(self, self._on_written)
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_DELAY)
        self._timer.timeout.connect(self._on_waited)

    def save_soon(self, settings: Settings) -> None:
        """Save that, unless something later comes at once."""
        self._settings = settings
        self._timer.start()

    def finish(self, settings: Settings, seconds: float) -> bool:
        """Save that now, waiting for it up to `seconds`; whether it is on the disk. `not_saved` does not follow."""
        self._timer.stop()
        self._start(settings)
        done = self._states.idle.wait(seconds) and self._states.saved
        self._worker.abandon()
        if not done:
            _log.warning("the settings could not be saved at the end")
        return done

    def _start(self, settings: Settings) -> None:
        if self._states.put(settings):
            self._worker.start(self._states.write)

    def _on_waited(self) -> None:
        if self._settings is not None:
            self._start(self._settings)

    def _on_written(self, done: Done[bool]) -> None:
        if done.value:
            self._said = False
            return
        _log.warning("the settings could not be saved")
        if not self._said:
            self._said = True
            self.not_saved.emit()
