"""Lists kept as text: which delimiter, and the rows one after the other."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, NamedTuple, TextIO

from kit_desktop.core.lists.reading.encodings import Encoding
from kit_desktop.core.lists.reading.values import DELIMITERS

LONGEST_LINE = 4 * 1024 * 1024
"""Characters of a line: as many as the ids that a list may have take. What stands behind them is left out."""

_SNIFFED_LINES = 200
_SNIFFED_CHARACTERS = 1024 * 1024
_NO_DELIMITER = "\x1f"
_SEP = re.compile(r"\ufeff?sep=([^\w\s\"]|\t)\s*", re.IGNORECASE)


def open_text(file: BinaryIO, encoding: Encoding) -> TextIO:
    """The file's text from its start, line ends as they are; strictly decoded unless it is known to be damaged. Closing the
    text closes the file.
    """
    # The csv module's own limit refuses the whole file for one long cell.
    csv.field_size_limit(LONGEST_LINE)
    file.seek(0)
    name = "utf-8-sig" if encoding.name == "utf-8" else encoding.name
    return io.TextIOWrapper(file, encoding=name, errors="replace" if encoding.is_broken else "strict", newline="")


def find_delimiter(text: TextIO, *, prefer_tab: bool = False) -> str | None:
    """Tell the delimiter from the first lines, or None for one column. Reads from the text's start."""
    lines = _first_lines(text)
    if lines and (named := _SEP.fullmatch(lines[0])):
        return named[1]
    cuts = {delimiter: cut for delimiter in DELIMITERS if (cut := _cut(lines, delimiter))}
    if prefer_tab and "\t" in cuts:
        return "\t"
    best = max(cuts, key=lambda delimiter: (cuts[delimiter].steadiness == 1, cuts[delimiter].score), default=None)
    if best == "," and len(lines) > 1:
        # Commas also stand in addresses, and these too come in tables, each with as many as the next.
        rivals = [d for d in cuts if cuts[d].steadiness >= cuts[","].steadiness and cuts[d].torn <= cuts[","].torn]
        best = max(rivals, key=lambda delimiter: (delimiter != ",", cuts[delimiter].score))
    return best


def _first_lines(text: TextIO) -> list[str]:
    text.seek(0)
    lines: list[str] = []
    characters = 0
    for line in islice(_lines(text), _SNIFFED_LINES):
        lines.append(line.lstrip("\ufeff"))
        characters += len(line)
        if characters > _SNIFFED_CHARACTERS:
            break
    return lines


class _Cut(NamedTuple):
    """What one delimiter makes of the first lines: the usual width of a row, and shares of the rows: those that have it, and
    those that were cut inside a quoted cell."""

    width: int
    steadiness: float
    torn: float

    @property
    def score(self) -> float:
        return self.steadiness * (1 + min(self.width, 6) / 6) * (1 - self.torn / 2)


def _cut(lines: list[str], delimiter: str) -> _Cut | None:
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]
    except csv.Error:
        return None
    if not rows:
        return None
    width, number = Counter(map(len, rows)).most_common(1)[0]
    if width < 2 or number < 0.5 * len(rows):
        return None
    torn = sum(any(cell.count('"') % 2 for cell in row) for row in rows)
    return _Cut(width, number / len(rows), torn / len(rows))


def _lines(text: TextIO) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        yield line
        # The rest of a line that has no end is left out; a cell is cut much earlier.
        while len(line) == LONGEST_LINE and not line.endswith("\n"):
            line = text.readline(LONGEST_LINE)


def text_rows(text: TextIO, delimiter: str | None, *, line_by_line: bool = False) -> Iterator[list[str]]:
    """The rows, blank ones as `[]`, from the text's start. Excel's own first line `sep=;` is left out.

    A quoted cell may hold line ends, but only where the quotes are in order throughout. Where one stands that does not belong,
    whole rows would vanish into one cell: then csv.Error is raised, and `line_by_line` reads each line on its own. Raises
    UnicodeDecodeError.
    """
    text.seek(0)
    lines = _without_sep(_lines(text))
    separator = delimiter or _NO_DELIMITER
    strict = csv.reader(lines, delimiter=separator, strict=True)
    for row in (_one_line(line, separator) for line in lines) if line_by_line else strict:
        yield [cell.removeprefix("\ufeff") for cell in row]


def _without_sep(lines: Iterator[str]) -> Iterator[str]:
    first = next(lines, "")
    if first and not _SEP.fullmatch(first):
        yield first
    yield from lines


def _one_line(line: str, delimiter: str) -> list[str]:
    line = line.rstrip("\r\n")
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return line.split(delimiter)
