"""The one table, for history, lists and the last lookups: rounded frame, no vertical lines, a chip where a cell has a tone."""

from __future__ import annotations

from enum import IntEnum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kit_desktop.ui.theme import TextSize, Tone, scheme_of, sized
from kit_desktop.ui.widgets.box import RoundEdge, paint_words
from kit_desktop.ui.widgets.chip import chip_size, paint_chip
from kit_desktop.ui.widgets.icons import line_pixmap

if TYPE_CHECKING:
    from collections.abc import Sequence, Sized

ROW_HEIGHT = 36
HEADER_HEIGHT = 32
_RADIUS = 12
_SIDE = 11
_AROUND = _SIDE + 10
"""Of a cell's width, what its text leaves free."""

_ARROW = 12
ARROW_ROOM = 16
"""Of a caption's width, what the arrow takes where the table is sorted by it."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """What every model of a Table has: its headings, and rows; `_rows` is whatever there are as many of."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self._rows: Sized = ()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:  # noqa: N802  # Qt's name
        shown = role == _DISPLAY and orientation == Qt.Orientation.Horizontal
        return self._headings[section] if shown else None

    def tell_changed(self) -> None:
        """Any cell may have another text now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._headings) - 1))


class CellRole(IntEnum):
    """What a model may answer beside the text. TONE: the Tone whose chip holds the text. STRONG, QUIET: True for an id, and for
    what stands back. NOTE: quiet words behind the text. GROUP: True for a row that is a heading. CHOSEN: True for a cell, or a
    heading, of the column that matters. STRUCK: True for a text that is left out."""

    TONE = Qt.ItemDataRole.UserRole + 101
    STRONG = auto()
    QUIET = auto()
    NOTE = auto()
    GROUP = auto()
    CHOSEN = auto()
    STRUCK = auto()


class RowDelegate(QStyledItemDelegate):
    """Draws the cells of a Table from what the model says by `CellRole`."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self._fonts: dict[tuple[str, bool, bool], QFont] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette, rect = option.palette, option.rect
        scheme, model = scheme_of(palette), index.model()
        # The model itself is asked, not the index: that would take the way through Qt ten times for each cell.
        is_group = bool(model.data(index, CellRole.GROUP))
        # Not asked of the option: the type of a state, QStyle's, is slow to make.
        selected = self._table.selectionModel().isSelected(index)
        painter.save()
        if selected:
            painter.fillRect(rect, scheme.selection)
            if rect.left() <= 0:
                painter.fillRect(QRect(0, rect.top(), 3, rect.height()), scheme.accent)
        elif index.row() == self._table.hovered_row and not is_group:
            painter.fillRect(rect, scheme.raised)
        elif model.data(index, CellRole.CHOSEN):
            painter.fillRect(rect, scheme.tint)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, scheme.hairline)
        self._paint_cell(painter, option.font, palette, QRectF(rect).adjusted(_SIDE, 0, -7, 0), index)
        if scheme.is_contrast and selected:
            painter.setPen(QPen(scheme.accent, 2))
            painter.drawRect(rect.adjusted(0, 1, 0, -2))
        painter.restore()

    def _paint_cell(self, painter: QPainter, font: QFont, palette: QPalette, box: QRectF, index: _Index) -> None:
        scheme, model = scheme_of(palette), index.model()
        text = str(model.data(index, _DISPLAY) or "")
        if not text:
            return
        tone = model.data(index, CellRole.TONE)
        if isinstance(tone, Tone):
            painter.setFont(font)
            paint_chip(painter, box.adjusted(-4, 0, 0, 0), tone, text, palette)
            return
        colour = scheme.text2 if model.data(index, CellRole.QUIET) else scheme.text
        width = paint_words(painter, box, text, self._font_of(font, index), colour)
        if note := model.data(index, CellRole.NOTE):
            paint_words(painter, box.adjusted(width + 9, 0, 0, 0), str(note), sized(font, TextSize.SMALL), scheme.text2)

    def _font_of(self, font: QFont, index: _Index) -> QFont:
        """The font in which a cell's text is drawn."""
        model = index.model()
        strong = bool(model.data(index, CellRole.STRONG) or model.data(index, CellRole.GROUP))
        struck = bool(model.data(index, CellRole.STRUCK))
        known = self._fonts.get((font.key(), strong, struck))
        if known is None:
            known = self._fonts[font.key(), strong, struck] = sized(font, TextSize.STRONG) if strong else QFont(font)
            known.setStrikeOut(struck)
        return known

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        text = str(index.data(_DISPLAY) or "")
        if isinstance(index.data(CellRole.TONE), Tone):
            width = chip_size(option.font, text).width()
        else:
            width = QFontMetrics(self._font_of(option.font, index)).horizontalAdvance(text)
        return QSize(width + _AROUND, self._table.row_height)


class TableHeader(QHeaderView):
    """Captions that stand back; the one that is sorted by is dark and has its arrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setMinimumSectionSize(50)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(HEADER_HEIGHT, self.fontMetrics().height() + 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), scheme_of(self.palette()).surface)
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:  # noqa: N802  # Qt's name
        scheme = scheme_of(self.palette())
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == index
        chosen = bool(self.model().headerData(index, Qt.Orientation.Horizontal, CellRole.CHOSEN))
        font = sized(self.font(), TextSize.SMALL_STRONG if sorts or chosen else TextSize.SMALL_EMPHASIS)
        text = str(self.model().headerData(index, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        room = QRectF(rect).adjusted(_SIDE, 0, -4 - (ARROW_ROOM if sorts else 0), 0)
        painter.save()
        if chosen:
            painter.fillRect(rect, scheme.tint)
        colour = scheme.accent if chosen else scheme.text if sorts else scheme.text2
        width = paint_words(painter, room, text, font, colour)
        if sorts:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            arrow = line_pixmap("details-open" if down else "up", scheme.text2, _ARROW, self.devicePixelRatioF())
            painter.drawPixmap(rect.left() + _SIDE + width + 6, rect.top() + (rect.height() - _ARROW) // 2, arrow)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), scheme.hairline)
        painter.restore()


class Table(QTableView):
    """A QTableView in the program's look; models tell it what to draw by `CellRole`. Rows have one height, `row_height`."""

    def __init__(self, parent: QWidget | None = None, *, row_height: int = ROW_HEIGHT) -> None:
        super().__init__(parent)
        self.row_height = max(row_height, self.fontMetrics().height() + 14)
        self.hovered_row = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(TableHeader(self))
        self.horizontalHeader().setSectionsClickable(True)
        self.setItemDelegate(RowDelegate(self))
        rows = self.verticalHeader()
        rows.hide()
        # A fixed height: Qt need not measure the rows, however many there are.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.row_height)
        self.entered.connect(self._on_entered)
        RoundEdge(self, _RADIUS)

    def width_for(self, *texts: str, size: TextSize = TextSize.STRONG) -> int:
        """How wide a column is that has room for each of these; an id is strong."""
        metrics = QFontMetrics(sized(self.font(), size))
        return max(map(metrics.horizontalAdvance, texts)) + _AROUND

    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)
