"""An exported list as rows of cells: the list's own columns first, then the answers; numbers masked if so asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kit_desktop.core.gateway_time import almaty, read_moment
from kit_desktop.core.lists.export.words import ENGLISH, AnswerColumn, ExportWords
from kit_desktop.core.lists.journal.reader import JournalRow, JournalView, ListedRow
from kit_desktop.core.lists.reading.guess import names_ids
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.number_mask import NumberMask, mask_number
from kit_desktop.core.outcome import Outcome

Cell = str | int | datetime | None
"""A cell: text, a whole number, a time of Almaty's wall clock without a zone, or nothing."""

_JOURNAL_TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a list is written: which answer columns, in which words, and whether phone numbers are masked.

    `view` says which ids are written; None is the whole list, with the rows that have no id to look up.
    """

    columns: tuple[AnswerColumn, ...] = tuple(AnswerColumn)
    words: ExportWords = ENGLISH
    mask_numbers: bool = False
    view: JournalView | None = None


class RowMaker:
    """Makes the cells of one list's export: `headings` are the list's own, and ids of that kind stand in `column`, from 0."""

    def __init__(self, headings: Sequence[str], kind: IdKind, column: int, options: ExportOptions) -> None:
        self._headings, self._kind, self._column = headings, kind, column
        self._options = options
        self._ids = [kind if place == column else names_ids(heading) for place, heading in enumerate(headings)]

    def headings(self) -> list[str]:
        """The first row: the list's own headings, then those of the answers."""
        words = self._options.words
        own = [
            heading or (self._kind.value if place == self._column else words.column.format(number=place + 1))
            for place, heading in enumerate(self._headings)
        ]
        if self._options.mask_numbers:
            own = list(map(NumberMask().text, own))
        return own + [words.columns[column] for column in self._options.columns]

    def cells(self, row: ListedRow) -> list[Cell]:
        """One row of the list with what is known about it, as long as the headings."""
        width = len(self._headings)
        own: list[Cell] = [*row.cells[:width], *[""] * (width - len(row.cells))]
        made = self._made(row)
        if not self._options.mask_numbers:
            return own + made
        mask = NumberMask(row.answer.recipient if row.answer else None)
        holds = [*self._ids, *(_IDS.get(column, column) for column in self._options.columns)]
        return [_masked(cell, mask, what) for cell, what in zip(own + made, holds, strict=True)]

    def _made(self, row: ListedRow) -> list[Cell]:
        words, columns = self._options.words, self._options.columns
        if row.answer is not None:
            return [_MAKERS[column](row.answer, words) for column in columns]
        note = None if row.refused is None else words.not_looked_up.format(reason=words.refused[row.refused])
        return [note if column is AnswerColumn.NOTE else None for column in columns]


_IDS = {AnswerColumn.MSG_ID: IdKind.MSG_ID, AnswerColumn.USER_MSG_ID: IdKind.USER_MSG_ID}


def _masked(cell: Cell, mask: NumberMask, what: IdKind | AnswerColumn | None) -> Cell:
    if not isinstance(cell, str):
        return cell
    if isinstance(what, IdKind):
        return mask.id(cell, chosen_by_client=what is IdKind.USER_MSG_ID)
    return mask_number(cell) if what is AnswerColumn.RECIPIENT else mask.text(cell)


def _time(text: str | None) -> Cell:
    # What the gateway gave in any other form is no time that could be told from it for sure.
    at = read_moment(text).at if text is not None and _JOURNAL_TIME.fullmatch(text) else None
    return text if at is None else at.replace(tzinfo=None)


def wall_clock(moment: datetime | None) -> datetime | None:
    """A moment as the clocks in Almaty show it, without a zone."""
    return None if moment is None else moment.astimezone(almaty()).replace(tzinfo=None)


def _alphabet(answer: JournalRow, words: ExportWords) -> Cell:
    return {"0": words.latin, "1": words.cyrillic}.get((answer.alphabet or "").strip(), answer.alphabet)


def _note(answer: JournalRow, words: ExportWords) -> Cell:
    if answer.retry_outcome is not None:
        return words.retry + words.outcomes[answer.retry_outcome]
    if answer.outcome is None or answer.outcome is Outcome.OK:
        return None
    said, spelled = words.outcomes[answer.outcome], answer.other_spelling
    return said if spelled is None else f"{said}. {words.mixed.format(id=spelled)}"


_MAKERS: dict[AnswerColumn, Callable[[JournalRow, ExportWords], Cell]] = {
    AnswerColumn.FATE: lambda answer, words: words.fates[answer.fate],
    AnswerColumn.STATUS: lambda answer, _: answer.status,
    AnswerColumn.SENT: lambda answer, _: _time(answer.sent),
    AnswerColumn.RECEIVED: lambda answer, _: _time(answer.received),
    AnswerColumn.DELAY: lambda answer, _: None if answer.delay is None else round(answer.delay),
    AnswerColumn.RECIPIENT: lambda answer, _: answer.recipient,
    AnswerColumn.SENDER: lambda answer, _: answer.sender,
    AnswerColumn.PARTS: lambda answer, _: answer.parts,
    AnswerColumn.ALPHABET: _alphabet,
    AnswerColumn.MSG_ID: lambda answer, _: answer.msg_id,
    AnswerColumn.USER_MSG_ID: lambda answer, _: answer.user_msg_id,
    AnswerColumn.SERVER_TEXT: lambda answer, _: answer.server_text,
    AnswerColumn.CHECKED_AT: lambda answer, _: answer.checked_at and wall_clock(datetime.fromisoformat(answer.checked_at)),
    AnswerColumn.OUTCOME: lambda answer, _: answer.outcome,
    AnswerColumn.HTTP_STATUS: lambda answer, _: answer.http_status,
    AnswerColumn.NOTE: _note,
}


_NARROWEST, _WIDEST = 8, 32  # characters; what is longer goes on in the next line of its cell
ARROW = 3
"""Characters' room for the filter's arrow in a heading."""


def widths(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Column widths in characters that suit these rows, and the headings on two lines."""
    longest = [max([*map(len, heading.split()), (len(heading) + 1) // 2]) + ARROW for heading in headings]
    for row in rows:
        for column, cell in enumerate(row):
            longest[column] = max(longest[column], len(str(cell if cell is not None else "")) + 1)
    return [min(max(width, _NARROWEST), _WIDEST) for width in longest]
