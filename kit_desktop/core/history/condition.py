"""How the history is: a closed list, and what the errors of SQLite and of the system mean in it."""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kit_desktop.core.storage.files import NotAFileError


class HistoryCondition(StrEnum):
    """What can be done with the history. Whatever it is, lookups go on."""

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
    UNUSABLE = "unusable"
    """The system refuses for another reason, which the detail names. The next call tries again."""
    CLOSED = "closed"

    @property
    def is_final(self) -> bool:
        """Whether trying again in this session is pointless."""
        return self in {HistoryCondition.DAMAGED, HistoryCondition.NEWER, HistoryCondition.CLOSED}


@dataclass(frozen=True, slots=True)
class HistoryState:
    """How the last opening or writing went.

    `set_aside` is where a damaged file was moved in this session, for a new one to be started in its place. `detail` is
    a short technical word (`SQLITE_IOERR_WRITE`, `ENOTDIR`).
    """

    condition: HistoryCondition
    set_aside: Path | None = None
    detail: str | None = None


class HistoryFileError(Exception):
    """The file cannot be used as wished. `detail` is a short technical word, `set_aside` where a damaged one was moved."""

    def __init__(self, condition: HistoryCondition, detail: str) -> None:
        super().__init__(f"{condition} {detail}")
        self.condition = condition
        self.detail = detail
        self.set_aside: Path | None = None


HISTORY_ERRORS = (sqlite3.Error, OSError, MemoryError, UnicodeDecodeError, HistoryFileError)
"""What working with the file may raise; `as_history_error` says what each means.

Python's sqlite3 raises MemoryError for one of SQLite's codes, and fails to decode messages that quote a damaged schema.
"""

_BY_CODE = {
    sqlite3.SQLITE_BUSY: HistoryCondition.LOCKED,
    sqlite3.SQLITE_LOCKED: HistoryCondition.LOCKED,
    sqlite3.SQLITE_PROTOCOL: HistoryCondition.LOCKED,
    sqlite3.SQLITE_FULL: HistoryCondition.DISK_FULL,
    sqlite3.SQLITE_READONLY: HistoryCondition.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: HistoryCondition.DAMAGED,
    sqlite3.SQLITE_NOTADB: HistoryCondition.DAMAGED,
}
_BY_ERRNO = {
    errno.ENOSPC: HistoryCondition.DISK_FULL,
    errno.EDQUOT: HistoryCondition.DISK_FULL,
    errno.EROFS: HistoryCondition.READ_ONLY,
    errno.EACCES: HistoryCondition.READ_ONLY,
    errno.EPERM: HistoryCondition.READ_ONLY,
}
_NOT_OUR_TABLES = frozenset(
    {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_SCHEMA}
)


def as_history_error(error: Exception, *, opening: bool = False) -> HistoryFileError:
    """What one of HISTORY_ERRORS means. While `opening`, statements that do not fit the tables mean damage; later they would
    be a fault of this program, for which no file is set aside."""
    if isinstance(error, HistoryFileError):
        return error
    if isinstance(error, NotAFileError):
        return HistoryFileError(HistoryCondition.UNUSABLE, "NOT_A_FILE")
    if isinstance(error, OSError):
        number = error.errno or 0
        return HistoryFileError(
            _BY_ERRNO.get(number, HistoryCondition.UNUSABLE), errno.errorcode.get(number, type(error).__name__)
        )
    if isinstance(error, UnicodeDecodeError):
        return HistoryFileError(HistoryCondition.DAMAGED, "ENCODING")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    detail = getattr(error, "sqlite_errorname", type(error).__name__)
    if opening and code in _NOT_OUR_TABLES:
        return HistoryFileError(HistoryCondition.DAMAGED, detail)
    return HistoryFileError(_BY_CODE.get(code, HistoryCondition.UNUSABLE), detail)
