"""Lists kept as text: which encoding, which delimiter, and the rows one after the other."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading.values import ListProblem, ListReadError

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "kz1048")
"""What a person may choose from; the names are Python's."""

DELIMITERS = (";", ",", "\t", "|")
"""What a person may choose from. None of them inside a row means one column."""

_CHUNK = 1024 * 1024
_SNIFFED_LINES = 200
_SNIFFED_CHARACTERS = 1024 * 1024
_LONGEST_LINE = 4 * 1024 * 1024  # as many ids as a list may have, in one line
_LONGEST_FIELD = 120_000  # a text without line ends and delimiters is none
_FEWEST_NULS = 0.05  # of the bytes of UTF-16: digits, delimiters and line ends each have one. Fewer are damage
_NO_DELIMITER = "\x1f"
_SEP = re.compile(r"\ufeff?sep=([^\w\s\"]|\t)\s*", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHER = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"MZ\x90", b"\x7fELF")
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|meta|style|table|\?xml)", re.IGNORECASE)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\v\f\x1a"))

# Where KZ-1048 and Windows-1251 differ, the one has Kazakh letters, the other Ukrainian, Serbian, Belarusian ones.
_UKRAINIAN = b"\xaa\xba\xaf\xbf\xa5\xb4"  # Є є Ї ї Ґ ґ, or Ғ ғ Ү ү Ө ө
_KAZAKH_ONLY = b"\x8d\x9d\xa3\xbc\xbd\xbe\x8e\x9e\xa1\xa2"  # Қ қ Ә ә Ң ң Һ һ Ұ ұ, or letters that Ukrainian lacks
_UKRAINIAN_I = b"\xb2\xb3"  # І і, common to both alphabets
_NOT_UKRAINIAN = b"\xdb\xfb\xdd\xfd\xda\xfa"  # Ы ы Э э Ъ ъ, common in Kazakh, absent in Ukrainian


def find_encoding(file: BinaryIO, cancel: CancelToken) -> str:
    """Tell the encoding of a whole file. Raises ListReadError where it is no text. Leaves the position anywhere.

    A byte-order mark decides; then NUL bytes on one side (UTF-16 without a mark); then strict UTF-8 to the last byte; else
    it is one of the two Cyrillic code pages, told apart by the letters that only one of them makes sense of.
    """
    file.seek(0)
    head = file.read(4096)
    for mark, encoding in _MARKS:
        if head.startswith(mark) and not head.startswith(codecs.BOM_UTF32_LE):
            return encoding
    if head.startswith(_OTHER) or _MARKUP.match(head):
        raise ListReadError(ListProblem.OTHER_FORMAT)
    if head.count(0) > len(head) * _FEWEST_NULS:
        return _utf16_without_mark(head)
    counts, is_utf8 = _scan(file, cancel)
    if counts[0] or sum(counts[octet] for octet in _CONTROLS) > 8 + file.tell() // 100:
        raise ListReadError(ListProblem.NOT_TEXT)
    return "utf-8" if is_utf8 else _code_page(counts)


def _utf16_without_mark(head: bytes) -> str:
    first, second = head[0::2].count(0), head[1::2].count(0)
    if (first and second) or b"\0\0" in head:
        raise ListReadError(ListProblem.NOT_TEXT)
    return "utf-16-be" if first else "utf-16-le"


def _scan(file: BinaryIO, cancel: CancelToken) -> tuple[Counter[int], bool]:
    file.seek(0)
    counts: Counter[int] = Counter()
    decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")("strict")
    while chunk := file.read(_CHUNK):
        if cancel.is_set:
            raise ListReadError(ListProblem.CANCELLED)
        for octet in (*_CONTROLS, *_UKRAINIAN, *_KAZAKH_ONLY, *_UKRAINIAN_I, *_NOT_UKRAINIAN):
            counts[octet] += chunk.count(octet)
        decoder = _decodes(decoder, chunk)
    if decoder is not None:
        decoder = _decodes(decoder, b"", final=True)
    return counts, decoder is not None


def _decodes(
    decoder: codecs.IncrementalDecoder | None, chunk: bytes, *, final: bool = False
) -> codecs.IncrementalDecoder | None:
    try:
        if decoder is not None:
            decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return None
    return decoder


def _code_page(counts: Counter[int]) -> str:
    kazakh = sum(counts[octet] for octet in _KAZAKH_ONLY)
    either = sum(counts[octet] for octet in _UKRAINIAN)
    if not kazakh and not either:
        return "cp1251"
    ukrainian = either and not kazakh and any(counts[o] for o in _UKRAINIAN_I) and not any(counts[o] for o in _NOT_UKRAINIAN)
    return "cp1251" if ukrainian else "kz1048"


def open_text(file: BinaryIO, encoding: str) -> TextIO:
    """The file's text from its start, strictly decoded, line ends as they are. Closing the text closes the file."""
    file.seek(0)
    return io.TextIOWrapper(file, encoding=encoding, errors="strict", newline="")


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
    for line in _lines(text):
        lines.append(line.lstrip("\ufeff"))
        characters += len(line)
        if len(lines) == _SNIFFED_LINES or characters > _SNIFFED_CHARACTERS:
            break
    return lines


@dataclass(frozen=True, slots=True)
class _Cut:
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
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise ListReadError(ListProblem.NOT_TEXT)
        yield line


class StrayQuoteError(Exception):
    """A quote stands where none belongs. Read on like this, whole rows would vanish into one cell."""


def text_rows(text: TextIO, delimiter: str | None, *, line_by_line: bool = False) -> Iterator[list[str]]:
    """The rows, blank ones as `[]`, from the text's start. Excel's own first line `sep=;` is left out.

    A quoted cell may hold line ends, but only where the quotes are in order throughout; else StrayQuoteError is raised, and
    `line_by_line` reads each line for itself. Raises UnicodeDecodeError, and ListReadError for a line too long to be one.
    """
    text.seek(0)
    lines = _without_sep(_lines(text))
    separator = delimiter or _NO_DELIMITER
    rows = (_one_line(line, separator) for line in lines) if line_by_line else _strict_rows(lines, separator)
    for row in rows:
        yield [cell.removeprefix("\ufeff") for cell in row]


def _without_sep(lines: Iterator[str]) -> Iterator[str]:
    first = next(lines, "")
    if first and not _SEP.fullmatch(first):
        yield first
    yield from lines


def _strict_rows(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise StrayQuoteError from error


def _one_line(line: str, delimiter: str) -> list[str]:
    line = line.rstrip("\r\n")
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        cells = line.split(delimiter)
    if any(len(cell) > _LONGEST_FIELD for cell in cells):
        raise ListReadError(ListProblem.NOT_TEXT)
    return cells
