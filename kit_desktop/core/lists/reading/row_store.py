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
from typing import IO

from kit_desktop.core.lists.reading.values import ListRow, RefusedReason

_IN_MEMORY = 4 * 1024 * 1024
_AT_ONCE = 256 * 1024


class RowStore:
    """Written once by `add`, then read any number of times, from any thread. `close` gives the space back, and so does
    whoever forgets the last reference to it. `count` is the number of rows, `hidden` of those that Excel hides.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._lock = threading.Lock()
        self._end = 0
        self.count = 0
        self.hidden = 0
        self.width = 0

    def add(self, row: ListRow) -> None:
        """Keep a row. Raises OSError where the disk is full."""
        marks = {str(column): reason.value for column, reason in row.marks.items()}
        kept = [row.number, row.cells, marks, row.is_hidden] if marks or row.is_hidden else [row.number, row.cells]
        line = json.dumps(kept)
        with self._lock:
            if self._file is None:
                self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - lives as long as the rows
                # Not `__del__`: where both go in one collection, the file may be the first, and complain.
                weakref.finalize(self, self._file.close)
            self._end += self._file.write(line.encode("ascii") + b"\n")
        self.count += 1
        self.hidden += row.is_hidden
        self.width = max(self.width, len(row.cells))

    def __iter__(self) -> Iterator[ListRow]:
        position = 0
        while position < self._end:
            with self._lock:
                if self._file is None:
                    return
                self._file.seek(position)
                lines = self._file.readlines(_AT_ONCE)
                position = self._file.tell()
                self._file.seek(self._end)
            for line in lines:
                number, cells, *more = json.loads(line)
                marks, is_hidden = more or ({}, False)
                marked = {int(column): RefusedReason(reason) for column, reason in marks.items()}
                yield ListRow(number, tuple(cells), marked, is_hidden)

    def close(self) -> None:
        """Give the space back; the rows are gone then."""
        with self._lock:
            if self._file is not None:
                self._file.close()
            self._file = None
