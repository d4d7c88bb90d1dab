"""The table of a list: rows are read page by page on a worker thread, whatever the list's length."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from kit_desktop.core.gateway_time import almaty, read_moment
from kit_desktop.core.lists.export.words import ENGLISH
from kit_desktop.core.lists.journal.reader import JournalColumn, JournalReader, JournalRow, JournalView
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.fates import FATE_TONES, fate_words, shown
from kit_desktop.ui.formats import duration, phone, short_day_and_clock
from kit_desktop.ui.lists.words import column_words, outcome_words, seen_words
from kit_desktop.ui.widgets.plain_label import plain_tool_tip
from kit_desktop.ui.widgets.table import CellRole, TableModel
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit_desktop.ui.current_settings import CurrentSettings

_PAGE = 100
_KEPT = 5_000
_REORDER_MS = 1_000
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_OF_ROW = frozenset(map(int, (_DISPLAY, Qt.ItemDataRole.ToolTipRole, CellRole.TONE)))
_Index = QModelIndex | QPersistentModelIndex

COLUMNS = tuple(JournalColumn)


class ListModel(TableModel):
    """A view of a journal. `reordered` carries how many ids the view shows."""

    reordered = Signal(object)
    failed = Signal(object)

    def __init__(self, settings: CurrentSettings, parent: QObject | None = None) -> None:
        super().__init__([column_words(column) for column in COLUMNS], parent)
        self._settings = settings
        settings.changed.connect(self.tell_changed)
        self.journal: JournalReader | None = None
        self.view = JournalView()
        """What is shown."""
        self._rows: array[int] = array("q")
        self._known: OrderedDict[int, JournalRow] = OrderedDict()
        self._wanted: set[int] = set()
        self._answered: set[int] = set()
        self._orderer = Worker(self, self._on_ordered)
        self._fetcher = Worker(self, self._on_fetched)
        self._fetch_soon = QTimer(self, singleShot=True)
        self._fetch_soon.timeout.connect(self._fetch)
        self._reorder_soon = QTimer(self, singleShot=True, interval=_REORDER_MS)
        self._reorder_soon.timeout.connect(self.reorder)

    def open(self, journal: JournalReader | None) -> None:
        """Show another journal, whole and in its own order, and close the one before: nothing of that is shown any more."""
        if self.journal is not None:
            self.journal.close()
        self.journal = journal
        self._fetcher.abandon()
        self._orderer.abandon()
        self._known.clear()
        self._on_ordered(Done(value=array("q")))
        self.show_view(JournalView())

    def show_view(self, view: JournalView) -> None:
        """Filter and sort otherwise."""
        self.view = view
        self.reorder()

    def reorder(self) -> None:
        """Work out anew which ids are shown, and in which order."""
        journal, view = self.journal, replace(self.view, seen=seen_words())
        if journal is not None:
            self._orderer.start(lambda: journal.order(view))

    def note_answered(self, places: Sequence[int]) -> None:
        """Read these ids anew; a filtered or sorted view is worked out again soon."""
        for seq in places:
            self._known.pop(seq, None)
        self._answered.update(places)
        if places:
            self.tell_changed()
            if self.view != JournalView() and not self._reorder_soon.isActive():
                self._reorder_soon.start()

    def row_at(self, row: int) -> JournalRow | None:
        """The id in that row, or None while it is being read."""
        return self._known.get(self._rows[row]) if 0 <= row < len(self._rows) else None

    def place_at(self, row: int) -> int:
        """The place (`seq`) in the journal of that row."""
        return self._rows[row]

    def row_of(self, place: int) -> int | None:
        """The row that the id of that place stands in, or None."""
        try:
            return self._rows.index(place)
        except ValueError:
            return None

    # Qt asks

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = COLUMNS[index.column()]
        if role == CellRole.STRONG:
            return column is JournalColumn.MESSAGE_ID
        if role == CellRole.QUIET:
            return column is JournalColumn.ROW
        if role not in _OF_ROW or not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None:
            self._want(index.row())
            return "…" if role == _DISPLAY and index.column() == 1 else None
        if role == _DISPLAY:
            return self._text(row, column)
        if role == CellRole.TONE:
            return FATE_TONES[row.fate] if column is JournalColumn.OUTCOME else None
        spelled = row.other_spelling
        return None if spelled is None else plain_tool_tip(shown(ENGLISH.mixed).format(id=shortened(spelled, 60)))

    def _text(self, row: JournalRow, column: JournalColumn) -> str:
        if column is JournalColumn.OUTCOME:
            words = outcome_words(row.outcome) if row.fate is Fate.FAILED and row.outcome else fate_words(row.fate)
            if row.fate is Fate.OTHER_STATUS and (row.status or "").strip():
                words += f": {shortened(row.status or '', 20)}"
            return f"{words} ({outcome_words(row.retry_outcome)})" if row.retry_outcome else words
        value = getattr(row, column.value)
        if value is None:
            return ""
        if column is JournalColumn.RECIPIENT:
            return phone(str(value), masked=self._settings.value.mask_number)
        if column is JournalColumn.DELAY:
            return duration(timedelta(seconds=round(value)))
        if column is JournalColumn.CHECKED_AT:
            return short_day_and_clock(datetime.fromisoformat(str(value)).astimezone(almaty()))
        if column in {JournalColumn.SENT, JournalColumn.RECEIVED}:
            return _day_and_clock(str(value))
        return shortened(str(value), 200)

    # Reading

    def _want(self, row: int) -> None:
        self._wanted.add(row // _PAGE)
        if not self._fetch_soon.isActive():
            self._fetch_soon.start(0)

    def _fetch(self) -> None:
        journal = self.journal
        pages = sorted(self._wanted)[-8:]
        places = [seq for page in pages for seq in self._rows[page * _PAGE : (page + 1) * _PAGE] if seq not in self._known]
        if journal is None or not places:
            self._wanted.clear()
            return
        # What is answered from here on is read too early by this.
        self._answered.clear()
        self._fetcher.start(lambda: journal.rows(places))

    def _on_fetched(self, done: Done[list[JournalRow]]) -> None:
        self._wanted.clear()
        if done.value is None:
            self.failed.emit(done.error)
            return
        for row in done.value:
            if row.seq not in self._answered:
                self._known[row.seq] = row
                self._known.move_to_end(row.seq)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.tell_changed()

    def _on_ordered(self, done: Done[array[int]]) -> None:
        if done.value is None:
            self.failed.emit(done.error)
            return
        if done.value != self._rows:
            self.beginResetModel()
            self._rows = done.value
            self._wanted.clear()
            self.endResetModel()
        else:
            self.tell_changed()
        self.reordered.emit(len(self._rows))


def _day_and_clock(text: str) -> str:
    """A time of the journal as the window shows times, or as it came."""
    at = read_moment(text).at
    return shortened(text, 200) if at is None else short_day_and_clock(at)
