"""The kept lookups as a table: read in pages on a worker thread, never all at once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from difflib import SequenceMatcher
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from kit_desktop.core.history.search import Found, Question
from kit_desktop.core.kept_lookup import HistoryEntry
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import clock, day_and_clock, day_words, phone
from kit_desktop.ui.lookup.outcome_words import result_words
from kit_desktop.ui.widgets.table import CellRole, TableModel
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from kit_desktop.core.history.search import State
    from kit_desktop.core.history.store import HistoryStore
    from kit_desktop.ui.current_settings import CurrentSettings

PAGE = 200
"""Entries that are read at once."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, left to right."""

    WHEN = 0
    ID = 1
    OUTCOME = 2
    RECIPIENT = 3
    SENDER = 4
    ACCOUNT = 5


def _day(entry: HistoryEntry) -> date:
    return entry.result.checked_at.astimezone().date()


def _rows_of(entries: Iterable[HistoryEntry], day: date | None = None) -> list[HistoryEntry | date]:
    """The entries, each day's under a row of its own; `day` is the one whose row is there already."""
    rows: list[HistoryEntry | date] = []
    for entry in entries:
        if _day(entry) != day:
            day = _day(entry)
            rows.append(day)
        rows.append(entry)
    return rows


def _keys(rows: Iterable[HistoryEntry | date]) -> list[object]:
    """By what a row is known again: in a file that was made anew another entry has the same number."""
    return [(row.id, row.result.checked_at) if isinstance(row, HistoryEntry) else row for row in rows]


class HistoryModel(TableModel):
    """The entries that fit a question, newest first, under a row for each of this computer's days.

    `refreshed` says that an answer of the file came, `is_known` whether the first one has, `count` how many entries fit in all,
    `counts` how many of each state would, whatever states are wanted.
    """

    refreshed = Signal()

    def __init__(self, store: HistoryStore, settings: CurrentSettings, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        headings = {
            Column.WHEN: self.tr("Checked"),
            Column.ID: self.tr("Id"),
            Column.OUTCOME: self.tr("Result"),
            Column.RECIPIENT: self.tr("Recipient"),
            Column.SENDER: self.tr("Sender"),
            Column.ACCOUNT: self.tr("Account"),
        }
        self._headings = [headings[column] for column in Column]
        self._store, self._settings = store, settings
        settings.changed.connect(self.tell_changed)
        self.question = Question()
        """What the rows answer."""
        self._rows: list[HistoryEntry | date] = []
        self._whole = True
        self._is_other_question = False
        self._is_reading = False
        self.is_known = False
        self.count = 0
        self.counts: Mapping[State, int] = {}
        self._worker = Worker(self, self._on_read)

    # What is asked of the file

    @property
    def is_filtered(self) -> bool:
        """Whether something is searched or filtered for."""
        return self.question != Question(seen=self.question.seen)

    def ask(self, question: Question) -> None:
        """Show what fits; an answer to an earlier question that comes later is dropped."""
        self.question = question
        self._is_other_question = True
        self.refresh()

    def refresh(self) -> None:
        """Read the newest entries anew; what is already there stays where it can."""
        self._is_reading = True
        self._worker.start(partial(self._store.find, self.question, PAGE))

    def canFetchMore(self, parent: _Index = _NOWHERE) -> bool:  # noqa: N802  # Qt's name
        return not parent.isValid() and bool(self._rows) and not self._whole and not self._is_reading

    def fetchMore(self, parent: _Index = _NOWHERE) -> None:  # noqa: N802  # Qt's name
        if not self.canFetchMore(parent):
            return
        self._is_reading = True
        self._worker.start(partial(self._store.search, self.question, PAGE, before=self._entries()[-1].id))

    def _on_read(self, done: Done[Found | list[HistoryEntry]]) -> None:
        """The newest entries with the counts, or those that follow what is there."""
        self._is_reading = False
        self.is_known = True
        read = Found() if done.value is None else done.value
        if isinstance(read, list):
            self._whole = len(read) < PAGE
            self._insert(len(self._rows), _rows_of(read, _day(self._entries()[-1])))
        else:
            states = self.question.states
            self.counts = read.counts
            self.count = sum(number for state, number in read.counts.items() if not states or state in states)
            self._show(read.entries)
        self.refreshed.emit()

    def forget(self, number: int) -> None:
        """Take an entry out that is gone from the file, wherever it stands: only the newest are read anew."""
        self._change(_rows_of(entry for entry in self._entries() if entry.id != number), len(self._rows))

    def _show(self, entries: Sequence[HistoryEntry]) -> None:
        """Show these, and below them the older ones that were read; what stays the same keeps selection and place."""
        if self._is_other_question:
            self._is_other_question = False
            self.beginResetModel()
            self._rows = []
            self.endResetModel()
        known, end = _keys(self._rows), len(self._rows)
        if len(entries) == PAGE and (last := _keys(entries[-1:])[0]) in known:
            end = known.index(last) + 1
        else:
            self._whole = len(entries) < PAGE
        self._change(_rows_of(entries), end)

    def _change(self, rows: Sequence[HistoryEntry | date], end: int) -> None:
        """Put these in the place of the rows before `end`, by moving as little as can be."""
        changes = SequenceMatcher(None, _keys(self._rows[:end]), _keys(rows), autojunk=False).get_opcodes()
        for tag, first, last, begin, stop in reversed(changes):
            if tag in {"delete", "replace"}:
                self.beginRemoveRows(_NOWHERE, first, last - 1)
                del self._rows[first:last]
                self.endRemoveRows()
            if tag in {"insert", "replace"}:
                self._insert(first, rows[begin:stop])

    def _insert(self, place: int, rows: Sequence[HistoryEntry | date]) -> None:
        if rows:
            self.beginInsertRows(_NOWHERE, place, place + len(rows) - 1)
            self._rows[place:place] = rows
            self.endInsertRows()

    def _entries(self) -> list[HistoryEntry]:
        return [row for row in self._rows if isinstance(row, HistoryEntry)]

    # What Qt asks

    def entry(self, index: _Index) -> HistoryEntry | None:
        """The entry of a row; None where the row names a day."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return row if isinstance(row, HistoryEntry) else None

    def day_rows(self) -> list[int]:
        """The rows that name a day."""
        return [place for place, row in enumerate(self._rows) if not isinstance(row, HistoryEntry)]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        # What cannot be chosen is passed over by the keyboard as well.
        return Qt.ItemFlag.NoItemFlags if self.entry(index) is None else super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return self._of_day(index, role)
        match role, Column(index.column()):
            case Qt.ItemDataRole.DisplayRole, column:
                return self._shown(entry, column)
            case ((Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole), Column.WHEN):
                # No other column: Qt guesses whether a tool tip is markup, and texts from outside must not be taken for it.
                return day_and_clock(entry.result.checked_at.astimezone())
            case CellRole.TONE, Column.OUTCOME:
                return result_words(entry.result).tone
            case CellRole.NOTE, Column.ID if entry.result.query.by is IdKind.USER_MSG_ID:
                return IdKind.USER_MSG_ID.value
            case (CellRole.STRONG, Column.ID) | (CellRole.QUIET, Column.WHEN):
                return True
        return None

    def _of_day(self, index: _Index, role: int) -> object:
        day = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        if role == CellRole.GROUP:
            return day is not None
        if isinstance(day, date) and role == Qt.ItemDataRole.DisplayRole and index.column() == Column.WHEN:
            return day_words(day, datetime.now(UTC).astimezone().date())
        return None

    def _shown(self, entry: HistoryEntry, column: Column) -> str:
        result = entry.result
        info = result.info if result.outcome is Outcome.OK else None
        match column:
            case Column.WHEN:
                return clock(result.checked_at.astimezone())
            case Column.ID:
                return shortened(result.query.id, 60)
            case Column.OUTCOME:
                return result_words(result).title
            case Column.RECIPIENT:
                return phone(info["recepient"] or "", masked=self._settings.value.mask_number) if info else ""
            case Column.SENDER:
                return shortened((info["senderId"] or "") if info else "", 40)
            case Column.ACCOUNT:
                return shortened(result.account or "", 40)
