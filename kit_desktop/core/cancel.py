"""One person's wish to stop, shared by the window and the thread that works, and how to leave behind what cannot hear it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


class CancelToken:
    """Set once, from any thread. The worker asks `is_set` between its slices of waiting."""

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


class AbandonedError(Exception):
    """The work did not end in its time; its thread was left behind."""


def run_abandonable(work: Callable[[], _T], next_look: Callable[[], float], name: str) -> _T:
    """Run what cannot be interrupted (name resolution, a keyring, a pipe) on a daemon thread of that name, and wait for it.

    `next_look` is asked again and again for the seconds until it wants to be asked once more; what it raises leaves the
    thread behind. Raises what `work` raises, and as `next_look`.
    """
    done = threading.Event()
    results: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as exc:  # noqa: BLE001  # handed to the waiting thread, whatever it is
            errors.append(exc)
        done.set()

    threading.Thread(target=run, name=name, daemon=True).start()
    while not done.wait(next_look()):
        pass
    if errors:
        # Out of the list: the exception's traceback holds this frame, and the two would keep each other and all of it.
        raise errors.pop()
    return results[0]
