"""The journal's tables, and what the file says about itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kit_desktop.core.lists.journal.journal import Journal, create_journal, remove_journal
from kit_desktop.core.lists.journal.reader import JournalReader
from kit_desktop.core.lists.journal.salvage import find_journals
from kit_desktop.core.lists.journal.summary import summarize
from kit_desktop.core.lists.journal.tables import LONGEST_COLUMN, SCHEMA, Ask, as_row, is_ours, read_about
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.storage.problem import StorageError, StorageProblem


def problem_of(call, *args):
    with pytest.raises(StorageError) as caught:
        call(*args)
    return caught.value.problem


def test_it_says_what_it_is_about(bench, filled):
    about = read_about(filled)
    assert (about.kind, about.column, about.headings) == (IdKind.MSG_ID, 0, ("MsgID", "Имя", "Телефон"))
    assert (about.total, about.open, about.duplicates, about.blanks, about.refused) == (4, 1, 1, 1, 1)
    assert list(find_journals(bench.folder)) == [about]
    assert about.source is None
    (bench.folder / "list.csv").write_text("963\n")
    assert read_about(bench.journal(bench.folder / "list.csv", "of a file.kit-batch")).source == bench.folder / "list.csv"


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
    assert [saved.path for saved in find_journals(bench.folder)] == [filled]


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
        assert reader.counts().fates[Fate.WAITING] == 1
    with closing(sqlite3.connect(journal)) as connection:
        assert connection.execute("SELECT text, later FROM note").fetchall() == [("kept", None)]


@pytest.mark.parametrize("column", ["fate", "outcome"])
def test_a_word_of_a_later_version_is_said_to_be_one(filled, column):
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute(f"UPDATE answer SET {column} = 'invented later', todo = 1")
    with closing(JournalReader(filled)) as reader:
        assert problem_of(reader.rows, [1]) is StorageProblem.NEWER
        assert problem_of(summarize, reader) is StorageProblem.NEWER
    if column == "fate":
        with closing(Journal(filled)) as journal:
            assert problem_of(journal.asks_at, [1]) is StorageProblem.NEWER
            assert problem_of(journal.counts) is StorageProblem.NEWER


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


def test_an_answer_by_its_columns(make_answer):
    at = datetime(2022, 9, 22, tzinfo=UTC)
    sample = make_answer("963", recepient="77011234567", senderId="KiT", segments="2", lang="1", userMsgID="1YT", checked_at=at)
    row = as_row(7, replace(sample, account="shop", facts=Facts(Reason.SAID_SO)))
    assert list(row) == [column for column in SCHEMA.partition("answer (")[2].replace(",", " ").split() if column in row]
    assert (row["seq"], row["todo"], row["outcome"], row["fate"], row["account"]) == (7, 0, "ok", "delivered", "shop")
    assert (row["sent"], row["received"], row["delay"]) == ("2022-09-21 16:00:21", "2022-09-21 16:00:24", 3.0)
    assert (row["recipient"], row["sender"], row["parts"], row["alphabet"]) == ("77011234567", "KiT", 2, "1")
    assert (row["msg_id"], row["user_msg_id"], row["reason"]) == ("963", "1YT", "said_so")
    assert row["checked_at"] == "2022-09-22T00:00:00+00:00"
    oddly = as_row(1, make_answer("963", senttime="soon" + "!" * LONGEST_COLUMN, receivedtime=""))
    assert (oddly["sent"], oddly["received"], oddly["delay"]) == ("soon" + "!" * (LONGEST_COLUMN - 4), "", None)
    failed = as_row(1, make_answer("963", Outcome.TIMED_OUT))
    assert (failed["outcome"], failed["fate"], failed["reason"], "status" in failed) == ("timed_out", "failed", None, False)


@pytest.mark.parametrize("outcome", [Outcome.NOT_FOUND, Outcome.REPLY_NOT_UNDERSTOOD])
def test_the_fields_of_what_is_no_answer_are_in_no_column(make_answer, outcome):
    row = as_row(1, replace(make_answer("963"), outcome=outcome))
    assert {"status", "sent", "received", "recipient"}.isdisjoint(row)


def test_how_many_ids_stand_where_and_are_still_to_be_asked(bench, make_answer):
    path = bench.journal("963\n964\n965\n966")
    with closing(Journal(path)) as journal:
        bare = replace(make_answer("964", Outcome.NOT_FOUND), facts=Facts(Reason.HTTP_404))
        answers = [make_answer("963"), bare, make_answer("965", Outcome.NOT_FOUND)]
        journal.record(list(zip(journal.asks_at(journal.open_places()[:3]), answers, strict=True)))
        counts = journal.counts()
        found = {fate: number for fate, number in counts.fates.items() if number}
        assert found == {Fate.DELIVERED: 1, Fate.NOT_FOUND: 2, Fate.WAITING: 1}
        assert (counts.doubtful, counts.open) == (1, 1)


@pytest.mark.parametrize(
    ("name", "value"), [("kind", "Other"), ("column", "x"), ("created_at", "soon"), ("headings", "5"), ("name", None)]
)
def test_what_a_file_says_of_itself_must_make_sense(bench, name, value):
    path = bench.journal("963")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE about SET value = ? WHERE name = ?", (value, name))
        if value is None:
            connection.execute("DELETE FROM about WHERE name = ?", (name,))
    assert problem_of(read_about, path) is StorageProblem.DAMAGED
    assert problem_of(read_about, bench.folder / "none.kit-batch") is StorageProblem.MISSING


def test_a_file_of_the_first_version_is_ours(of_first_version):
    assert is_ours(of_first_version)
    assert read_about(of_first_version).total == 6


def test_a_column_has_five_hundred_characters_of_a_value(make_answer):
    row = as_row(1, make_answer("963", senderId="x" * 500 + "y", recepient="x" * 500))
    assert (row["sender"], row["recipient"]) == ("x" * 500, "x" * 500)


def test_a_file_is_ours_by_its_first_bytes(bench):
    path = bench.journal("963")
    assert is_ours(path)
    content = path.read_bytes()
    for damaged in (content[:71], b"x" + content[1:], content[:68] + b"KiTX" + content[72:]):
        path.write_bytes(damaged)
        assert not is_ours(path)
