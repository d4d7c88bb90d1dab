"""The words in which a list of ids is talked about: closed lists of problems, and frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kit_desktop.core.errors import ProblemError
from kit_desktop.core.message_id import IdKind

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes of a file that is read at all."""

MOST_ROWS = 300_000
"""Rows with something in them. At ten ids a second that is more than eight hours."""

LAST_ROW = 1_048_576
"""The last row that Excel has; behind it nothing is looked for."""

MOST_COLUMNS = 256
"""Columns that are kept; what stands to the right of them is left out, and that is said (`ListNote.COLUMNS_CUT`)."""

LONGEST_CELL = 32_767
"""Characters of one cell (Excel's own limit); the rest is left out, and that is said (`ListNote.CELLS_CUT`)."""


DELIMITERS = (";", ",", "\t", "|")
"""What a person may choose from. None of them inside a row means one column."""

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1251": "Windows-1251",
    "kz1048": "KZ-1048",
    "cp866": "DOS 866",
    "mac-cyrillic": "Mac Cyrillic",
    "koi8-r": "KOI8-R",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}
"""What a person may choose from: Python's name of an encoding, and what people call it."""


class ListProblem(StrEnum):
    """Why a list cannot be read."""

    MISSING = "missing"
    NOT_A_FILE = "not_a_file"
    LOCKED = "locked"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    ENCRYPTED = "encrypted"
    WEB_PAGE = "web_page"
    NO_TABLE = "no_table"
    OTHER_FORMAT = "other_format"
    BROKEN = "broken"
    NOT_TEXT = "not_text"
    WRONG_ENCODING = "wrong_encoding"
    NO_SUCH_SHEET = "no_such_sheet"
    CANCELLED = "cancelled"


class ListNote(StrEnum):
    """What a person should know about a list that could be read."""

    STRAY_QUOTES = "stray_quotes"
    CELLS_CUT = "cells_cut"
    COLUMNS_CUT = "columns_cut"
    ONE_LINE = "one_line"
    OTHER_SHEETS = "other_sheets"
    HIDDEN_SHEETS = "hidden_sheets"
    HIDDEN_SHEET_READ = "hidden_sheet_read"
    HIDDEN_COLUMNS = "hidden_columns"
    FORMATS_UNKNOWN = "formats_unknown"
    BROKEN_CHARACTERS = "broken_characters"
    ENCODING_DOUBTFUL = "encoding_doubtful"


class RefusedReason(StrEnum):
    """Why a cell of the id column is not asked for: `IdProblem`'s values, and what only a table can be wrong with."""

    SEVERAL_LINES = "several_lines"
    SPACE_INSIDE = "space_inside"
    SEPARATOR_INSIDE = "separator_inside"
    EXCEL_NUMBER = "excel_number"
    CONTROL_CHARACTER = "control_character"
    TOO_LONG = "too_long"
    LABEL_NAMES_OTHER_KIND = "label_names_other_kind"
    EXCEL_DATE = "excel_date"
    EXCEL_ERROR = "excel_error"
    EXCEL_BOOLEAN = "excel_boolean"
    NOT_CALCULATED = "not_calculated"
    SHOWN_DIFFERENTLY = "shown_differently"
    BROKEN_CHARACTER = "broken_character"
    MARKUP = "markup"
    NO_LETTER_OR_DIGIT = "no_letter_or_digit"
    HEADING_OR_TOTAL = "heading_or_total"


class ListFormat(StrEnum):
    """Where the rows came from."""

    PASTED = "pasted"
    TEXT = "text"
    WORKBOOK = "workbook"


class ColumnReason(StrEnum):
    """What speaks for or against a column holding the ids."""

    NAMED_MSG_ID = "named_msg_id"
    NAMED_USER_MSG_ID = "named_user_msg_id"
    NAMED_ID = "named_id"
    NAMED_OTHERWISE = "named_otherwise"
    ONLY_COLUMN = "only_column"
    LOOKS_LIKE_IDS = "looks_like_ids"
    LABELS_INSIDE = "labels_inside"
    ALL_DIFFERENT = "all_different"
    REPEATS = "repeats"
    LOOKS_LIKE_PHONES = "looks_like_phones"
    LOOKS_LIKE_DATES = "looks_like_dates"
    LOOKS_LIKE_WORDS = "looks_like_words"
    MOSTLY_BLANK = "mostly_blank"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class ListForm:
    """How a file is to be read; None means "find out". What was found out comes back in the same form."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row. `number` counts from 1 as Excel does. `marks`: column → what Excel has done to that cell."""

    number: int
    cells: tuple[str, ...]
    marks: Mapping[int, RefusedReason] = field(default_factory=dict)
    is_hidden: bool = False


def cell_at(cells: Sequence[str], column: int) -> str:
    """The cell in that column; empty where the row is shorter."""
    return cells[column] if column < len(cells) else ""


@dataclass(frozen=True, slots=True)
class ListChoice:
    """What is taken from a list. `header_row` is that row's number, or None; rows above it are left out too.

    `column` counts from 0. `skip_hidden` leaves out the rows that Excel hides (a filter does).
    """

    column: int
    kind: IdKind
    header_row: int | None = None
    skip_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, its heading (empty without one), and what was noticed about it."""

    index: int
    heading: str
    score: float
    kind: IdKind
    reasons: tuple[ColumnReason, ...]


@dataclass(frozen=True, slots=True)
class RefusedId:
    """A cell that is not asked for. `text` is what stood there, cut at 100 characters."""

    row: int
    text: str
    reason: RefusedReason


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One row on its way into a run: either an id to ask for, or a reason why not, or neither (a blank cell)."""

    row: int
    message_id: str | None
    reason: RefusedReason | None
    cells: tuple[str, ...]


class ListReadError(ProblemError[ListProblem]):
    """Carries a problem out of the reading; it does not leave this package."""
