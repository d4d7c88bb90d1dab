"""Opening the history file: made private, checked, brought up to date; set aside when damaged, left alone when newer."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kit_desktop.core.history.condition import HISTORY_ERRORS, HistoryCondition, HistoryFileError, as_history_error
from kit_desktop.core.history.connection import HistoryFile
from kit_desktop.core.history.file_set import back_up, gate, move_aside
from kit_desktop.core.history.tables import Check, Migration, find_damage, probe, version_of
from kit_desktop.core.storage.files import beside, make_private

Connect = Callable[..., sqlite3.Connection]
"""`sqlite3.connect`, or what a test puts in its place."""

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
_STILL_READABLE = frozenset({HistoryCondition.READ_ONLY, HistoryCondition.DISK_FULL, HistoryCondition.UNUSABLE})


def open_history_file(
    path: Path,
    migrations: Sequence[Migration],
    patience: float,
    connect: Connect = sqlite3.connect,
    check: Check = "quick_check",
) -> HistoryFile:
    """Open, or make, the file. Blocks for the check of the whole file, and up to `patience` seconds for locks.

    A damaged file is set aside and a new one started; one that cannot be written is opened to be read, and `refusal` says why.
    Raises HistoryFileError where there is nothing to work with.
    """
    opener = _Opener(path, migrations, patience, connect, check)
    try:
        return opener.open()
    except HistoryFileError as error:
        if error.condition is HistoryCondition.DAMAGED:
            return opener.replace(error)
        if error.condition in _STILL_READABLE and path.is_file():
            return opener.open_to_read(error)
        raise


class _Opener:
    def __init__(self, path: Path, migrations: Sequence[Migration], patience: float, connect: Connect, check: Check) -> None:
        self._path = path
        self._migrations = migrations
        self._patience = patience
        self._connect = connect
        self._check_kind = check

    def open(self) -> HistoryFile:
        """Open to write. Raises HistoryFileError."""
        try:
            with gate(self._path, self._patience, exclusive=False):
                return self._open()
        except HISTORY_ERRORS as error:
            raise as_history_error(error) from error

    def replace(self, damage: HistoryFileError) -> HistoryFile:
        """Set the damaged file aside and make a new one. Raises HistoryFileError."""
        try:
            with gate(self._path, self._patience, exclusive=True):
                try:
                    # Another process may have replaced it in the meantime.
                    return self._open()
                except HistoryFileError as error:
                    if error.condition is not HistoryCondition.DAMAGED:
                        raise
                return self._begin_anew(move_aside(self._path))
        except OSError as error:
            raise damage from error
        except HISTORY_ERRORS as error:
            raise as_history_error(error) from error

    def _open(self) -> HistoryFile:
        opened: list[sqlite3.Connection] = []
        try:
            make_private(self._path)
            opened.append(writer := self._connection(str(self._path)))
            self._check(writer)
            self._use_log(writer)
            self._migrate(writer)
            probe(writer)
            opened.append(reader := self._connection(str(self._path)))
            return HistoryFile(self._path, reader, len(self._migrations), writer)
        except HISTORY_ERRORS as error:
            for connection in opened:
                connection.close()
            raise as_history_error(error, opening=True) from error

    def _begin_anew(self, set_aside: Path) -> HistoryFile:
        try:
            file = self._open()
        except HistoryFileError as error:
            error.set_aside = set_aside
            raise
        file.set_aside = set_aside
        return file

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
                if version_of(reader) < len(self._migrations):
                    raise reason
                return HistoryFile(self._path, reader, len(self._migrations), refusal=reason)
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
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
        except HISTORY_ERRORS:
            connection.close()
            raise
        return connection

    def _check(self, connection: sqlite3.Connection) -> None:
        version = version_of(connection)
        if not 0 <= version <= _LARGEST_PLAUSIBLE_VERSION:
            raise HistoryFileError(HistoryCondition.DAMAGED, "VERSION")
        if version > len(self._migrations):
            raise HistoryFileError(HistoryCondition.NEWER, f"VERSION_{version}")
        if version == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise HistoryFileError(HistoryCondition.DAMAGED, "NOT_OURS")
        if find_damage(connection, self._check_kind) is not None:
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
