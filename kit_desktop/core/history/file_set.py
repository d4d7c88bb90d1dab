"""The history file among other files: made private, moved aside, copied before a migration, and what is left of it later."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from kit_desktop.core.history.condition import HistoryCondition, HistoryFileError
from kit_desktop.core.storage.files import when_free

_MOVED_ALONG = ("-wal", "-journal")
_BESIDE = (*_MOVED_ALONG, "-shm")
_LEAST_ROOM = 131_072


def beside(path: Path, ending: str) -> Path:
    """The file that SQLite keeps next to a database under its name and `ending`."""
    return path.with_name(path.name + ending)


def make_private(path: Path) -> None:
    """See that the file is there and that nobody else can read it, from its first byte on. Raises OSError, HistoryFileError.

    An existing file is never opened here: closing it again would drop SQLite's locks on it (POSIX).
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        if not path.is_file():
            raise HistoryFileError(HistoryCondition.UNUSABLE, "NOT_A_FILE") from None
        if os.name == "posix":
            for name in (path, *(beside(path, ending) for ending in _BESIDE)):
                with suppress(OSError):
                    _withdraw(name)


def _withdraw(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        path.chmod(mode & 0o700)


def identity(path: Path) -> tuple[int, int] | None:
    """What tells this file from another one of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_full(path: Path) -> bool:
    """Whether there is too little room on the disk for SQLite to begin anything."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


@contextmanager
def gate(path: Path, patience: float, *, exclusive: bool) -> Iterator[None]:
    """Keep a file from being moved aside while it is opened: openers share the gate, who moves has it alone.

    Otherwise an opener could join the damaged file with the log of its successor, and two that find the same damage could
    move the second's new file. Waits up to `patience` seconds. The lock is SQLite's own, on an empty file beside: the same on
    every system, and gone with the process that held it. Raises sqlite3.Error, OSError, HistoryFileError.
    """
    lock = beside(path, "-gate")
    make_private(lock)
    with closing(sqlite3.connect(lock, timeout=patience, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE" if exclusive else "BEGIN")
        connection.execute("SELECT 1 FROM sqlite_master").fetchall()
        yield
        connection.execute("ROLLBACK")


def move_aside(path: Path) -> Path:
    """Rename a damaged file and what belongs to it; return its new name. Raises OSError; no connection of ours may be open.

    The database goes first: a log without its database is thrown away by SQLite, a database without its log is older.
    """
    target = _free_name(path, f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
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
    unfinished = beside(target, ".part")
    unfinished.unlink(missing_ok=True)
    try:
        make_private(unfinished)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
        unfinished.replace(target)
    finally:
        for leftover in (unfinished, beside(unfinished, "-journal")):
            leftover.unlink(missing_ok=True)
    return target


def remove_copies(path: Path, unchanged_since: datetime | None = None) -> None:
    """Remove backups and files set aside (with `unchanged_since`: those last written before): they hold lookups too.

    Raises OSError for the first that cannot be removed, after having tried them all.
    """
    failed: OSError | None = None
    for pattern in (".damaged-*", ".v*-backup*"):
        for copy in path.parent.glob(_literal(path.name) + pattern):
            try:
                if unchanged_since is None or copy.stat().st_mtime < unchanged_since.timestamp():
                    copy.unlink(missing_ok=True)
            except OSError as error:
                failed = error
    if failed is not None:
        raise failed


def _literal(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
