"""The first rows of a list before it is looked up: the chosen column stands out, what is left out is struck through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import whole
from kit_desktop.ui.lists.words import refused_words
from kit_desktop.ui.widgets.table import HEADER_HEIGHT, CellRole, Table, TableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit_desktop.core.lists.reading.read import ListPreview
    from kit_desktop.core.lists.reading.values import RefusedId

_ROW_HEIGHT = 30
_ROWS_AT_LEAST = 2
_LONGEST = 100
_NARROWEST, _WIDEST = 76, 300
_MEASURED = 40
"""Rows and columns whose texts decide how wide the columns are."""

_Index = QModelIndex | QPersistentModelIndex


class PreviewModel(TableModel):
    """Either the first rows of a list, or the rows of it that are left out with the reason for each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._rows: Sequence[tuple[str, ...]] = ()
        self._chosen: int | None = None
        self._struck: frozenset[str] = frozenset()
        self.are_refused = False
        """Whether it is the rows that are left out."""

    def show_rows(self, preview: ListPreview, column: int, refused: tuple[RefusedId, ...] = ()) -> None:
        """The rows below the headings; `column` holds the ids, of which `refused` are left out."""
        named = self.tr("Column {number}")
        headings = [shortened(each.heading, _LONGEST) or named.format(number=each.index + 1) for each in preview.columns]
        rows = [
            (whole(row.number), *(shortened(cell, _LONGEST) for cell in row.cells[: len(headings)]))
            for row in preview.sample
            if row.number > (preview.header_row or 0)
        ]
        self.are_refused = False
        self._show((self.tr("Row"), *headings), rows, column + 1, refused)

    def show_refused(self, refused: tuple[RefusedId, ...]) -> None:
        """The rows that are left out, and why."""
        rows = [(whole(each.row), shortened(each.text, _LONGEST), refused_words(each.reason)) for each in refused]
        self.are_refused = True
        self._show((self.tr("Row"), self.tr("Id"), self.tr("Why it is left out")), rows, 1, refused)

    def _show(
        self, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], chosen: int, refused: tuple[RefusedId, ...]
    ) -> None:
        self.beginResetModel()
        self._headings, self._rows, self._chosen = headings, rows, chosen
        self._struck = frozenset(whole(each.row) for each in refused)
        self.endResetModel()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802
        if role == CellRole.CHOSEN:
            return section == self._chosen
        return super().headerData(section, orientation, role)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        is_id, struck = column == self._chosen, row[0] in self._struck
        if role == Qt.ItemDataRole.DisplayRole:
            return row[column] if column < len(row) else ""
        return {
            CellRole.CHOSEN: is_id,
            CellRole.STRONG: is_id and not struck,
            CellRole.STRUCK: is_id and struck,
            CellRole.QUIET: not column or (is_id and struck),
        }.get(role)  # type: ignore[call-overload]  # Qt gives the role as a number, which equals the member


class PreviewTable(Table):
    """Shows `rows`, a PreviewModel. `column_chosen` carries the number of the column, from 0, whose heading was clicked."""

    column_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, row_height=_ROW_HEIGHT)
        self.rows = PreviewModel(self)
        self.setModel(self.rows)
        self.rows.modelReset.connect(self._set_widths)
        self.setAccessibleName(self.tr("First rows of the list"))
        self.setMinimumHeight(HEADER_HEIGHT + self.row_height * _ROWS_AT_LEAST)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().sectionClicked.connect(self._on_heading_clicked)

    def sizeHint(self) -> QSize:
        # It takes what room there is; more would have the page scrolled, and two scroll bars stand side by side.
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _set_widths(self) -> None:
        measured = range(min(self.rows.rowCount(), _MEASURED))
        for column in range(min(self.rows.columnCount(), _MEASURED)):
            texts = [str(self.rows.headerData(column, Qt.Orientation.Horizontal))]
            texts += [str(self.rows.data(self.rows.index(row, column))) for row in measured]
            self.setColumnWidth(column, min(max(self.width_for(*texts), _NARROWEST), _WIDEST))

    def _on_heading_clicked(self, section: int) -> None:
        if section and not self.rows.are_refused:
            self.column_chosen.emit(section - 1)
