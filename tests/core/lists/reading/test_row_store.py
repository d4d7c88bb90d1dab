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


@pytest.fixture(params=[4 * 1024 * 1024, 10], ids=["in-memory", "in-a-file"])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> RowStore:
    monkeypatch.setattr(row_store, "_IN_MEMORY", request.param)
    store = RowStore()
    for row in ROWS:
        store.add(row)
    return store


def test_rows_come_back_as_they_were(store: RowStore) -> None:
    assert list(store) == ROWS
    assert list(store) == ROWS
    assert (store.count, store.hidden, store.width) == (4, 2, 3)


def test_two_passes_at_once_do_not_disturb_each_other(store: RowStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_store, "_AT_ONCE", 1)
    assert list(zip(store, store, strict=True)) == [(row, row) for row in ROWS]


def test_a_row_can_be_added_while_others_are_read(store: RowStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_store, "_AT_ONCE", 1)
    rows = iter(store)
    assert next(rows) == ROWS[0]
    store.add(ListRow(10, ("later",)))
    assert [row.number for row in rows] == [3, 4, 9, 10]


def test_after_closing_the_rows_are_gone(store: RowStore) -> None:
    store.close()
    store.close()
    assert list(store) == []


def test_without_rows_there_is_nothing() -> None:
    store = RowStore()
    assert (list(store), store.count, store.hidden, store.width) == ([], 0, 0, 0)
