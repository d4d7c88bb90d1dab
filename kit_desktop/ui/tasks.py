"""The one door between the window and other threads: plain work in, one value back, over one queued signal."""

from __future__ import annotations

import contextlib
import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Done(Generic[_T]):
    """What a worker brought back: a value, or the exception that it ended with."""

    value: _T | None = None
    error: Exception | None = None


class Worker(QObject):
    """Runs blocking work on a daemon thread and brings the result to the window's thread.

    The owner keeps the worker and connects `finished` to a bound method of its own. A result that comes after `abandon`, or
    after a later `start`, is dropped. Daemon threads, because they never keep a closed program alive.
    """

    finished = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._current = 0
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Callable[[], object]) -> None:
        """Run `work` on a thread of its own; `finished` follows with a `Done`."""
        self._current += 1
        number = self._current
        threading.Thread(target=self._run, args=(number, work), name=f"kit-worker-{number}", daemon=True).start()

    def abandon(self) -> None:
        """Forget the work under way: its result will not be heard of."""
        self._current += 1

    def _run(self, number: int, work: Callable[[], object]) -> None:
        try:
            done: Done[object] = Done(value=work())
        except Exception as exc:  # noqa: BLE001  # handed to the owner, who knows what to say
            _log.warning("background work ended with %s", type(exc).__name__)
            done = Done(error=exc)
        # The window may be gone by now, and its C++ side with it.
        with contextlib.suppress(RuntimeError):
            self._arrived.emit((number, done))

    def _on_arrived(self, arrival: tuple[int, Done[object]]) -> None:
        number, done = arrival
        if number == self._current:
            self.finished.emit(done)
