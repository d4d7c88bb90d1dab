"""The one door between the window and other threads: plain work in, one value back, over one queued signal."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
import weakref
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_TURN_S = 0.001 if sys.platform == "win32" else 0.0005
"""How long a thread that computes keeps the interpreter. The window asks for it dozens of times to draw one picture: at
Python's 5 ms, a megabyte laid out on another thread held the window up for 250 ms; at this, for 50 to 80. Windows waits in
whole milliseconds, and would spin on less."""


@dataclass(frozen=True, slots=True)
class Done(Generic[_T]):
    """What a worker brought back: a value, or the exception that it ended with."""

    value: _T | None = None
    error: Exception | None = None


class _Door(QObject):
    """Where threads emit. It is never destroyed: emitting on an object that goes at that moment crashes inside Qt."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def _on_arrived(self, arrival: tuple[weakref.ref[Worker], int, Done[object]]) -> None:
        known, number, done = arrival
        worker = known()
        # The window may be gone by now, and the worker's C++ side with it.
        if worker is not None and isValid(worker):
            worker.take(number, done)


@cache
def _door() -> _Door:
    sys.setswitchinterval(_TURN_S)
    return _Door()


class Worker(QObject):
    """Runs blocking work on a daemon thread and brings the result to the window's thread.

    The owner keeps the worker and connects `finished` to a bound method of its own. A result that comes after `abandon`, or
    after a later `start`, is dropped. Daemon threads, because they never keep a closed program alive.
    """

    finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._current = 0
        # Made here, so that it lives on the window's thread.
        self._door = _door()

    def start(self, work: Callable[[], object]) -> None:
        """Run `work` on a thread of its own; `finished` follows with a `Done`."""
        self._current += 1
        number = self._current
        arguments = (self._door, weakref.ref(self), number, work)
        threading.Thread(target=_run, args=arguments, name=f"kit-worker-{number}", daemon=True).start()

    def abandon(self) -> None:
        """Forget the work under way: its result will not be heard of."""
        self._current += 1

    def take(self, number: int, done: Done[object]) -> None:
        """What the thread of that number brought, on the window's thread."""
        if number == self._current:
            self.finished.emit(done)


def _run(door: _Door, worker: weakref.ref[Worker], number: int, work: Callable[[], object]) -> None:
    try:
        done: Done[object] = Done(value=work())
    except Exception as exc:  # noqa: BLE001  # handed to the owner, who knows what to say
        _log.warning("background work ended with %s", type(exc).__name__)
        done = Done(error=exc)
    # At the end of the process Python takes even the door down.
    with contextlib.suppress(RuntimeError):
        door.arrived.emit((worker, number, done))
