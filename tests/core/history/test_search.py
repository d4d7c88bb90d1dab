"""What a person types is found where it is, as text and not as a pattern, with the index and without it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit_desktop.core.history.condition import HistoryCondition, HistoryState
from kit_desktop.core.history.search import folded, read_question
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome

Make = Callable[..., LookupResult]
Open = Callable[..., HistoryStore]


class NoIndex(sqlite3.Connection):
    """A SQLite that was built without FTS5."""

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if "CREATE VIRTUAL TABLE" in sql:
            sql = sql.replace("USING fts5", "USING fts_unknown")
        elif "entry_search" in sql and "sqlite_master" not in sql:
            sql = "SELECT 1 FROM no_such_module"
        return super().execute(sql, *parameters)


def without_index(name: str, **options: Any) -> sqlite3.Connection:
    return sqlite3.connect(name, factory=NoIndex, **options)


@pytest.fixture(params=[sqlite3.connect, without_index], ids=["indexed", "scanned"])
def filled(request: pytest.FixtureRequest, a_result: Make, open_store: Open) -> HistoryStore:
    store = open_store(connect=request.param)
    store.add(a_result("963", fields={"userMsgID": "1YT-Заказ", "msgID": "963"}))
    store.add(a_result("Заказ 15", by=IdKind.USER_MSG_ID, outcome=Outcome.NOT_FOUND, info=None, server_text="Record Not Found"))
    store.add(a_result("100%_x\\y'z\"", fields={"status": "undelivered", "senderId": "Клиника-Ә", "recepient": "77779998877"}))
    store.add(a_result("ℌello ß", outcome=Outcome.SERVER_FAULT, info=None, server_text="Қате: пайдаланушы\nбұғатталған"))
    return store


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("", "4321"), ("   ", "4321"),
        ("963", "1"), ("96", "1"), ("6", "1"), ("yt", "1"), ("1yt-ЗАКАЗ", "1"),
        ("заказ", "21"), ("закАЗ 15", "2"), ("15 заказ", "2"), ("зак 963", "1"),
        ("kit_notify", "1"), ("delivered", "31"), ("undelivered", "3"), ("not_found", "2"), ("record not", "2"),
        ("%", "3"), ("_x", "3"), ("0%_x", "3"), ("\\y", "3"), ("'z", "3"), ("z\"", "3"), ("'z\"", "3"), ("клиника-ә", "3"),
        ("бұғатталған", "4"), ("пайдаланушы бұғ", "4"), ("hello", "4"), ("SS", "4"), ("қате:", "4"), ("қат", "4"),
        ("77011234567", "1"), ("+7 701 123 45 67", "1"), ("+7 (701) 123-45-67", "1"), ("8 701 123 45 67", "1"),
        ("87011234567", "1"), ("+7 70", "1"), ("+7", "31"), ("+", ""), ("+7 702", ""),
        ("+7\u00a0701\u00a0123\u00a045\u00a067", "1"), ("7777999", "3"), ("77777999", ""), ("9999", ""),
        ("77011234567 963", "1"), ("963 +77011234567", "1"), ("87011234567 963", "1"), ("963 7701123", "1"),
        ("77779998877 77011234567", ""), ("7777999 8877", "3"), ("(777) 9998877", "3"), ("964 77011234567", ""),
        ("963 +7 701 123 45 67", "1"), ("+7 701 123 45 67 +7 777 999 88 77", ""), ("963 +", ""), ("+ +", ""),
        ("963 OR заказ", ""), ("NEAR 963", ""), ("folded:963", ""), ("96*", ""), ("^963", ""),
        ('963" OR "зак', ""), ("(963)", ""),
        ("\0", "4321"), ("\ud800", ""), ("963\0", "1"), ("a" * 1_000_000, ""), ("я " * 500_000, ""),
    ],
)  # fmt: skip
def test_words_are_found_anywhere(filled: HistoryStore, question: str, found: str) -> None:
    assert [str(entry.id) for entry in filled.search(question)] == list(found)
    assert filled.count(question) == len(found)
    assert filled.count(question, most=2) == min(2, len(found))


@pytest.mark.parametrize(
    ("question", "outcomes", "found"),
    [
        ("", {Outcome.OK}, "31"),
        ("", [Outcome.NOT_FOUND, Outcome.SERVER_FAULT], "42"),
        ("заказ", {Outcome.OK}, "1"),
        ("delivered", {Outcome.NOT_FOUND}, ""),
        ("", set(Outcome), "4321"),
    ],
)
def test_filtered_by_outcome(filled: HistoryStore, question: str, outcomes: set[Outcome], found: str) -> None:
    assert [str(entry.id) for entry in filled.search(question, outcomes)] == list(found)
    assert filled.count(question, outcomes) == len(found)


def test_page_by_page(filled: HistoryStore, a_result: Make) -> None:
    for question in ("", "delivered"):
        whole = [entry.id for entry in filled.search(question)]
        assert [filled.search(question, limit=1, offset=i)[0].id for i in range(len(whole))] == whole
        first = filled.search(question, limit=1)
        filled.add(a_result("new one"))
        rest = filled.search(question, before=first[-1].id)
        assert [entry.id for entry in first + rest] == whole


def test_the_index_is_used_where_it_can_be(filled: HistoryStore, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'entry_search'").fetchone():
            return
        asked: list[str] = []
        filled.close()
        store = HistoryStore(path, connect=lambda name, **options: _traced(name, asked, options))
        for question, indexed in (
            ("963", True),
            ("заказ 963", True),
            ("96", False),
            ("96 963", False),
            ("+7 701 123 45 67", True),
        ):
            asked.clear()
            store.search(question)
            assert any("MATCH" in statement for statement in asked) is indexed, question
        store.close()


def _traced(name: str, asked: list[str], options: dict[str, Any]) -> sqlite3.Connection:
    connection = sqlite3.connect(name, **options)
    connection.set_trace_callback(asked.append)
    return connection


def test_an_index_that_fell_behind_is_made_anew(path: Path, a_result: Make, open_store: Open) -> None:
    with_index = open_store()
    with_index.add(a_result("first-one"))
    with_index.close()
    without = open_store(connect=without_index)
    assert without.add(a_result("second-one"), "me") is not None
    assert without.count("second-one") == 1
    assert without.delete(1)
    without.close()
    again = open_store()
    assert (again.count("second-one"), again.count("first-one"), again.count("-one")) == (1, 0, 1)


def test_an_index_that_another_window_made_is_kept_up(path: Path, a_result: Make, open_store: Open) -> None:
    without = open_store(connect=without_index)
    without.open()
    without.close()
    first = open_store(patience=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert first.open().condition is HistoryCondition.LOCKED
    second = open_store()
    second.open()
    assert first.add(a_result("first-window")) is not None
    assert second.count("first-window") == 1


@pytest.mark.parametrize(
    "ruin", ["DELETE FROM entry_search_data", "DELETE FROM entry_search_config", "DROP TABLE entry_search_idx"]
)
def test_a_ruined_index_loses_nothing(path: Path, a_result: Make, open_store: Open, ruin: str) -> None:
    store = open_store()
    for i in range(20):
        store.add(a_result(f"number-{i:03}"))
    store.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(ruin)
    again = open_store()
    assert again.count("number-0") == 20
    assert again.add(a_result("number-020")) is not None
    assert again.count("number-0") == 21
    assert again.state == HistoryState(HistoryCondition.READY)


pieces = st.text(st.sampled_from("abcаяәЯ1 07\"%_'\ud800\0ß"), max_size=8)


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HistoryStore]:
    with closing(HistoryStore(tmp_path_factory.mktemp("pile") / "history.db", keep_days=None, keep_entries=None)) as store:
        yield store


@settings(max_examples=60, deadline=None)
@given(text=pieces, question=pieces)
def test_found_exactly_where_every_word_occurs(pile: HistoryStore, text: str, question: str) -> None:
    query = LookupQuery(IdKind.USER_MSG_ID, "-")
    pile.add(LookupResult(Outcome.OK, query, datetime.now(UTC), info=MessageInfo({"recepient": text})))
    groups = read_question(question).groups
    expected = []
    for entry in pile.search(limit=10_000):
        parts = (folded((entry.result.info and entry.result.info["recepient"]) or ""), "-", "ok")
        if all(any(word in part for word in group for part in parts) for group in groups):
            expected.append(entry.id)
    assert [entry.id for entry in pile.search(question, limit=10_000)] == expected
    assert pile.count(question) == len(expected)
