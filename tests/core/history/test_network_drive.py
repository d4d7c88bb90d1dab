"""A history on a drive that other computers use too: no shared memory, and nothing at all where it does not keep them apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kit_desktop.core.history.condition import HistoryCondition, HistoryState
from kit_desktop.core.history.search import Question
from kit_desktop.core.history.store import HistoryStore

from ..storage.mounts import linux_only, mount

pytestmark = linux_only

ELSEWHERE = """
from kit_desktop.core.storage import drives
drives._MOUNTS = Path(sys.argv[1])
store = HistoryStore(Path(sys.argv[2]), patience=60, keep_days=None)
for number in range(20):
    assert store.add(a_result(f"{sys.argv[3]}-{number}")), store.state
print("done", flush=True)
"""


@pytest.fixture
def mounts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    return mount(monkeypatch, tmp_path, "nfs4")


@pytest.fixture
def older_program(path: Path) -> Iterator[sqlite3.Connection]:
    """Has the file open with its log, as a program does that does not look at the drive."""
    with closing(HistoryStore(path)) as store:
        store.open()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("SELECT count(*) FROM entry").fetchone()
        yield connection


def names(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


def test_it_is_kept_without_shared_memory(mounts: Path, path: Path, a_result: Any, open_store: Any) -> None:
    store = open_store()
    numbers = [store.add(a_result(text)) for text in ("963", "964")]
    assert store.state == HistoryState(HistoryCondition.READY)
    assert names(path) == {"history.db", "history.db-gate"}
    assert [entry.result.query.id for entry in store.search()] == ["964", "963"]
    assert store.delete(numbers[0])
    assert store.clear()
    assert store.search(Question("964")) == []


def test_one_that_had_a_log_loses_it_and_no_entry(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: Path, a_result: Any, open_store: Any
) -> None:
    at_home = open_store()
    number = at_home.add(a_result("963"))
    assert "history.db-wal" in names(path)
    at_home.close()
    mount(monkeypatch, tmp_path, "cifs")
    store = open_store()
    assert store.add(a_result("964"))
    assert store.load(number).result.query.id == "963"
    assert "history.db-wal" not in names(path)


def test_what_another_program_has_open_with_a_log_is_left_to_it(
    older_program: sqlite3.Connection, mounts: Path, a_result: Any, open_store: Any
) -> None:
    store = open_store(patience=0.1)
    assert store.add(a_result("963")) is None
    assert store.state.condition is HistoryCondition.LOCKED
    older_program.close()
    assert store.add(a_result("963")) == 1
    assert store.state.condition is HistoryCondition.READY


def test_several_write_at_the_same_time(
    mounts: Path, path: Path, a_result: Any, open_store: Any, start_python: Any, kept_ids: Callable[[Path], dict[int, str]]
) -> None:
    others = [start_python(ELSEWHERE, mounts, path, name) for name in ("a", "b")]
    store = open_store(patience=60.0, keep_days=None)
    for number in range(20):
        assert store.add(a_result(f"c-{number}"))
        assert store.search(limit=3)
    assert [other.stdout.readline() for other in others] == ["done\n", "done\n"]
    assert sorted(kept_ids(path).values()) == sorted(f"{name}-{number}" for name in "abc" for number in range(20))


def test_where_computers_are_not_kept_apart_nothing_is_kept_and_what_is_there_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: Path, a_result: Any, open_store: Any
) -> None:
    before = open_store()
    before.add(a_result("963"))
    before.close()
    there = path.read_bytes()
    mount(monkeypatch, tmp_path, "fuse.sshfs")
    store = open_store()
    assert store.add(a_result("964")) is None
    assert store.search() == []
    assert store.state == HistoryState(HistoryCondition.UNSAFE_DRIVE, detail="")
    assert path.read_bytes() == there
