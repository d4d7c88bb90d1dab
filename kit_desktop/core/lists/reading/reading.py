"""One reading of one list, from bytes to rows: tells the formats apart and keeps what was found out on the way."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, TextIO

from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.encodings import find_encoding
from kit_desktop.core.lists.reading.foreign_text import find_foreign
from kit_desktop.core.lists.reading.guess import names_a_column
from kit_desktop.core.lists.reading.package import Package, PackageKind
from kit_desktop.core.lists.reading.row_store import RowStore
from kit_desktop.core.lists.reading.text_file import LONGEST_LINE, find_delimiter, open_text, text_rows
from kit_desktop.core.lists.reading.values import (
    LAST_ROW,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    ListForm,
    ListFormat,
    ListNote,
    ListProblem,
    ListReadError,
    ListRow,
)
from kit_desktop.core.lists.reading.workbook import OpenXmlWorkbook
from kit_desktop.core.lists.reading.xml_part import zip_errors

if TYPE_CHECKING:
    from kit_desktop.core.lists.reading.binary_workbook import BinaryWorkbook
    from kit_desktop.core.lists.reading.open_document import OpenDocument

SAMPLE_ROWS = 500
"""Rows that the guesses look at, and that a preview can show."""

_SAMPLE_CHARACTERS = 4 * 1024 * 1024
_MOST_CHARACTERS = 256 * 1024 * 1024
"""Of all cells: a small workbook may repeat one long string a million times."""

_ZIP_MAGIC = b"PK\x03\x04"
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RECOGNISED = 64 * 1024  # characters
_SHORTEST_OF_MANY = 5  # digits; shorter numbers with blanks between are a phone number or a card's
_PROGRESS_EVERY = 1_000  # rows


class Reading:
    """Reads once: `read_pasted` or `read_file` (both raise ListReadError and OSError), then `rows`, `sample`, `form`, `sheets`,
    `hidden_columns` and `notes` say what came of it.
    """

    def __init__(self, form: ListForm, checkpoint: Checkpoint) -> None:
        self.form = form
        self.format = ListFormat.TEXT
        self.sheets: tuple[str, ...] = ()
        self.notes: set[ListNote] = set()
        self.sample: list[ListRow] = []
        self._first: tuple[str, ...] = ()
        self.rows = RowStore()
        self._checkpoint = checkpoint
        self.hidden_columns: frozenset[int] = frozenset()

    def read_pasted(self, text: str) -> None:
        """Read what came from the clipboard. A table copied from Excel comes with tabs."""
        self.form = replace(self.form, encoding="utf-8")
        self._read_text(io.BytesIO(text.encode("utf-8", "replace")), prefer_tab=True)
        self.format = ListFormat.PASTED

    def read_file(self, file: BinaryIO, *, prefer_tab: bool) -> None:
        """Read an open file, whatever its name says: its first bytes tell what it is."""
        magic = file.read(len(_OLE_MAGIC))
        size = file.seek(0, io.SEEK_END)
        if magic.startswith(_ZIP_MAGIC):
            with zip_errors(), zipfile.ZipFile(file) as package:
                self._read_package(file, Package(package, self._checkpoint))
        elif magic == _OLE_MAGIC:
            self.format = ListFormat.WORKBOOK
            self._read_binary(file, None)
        else:
            self._checkpoint.expect(2 * size)
            self._read_text(file, prefer_tab=prefer_tab)

    def _read_package(self, file: BinaryIO, package: Package) -> None:
        self.format = ListFormat.WORKBOOK
        kind = package.kind()
        if kind is PackageKind.OPEN_XML:
            self._read_workbook(OpenXmlWorkbook(package))
        elif kind is PackageKind.OPEN_DOCUMENT:
            from kit_desktop.core.lists.reading.open_document import OpenDocument  # noqa: PLC0415 - seldom needed

            self._read_workbook(OpenDocument(package))
        else:
            self._read_binary(file, package)

    def _read_binary(self, file: BinaryIO, package: Package | None) -> None:
        from kit_desktop.core.lists.reading.binary_workbook import BinaryWorkbook  # noqa: PLC0415 - seldom needed

        self._read_workbook(BinaryWorkbook(file, package, self._checkpoint))

    def _read_workbook(self, workbook: OpenXmlWorkbook | OpenDocument | BinaryWorkbook) -> None:
        """Read the sheet that was asked for, else all until one has rows, hidden ones last."""
        self.sheets = tuple(sheet.name for sheet in workbook.sheets)
        wanted = [sheet for sheet in workbook.sheets if self.form.sheet in {None, "", sheet.name}]
        if self.form.sheet and not wanted:
            raise ListReadError(ListProblem.NO_SUCH_SHEET)
        for sheet in wanted:
            self.form = ListForm(sheet=sheet.name)
            self._keep(workbook.rows(sheet))
            if self.rows.count:
                break
        else:
            return
        self.hidden_columns = frozenset(workbook.hidden_columns)
        notes = {
            ListNote.OTHER_SHEETS: len(self.sheets) > 1,
            ListNote.HIDDEN_SHEETS: any(each.is_hidden for each in workbook.sheets),
            ListNote.HIDDEN_SHEET_READ: sheet.is_hidden,
            ListNote.HIDDEN_COLUMNS: bool(self.hidden_columns),
            ListNote.FORMATS_UNKNOWN: workbook.formats_unknown,
        }
        self.notes.update(note for note, is_so in notes.items() if is_so)

    def _read_text(self, file: BinaryIO, *, prefer_tab: bool) -> None:
        encoding = find_encoding(file, self.form.encoding, self._checkpoint)
        self.form = replace(self.form, sheet=None, encoding=encoding.name)
        if encoding.is_doubtful:
            self.notes.add(ListNote.ENCODING_DOUBTFUL)
        if encoding.is_broken:
            self.notes.add(ListNote.BROKEN_CHARACTERS)
        try:
            with open_text(file, encoding) as text:
                if (foreign := find_foreign(text.read(_RECOGNISED))) is not None:
                    raise ListReadError(foreign)
                if self.form.delimiter is None:
                    self.form = replace(self.form, delimiter=find_delimiter(text, prefer_tab=prefer_tab))
                self._read_rows(text)
        except (UnicodeError, LookupError) as error:
            raise ListReadError(ListProblem.WRONG_ENCODING) from error
        self._turn_one_line()

    def _read_rows(self, text: TextIO) -> None:
        try:
            self._keep(self._numbered(text, text_rows(text, self.form.delimiter)))
        except csv.Error:
            self._start_again()
            self.notes.add(ListNote.STRAY_QUOTES)
            self._keep(self._numbered(text, text_rows(text, self.form.delimiter, line_by_line=True)))

    def _start_again(self) -> None:
        self.rows.close()
        self.rows = RowStore()
        self.sample.clear()

    def _turn_one_line(self) -> None:
        # "963, 964, 965" in one line is a list of three, unless it is a table's headings and nothing else.
        cells = self._first  # whole: what would be too many columns are rows here
        if self.rows.count != 1 or any(map(names_a_column, cells)):
            return
        if sum(map(len, cells)) + len(cells) >= LONGEST_LINE:
            raise ListReadError(ListProblem.TOO_MANY_ROWS)
        if len(cells) == 1 and all(part.isdecimal() and len(part) >= _SHORTEST_OF_MANY for part in cells[0].split()):
            cells = tuple(cells[0].split())
        if len(cells) < 2:
            if len(cells[0]) > LONGEST_CELL:
                raise ListReadError(ListProblem.NOT_TEXT)
            return
        self._start_again()
        self.notes -= {ListNote.COLUMNS_CUT, ListNote.CELLS_CUT}
        self.notes.add(ListNote.ONE_LINE)
        self._keep(ListRow(number, (cell,)) for number, cell in enumerate(cells, start=1))

    def _keep(self, rows: Iterable[ListRow]) -> None:
        for row in rows:
            self._checkpoint.advance()
            if self.rows.count >= MOST_ROWS or row.number > LAST_ROW:
                raise ListReadError(ListProblem.TOO_MANY_ROWS)
            kept = self._within_limits(row)
            self._first = self._first if self.rows.count else row.cells
            if len(self.sample) < SAMPLE_ROWS and self.rows.characters <= _SAMPLE_CHARACTERS:
                self.sample.append(kept)
            self.rows.add(kept)
            if self.rows.characters > _MOST_CHARACTERS:
                raise ListReadError(ListProblem.TOO_LARGE)

    def _within_limits(self, row: ListRow) -> ListRow:
        cells = row.cells
        if len(cells) > MOST_COLUMNS:
            cells = cells[:MOST_COLUMNS]
            self.notes.add(ListNote.COLUMNS_CUT)
        if max(map(len, cells)) > LONGEST_CELL:
            cells = tuple(cell[:LONGEST_CELL] for cell in cells)
            self.notes.add(ListNote.CELLS_CUT)
        return row if cells is row.cells else replace(row, cells=cells)

    def _numbered(self, text: TextIO, rows: Iterable[list[str]]) -> Iterator[ListRow]:
        read = 0
        for number, cells in enumerate(rows, start=1):
            if number % _PROGRESS_EVERY == 0:
                at = text.buffer.tell()
                self._checkpoint.advance(at - read)
                read = at
            if any(cell.strip() for cell in cells):
                yield ListRow(number, tuple(cells))
