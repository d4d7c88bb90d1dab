"""Pills: a state in a table or a line, a filter with its count, a suggestion to click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from kit_desktop.ui.theme import Scheme, TextSize, Tone, blend, scheme_of, sized, tone_colours
from kit_desktop.ui.widgets.box import Painted, paint_box, paint_words
from kit_desktop.ui.widgets.button import SingleClick
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.widgets.marks import paint_mark

_HEIGHT = 22
_MARK = 14
_AROUND = _MARK + 20
"""What a state's words have on their two sides."""


def chip_size(font: QFont, words: str) -> QSize:
    """How large `paint_chip` draws a state."""
    metrics = QFontMetrics(sized(font, TextSize.SMALL_EMPHASIS))
    return QSize(metrics.horizontalAdvance(words) + _AROUND, max(_HEIGHT, metrics.height() + 4))


def paint_chip(painter: QPainter, rect: QRectF, tone: Tone, words: str, palette: QPalette) -> None:
    """Draw a state: a mark and words on a pale pill, at the left of `rect` and in its middle, elided where it is too narrow.

    The painter's font is the table's; it is left as it was.
    """
    font = painter.font()
    size = chip_size(font, words)
    height = size.height()
    box = QRectF(rect.left(), rect.center().y() - height / 2, min(size.width(), rect.width()), height)
    scheme = scheme_of(palette)
    edge = scheme.text if scheme.is_contrast else None
    paint_box(painter, box, height / 2, fill=tone_colours(tone, palette).chip, edge=edge)
    paint_mark(painter, QRectF(box.left() + 5, box.center().y() - _MARK / 2, _MARK, _MARK), tone, palette)
    # An advance is rounded, and may be less than the words take.
    room = box.adjusted(_MARK + 9, 0, _MARK + 10 - _AROUND, 0)
    paint_words(painter, room, words, sized(font, TextSize.SMALL_EMPHASIS), scheme.text)
    painter.setFont(font)


class Chip(Painted, QWidget):
    """A state as a widget: mark and words on a pill."""

    def __init__(self, parent: QWidget | None = None, *, tone: Tone = Tone.NEUTRAL, words: str = "") -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tone, self._words = tone, words
        self.setAccessibleName(words)

    def show_state(self, tone: Tone, words: str) -> None:
        """Show another state."""
        self._tone, self._words = tone, words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.font(), self._words)

    def paint(self, painter: QPainter, scheme: Scheme) -> None:  # noqa: ARG002  # as the others
        painter.setFont(self.font())
        paint_chip(painter, QRectF(self.rect()), self._tone, self._words, self.palette())


class FilterChip(SingleClick, Painted, QAbstractButton):
    """One group of a table: mark, name and count; checkable, with an accent edge while it is on."""

    def __init__(self, text: str, parent: QWidget | None = None, *, tone: Tone | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tone = tone
        self.count: int | None = None
        """How many there are."""
        self.setAccessibleName(text)

    def set_count(self, count: int | None) -> None:
        """Show how many there are; None shows no number."""
        if count == self.count:
            return
        self.count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    def _count_text(self) -> str:
        return "" if self.count is None else str(self.count)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(sized(self.font(), TextSize.EMPHASIS))
        width = metrics.horizontalAdvance(self.text()) + 22 + (_MARK + 6 if self._tone else 0)
        if self.count is not None:
            width += metrics.horizontalAdvance(self._count_text()) + 8
        return QSize(width, max(28, metrics.height() + 10))

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        on, box = self.isChecked(), QRectF(self.rect())
        fill = scheme.tint if on else (scheme.raised if self.underMouse() else scheme.surface)
        width = 2.0 if self.hasFocus() or (on and scheme.is_contrast) else 1.0
        edge = scheme.accent if on or self.hasFocus() else scheme.outline
        paint_box(painter, box, box.height() / 2, fill=fill, edge=edge, width=width)
        x = 11.0
        if self._tone is not None:
            paint_mark(painter, QRectF(x - 2, box.center().y() - _MARK / 2, _MARK, _MARK), self._tone, self.palette())
            x += _MARK + 4
        x += paint_words(painter, box.translated(x, 0), self.text(), sized(self.font(), TextSize.EMPHASIS), scheme.text) + 8
        paint_words(painter, box.translated(x, 0), self._count_text(), self.font(), scheme.text2)


class SuggestionChip(SingleClick, Painted, QPushButton):
    """Something to do about what is in a field, offered beside the hint."""

    def __init__(self, text: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        # An id may have one in it: none is a sign for the keyboard.
        super().__init__(text.replace("&", "&&"), parent)
        self._icon = icon
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(sized(self.font(), TextSize.EMPHASIS))
        return QSize(metrics.horizontalAdvance(self._words()) + 22 + (20 if self._icon else 0), max(24, metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        # Two long ids side by side: each is shortened, rather than that the last chip is cut.
        return QSize(min(self.sizeHint().width(), 80), self.sizeHint().height())

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        box = QRectF(self.rect())
        fill = blend(scheme.tint, scheme.text, 0.06) if self.underMouse() or self.isDown() else scheme.tint
        edge = scheme.accent if self.hasFocus() else blend(scheme.surface, scheme.accent, 0.6)
        width = 2.0 if self.hasFocus() else scheme.edge_width
        paint_box(painter, box, box.height() / 2, fill=fill, edge=edge, width=width)
        x = 11
        if self._icon:
            pixmap = line_pixmap(self._icon, scheme.accent, 14, self.devicePixelRatioF())
            painter.drawPixmap(x - 1, (self.height() - 14) // 2, pixmap)
            x += 19
        font, elide = sized(self.font(), TextSize.EMPHASIS), Qt.TextElideMode.ElideMiddle
        paint_words(painter, box.adjusted(x, 0, -10, 0), self._words(), font, scheme.accent, elide=elide)
