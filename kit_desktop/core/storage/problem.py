"""What may be wrong with a file of the program's own: one closed list, and the one error that carries it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from kit_desktop.core.errors import ProblemError


class StorageProblem(StrEnum):
    """Why a file cannot be used as wished."""

    EXISTS = "exists"
    MISSING = "missing"
    LOCKED = "locked"
    """Another program keeps the file to itself."""
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    """It is a file of something else."""
    NEWER = "newer"
    """A newer program has written the file."""
    UNSAFE_DRIVE = "unsafe_drive"
    """It lies on a network drive that does not keep other computers apart: two of them would spoil it."""
    UNUSABLE = "unusable"
    """The system refuses for another reason, which the detail names."""


class StorageError(ProblemError[StorageProblem]):
    """The file cannot be used as wished. `detail` is a short technical word, `set_aside` where a damaged one was moved."""

    set_aside: Path | None = None
