"""Lists of ids, read before anything is asked: a file or a pasted text in, a preview and then the ids out.

`read_list` reads everything once and guesses; `ListPreview.with_header` guesses again; `take_ids` goes through the rows for
one choice and counts what it would ask. Memory stays bounded: the rows, `MOST_ROWS` at most, lie in a file. Nothing raises
because of what a list holds: what cannot be read is a `ListProblem`.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from kit_desktop.core.cancel import CancelToken, run_abandonable
from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.foreign_text import is_markup
from kit_desktop.core.lists.reading.guess import best_column, find_header, is_date, look_at_columns, names_ids
from kit_desktop.core.lists.reading.reading import Reading
from kit_desktop.core.lists.reading.row_store import RowStore
from kit_desktop.core.lists.reading.values import (
    LARGEST_FILE,
    Column,
    ListChoice,
    ListEntry,
    ListForm,
    ListFormat,
    ListNote,
    ListProblem,
    ListReadError,
    ListRow,
    RefusedId,
    RefusedReason,
    cell_at,
)
from kit_desktop.core.message_id import SIGNIFICANT_DIGITS, IdHint, IdKind, IdProblem, ParsedId, id_hint, parse_id
from kit_desktop.core.storage.system_errors import SystemProblem, system_problem

SHOWN_REFUSALS = 1_000
"""Refused cells that are kept with their text; the others are counted."""

_SLICE = 0.02
_EXCEL_ERROR = re.compile(r"#(?:n/a|н/д|(?:div|дел)/0!|getting_data|[^\W\d_]+[!?])|err:\d{3}|ошибка:\d{3}", re.IGNORECASE)
_NOTHING = re.compile(r"null|nan|none|nil|n/a|<na>|\(null\)|<null>|\\n|нет(?: данных)?|жоқ", re.IGNORECASE)
"""What programs write where there is nothing."""

_TOTAL = re.compile(r"(?:итого|всего|барлығы|жиыны|(?:grand |sub)?total)(?:[\s:].*)?", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_FLOAT = re.compile(r"(\d{1,15})[.,]0+", re.ASCII)  # a number of more digits was rounded


@dataclass(frozen=True, slots=True)
class ListPreview:
    """What was read. With a `problem` the rest is empty, except `name` and the `form` as far as it was found out.

    `row_count` counts the rows that hold anything, headings included. `guess` is what would be taken if nobody changed
    anything (None where there is nothing), `sure` whether that guess leaves no doubt. `source` is the file that was read,
    None for a pasted text. Close it when it is no longer needed.
    """

    name: str
    problem: ListProblem | None = None
    format: ListFormat = ListFormat.TEXT
    form: ListForm = field(default_factory=ListForm)
    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    columns: tuple[Column, ...] = ()
    guess: ListChoice | None = None
    sure: bool = False
    sample: tuple[ListRow, ...] = ()
    row_count: int = 0
    notes: tuple[ListNote, ...] = ()
    rows: RowStore = field(default_factory=RowStore, repr=False, compare=False)
    source: Path | None = None
    hidden_columns: frozenset[int] = frozenset()
    default_kind: IdKind = IdKind.MSG_ID

    @property
    def hidden_rows(self) -> int:
        """Rows that Excel hides, by a filter mostly."""
        return self.rows.hidden

    def has_doubtful_letters(self, column: int) -> bool:
        """Whether the ids of this column may be wrong because the encoding of the file is not certain."""
        doubtful = ListNote.ENCODING_DOUBTFUL in self.notes
        return doubtful and any(not cell_at(row.cells, column).isascii() for row in self.sample)

    def with_header(self, header_row: int | None) -> ListPreview:
        """The same list with other headings (a row's number, or None for no headings), and the guess made anew."""
        columns = look_at_columns(self.sample, header_row, self.hidden_columns, self.default_kind)
        best, sure = best_column(columns)
        sure = sure and ListNote.HIDDEN_SHEET_READ not in self.notes
        guess = None if best is None else ListChoice(best.index, best.kind, header_row)
        return replace(self, header_row=header_row, columns=columns, guess=guess, sure=sure)

    def close(self) -> None:
        """Give the rows' space back."""
        self.rows.close()


@dataclass(frozen=True, slots=True)
class IdList:
    """What one choice takes from a list, counted before the first request.

    `kept` ids are asked for, each once; `duplicates` counts the rows folded into an earlier one, `blanks` the rows without
    anything in the id column. `refused` holds the first `SHOWN_REFUSALS` of `refused_count`. `headings` are the input's
    own. `fingerprint` is the same for the same rows and the same choice. `drops_decimals`: the ids stood there as `963.0`.
    `maybe_rounded`: all ids with too many digits for a spreadsheet's number end in zeros.
    """

    preview: ListPreview = field(repr=False)
    choice: ListChoice
    headings: tuple[str, ...]
    kept: int
    duplicates: int
    blanks: int
    refused: tuple[RefusedId, ...]
    refused_count: int
    fingerprint: str
    drops_decimals: bool = False
    maybe_rounded: bool = False

    def entries(self) -> Iterator[ListEntry]:
        """Every row below the headings, in order, blanks and refused ones too. Duplicates repeat their id."""
        return _entries(self.preview, self.choice)


def read_list(
    source: Path | str,
    form: ListForm | None = None,
    cancel: CancelToken | None = None,
    on_progress: Callable[[float], object] | None = None,
    default_kind: IdKind = IdKind.MSG_ID,
) -> ListPreview:
    """Read a file (a `Path`) or a pasted text (a `str`) to its end. Never raises; takes seconds for a large workbook.

    `form` says what a person has chosen instead of what would be found out. `on_progress` gets the share that is read, 0 to 1.
    `default_kind` is which id it is where the list itself does not say so. Nothing stays open but the preview's rows; where it
    was cancelled, the file may for a moment.
    """
    checkpoint = Checkpoint(cancel or CancelToken(), on_progress)

    def next_look() -> float:
        checkpoint.advance()
        return _SLICE

    try:
        # What cannot be interrupted (a library's call, a slow disk) is left behind.
        reading = Reading(form or ListForm(), checkpoint)
        return run_abandonable(lambda: _preview(reading, source, default_kind), next_look, "kit-list")
    except ListReadError as trouble:
        file = source if isinstance(source, Path) else None
        return ListPreview(file.name if file else "", trouble.problem, source=file)


def _preview(reading: Reading, source: Path | str, default_kind: IdKind) -> ListPreview:
    problem = _read(reading, source)
    file = source if isinstance(source, Path) else None
    preview = ListPreview(file.name if file else "", problem, reading.format, reading.form, reading.sheets, source=file)
    if problem is not None:
        reading.rows.close()
        return preview
    preview = replace(
        preview,
        sample=tuple(reading.sample),
        row_count=reading.rows.count,
        notes=tuple(note for note in ListNote if note in reading.notes),
        rows=reading.rows,
        hidden_columns=reading.hidden_columns,
        default_kind=default_kind,
    )
    return preview.with_header(find_header(preview.sample))


def _read(reading: Reading, source: Path | str) -> ListProblem | None:
    try:
        if isinstance(source, str):
            reading.read_pasted(source)
        else:
            with _open(source) as file:
                reading.read_file(file, prefer_tab=source.suffix.lower() in {".tsv", ".tab"})
    except ListReadError as trouble:
        return trouble.problem
    except OSError as error:
        return _OF_SYSTEM.get(system_problem(error), ListProblem.UNREADABLE)
    return None if reading.rows.count else ListProblem.EMPTY


def take_ids(preview: ListPreview, choice: ListChoice, cancel: CancelToken | None = None) -> IdList | None:
    """Go through all rows for one choice. None when cancelled. About two seconds for 100,000 rows: a worker thread's work."""
    seen: set[str] = set()
    refused: list[RefusedId] = []
    duplicates = blanks = refused_count = 0
    digest = hashlib.sha256(f"{choice.kind} {choice.column} {choice.header_row}".encode())
    for entry in _entries(preview, choice):
        if cancel is not None and cancel.is_set:
            return None
        digest.update(json.dumps([entry.row, entry.message_id, entry.cells]).encode())
        if entry.reason is not None:
            refused_count += 1
            if len(refused) < SHOWN_REFUSALS:
                refused.append(RefusedId(entry.row, cell_at(entry.cells, choice.column)[:100], entry.reason))
        elif entry.message_id is None:
            blanks += 1
        elif entry.message_id in seen:
            duplicates += 1
        else:
            seen.add(entry.message_id)
    return IdList(
        preview,
        choice,
        _headings(preview, choice),
        len(seen),
        duplicates,
        blanks,
        tuple(refused),
        refused_count,
        digest.hexdigest(),
        drops_decimals=_drops_decimals(preview, choice),
        maybe_rounded=_are_rounded(seen),
    )


def _are_rounded(ids: Collection[str]) -> bool:
    long = [text for text in ids if len(text) > SIGNIFICANT_DIGITS and text.isdecimal()]
    return bool(long) and all(id_hint(text, IdKind.MSG_ID) is IdHint.MAYBE_ROUNDED for text in long)


def _entries(preview: ListPreview, choice: ListChoice) -> Iterator[ListEntry]:
    drops_decimals = _drops_decimals(preview, choice)
    heading = cell_at(_headings(preview, choice), choice.column).casefold()
    for row in preview.rows:
        if row.number > (choice.header_row or 0) and not (row.is_hidden and choice.skip_hidden):
            text = cell_at(row.cells, choice.column)
            if drops_decimals and (whole := _FLOAT.fullmatch(text.strip())):
                text = whole[1]
            message_id, reason = _read_cell(text, row.marks.get(choice.column), choice.kind)
            if message_id is not None and (
                message_id.casefold() == heading or names_ids(text) or _TOTAL.fullmatch(text.strip())
            ):
                # Of a page further down, or of several tables put together.
                message_id, reason = None, RefusedReason.HEADING_OR_TOTAL
            yield ListEntry(row.number, message_id, reason, row.cells)


def _drops_decimals(preview: ListPreview, choice: ListChoice) -> bool:
    """Whether a program has made `963.0` of every number in the column: then `.0` is no part of the ids."""
    rows = (row for row in preview.sample if row.number > (choice.header_row or 0))
    numbers = [text for row in rows if _NUMBER.fullmatch(text := cell_at(row.cells, choice.column).strip())]
    return bool(numbers) and all(map(_FLOAT.fullmatch, numbers))


def _read_cell(text: str, mark: RefusedReason | None, kind: IdKind) -> tuple[str | None, RefusedReason | None]:
    if mark is not None or _NOTHING.fullmatch(text.strip()):
        return None, mark
    parsed = parse_id(text, kind)
    reason = _refused_because(text.strip(), parsed, kind)
    return (None if reason else parsed.text or None), reason


def _refused_because(text: str, parsed: ParsedId, kind: IdKind) -> RefusedReason | None:
    if is_markup(text):
        return RefusedReason.MARKUP
    if _EXCEL_ERROR.fullmatch(text):
        return RefusedReason.EXCEL_ERROR
    if parsed.problem is not None:
        return None if parsed.problem is IdProblem.EMPTY else RefusedReason(parsed.problem.value)
    if parsed.label not in {None, kind}:
        return RefusedReason.LABEL_NAMES_OTHER_KIND
    if is_date(parsed.text):
        return RefusedReason.EXCEL_DATE
    if "\ufffd" in parsed.text:
        return RefusedReason.BROKEN_CHARACTER
    return None if any(map(str.isalnum, parsed.text)) else RefusedReason.NO_LETTER_OR_DIGIT


def _headings(preview: ListPreview, choice: ListChoice) -> tuple[str, ...]:
    cells = next((row.cells for row in preview.sample if row.number == choice.header_row), ())
    return tuple(cell_at(cells, column).strip() for column in range(preview.rows.width))


def _open(path: Path) -> BinaryIO:
    # Asked before opening: opening a pipe would wait for somebody to write into it.
    try:
        found = path.stat()
    except ValueError:  # a NUL in the name
        raise ListReadError(ListProblem.MISSING) from None
    if not stat.S_ISREG(found.st_mode):
        raise ListReadError(ListProblem.NOT_A_FILE)
    if found.st_size > LARGEST_FILE:
        raise ListReadError(ListProblem.TOO_LARGE)
    if not found.st_size:
        raise ListReadError(ListProblem.EMPTY)
    return path.open("rb")


_OF_SYSTEM = {
    SystemProblem.MISSING: ListProblem.MISSING,
    SystemProblem.NOT_A_FILE: ListProblem.NOT_A_FILE,
    SystemProblem.NOT_ALLOWED: ListProblem.LOCKED,
    SystemProblem.BUSY: ListProblem.LOCKED,
}
