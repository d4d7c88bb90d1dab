"""The figures of a list: parts, delivery times, by sender and by day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import duration, whole
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.window.placement import resize_to_fit

if TYPE_CHECKING:
    from kit_desktop.core.lists.journal.summary import GroupTotals, ListSummary


class ListFigures(QDialog):
    """Shows a ListSummary."""

    def __init__(self, summary: ListSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("List summary"))
        resize_to_fit(self, 560, 520)
        column = QVBoxLayout(self)
        for line in self._lines(summary):
            column.addWidget(PlainLabel(line, self))
        for title, heading, groups in (
            (self.tr("By sender"), self.tr("Sender"), summary.by_sender),
            (self.tr("By day sent"), self.tr("Day"), summary.by_day),
        ):
            if groups:
                column.addWidget(PlainLabel(title, self, size=TextSize.STRONG))
                column.addWidget(self._table(title, heading, groups), 1)
        column.addStretch(0)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        column.addWidget(box)

    def _lines(self, summary: ListSummary) -> list[str]:
        lines = [self.tr("%Ln id(s)", "", summary.total), self.tr("%Ln part(s) in all", "", summary.parts)]
        if summary.median_delay is not None and summary.slowest_delay is not None:
            median = duration(timedelta(seconds=round(summary.median_delay)))
            slowest = duration(timedelta(seconds=round(summary.slowest_delay)))
            lines.append(self.tr("Delivery usually took {median}, {slowest} at most.").format(median=median, slowest=slowest))
            lines.append(self.tr("%Ln message(s) had times that make sense.", "", summary.timed))
        return lines

    def _table(self, title: str, heading: str, groups: tuple[GroupTotals, ...]) -> QTableWidget:
        table = QTableWidget(len(groups), 5, self)
        table.setAccessibleName(title)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.setHorizontalHeaderLabels(
            [heading, self.tr("Messages"), self.tr("Delivered"), self.tr("Not delivered"), self.tr("Parts")]
        )
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for y, group in enumerate(groups):
            counts = (group.messages, group.delivered, group.undelivered, group.parts)
            cells = (group.name, *(whole(count) for count in counts))
            for x, cell in enumerate(cells):
                table.setItem(y, x, QTableWidgetItem(shortened(str(cell), 80)))
        return table
