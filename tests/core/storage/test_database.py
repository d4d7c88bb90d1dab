"""An open database: whole transactions, and what is removed is off the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kit_desktop.core.storage.connection import connect_durably, use_log
from kit_desktop.core.storage.database import Database
from kit_desktop.core.storage.problem import StorageError, StorageProblem

SECRET = "77011234567 delivered"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of version 1 with one table."""
    path = tmp_path / "some.db"
    with closing(connect_durably(str(path), 0.0)) as connection:
        use_log(connection, 0.0)
        connection.execute("CREATE TABLE t (x TEXT)")
        connection.execute("PRAGMA user_version = 1")
    return path


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = Database(path, connect_durably(str(path), 0.0), 1, connect_durably(str(path), 0.0))
    yield opened
    opened.close()


def rows(database: Database) -> list[str]:
    return [row[0] for row in database.read(lambda connection: connection.execute("SELECT x FROM t").fetchall())]


def insert(connection: sqlite3.Connection, text: str) -> int:
    return connection.execute("INSERT INTO t VALUES (?)", (text,)).lastrowid or 0


def test_what_is_written_is_there_for_everybody(path: Path, database: Database) -> None:
    assert database.write(lambda connection: insert(connection, "a"), 0.0) == 1
    assert rows(database) == ["a"]
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT x FROM t").fetchall() == [("a",)]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, sqlite3.OperationalError])
def test_a_transaction_that_fails_leaves_nothing(database: Database, error: type[BaseException]) -> None:
    def work(connection: sqlite3.Connection) -> None:
        insert(connection, "half")
        raise error

    with pytest.raises(error):
        database.write(work, 0.0)
    assert rows(database) == []
    database.write(lambda connection: insert(connection, "b"), 0.0)
    assert rows(database) == ["b"]


def test_a_file_that_became_newer_is_not_written(path: Path, database: Database) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 2")
    with pytest.raises(StorageError) as caught:
        database.write(lambda connection: insert(connection, "a"), 0.0)
    assert (caught.value.problem, caught.value.detail) == (StorageProblem.NEWER, "VERSION")
    assert rows(database) == []


def test_another_that_writes_is_waited_for_as_long_as_said(path: Path, database: Database) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            database.write(lambda connection: insert(connection, "a"), 0.0)
        waited = database.read(lambda _: None)
        assert waited is None
        other.execute("COMMIT")
    asked: list[int] = []

    def work(connection: sqlite3.Connection) -> None:
        asked.append(connection.execute("PRAGMA busy_timeout").fetchone()[0])

    database.write(work, 1.5)
    assert asked == [1_500]


def test_one_without_a_writer_only_reads(path: Path) -> None:
    refusal = StorageError(StorageProblem.DISK_FULL)
    with closing(Database(path, connect_durably(str(path), 0.0), 1, refusal=refusal)) as database:
        assert database.refusal is refusal
        assert rows(database) == []
        assert not database.shrink(whole=True)
        with pytest.raises(StorageError) as caught:
            database.write(lambda connection: insert(connection, "a"), 0.0)
        assert caught.value.problem is StorageProblem.READ_ONLY


def test_a_file_that_was_replaced_is_not_the_same(path: Path, database: Database) -> None:
    assert database.is_current()
    database.close()
    path.rename(path.with_name("moved"))
    assert not database.is_current()
    path.write_bytes(b"")
    assert not database.is_current()


def on_disk(path: Path) -> bool:
    return any(SECRET.encode() in file.read_bytes() for file in path.parent.iterdir())


@pytest.mark.parametrize("whole", [False, True])
def test_what_is_removed_is_off_the_disk(path: Path, database: Database, whole: bool) -> None:
    database.write(lambda connection: connection.executemany("INSERT INTO t VALUES (?)", [(SECRET,)] * 2_000), 0.0)
    database.write(lambda connection: connection.execute("DELETE FROM t"), 0.0)
    size = path.stat().st_size
    assert on_disk(path)
    assert database.shrink(whole=whole)
    assert not on_disk(path)
    assert path.with_name("some.db-wal").stat().st_size == 0
    assert (path.stat().st_size < max(size, 20_000)) is whole


def test_the_log_stays_while_another_reads(path: Path, database: Database) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM t").fetchall()
        database.write(lambda connection: insert(connection, "a"), 0.0)
        assert not database.shrink(whole=False)
        other.execute("COMMIT")
    assert database.shrink(whole=False)


def test_closed_is_closed(database: Database) -> None:
    database.close()
    database.close()
    with pytest.raises(sqlite3.ProgrammingError):
        database.read(lambda connection: connection.execute("SELECT 1"))
    with pytest.raises(sqlite3.ProgrammingError):
        database.write(lambda connection: connection.execute("SELECT 1"), 0.0)
