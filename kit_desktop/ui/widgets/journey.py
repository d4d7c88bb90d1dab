"""Stations on a way, and where the message (or the question) is: a column beside the answer, or a row where it is narrow."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kit_desktop.ui.theme import Scheme, TextSize, Tone, sized, tone_colours
from kit_desktop.ui.widgets.box import Painted, paint_words
from kit_desktop.ui.widgets.marks import paint_mark

_ROW = 36
_MARK = 20.0
_COLUMN_LEFT, _TEXT_LEFT = 34.0, 53.0
_COLUMN_WIDTH = 261
_WIDEST_COLUMN = 340
_GAP = 14


class StopState(Enum):
    """What is known of one stop: passed with a time (DONE) or without (PASSED), deciding (NOW, ARRIVED, FAILED), or AHEAD."""

    DONE = auto()
    PASSED = auto()
    NOW = auto()
    ARRIVED = auto()
    FAILED = auto()
    AHEAD = auto()


_DECIDING = (StopState.NOW, StopState.ARRIVED, StopState.FAILED)


class Stop(NamedTuple):
    """One stop: its name, the time (or a word for none), its state, and a tone of its own where it is not the journey's."""

    name: str
    time: str
    state: StopState
    tone: Tone | None = None


class Journey(Painted, QWidget):
    """Gateway, operator, phone. Drawn; its accessible name says the same in words.

    The stop that decides carries the tone's mark, the others are of ink. A leg that was not made is dashed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stops: tuple[Stop, ...] = ()
        self._tone = Tone.NEUTRAL
        self._is_old = False
        self._is_column = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_stops(self, stops: tuple[Stop, ...], tone: Tone) -> None:
        """Draw these stops, the deciding one with that tone's mark."""
        self._stops, self._tone, self._is_old = stops, tone, False
        way = "; ".join(f"{stop.name}: {stop.time}{self._state_words(stop.state)}" for stop in stops)
        self.setAccessibleName(self.tr("The message’s way: {way}").format(way=way))
        self.updateGeometry()
        self.update()

    def set_old(self, old: bool) -> None:
        """Take the colour away, or give it back."""
        self._is_old = old
        self.update()

    def set_column(self, column: bool) -> None:
        """Stand as a column beside the answer, or lie as a row."""
        self._is_column = column
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed if column else policy.Expanding, policy.Preferred if column else policy.Fixed)
        self.updateGeometry()

    def _state_words(self, state: StopState) -> str:
        """What is only drawn otherwise. Of a stop that is ahead the word for its time says so."""
        words = {
            StopState.NOW: self.tr("it is here"),
            StopState.DONE: self.tr("reached"),
            StopState.ARRIVED: self.tr("reached"),
            StopState.PASSED: self.tr("passed"),
            StopState.FAILED: self.tr("delivery stopped"),
        }
        return f", {words[state]}" if state in words else ""

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        if not self._is_column:
            return QSize(480, round(_MARK) + 6 + 2 * line)
        row = max(_ROW, 2 * line)
        needed = max(map(self._width_of, self._stops), default=0.0)
        return QSize(min(_WIDEST_COLUMN, max(_COLUMN_WIDTH, round(needed) + 1)), row * len(self._stops))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._is_column else QSize(200, self.sizeHint().height())

    def _width_of(self, stop: Stop) -> float:
        metrics = QFontMetricsF(self._font_of(stop))
        return _TEXT_LEFT + metrics.horizontalAdvance(stop.name) + _GAP + metrics.horizontalAdvance(stop.time)

    def _font_of(self, stop: Stop) -> QFont:
        return sized(self.font(), TextSize.STRONG) if stop.state in _DECIDING else self.font()

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        if not self._stops:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_column:
            old = self._is_old or scheme.is_contrast
            line = scheme.outline if old else tone_colours(self._tone, self.palette()).edge
            painter.setPen(QPen(line, 1))
            painter.drawLine(QPointF(0.5, 0), QPointF(0.5, self.height()))
        places = self._places()
        for i in range(1, len(places)):
            self._paint_leg(painter, scheme, places[i - 1], places[i], self._stops[i].state)
        for stop, place in zip(self._stops, places, strict=True):
            self._paint_stop(painter, scheme, stop, place)
            self._paint_texts(painter, scheme, stop, place)

    def _places(self) -> list[QPointF]:
        count = len(self._stops)
        if self._is_column:
            row = self.sizeHint().height() / count
            top = (self.height() - row * count) / 2
            return [QPointF(_COLUMN_LEFT, top + row * (i + 0.5)) for i in range(count)]
        return [QPointF(_MARK / 2 + i * self.width() / count, _MARK / 2) for i in range(count)]

    def _paint_leg(self, painter: QPainter, scheme: Scheme, start: QPointF, end: QPointF, state: StopState) -> None:
        pen = QPen(scheme.text2, 2)
        if state in {StopState.AHEAD, StopState.FAILED}:
            pen.setDashPattern([1.5, 1.8])
        painter.setPen(pen)
        away = QPointF(0, 11) if self._is_column else QPointF(13, 0)
        painter.drawLine(start + away, end - away)

    def _paint_stop(self, painter: QPainter, scheme: Scheme, stop: Stop, place: QPointF) -> None:
        if stop.state in _DECIDING or stop.tone is not None:
            box = QRectF(place.x() - _MARK / 2, place.y() - _MARK / 2, _MARK, _MARK)
            paint_mark(painter, box, stop.tone or self._tone, self.palette(), hollow=self._is_old)
            return
        pen = QPen(scheme.text2, 2 if stop.state is StopState.PASSED else 1.4)
        if stop.state is StopState.AHEAD:
            pen.setDashPattern([2.0, 1.6])
        painter.setPen(pen if stop.state is not StopState.DONE else Qt.PenStyle.NoPen)
        painter.setBrush(scheme.text2 if stop.state is StopState.DONE else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, 5.5, 5.5)

    def _paint_texts(self, painter: QPainter, scheme: Scheme, stop: Stop, place: QPointF) -> None:
        font = self._font_of(stop)
        height = QFontMetricsF(font).height()
        has_time = stop.state in {StopState.DONE, StopState.ARRIVED, StopState.FAILED}
        time_colour = scheme.text if has_time and self._is_column else scheme.text2
        if self._is_column:
            box = QRectF(_TEXT_LEFT, place.y() - height / 2, self.width() - _TEXT_LEFT, height)
            box.setLeft(box.left() + paint_words(painter, box, stop.name, font, scheme.text) + _GAP)
            paint_words(painter, box, stop.time, font, time_colour, side=Qt.AlignmentFlag.AlignRight)
        else:
            box = QRectF(place.x() - _MARK / 2, _MARK + 4, self.width() / len(self._stops) - 8, height)
            paint_words(painter, box, stop.name, font, scheme.text)
            paint_words(painter, box.translated(0, height), stop.time, self.font(), time_colour)
