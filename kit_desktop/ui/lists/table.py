"""The table of a list, with the menu that chooses its columns and its order."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from kit_desktop.core.lists.journal.reader import JournalColumn
from kit_desktop.ui.formats import moments_of_a_year
from kit_desktop.ui.lists.model import COLUMNS, ListModel
from kit_desktop.ui.lists.words import column_words
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.table import ARROW_ROOM, Table

_EXAMPLES = {
    JournalColumn.ROW: "100 000",
    JournalColumn.MESSAGE_ID: "96400123456",
    JournalColumn.OUTCOME: "Other status: undelivered",
    JournalColumn.STATUS: "undelivered",
    JournalColumn.RECIPIENT: "+7 701 000 00 00",
    JournalColumn.SENDER: "KiT_Notify1",
    JournalColumn.DELAY: "23:58:33",
    JournalColumn.SERVER_TEXT: "Message is not found",
}
"""What a column has room for at first, where its caption takes no more."""

_MOMENTS = frozenset({JournalColumn.SENT, JournalColumn.RECEIVED, JournalColumn.CHECKED_AT})

_SHOWN = frozenset(
    {
        JournalColumn.ROW,
        JournalColumn.MESSAGE_ID,
        JournalColumn.OUTCOME,
        JournalColumn.RECIPIENT,
        JournalColumn.SENDER,
        JournalColumn.SENT,
        JournalColumn.RECEIVED,
    }
)
"""At first: what a person asks about, as far as a window of the usual width has room. The others are in the menu."""

_ROWS_AT_LEAST = 5


class ListTable(Table):
    """Shows a ListModel. Double click and Enter open: `answer_requested` carries a place (`seq`) in the journal."""

    answer_requested = Signal(object)

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._current: tuple[int, int] | None = None
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._on_reset_begins)
        # After the table's own, which forgets the row.
        model.modelReset.connect(self._on_reset)
        self.setAccessibleName(self.tr("Ids and their answers"))
        # In a small window the page is scrolled, rather than the table pressed flat.
        self.setMinimumHeight(self.row_height * _ROWS_AT_LEAST)
        self._make_menu()
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._on_sorted)
        self.doubleClicked.connect(self._on_opened)

    def _make_menu(self) -> None:
        self.menu = QMenu(self)
        moment = self.width_for(*moments_of_a_year(), size=TextSize.BODY)
        for i, column in enumerate(COLUMNS):
            # An id is strong, and a state's pill takes as much more.
            size = TextSize.STRONG if column in {JournalColumn.MESSAGE_ID, JournalColumn.OUTCOME} else TextSize.BODY
            width = moment if column in _MOMENTS else self.width_for(_EXAMPLES.get(column, ""), size=size)
            caption = self.width_for(str(self._model.headerData(i, Qt.Orientation.Horizontal)), size=TextSize.SMALL_STRONG)
            # The list is sorted by its rows at first.
            self.setColumnWidth(i, max(width, caption + ARROW_ROOM if column is JournalColumn.ROW else caption))
            self.setColumnHidden(i, column not in _SHOWN)
            action = _choice(self.menu, column, checked=column in _SHOWN)
            action.toggled.connect(partial(self._on_column_toggled, i))
        self.menu.addSeparator()
        # What a click on a heading does, for the keyboard.
        sorting = self.menu.addMenu(self.tr("Sort by"))
        self._sorts = QActionGroup(sorting)
        for column in COLUMNS:
            self._sorts.addAction(_choice(sorting, column, checked=column is COLUMNS[0]))
        sorting.addSeparator()
        self._descending = sorting.addAction(self.tr("Descending"))
        self._descending.setCheckable(True)
        self._sorts.triggered.connect(self._on_sort_chosen)
        self._descending.triggered.connect(self._on_sort_chosen)

    def sort_as_the_list(self) -> None:
        """Show the ids in the list's own order."""
        self.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)

    def _on_sort_chosen(self) -> None:
        order = Qt.SortOrder.DescendingOrder if self._descending.isChecked() else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(int(self._sorts.checkedAction().data()), order)

    def _on_sorted(self, section: int, order: Qt.SortOrder) -> None:
        descending = order == Qt.SortOrder.DescendingOrder
        self._sorts.actions()[section].setChecked(True)
        self._descending.setChecked(descending)
        self._model.show_view(replace(self._model.view, sort=COLUMNS[section], descending=descending))

    def _on_column_toggled(self, column: int, shown: bool) -> None:
        self.setColumnHidden(column, not shown)

    def _on_reset_begins(self) -> None:
        index = self.currentIndex()
        known = 0 <= index.row() < self._model.rowCount()
        self._current = (self._model.place_at(index.row()), index.column()) if known else None

    def _on_reset(self) -> None:
        """Whoever reads a row goes on in it, wherever it stands now."""
        if self._current is None:
            return
        place, column = self._current
        row = self._model.row_of(place)
        if row is not None:
            # Whoever has scrolled on with the mouse stays there.
            self.setAutoScroll(False)
            self.setCurrentIndex(self._model.index(row, column))
            self.setAutoScroll(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not by Qt's `activated`: on macOS Enter does not send it, and elsewhere a double click does too.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        self.answer_requested.emit(self._model.place_at(index.row()))


def _choice(menu: QMenu, column: JournalColumn, *, checked: bool) -> QAction:
    action = menu.addAction(column_words(column))
    action.setCheckable(True)
    action.setChecked(checked)
    action.setData(COLUMNS.index(column))
    return action
