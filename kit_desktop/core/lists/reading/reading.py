"""One reading of one list, from bytes to a spool of rows: tells the formats apart and keeps what was found out on the way."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import BinaryIO, TextIO

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading.guess import names_a_column
from kit_desktop.core.lists.reading.row_store import RowSpool
from kit_desktop.core.lists.reading.text_file import StrayQuoteError, find_delimiter, find_encoding, open_text, text_rows
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
from kit_desktop.core.lists.reading.workbook import OLE_MAGIC, ZIP_MAGIC, check_workbook, open_workbook, sheet_names, sheet_rows

SAMPLE_ROWS = 500
"""Rows that the guesses look at, and that a preview can show."""

_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


class Reading:
    """Reads once: `read_pasted` or `read_file`, then `spool`, `sample`, `form`, `sheets` and `notes` say what came of it.

    Both raise ListReadError and OSError.
    """

    def __init__(self, form: ListForm, cancel: CancelToken) -> None:
        self.form = form
        self.format = ListFormat.TEXT
        self.sheets: tuple[str, ...] = ()
        self.notes: set[ListNote] = set()
        self.sample: list[ListRow] = []
        self._first: tuple[str, ...] = ()
        self.spool = RowSpool()
        self._cancel = cancel

    def read_pasted(self, text: str) -> None:
        """Read what came from the clipboard. A table copied from Excel comes with tabs."""
        self.form = replace(self.form, encoding="utf-8")
        self._read_text(io.BytesIO(text.encode("utf-8", "replace")), prefer_tab=True)
        self.format = ListFormat.PASTED

    def read_file(self, file: BinaryIO, *, prefer_tab: bool) -> None:
        """Read an open file, whatever its name says: its first bytes tell what it is."""
        magic = file.read(len(OLE_MAGIC))
        file.seek(0)
        if magic.startswith(ZIP_MAGIC):
            self._read_workbook(file)
        elif magic == OLE_MAGIC:
            # An encrypted workbook is no zip file but Microsoft's older container with the encrypted one inside.
            raise ListReadError(ListProblem.ENCRYPTED if _ENCRYPTED_STREAM in file.read() else ListProblem.OLD_EXCEL)
        else:
            self._read_text(file, prefer_tab=prefer_tab)

    def _read_workbook(self, file: BinaryIO) -> None:
        self.format = ListFormat.XLSX
        check_workbook(file, self._cancel)
        with closing(open_workbook(file)) as workbook:
            self.sheets = sheet_names(workbook)
            for sheet in (self.form.sheet,) if self.form.sheet else self.sheets:
                self.form = ListForm(sheet=sheet)
                self._keep(sheet_rows(workbook, sheet))
                if self.spool.count:
                    break
        if len(self.sheets) > 1:
            self.notes.add(ListNote.OTHER_SHEETS)

    def _read_text(self, file: BinaryIO, *, prefer_tab: bool) -> None:
        self.form = replace(self.form, sheet=None, encoding=self.form.encoding or find_encoding(file, self._cancel))
        try:
            with open_text(file, self.form.encoding or "utf-8") as text:
                if self.form.delimiter is None:
                    self.form = replace(self.form, delimiter=find_delimiter(text, prefer_tab=prefer_tab))
                self._read_rows(text)
        except (UnicodeError, LookupError) as error:
            raise ListReadError(ListProblem.WRONG_ENCODING) from error
        self._turn_one_line()

    def _read_rows(self, text: TextIO) -> None:
        try:
            self._keep(_numbered(text_rows(text, self.form.delimiter)))
        except StrayQuoteError:
            self._start_again()
            self.notes.add(ListNote.STRAY_QUOTES)
            self._keep(_numbered(text_rows(text, self.form.delimiter, line_by_line=True)))

    def _start_again(self) -> None:
        self.spool.close()
        self.spool = RowSpool()
        self.sample.clear()

    def _turn_one_line(self) -> None:
        # "963, 964, 965" in one line is a list of three, unless it is a table's headings and nothing else.
        cells = self._first  # whole: what would be too many columns are rows here
        if self.spool.count != 1 or len(cells) < 2 or any(map(names_a_column, cells)):
            return
        self._start_again()
        self.notes -= {ListNote.COLUMNS_CUT, ListNote.CELLS_CUT}
        self.notes.add(ListNote.ONE_LINE)
        self._keep(ListRow(number, (cell,)) for number, cell in enumerate(cells, start=1))

    def _keep(self, rows: Iterable[ListRow]) -> None:
        for row in rows:
            if self._cancel.is_set:
                raise ListReadError(ListProblem.CANCELLED)
            if self.spool.count >= MOST_ROWS or row.number > LAST_ROW:
                raise ListReadError(ListProblem.TOO_MANY_ROWS)
            kept = self._within_limits(row)
            self._first = self._first if self.spool.count else row.cells
            self.spool.add(kept)
            if len(self.sample) < SAMPLE_ROWS:
                self.sample.append(kept)

    def _within_limits(self, row: ListRow) -> ListRow:
        cells = row.cells
        if len(cells) > MOST_COLUMNS:
            cells = cells[:MOST_COLUMNS]
            self.notes.add(ListNote.COLUMNS_CUT)
        if any(len(cell) > LONGEST_CELL for cell in cells):
            cells = tuple(cell[:LONGEST_CELL] for cell in cells)
            self.notes.add(ListNote.CELLS_CUT)
        return row if cells is row.cells else replace(row, cells=cells)


def _numbered(rows: Iterable[list[str]]) -> Iterator[ListRow]:
    for number, cells in enumerate(rows, start=1):
        if any(cell.strip() for cell in cells):
            yield ListRow(number, tuple(cells))
