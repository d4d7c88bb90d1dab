"""Rows of Excel's binary workbooks (.xls, .xlsb), read by calamine.

calamine gives values without their number formats, errors as blanks, and hides nothing, which is said
(`ListNote.FORMATS_UNKNOWN`). It makes room for every cell between the first and the last, so a workbook with cells too far
apart is refused before.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.number_format import number_text
from kit_desktop.core.lists.reading.package import Package, Sheet
from kit_desktop.core.lists.reading.values import MOST_COLUMNS, ListProblem, ListReadError, ListRow, RefusedReason

_LARGEST = 64 * 1024 * 1024  # of an .xls, or of all parts of an .xlsb, unpacked
_MOST_ROOM = 8_000_000  # cells between the first and the last
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ROW_RECORD = 0
_LAST_CELL_RECORD = 11  # 1 to 11 are the kinds of cells (MS-XLSB 2.3.2)


class BinaryWorkbook:
    """Reads one of its `sheets`, hidden ones last; `package` where the file is one (.xlsb). Raises ListReadError."""

    def __init__(self, file: BinaryIO, package: Package | None, checkpoint: Checkpoint) -> None:
        self._checkpoint = checkpoint
        self.hidden_columns: set[int] = set()
        self.formats_unknown = True
        if package is not None:
            _check_package(package, checkpoint)
        file.seek(0)
        content = file.read(_LARGEST + 1)
        # An encrypted workbook is no zip file but Microsoft's older container with the encrypted one inside.
        if package is None and _ENCRYPTED_STREAM in content:
            raise ListReadError(ListProblem.ENCRYPTED)
        if len(content) > _LARGEST:
            raise ListReadError(ListProblem.TOO_LARGE)
        with _calamine_errors():
            from python_calamine import load_workbook  # noqa: PLC0415 - needed only where such a workbook is opened

            self._workbook = load_workbook(io.BytesIO(content))
        found = [
            Sheet(sheet.name, sheet.name, is_hidden=not str(sheet.visible).endswith("Visible"))
            for sheet in self._workbook.sheets_metadata
            if str(sheet.typ).endswith("WorkSheet")
        ]
        self.sheets = tuple(sorted(found, key=lambda sheet: sheet.is_hidden))

    def rows(self, sheet: Sheet) -> Iterator[ListRow]:
        """The rows of a sheet that hold something."""
        with _calamine_errors():
            read = self._workbook.get_sheet_by_name(sheet.name)
        # Columns before the first one with something in it are left out of the rows, though rows are not.
        first_column = read.start[1] if read.start is not None else 0
        self._checkpoint.expect(read.height)
        for number, values in enumerate(read.iter_rows(), start=1):
            self._checkpoint.advance(1)
            row = _row(number, first_column, values)
            if row.cells:
                yield row


@contextmanager
def _calamine_errors() -> Iterator[None]:
    try:
        yield
    except BaseException as error:  # its panics are no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        encrypted = type(error).__name__ == "PasswordError"
        raise ListReadError(ListProblem.ENCRYPTED if encrypted else ListProblem.BROKEN) from error


def _row(number: int, first_column: int, values: list[Any]) -> ListRow:
    read = [*[_text("")] * min(first_column, MOST_COLUMNS + 1), *map(_text, values[: MOST_COLUMNS + 1])]
    while read and not read[-1][0]:
        read.pop()
    marks = {column: mark for column, (_, mark) in enumerate(read) if mark is not None}
    return ListRow(number, tuple(text for text, _ in read), marks)


def _text(value: object) -> tuple[str, RefusedReason | None]:
    if isinstance(value, bool):
        return str(value).upper(), RefusedReason.EXCEL_BOOLEAN
    if isinstance(value, int | float):
        return number_text(value, "General")
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds").removesuffix(" 00:00:00"), RefusedReason.EXCEL_DATE
    if isinstance(value, date | time | timedelta):
        return str(value), RefusedReason.EXCEL_DATE
    return str(value), None


def _check_package(package: Package, checkpoint: Checkpoint) -> None:
    parts = package.zip.infolist()
    if sum(part.file_size for part in parts) > _LARGEST:
        raise ListReadError(ListProblem.TOO_LARGE)
    for part in parts:
        if part.filename.lower().endswith(".bin") and "sheet" in part.filename.lower():
            _check_extent(package.zip.read(part), checkpoint)


def _check_extent(sheet: bytes, checkpoint: Checkpoint) -> None:
    """Go through a sheet's records and see that its cells are not too far apart. Raises ListReadError (TOO_LARGE)."""
    place = 0
    rows: set[int] = set()
    last_column = 0
    while place < len(sheet):
        kind, place = _number(sheet, place, 2)
        size, place = _number(sheet, place, 4)
        value = int.from_bytes(sheet[place : place + 4], "little")
        if kind == _ROW_RECORD:
            rows = {value, *((min(rows), max(rows)) if rows else ())}
            checkpoint.advance()
        elif kind <= _LAST_CELL_RECORD:
            last_column = max(last_column, value)
        place += size
    if rows and (max(rows) - min(rows) + 1) * (last_column + 1) > _MOST_ROOM:
        raise ListReadError(ListProblem.TOO_LARGE)


def _number(octets: bytes, place: int, most: int) -> tuple[int, int]:
    """A number of seven bits to the byte, the lowest first, and the place behind it (MS-XLSB 2.1.4)."""
    number = 0
    for count in range(most):
        octet = octets[place + count] if place + count < len(octets) else 0
        number |= (octet & 0x7F) << (7 * count)
        if octet < 0x80:
            return number, place + count + 1
    return number, place + most
