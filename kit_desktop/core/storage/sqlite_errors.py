"""What the errors of SQLite and of the system mean for a file of the program's own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.core.storage.system_errors import SystemProblem, system_name, system_problem

STORAGE_ERRORS = (sqlite3.Error, OSError, MemoryError, UnicodeDecodeError, StorageError)
"""What working with a database may raise; `as_storage_error` says what each means.

Python's sqlite3 raises MemoryError for one of SQLite's codes, and fails to decode messages that quote a damaged schema.
"""

_BY_CODE = {
    sqlite3.SQLITE_BUSY: StorageProblem.LOCKED,
    sqlite3.SQLITE_LOCKED: StorageProblem.LOCKED,
    sqlite3.SQLITE_PROTOCOL: StorageProblem.LOCKED,
    sqlite3.SQLITE_FULL: StorageProblem.DISK_FULL,
    sqlite3.SQLITE_READONLY: StorageProblem.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: StorageProblem.DAMAGED,
    sqlite3.SQLITE_NOTADB: StorageProblem.DAMAGED,
}
_OF_SYSTEM = {
    SystemProblem.DISK_FULL: StorageProblem.DISK_FULL,
    SystemProblem.READ_ONLY: StorageProblem.READ_ONLY,
    SystemProblem.NOT_ALLOWED: StorageProblem.READ_ONLY,
    SystemProblem.BUSY: StorageProblem.LOCKED,
}
_NOT_OUR_TABLES = frozenset(
    {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_SCHEMA}
)


def as_storage_error(error: Exception, *, opening: bool = False) -> StorageError:
    """What one of STORAGE_ERRORS means. While `opening`, statements that do not fit the tables mean damage; later they would
    be a fault of this program, for which no file is set aside."""
    if isinstance(error, StorageError):
        return error
    if isinstance(error, OSError):
        return StorageError(_OF_SYSTEM.get(system_problem(error), StorageProblem.UNUSABLE), system_name(error))
    if isinstance(error, UnicodeDecodeError):
        return StorageError(StorageProblem.DAMAGED, "ENCODING")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    detail = getattr(error, "sqlite_errorname", type(error).__name__)
    if opening and code in _NOT_OUR_TABLES:
        return StorageError(StorageProblem.DAMAGED, detail)
    return StorageError(_BY_CODE.get(code, StorageProblem.UNUSABLE), detail)


@contextmanager
def storage_errors(*, opening: bool = True) -> Iterator[None]:
    """Turn what SQLite and the system raise into StorageError (`as_storage_error`)."""
    try:
        yield
    except StorageError:
        raise
    except STORAGE_ERRORS as error:
        raise as_storage_error(error, opening=opening) from error
