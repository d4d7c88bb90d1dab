"""A rounded box, as cards, buttons, chips and fields are drawn, and the line that divides one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kit_desktop.ui.theme import scheme_of


def paint_box(
    painter: QPainter, rect: QRectF, radius: float, *, fill: QColor | None, edge: QColor | None = None, width: float = 1.0
) -> None:
    """Draw a box whose edge, `width` wide, lies inside `rect`. Without a fill or an edge that part is left out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        inner = rect
    else:
        painter.setPen(QPen(edge, width))
        inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(inner, radius, radius)


class FocusEdge(QWidget):
    """Lies over a widget that shows by nothing that it has the keyboard, and draws an edge around it while it has."""

    def __init__(self, target: QWidget, radius: float = 0) -> None:
        super().__init__(target)
        self._target, self._radius = target, radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize}:
            self.setGeometry(self._target.rect())
            self.setVisible(self._target.hasFocus())
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), self._radius, fill=None, edge=scheme_of(self.palette()).accent, width=2)
        painter.end()


class Hairline(QWidget):
    """A line between things that stand below one another on a surface."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), scheme_of(self.palette()).hairline)
        painter.end()
