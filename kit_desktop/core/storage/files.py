"""Files that another program looks at for a moment."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

PATIENCE = 0.5 if os.name == "nt" else 0.0
"""Seconds, less than the program waits for the disk when it ends. A virus scanner, the search index or a cloud folder's
program has read a new file by then; a spreadsheet program that has it open keeps it for longer, and that is to be said."""

_SLICE = 0.02


def when_free(work: Callable[[], object]) -> None:
    """Rename or remove a file; on Windows again and again for `PATIENCE` seconds where that is refused.

    Windows refuses it while anybody has the file open, and on the person's folders somebody often has, for a blink. Raises
    what `work` raises.
    """
    give_up = time.monotonic() + PATIENCE
    while True:
        try:
            work()
        except PermissionError:
            if time.monotonic() >= give_up:
                raise
            time.sleep(_SLICE)
        else:
            return
