"""The last lookups on the page that is there before the first one of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from kit_desktop.ui.formats import moments_of_a_year
from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.plain_label import PlainLabel, plain_tool_tip
from kit_desktop.ui.widgets.table import CellRole, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

_KIND, _RESULT, _CHECKED = 1, 2, 4
"""Columns."""

_EXAMPLES = ("96400123456", "UserMsgID", "", "+7 701 000 00 00")
"""What a column has room for; the last one has it for a moment, and the result has the rest."""


class LastLookup(NamedTuple):
    """One row: `key` is what the signals of `LastLookups` carry for it, the rest is shown as it is."""

    key: object
    id: str
    kind: str
    tone: Tone
    result: str
    recipient: str
    checked: str


class LastTable(Table):
    """Enter opens a row as a click does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the outcome needs the room of what says least."""
        super().resizeEvent(event)
        for column, least in ((_KIND, 760), (_CHECKED, 640)):
            self.setColumnHidden(column, event.size().width() < least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class LastLookups(QWidget):
    """`chosen` carries the key of the row that was opened, `again_requested` that of the message that was on its way."""

    chosen = Signal(object)
    again_requested = Signal(object)
    history_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[object] = []
        title = PlainLabel(self.tr("Last looked up"), self, size=TextSize.STRONG)
        history = Button(self.tr("All history"), self, kind=ButtonKind.LINK, height=24)
        history.clicked.connect(self.history_requested)
        self._table = LastTable(self)
        self._table.setAccessibleName(title.text())
        self._table.clicked.connect(self._on_clicked)
        self._model = QStandardItemModel(0, len(LastLookup._fields) - 2, self)
        captions = (self.tr("Id"), self.tr("Kind"), self.tr("Result"), self.tr("Recipient"), self.tr("Checked"))
        self._model.setHorizontalHeaderLabels(list(captions))
        self._table.setModel(self._model)
        header = self._table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(_RESULT, QHeaderView.ResizeMode.Stretch)
        for section, example in enumerate(_EXAMPLES):
            self._table.setColumnWidth(section, self._table.width_for(example))
        self._table.setColumnWidth(_CHECKED, self._table.width_for(*moments_of_a_year(), size=TextSize.BODY))
        self._waiting: object = None
        self._open = PlainLabel(parent=self)
        self._open.setWordWrap(False)
        self._again = Button(self.tr("Look up again"), self, kind=ButtonKind.LINK, icon="refresh", height=24)
        self._again.clicked.connect(self._on_again)
        still = fill(QHBoxLayout(), self._open, self._again, None, spacing=16)
        top = fill(QHBoxLayout(), title, history, grows=title)
        fill(QVBoxLayout(self), 20, top, self._table, 8, still)

    def show_lookups(self, lookups: Sequence[LastLookup]) -> None:
        """Show these rows."""
        self._keys = [each.key for each in lookups]
        self._model.setRowCount(0)
        for each in lookups:
            items = [QStandardItem(text) for text in (each.id, each.kind, each.result, each.recipient or "–", each.checked)]
            items[0].setData(True, CellRole.STRONG)
            items[0].setToolTip(plain_tool_tip(each.id))
            items[_KIND].setData(True, CellRole.QUIET)
            items[_RESULT].setData(each.tone, CellRole.TONE)
            items[_CHECKED].setData(True, CellRole.QUIET)
            self._model.appendRow(items)
        self._table.setFixedHeight(
            self._table.horizontalHeader().sizeHint().height() + len(lookups) * self._table.row_height + 1
        )

        waiting = next((each for each in lookups if each.tone is Tone.WAITING), None)
        for widget in (self._open, self._again):
            widget.setVisible(waiting is not None)
        if waiting is not None:
            self._waiting = waiting.key
            self._open.setText(self.tr("{id} was still on its way: {time}").format(id=waiting.id, time=waiting.checked))
            self._again.setAccessibleDescription(waiting.id)

    def _on_again(self) -> None:
        self.again_requested.emit(self._waiting)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._keys[index.row()])
