"""The process itself: no dumps of its memory with a password in it, no debugger of another program of the same user."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 0x0001, 0x0002
_WER_FAULT_REPORTING_FLAG_NOHEAP = 1


def harden() -> None:
    """Turn core dumps and Windows' error reports off, and on Linux other processes' access to this one's memory.

    Does what the system allows, silently.
    """
    if sys.platform == "win32":
        # A crash ends the process, and Windows Error Reporting is not asked to write its memory down.
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | _SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        with suppress(OSError, AttributeError):
            kernel.WerSetFlags(_WER_FAULT_REPORTING_FLAG_NOHEAP)
            if getattr(sys, "frozen", False):
                # By the program's name, and so not where that is Python's: it would hold for every other script.
                name = os.path.basename(sys.executable)  # noqa: PTH119  # pathlib takes longer to import than all of this
                ctypes.WinDLL("wer").WerAddExcludedApplication(ctypes.c_wchar_p(name), 0)
        return
    import resource  # noqa: PLC0415  # not on Windows

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
