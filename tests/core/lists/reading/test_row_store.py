"""Rows that were read once come back as they were, few or many, as often as wanted."""

from __future__ import annotations

import pytest

from kit_desktop.core.lists.reading import row_store
from kit_desktop.core.lists.reading.row_store import RowStore
from kit_desktop.core.lists.reading.values import ListRow, RefusedReason

ROWS = [
    ListRow(1, ("MsgID", "Имя")),
    ListRow(3, ("0963", "две\nстроки; \ud800\u2028"), {0: RefusedReason.EXCEL_DATE}, is_hidden=True),
    ListRow(4, (), is_hidden=True),
    ListRow(9, ("964", "", "third"), {2: RefusedReason.TOO_LONG}),
]


@pytest.fixture(
    params=[("_AT_ONCE", 200), ("_AT_ONCE", 1), ("_AT_ONCE", 3), ("_LARGEST_AT_ONCE", 5), ("_IN_MEMORY", 10)], ids=str
)
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> RowStore:
    monkeypatch.setattr(row_store, *request.param)
    store = RowStore()
    for row in ROWS:
        store.add(row)
    return store


def test_rows_come_back_as_they_were(store: RowStore) -> None:
    assert list(store) == ROWS
    assert list(store) == ROWS
    assert (store.count, store.hidden, store.width) == (4, 2, 3)


def test_two_passes_at_once_do_not_disturb_each_other(store: RowStore) -> None:
    assert list(zip(store, store, strict=True)) == [(row, row) for row in ROWS]


def test_a_pass_goes_through_what_was_there_when_it_began(store: RowStore) -> None:
    rows = iter(store)
    assert next(rows) == ROWS[0]
    store.add(ListRow(10, ("later",)))
    assert list(rows) == ROWS[1:]
    assert list(store) == [*ROWS, ListRow(10, ("later",))]


def test_few_rows_make_no_file() -> None:
    store = RowStore()
    for row in ROWS:
        store.add(row)
    assert store._places == [0]
    for _ in range(row_store._AT_ONCE - len(ROWS)):
        store.add(ROWS[0])
    assert len(store._places) == 2
    assert not store._waiting


def test_after_closing_the_rows_are_gone(store: RowStore) -> None:
    rows = iter(store)
    next(rows)
    store.close()
    store.close()
    assert list(store) == []
    assert len(list(rows)) < len(ROWS)


def test_without_rows_there_is_nothing() -> None:
    store = RowStore()
    assert (list(store), store.count, store.hidden, store.width) == ([], 0, 0, 0)


def test_what_waits_is_written_once_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_store, "_LARGEST_AT_ONCE", 10)
    store, waiting = RowStore(), []
    for number in range(1, 8):
        store.add(ListRow(number, ("five5",)))
        waiting.append(len(store._waiting))
    assert waiting == [1, 2, 0, 1, 2, 0, 1]
    assert store.characters == 35
    assert [row.number for row in store] == list(range(1, 8))
    store.close()


def test_the_limits() -> None:
    assert (row_store._IN_MEMORY, row_store._AT_ONCE, row_store._LARGEST_AT_ONCE) == (2**22, 200, 2**18)
