"""Connections that write for good, and files that are sound or not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kit_desktop.core.storage import connection as module
from kit_desktop.core.storage.connection import (
    Schema,
    connect_durably,
    is_shared,
    leave_log,
    require_sound,
    use_log,
    version_of,
)
from kit_desktop.core.storage.drives import Drive
from kit_desktop.core.storage.problem import StorageError, StorageProblem

from .connecting import connect_by
from .pages import leaf_pages, page_size

SCHEMA = Schema((lambda _: None, lambda _: None), lambda _: None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.db"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect_durably(str(path), 0.5)) as opened:
        yield opened


def test_commits_are_for_good_and_what_is_removed_is_overwritten(connection: sqlite3.Connection) -> None:
    def asked(name: str) -> object:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]

    found = [asked(name) for name in ("synchronous", "fullfsync", "checkpoint_fullfsync", "secure_delete", "temp_store")]
    assert found == [2, 1, 1, 1, 2]
    assert asked("journal_size_limit") == 1024 * 1024
    assert asked("busy_timeout") == 500
    assert connection.isolation_level is None


def test_damaged_letters_are_read_all_the_same(connection: sqlite3.Connection) -> None:
    assert connection.execute("SELECT CAST(x'41ff' AS TEXT)").fetchone() == ("A\ufffd",)


def test_a_connection_that_cannot_be_set_up_is_closed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []

    def connect(*given: Any, **options: Any) -> sqlite3.Connection:
        opened.append(sqlite3.connect(*given, **options))
        return opened[-1]

    path.write_bytes(b"no database" * 500)
    connect_by(monkeypatch, connect)
    with pytest.raises(sqlite3.DatabaseError):
        connect_durably(str(path), 0.0)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")


def test_a_log_is_used_and_asked_for_once(connection: sqlite3.Connection) -> None:
    use_log(connection, 0.0)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    said: list[str] = []
    connection.set_trace_callback(said.append)
    use_log(connection, 0.0)
    assert said == ["PRAGMA journal_mode"]


def test_a_log_is_left_for_good(path: Path, connection: sqlite3.Connection) -> None:
    use_log(connection, 0.0)
    connection.execute("CREATE TABLE kept (n)")
    connection.close()
    leave_log(path, 0.0)
    with closing(sqlite3.connect(path)) as again:
        assert again.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert again.execute("SELECT name FROM sqlite_master").fetchone() == ("kept",)


def test_where_other_computers_would_spoil_a_file_it_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for drive, shared in ((Drive.OWN, False), (Drive.SHARED, True)):
        monkeypatch.setattr(module, "drive_of", lambda _, drive=drive: drive)
        assert is_shared(path) is shared
    monkeypatch.setattr(module, "drive_of", lambda _: Drive.UNSAFE)
    with pytest.raises(StorageError) as caught:
        is_shared(path)
    assert caught.value.problem is StorageProblem.UNSAFE_DRIVE


class Busy:
    """A connection whose log others keep busy for so many questions."""

    def __init__(self, times: int, error: str = "database is locked", code: int = sqlite3.SQLITE_BUSY) -> None:
        self.left = times
        self.is_wal = False
        self.error = sqlite3.OperationalError(error)
        self.error.sqlite_errorcode = code  # type: ignore[misc]
        self.error.sqlite_errorname = "SQLITE_BUSY" if code == sqlite3.SQLITE_BUSY else "SQLITE_IOERR"  # type: ignore[misc]

    def execute(self, statement: str) -> Busy:
        if "=" in statement:
            if self.left:
                self.left -= 1
                raise self.error
            self.is_wal = True
        return self

    def fetchone(self) -> tuple[str]:
        return ("wal" if self.is_wal else "delete",)


def test_a_busy_log_is_asked_for_again_until_patience_ends() -> None:
    busy = Busy(3)
    use_log(busy, 60.0)  # type: ignore[arg-type]
    assert busy.is_wal
    with pytest.raises(sqlite3.OperationalError):
        use_log(Busy(10**9), 0.05)  # type: ignore[arg-type]
    with pytest.raises(sqlite3.OperationalError):
        use_log(Busy(1, "disk I/O error", sqlite3.SQLITE_IOERR), 60.0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("version", "problem", "detail"),
    [
        (1, None, ""),
        (2, None, ""),
        (3, StorageProblem.NEWER, "VERSION_3"),
        (1000, StorageProblem.NEWER, "VERSION_1000"),
        (1001, StorageProblem.DAMAGED, "VERSION"),
        (-1, StorageProblem.DAMAGED, "VERSION"),
        (0, StorageProblem.DAMAGED, "NOT_OURS"),
    ],
)
def test_versions(connection: sqlite3.Connection, version: int, problem: StorageProblem | None, detail: str) -> None:
    require_sound(connection, SCHEMA, "quick_check")
    connection.execute("CREATE TABLE t (x)")
    connection.execute(f"PRAGMA user_version = {version}")
    assert version_of(connection) == version
    if problem is None:
        require_sound(connection, SCHEMA, "quick_check")
        return
    with pytest.raises(StorageError) as caught:
        require_sound(connection, SCHEMA, "quick_check")
    assert (caught.value.problem, caught.value.detail) == (problem, detail)


def test_a_damaged_page_is_found(path: Path, connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA user_version = 1")
    connection.execute("CREATE TABLE t (x)")
    connection.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 100)
    require_sound(connection, SCHEMA, "integrity_check")
    page = leaf_pages(path, "t")[3].number
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * page_size(path) + 8)
        file.write(b"\xff" * 100)
    with closing(connect_durably(str(path), 0.0)) as again, pytest.raises((StorageError, sqlite3.DatabaseError)):
        require_sound(again, SCHEMA, "quick_check")
