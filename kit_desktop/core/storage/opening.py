"""Opening a database: made private, checked, brought up to date; set aside when damaged, left alone when newer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

from kit_desktop.core.storage.connection import Check, Schema, connect_durably, make_ready, require_sound, use_log, version_of
from kit_desktop.core.storage.database import Database
from kit_desktop.core.storage.files import beside, replacing_database
from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.core.storage.set_aside import back_up, gate, move_aside
from kit_desktop.core.storage.sqlite_errors import STORAGE_ERRORS, as_storage_error, storage_errors

_STILL_READABLE = frozenset({StorageProblem.READ_ONLY, StorageProblem.DISK_FULL, StorageProblem.UNUSABLE})
_CACHE = 16_384
"""KiB at most that a reader keeps of the file: a search reads a whole table again at every key."""
_FINAL = frozenset({StorageProblem.DAMAGED, StorageProblem.NEWER})


def open_database(
    path: Path,
    schema: Schema,
    patience: float,
    salvage: Callable[[Path, sqlite3.Connection], None],
    check: Check = "quick_check",
) -> Database:
    """Open, or make, the file. Blocks for the check of the whole file, and up to `patience` seconds for locks.

    A damaged file is set aside and a new one started, with what `salvage` brings of the old one; one that cannot be
    written is opened to be read, and `refusal` says why. Raises StorageError where there is nothing to work with.
    """
    opener = _Opener(path, schema, patience, check)
    try:
        return opener.open()
    except StorageError as error:
        if error.problem is StorageProblem.DAMAGED:
            return opener.replace(error, salvage)
        if error.problem in _STILL_READABLE and path.is_file():
            return opener.open_to_read(error)
        raise


class _Opener:
    def __init__(self, path: Path, schema: Schema, patience: float, check: Check) -> None:
        self._path = path
        self._schema = schema
        self._patience = patience
        self._check = check

    def open(self) -> Database:
        """Open to write. Raises StorageError."""
        with storage_errors(opening=False), gate(self._path, self._patience, exclusive=False):
            return self._open()

    def replace(self, damage: StorageError, salvage: Callable[[Path, sqlite3.Connection], None]) -> Database:
        """Set the damaged file aside and make a new one. Raises StorageError."""
        with storage_errors(opening=False):
            try:
                with gate(self._path, self._patience, exclusive=True):
                    try:
                        # Another process may have replaced it in the meantime.
                        return self._open()
                    except StorageError as error:
                        if error.problem is not StorageProblem.DAMAGED:
                            raise
                    return self._begin_anew(salvage)
            except OSError as error:
                found = as_storage_error(error)
                raise (found if found.problem is StorageProblem.DISK_FULL else damage) from error

    def _open(self) -> Database:
        with storage_errors(), ExitStack() as opened:
            shared = make_ready(self._path, self._patience)
            writer = opened.enter_context(closing(connect_durably(str(self._path), self._patience)))
            require_sound(writer, self._schema, self._check)
            if not shared:
                use_log(writer, self._patience)
            self._migrate(writer)
            self._schema.probe(writer)
            reader = opened.enter_context(closing(connect_durably(str(self._path), self._patience)))
            reader.execute(f"PRAGMA cache_size = -{_CACHE}")
            opened.pop_all()
            return Database(self._path, reader, self._schema.version, writer)

    def _begin_anew(self, salvage: Callable[[Path, sqlite3.Connection], None]) -> Database:
        path = self._path.resolve()
        # Whole before the old one is moved: who is killed meanwhile, or finds no room, finds that one again.
        with replacing_database(path) as unfinished:
            with closing(connect_durably(str(unfinished), self._patience)) as connection:
                self._migrate(connection)
                connection.execute("BEGIN IMMEDIATE")
                salvage(path, connection)
                connection.execute("COMMIT")
            set_aside = move_aside(path)
        try:
            file = self._open()
        except StorageError as error:
            error.set_aside = set_aside
            raise
        file.set_aside = set_aside
        return file

    def open_to_read(self, reason: StorageError) -> Database:
        """Open what is there without writing a byte. Raises StorageError, `reason` where that is not possible."""
        uri = self._path.absolute().as_uri()
        # Without its log beside it nobody can be writing, and only then may the file be taken as unchanging.
        ways = ("mode=ro",) if beside(self._path, "-wal").exists() else ("mode=ro", "mode=ro&immutable=1")
        for way in ways:
            try:
                with ExitStack() as opened:
                    reader = opened.enter_context(closing(connect_durably(f"{uri}?{way}", self._patience, uri=True)))
                    require_sound(reader, self._schema, self._check)
                    self._schema.probe(reader)
                    if version_of(reader) < self._schema.version:
                        raise reason
                    opened.pop_all()
                    return Database(self._path, reader, self._schema.version, refusal=reason)
            except STORAGE_ERRORS as error:
                if (found := as_storage_error(error)).problem in _FINAL:
                    raise found from error
        raise reason

    def _migrate(self, connection: sqlite3.Connection) -> None:
        migrations = self._schema.migrations
        if version_of(connection) == len(migrations):
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(connection)
            if version > len(migrations):
                raise StorageError(StorageProblem.NEWER, f"VERSION_{version}")
            if 0 < version < len(migrations):
                back_up(self._path, version)
            for migration in migrations[version:]:
                migration(connection)
            connection.execute(f"PRAGMA user_version = {len(migrations)}")
            connection.execute("COMMIT")
        except (ValueError, LookupError, TypeError) as error:
            raise StorageError(StorageProblem.DAMAGED, type(error).__name__) from error
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
