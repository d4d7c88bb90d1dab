"""Lists kept as a workbook: is it one, which sheets, and the rows as a person sees them in Excel.

openpyxl is imported only here and only when a workbook is opened (0.14 s). What it would load at once is measured before:
a workbook is a zip file, and small zip files can hold gigabytes.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.parsers import expat

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading.id_lists_package import LARGEST_PART, find_parts
from kit_desktop.core.lists.reading.values import LAST_ROW, MOST_COLUMNS, ListProblem, ListReadError, ListRow, RefusedReason

if TYPE_CHECKING:
    from openpyxl import Workbook

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LARGEST_SHEET = 512 * 1024 * 1024  # unpacked; read row by row
_LARGEST_STRINGS = 64 * 1024 * 1024  # unpacked; openpyxl keeps these in memory
_LARGEST_ROW = 4 * 1024 * 1024  # unpacked; the parser builds a whole row before it lets go of it
_LARGEST_TAIL = 32 * 1024 * 1024  # what stands behind the last row: merged cells, links, formats
_MOST_PARTS = 5_000
_MOST_DIGITS = 10**15  # Excel keeps fifteen
_READ_AT_ONCE = re.compile(r"docProps/.*|xl/styles\.xml|xl/theme/.*|.*\.rels")
_SHEET = re.compile(r"xl/worksheets/.*\.xml")
_ROW_TAG = re.compile(rb"</?(?:\w+:)?row[\s/>]")
_DATA_END = re.compile(rb"</(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*/>")


def check_workbook(file: BinaryIO, cancel: CancelToken) -> None:
    """Raise ListReadError where the file is no workbook that can be read within our limits."""
    try:
        with zipfile.ZipFile(file) as package:
            _check_package(package, cancel)
    except (zipfile.BadZipFile, expat.ExpatError, LookupError, EOFError, RuntimeError, ValueError, zlib.error) as error:
        raise ListReadError(ListProblem.BROKEN) from error


def _check_package(package: zipfile.ZipFile, cancel: CancelToken) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise ListReadError(ListProblem.ENCRYPTED)
    found = find_parts(package)
    if found is None:
        raise ListReadError(ListProblem.OTHER_FORMAT)
    if len(parts) > _MOST_PARTS or len(names) < len(parts):
        raise ListReadError(ListProblem.BROKEN)
    for part in parts:
        name = part.filename
        is_sheet = name in found.sheets or _SHEET.fullmatch(name) is not None
        limits = [_LARGEST_SHEET] if is_sheet else []
        if name in found.strings or name == "xl/sharedStrings.xml":
            limits.append(_LARGEST_STRINGS)
        if name in found.at_once or _READ_AT_ONCE.fullmatch(name):
            limits.append(LARGEST_PART)
        if part.file_size > min(limits, default=part.file_size):
            raise ListReadError(ListProblem.TOO_LARGE)
        if is_sheet:
            _check_sheet(package, part, cancel)


def _check_sheet(package: zipfile.ZipFile, part: zipfile.ZipInfo, cancel: CancelToken) -> None:
    since_row = tail = 0
    ended = False
    with package.open(part) as sheet:
        while chunk := sheet.read(1024 * 1024):
            if cancel.is_set:
                raise ListReadError(ListProblem.CANCELLED)
            ended = ended or _DATA_END.search(chunk) is not None
            since_row = 0 if _ROW_TAG.search(chunk) else since_row + len(chunk)
            tail = tail + len(chunk) if ended else 0
            if tail > _LARGEST_TAIL or (since_row > _LARGEST_ROW and not ended):
                raise ListReadError(ListProblem.TOO_LARGE)


def open_workbook(file: BinaryIO) -> Workbook:
    """openpyxl's view on a workbook that `check_workbook` let through. Raises ListReadError (BROKEN)."""
    import openpyxl  # noqa: PLC0415 - see the module's first lines

    # It warns of everything that it does not carry over into a copy: no concern of somebody who reads cells.
    warnings.filterwarnings("ignore", module=r"openpyxl\.")
    try:
        return openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise ListReadError(ListProblem.BROKEN) from error


def sheet_names(workbook: Workbook) -> tuple[str, ...]:
    """The names of the sheets with cells, in their order; the one that was open when it was saved comes first."""
    names = [sheet.title for sheet in workbook.worksheets]
    active = workbook.active.title if workbook.active is not None else None
    return tuple(sorted(names, key=lambda name: name != active))


def sheet_rows(workbook: Workbook, sheet: str) -> Iterator[ListRow]:
    """The rows that hold something. Raises ListReadError (BROKEN, NO_SUCH_SHEET)."""
    from openpyxl.cell.read_only import EMPTY_CELL  # noqa: PLC0415 - see the module's first lines

    found = next((one for one in workbook.worksheets if one.title == sheet), None)
    if found is None:
        raise ListReadError(ListProblem.NO_SUCH_SHEET)
    try:
        # The size that a sheet states is often wrong, and openpyxl would believe it.
        found.reset_dimensions()
        # One column more than is kept, to know whether something was left out.
        blank = None
        for number, cells in enumerate(found.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS + 1), start=1):
            if number > LAST_ROW:
                return
            if cells is blank:  # openpyxl fills a gap with the same row over and over, up to a million times
                continue
            if row := _row(number, cells, EMPTY_CELL):
                yield row
            else:
                blank = cells
    except ListReadError:
        raise
    except Exception as error:
        raise ListReadError(ListProblem.BROKEN) from error


def _row(number: int, cells: tuple[Any, ...], empty: object) -> ListRow | None:
    width = len(cells)
    while width and cells[width - 1] is empty:
        width -= 1
    texts: list[str] = []
    marks: dict[int, RefusedReason] = {}
    for column, cell in enumerate(cells[:width]):
        if cell is empty:
            texts.append("")
            continue
        value, data_type = cell.value, cell.data_type
        if data_type == "s":  # asking for the number format takes longer than everything else here
            texts.append("" if value is None else str(value))
            continue
        text, mark = cell_text(value, cell.number_format, data_type)
        texts.append(text)
        if mark is not None:
            marks[column] = mark
    while texts and not texts[-1]:
        texts.pop()
    return ListRow(number, tuple(texts), marks) if texts else None


def cell_text(value: object, number_format: str, data_type: str) -> tuple[str, RefusedReason | None]:
    """A cell as text, and what Excel may have done to it if it was to be an id.

    Whole numbers of up to fifteen digits are exact and become their digits, with the leading zeros that a format of zeros
    shows; what is longer, or has a fraction, is not what somebody typed any more. A date may have been `10-12`.
    """
    if value is None:
        return "", None
    if data_type == "e":
        return str(value), RefusedReason.EXCEL_ERROR
    if isinstance(value, bool):
        return str(value).upper(), None
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds").removesuffix(" 00:00:00"), RefusedReason.EXCEL_DATE
    if isinstance(value, date | time | timedelta):
        return str(value), RefusedReason.EXCEL_DATE
    return str(value), None


def _number(value: float, number_format: str) -> tuple[str, RefusedReason | None]:
    if abs(value) < _MOST_DIGITS and value == int(value):
        digits = str(int(value))
        return (digits.zfill(len(number_format)) if re.fullmatch("0+", number_format) else digits), None
    return f"{value:.15g}".upper(), RefusedReason.EXCEL_NUMBER
