"""What is read of a journal, while it is written and afterwards."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from dataclasses import replace

import pytest

from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.lists.journal.reader import JournalColumn, JournalReader, JournalRow, JournalView, row_of
from kit_desktop.core.lists.reading.values import RefusedReason
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.storage.problem import StorageError, StorageProblem


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
        asks = journal.asks_at(journal.open_places()[:3])
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
    with pytest.raises(StorageError) as raised:
        reader.counts()
    assert raised.value.problem is StorageProblem.UNUSABLE
    reader.close()


def test_reading_is_not_disturbed_by_writing(bench, make_answer):
    path = bench.journal([str(n) for n in range(1200)])
    with closing(Journal(path)) as journal, closing(JournalReader(path)) as reader:
        asks = journal.asks_at(journal.open_places()[:1200])
        for number, row in enumerate(reader.listed_rows()):
            if number % 100 == 0:
                journal.record([(ask, make_answer(ask.message_id)) for ask in asks[number : number + 100]])
            assert row.answer is not None
        assert reader.counts().fates[Fate.DELIVERED] == 1200


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
        asks = journal.asks_at(journal.open_places()[:9])
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


@pytest.mark.parametrize(("fate", "spelled"), [(Fate.NOT_FOUND, "ABC-1"), (Fate.DELIVERED, None), (Fate.WAITING, None)])
def test_only_what_was_not_found_may_be_spelled_otherwise(fate, spelled):
    assert JournalRow(1, "\u0410BC-1", 1, fate).other_spelling == spelled


def test_a_lookup_that_is_in_no_list_looks_as_in_one(bench, make_answer):
    path = bench.journal("963")
    answer = make_answer("963", userMsgID="1YT")
    with closing(Journal(path)) as journal:
        journal.record([(journal.asks_at(journal.open_places()[:1])[0], answer)])
    with closing(JournalReader(path)) as reader:
        (listed,) = reader.rows([1])
    assert row_of(answer) == replace(listed, seq=0, row=0)
