"""The one door between the window and other threads: plain work in, progress and one value back, over one queued signal."""

from __future__ import annotations

import contextlib
import gc
import logging
import sys
import threading
import weakref
from functools import cache, partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    Tell = Callable[[object], None]

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_TURN_S = 0.001 if sys.platform == "win32" else 0.0005
"""How long a thread that computes keeps the interpreter. The window asks for it dozens of times to draw one picture: at
Python's 5 ms, a megabyte laid out on another thread held the window up for 250 ms; at this, for 50 to 80. Windows waits in
whole milliseconds, and would spin on less."""


class Done(NamedTuple, Generic[_T]):
    """What a worker brought back: a value, or the exception that it ended with."""

    value: _T | None = None
    error: Exception | None = None


class _Door(QObject):
    """Where threads emit. It is never destroyed: emitting on an object that goes at that moment crashes inside Qt.

    `arrived` says for which worker (weakly), from which of its runs, and what: a Done, or whatever the work tells.
    """

    arrived = Signal(object, int, object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def _on_arrived(self, known: weakref.ref[Worker], run: int, brought: object) -> None:
        worker = known()
        # The window may be gone by now, and the worker's C++ side with it.
        if worker is not None and isValid(worker):
            worker.take(run, brought)
        _collect_garbage()

    def bring(self, worker: weakref.ref[Worker], run: int, brought: object) -> None:
        """Hand this over; called on any thread."""
        # At the end of the process Python takes even the door down.
        with contextlib.suppress(RuntimeError):
            self.arrived.emit(worker, run, brought)


def _collect_garbage() -> None:
    """Do what Python's own collector would, which is off: it runs on any thread, and destroys objects of Qt there."""
    counts, limits = gc.get_count(), gc.get_threshold()
    oldest = max((age for age in range(3) if counts[age] > limits[age]), default=None)
    if oldest is not None:
        gc.collect(oldest)


@cache
def _door() -> _Door:
    sys.setswitchinterval(_TURN_S)
    gc.disable()
    return _Door()


class Worker(QObject):
    """Runs blocking work on a daemon thread and brings the result to the window's thread.

    The owner keeps the worker, gives it the bound method that hears `finished` (a `Done`), and connects another to `progressed`
    (whatever the work tells). What comes after `abandon`, or after a later `start` or `listen`, is dropped. Daemon threads,
    because they never keep a closed program alive; and no thread keeps the worker or its owner.
    """

    finished = Signal(object)
    progressed = Signal(object)

    def __init__(self, parent: QObject, on_finished: Callable[..., None] | None = None) -> None:
        super().__init__(parent)
        if on_finished is not None:
            self.finished.connect(on_finished)
        self._current = 0
        # Made here, so that it lives on the window's thread.
        self._door = _door()

    def start(self, work: Callable[[], object]) -> None:
        """Run `work` on a thread of its own; `finished` follows with a `Done`."""
        self.abandon()
        self._run(work)

    def start_telling(self, work: Callable[[Tell], object]) -> None:
        """Like `start`, for work that tells how it goes: it is given a function for that."""
        tell = self.listen()
        self._run(lambda: work(tell))

    def listen(self) -> Tell:
        """A function with which threads that are not this worker's tell something: `progressed` follows."""
        self.abandon()
        return partial(self._door.bring, weakref.ref(self), self._current)

    def abandon(self) -> None:
        """Forget the work under way: its result will not be heard of."""
        self._current += 1

    def take(self, run: int, brought: object) -> None:
        """What that run brought, on the window's thread."""
        if run == self._current:
            (self.finished if isinstance(brought, Done) else self.progressed).emit(brought)

    def _run(self, work: Callable[[], object]) -> None:
        arguments = (self._door, weakref.ref(self), self._current, work)
        threading.Thread(target=_work, args=arguments, name=f"kit-worker-{self._current}", daemon=True).start()


def _work(door: _Door, worker: weakref.ref[Worker], run: int, work: Callable[[], object]) -> None:
    try:
        done: Done[object] = Done(value=work())
    except Exception as exc:  # noqa: BLE001  # handed to the owner, who knows what to say
        _log.warning("background work ended with %s", type(exc).__name__)
        done = Done(error=exc)
    door.bring(worker, run, done)
