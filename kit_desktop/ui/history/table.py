"""The list of kept lookups, worked with the mouse or with the keyboard alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QWidget

from kit_desktop.ui.history.model import Column, HistoryModel
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection, SignalInstance
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from kit_desktop.core.kept_lookup import HistoryEntry

_EXAMPLES = {
    Column.WHEN: "23:58:33",
    Column.ID: "96400123 UserMsgID",
    Column.RECIPIENT: "+7 701 000 00 00",
    Column.SENDER: "KiT_Notify1",
    Column.ACCOUNT: "mycompany-1",
}
"""What a column has room for at first; the person can drag them, and what came of it takes the rest."""

_OUTCOME_CHARACTERS = 46
_LEAST_ID_CHARACTERS = 12
_BY_KEY = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)


class HistoryTable(Table):
    """Shows a HistoryModel. Double click and Enter open, Delete deletes, Ctrl+C copies the id; so does the context menu.

    The signals of what is wanted carry the HistoryEntry.
    """

    open_requested = Signal(object)
    ask_requested = Signal(object)
    copy_requested = Signal(object)
    delete_requested = Signal(object)
    selected = Signal()

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept_widths: dict[Column, int] = {}
        self.setModel(model)
        self.setAccessibleName(self.tr("Kept answers"))
        self._set_widths()
        self._make_actions()
        self.doubleClicked.connect(partial(self.request, self.open_requested))
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._span_days)

    def _set_widths(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(Column.OUTCOME, QHeaderView.ResizeMode.Stretch)
        for column, example in _EXAMPLES.items():
            heading = self._model.headerData(column, Qt.Orientation.Horizontal)
            self.setColumnWidth(column, self.width_for(example, str(heading), size=TextSize.BODY))

    def _make_actions(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, signal in (
            (self.tr("Open"), self.open_requested),
            (self.tr("Look up again"), self.ask_requested),
            (self.tr("Copy the id"), self.copy_requested),
            (self.tr("Delete"), self.delete_requested),
        ):
            self.addAction(text).triggered.connect(partial(self.request, signal))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what came of it needs the room of what says least, and at last of a part of the id."""
        character = self.fontMetrics().averageCharWidth()
        room = self.viewport().width() - character * _OUTCOME_CHARACTERS - self.columnWidth(Column.WHEN)
        if not self.isColumnHidden(Column.RECIPIENT):
            self._kept_widths[Column.ID] = self.columnWidth(Column.ID)
        wanted = self._kept_widths[Column.ID]
        self.setColumnWidth(Column.ID, min(wanted, max(room, character * _LEAST_ID_CHARACTERS)))
        room -= wanted
        for column in (Column.RECIPIENT, Column.SENDER, Column.ACCOUNT):
            if not self.isColumnHidden(column):
                # A hidden column has no width, and comes back with the one that the person gave it.
                self._kept_widths[column] = self.columnWidth(column)
            room -= self._kept_widths[column]
            self.setColumnHidden(column, room < 0)
        super().resizeEvent(event)

    @property
    def entry(self) -> HistoryEntry | None:
        """The selected entry, or None."""
        rows = self.selectionModel().selectedRows()
        return self._model.entry(rows[0]) if rows else None

    def select_row(self, row: int) -> None:
        """Choose that row, or the first entry where it is none. The first row of all names a day."""
        self.selectRow(max(1, row))

    def _span_days(self) -> None:
        self.clearSpans()
        for row in self._model.day_rows():
            self.setSpan(row, 0, 1, len(Column))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802  # Qt's name
        super().selectionChanged(selected, deselected)
        self.selected.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row that looks focused is the one that the keys work on. A click chooses its own, where it was aimed."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY and self.entry is None and self._model.rowCount():
            self.select_row(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.request(self.open_requested)
        elif event.key() == Qt.Key.Key_Delete:
            self.request(self.delete_requested)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.request(self.copy_requested)
        else:
            super().keyPressEvent(event)

    def request(self, signal: SignalInstance, *_told: object) -> None:
        """Say by one of the signals what is wanted with the selected entry, where there is one."""
        if self.entry is not None:
            signal.emit(self.entry)
