"""Rows that were read once, kept for the next passes: in memory while they are few, else in a nameless temporary file.

So the person's file is open only while it is read, a change to it in between changes nothing, and a workbook is taken apart
once, not once per choice.
"""

from __future__ import annotations

import json
import tempfile
import threading
import weakref
from collections.abc import Iterator
from itertools import pairwise

from kit_desktop.core.lists.reading.values import ListRow, RefusedReason

_IN_MEMORY = 4 * 1024 * 1024
_AT_ONCE = 200  # rows
_LARGEST_AT_ONCE = 256 * 1024  # characters


class RowStore:
    """Written once by `add`, then read any number of times, from any thread. `close` gives the space back, and so does
    whoever forgets the last reference to it. `count` is the number of rows, `hidden` of those that Excel hides, `characters` of
    all cells.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - lives as long as the rows
        # Not `__del__`: where both go in one collection, the file may be the first, and complain.
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()
        self._waiting: list[ListRow] = []
        self._places = [0]
        self._written = 0
        self.count = 0
        self.hidden = 0
        self.width = 0
        self.characters = 0

    def add(self, row: ListRow) -> None:
        """Keep a row. Raises OSError where the disk is full."""
        with self._lock:
            self._waiting.append(row)
            self.characters += sum(map(len, row.cells))
            if len(self._waiting) >= _AT_ONCE or self.characters - self._written > _LARGEST_AT_ONCE:
                self._write()
        self.count += 1
        self.hidden += row.is_hidden
        self.width = max(self.width, len(row.cells))

    def _write(self) -> None:
        rows = [(row.number, row.cells, row.marks, row.is_hidden) for row in self._waiting]
        self._file.seek(self._places[-1])
        self._places.append(self._places[-1] + self._file.write(json.dumps(rows).encode("ascii")))
        self._waiting, self._written = [], self.characters

    def __iter__(self) -> Iterator[ListRow]:
        with self._lock:
            places, waiting = tuple(self._places), tuple(self._waiting)
        for start, end in pairwise(places):
            with self._lock:
                if self._file.closed:
                    return
                self._file.seek(start)
                written = self._file.read(end - start)
            for number, cells, marks, is_hidden in json.loads(written):
                marked = {int(column): RefusedReason(reason) for column, reason in marks.items()}
                yield ListRow(number, tuple(cells), marked, is_hidden)
        yield from waiting

    def close(self) -> None:
        """Give the space back; the rows are gone then."""
        with self._lock:
            self._file.close()
            self._waiting, self._places = [], [0]
