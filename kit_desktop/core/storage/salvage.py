"""What can still be read of a damaged database: rows from the front, from the end, and one by one between."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from kit_desktop.core.storage.sqlite_errors import STORAGE_ERRORS

_LAST = 2**63 - 1
_MOST_TRIED = 1_000_000
_TRIED_BEYOND = 10_000


def salvaged_rows(path: Path, table: str, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """The readable rows of a table, each once, the row's number first, in no certain order; never raises.

    What is read passed no checksum: whoever uses it has to look whether it can be true.
    """
    with suppress(*STORAGE_ERRORS), closing(sqlite3.connect(path)) as connection:
        select = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid"  # noqa: S608 - ours
        # Where the tables themselves cannot be read, no row can, and thousands of numbers would be tried.
        connection.execute(f"EXPLAIN {select} = 1")
        yield from _readable(connection, select)


def _readable(connection: sqlite3.Connection, select: str) -> Iterator[tuple[object, ...]]:
    front, is_whole = yield from _walk(connection, f"{select} > ? ORDER BY rowid LIMIT 1", 0, stop=_LAST)
    if is_whole:
        return
    back, _ = yield from _walk(connection, f"{select} < ? ORDER BY rowid DESC LIMIT 1", _LAST, stop=front)
    end = min(back, front + (_MOST_TRIED if back < _LAST else _TRIED_BEYOND))
    for number in range(front + 1, end):
        with suppress(*STORAGE_ERRORS):
            yield from connection.execute(f"{select} = ?", (number,)).fetchall()


def _walk(
    connection: sqlite3.Connection, sql: str, place: int, stop: int
) -> Generator[tuple[object, ...], None, tuple[int, bool]]:
    """Row by row from `place` to `stop`, until the first that cannot be read or is out of order, or until there is no more.

    Returns the last place, and whether there was no more.
    """
    while True:
        try:
            row = connection.execute(sql, (place,)).fetchone()
        except STORAGE_ERRORS:
            return place, False
        if row is None:
            return place, True
        # In a damaged tree the way to the next row may lead back to one before, and so round and round.
        if not min(place, stop) < row[0] < max(place, stop):
            return place, False
        place = row[0]
        yield row
