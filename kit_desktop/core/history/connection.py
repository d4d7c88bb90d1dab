"""The open history file: one connection that writes, one that reads, and whole transactions on them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from kit_desktop.core.history.condition import HistoryCondition, HistoryFileError
from kit_desktop.core.history.tables import check_index, has_index, is_about_index, make_index, version_of
from kit_desktop.core.storage.files import identity

Value = TypeVar("Value")
Work = Callable[[sqlite3.Connection, bool], Value]
"""Statements on a connection; the second argument says whether the index is there."""


class HistoryFile:
    """Connections to a sound file of the present version. Safe to use from several threads.

    `set_aside` is where the damaged file went that this one replaces. `refusal` says why there is no `writer`, if so.
    """

    def __init__(
        self,
        path: Path,
        reader: sqlite3.Connection,
        version: int,
        writer: sqlite3.Connection | None = None,
        refusal: HistoryFileError | None = None,
    ) -> None:
        self.set_aside: Path | None = None
        self.refusal = refusal
        self._path = path
        self._identity = identity(path)
        self._writer = writer
        self._reader = reader
        self._version = version
        self._indexed = has_index(reader)
        self._index_given_up = False
        self._writing = threading.Lock()
        self._reading = threading.Lock()

    def is_current(self) -> bool:
        """Whether the name still leads to this file: another process may have moved it, a person may have deleted it."""
        return self._identity == identity(self._path)

    def read(self, work: Work[Value]) -> Value:
        """Run statements that only read. Raises one of HISTORY_ERRORS."""
        with self._reading:
            return work(self._reader, self._indexed)

    def write(self, work: Work[Value], patience: float) -> Value:
        """Run statements in one transaction; when this returns, they are on the disk. Raises one of HISTORY_ERRORS.

        `patience` is how many seconds to wait for another process that writes.
        """
        with self._writing:
            writer = self._writer
            if writer is None:
                raise HistoryFileError(HistoryCondition.READ_ONLY, "SQLITE_READONLY")
            writer.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            writer.execute("BEGIN IMMEDIATE")
            try:
                self._require_version(writer)
                # Another window may have made the index that was not there when this one opened the file.
                self._indexed = self._indexed or (not self._index_given_up and has_index(writer))
                value = work(writer, self._indexed)
                writer.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    writer.rollback()
                raise
            return value

    def _require_version(self, writer: sqlite3.Connection) -> None:
        # A newer program may have been started beside this one, and have brought the file up to its own version.
        if version_of(writer) != self._version:
            raise HistoryFileError(HistoryCondition.NEWER, "VERSION")

    def repair_index(self, patience: float) -> None:
        """Make the index, or make it right, or do without it from now on. Raises one of HISTORY_ERRORS."""
        # Each in a transaction of its own: one in which the index has failed cannot be relied on to commit.
        for attempt in (check_index, make_index):
            try:
                self.write(attempt, patience)
            except sqlite3.DatabaseError as error:
                if not is_about_index(error):
                    raise
            else:
                self._indexed = True
                return
        self._indexed, self._index_given_up = False, True

    def shrink(self, *, whole: bool) -> bool:
        """Take removed content off the disk: out of the log, and with `whole` out of the file. Raises one of HISTORY_ERRORS.

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
