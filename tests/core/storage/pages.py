"""Where in a SQLite file the rows of a table stand. Its own `dbstat` tells that too, but not every SQLite is built with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

_INTERIOR, _LEAF = 5, 13
_FILE_HEADER = 100


class Leaf(NamedTuple):
    """A page with rows (the first page is 1), and how many."""

    number: int
    rows: int


def leaf_pages(path: Path, table: str) -> list[Leaf]:
    """The pages with the table's rows, in the order of their numbers (https://www.sqlite.org/fileformat.html, 1.6)."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    file = path.read_bytes()

    def number(page: bytes, at: int, length: int) -> int:
        return int.from_bytes(page[at : at + length], "big")

    def walk(which: int) -> list[Leaf]:
        page = file[(which - 1) * size : which * size]
        head = _FILE_HEADER if which == 1 else 0
        cells = number(page, head + 3, 2)
        if page[head] == _LEAF:
            return [Leaf(which, cells)]
        if page[head] != _INTERIOR:
            # Spoilt before.
            return []
        pointers = [number(page, head + 12 + 2 * cell, 2) for cell in range(cells)]
        children = [*(number(page, pointer, 4) for pointer in pointers), number(page, head + 8, 4)]
        return [leaf for child in children for leaf in walk(child)]

    return walk(root)


def page_size(path: Path) -> int:
    """Bytes of a page."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA page_size").fetchone()[0])
