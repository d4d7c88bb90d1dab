"""What the program draws itself: rounded boxes, words in one line, the line that divides a surface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from kit_desktop.ui.theme import Scheme, scheme_of

if TYPE_CHECKING:
    _AnyWidget = QWidget
else:
    _AnyWidget = object


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


def paint_words(
    painter: QPainter,
    box: QRectF,
    words: str,
    font: QFont,
    colour: QColor,
    *,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Draw words in one line, half way up in `box` and elided where it is too narrow; returns how wide they are."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, elide, max(0.0, box.width()))
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)
    return round(metrics.horizontalAdvance(shown))


class Painted(_AnyWidget):
    """A widget that the program draws itself."""

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        """Draw it with this painter, in the colours of its palette."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        painter = QPainter(self)
        self.paint(painter, scheme_of(self.palette()))
        painter.end()


class FocusEdge(Painted, QWidget):
    """Lies over a widget that shows by nothing that it has the keyboard, and draws an edge around it while it has."""

    def __init__(self, target: QWidget, radius: float = 0) -> None:
        super().__init__(target)
        self._target, self._radius = target, radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802  # Qt's signature
        # A widget that is destroyed while it has the keyboard tells that it loses it, and is no longer there to be asked.
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize} and isValid(self._target):
            self._place()
        return False

    def _place(self) -> None:
        self.setGeometry(self._target.rect())
        self.setVisible(self._target.hasFocus())
        self.raise_()

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        paint_box(painter, QRectF(self.rect()), self._radius, fill=None, edge=scheme.accent, width=2)


class RoundEdge(FocusEdge):
    """Lies over a table or a text, makes its corners round, and draws its frame: in the accent while it has the keyboard."""

    def __init__(self, target: QAbstractScrollArea, radius: float) -> None:
        super().__init__(target, radius)
        target.viewport().installEventFilter(self)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        # A bar that has appeared since was raised above everything else.
        if event.type() is QEvent.Type.Paint:
            self.raise_()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        super()._place()
        self.show()
        self.update()

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        whole, inner, rect = QPainterPath(), QPainterPath(), QRectF(self.rect())
        whole.addRect(rect)
        inner.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
        focused = self._target.hasFocus()
        edge, width = (scheme.accent, 2.0) if focused else (scheme.hairline, scheme.edge_width)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(whole.subtracted(inner), scheme.canvas)
        paint_box(painter, rect, self._radius, fill=None, edge=edge, width=width)


class Hairline(Painted, QWidget):
    """A line between things that stand below one another on a surface."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        painter.fillRect(self.rect(), scheme.hairline)
