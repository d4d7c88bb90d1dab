"""Elements that are all written in the plainest way, taken out of the XML before it is parsed.

Most strings and most rows of most workbooks are such ones. An expression reads them in a fraction of the time that a parser's
calls take. Whatever is not just so stays for the parser, and so does the place: where they stand, the parser says.
"""

from __future__ import annotations

import os
import re

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
        self._taken: dict[str, bytes] = {}
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
            first = next(iter(self._taken))
            taken = self._taken.pop(first)
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
        self._taken[number] = plain
        return b'%s<%s %s="%s"/>' % (found["before"], self._stands_in, self._name.encode(), number.encode())
