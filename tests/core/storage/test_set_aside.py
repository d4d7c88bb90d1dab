"""A file moved aside or copied: under a free name, with what belongs to it, and gone when nothing is to be kept."""

from __future__ import annotations

import os
import re
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kit_desktop.core.storage.set_aside import _free_name, back_up, gate, move_aside, remove_copies


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some [1].db"


def names(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def test_a_file_is_moved_with_what_belongs_to_it(path: Path) -> None:
    for ending in ("", "-wal", "-journal", "-shm"):
        path.with_name(path.name + ending).write_text(f"content{ending}")
    aside = move_aside(path, "newer")
    assert re.fullmatch(r"some \[1\]\.db\.newer-\d{8}T\d{6}Z", aside.name)
    assert names(path) == {aside.name, aside.name + "-wal", aside.name + "-journal"}
    assert aside.with_name(aside.name + "-wal").read_text() == "content-wal"


def test_each_has_a_name_of_its_own(path: Path) -> None:
    moved = []
    for number in range(4):
        path.write_text(str(number))
        moved.append(move_aside(path))
    assert [aside.read_text() for aside in moved] == ["0", "1", "2", "3"]
    assert len({aside.name for aside in moved}) == 4
    assert all(".damaged-" in aside.name for aside in moved)
    with pytest.raises(FileNotFoundError):
        move_aside(path)


def test_a_copy_is_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (963)")
    copy = back_up(path, 7)
    assert copy.name == "some [1].db.v7-backup"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT x FROM t").fetchall() == [(963,)]
    assert names(path) == {path.name, copy.name}


def test_copies_are_removed_by_age_or_all(path: Path) -> None:
    now = datetime.now(UTC)
    kept = {"some [1].db", "some [1].db-wal", "some 1.db.damaged-1", "other.db.damaged-1", "some [1].db.list"}
    copies = {"some [1].db.damaged-1": 0, "some [1].db.v1-backup": 5, "some [1].db.v2-backup-2": 9}
    for name in (*kept, *copies):
        file = path.with_name(name)
        file.write_text(name)
        age = now - timedelta(days=copies.get(name, 90))
        os.utime(file, (age.timestamp(), age.timestamp()))
    os.utime(path.with_name("some [1].db.v1-backup"), (0, 2**30))
    remove_copies(path, datetime.fromtimestamp(2**30, UTC))
    assert names(path) == kept | set(copies)
    os.utime(path.with_name("some [1].db.v1-backup"), (0, (now - timedelta(days=5)).timestamp()))
    remove_copies(path, now - timedelta(days=7))
    assert names(path) == kept | {"some [1].db.damaged-1", "some [1].db.v1-backup"}
    remove_copies(path)
    assert names(path) == kept


def test_what_cannot_be_removed_is_said_after_the_others_are(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        path.with_name(f"{path.name}.damaged-{number}").write_text("")
    unlink = Path.unlink

    def refuse_one(file: Path, missing_ok: bool = False) -> None:
        if file.name.endswith("-1"):
            raise PermissionError(13, "in use")
        unlink(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse_one)
    with pytest.raises(PermissionError):
        remove_copies(path)
    assert names(path) == {f"{path.name}.damaged-1"}


def is_shut(path: Path, *, exclusive: bool) -> bool:
    try:
        with gate(path, 0.0, exclusive=exclusive):
            return False
    except sqlite3.OperationalError:
        return True


def test_openers_share_the_gate_and_who_moves_has_it_alone(path: Path) -> None:
    with gate(path, 0.0, exclusive=False):
        assert not is_shut(path, exclusive=False)
        assert is_shut(path, exclusive=True)
    with gate(path, 0.0, exclusive=True):
        assert is_shut(path, exclusive=False)
        assert is_shut(path, exclusive=True)
    assert not is_shut(path, exclusive=True)


def test_the_gate_is_waited_for(path: Path) -> None:
    entered, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with gate(path, 0.0, exclusive=True):
            entered.set()
            assert leave.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    assert entered.wait(60)
    threading.Timer(0.1, leave.set).start()
    with gate(path, 60.0, exclusive=False):
        assert leave.is_set()
    holder.join()


def test_names_that_are_taken_are_counted_on(path: Path) -> None:
    found = []
    for _ in range(3):
        found.append(_free_name(path, "aside"))
        found[-1].touch()
    assert [name.name for name in found] == ["aside", "aside-2", "aside-3"]
