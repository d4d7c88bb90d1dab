"""The list of a dialog's pages."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kit_desktop.ui.theme import TextSize, scheme_of, sized
from kit_desktop.ui.widgets.box import paint_box
from kit_desktop.ui.widgets.icons import line_pixmap

_ICON = 16
_LEFT = 14
_GAP = 10
_ROW = 36


class _Delegate(QStyledItemDelegate):
    """Draws a page's icon and title; the chosen one on the selection's ground with an edge in the accent colour."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        view = self._view
        scheme = scheme_of(view.palette())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if chosen:
            edge = scheme.accent if view.hasFocus() or scheme.is_contrast else None
            paint_box(painter, box, 8, fill=scheme.selection, edge=edge, width=2)
            paint_box(painter, QRectF(box.left(), box.top() + 9, 3, box.height() - 18), 1.5, fill=scheme.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box, 8, fill=scheme.raised)
        icon = line_pixmap(
            str(index.data(Qt.ItemDataRole.UserRole)),
            scheme.accent if chosen else scheme.text2,
            _ICON,
            view.devicePixelRatioF(),
        )
        painter.drawPixmap(option.rect.left() + _LEFT, option.rect.center().y() - _ICON // 2 + 1, icon)
        painter.setFont(sized(view.font(), TextSize.STRONG if chosen else TextSize.BODY))
        painter.setPen(scheme.text)
        words = option.rect.translated(_LEFT + _ICON + _GAP, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data()))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), max(_ROW, option.fontMetrics.height() + 14))


class PageList(QListWidget):
    """Titles with icons, one of them chosen; as wide as the longest title, as high as the dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Pages"))
        self.itemSelectionChanged.connect(self._on_selected)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)

    def _on_selected(self) -> None:
        """Assistive technology selects a title, and leaves Qt's current one where it was."""
        for item in self.selectedItems():
            self.setCurrentItem(item)

    def add(self, icon: str, title: str) -> None:
        """Add a page; `icon` is one of `resources/icons/ui`."""
        item = QListWidgetItem(title, self)
        item.setData(Qt.ItemDataRole.UserRole, icon)
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(self.item(row).text()) for row in range(self.count()))
        # The chosen title is heavier.
        self.setFixedWidth(max(150, _LEFT + _ICON + _GAP + round(longest * 1.1) + _LEFT))
