"""Rows of a sheet whose cells are all written in the plainest way, taken out of the XML before it is parsed.

Most rows of most workbooks are such rows. An expression reads one in a fraction of the time that a parser's calls for its
cells take. Whatever is not just so stays for the parser, and so does the row itself: where it stands, the parser says.
"""

from __future__ import annotations

import os
import re

from kit_desktop.core.lists.reading.values import ListProblem, ListReadError

_CELL = rb"""<c r="%s[0-9]{1,7}"(?: s="%s")?(?: t="%s")?(?:/>|><v>%s</v></c>)"""
_PARTS = (rb"[A-Z]{1,3}", rb"[0-9]{1,5}", rb"(?:s|n|b|e|str)", rb"[ -%'-;=?-~]*")
"""Column, format, kind and value. A value in plain ASCII without markup is the same in every encoding that may be declared."""

_ROW = re.compile(rb"""(<row(?: [\w:.]+="[^"<>&]*")*+>)((?:%s)++)(?=</row>)""" % (_CELL % _PARTS))
_SPLIT = re.compile((_CELL % tuple(b"(%s)" % part for part in _PARTS)).decode())
_END = b"</row>"
_HELD = 256 * 1024  # a row that is longer is the parser's

_MOST_WAITING = 64 * _HELD  # of rows that the parser does not come to

PlainCell = tuple[str, str, str, str]
"""Column, format, kind and value as in the file; empty where it does not say."""


class PlainRows:
    """Goes over a part's bytes before the parser; `cells` gives what was taken out of the row that the parser is at."""

    def __init__(self) -> None:
        self._held = b""
        # A name that no file can know, so that none can stand in for a row.
        self._name = f"_{os.urandom(8).hex()}"
        self._number = 0
        self._taken: dict[str, tuple[int, list[PlainCell]]] = {}
        self._waiting = 0

    def feed(self, chunk: bytes) -> bytes:
        """What the parser is to get now. A row that is not complete yet waits for the next chunk."""
        whole = self._held + chunk
        end = whole.rfind(_END)
        if end < 0:
            return self._hold(whole, 0 if len(whole) < _HELD else len(whole))
        return self._hold(whole, end + len(_END))

    def rest(self) -> bytes:
        """What the parser is to get at the end."""
        return self._hold(self._held, len(self._held))

    def cells(self, attributes: dict[str, str]) -> list[PlainCell] | None:
        """The cells in whose place the parser met this element; None where it is an element of the file's own.

        Raises ListReadError where they were given before.
        """
        number = attributes.get(self._name)
        if number is None:
            return None
        # Rows come in order. What is passed over stood in a comment.
        while self._taken:
            first = next(iter(self._taken))
            size, cells = self._taken.pop(first)
            self._waiting -= size
            if first == number:
                return cells
        raise ListReadError(ListProblem.BROKEN)

    def _hold(self, whole: bytes, end: int) -> bytes:
        self._held = whole[end:]
        if not end:
            return b""
        return _ROW.sub(self._take, whole[:end])

    def _take(self, row: re.Match[bytes]) -> bytes:
        self._number += 1
        self._waiting += len(row[2])
        if self._waiting > _MOST_WAITING:
            raise ListReadError(ListProblem.TOO_LARGE)
        number = str(self._number)
        self._taken[number] = len(row[2]), _SPLIT.findall(row[2].decode())
        return b'%s<c %s="%s"/>' % (row[1], self._name.encode(), number.encode())
