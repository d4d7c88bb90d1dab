"""A command's work, so run that a request to end is heard whatever it waits for (a name that is resolved, say)."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, TypeVar

from kit_desktop.core.cancel import AbandonedError, CancelToken, run_abandonable
from kit_desktop.startup import stop_signals

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


def run_stoppable(work: Callable[[], _T], cancel: CancelToken, leave_after: float) -> _T:
    """Run `work`; when the program is asked to end, set `cancel` and give it `leave_after` seconds more.

    Raises what `work` raises, and AbandonedError where it has not ended by then.
    """
    leaves_at = math.inf

    def next_look() -> float:
        nonlocal leaves_at
        if leaves_at == math.inf and stop_signals.was_asked():
            cancel.cancel()
            leaves_at = time.monotonic() + leave_after
        if time.monotonic() >= leaves_at:
            raise AbandonedError
        return 0.05

    return run_abandonable(work, next_look, "kit-command")
