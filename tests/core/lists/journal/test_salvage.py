"""A journal that is damaged or somebody else's: nothing of it is thrown away, and what can be read goes on."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from kit_desktop.core.lists.journal import salvage
from kit_desktop.core.lists.journal.journal import Journal, remove_journal
from kit_desktop.core.lists.journal.reader import JournalReader, JournalView
from kit_desktop.core.lists.journal.salvage import begin_again, find_journals, forget_journal, open_or_mend
from kit_desktop.core.lists.journal.tables import read_about
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.storage.problem import StorageError, StorageProblem

from ...storage.pages import leaf_pages, page_size
from ..conftest import Bench

IDS = [str(n) for n in range(1000, 1400)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory, counting_gateway, make_answer):
    """The bytes of a journal of 400 ids, all answered, every tenth with a failure."""
    bench = Bench(tmp_path_factory.mktemp("whole"))
    path = bench.journal(IDS)
    bench.run(path, counting_gateway(lambda i, _: make_answer(i, Outcome.SERVER_FAULT if i.endswith("0") else Outcome.OK)))
    bench.opened.close()
    assert names(bench.folder) == [path.name]
    return path.read_bytes()


@pytest.fixture
def answered(tmp_path, whole):
    """That journal, for one test."""
    path = tmp_path / "list.kit-batch"
    path.write_bytes(whole)
    return path


def spoil(path, table, every=3):
    """Overwrite some of a table's pages."""
    pages, size = sorted(leaf.number for leaf in leaf_pages(path, table)), page_size(path)
    with path.open("r+b") as file:
        for page in pages[1::every]:
            file.seek((page - 1) * size)
            file.write(b"\xff" + os.urandom(size - 1))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_fresh_removes_a_sound_journal(answered):
    assert forget_journal(answered) is None
    assert names(answered.parent) == []
    assert forget_journal(answered) is None, "none there is no trouble"


@pytest.mark.parametrize("content", [b"my recipes", b"", b"SQLite format 3\0" + bytes(4000)])
def test_fresh_sets_a_foreign_file_aside(tmp_path, content):
    path = tmp_path / "out.csv.kit-batch"
    path.write_bytes(content)
    aside = forget_journal(path)
    assert aside.read_bytes() == content
    assert names(tmp_path) == [aside.name]
    assert aside.name.startswith("out.csv.kit-batch.foreign-2")


def test_fresh_sets_another_programs_database_aside(tmp_path):
    path = tmp_path / "out.csv.kit-batch"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name)")
    aside = forget_journal(path)
    with closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_fresh_sets_a_damaged_journal_aside(answered):
    spoil(answered, "answer")
    aside = forget_journal(answered)
    assert ".damaged-" in aside.name
    assert not answered.exists()


def test_fresh_waits_for_nobody(answered):
    with closing(Journal(answered)), pytest.raises(StorageError) as raised:
        forget_journal(answered)
    assert raised.value.problem is StorageProblem.LOCKED
    assert answered.exists()


def test_what_can_be_read_goes_on(answered, bench, counting_gateway):
    spoil(answered, "answer")
    before = answered.read_bytes()
    open_or_mend(answered).close()
    about = read_about(answered)
    aside = answered.with_name(about.set_aside)
    assert aside.read_bytes() == before
    assert about.total == 400
    assert 50 < about.open < 390
    with closing(JournalReader(answered)) as reader:
        rows = reader.rows(reader.order(JournalView()))
        assert [row.message_id for row in rows] == IDS
        for row in rows:
            expected = Outcome.SERVER_FAULT if row.message_id.endswith("0") else Outcome.OK
            assert row.outcome in {expected, None}
            result = reader.result(row.seq)
            assert (result is None) == (row.outcome is None)
            assert result is None or result.exchange.reply_text == f"<Result><msgID>{row.message_id}</msgID></Result>"
        assert [listed.cells for listed in reader.listed_rows()] == [(each,) for each in IDS]
    gateway = counting_gateway()
    last = bench.run(answered, gateway)
    assert gateway.asked.total() == about.open
    assert last.counts[Fate.WAITING] == 0


def test_a_list_of_which_too_little_can_be_read_stays(answered):
    spoil(answered, "item", every=1)
    spoil(answered, "about", every=1)
    with answered.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(4096 * 3))
    before = answered.read_bytes()
    with pytest.raises(StorageError) as raised:
        open_or_mend(answered)
    assert raised.value.problem is StorageProblem.DAMAGED
    assert answered.read_bytes() == before
    assert [name for name in names(answered.parent) if "damaged" in name or name.startswith(".")] == []


def test_a_sound_journal_is_simply_held(answered):
    with closing(open_or_mend(answered)) as journal:
        assert journal.counts().open == 0
    assert read_about(answered).set_aside is None


def test_a_damaged_journal_that_a_run_holds_is_left_alone(answered):
    spoil(answered, "answer")
    with closing(sqlite3.connect(answered, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for work in (open_or_mend, forget_journal):
            with pytest.raises(StorageError) as raised:
                work(answered)
            assert raised.value.problem is StorageProblem.LOCKED
    assert answered.exists()


def test_the_list_written_down_anew_takes_its_answers_over(answered, bench):
    spoil(answered, "item", every=2)
    aside, answers = begin_again(answered, bench.ids(IDS[:200]), read_about(answered).address)
    assert ".damaged-" in aside.name
    about = read_about(answered)
    assert (about.total, about.total - about.open) == (200, answers)
    assert answers == 200


def test_who_is_stopped_while_it_is_written_anew_finds_the_damaged_one_again(answered, bench, monkeypatch):
    spoil(answered, "item", every=2)
    before, address = answered.read_bytes(), read_about(answered).address
    with monkeypatch.context() as patch:
        patch.setattr(salvage, "_bring_answers", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            begin_again(answered, bench.ids(IDS[:200]), address)
    assert answered.read_bytes() == before
    assert names(answered.parent) == [answered.name]
    assert begin_again(answered, bench.ids(IDS[:200]), address)[1] == 200


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/other", "https://isms.center/soap/server"])
def test_answers_of_another_address_are_not_taken_over(answered, bench, address):
    spoil(answered, "item", every=2)
    assert begin_again(answered, bench.ids(IDS), address)[1] == 0


def test_another_programs_file_is_not_begun_again(tmp_path, bench):
    path = tmp_path / "text.kit-batch"
    path.write_text("963\n" * 1000)
    with pytest.raises(StorageError) as raised:
        begin_again(path, bench.ids(IDS), "http://127.0.0.1:9/")
    assert raised.value.problem is StorageProblem.FOREIGN
    assert names(tmp_path) == ["text.kit-batch"]


def test_deleting_a_damaged_list_of_ours_deletes_it(answered):
    spoil(answered, "answer")
    remove_journal(answered)
    assert names(answered.parent) == []


def test_the_newest_list_comes_first_and_what_is_none_is_passed_over(bench):
    for name, year in (("a", 2024), ("b", 2026), ("c", 2025)):
        with closing(sqlite3.connect(bench.journal("963", f"{name}.kit-batch"))) as connection, connection:
            connection.execute("UPDATE about SET value = ? WHERE name = 'created_at'", (f"{year}-01-01T00:00:00+00:00",))
    (bench.folder / "d.kit-batch").write_text("none")
    assert [saved.path.stem for saved in find_journals(bench.folder)] == ["b", "c", "a"]


def test_a_damaged_list_is_offered_with_what_can_be_read_of_it(answered):
    spoil(answered, "answer")
    (saved,) = find_journals(answered.parent)
    assert (saved.path, saved.total) == (answered, 400)
    assert 50 < saved.open < 390
    assert saved.counts[Fate.WAITING] == saved.open
    assert answered.with_name(saved.set_aside).exists()
    assert find_journals(answered.parent) == (saved,)


def test_a_damaged_list_that_a_run_holds_or_that_cannot_be_mended_is_left_alone(answered):
    spoil(answered, "answer")
    spoilt = answered.read_bytes()
    with closing(sqlite3.connect(answered, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert find_journals(answered.parent) == ()
    for table in ("item", "about"):
        spoil(answered, table, every=1)
    answered.write_bytes(answered.read_bytes()[:4096] + os.urandom(4096 * 3) + spoilt[4096 * 4 :])
    before = answered.read_bytes()
    assert find_journals(answered.parent) == ()
    assert answered.read_bytes() == before
