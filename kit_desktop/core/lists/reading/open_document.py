"""Rows of an OpenDocument spreadsheet (.ods) as LibreOffice shows them: the file holds the shown text of every cell.

Read here rather than by a library, which gives values without their formats, so that leading zeros are lost, and cannot be
stopped; rows that repeat a million times cost nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit_desktop.core.lists.reading.package import Package, Sheet
from kit_desktop.core.lists.reading.values import (
    LAST_ROW,
    LONGEST_CELL,
    MOST_COLUMNS,
    ListProblem,
    ListReadError,
    ListRow,
    RefusedReason,
)

_LARGEST_CONTENT = 512 * 1024 * 1024  # unpacked
_LARGEST_MANIFEST = 4 * 1024 * 1024
_MOST_DIGITS = 10**15
_MOST_REPEATED = 1_000  # rows with something in them
_CELLS = {"table-cell", "covered-table-cell"}
_HIDDEN = {"collapse", "filter"}


class OpenDocument:
    """Reads one of its `sheets`, hidden ones last. Raises ListReadError, and what `zip_errors` translates."""

    def __init__(self, package: Package) -> None:
        self._package = package
        manifest = package.find("META-INF/manifest.xml")
        if (
            manifest is not None
            and package.size(manifest) < _LARGEST_MANIFEST
            and b"encryption-data" in package.zip.read(manifest)
        ):
            raise ListReadError(ListProblem.ENCRYPTED)
        content = package.find("content.xml")
        if content is None:
            raise ListReadError(ListProblem.BROKEN)
        self._content = content
        package.checkpoint.expect(2 * package.size(content))
        self.hidden_columns: set[int] = set()
        self.formats_unknown = False
        self.sheets = self._sheets()

    def _sheets(self) -> tuple[Sheet, ...]:
        sheets: list[Sheet] = []
        hidden_styles: set[str] = set()
        style = ""
        depth = 0

        def on_start(name: str, attributes: dict[str, str]) -> None:
            nonlocal style, depth
            if name == "style":
                style = attributes.get("style:name", "")
            elif name == "table-properties" and attributes.get("table:display") == "false":
                hidden_styles.add(style)
            elif name == "table":
                depth += 1
                if depth == 1:
                    hidden = attributes.get("table:style-name", "") in hidden_styles
                    sheets.append(Sheet(attributes.get("table:name", ""), self._content, hidden))

        def on_end(name: str) -> None:
            nonlocal depth
            depth -= name == "table"

        xml = self._package.open(self._content, _LARGEST_CONTENT, on_start, on_end=on_end)
        for _ in xml.chunks(self._package.checkpoint):
            pass
        return tuple(sorted(sheets, key=lambda sheet: sheet.is_hidden))

    def rows(self, sheet: Sheet) -> Iterator[ListRow]:
        """The rows of a sheet that hold something."""
        self.hidden_columns.clear()
        table = _Table(sheet.name, self.hidden_columns)
        handlers = {"on_text": table.on_text, "on_end": table.on_end}
        part = self._package.open(self._content, _LARGEST_CONTENT, table.on_start, **handlers)
        for read in part.chunks(self._package.checkpoint):
            part.wait(read, goes_on=table.is_in_row and not table.ready)
            yield from table.ready
            table.ready.clear()
            if table.is_over:
                part.skip_rest()


class _Table:
    """Puts the rows of one sheet together while the content goes by."""

    def __init__(self, name: str, hidden_columns: set[int]) -> None:
        self._name = name
        self._depth = 0
        self._is_mine = False
        self.is_in_row = False
        self.is_over = False
        self.ready: list[ListRow] = []
        self.hidden_columns = hidden_columns
        self._columns = 0
        self._next_row = 1
        self._row: dict[str, str] = {}
        self._cells: list[str] = []
        self._marks: dict[int, RefusedReason] = {}
        self._width = 0
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._length = 0
        self._inside = 0  # elements that are open within the cell
        self._in_text = False

    def on_start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                self._is_mine = not self.is_over and attributes.get("table:name", "") == self._name
        if not self._is_mine or self._depth > 1:
            return
        if self._cell is not None:
            self._inside += 1
            self._on_text_element(name, attributes)
        elif name == "table-column":
            number = _repeated(attributes, "table:number-columns-repeated")
            if attributes.get("table:visibility") in _HIDDEN:
                self.hidden_columns.update(range(self._columns, min(self._columns + number, MOST_COLUMNS)))
            self._columns += number
        elif name == "table-row":
            self._row, self._cells, self._marks, self._width, self.is_in_row = attributes, [], {}, 0, True
        elif name in _CELLS:
            self._cell, self._text, self._length = attributes, [], 0

    def _on_text_element(self, name: str, attributes: dict[str, str]) -> None:
        # The paragraphs of a note or a drawing, which also stand in the cell, lie deeper than its own.
        if name == "p" and self._inside == 1:
            self._in_text = True
            if self._text:
                self.on_text("\n")
        elif name == "s":
            self.on_text(" " * min(_repeated(attributes, "text:c"), LONGEST_CELL))
        elif name in {"tab", "line-break"}:
            self.on_text("\t" if name == "tab" else "\n")

    def on_text(self, text: str) -> None:
        if self._in_text and self._length <= LONGEST_CELL:
            self._text.append(text)
            self._length += len(text)

    def on_end(self, name: str) -> None:
        if name == "table":
            self._depth -= 1
            if self._depth == 0 and self._is_mine:
                self._is_mine, self.is_over = False, True
            return
        if not self._is_mine or self._depth > 1:
            return
        if self._inside:
            self._inside -= 1
            self._in_text = self._in_text and self._inside > 0
        elif self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == "table-row":
            self._end_row()

    def _end_cell(self, cell: dict[str, str]) -> None:
        repeated = _repeated(cell, "table:number-columns-repeated")
        text, mark = cell_text(cell, "".join(self._text))
        if text:
            # One column more than is kept, to know that something was left out.
            for column in range(self._width, min(self._width + repeated, MOST_COLUMNS + 1)):
                self._cells.extend([""] * (column + 1 - len(self._cells)))
                self._cells[column] = text
                if mark is not None:
                    self._marks[column] = mark
        self._width += repeated

    def _end_row(self) -> None:
        repeated = _repeated(self._row, "table:number-rows-repeated")
        if self._cells:
            if repeated > _MOST_REPEATED:
                raise ListReadError(ListProblem.TOO_MANY_ROWS)
            hidden = self._row.get("table:visibility") in _HIDDEN
            last = min(self._next_row + repeated, LAST_ROW + 1)
            for number in range(self._next_row, last):
                self.ready.append(ListRow(number, tuple(self._cells), self._marks, is_hidden=hidden))
        self._next_row += repeated
        self.is_in_row = False


def cell_text(cell: dict[str, str], shown: str) -> tuple[str, RefusedReason | None]:
    """A cell's text from its attributes and the text that is shown, and why it is no id any more, if so."""
    kind = cell.get("office:value-type")
    if cell.get("calcext:value-type") == "error" or shown.startswith(("Err:", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!")):
        return shown, RefusedReason.EXCEL_ERROR
    if kind == "boolean":
        return shown, RefusedReason.EXCEL_BOOLEAN
    if kind in {"date", "time"}:
        value = cell.get("office:date-value") or shown or cell.get("office:time-value", "")
        return value.replace("T", " ").removesuffix(" 00:00:00"), RefusedReason.EXCEL_DATE
    if kind in {"float", "percentage", "currency"}:
        return _number(float(cell.get("office:value", "nan")), shown)
    if kind is None and not shown and "table:formula" in cell:
        return cell["table:formula"].removeprefix("of:"), RefusedReason.NOT_CALCULATED
    return shown, None


def _number(value: float, shown: str) -> tuple[str, RefusedReason | None]:
    if not (abs(value) < _MOST_DIGITS and value == int(value)):
        return shown or f"{value:.15g}", RefusedReason.EXCEL_NUMBER
    digits = str(int(value))
    if not shown or re.sub(r"[\s,.'’]", "", shown) == digits or re.fullmatch(rf"{digits}[.,]0+", re.sub(r"[\s'’]", "", shown)):
        return digits, None  # thousands apart, or decimals that are none
    whole = re.sub(r"\D", "", shown)
    return (shown, None) if digits.lstrip("-") in whole else (shown, RefusedReason.SHOWN_DIFFERENTLY)


def _repeated(attributes: dict[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, "1")))
