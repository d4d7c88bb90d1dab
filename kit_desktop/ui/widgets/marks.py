"""The mark of a meaning: a shape of its own for each tone, so that no colour is needed to tell them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from kit_desktop.ui.theme import Scheme, Tone, scheme_of, tone_colours
from kit_desktop.ui.widgets.box import Painted

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class OutcomeMark(Painted, QWidget):
    """A tone's mark as a widget, `size` logical pixels square. Hollow: of an answer that is no longer the one asked for."""

    def __init__(self, parent: QWidget | None = None, size: int = 30, tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__(parent)
        self.tone = tone
        """The meaning that is shown."""
        self._hollow = False
        self._size = size
        self.setFixedSize(size, size)

    def set_tone(self, tone: Tone, *, hollow: bool = False) -> None:
        """Show the shape of that meaning, filled or as an outline."""
        self.tone, self._hollow = tone, hollow
        self.update()

    def paint(self, painter: QPainter, scheme: Scheme) -> None:  # noqa: ARG002  # as the others
        paint_mark(painter, QRectF(0, 0, self._size, self._size), self.tone, self.palette(), hollow=self._hollow)


def paint_mark(painter: QPainter, box: QRectF, tone: Tone, palette: QPalette, *, hollow: bool = False) -> None:
    """Draw a tone's shape into a square box; hollow in the colour of text that stands back."""
    colours, quiet = tone_colours(tone, palette), scheme_of(palette).text2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 40, box.height() / 40)
    if hollow:
        painter.setPen(QPen(quiet, 3.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.mark)
    painter.drawPath(_outline(tone))
    paint_sign(painter, tone, QPen(quiet if hollow else colours.on_mark, 3.6))
    painter.restore()


def paint_sign(painter: QPainter, tone: Tone, pen: QPen) -> None:
    """Draw a tone's sign without its shape, in a box of 40."""
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_sign(tone))


def mark_icon(tone: Tone, palette: QPalette, size: int = 16) -> QIcon:
    """A tone's mark for item views, buttons and menus."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415  # a slow type to make, and not needed for the first picture

    icon = QIcon()
    for scale in (1, 2):
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, QRectF(0, 0, size * scale, size * scale), tone, palette)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        icon.addPixmap(pixmap)
    return icon


def _outline(tone: Tone) -> QPainterPath:
    path = QPainterPath()
    if tone is Tone.WARNING:
        path.addPolygon(QPolygonF([QPointF(20, 3.5), QPointF(37.5, 35.5), QPointF(2.5, 35.5)]))
        path.closeSubpath()
    elif tone is Tone.BAD:
        octagon = [(12, 1), (28, 1), (39, 12), (39, 28), (28, 39), (12, 39), (1, 28), (1, 12)]
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in octagon]))
        path.closeSubpath()
    elif tone is Tone.MISSING:
        path.addRoundedRect(QRectF(2, 2, 36, 36), 8, 8)
    else:
        path.addEllipse(QRectF(1, 1, 38, 38))
    return path


_SIGNS: dict[Tone, list[list[tuple[float, float]]]] = {
    Tone.GOOD: [[(12, 20.5), (18, 26.5), (29, 14.5)]],
    Tone.BAD: [[(14, 14), (26, 26)], [(26, 14), (14, 26)]],
    Tone.WARNING: [[(20, 15), (20, 24.5)], [(20, 30.3), (20, 30.5)]],
    Tone.WAITING: [[(20, 11.5), (20, 20.5), (26, 24)]],
    Tone.NEUTRAL: [[(x, 20), (x + 0.1, 20)] for x in (11.5, 20, 28.5)],
    Tone.MISSING: [[(20, 29.3), (20, 29.5)]],
}


def _sign(tone: Tone) -> QPainterPath:
    path = QPainterPath()
    for points in _SIGNS.get(tone, ()):
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
    if tone is Tone.MISSING:
        path.moveTo(15, 16)
        path.cubicTo(15, 9, 26, 9, 25.5, 16)
        path.cubicTo(25.2, 19.5, 20, 19.5, 20, 24)
    return path
