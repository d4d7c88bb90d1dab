"""Rows of an Open XML workbook (.xlsx) as a person sees them in Excel.

Read here, part by part, rather than by openpyxl: that says neither which rows and columns are hidden nor which formulas have
no stored value, refuses a workbook for faults in parts that no id needs, keeps every cell format, and takes four times as
long, deaf to a wish to stop. Only the strings, the number formats and the sheet are read; nothing is kept but the strings.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from enum import Enum

from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.number_format import built_in, number_text
from kit_desktop.core.lists.reading.package import Package, Sheet, WorkbookParts
from kit_desktop.core.lists.reading.plain_rows import PlainRows
from kit_desktop.core.lists.reading.values import (
    LAST_ROW,
    LONGEST_CELL,
    MOST_COLUMNS,
    ListProblem,
    ListReadError,
    ListRow,
    RefusedReason,
)
from kit_desktop.core.lists.reading.xml_part import Collected, XmlPart, read_elements

_LARGEST_SHEET = 512 * 1024 * 1024  # unpacked
_LARGEST_STRINGS = 256 * 1024 * 1024  # unpacked
_MOST_STRINGS = 64 * 1024 * 1024  # bytes that are kept of them
_LARGEST_ROW = 4 * 1024 * 1024  # unpacked; a row is put together before it is given away
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LETTERS = re.compile(r"[A-Z]{1,3}")


class _Mark(Enum):
    """Where an element begins inside a cell."""

    VALUE = 1
    FORMULA = 2
    PHONETIC = 3
    OTHER = 4


_TEXT_MARKS = {"t": _Mark.VALUE, "rPh": _Mark.PHONETIC}
_CELL_MARKS = {"c": None, "v": _Mark.VALUE, "t": _Mark.VALUE, "f": _Mark.FORMULA, "rPh": _Mark.PHONETIC}


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

    def add(self, text: str) -> None:
        """Keep one more. Raises ListReadError (TOO_LARGE)."""
        self._bytes += text[: LONGEST_CELL + 1].encode()
        self._ends.append(len(self._bytes))
        if len(self._bytes) + len(self._ends) > _MOST_STRINGS:
            raise ListReadError(ListProblem.TOO_LARGE)


def read_strings(package: Package, part: str | None, checkpoint: Checkpoint) -> Strings:
    """Read the table of strings. Raises ListReadError, and what `zip_errors` translates."""
    strings = Strings()
    if part is None:
        return strings
    if package.size(part) > _LARGEST_STRINGS:
        raise ListReadError(ListProblem.TOO_LARGE)
    collected = Collected(_TEXT_MARKS)
    items = collected.items
    started = False

    def on_start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal started
        if name == "si":
            if started:
                strings.add(_text_of(items))
            started = True
            items.clear()

    since_string = 0
    known = 0
    for read in XmlPart(package.zip, part, on_start, collected=collected).chunks(checkpoint):
        since_string = 0 if len(strings) != known else since_string + read
        known = len(strings)
        if since_string > _LARGEST_ROW:
            raise ListReadError(ListProblem.TOO_LARGE)
    if started:
        strings.add(_text_of(items))
    return strings


def _text_of(items: list[str | _Mark]) -> str:
    """The text of a string: what stands in its `t` elements, but for the pronunciation."""
    if len(items) == 2 and items[0] is _Mark.VALUE and isinstance(items[1], str):
        return items[1]
    pieces: list[str] = []
    mark: _Mark | None = None
    silent = fresh = False
    for item in items:
        if isinstance(item, _Mark):
            mark, fresh = item, True
            silent = silent or item is _Mark.PHONETIC
        elif mark is _Mark.VALUE and not silent and (fresh or not item.isspace()):
            # White space behind a text is the layout of the file.
            pieces.append(item)
            fresh = False
    return "".join(pieces)


def read_formats(package: Package, part: str | None, checkpoint: Checkpoint) -> tuple[str, ...] | None:
    """The number format of every cell format, in its order; None where they cannot be read. Nothing else of the styles is."""
    if part is None:
        return ()
    codes: dict[int, str] = {}
    numbers: list[int] = []
    inside = ""

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if name in {"cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}:
            inside = name
        elif name == "numFmt" and inside != "dxfs":
            codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "General")
        elif name == "xf" and inside == "cellXfs":
            numbers.append(int(attributes.get("numFmtId", "0")))

    read_elements(package.zip, part, checkpoint, on_start)
    return tuple(codes.get(number) or built_in(number) for number in numbers)


class SheetReader:
    """Reads one sheet from top to bottom; `hidden_columns` is complete when its first row has come."""

    def __init__(self, package: Package, parts: WorkbookParts, sheet: Sheet, checkpoint: Checkpoint) -> None:
        if package.size(sheet.part) > _LARGEST_SHEET:
            raise ListReadError(ListProblem.TOO_LARGE)
        for part in (parts.strings, sheet.part):
            checkpoint.expect(package.size(part) if part else 0)
        self._package = package
        self._sheet = sheet
        self._checkpoint = checkpoint
        self._strings = read_strings(package, parts.strings, checkpoint)
        self._formats = read_formats(package, parts.styles, checkpoint) or ()
        self._from_1904 = parts.counts_from_1904
        self._columns: dict[str, int] = {}
        self._collected = Collected(_CELL_MARKS)
        self._plain_rows = PlainRows()
        self._row: dict[str, str] | None = None
        self._number = 0
        self._ready: list[ListRow] = []
        self.hidden_columns: set[int] = set()

    def rows(self) -> Iterator[ListRow]:
        """The rows that hold something. Raises ListReadError, and what `zip_errors` translates."""
        part = XmlPart(
            self._package.zip, self._sheet.part, self._on_start, collected=self._collected, plain_rows=self._plain_rows
        )
        since_row = 0
        for read in part.chunks(self._checkpoint):
            since_row = since_row + read if self._row is not None and not self._ready else 0
            if since_row > _LARGEST_ROW:
                raise ListReadError(ListProblem.TOO_LARGE)
            if part.has_ended("sheetData"):
                self._end_row()
                part.skip_rest()
            yield from (row for row in self._ready if row.number <= LAST_ROW and row.cells)
            self._ready.clear()

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._end_row()
            self._row = attributes
        elif self._row is not None:
            # Inside a cell, or already behind the last one: its text is no value.
            self._collected.items.append(_Mark.OTHER)
        elif name == "col" and (attributes.get("hidden") in {"1", "true"} or attributes.get("width") == "0"):
            first, last = int(attributes["min"]), int(attributes["max"])
            self.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))

    def _end_row(self) -> None:
        if self._row is not None:
            self._number = int(self._row.get("r", self._number + 1))
            hidden = self._row.get("hidden") in {"1", "true"}
            cells, marks = self._cells()
            self._ready.append(ListRow(self._number, cells, marks, is_hidden=hidden))
        self._row = None
        self._collected.items.clear()

    def _cells(self) -> tuple[tuple[str, ...], dict[int, RefusedReason]]:
        known, strings = self._columns, self._strings
        cells: list[str] = []
        marks: dict[int, RefusedReason] = {}
        column = -1
        for letters, style, kind, value, formula in self._told():
            if letters is None:
                column += 1
            else:
                column = known[letters] if letters in known else self._column(letters)
            mark = None
            if value and kind == "s":
                text = strings[int(value)]
            elif value and not (kind or style) and value.isdecimal() and len(value) < 16 and value[0] != "0":
                text = value
            else:
                text, mark = self._cell(style, kind, value, formula)
            if column == len(cells):
                cells.append(text)
            else:
                _place(cells, column, text)
            if mark is not None:
                marks[column] = mark
        while cells and not cells[-1]:
            cells.pop()
        return tuple(cells), marks

    def _told(self) -> Iterator[tuple[str | None, str | None, str | None, str | None, str | None]]:
        """What the sheet says of each cell of the row: column, format, kind, value, formula."""
        items = self._collected.items
        plain = self._plain_rows.cells(items[0]) if items and isinstance(items[0], dict) else None
        if plain is not None:
            yield from ((*cell, None) for cell in plain)
            return
        for attributes, value, formula in _split(items):
            reference = attributes.get("r")
            letters = None if reference is None else reference.rstrip("0123456789")
            yield letters, attributes.get("s"), attributes.get("t"), value, formula

    def _column(self, letters: str) -> int:
        if _LETTERS.fullmatch(letters) is None:
            raise ListReadError(ListProblem.BROKEN)
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        # One column more than is kept, to know that something was left out.
        column = self._columns[letters] = min(column - 1, MOST_COLUMNS)
        return column

    def _cell(
        self, style: str | None, kind: str | None, value: str | None, formula: str | None
    ) -> tuple[str, RefusedReason | None]:
        if not value:
            # A formula with an empty text as its result is of the kind `str`.
            return (
                ("=" + (formula or "…"), RefusedReason.NOT_CALCULATED) if formula is not None and kind != "str" else ("", None)
            )
        if not kind or kind == "n":
            code = self._formats[int(style)] if style and self._formats else "General"
            return number_text(float(value), code, from_1904=self._from_1904)
        if kind == "b":
            return ("TRUE" if value.strip() == "1" else "FALSE"), None
        mark = {"e": RefusedReason.EXCEL_ERROR, "d": RefusedReason.EXCEL_DATE}.get(kind)
        return unescaped(value), mark


def _place(cells: list[str], column: int, text: str) -> None:
    cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = text


def _split(items: list[dict[str, str] | str | _Mark]) -> Iterator[tuple[dict[str, str], str | None, str | None]]:
    """Of each cell its attributes, its value and its formula; None where there is none."""
    attributes: dict[str, str] | None = None
    value = formula = None
    mark: _Mark | None = None
    silent = fresh = False
    for item in items:
        if type(item) is str:
            # White space behind a value is the layout of the file.
            if mark is _Mark.VALUE and not silent and (fresh or not item.isspace()):
                value = value + item if value else item
            elif mark is _Mark.FORMULA and (fresh or not item.isspace()):
                formula = (formula or "") + item
            fresh = False
        elif type(item) is dict:
            if attributes is not None:
                yield attributes, value, formula
            attributes, value, formula, mark, silent = item, None, None, None, False
        elif item is _Mark.VALUE:
            mark, fresh = _Mark.VALUE, True
            value = value or ""
        elif item is _Mark.FORMULA and mark is not _Mark.OTHER:
            mark, fresh, formula = _Mark.FORMULA, True, ""
        else:
            silent = silent or item is _Mark.PHONETIC
            mark = _Mark.OTHER
    if attributes is not None:
        yield attributes, value, formula
