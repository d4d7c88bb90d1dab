"""One person's wish to stop, shared by the window and the thread that works."""

from __future__ import annotations

import threading


class CancelToken:
    """Set once, from any thread. The worker asks `is_set` between its slices of waiting, or waits on `wait`."""

    __slots__ = ("_event",)

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop. Doing it again changes nothing."""
        self._event.set()

    @property
    def is_set(self) -> bool:
        """Whether it was asked to stop."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for the wish, `seconds` at the most; True when it has come."""
        return self._event.wait(seconds)
