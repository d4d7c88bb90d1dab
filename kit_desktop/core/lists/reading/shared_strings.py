"""The table of strings that the cells of an Open XML workbook share."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import accumulate, islice

from kit_desktop.core.lists.reading.package import Package
from kit_desktop.core.lists.reading.plain_elements import PlainElements
from kit_desktop.core.lists.reading.values import LONGEST_CELL, ListProblem, ListReadError

_LARGEST_STRINGS = 256 * 1024 * 1024  # unpacked
_MOST_STRINGS = 64 * 1024 * 1024  # bytes that are kept of them
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TEXT = rb"[\t\n -%'-;=?-\x7f\x80-\xff]{0,32767}+"
_ITEMS = re.compile(rb"""(?P<before>)(?P<plain>(?:<si><t(?: xml:space="preserve")?>%s</t></si>)++)""" % _TEXT)
_TEXTS = re.compile(rb">([^<]*)</t>")


class Mark(Enum):
    """Where an element begins inside a string or a cell."""

    VALUE = auto()
    FORMULA = auto()
    PHONETIC = auto()
    OTHER = auto()


_MARKS = {"t": Mark.VALUE, "rPh": Mark.PHONETIC}


def unescaped(text: str) -> str:
    """Excel writes a character that XML has no place for as `_x000D_`, and an underscore before such a text as `_x005F_`."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "\ufffd" if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


class Strings:
    """The workbook's table of strings, kept as bytes: two million small ones take a third of what a list of them would."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("L", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        if number < 0:
            raise IndexError(number)
        return unescaped(self._bytes[self._ends[number] : self._ends[number + 1]].decode())

    def add(self, items: list[str | Mark]) -> None:
        """Keep one more: what stands in its `t` elements, but for the pronunciation. Raises ListReadError (TOO_LARGE)."""
        text = next(split_cells([{}, *items]))[1] or ""
        self.add_plain([text[: LONGEST_CELL + 1].encode()])

    def add_plain(self, texts: Sequence[bytes]) -> None:
        """Keep some more, in UTF-8. Raises UnicodeDecodeError, and ListReadError (TOO_LARGE)."""
        whole = b"".join(texts)
        whole.decode()
        self._ends.extend(islice(accumulate(map(len, texts), initial=len(self._bytes)), 1, None))
        self._bytes += whole
        if len(self._bytes) + len(self._ends) > _MOST_STRINGS:
            raise ListReadError(ListProblem.TOO_LARGE)


def read_strings(package: Package, part: str | None) -> Strings:
    """Read the table of strings. Raises ListReadError, and what `zip_errors` translates."""
    strings = Strings()
    if part is None:
        return strings
    plain = PlainElements(_ITEMS, b"si", b"</si>")
    started = False

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal started
        if name == "si":
            if started:
                strings.add(xml.items)
            taken = plain.taken(attributes)
            if taken is not None:
                strings.add_plain(_TEXTS.findall(taken))
            started = taken is None
            xml.items.clear()

    xml = package.open(part, _LARGEST_STRINGS, on_start, marks=_MARKS, plain=plain)
    known = 0
    for read in xml.chunks(package.checkpoint):
        xml.wait(read, goes_on=len(strings) == known)
        known = len(strings)
    if started:
        strings.add(xml.items)
    return strings


def split_cells(items: list[dict[str, str] | str | Mark]) -> Iterator[tuple[dict[str, str], str | None, str | None]]:
    """Of each cell its attributes, its value and its formula; None where there is none."""
    attributes: dict[str, str] | None = None
    formula: str | None = None
    pieces: list[str] = []  # of the value: half a million, each put behind those before, would take minutes
    has_value = False
    mark: Mark | None = None
    silent = fresh = False
    for item in [*items, {}]:
        if type(item) is str:
            # White space behind a value is the layout of the file.
            if mark is Mark.VALUE and not silent and (fresh or not item.isspace()):
                pieces.append(item)
            elif mark is Mark.FORMULA and (fresh or not item.isspace()):
                formula = (formula or "") + item
            fresh = False
        elif type(item) is dict:
            if attributes is not None:
                yield attributes, "".join(pieces) if has_value else None, formula
            attributes, formula, mark, has_value, silent = item, None, None, False, False
            pieces.clear()
        elif item is Mark.VALUE:
            mark, fresh, has_value = Mark.VALUE, True, True
        elif item is Mark.FORMULA and mark is not Mark.OTHER:
            mark, fresh, formula = Mark.FORMULA, True, ""
        else:
            silent = silent or item is Mark.PHONETIC
            mark = Mark.OTHER
