"""The journal: private, durable, held by one, checked when opened; and what is read from it."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import timedelta

import pytest

from kit_desktop.core.lists.export.export import ExportError, ExportProblem, export_list
from kit_desktop.core.lists.journal.journal import Journal, create_journal, remove_journal
from kit_desktop.core.lists.journal.reader import JournalColumn, JournalReader, JournalView
from kit_desktop.core.lists.journal.summary import summarize
from kit_desktop.core.lists.journal.tables import Ask, find_journals, read_about
from kit_desktop.core.lists.reading.values import RefusedReason
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.storage.problem import StorageError, StorageProblem

TABLE = "MsgID;Имя;Телефон\n963;Әсел;77011234567\n964;Юрий;\n;Пусто;\n963;Снова;\n1E+20;Excel;\n965;Анна;\n966;Ёж;\n"


@pytest.fixture
def filled(bench, make_answer):
    """A journal of four ids: delivered, not found, failed, and one that waits."""
    path = bench.journal(TABLE)
    with closing(Journal(path)) as journal:
        asks = journal.next_asks(0, 10)
        answers = [
            make_answer("963", senderId="Банк", receivedtime="2022-09-21 16:00:31", segments="3"),
            make_answer("964", Outcome.NOT_FOUND, server_text="Record Not Found"),
            make_answer("965", Outcome.TIMED_OUT, http_status=None),
        ]
        journal.record(list(zip(asks, answers, strict=False)))
    return path


def problem_of(call, *args):
    with pytest.raises(StorageError) as caught:
        call(*args)
    return caught.value.problem


def test_it_says_what_it_is_about(bench, filled):
    about = read_about(filled)
    assert (about.kind, about.column, about.headings) == (IdKind.MSG_ID, 0, ("MsgID", "Имя", "Телефон"))
    assert (about.total, about.open, about.duplicates, about.blanks, about.refused) == (4, 1, 1, 1, 1)
    assert [saved.about for saved in find_journals(bench.folder)] == [about]


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
            assert reader.counts()[Fate.WAITING] == 0
        assert read_about(filled).open == 0
    Journal(filled).close()
    remove_journal(filled)
    assert not list(filled.parent.glob("*.kit-batch*"))


def test_what_is_wrong_with_a_file_is_said(bench, filled):
    assert problem_of(Journal, bench.folder / "none.kit-batch") is StorageProblem.MISSING
    assert problem_of(create_journal, filled, bench.ids("963"), "http://x/") is StorageProblem.EXISTS
    text = bench.folder / "text.kit-batch"
    text.write_text("963\n" * 1000)
    assert problem_of(Journal, text) is StorageProblem.DAMAGED
    assert problem_of(JournalReader, text) is StorageProblem.DAMAGED
    foreign = bench.folder / "foreign.kit-batch"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE item (x)")
    assert problem_of(Journal, foreign) is StorageProblem.FOREIGN
    newer = bench.journal("963", "newer.kit-batch")
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert problem_of(Journal, newer) is StorageProblem.NEWER
    remove_journal(newer)
    assert not newer.exists()
    for path in (text, foreign):
        assert problem_of(remove_journal, path) is StorageProblem.FOREIGN
        assert path.exists()
    assert [saved.about.path for saved in find_journals(bench.folder)] == [filled]


def test_what_another_version_of_the_program_has_added_stays(bench):
    journal = bench.journal("963", "other.kit-batch")
    with closing(sqlite3.connect(journal)) as connection, connection:
        connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("INSERT INTO note (text) VALUES ('kept')")
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if not table.startswith("sqlite_"):
                connection.execute(f"ALTER TABLE {table} ADD COLUMN later TEXT")
    Journal(journal).close()
    assert read_about(journal).open == 1
    with closing(JournalReader(journal)) as reader:
        assert reader.counts()[Fate.WAITING] == 1
    with closing(sqlite3.connect(journal)) as connection:
        assert connection.execute("SELECT text, later FROM note").fetchall() == [("kept", None)]


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


def test_a_journal_that_knows_no_source_can_be_saved(bench, filled):
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("DELETE FROM about WHERE name = 'source'")
    assert read_about(filled).source is None
    assert export_list(filled, bench.folder / "out.csv").rows == 7


def test_an_answer_comes_back_whole(filled):
    with closing(JournalReader(filled)) as reader:
        result = reader.result(1)
        assert result is not None
        assert result.info is not None
        assert (result.outcome, result.info["senderId"], result.account) == (Outcome.OK, "Банк", "demo")
        assert result.exchange is not None
        assert "963" in result.exchange.reply_text
        assert (result.exchange.request_text, result.exchange.request_headers) == ("", "")
        assert reader.result(4) is None


def test_it_knows_the_answers_of_another_account(bench, make_answer):
    path = bench.journal("963\n964\n965")
    with closing(Journal(path)) as journal, closing(JournalReader(path)) as reader:
        asks = journal.next_asks(0, 3)
        journal.record([(asks[0], make_answer("963", Outcome.AUTH_FAILED, account="mistyped"))])
        assert reader.other_account("demo") is None
        journal.record([(asks[1], make_answer("964", Outcome.NOT_FOUND, account="d\u202emo" + "x" * 600))])
        assert reader.other_account("d\u202emo" + "x" * 600) is None
        assert str(reader.other_account("demo")).startswith("d⟦U+202E⟧mo")
        journal.record([(asks[2], make_answer("965"))])
        assert reader.other_account("d\u202emo" + "x" * 600) == "demo"


@pytest.mark.parametrize(
    ("view", "ids"),
    [
        (JournalView(), ["963", "964", "965", "966"]),
        (JournalView(descending=True), ["966", "965", "964", "963"]),
        (JournalView(fates=frozenset({Fate.DELIVERED, Fate.WAITING})), ["963", "966"]),
        (JournalView(text="әСЕЛ"), ["963"]),
        (JournalView(text="8 701 123 45 67"), ["963"]),
        (JournalView(text="record found"), ["964"]),
        (JournalView(text="банк 963"), ["963"]),
        (JournalView(text="%"), []),
        (JournalView(text="96", fates=frozenset({Fate.FAILED})), ["965"]),
        (JournalView(sort=JournalColumn.OUTCOME), ["964", "963", "965", "966"]),
        (JournalView(sort=JournalColumn.OUTCOME, descending=True), ["965", "963", "964", "966"]),
    ],
)
def test_a_view_filters_searches_and_sorts(filled, view, ids):
    with closing(JournalReader(filled)) as reader:
        assert [row.message_id for row in reader.rows(reader.order(view))] == ids


def test_a_long_cell_hides_none_of_those_behind_it(bench):
    path = bench.journal("MsgID;Текст;Имя\n963;" + "слово " * 120 + ";Әсел\n964;x;Иван\n")
    with closing(JournalReader(path)) as reader:
        assert list(reader.order(JournalView(text="әсел"))) == [1]
        assert list(reader.order(JournalView(text="слово 963"))) == [1]


@pytest.mark.parametrize("column", JournalColumn)
def test_every_column_sorts(filled, column):
    with closing(JournalReader(filled)) as reader:
        order = reader.order(JournalView(sort=column))
        assert sorted(order) == [1, 2, 3, 4]
        row = reader.rows([1])[0]
        assert hasattr(row, column.value)


def test_the_list_comes_back_row_by_row(filled):
    with closing(JournalReader(filled)) as reader:
        rows = list(reader.listed_rows())
        assert len(rows) == 7
    assert [row.number for row in rows] == [2, 3, 4, 5, 6, 7, 8]
    assert [row.answer.message_id if row.answer else None for row in rows] == ["963", "964", None, "963", None, "965", "966"]
    assert rows[4].refused is RefusedReason.EXCEL_NUMBER
    assert rows[0].cells == ("963", "Әсел", "77011234567")
    assert rows[6].answer is not None
    assert rows[6].answer.fate is Fate.WAITING


def test_closing_waits_for_nobody_who_waits(filled):
    reader = JournalReader(filled)
    ended = []

    def search():
        try:
            reader.order(JournalView())
        except StorageError as error:
            ended.append(error.detail)

    with reader.reading() as connection:
        waiting = [threading.Thread(target=search) for _ in range(3)]
        for thread in waiting:
            thread.start()
        closer = threading.Thread(target=reader.close)
        closer.start()
        deadline = time.monotonic() + 10
        while not reader._is_closed:
            assert time.monotonic() < deadline
            time.sleep(0.001)
        connection.execute("SELECT 1")  # what began before may end
    for thread in (*waiting, closer):
        thread.join(10)
    assert ended == ["closed"] * 3
    assert problem_of(reader.counts) is StorageProblem.UNUSABLE
    reader.close()


def test_reading_is_not_disturbed_by_writing(bench, make_answer):
    path = bench.journal([str(n) for n in range(2500)])
    with closing(Journal(path)) as journal, closing(JournalReader(path)) as reader:
        asks = journal.next_asks(0, 2500)
        for number, row in enumerate(reader.listed_rows()):
            if number % 100 == 0:
                journal.record([(ask, make_answer(ask.message_id)) for ask in asks[number : number + 100]])
            assert row.answer is not None
        assert reader.counts()[Fate.DELIVERED] == 2500


def test_a_summary_counts_what_there_is(bench, make_answer):
    path = bench.journal([str(n) for n in range(1, 12)])
    delays = [5, 1, 9, 2, 7000, 3]
    with closing(Journal(path)) as journal:
        answers = [
            make_answer(
                str(n),
                senderId="Банк" if n % 2 else "KiT_Notify",
                senttime=f"2022-09-2{n % 3} 16: 00: 00",
                receivedtime=f"2022-09-2{n % 3} {16 + delay // 3600}:{delay // 60 % 60:02}:{delay % 60:02}",
                segments=str(n),
            )
            for n, delay in enumerate(delays, start=1)
        ]
        answers += [
            make_answer("7", status="undelivered", receivedtime="2022-09-24 16:00:21"),
            make_answer("8", status="sent", receivedtime=""),
            make_answer("9", status="нечто", senttime="0001-01-01 00:00:00", receivedtime="0000-00-00"),
            make_answer("10", Outcome.NOT_FOUND),
        ]
        fates = journal.record(list(zip(journal.next_asks(0, 20), answers, strict=False)))
    assert fates == [Fate.DELIVERED] * 6 + [Fate.UNDELIVERED, Fate.ON_THE_WAY, Fate.OTHER_STATUS, Fate.NOT_FOUND]
    with closing(JournalReader(path)) as reader:
        summary = summarize(reader)
    assert summary.total == 11
    assert summary.fates[Fate.WAITING] == 1
    assert summary.outcomes == {Outcome.OK: 9, Outcome.NOT_FOUND: 1}
    assert summary.parts == 1 + 2 + 3 + 4 + 5 + 6 + 3
    assert (summary.timed, summary.median_delay, summary.slowest_delay) == (6, 4.0, 7000.0)
    senders = {group.name: (group.messages, group.delivered, group.undelivered) for group in summary.by_sender}
    assert senders == {"KiT_Notify": (6, 3, 1), "Банк": (3, 3, 0)}
    assert [(group.name, group.messages) for group in summary.by_day] == [
        ("2022-09-20", 2),
        ("2022-09-21", 4),
        ("2022-09-22", 2),
    ]
    assert summary.first_checked is not None
    assert summary.last_checked is not None
    assert summary.last_checked - summary.first_checked < timedelta(minutes=1)


def test_a_summary_of_nothing_is_empty(bench):
    with closing(JournalReader(bench.journal("963"))) as reader:
        summary = summarize(reader)
    assert (summary.total, summary.median_delay, summary.slowest_delay, summary.by_day) == (1, None, None, ())


def test_a_hostile_answer_is_kept_plain_and_short(bench, make_answer):
    path = bench.journal("963")
    hostile = "\u202e\x00<b>" + "x" * 100_000
    with closing(Journal(path)) as journal:
        journal.record([(Ask(1, "963"), make_answer("963", senderId=hostile, status=hostile, recepient="\ud800"))])
    with closing(JournalReader(path)) as reader:
        row = reader.rows([1])[0]
        assert row.sender is not None
        assert row.sender.startswith("⟦U+202E⟧⟦U+0000⟧<b>")
        assert len(row.sender) < 600
        whole = reader.result(1)
        assert whole is not None
        assert whole.info is not None
        assert whole.info["senderId"] == hostile


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Not delivered", ["1001"]),
        ("not deliv 1001", ["1001"]),
        ("Delivered", ["1000", "1001"]),
        ("not delivered kit_notify", ["1001"]),
        ("no answer in time", ["1002"]),
        ("looked up yet", ["1003"]),
        ("lookup failed", []),
    ],
)
def test_what_the_table_says_can_be_searched(bench, make_answer, text, ids):
    path = bench.journal([str(n) for n in range(1000, 1004)])
    with closing(Journal(path)) as journal:
        asks = journal.next_asks(0, 9)
        journal.record([(asks[0], make_answer("1000")), (asks[1], make_answer("1001", status="undelivered"))])
        journal.record([(asks[2], make_answer("1002", Outcome.TIMED_OUT))])
    seen = {
        "delivered": "Delivered",
        "undelivered": "Not delivered",
        "waiting": "Not looked up yet",
        "timed_out": "No answer in time",
        "failed": "Lookup failed",
    }
    with closing(JournalReader(path)) as reader:
        found = reader.rows(reader.order(JournalView(text=text, seen=seen)))
    assert [row.message_id for row in found] == ids
