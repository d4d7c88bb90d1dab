"""Painted pieces of the result: the card behind things, the mark of an outcome (a shape per meaning), the journey."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from kit_desktop.ui.theme import Tone, line_colour, secondary_text, tone_colours

_RADIUS = 10.0


class Card(QFrame):
    """A rounded surface: tinted by a tone, or plain (tone None)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone | None = None

    def set_tone(self, tone: Tone | None) -> None:
        """Tint the card."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._tone is None:
            surface, edge = self.palette().color(QPalette.ColorRole.Base), line_colour(self.palette())
        else:
            colours = tone_colours(self._tone, self.palette())
            surface, edge = colours.surface, colours.edge
        painter.setPen(QPen(edge, 1))
        painter.setBrush(surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()


class OutcomeMark(QWidget):
    """A disc, triangle, square or diamond with a sign in it: the outcome without its colour."""

    def __init__(self, parent: QWidget | None = None, size: int = 40) -> None:
        super().__init__(parent)
        self._tone = Tone.NEUTRAL
        self._size = size
        self.setFixedSize(size, size)

    def set_tone(self, tone: Tone) -> None:
        """Show the shape of that meaning."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        painter = QPainter(self)
        paint_mark(painter, QRectF(0, 0, self._size, self._size), self._tone, self.palette())
        painter.end()


def paint_mark(painter: QPainter, box: QRectF, tone: Tone, palette: QPalette) -> None:
    """Draw a tone's shape into a square box."""
    colours = tone_colours(tone, palette)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 40, box.height() / 40)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.mark)
    painter.drawPath(_outline(tone))
    pen = QPen(colours.on_mark, 3.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_sign(tone))
    painter.restore()


def _outline(tone: Tone) -> QPainterPath:
    path = QPainterPath()
    if tone is Tone.WARNING:
        path.addPolygon(QPolygonF([QPointF(20, 3), QPointF(38.5, 36), QPointF(1.5, 36)]))
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
    Tone.NEUTRAL: [[(13, 20), (27, 20)]],
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


class StopState(Enum):
    """What is known of one stop of the journey."""

    DONE = auto()
    PASSED = auto()
    NOW = auto()
    AHEAD = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: its name, the time (or a word for none), and its state."""

    name: str
    time: str
    state: StopState


class Journey(QWidget):
    """Gateway, operator, phone: where the message is. Drawn; its accessible name says the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stops: tuple[Stop, ...] = ()
        self._tone = Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_stops(self, stops: tuple[Stop, ...], tone: Tone) -> None:
        """Draw these stops in that tone's colour."""
        self._stops, self._tone = stops, tone
        way = "; ".join(f"{stop.name}: {stop.time}{self._state_words(stop.state)}" for stop in stops)
        self.setAccessibleName(self.tr("The message’s way: {way}").format(way=way))
        self.updateGeometry()
        self.update()

    def _state_words(self, state: StopState) -> str:
        """What is only drawn otherwise. Of a stop that is ahead the word for its time says so."""
        words = {
            StopState.NOW: self.tr("it is here"),
            StopState.DONE: self.tr("reached"),
            StopState.PASSED: self.tr("passed"),
            StopState.FAILED: self.tr("given up"),
        }
        return f", {words[state]}" if state in words else ""

    def sizeHint(self) -> QSize:
        return QSize(480, 30 + 2 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        if not self._stops:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        self._paint_lines(painter, places)
        for stop, x in zip(self._stops, places, strict=True):
            self._paint_stop(painter, stop, x)
        self._paint_texts(painter, places)
        painter.end()

    def _places(self) -> list[float]:
        left, right = 12.0, self.width() - 12.0
        step = (right - left) / max(1, len(self._stops) - 1)
        return [left + i * step for i in range(len(self._stops))]

    def _paint_lines(self, painter: QPainter, places: list[float]) -> None:
        mark = tone_colours(self._tone, self.palette()).mark
        for i in range(1, len(places)):
            reached = self._stops[i].state is not StopState.AHEAD
            style = Qt.PenStyle.SolidLine if reached else Qt.PenStyle.DotLine
            colour = mark if reached else line_colour(self.palette())
            painter.setPen(QPen(colour, 3, style, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(places[i - 1] + 12, 12), QPointF(places[i] - 12, 12))

    def _paint_stop(self, painter: QPainter, stop: Stop, x: float) -> None:
        colours = tone_colours(self._tone, self.palette())
        background = self.palette().color(QPalette.ColorRole.Window)
        edge = line_colour(self.palette()) if stop.state is StopState.AHEAD else colours.mark
        filled = stop.state in {StopState.DONE, StopState.FAILED, StopState.NOW}
        painter.setPen(QPen(edge, 3))
        painter.setBrush(colours.mark if filled else background)
        painter.drawEllipse(QPointF(x, 12), 8, 8)
        if stop.state is StopState.FAILED:
            painter.setPen(QPen(colours.on_mark, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(x - 3, 9), QPointF(x + 3, 15))
            painter.drawLine(QPointF(x + 3, 9), QPointF(x - 3, 15))
        elif stop.state is StopState.NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.on_mark)
            painter.drawEllipse(QPointF(x, 12), 3, 3)

    def _paint_texts(self, painter: QPainter, places: list[float]) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        last = len(places) - 1
        line = self.fontMetrics().lineSpacing()
        room = self.width() / max(1, len(places)) - 8
        for i, (stop, x) in enumerate(zip(self._stops, places, strict=True)):
            for font, text, y, colour in (
                (bold, stop.name, 26, self.palette().color(QPalette.ColorRole.WindowText)),
                (self.font(), stop.time, 26 + line, secondary_text(self.palette())),
            ):
                self._paint_text(painter, font, text, QPointF(x, y), colour, (i == 0) - (i == last), room)

    @staticmethod
    def _paint_text(painter: QPainter, font: QFont, text: str, place: QPointF, colour: QColor, side: int, room: float) -> None:
        """`side` is 1 for text that begins at the place, -1 for text that ends there, 0 for text around it."""
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown)
        left = {1: place.x() - 9, -1: place.x() + 9 - width, 0: place.x() - width / 2}[side]
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(left, place.y() + metrics.ascent()), shown)
