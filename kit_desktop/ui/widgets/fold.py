"""A line that opens and closes what is below it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from kit_desktop.ui.theme import TextSize, scheme_of, sized
from kit_desktop.ui.widgets.box import paint_box
from kit_desktop.ui.widgets.icons import line_pixmap


class Fold(QToolButton):
    """Checked while open; the owner shows and hides what belongs to it on `toggled`."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(sized(self.font(), TextSize.STRONG))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 40, max(28, metrics.height() + 10))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        scheme = scheme_of(self.palette())
        painter = QPainter(self)
        if self.hasFocus() or self.underMouse():
            edge = scheme.accent if self.hasFocus() else None
            paint_box(painter, QRectF(self.rect()), 7, fill=scheme.raised, edge=edge, width=2)
        name = "details-open" if self.isChecked() else "details"
        pixmap = line_pixmap(name, scheme.text2, 14, self.devicePixelRatioF())
        painter.drawPixmap(8, (self.height() - 14) // 2, pixmap)
        painter.setFont(self.font())
        painter.setPen(scheme.text)
        box = self.rect().adjusted(30, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
