"""Rows of an Open XML workbook (.xlsx) as a person sees them in Excel.

Read here, part by part, rather than by openpyxl: that says neither which rows and columns are hidden nor which formulas have
no stored value, refuses a workbook for faults in parts that no id needs, keeps every cell format, and takes four times as
long, deaf to a wish to stop. Only the strings, the number formats and the sheet are read; nothing is kept but the strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from kit_desktop.core.lists.reading.number_format import built_in, number_text
from kit_desktop.core.lists.reading.package import Package, Sheet
from kit_desktop.core.lists.reading.plain_elements import PlainCell, PlainRows
from kit_desktop.core.lists.reading.shared_strings import Mark, read_strings, split_cells, unescaped
from kit_desktop.core.lists.reading.values import (
    LAST_ROW,
    MOST_COLUMNS,
    ListProblem,
    ListReadError,
    ListRow,
    RefusedReason,
)
from kit_desktop.core.lists.reading.xml_part import zip_errors

_LARGEST_SHEET = 512 * 1024 * 1024  # unpacked
_LETTERS = re.compile(r"[A-Z]{1,3}")
_NUMBERS = frozenset({"", "n"})
_CELL_MARKS = {"c": None, "v": Mark.VALUE, "t": Mark.VALUE, "f": Mark.FORMULA, "rPh": Mark.PHONETIC}


def read_formats(package: Package, part: str | None) -> tuple[str, ...] | None:
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

    try:
        with zip_errors():
            package.read(part, on_start)
    except ListReadError as error:
        if error.problem is not ListProblem.BROKEN:
            raise
        return None
    return tuple(codes.get(number) or built_in(number) for number in numbers)


class _Plan(NamedTuple):
    """For rows of one kind: how wide they are, and of each value its place among the values and its column, for the strings of
    the table; for the others too whether it is a number without a format, its format and its kind."""

    width: int
    strings: Sequence[tuple[int, int]]
    others: Sequence[tuple[int, int, bool, str, str]]


class OpenXmlWorkbook:
    """Reads one of its `sheets` after the other: the one that was open first, hidden ones last. Raises ListReadError, and what
    `zip_errors` translates. `hidden_columns` is complete when the first row of a sheet has come.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        parts = package.workbook_parts()
        self.sheets = parts.sheets
        self._counts_from_1904 = parts.counts_from_1904
        package.checkpoint.expect(package.size(parts.strings) if parts.strings else 0)
        package.checkpoint.expect(max((package.size(sheet.part) for sheet in parts.sheets), default=0))
        self._strings = read_strings(package, parts.strings)
        formats = read_formats(package, parts.styles)
        self.formats_unknown = formats is None
        self._formats = formats or ()
        self._items: list[Any] = []
        self._plain_rows = PlainRows(self._plan)
        self._row: dict[str, str] | None = None
        self._marks: dict[int, RefusedReason] = {}
        self._number = 0
        self._ready: list[ListRow] = []
        self.hidden_columns: set[int] = set()

    def rows(self, sheet: Sheet) -> Iterator[ListRow]:
        """The rows of a sheet that hold something, from top to bottom."""
        self._plain_rows = PlainRows(self._plan)
        self._number = 0
        self.hidden_columns.clear()
        plain = self._plain_rows.elements
        part = self._package.open(sheet.part, _LARGEST_SHEET, self._on_start, marks=_CELL_MARKS, plain=plain)
        self._items = part.items
        for read in part.chunks(self._package.checkpoint):
            part.wait(read, goes_on=self._row is not None and not self._ready)
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
            self._items.append(Mark.OTHER)
        elif name == "col" and (attributes.get("hidden") in {"1", "true"} or attributes.get("width") == "0"):
            first, last = int(attributes["min"]), int(attributes["max"])
            self.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))

    def _end_row(self) -> None:
        if self._row is not None:
            number = int(self._row.get("r", self._number + 1))
            if number <= self._number:
                # A row that comes twice or too late: Excel does not open it either, and one of the two would be lost.
                raise ListReadError(ListProblem.BROKEN)
            self._number = number
            hidden = self._row.get("hidden") in {"1", "true"} or self._row.get("ht") == "0"
            cells = self._cells()
            while cells and not cells[-1]:
                cells.pop()
            self._ready.append(ListRow(self._number, tuple(cells), self._marks, is_hidden=hidden))
        self._row, self._marks = None, {}
        self._items.clear()

    def _cells(self) -> list[str]:
        first = next(iter(self._items), None)
        plain = self._plain_rows.read(first) if isinstance(first, dict) else None
        if plain is not None:
            return self._plain_cells(*plain)
        cells: list[str] = []
        column = -1
        for attributes, value, formula in split_cells(self._items):
            reference = attributes.get("r")
            column = column + 1 if reference is None else _column(reference.rstrip("0123456789"))
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = self._cell(column, attributes.get("s", ""), attributes.get("t", ""), value, formula)
        return cells

    def _plain_cells(self, plan: _Plan, values: list[str]) -> list[str]:
        cells = [""] * plan.width
        for place, column in plan.strings:
            if values[place]:
                cells[column] = self._string(column, values[place])
        for place, column, is_number, style, kind in plan.others:
            value = values[place]
            is_plain = is_number and value.isdecimal() and len(value) < 16 and value[0] != "0"
            cells[column] = value if is_plain else self._cell(column, style, kind, value, None)
        return cells

    def _string(self, column: int, number: str) -> str:
        try:
            return self._strings[int(number)]
        except (ValueError, IndexError):
            # One cell that leads nowhere is no reason to refuse the others.
            self._marks[column] = RefusedReason.BROKEN_CHARACTER
            return "\ufffd"

    def _plan(self, row: Sequence[PlainCell]) -> _Plan:
        columns = [_column(letters) for letters, _, _ in row]
        strings = [(place, columns[place]) for place, (_, _, kind) in enumerate(row) if kind == "s"]
        others = [
            (place, columns[place], kind in _NUMBERS and self._format(style) == "General", style, kind)
            for place, (_, style, kind) in enumerate(row)
            if kind != "s"
        ]
        return _Plan(max(columns, default=-1) + 1, strings, others)

    def _format(self, style: str) -> str:
        known = style.isdecimal() and int(style) < len(self._formats)
        return self._formats[int(style)] if known else "General"

    def _cell(self, column: int, style: str, kind: str, value: str | None, formula: str | None) -> str:
        if value and kind == "s":
            return self._string(column, value)
        text, mark = self._read_cell(style, kind, value, formula)
        if mark is not None:
            self._marks[column] = mark
        return text

    def _read_cell(self, style: str, kind: str, value: str | None, formula: str | None) -> tuple[str, RefusedReason | None]:
        # A formula with an empty text as its result is of the kind `str`.
        if not value and formula is not None and kind != "str":
            return "=" + (formula or "…"), RefusedReason.NOT_CALCULATED
        if not value:
            return "", None
        if kind in _NUMBERS:
            try:
                number = float(value)
            except ValueError:
                return value, RefusedReason.EXCEL_ERROR
            return number_text(number, self._format(style), from_1904=self._counts_from_1904)
        if kind == "b":
            return ("TRUE" if value.strip() == "1" else "FALSE"), RefusedReason.EXCEL_BOOLEAN
        mark = {"e": RefusedReason.EXCEL_ERROR, "d": RefusedReason.EXCEL_DATE}.get(kind)
        return unescaped(value), mark


@cache
def _column(letters: str) -> int:
    letters = letters.replace("$", "").upper()
    if _LETTERS.fullmatch(letters) is None:
        raise ListReadError(ListProblem.BROKEN)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    # One column more than is kept, to know that something was left out.
    return min(column - 1, MOST_COLUMNS)
