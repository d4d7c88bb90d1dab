"""The journal: private, durable, held by one, checked when opened."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kit_desktop.core.lists.export.export import ExportError, ExportProblem, export_list
from kit_desktop.core.lists.journal.journal import Journal, create_journal, remove_journal
from kit_desktop.core.lists.journal.reader import JournalReader
from kit_desktop.core.lists.journal.tables import Ask, read_about
from kit_desktop.core.lists.values import Again, Fate, fate_of
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.storage import files
from kit_desktop.core.storage.problem import StorageError, StorageProblem

from ...storage.mounts import linux_only, mount

TABLE = "MsgID;Имя;Телефон\n963;Әсел;77011234567\n964;Юрий;\n;Пусто;\n963;Снова;\n1E+20;Excel;\n965;Анна;\n966;Ёж;\n"


def problem_of(call, *args):
    with pytest.raises(StorageError) as caught:
        call(*args)
    return caught.value.problem


def test_nobody_else_can_read_it(filled):
    with closing(Journal(filled)) as journal:
        journal.record([(Ask(4, "966"), journal_answer())])
        if os.name == "posix":
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in filled.parent.glob("*.kit-batch*")}
            assert set(modes.values()) == {0o600}
            assert len(modes) == 3


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_journal_that_others_could_read_is_made_private_again(filled):
    filled.chmod(0o644)
    Journal(filled).close()
    assert stat.S_IMODE(filled.stat().st_mode) == 0o600


def journal_answer():
    import datetime as dt

    from kit_desktop.core.lookup import LookupQuery, LookupResult

    return LookupResult(Outcome.NOT_FOUND, LookupQuery(IdKind.MSG_ID, "966"), dt.datetime.now(dt.UTC))


def test_a_commit_is_synced(filled):
    with closing(Journal(filled)) as journal:
        settings = {
            name: journal._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2}


def test_one_run_at_a_time_in_this_process_and_in_others(filled):
    code = f"import pathlib; from kit_desktop.core.lists.journal.journal import Journal; Journal(pathlib.Path({str(filled)!r}))"
    with closing(Journal(filled)) as journal:
        journal.record([(Ask(4, "966"), journal_answer())])
        assert problem_of(Journal, filled) is StorageProblem.LOCKED
        assert problem_of(remove_journal, filled) is StorageProblem.LOCKED
        other = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60)
        assert "StorageError: locked" in other.stderr
        with closing(JournalReader(filled)) as reader:
            assert reader.counts().fates[Fate.WAITING] == 0
        assert read_about(filled).open == 0
    Journal(filled).close()
    remove_journal(filled)
    assert not list(filled.parent.glob("*.kit-batch*"))


def test_one_that_another_program_looks_at_for_a_moment_is_removed(filled, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files, "PATIENCE", 10.0)
    unlink, refused = Path.unlink, []

    def unlink_later(path: Path, *, missing_ok: bool = False) -> None:
        if path == filled and len(refused) < 3:
            refused.append(path)
            raise PermissionError(13, "in use")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink_later)
    remove_journal(filled)
    assert len(refused) == 3
    assert not filled.exists()


def test_a_damaged_page_is_noticed_when_it_is_opened(bench):
    path = bench.journal([str(n) for n in range(3000)])
    content = bytearray(path.read_bytes())
    content[40_000:41_000] = b"\xff" * 1000
    path.write_bytes(content)
    assert problem_of(Journal, path) is StorageProblem.DAMAGED


def test_a_list_is_written_whole_or_not_at_all(bench, monkeypatch):
    ids = bench.ids("963\n964")
    path = bench.folder / "list.kit-batch"

    def break_off(_self):
        yield next(iter(type(ids).entries(ids)))
        raise OSError(28, "No space left on device")

    broken = type("Broken", (), {**{n: getattr(ids, n) for n in ids.__slots__}, "entries": break_off})()
    assert problem_of(create_journal, path, broken, "http://x/") is StorageProblem.DISK_FULL
    assert not list(bench.folder.glob("*.kit-batch*"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
def test_a_list_whose_name_is_no_utf_8_is_written_down(bench):
    source = bench.folder / os.fsdecode(b"\xd1\xef.csv")
    source.write_text("MsgID\n963\n")
    path = bench.journal(source)
    assert read_about(path).name == "??.csv"


@pytest.mark.parametrize("name", ["list.csv", "Ә.csv", "\udcd1.csv"])
def test_the_list_itself_is_never_written_over(bench, name):
    if sys.platform != "linux" and not name.isprintable():
        pytest.skip("elsewhere every name is Unicode")
    source = bench.folder / name
    source.write_text("MsgID\n963\n")
    path = bench.journal(source)
    for target in (source, bench.folder / ".." / bench.folder.name / name):
        with pytest.raises(ExportError) as caught:
            export_list(path, target)
        assert caught.value.problem is ExportProblem.THE_LIST_ITSELF
    assert source.read_text() == "MsgID\n963\n"
    (bench.folder / "other").mkdir()
    assert export_list(path, bench.folder / "other" / name).rows == 1
    source.unlink()
    assert export_list(path, source).rows == 1


def test_a_damaged_journal_of_ours_can_be_removed_and_another_file_cannot(bench):
    ours, other = bench.journal("963"), bench.folder / "other.kit-batch"
    ours.write_bytes(ours.read_bytes()[:100] + b"x" * 9_000)
    remove_journal(ours)
    assert not ours.exists()
    other.write_text("963\n" * 1000)
    with pytest.raises(StorageError) as caught:
        remove_journal(other)
    assert caught.value.problem is StorageProblem.FOREIGN
    assert other.exists()


def test_a_journal_that_knows_no_source_can_be_saved(bench, filled):
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("DELETE FROM about WHERE name = 'source'")
    assert read_about(filled).source is None
    assert export_list(filled, bench.folder / "out.csv").rows == 7


def test_a_list_of_the_first_version_goes_on(of_first_version, make_answer):
    about = read_about(of_first_version)
    assert (about.total, about.open, about.headings, about.duplicates, about.refused) == (6, 1, ("MsgID", "Имя"), 1, 1)
    with closing(Journal(of_first_version)) as journal, closing(JournalReader(of_first_version)) as reader:
        waiting = journal.asks_at(journal.open_places()[:10])
        assert [ask.message_id for ask in waiting] == ["968"]
        journal.record([(waiting[0], make_answer("968"))])
        assert [row.fate.value for row in reader.rows(range(1, 7))] == [
            *("delivered", "undelivered", "on_the_way", "not_found", "failed", "delivered"),
        ]
        result = reader.result(1)
        assert (result.account, result.info["senderId"], result.exchange.reply_text) == (
            "mycompany",
            "Банк",
            "<Result><msgID>963</msgID></Result>",
        )
        assert reader.counts().doubtful == 1
        assert len(list(reader.listed_rows())) == 8


def test_a_list_of_today_can_be_gone_on_with_by_the_first_version(bench, of_first_version):
    """As long as the number of its version is the same, so is everything else that both must understand."""
    tables = []
    for path in (bench.journal("963"), of_first_version):
        with closing(sqlite3.connect(path)) as connection:
            tables.append(connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall())
    assert tables[0] == tables[1]


@linux_only
def test_it_runs_without_shared_memory_is_held_by_one_and_read_meanwhile(monkeypatch, bench, filled, make_answer):
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    mount(monkeypatch, bench.folder, "nfs4")
    with closing(Journal(filled)) as journal:
        assert {each.name for each in filled.parent.glob("*.kit-batch*")} == {filled.name}
        with closing(JournalReader(filled)) as reader:
            assert reader.counts().fates[Fate.WAITING] == 1
            journal.record([(journal.asks_at(journal.open_places()[:1])[0], make_answer("966"))])
            assert reader.counts().fates[Fate.WAITING] == 0
        with pytest.raises(StorageError) as caught:
            Journal(filled)
        assert caught.value.problem is StorageProblem.LOCKED


@linux_only
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


@pytest.mark.parametrize(
    ("first", "then", "stays"),
    [
        ("delivered", Outcome.TIMED_OUT, True),
        ("delivered", Outcome.NOT_FOUND, False),
        (Outcome.TIMED_OUT, Outcome.SERVER_ERROR, False),
        (Outcome.TIMED_OUT, Outcome.OK, False),
        ("sent", Outcome.OK, False),
        (Outcome.NOT_FOUND, Outcome.UNREACHABLE, True),
    ],
)
def test_a_failure_is_noted_beside_an_answer_and_replaces_none(bench, make_answer, first, then, stays):
    path = bench.journal("963")
    before = make_answer("963", first) if isinstance(first, Outcome) else make_answer("963", status=first)
    with closing(Journal(path)) as journal:
        (fate,) = journal.record([(journal.asks_at(journal.open_places()[:1])[0], before)])
        journal.reopen([1])
        (ask,) = journal.asks_at(journal.open_places())
        assert ask == Ask(1, "963", fate)
        later = make_answer("963", then)
        assert journal.record([(ask, later)]) == [fate if stays else fate_of(later)]
        assert journal.counts().open == 0
    with closing(JournalReader(path)) as reader:
        (row,) = reader.rows([1])
    assert (row.outcome, row.retry_outcome) == ((before.outcome, then) if stays else (then, None))


@pytest.mark.parametrize(("which", "open_"), [(Again.FAILED, ["2", "4", "5"]), (Again.NOT_FINAL, ["3"])])
def test_which_are_asked_again(bench, make_answer, which, open_):
    path = bench.journal(["1", "2", "3", "4", "5", "6"])
    with closing(Journal(path)) as journal:
        asks = journal.asks_at(journal.open_places()[:6])
        bare = replace(make_answer("5", Outcome.NOT_FOUND), facts=Facts(Reason.HTTP_404))
        failed, on_the_way = make_answer("2", Outcome.TIMED_OUT), make_answer("3", status="sent")
        answers = [make_answer("1"), failed, on_the_way, make_answer("4"), bare, make_answer("6", Outcome.NOT_FOUND)]
        journal.record(list(zip(asks, answers, strict=True)))
        journal.record([(replace(asks[3], fate=Fate.DELIVERED), failed)])
        assert journal.ask_again(which) == len(open_)
        assert [ask.message_id for ask in journal.asks_at(sorted(journal.open_places()))] == open_
