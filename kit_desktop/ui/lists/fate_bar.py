"""The whole list at a glance: a bar of its parts, and under it a button for each part that filters the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kit_desktop.core.lists.values import Fate
from kit_desktop.ui.formats import whole
from kit_desktop.ui.lists.words import FATE_TONES, fate_words
from kit_desktop.ui.theme import scheme_of, tone_colours
from kit_desktop.ui.widgets.flow_layout import FlowLayout
from kit_desktop.ui.widgets.marks import paint_mark

if TYPE_CHECKING:
    from collections.abc import Mapping

_ORDER = (
    Fate.DELIVERED,
    Fate.ON_THE_WAY,
    Fate.UNDELIVERED,
    Fate.NOT_FOUND,
    Fate.OTHER_STATUS,
    Fate.FAILED,
    Fate.WAITING,
)


class _Bar(QWidget):
    clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.counts: Mapping[Fate, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(200, 18)

    def _segments(self) -> list[tuple[Fate, QRectF]]:
        total = sum(self.counts.values())
        segments = []
        x = 0.0
        for fate in _ORDER:
            number = self.counts.get(fate, 0)
            if number and total:
                width = self.width() * number / total
                segments.append((fate, QRectF(x, 0, width, self.height())))
                x += width
        return segments

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), scheme_of(self.palette()).hairline)
        for fate, box in self._segments():
            if fate is not Fate.WAITING:
                painter.fillRect(box.adjusted(0, 0, -1, 0), tone_colours(FATE_TONES[fate], self.palette()).mark)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for fate, box in self._segments():
            if box.contains(event.position()):
                self.clicked.emit(fate)


class FateBar(QWidget):
    """`chosen` carries the set of Fates to show; an empty set shows all."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(self)
        self._bar.clicked.connect(self._on_bar_clicked)
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        self._buttons: dict[Fate, QPushButton] = {}
        for fate in _ORDER:
            button = QPushButton(buttons)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setIconSize(QSize(14, 14))
            button.toggled.connect(self._on_toggled)
            flow.addWidget(button)
            self._buttons[fate] = button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(buttons)
        self.redraw()

    def show_counts(self, counts: Mapping[Fate, int]) -> None:
        """Show how many ids stand where."""
        self._bar.counts = counts
        for fate, button in self._buttons.items():
            number = counts.get(fate, 0)
            button.setText(f"{fate_words(fate)} {whole(number)}")
            button.setVisible(bool(number) or button.isChecked())
        texts = ", ".join(f"{fate_words(fate)} {counts.get(fate, 0)}" for fate in _ORDER if counts.get(fate))
        self._bar.setAccessibleName(texts)
        self._bar.setToolTip(texts)
        self._bar.update()

    def clear_choice(self) -> None:
        """Show all again."""
        for button in self._buttons.values():
            button.setChecked(False)

    def redraw(self) -> None:
        """Take the colours in use."""
        for fate, button in self._buttons.items():
            pixmap = QPixmap(28, 28)
            pixmap.fill(QColor(0, 0, 0, 0))
            painter = QPainter(pixmap)
            paint_mark(painter, QRectF(0, 0, 28, 28), FATE_TONES[fate], self.palette())
            painter.end()
            button.setIcon(QIcon(pixmap))

    def _on_toggled(self) -> None:
        self.chosen.emit(frozenset(fate for fate, button in self._buttons.items() if button.isChecked()))

    def _on_bar_clicked(self, fate: Fate) -> None:
        self._buttons[fate].setChecked(not self._buttons[fate].isChecked())
