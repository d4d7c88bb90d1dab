"""The open history file: checked, brought up to date, one connection that writes and one that reads."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeVar

from kit_desktop.core.history_folder import alone, back_up, beside, identity, make_private, move_aside
from kit_desktop.core.history_schema import Migration, has_index, probe, repair_index, version_of
from kit_desktop.core.history_state import HISTORY_ERRORS, HistoryCondition, HistoryFileError, as_history_error

Value = TypeVar("Value")
Work = Callable[[sqlite3.Connection, bool], Value]
"""Statements on a connection; the second argument says whether the index is there."""

Connect = Callable[..., sqlite3.Connection]
"""`sqlite3.connect`, or what a test puts in its place."""

Check = Literal["quick_check", "integrity_check"]
"""SQLite's own checks of a file; the second also compares its indexes, and takes longer."""

_LARGEST_PLAUSIBLE_VERSION = 1000


class HistoryFile:
    """Connections to a sound file of the present version. Safe to use from several threads.

    `set_aside` is where the damaged file went that this one replaces. `writable` is False where the system forbids writing.
    """

    def __init__(self, path: Path, writer: sqlite3.Connection | None, reader: sqlite3.Connection, version: int) -> None:
        self.set_aside: Path | None = None
        self._path = path
        self._identity = identity(path)
        self._writer = writer
        self._reader = reader
        self._version = version
        self._indexed = has_index(reader)
        self._writing = threading.Lock()
        self._reading = threading.Lock()

    @property
    def writable(self) -> bool:
        """Whether writing can be tried at all."""
        return self._writer is not None

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
        """Make the index, or make it right. Raises one of HISTORY_ERRORS."""
        self._indexed = self.write(lambda connection, _: repair_index(connection), patience)

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


def open_history_file(
    path: Path,
    migrations: Sequence[Migration],
    patience: float,
    connect: Connect = sqlite3.connect,
    check: Check = "quick_check",
) -> HistoryFile:
    """Open, or make, the file. Blocks for the check of the whole file, and up to `patience` seconds for locks.

    A damaged file is set aside and a new one started. Raises HistoryFileError where there is nothing to work with.
    """
    opener = _Opener(path, migrations, patience, connect, check)
    try:
        return opener.open()
    except HistoryFileError as error:
        if error.condition is HistoryCondition.DAMAGED:
            return opener.replace(error)
        if error.condition in {HistoryCondition.READ_ONLY, HistoryCondition.UNUSABLE} and path.is_file():
            return opener.open_to_read(error)
        raise


class _Opener:
    def __init__(self, path: Path, migrations: Sequence[Migration], patience: float, connect: Connect, check: Check) -> None:
        self._path = path
        self._migrations = migrations
        self._patience = patience
        self._connect = connect
        self._pragma = f"PRAGMA {check}(1)"

    def open(self) -> HistoryFile:
        """Open to write. Raises HistoryFileError."""
        opened: list[sqlite3.Connection] = []
        try:
            make_private(self._path)
            opened.append(writer := self._connection(str(self._path)))
            self._check(writer)
            self._use_log(writer)
            self._migrate(writer)
            probe(writer)
            opened.append(reader := self._connection(str(self._path)))
            return HistoryFile(self._path, writer, reader, len(self._migrations))
        except HISTORY_ERRORS as error:
            for connection in opened:
                connection.close()
            raise as_history_error(error, opening=True) from error

    def replace(self, damage: HistoryFileError) -> HistoryFile:
        """Set the damaged file aside and make a new one. Raises HistoryFileError."""
        try:
            with alone(self._path, self._patience):
                try:
                    return self.open()
                except HistoryFileError as error:
                    if error.condition is not HistoryCondition.DAMAGED:
                        raise
                target = move_aside(self._path)
                file = self.open()
                file.set_aside = target
                return file
        except OSError as error:
            raise damage from error
        except sqlite3.Error as error:
            raise as_history_error(error) from error

    def open_to_read(self, reason: HistoryFileError) -> HistoryFile:
        """Open what is there without writing a byte. Raises HistoryFileError, `reason` where that is not possible."""
        uri = self._path.absolute().as_uri()
        # Without its log beside it nobody can be writing, and only then may the file be taken as unchanging.
        ways = ("mode=ro",) if beside(self._path, "-wal").exists() else ("mode=ro", "mode=ro&immutable=1")
        for way in ways:
            reader: sqlite3.Connection | None = None
            try:
                reader = self._connection(f"{uri}?{way}", uri=True)
                self._check(reader)
                probe(reader)
                return HistoryFile(self._path, None, reader, len(self._migrations))
            except HISTORY_ERRORS as error:
                if reader is not None:
                    reader.close()
                if as_history_error(error).condition.is_final:
                    raise as_history_error(error) from error
        raise reason

    def _connection(self, name: str, *, uri: bool = False) -> sqlite3.Connection:
        connection = self._connect(name, timeout=self._patience, isolation_level=None, check_same_thread=False, uri=uri)
        connection.text_factory = lambda octets: octets.decode("utf-8", "replace")
        try:
            for setting in ("synchronous = FULL", "fullfsync = 1", "checkpoint_fullfsync = 1", "secure_delete = 1"):
                connection.execute(f"PRAGMA {setting}")
            for setting in ("temp_store = MEMORY", "journal_size_limit = 1048576", "cell_size_check = 1"):
                connection.execute(f"PRAGMA {setting}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _check(self, connection: sqlite3.Connection) -> None:
        version = version_of(connection)
        if not 0 <= version <= _LARGEST_PLAUSIBLE_VERSION:
            raise HistoryFileError(HistoryCondition.DAMAGED, "VERSION")
        if version > len(self._migrations):
            raise HistoryFileError(HistoryCondition.NEWER, f"VERSION_{version}")
        found = connection.execute(self._pragma).fetchone()[0]
        if found != "ok":
            raise HistoryFileError(HistoryCondition.DAMAGED, "CHECK_FAILED")

    def _use_log(self, connection: sqlite3.Connection) -> None:
        # Two programs that start at once on a new file: SQLite answers "busy" here without waiting.
        end = time.monotonic() + self._patience
        while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if as_history_error(error).condition is not HistoryCondition.LOCKED or time.monotonic() > end:
                    raise
                time.sleep(0.02)
            else:
                return

    def _migrate(self, connection: sqlite3.Connection) -> None:
        if version_of(connection) == len(self._migrations):
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(connection)
            if version > len(self._migrations):
                raise HistoryFileError(HistoryCondition.NEWER, f"VERSION_{version}")
            if version == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise HistoryFileError(HistoryCondition.DAMAGED, "NOT_OURS")
            if 0 < version < len(self._migrations):
                back_up(self._path, version)
            for migration in self._migrations[version:]:
                migration(connection)
            connection.execute(f"PRAGMA user_version = {len(self._migrations)}")
            connection.execute("COMMIT")
        except (ValueError, LookupError, TypeError) as error:
            raise HistoryFileError(HistoryCondition.DAMAGED, type(error).__name__) from error
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
