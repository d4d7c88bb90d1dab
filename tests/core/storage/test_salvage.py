"""Every row that can be read is read once, wherever the damage is."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from kit_desktop.core.storage import salvage
from kit_desktop.core.storage.salvage import salvaged_rows

from .pages import leaf_pages, page_size

ROWS = 600


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A table of several pages, with numbers that have gaps."""
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)")
        connection.executemany("INSERT INTO t VALUES (?, ?)", ((3 * i, f"{i} " * 40) for i in range(1, ROWS + 1)))
    return path


def spoil(path: Path, which: slice) -> int:
    """Overwrite these leaf pages; returns how many rows stood on them."""
    pages, size = leaf_pages(path, "t")[which], page_size(path)
    with path.open("r+b") as file:
        for page, _ in pages:
            file.seek((page - 1) * size)
            file.write(b"\xff" + os.urandom(size - 1))
    return sum(cells for _, cells in pages)


@pytest.mark.parametrize(
    "which",
    [slice(0), slice(1), slice(-1, None), slice(3, 4), slice(2, 20, 4), slice(1, None, 2), slice(-3, None)],
    ids=["none", "first", "last", "one", "several", "every-other", "end"],
)
def test_what_can_be_read_is_read(path: Path, which: slice) -> None:
    lost = spoil(path, which)
    rows = list(salvaged_rows(path, "t", ("id", "x")))
    numbers = [row[0] for row in rows]
    assert len(numbers) == len(set(numbers)) == ROWS - lost
    assert all(row == (number, number, f"{number // 3} " * 40) for number, row in zip(numbers, rows, strict=True))


def test_a_row_with_a_wrong_number_leads_nobody_round_and_round(path: Path) -> None:
    page, size = leaf_pages(path, "t")[4].number, page_size(path)
    spoilt = bytearray(path.read_bytes())
    places = (page - 1) * size + 8
    # One place among those of the rows is that of a row before: a flipped bit does it.
    spoilt[places + 2 * 9 : places + 2 * 10] = spoilt[places + 2 * 3 : places + 2 * 4]
    path.write_bytes(spoilt)
    numbers = [row[0] for row in islice(salvaged_rows(path, "t", ("id",)), ROWS * 2)]
    assert len(numbers) == len(set(numbers)) > ROWS - 20


@pytest.mark.parametrize("content", [b"", b"no database" * 1000, b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_database_has_no_rows(path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(salvage, "_readable", None)  # thousands of rows are not even tried
    path.write_bytes(content)
    assert list(salvaged_rows(path, "t", ("id",))) == []


def test_no_such_table_has_no_rows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(salvage, "_readable", None)
    assert list(salvaged_rows(path, "other", ("id",))) == []


def test_the_very_first_and_the_very_last_number(tmp_path: Path) -> None:
    path = tmp_path / "few.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)")
        connection.executemany("INSERT INTO t VALUES (?, 'x')", [(1,), (2,), (2**63 - 2,)])
    assert [row[0] for row in salvaged_rows(path, "t", ("x",))] == [1, 2, 2**63 - 2]


def test_rows_between_two_damages_are_tried_one_by_one(path: Path) -> None:
    pages = leaf_pages(path, "t")
    middle = len(pages) // 2
    for which in (slice(0, 1), slice(-1, None)):
        spoil(path, which)
    rows = [row[0] for row in salvaged_rows(path, "t", ("id",))]
    assert len(rows) == sum(cells for _, cells in pages[1:-1])
    assert rows == sorted(rows)
    assert middle > 1


@pytest.mark.parametrize("ends_are_gone", [True, False])
def test_beyond_what_the_end_tells_fewer_numbers_are_tried(
    path: Path, monkeypatch: pytest.MonkeyPatch, ends_are_gone: bool
) -> None:
    pages = leaf_pages(path, "t")
    spoil(path, slice(None, None, len(pages) - 1) if ends_are_gone else slice(1, 4, 2))
    between = pages[1:-1] if ends_are_gone else pages[2:3]
    found = {}
    for limit in ("_MOST_TRIED", "_TRIED_BEYOND"):
        with monkeypatch.context() as patch:
            patch.setattr(salvage, limit, 0)
            found[limit] = len(list(salvaged_rows(path, "t", ("id",))))
    decides, other = ("_TRIED_BEYOND", "_MOST_TRIED") if ends_are_gone else ("_MOST_TRIED", "_TRIED_BEYOND")
    assert found[other] - found[decides] == sum(page.rows for page in between)


def test_from_the_end_nobody_comes_to_what_was_read_from_the_front(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        walk = salvage._walk(connection, "SELECT id FROM t WHERE id < ? ORDER BY id DESC LIMIT 1", 15, stop=6)
        assert [next(walk)[0], next(walk)[0]] == [12, 9]
        with pytest.raises(StopIteration) as ended:
            next(walk)
        assert ended.value.value == (9, False)


def test_the_last_number_that_sqlite_gives_is_read_from_the_end(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO t VALUES (?, 'last')", (2**63 - 2,))
    spoil(path, slice(1))
    assert (2**63 - 2, "last") in salvaged_rows(path, "t", ("x",))


def test_how_long_it_is_searched_between() -> None:
    assert (salvage._MOST_TRIED, salvage._TRIED_BEYOND) == (1_000_000, 10_000)
