"""The figures of a list: parts, delivery times, by sender and by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QWidget

from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import duration, short_day, whole
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.dialog import WIDE, Dialog
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.widgets.table import CellRole, Table, TableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit_desktop.core.lists.journal.summary import GroupTotals, ListSummary

_ROW_HEIGHT = 30
_SHOWN_ROWS = 5
_AROUND = 28
"""Pixels beside the words of a heading."""

_Index = QModelIndex | QPersistentModelIndex


class _Groups(TableModel):
    """What each sender or day has, under these headings."""

    def __init__(self, headings: Sequence[str], groups: Sequence[GroupTotals], parent: QObject) -> None:
        super().__init__(headings, parent)
        self._rows: list[tuple[str, ...]] = [
            (shortened(each.name, 80), *map(whole, (each.messages, each.delivered, each.undelivered, each.parts)))
            for each in groups
        ]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == CellRole.STRONG:
            return index.column() == 0
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class ListFigures(Dialog):
    """Shows a ListSummary."""

    def __init__(self, summary: ListSummary, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("List summary"), parent, width=WIDE)
        title, *others = self._lines(summary)
        self.column.addWidget(PlainLabel(title, self, size=TextSize.TITLE))
        self.column.addWidget(PlainLabel("\n".join(others), self, secondary=True))
        days = [replace(each, name=short_day(date.fromisoformat(each.name))) for each in summary.by_day]
        for caption, heading, groups in (
            (self.tr("By sender"), self.tr("Sender"), summary.by_sender),
            (self.tr("By day sent"), self.tr("Day"), days),
        ):
            if groups:
                self.column.addWidget(PlainLabel(caption, self, size=TextSize.STRONG))
                self.column.addWidget(self._table(caption, heading, groups), min(len(groups), _SHOWN_ROWS))
        self.add_buttons((Button(self.tr("Close"), self), QDialogButtonBox.ButtonRole.RejectRole))

    def _lines(self, summary: ListSummary) -> list[str]:
        lines = [self.tr("%Ln id(s)", "", summary.total), self.tr("%Ln part(s) in all", "", summary.parts)]
        if summary.median_delay is not None and summary.slowest_delay is not None:
            median = duration(timedelta(seconds=round(summary.median_delay)))
            slowest = duration(timedelta(seconds=round(summary.slowest_delay)))
            lines.append(self.tr("Delivery usually took {median}, {slowest} at most.").format(median=median, slowest=slowest))
            lines.append(self.tr("%Ln message(s) had times that make sense.", "", summary.timed))
        return lines

    def _table(self, caption: str, heading: str, groups: Sequence[GroupTotals]) -> Table:
        headings = (heading, self.tr("Messages"), self.tr("Delivered"), self.tr("Not delivered"), self.tr("Parts"))
        table = Table(self, row_height=_ROW_HEIGHT)
        table.setModel(_Groups(headings, groups, table))
        table.setAccessibleName(caption)
        header = table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, words in enumerate(headings[1:], start=1):
            header.resizeSection(column, header.fontMetrics().horizontalAdvance(words) + _AROUND)
        table.setMinimumHeight(table.row_height * min(len(groups), _SHOWN_ROWS) + header.sizeHint().height() + 4)
        return table
