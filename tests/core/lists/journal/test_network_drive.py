"""A list on a drive that other computers use too."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from kit_desktop.core.lists.journal.journal import Journal, create_journal
from kit_desktop.core.lists.journal.reader import JournalReader
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.storage.problem import StorageError, StorageProblem

from ...storage.mounts import linux_only, mount

pytestmark = linux_only


def test_it_runs_without_shared_memory_is_held_by_one_and_read_meanwhile(monkeypatch, bench, filled, make_answer):
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    mount(monkeypatch, bench.folder, "nfs4")
    with closing(Journal(filled)) as journal:
        assert {each.name for each in filled.parent.glob("*.kit-batch*")} == {filled.name}
        with closing(JournalReader(filled)) as reader:
            assert reader.counts()[Fate.WAITING] == 1
            journal.record([(journal.next_asks(0, 1)[0], make_answer("966"))])
            assert reader.counts()[Fate.WAITING] == 0
        with pytest.raises(StorageError) as caught:
            Journal(filled)
        assert caught.value.problem is StorageProblem.LOCKED


def test_where_computers_are_not_kept_apart_none_is_begun_and_none_goes_on(monkeypatch, bench, filled):
    there = filled.read_bytes()
    mount(monkeypatch, bench.folder, "cifs", "rw,nobrl")
    new = bench.folder / "new.kit-batch"
    for use in (lambda: create_journal(new, bench.ids("963"), "http://x/"), lambda: Journal(filled)):
        with pytest.raises(StorageError) as caught:
            use()
        assert caught.value.problem is StorageProblem.UNSAFE_DRIVE
    assert not new.exists()
    assert filled.read_bytes() == there
