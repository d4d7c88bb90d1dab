"""Connections to a database of the program's own: how they write, and whether the file is sound and what it should be."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Literal, NamedTuple

from kit_desktop.core.storage.drives import Drive, drive_of
from kit_desktop.core.storage.files import make_private
from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.core.storage.sqlite_errors import STORAGE_ERRORS, as_storage_error

Check = Literal["quick_check", "integrity_check"]
"""SQLite's own checks of a file; the second also compares its indexes, and takes longer."""

Migration = Callable[[sqlite3.Connection], Any]
"""Takes a file from one version to the next, inside a transaction that it neither begins nor ends."""

_SETTINGS = (
    "synchronous = FULL",
    "fullfsync = 1",  # macOS: an ordinary fsync leaves the data in the drive's cache.
    "checkpoint_fullfsync = 1",
    "secure_delete = 1",
    "temp_store = MEMORY",
    "journal_size_limit = 1048576",
    "cell_size_check = 1",
)
_LARGEST_PLAUSIBLE_VERSION = 1000
_SLICE = 0.02


class Schema(NamedTuple):
    """What is in a file: how each version comes out of the one before, and what tells a file of this kind.

    The first of `migrations` makes version 1 of an empty file; the file's `user_version` says how many have been applied.
    `probe` raises sqlite3.Error where the tables are not those that this program reads and writes.
    """

    migrations: Sequence[Migration]
    probe: Callable[[sqlite3.Connection], None]

    @property
    def version(self) -> int:
        """The present version."""
        return len(self.migrations)


def connect_durably(name: str, patience: float, *, uri: bool = False) -> sqlite3.Connection:
    """A connection for any thread, whose commits are on the disk when they return. Raises one of STORAGE_ERRORS.

    `patience` is how many seconds to wait for another process. What was removed is overwritten.
    """
    connection = sqlite3.connect(name, timeout=patience, isolation_level=None, check_same_thread=False, uri=uri)
    connection.text_factory = lambda octets: octets.decode("utf-8", "replace")
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except STORAGE_ERRORS:
        connection.close()
        raise
    return connection


def is_shared(path: Path) -> bool:
    """Whether other computers may have the file open too. Raises StorageError, UNSAFE_DRIVE, where they would spoil it."""
    drive = drive_of(path)
    if drive is Drive.UNSAFE:
        raise StorageError(StorageProblem.UNSAFE_DRIVE)
    return drive is Drive.SHARED


def make_ready(path: Path, patience: float) -> bool:
    """See that the file is there, private, and without a log where other computers may have it open too; whether they may.

    Raises StorageError, UNSAFE_DRIVE, where they would spoil it (then nothing is made), and one of STORAGE_ERRORS.
    """
    shared = is_shared(path)
    make_private(path)
    if shared:
        leave_log(path, patience)
    return shared


def use_log(connection: sqlite3.Connection, patience: float) -> None:
    """Have a write-ahead log, where the file system can share its index (some drives cannot). Raises sqlite3.Error."""
    _set_journal_mode(connection, patience, "wal")


def leave_log(path: Path, patience: float) -> None:
    """Have no write-ahead log: its index is shared memory, which other computers do not see. Raises one of STORAGE_ERRORS."""
    with closing(sqlite3.connect(str(path), timeout=patience, isolation_level=None)) as connection:
        # Then SQLite opens a log without that memory, and only where nobody else has the file open.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        _set_journal_mode(connection, patience, "delete")


def _set_journal_mode(connection: sqlite3.Connection, patience: float, mode: str) -> None:
    # Two programs that start at once on a file: SQLite answers "busy" here without waiting.
    end = time.monotonic() + patience
    while True:
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != mode:
                connection.execute(f"PRAGMA journal_mode = {mode}")
        except sqlite3.OperationalError as error:
            if as_storage_error(error).problem is not StorageProblem.LOCKED or time.monotonic() > end:
                raise
            time.sleep(_SLICE)
        else:
            return


def version_of(connection: sqlite3.Connection) -> int:
    """The file's `user_version`. Raises sqlite3.Error."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def require_sound(connection: sqlite3.Connection, schema: Schema, check: Check) -> None:
    """Raise StorageError where the file is damaged, newer, or none of ours; sqlite3.Error may mean damage as well."""
    version = version_of(connection)
    if not 0 <= version <= _LARGEST_PLAUSIBLE_VERSION:
        raise StorageError(StorageProblem.DAMAGED, "VERSION")
    if version > schema.version:
        raise StorageError(StorageProblem.NEWER, f"VERSION_{version}")
    if version == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise StorageError(StorageProblem.DAMAGED, "NOT_OURS")
    if connection.execute(f"PRAGMA {check}(1)").fetchone()[0] != "ok":
        raise StorageError(StorageProblem.DAMAGED, "CHECK_FAILED")
