"""What the errors of SQLite and of the system mean for a file."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from kit_desktop.core.storage.files import NotAFileError
from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.core.storage.sqlite_errors import as_storage_error, storage_errors


def sqlite_error(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("made up")
    error.sqlite_errorcode, error.sqlite_errorname = getattr(sqlite3, name), name
    return error


@pytest.mark.parametrize(
    ("error", "problem", "detail"),
    [
        (sqlite_error("SQLITE_BUSY"), StorageProblem.LOCKED, "SQLITE_BUSY"),
        (sqlite_error("SQLITE_LOCKED"), StorageProblem.LOCKED, "SQLITE_LOCKED"),
        (sqlite_error("SQLITE_PROTOCOL"), StorageProblem.LOCKED, "SQLITE_PROTOCOL"),
        (sqlite_error("SQLITE_FULL"), StorageProblem.DISK_FULL, "SQLITE_FULL"),
        (sqlite_error("SQLITE_READONLY"), StorageProblem.READ_ONLY, "SQLITE_READONLY"),
        (sqlite_error("SQLITE_READONLY_DBMOVED"), StorageProblem.READ_ONLY, "SQLITE_READONLY_DBMOVED"),
        (sqlite_error("SQLITE_CORRUPT"), StorageProblem.DAMAGED, "SQLITE_CORRUPT"),
        (sqlite_error("SQLITE_NOTADB"), StorageProblem.DAMAGED, "SQLITE_NOTADB"),
        (sqlite_error("SQLITE_IOERR_WRITE"), StorageProblem.UNUSABLE, "SQLITE_IOERR_WRITE"),
        (sqlite_error("SQLITE_ERROR"), StorageProblem.UNUSABLE, "SQLITE_ERROR"),
        (sqlite3.ProgrammingError("closed"), StorageProblem.UNUSABLE, "ProgrammingError"),
        (MemoryError(), StorageProblem.UNUSABLE, "MemoryError"),
        (OSError(errno.ENOSPC, "x"), StorageProblem.DISK_FULL, "ENOSPC"),
        (OSError(errno.EDQUOT, "x"), StorageProblem.DISK_FULL, errno.errorcode[errno.EDQUOT]),
        (OSError(errno.EROFS, "x"), StorageProblem.READ_ONLY, "EROFS"),
        (OSError(errno.EACCES, "x"), StorageProblem.READ_ONLY, "EACCES"),
        (OSError(errno.EPERM, "x"), StorageProblem.READ_ONLY, "EPERM"),
        (OSError(errno.EIO, "x"), StorageProblem.UNUSABLE, "EIO"),
        (OSError(), StorageProblem.UNUSABLE, "OSError"),
        (NotAFileError(), StorageProblem.UNUSABLE, "NotAFileError"),
        (OSError(errno.EBUSY, "x"), StorageProblem.LOCKED, "EBUSY"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), StorageProblem.DAMAGED, "ENCODING"),
    ],
)
def test_what_it_means(error: Exception, problem: StorageProblem, detail: str) -> None:
    meant = as_storage_error(error)
    assert (meant.problem, meant.detail, meant.set_aside) == (problem, detail, None)


@pytest.mark.parametrize("name", ["ERROR", "CONSTRAINT", "MISMATCH", "TOOBIG", "SCHEMA"])
def test_statements_that_do_not_fit_mean_damage_while_opening(name: str) -> None:
    error = sqlite_error(f"SQLITE_{name}")
    assert as_storage_error(error, opening=True).problem is StorageProblem.DAMAGED
    assert as_storage_error(error).problem is StorageProblem.UNUSABLE
    with pytest.raises(StorageError) as raised, storage_errors():
        raise error
    assert (raised.value.problem, raised.value.__cause__) == (StorageProblem.DAMAGED, error)


def test_what_is_known_already_stays_as_it_is() -> None:
    known = StorageError(StorageProblem.NEWER, "VERSION_7")
    assert as_storage_error(known, opening=True) is known
    assert str(known) == "newer VERSION_7"
    with pytest.raises(StorageError) as raised, storage_errors():
        raise known
    assert raised.value is known


def test_faults_of_this_program_are_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), storage_errors():
        raise ZeroDivisionError
