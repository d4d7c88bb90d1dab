"""CSV as Russian and Kazakh Excel open it right: `utf-8-sig`, `;`, CRLF, and no cell that would be a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import BinaryIO

from kit_desktop.core.lists.export.rows import Cell

_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+\-＋－]?[\d\s().,/·•–-]*\d[\d\s().]*%?")
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек"
_CHANGED = re.compile(
    r"[+-]?0\d+ | \+\d+ | [+-]\d+(?:[-+*/^]\d+)+ | -?\d{16,} | -?\d+(?:[.,]\d+)?e[+-]?\d+ | \(\d+\)"
    rf" | \d{{1,4}}[-/.]\d{{1,2}}(?:[-/.]\d{{1,4}})? | \d{{1,2}}[-/.]?(?:{_MONTH}) | (?:{_MONTH})[-/.]?\d{{1,4}}",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
"""Excel keeps fifteen digits."""


def write_csv(file: BinaryIO, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write a table into an open file, row by row; returns how many values Excel would change on opening it. Raises OSError."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    changed = 0
    try:
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow(map(defused, headings))
        for row in rows:
            writer.writerow(map(_text, row))
            changed += sum(isinstance(cell, str) and is_changed_by_excel(cell) for cell in row)
        text.flush()
    finally:
        text.detach()
    return changed


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one (OWASP's list). Numbers
    with a sign and phone numbers begin none, and stay as they are.
    """
    # A lone sign stands for "nothing" in many tables.
    begins = text.lstrip().startswith(_STARTS_A_FORMULA) and any(map(str.isalnum, text))
    return "'" + text if begins and not _NUMBER.fullmatch(text) else text


def is_changed_by_excel(text: str) -> bool:
    """Whether Excel shows another value than this on opening a CSV: leading zeros and a plus go, long numbers are rounded,
    `12E5` becomes a number, `10/12` and `MAR1` a date, `+7-701-1` a difference and `(5)` a negative number.
    """
    return _CHANGED.fullmatch(text.strip()) is not None


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    return str(cell) if isinstance(cell, int) else defused(cell)
