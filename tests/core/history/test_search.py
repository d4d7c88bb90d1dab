"""What a person types is found where it is, as text and not as a pattern."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit_desktop.core.history import search
from kit_desktop.core.history.search import Found, Question, State, find, find_earlier, one_slip_apart
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.kept_lookup import asked
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo, Status
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.search_text import folded, read_question

Make = Callable[..., LookupResult]
Open = Callable[..., HistoryStore]
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def fill(store: HistoryStore, a_result: Make) -> None:
    store.add(a_result("963", fields={"userMsgID": "1YT-Заказ", "msgID": "963"}))
    store.add(a_result("Заказ 15", by=IdKind.USER_MSG_ID, outcome=Outcome.NOT_FOUND, info=None, server_text="Record Not Found"))
    store.add(a_result("100%_x\\y'z\"", fields={"status": "undelivered", "senderId": "Клиника-Ә", "recepient": "77779998877"}))
    store.add(a_result("ℌello ß", outcome=Outcome.SERVER_FAULT, info=None, server_text="Қате: пайдаланушы\nбұғатталған"))


@pytest.fixture(scope="module")
def filled(a_result: Make, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HistoryStore]:
    """One for all who only search."""
    with closing(HistoryStore(tmp_path_factory.mktemp("filled") / "history.db", now=lambda: NOON)) as store:
        fill(store, a_result)
        yield store


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
    assert [str(entry.id) for entry in filled.search(Question(question))] == list(found)
    assert sum(filled.find(Question(question), limit=1).counts.values()) == len(found)


@pytest.mark.parametrize(
    ("question", "states", "found"),
    [
        ("", {Status.DELIVERED}, "1"),
        ("", {Status.DELIVERED, Status.UNDELIVERED}, "31"),
        ("", {Outcome.NOT_FOUND, Outcome.SERVER_FAULT}, "42"),
        ("заказ", {Status.DELIVERED}, "1"),
        ("delivered", {Outcome.NOT_FOUND}, ""),
        ("", {*Outcome, *Status}, "4321"),
    ],
)
def test_filtered_by_state(filled: HistoryStore, question: str, states: set[State], found: str) -> None:
    asked = filled.find(Question(question, frozenset(states)))
    assert [str(entry.id) for entry in asked.entries] == list(found)
    assert sum(number for state, number in asked.counts.items() if state in states) == len(found)


def test_what_the_other_choices_would_bring_is_counted(filled: HistoryStore) -> None:
    everything = {Status.DELIVERED: 1, Outcome.NOT_FOUND: 1, Status.UNDELIVERED: 1, Outcome.SERVER_FAULT: 1}
    assert filled.find(Question("", frozenset({Status.DELIVERED}))).counts == everything
    assert filled.find(Question("заказ", frozenset({Status.DELIVERED}))).counts == {Status.DELIVERED: 1, Outcome.NOT_FOUND: 1}


def test_from_and_until(a_result: Make, open_store: Open) -> None:
    store = open_store()
    for hours in range(4):
        store.add(a_result(f"id-{hours}", checked_at=NOON - timedelta(hours=4 - hours)))
    since, until = NOON - timedelta(hours=3), NOON - timedelta(hours=1)
    for question, ids in (
        (Question(since=since), "321"),
        (Question(until=until), "210"),
        (Question(since=since, until=until), "21"),
        (Question("id-2", since=since, until=until), "2"),
    ):
        assert [entry.result.query.id for entry in store.search(question)] == [f"id-{each}" for each in ids]
        assert store.find(question).counts == {Status.DELIVERED: len(ids)}


ENGLISH = {
    Status.DELIVERED: "Delivered to the phone",
    Status.UNDELIVERED: "Not delivered",
    Outcome.NOT_FOUND: "No such message",
}
RUSSIAN = {Status.DELIVERED: "Доставлено", Status.UNDELIVERED: "Не доставлено", Outcome.NOT_FOUND: "Такого сообщения нет"}


@pytest.mark.parametrize(
    ("seen", "question", "found"),
    [
        (ENGLISH, "Not delivered", "3"),
        (ENGLISH, "not deliv", "3"),
        (ENGLISH, "Delivered", "31"),
        (ENGLISH, "to the phone", "1"),
        (ENGLISH, "not delivered клиника", "3"),
        (ENGLISH, "not delivered KiT_Notify", ""),
        (ENGLISH, "no such message", "2"),
        (RUSSIAN, "не доставлено", "3"),
        (RUSSIAN, "Доставлено", "31"),
        (RUSSIAN, "нет", "2"),
        (RUSSIAN, "доставлено 7777999", "3"),
    ],
)
def test_what_is_seen_is_found(filled: HistoryStore, seen: dict[State, str], question: str, found: str) -> None:
    assert [str(entry.id) for entry in filled.search(Question(question, seen=seen))] == list(found)


def test_page_by_page(open_store: Open, a_result: Make) -> None:
    filled = open_store()
    fill(filled, a_result)
    for text in ("", "delivered"):
        question = Question(text)
        whole = [entry.id for entry in filled.search(question)]
        first = filled.search(question, limit=1)
        filled.add(a_result("new one"))
        rest = filled.search(question, before=first[-1].id)
        assert [entry.id for entry in first + rest] == whole


pieces = st.text(st.sampled_from("abcаяәЯ1 07\"%_'\ud800\0ß"), max_size=8)


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HistoryStore]:
    with closing(HistoryStore(tmp_path_factory.mktemp("pile") / "history.db", keep_days=None, keep_entries=None)) as store:
        yield store


@settings(max_examples=40, deadline=None)
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
    found = pile.find(Question(question), limit=10_000)
    assert [entry.id for entry in found.entries] == expected
    assert sum(found.counts.values()) == len(expected)


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("964001", "964001", False),
        ("964001", "964011", True),
        ("964001", "96401", True),
        ("964001", "96411", False),
        ("964001", "97401", False),
        ("964001", "9640011", True),
        ("964001", "960401", True),
        ("964001", "064009", False),
        ("964001", "9640", False),
        ("964001", "964100", False),
        ("964001", "694001", True),
        ("964001", "694009", False),
        ("964001", "124001", False),
        ("964001", "964010", True),
        ("абвг", "абвд", True),
        ("", "1", True),
    ],
)
def test_one_slip_of_the_hand(first: str, second: str, near: bool) -> None:
    assert one_slip_apart(first, second) is near
    assert one_slip_apart(second, first) is near


def test_near_ids_are_those_found_of_the_same_kind_account_and_address(a_result: Make, open_store: Open) -> None:
    store = open_store()
    nothing = {"outcome": Outcome.NOT_FOUND, "info": None}
    store.add(a_result("964002"))
    store.add(a_result("964003"))
    store.add(a_result("964002"))
    store.add(a_result("964001"))
    store.add(a_result("974001"))
    store.add(a_result("964004", **nothing))
    store.add(a_result("964005", by=IdKind.USER_MSG_ID))
    store.add(a_result("964006", account="another"))
    asked = a_result("964001", **nothing)
    assert [entry.result.query.id for entry in store.near(asked)] == ["974001", "964002", "964003"]
    assert [entry.result.query.id for entry in store.near(asked, limit=1)] == ["974001"]
    store.add(a_result("112"))
    assert store.near(a_result("111", **nothing)) == []
    store.add(a_result("Заказ-15"))
    assert [entry.result.query.id for entry in store.near(a_result("Заказ-1", **nothing))] == ["Заказ-15"]


def test_earlier_answers_are_those_about_the_same_message(a_result: Make, open_store: Open) -> None:
    store = open_store()
    for outcome in (Outcome.OK, Outcome.TIMED_OUT, Outcome.NOT_FOUND, Outcome.OK):
        store.add(a_result("963", outcome=outcome))
    store.add(a_result("963", account="another"))
    with closing(sqlite3.connect(store.path)) as connection:
        numbers = [[entry.id for entry in find_earlier(connection, asked(a_result("963")), before)] for before in (None, 4, 1)]
    assert numbers == [[4, 3, 1], [3, 1], []]


def test_nothing_is_found_where_nothing_is_kept(open_store: Open) -> None:
    assert open_store().find(Question()) == Found()


@pytest.mark.parametrize("damage", ["UPDATE body SET record = x'00'", "DELETE FROM body"])
def test_what_cannot_be_read_hides_nothing_behind_it(a_result: Make, open_store: Open, damage: str) -> None:
    store = open_store()
    for number in range(1, 8):
        store.add(a_result(str(number)))
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(f"{damage} WHERE id IN (3, 4, 5)")
        connection.commit()
    assert [entry.id for entry in store.search(limit=2)] == [7, 6]
    assert [entry.id for entry in store.search(limit=2, before=6)] == [2, 1]
    assert [entry.id for entry in store.search(limit=3)] == [7, 6, 2]
    assert [entry.id for entry in store.find(limit=100).entries] == [7, 6, 2, 1]
    assert store.search(limit=0) == []


@pytest.mark.parametrize("recent", [0, 1, 3, 100])
@pytest.mark.parametrize("limit", [1, 2, 3, 5, 100])
def test_what_fits_seldom_is_found_as_what_fits_often(
    a_result: Make, open_store: Open, monkeypatch: pytest.MonkeyPatch, recent: int, limit: int
) -> None:
    monkeypatch.setattr(search, "_RECENT", recent)
    store = open_store()
    for number in range(1, 10):
        store.add(a_result(f"963-{number}", fields={"status": "delivered" if number % 3 else "undelivered"}))
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE body SET record = x'00' WHERE id = 6")
        connection.commit()
    delivered, undelivered = [8, 7, 5, 4, 2, 1], [9, 3]
    for text, states, ids in (
        ("", set(), sorted(delivered + undelivered, reverse=True)),
        ("963", {Status.DELIVERED}, delivered),
        ("963", {Status.UNDELIVERED}, undelivered),
        ("963-2", set(), [2]),
        ("964", set(), []),
    ):
        found = store.find(Question(text, frozenset(states)), limit)
        assert [entry.id for entry in found.entries] == ids[:limit]
        assert found.counts == (
            {Status.DELIVERED: 6, Status.UNDELIVERED: 3}
            if text in {"", "963"}
            else dict.fromkeys([Status.DELIVERED] * len(ids), 1)
        )


@pytest.mark.parametrize("limit", [1, 2])
def test_entries_are_counted_in_the_index_of_states_and_found_in_their_order(
    path: Path, a_result: Make, open_store: Open, limit: int
) -> None:
    store = open_store()
    store.add(a_result("963"))
    store.close()
    statements: list[str] = []
    with closing(sqlite3.connect(path)) as connection:
        connection.set_trace_callback(statements.append)
        assert find(connection, Question("963", frozenset({Status.DELIVERED})), limit).counts == {Status.DELIVERED: 1}
        connection.set_trace_callback(None)
        _, page, count, *_ = (
            "\n".join(step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {each}")) for each in statements
        )
    assert count == "SCAN entry USING COVERING INDEX entry_state"
    assert "entry_state" not in page
