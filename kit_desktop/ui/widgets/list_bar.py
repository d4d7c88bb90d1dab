"""A whole in its parts: one bar of segments, each with its tone's sign and number where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kit_desktop.ui.theme import Scheme, TextSize, Tone, sized, tone_colours
from kit_desktop.ui.widgets.box import Painted, paint_words
from kit_desktop.ui.widgets.marks import paint_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT = 20
_THIN, _THIN_WIDTH = 8, 170
_SIGN = 18.0
_BETWEEN = 2.0
_LEAST = 5.0
_RADIUS = 6


class Part(NamedTuple):
    """One part: what it stands for, its tone (None is what is not known yet), how many, and words for the tool tip."""

    value: object
    tone: Tone | None
    number: int
    words: str


class ListBar(Painted, QWidget):
    """Segments in the order given. `clicked` carries the `value` of the segment that was clicked.

    A `thin` bar has neither signs nor numbers, and nothing in it is clicked: it stands in a row of many.
    """

    clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, thin: bool = False) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._thin = thin
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not thin:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts; empty ones take no room."""
        self._parts = tuple(part for part in parts if part.number > 0)
        words = ", ".join(f"{part.words} {part.number}" for part in self._parts)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_THIN_WIDTH, _THIN) if self._thin else QSize(200, max(_HEIGHT, self.fontMetrics().height() + 4))

    def segments(self) -> list[tuple[Part, QRectF]]:
        """Each part and where it is drawn. A part of one in thousands is still a few pixels wide."""
        total = sum(part.number for part in self._parts)
        room = self.width() - _BETWEEN * (len(self._parts) - 1)
        widths = [max(_LEAST, room * part.number / total) for part in self._parts]
        spare = sum(widths) - room
        wide = sum(width for width in widths if width > _LEAST)
        widths = [width - spare * width / wide if width > _LEAST else width for width in widths]
        segments, x = [], 0.0
        for part, width in zip(self._parts, widths, strict=True):
            segments.append((part, QRectF(x, 0, width, self.height())))
            x += width + _BETWEEN
        return segments

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        radius = min(_RADIUS, self.height() / 2)
        outline.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(outline)
        if not self._parts:
            painter.fillRect(self.rect(), scheme.track)
        for part, box in self.segments():
            self._paint_segment(painter, scheme, part, box)
        if scheme.is_contrast:
            painter.setPen(QPen(scheme.text, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def _paint_segment(self, painter: QPainter, scheme: Scheme, part: Part, box: QRectF) -> None:
        if part.tone is None:
            painter.fillRect(box, scheme.hairline)
            return
        colours = tone_colours(part.tone, self.palette())
        painter.fillRect(box, colours.mark)
        font = sized(self.font(), TextSize.HINT)
        font.setBold(True)
        number = str(part.number)
        width = QFontMetrics(font).horizontalAdvance(number)
        if self._thin or box.width() < _SIGN + 4:
            return
        painter.save()
        has_number = box.width() >= _SIGN + width + 12
        left = box.left() + (4 if has_number else (box.width() - _SIGN) / 2)
        painter.translate(QPointF(left, box.center().y() - _SIGN / 2))
        painter.scale(_SIGN / 40, _SIGN / 40)
        paint_sign(painter, part.tone, QPen(colours.on_mark, 4))
        if part.tone is Tone.WAITING:
            # Two hands without a dial are no clock.
            painter.drawEllipse(QPointF(20, 20), 15, 15)
        painter.restore()
        if has_number:
            paint_words(painter, box.adjusted(_SIGN + 6, 0, 0, 0), number, font, colours.on_mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing more than the click before: Qt would make another of it, which undoes the first."""
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for part, box in () if self._thin else self.segments():
            if box.contains(event.position()):
                self.clicked.emit(part.value)
