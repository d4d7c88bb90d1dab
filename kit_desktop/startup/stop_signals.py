"""Signals that come while the program still imports itself: Python would answer Ctrl+C with a traceback, or abort inside Qt.

Both programs import this module first of all. The command line collects such a signal, so that its command can still end as the
contract says; the window program just ends, until `StopSignals` listens. nohup's SIGHUP stays ignored; an ignored SIGINT does
not, because every script's `command &` brings one, and who then sends SIGINT means it. A process that is neither program (the
tests) keeps its handlers until it calls in here.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
"""The ways in which a program is asked to end, as far as this system has them."""

_HANGUP = getattr(signal, "SIGHUP", None)
_asked: list[int] = []


def collect() -> None:
    """Collect every request to end from now on, until `restore_defaults`. Does nothing off the main thread.

    A command asks `was_asked` between its slices of waiting. Nothing else is done on a signal: what takes a lock there, as
    setting an Event does, waits for ever where the signal came while the main thread held it.
    """
    handle(_on_signal)


def was_asked() -> bool:
    """Whether the program was asked to end since it began to collect them."""
    return bool(_asked)


def wait() -> None:
    """Wait until the program is asked to end. Only while it collects such requests, and on the main thread."""
    import socket  # noqa: PLC0415  # no other command needs it so early

    near, far = socket.socketpair()
    with near, far:
        far.setblocking(False)
        signal.set_wakeup_fd(far.fileno())
        while not _asked:
            near.recv(64)
        signal.set_wakeup_fd(-1)


def restore_defaults() -> None:
    """Each request to end ends the process from now on, as the system has it; one that was collected ends it at once."""
    handle(signal.SIG_DFL)
    if _asked:
        signal.raise_signal(_asked[0])


def _on_signal(number: int, _frame: object) -> None:
    _asked.append(number)


def _end_in_peace() -> None:
    """The answer is out: what comes while Python takes itself down, its handlers first, does not change how it ended."""
    for number in SIGNALS:
        if signal.getsignal(number) is _on_signal:
            signal.signal(number, signal.SIG_IGN)


def handle(handler: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Have every request to end handled so; nohup's SIGHUP stays ignored. Does nothing off the main thread."""
    try:
        for number in SIGNALS:
            if number != _HANGUP or signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, handler)
    except ValueError:
        # Not the main thread: Python lets no other set a handler.
        return


def _begin() -> None:
    """By the program's name: as installed, and as the file that `python -m` and PyInstaller run."""
    folder, name = os.path.split(sys.argv[0] if sys.argv else "")
    room = os.path.basename(folder)  # noqa: PTH119  # pathlib takes longer to import than all of this
    if name.startswith("kit-desktop-cli") or (room, name) in {("cli", "main.py"), ("cli", "__main__.py")}:
        collect()
    elif name.startswith("kit-desktop") or (room, name) == ("kit_desktop", "__main__.py"):
        restore_defaults()


atexit.register(_end_in_peace)
_begin()
