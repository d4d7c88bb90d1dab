"""An open database: one connection that writes, one that reads, and whole transactions on them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from kit_desktop.core.storage.connection import version_of
from kit_desktop.core.storage.files import identity
from kit_desktop.core.storage.problem import StorageError, StorageProblem

Value = TypeVar("Value")
Work = Callable[[sqlite3.Connection], Value]
"""Statements on a connection."""


class Database:
    """Connections to a sound file of the present version. Safe to use from several threads.

    `set_aside` is where the damaged file went that this one replaces. `refusal` says why there is no `writer`, if so.
    """

    def __init__(
        self,
        path: Path,
        reader: sqlite3.Connection,
        version: int,
        writer: sqlite3.Connection | None = None,
        refusal: StorageError | None = None,
    ) -> None:
        self.set_aside: Path | None = None
        self.refusal = refusal
        self._path = path
        self._identity = identity(path)
        self._writer = writer
        self._reader = reader
        self._version = version
        self._writing = threading.Lock()
        self._reading = threading.Lock()

    def is_current(self) -> bool:
        """Whether the name still leads to this file: another process may have moved it, a person may have deleted it."""
        return self._identity == identity(self._path)

    def read(self, work: Work[Value]) -> Value:
        """Run statements that only read. Raises one of STORAGE_ERRORS."""
        with self._reading:
            return work(self._reader)

    def write(self, work: Work[Value], patience: float) -> Value:
        """Run statements in one transaction; when this returns, they are on the disk. Raises one of STORAGE_ERRORS.

        `patience` is how many seconds to wait for another process that writes.
        """
        with self._writing:
            writer = self._writer
            if writer is None:
                raise StorageError(StorageProblem.READ_ONLY, "SQLITE_READONLY")
            writer.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            writer.execute("BEGIN IMMEDIATE")
            try:
                self._require_version(writer)
                value = work(writer)
                writer.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    writer.rollback()
                raise
            return value

    def _require_version(self, writer: sqlite3.Connection) -> None:
        # A newer program may have been started beside this one, and have brought the file up to its own version.
        if version_of(writer) != self._version:
            raise StorageError(StorageProblem.NEWER, "VERSION")

    def shrink(self, *, whole: bool) -> bool:
        """Take removed content off the disk: out of the log, and with `whole` out of the file. Raises one of STORAGE_ERRORS.

        False where another process is reading, so that the log cannot be emptied now.
        """
        with self._writing:
            if self._writer is None:
                return False
            if whole:
                self._writer.execute("VACUUM")
            busy = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return not busy

    def close(self) -> None:
        """Close both connections, after what they are doing."""
        with self._writing, self._reading:
            for connection in (self._reader, self._writer):
                if connection is not None:
                    with suppress(sqlite3.Error):
                        connection.close()
