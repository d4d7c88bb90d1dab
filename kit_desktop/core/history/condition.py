"""How the history is: a closed list."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class HistoryCondition(StrEnum):
    """What can be done with the history; lookups go on whatever it is. Values are `StorageProblem`'s where they mean one."""

    NOT_OPENED = "not_opened"
    READY = "ready"
    OFF = "off"
    """Nothing is to be kept, and nothing is."""
    READ_ONLY = "read_only"
    """What is there can be read, as far as there is something; nothing is added."""
    LOCKED = "locked"
    """Another program keeps the file to itself. The next call tries again."""
    DISK_FULL = "disk_full"
    """The last write found no room; nothing that was saved is lost. The next one tries again."""
    DAMAGED = "damaged"
    """The file is damaged and could not be set aside."""
    NEWER = "newer"
    """A newer program has written the file. It is left alone."""
    UNSAFE_DRIVE = "unsafe_drive"
    """The file lies on a network drive where two computers would spoil it. It is left alone."""
    UNUSABLE = "unusable"
    """The system refuses for another reason, which the detail names. The next call tries again."""
    CLOSED = "closed"

    @property
    def is_final(self) -> bool:
        """Whether trying again in this session is pointless."""
        return self in {
            HistoryCondition.DAMAGED,
            HistoryCondition.NEWER,
            HistoryCondition.UNSAFE_DRIVE,
            HistoryCondition.CLOSED,
        }


class HistoryState(NamedTuple):
    """How the last opening or writing went.

    `set_aside` is where a damaged file was moved in this session, for a new one to be started in its place. `detail` is a
    short technical word (`SQLITE_IOERR_WRITE`, `ENOTDIR`). `clock_jumped`: the clock may be wrong, so nothing has been
    removed for its age in this session.
    """

    condition: HistoryCondition
    set_aside: Path | None = None
    detail: str | None = None
    clock_jumped: bool = False
