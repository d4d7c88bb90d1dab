"""The process itself: no core dumps with a password in them, no debugger of another program of the same user."""

from __future__ import annotations

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """Turn core dumps off, and on Linux other processes' access to this one's memory. Does what the system allows, silently."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # not on Windows

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
