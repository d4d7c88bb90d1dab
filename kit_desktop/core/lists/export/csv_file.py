"""CSV as Russian and Kazakh Excel open it right: `utf-8-sig`, `;`, CRLF, and no cell that would be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import BinaryIO

from kit_desktop.core.lists.export.rows import Cell

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(file: BinaryIO, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table into an open file, row by row. Raises OSError."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    try:
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow(map(defused, headings))
        for row in rows:
            writer.writerow(map(_text, row))
        text.flush()
    finally:
        text.detach()


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one (OWASP's list)."""
    return "'" + text if text.startswith(_STARTS_A_FORMULA) or text.lstrip().startswith(_STARTS_A_FORMULA) else text


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    return str(cell) if isinstance(cell, int) else defused(cell)
