"""Elements that are all written in the plainest way, taken out of the XML before it is parsed.

Most strings and most rows of most workbooks are such ones. An expression reads them in a fraction of the time that a parser's
calls take. Whatever is not just so stays for the parser, and so does the place: where they stand, the parser says. Rows are
mostly written like the one before, so what is not a value is understood once for all of them.
"""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Callable, Sequence
from string import ascii_uppercase
from typing import Any

from kit_desktop.core.lists.reading.values import ListProblem, ListReadError

_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\sencoding\s*=\s*["'](?!(?i:utf-8|us-ascii)["'])""")
_VERBATIM = b"<![CDATA["
_HELD = 256 * 1024  # what is longer is the parser's

_MOST_WAITING = 64 * _HELD  # of what the parser does not come to


class PlainElements:
    """Goes over a part's bytes before the parser. What `found` finds as its group `plain` is taken out, and an element named
    `stands_in` stands in for it; its group `before` stays. Behind an `end` the bytes can be cut.
    """

    def __init__(self, found: re.Pattern[bytes], stands_in: bytes, end: bytes) -> None:
        self._found = found
        self._stands_in = stands_in
        self._end = end
        self._held = b""
        # A name that no file can know, so that nothing in it can stand in.
        self._name = f"_{os.urandom(8).hex()}"
        self._number = 0
        self._taken: deque[tuple[str, bytes]] = deque()
        self._waiting = 0
        self._is_off = False

    def feed(self, chunk: bytes) -> bytes:
        """What the parser is to get now. What is not complete yet waits for the next chunk."""
        whole = self._held + chunk
        end = whole.rfind(self._end)
        if end < 0:
            return self._hold(whole, 0 if len(whole) < _HELD else len(whole))
        return self._hold(whole, end + len(self._end))

    def rest(self) -> bytes:
        """What the parser is to get at the end."""
        return self._hold(self._held, len(self._held))

    def taken(self, attributes: dict[str, str]) -> bytes | None:
        """What this element, which the parser met, stands in for; None where it is one of the file's own.

        Raises ListReadError where it was given before.
        """
        number = attributes.get(self._name)
        if number is None:
            return None
        # They come in order. What is passed over stood in a comment.
        while self._taken:
            first, taken = self._taken.popleft()
            self._waiting -= len(taken)
            if first == number:
                return taken
        raise ListReadError(ListProblem.BROKEN)

    def _hold(self, whole: bytes, end: int) -> bytes:
        self._held = whole[end:]
        if not end:
            return b""
        given = whole[:end]
        # In another encoding the same bytes are other characters, and in verbatim text they are no elements.
        self._is_off = self._is_off or _VERBATIM in given or _DECLARED.match(given) is not None
        return given if self._is_off else self._found.sub(self._take, given)

    def _take(self, found: re.Match[bytes]) -> bytes:
        self._number += 1
        plain = found["plain"]
        self._waiting += len(plain)
        if self._waiting > _MOST_WAITING:
            raise ListReadError(ListProblem.TOO_LARGE)
        number = str(self._number)
        self._taken.append((number, plain))
        return b'%s<%s %s="%s"/>' % (found["before"], self._stands_in, self._name.encode(), number.encode())


_OPENING = rb"""<row(?=[^>]* r="(?P<number>[0-9]{1,7})")(?: [\w:.]+="[^"<>&]*")*+>"""
_CELL = rb"""<c r="[A-Z]{1,3}(?P=number)"(?: s="[0-9]{1,5}")?(?: t="(?:s|n|b|e|str)")?(?:/>|><v>[ -%'-;=?-~]*</v></c>)"""
"""In a row of that number. A value in plain ASCII without markup is the same in every encoding that may be declared."""

_ROW = re.compile(rb"(?P<before>%s)(?P<plain>(?:%s)++)(?=</row>)" % (_OPENING, _CELL))
_HEAD = re.compile(r"""<c r="([A-Z]+)"(?: s="([0-9]+)")?(?: t="([a-z]+)")?>""")
_MOST_PLANS = 1_000

PlainCell = tuple[str, str, str]
"""Column, format and kind as in the file; empty where it does not say."""


class PlainRows:
    """Takes rows out of a sheet. `plan` makes what its owner needs of the cells with a value in them."""

    def __init__(self, plan: Callable[[Sequence[PlainCell]], Any]) -> None:
        self.elements = PlainElements(_ROW, b"c", b"</row>")
        self._plan = plan
        self._plans: dict[str, Any] = {}

    def read(self, attributes: dict[str, str]) -> tuple[Any, list[str]] | None:
        """The plan for the row that this element stands in for, and its values; None where it is an element of the file's own.

        Raises as `PlainElements.taken`.
        """
        taken = self.elements.taken(attributes)
        if taken is None:
            return None
        # Heads and values take turns, and a value holds no "<".
        pieces = taken.decode().replace("</v></c>", "<v>").split("<v>")
        heads, values = "".join(pieces[::2]), pieces[1::2]
        number = heads[6 : heads.index('"', 6)].lstrip(ascii_uppercase)
        written = heads.replace(f'{number}"', '"')
        plan = self._plans.get(written)
        # The row's number may end a format's too, and is a part of that.
        is_one_of_many = len(heads) - len(written) == len(number) * heads.count("<c ")
        if plan is None or not is_one_of_many:
            without_number = re.sub(rf'(?<=[A-Z]){number}(?=")', "", heads)
            plan = self._plan(_HEAD.findall(without_number))
            if is_one_of_many:
                if len(self._plans) >= _MOST_PLANS:
                    self._plans.clear()
                self._plans[written] = plan
        return plan, values
