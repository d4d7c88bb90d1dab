"""How long a step takes in Qt's event loop, and the longest time in which the window did not answer meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QEventLoop, QTimer


class Step(NamedTuple):
    """Milliseconds until it was done, and of the longest stall."""

    took: float
    stall: float


class StallWatch:
    """Runs steps, one after the other. The window counts as answering when a timer of no time comes to its turn."""

    def __init__(self) -> None:
        self._last = self._longest = 0.0
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    def _on_turn(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now

    def step(self, begin: Callable[[], object], done: Any, settle: float = 0.2) -> Step:
        """Begin, wait for the signal `done`, and watch for `settle` seconds more; raises AssertionError after a minute."""
        loop, late = QEventLoop(), QTimer()
        late.setSingleShot(True)
        late.timeout.connect(loop.quit)
        done.connect(loop.quit)
        started = self._last = time.perf_counter()
        self._longest = 0.0
        self._timer.start()
        late.start(60_000)
        QTimer.singleShot(0, begin)
        loop.exec()
        assert late.isActive(), "not done after a minute"
        took = time.perf_counter() - started
        done.disconnect(loop.quit)
        late.start(round(1000 * settle))
        loop.exec()
        self._timer.stop()
        return Step(1000 * took, 1000 * self._longest)

    def rest(self, seconds: float) -> None:
        """Let the window do what it has to do, unwatched."""
        loop = QEventLoop()
        QTimer.singleShot(round(1000 * seconds), loop.quit)
        loop.exec()
