"""Opening a database: made, brought up to date, set aside when damaged, only read where it cannot be written."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from kit_desktop.core.storage import opening
from kit_desktop.core.storage.connection import Schema, version_of
from kit_desktop.core.storage.database import Database
from kit_desktop.core.storage.opening import open_database
from kit_desktop.core.storage.problem import StorageError, StorageProblem

from .connecting import connect_by

Open = Callable[..., Database]


def _first(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE t (x)")


def _second(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE t ADD COLUMN y")


def _probe_first(connection: sqlite3.Connection) -> None:
    connection.execute("SELECT x FROM t LIMIT 1")


def _probe_second(connection: sqlite3.Connection) -> None:
    connection.execute("SELECT x, y FROM t LIMIT 1")


ONE, TWO = Schema((_first,), _probe_first), Schema((_first, _second), _probe_second)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "some.db"


@pytest.fixture
def opened(path: Path, monkeypatch: pytest.MonkeyPatch):
    """Opens the file; closes it at the end."""
    path.parent.mkdir()
    with ExitStack() as stack:

        def make(schema: Schema = TWO, salvage: Any = lambda *_: None, connect: Any = sqlite3.connect) -> Database:
            connect_by(monkeypatch, connect)
            return stack.enter_context(closing(open_database(path, schema, 0.0, salvage)))

        yield make


def add(database: Database, value: int) -> None:
    database.write(lambda connection: connection.execute("INSERT INTO t (x) VALUES (?)", (value,)), 0.0)


def values(database: Database) -> list[int]:
    return [row[0] for row in database.read(lambda connection: connection.execute("SELECT x FROM t").fetchall())]


def refused(opened: Open, **given: Any) -> StorageError:
    with pytest.raises(StorageError) as caught:
        opened(**given)
    return caught.value


def names(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def test_a_new_file_is_of_the_present_version_and_private(path: Path, opened: Open) -> None:
    database = opened()
    assert database.read(version_of) == 2
    assert (database.refusal, database.set_aside) == (None, None)
    add(database, 1)
    assert values(opened()) == [1]
    assert database.read(lambda connection: connection.execute("PRAGMA journal_mode").fetchone()[0]) == "wal"
    assert database.read(lambda connection: connection.execute("PRAGMA cache_size").fetchone()[0]) == -16_384
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_older_file_is_copied_and_brought_up_to_date(path: Path, opened: Open) -> None:
    old = opened(ONE)
    add(old, 7)
    old.close()
    assert values(opened()) == [7]
    assert "some.db.v1-backup" in names(path)
    with closing(sqlite3.connect(path.with_name("some.db.v1-backup"))) as copy:
        assert (version_of(copy), copy.execute("SELECT * FROM t").fetchall()) == (1, [(7,)])


def test_a_new_file_makes_no_copy(path: Path, opened: Open) -> None:
    opened().close()
    opened().close()
    assert not any("backup" in name for name in names(path))


@pytest.mark.parametrize("error", [ValueError, LookupError, TypeError])
def test_a_migration_that_does_not_understand_the_content_means_damage(
    path: Path, opened: Open, error: type[Exception]
) -> None:
    opened(ONE).close()

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM t")
        raise error

    found = refused(opened, schema=Schema((_first, fail), _probe_first), salvage=lambda _aside, connection: fail(connection))
    assert found.problem is StorageProblem.DAMAGED
    assert found.detail == error.__name__


def test_a_migration_that_fails_for_another_reason_changes_nothing(path: Path, opened: Open) -> None:
    old = opened(ONE)
    add(old, 7)
    old.close()

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM t")
        raise OSError(errno.EIO, "I/O error")

    found = refused(opened, schema=Schema((_first, fail), _probe_first))
    assert found.problem is StorageProblem.UNUSABLE
    again = opened(ONE)
    assert (values(again), again.read(version_of)) == ([7], 1)


def test_a_newer_file_is_left_alone(path: Path, opened: Open) -> None:
    newer = opened()
    add(newer, 7)
    newer.close()
    before = path.read_bytes()
    assert refused(opened, schema=ONE).problem is StorageProblem.NEWER
    assert path.read_bytes() == before
    assert values(opened()) == [7]


def test_two_that_bring_it_up_to_date_at_once_do_it_once(path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(ONE).close()
    real, others = opening.version_of, iter([1, 1, 2, 2, 2])
    monkeypatch.setattr(opening, "version_of", lambda connection: next(others, None) or real(connection))
    with closing(sqlite3.connect(path)) as other, other:
        _second(other)
        other.execute("PRAGMA user_version = 2")
    assert values(opened()) == []


def damaged(path: Path, opened: Open) -> None:
    database = opened()
    add(database, 7)
    database.close()
    with path.open("r+b") as file:
        file.write(b"no database")


def test_a_damaged_file_is_set_aside_and_a_new_one_begun(path: Path, opened: Open) -> None:
    damaged(path, opened)
    brought: list[Path] = []

    def salvage(old: Path, connection: sqlite3.Connection) -> None:
        brought.append(old)
        connection.execute("INSERT INTO t (x) VALUES (8)")

    database = opened(salvage=salvage)
    assert database.set_aside is not None
    assert brought == [path]
    assert database.set_aside.read_bytes().startswith(b"no database")
    assert values(database) == [8]
    database.close()
    assert opened().set_aside is None


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (StorageError(StorageProblem.DISK_FULL), StorageProblem.DISK_FULL),
        (OSError(errno.ENOSPC, "no room"), StorageProblem.DISK_FULL),
        (sqlite3.IntegrityError("twice"), StorageProblem.UNUSABLE),
        (SystemExit("killed"), None),
    ],
)
def test_the_old_one_stays_until_the_new_one_is_whole(
    path: Path, opened: Open, error: BaseException, problem: StorageProblem | None
) -> None:
    damaged(path, opened)

    def stopped(_old: Path, connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO t (x) VALUES (8)")
        raise error

    with pytest.raises((StorageError, SystemExit)) as caught:
        opened(salvage=stopped)
    assert getattr(caught.value, "problem", None) is problem
    assert path.read_bytes().startswith(b"no database")
    assert not any("damaged" in name or "part" in name for name in names(path))
    again = opened(salvage=lambda _old, connection: connection.execute("INSERT INTO t (x) VALUES (7)"))
    assert values(again) == [7]


@pytest.mark.skipif(os.name != "posix", reason="links are not everybody's to make on Windows")
def test_where_a_link_leads_to_it_the_damaged_file_is_kept_beside_the_new_one(path: Path, opened: Open) -> None:
    damaged(path, opened)
    real = path.rename(path.with_name("elsewhere.db"))
    path.symlink_to(real)
    database = opened()
    assert path.is_symlink()
    assert database.set_aside is not None
    assert database.set_aside.read_bytes().startswith(b"no database")


def test_where_the_new_one_cannot_be_opened_it_is_said_where_the_old_one_is(
    path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged(path, opened)
    real = opening.move_aside

    def moved(old: Path) -> Path:
        monkeypatch.setattr(opening, "use_log", lambda *_: (_ for _ in ()).throw(StorageError(StorageProblem.DISK_FULL)))
        return real(old)

    monkeypatch.setattr(opening, "move_aside", moved)
    found = refused(opened)
    assert found.set_aside is not None
    assert found.set_aside.exists()


def test_a_damaged_file_that_cannot_be_moved_stays(path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged(path, opened)

    def fail(_: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(opening, "move_aside", fail)
    assert refused(opened).problem is StorageProblem.DAMAGED
    assert path.read_bytes().startswith(b"no database")


def test_a_file_that_another_has_replaced_meanwhile_is_not_moved(
    path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged(path, opened)
    real = opening.gate

    def replaced(where: Path, patience: float, *, exclusive: bool) -> Any:
        if exclusive:
            where.unlink()
        return real(where, patience, exclusive=exclusive)

    monkeypatch.setattr(opening, "gate", replaced)
    assert opened().set_aside is None


def test_a_locked_file_is_waited_for_and_then_said(path: Path, opened: Open) -> None:
    opened().close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("INSERT INTO t (x) VALUES (1)")
        assert refused(opened).problem is StorageProblem.LOCKED
        other.execute("ROLLBACK")
    assert opened().refusal is None


class Full:
    """Connections to a disk without room: nothing can be written."""

    def __init__(self, problem: int = sqlite3.SQLITE_FULL, name: str = "SQLITE_FULL") -> None:
        self.asked: list[str] = []
        self._error = sqlite3.OperationalError("no room")
        self._error.sqlite_errorcode = problem  # type: ignore[misc]
        self._error.sqlite_errorname = name  # type: ignore[misc]

    def __call__(self, name: str, **given: Any) -> sqlite3.Connection:
        self.asked.append(name)
        if not given.get("uri"):
            raise self._error
        return sqlite3.connect(name, **given)


def test_what_cannot_be_written_is_opened_to_be_read(path: Path, opened: Open) -> None:
    database = opened()
    add(database, 7)
    database.close()
    before = path.read_bytes()
    disk = Full()
    reader = opened(connect=disk)
    assert (values(reader), reader.refusal and reader.refusal.problem) == ([7], StorageProblem.DISK_FULL)
    assert disk.asked[1].endswith("?mode=ro")
    reader.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("schema", "disk", "problem"),
    [
        (TWO, Full(), StorageProblem.DISK_FULL),
        (ONE, Full(), StorageProblem.NEWER),
        (TWO, Full(sqlite3.SQLITE_BUSY, "SQLITE_BUSY"), StorageProblem.LOCKED),
    ],
    ids=["older", "newer", "locked"],
)
def test_what_can_be_neither_written_nor_read(
    path: Path, opened: Open, schema: Schema, disk: Full, problem: StorageProblem
) -> None:
    opened(ONE if schema is TWO else TWO).close()
    assert refused(opened, schema=schema, connect=disk).problem is problem


def test_where_there_is_nothing_there_is_nothing_to_read(path: Path, opened: Open) -> None:
    disk = Full()
    assert refused(opened, connect=disk).problem is StorageProblem.DISK_FULL
    path.unlink(missing_ok=True)


def test_a_connection_that_is_not_needed_is_closed(path: Path, opened: Open) -> None:
    damaged(path, opened)
    made: list[sqlite3.Connection] = []

    def connect(name: str, **given: Any) -> sqlite3.Connection:
        made.append(sqlite3.connect(name, **given))
        return made[-1]

    opened(connect=connect).close()
    assert len(made) > 2
    for connection in made:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


def test_a_reader_that_is_refused_is_closed(path: Path, opened: Open) -> None:
    opened(ONE).close()

    class Noted(Full):
        def __call__(self, name: str, **given: Any) -> sqlite3.Connection:
            made.append(super().__call__(name, **given))
            return made[-1]

    made: list[sqlite3.Connection] = []
    assert refused(opened, connect=Noted()).problem is StorageProblem.DISK_FULL
    assert made
    for connection in made:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
