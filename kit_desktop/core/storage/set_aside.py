"""A database among other files: moved aside when damaged, copied before a migration, and what is left of both later."""

from __future__ import annotations

import glob
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from kit_desktop.core.storage.files import beside, make_private, replacing_database, when_free

_MOVED_ALONG = ("-wal", "-journal")


@contextmanager
def gate(path: Path, patience: float, *, exclusive: bool) -> Iterator[None]:
    """Keep a file from being moved aside while it is opened: openers share the gate, who moves has it alone.

    Otherwise an opener could join the damaged file with the log of its successor, and two that find the same damage could
    move the second's new file. Waits up to `patience` seconds. The lock is SQLite's own, on an empty file beside: the same on
    every system, and gone with the process that held it. Raises sqlite3.Error, OSError.
    """
    lock = beside(path, "-gate")
    make_private(lock)
    with closing(sqlite3.connect(lock, timeout=patience, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE" if exclusive else "BEGIN")
        connection.execute("SELECT 1 FROM sqlite_master").fetchall()
        yield
        connection.execute("ROLLBACK")


def move_aside(path: Path, why: str = "damaged") -> Path:
    """Rename a file and what SQLite keeps beside it to `<name>.<why>-<time>`; return the new name. Raises OSError.

    No connection of ours may be open. The database goes first: a log without its database is thrown away by SQLite, a
    database without its log is older.
    """
    target = _free_name(path, f"{path.name}.{why}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    when_free(lambda: path.rename(target))
    for ending in _MOVED_ALONG:
        with suppress(FileNotFoundError):
            beside(path, ending).rename(beside(target, ending))
    beside(path, "-shm").unlink(missing_ok=True)
    return target


def _free_name(path: Path, name: str) -> Path:
    target, number = path.with_name(name), 1
    while target.exists():
        number += 1
        target = path.with_name(f"{name}-{number}")
    return target


def back_up(path: Path, version: int) -> Path:
    """Copy the file as it is, whole or not at all, to `<name>.v<version>-backup`. Raises sqlite3.Error, OSError."""
    target = beside(path, f".v{version}-backup")
    with (
        replacing_database(target) as unfinished,
        closing(sqlite3.connect(path)) as source,
        closing(sqlite3.connect(unfinished)) as copy,
    ):
        source.backup(copy)
    return target


def remove_copies(path: Path, unchanged_since: datetime | None = None) -> None:
    """Remove backups and files set aside (with `unchanged_since`: those last written before): they hold lookups too.

    Raises OSError for the first that cannot be removed, after having tried them all.
    """
    failed: OSError | None = None
    for pattern in (".damaged-*", ".v*-backup*"):
        for copy in path.parent.glob(glob.escape(path.name) + pattern):
            try:
                if unchanged_since is None or copy.stat().st_mtime < unchanged_since.timestamp():
                    copy.unlink(missing_ok=True)
            except OSError as error:
                failed = error
    if failed is not None:
        raise failed
