"""A text to be read, with the number of each line beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontDatabase, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from kit_desktop.ui.theme import Scheme
from kit_desktop.ui.widgets.box import Painted

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT, _RIGHT = 4, 10
_LEAST_DIGITS = 2


class NumberedText(QPlainTextEdit):
    """A text in the system's fixed font that is read, searched and copied, never written; long lines are not wrapped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setTabChangesFocus(True)
        self._numbers = _Numbers(self)
        self.textChanged.connect(self._make_room)
        self.updateRequest.connect(self._on_update)
        self._make_room()

    def _make_room(self) -> None:
        digits = max(_LEAST_DIGITS, len(str(self.blockCount())))
        width = _LEFT + self.fontMetrics().horizontalAdvance("0" * digits) + _RIGHT
        self.setViewportMargins(width + 6, 0, 0, 0)
        self._numbers.setGeometry(0, 0, width, self.height())
        self._numbers.setVisible(not self.document().isEmpty())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _on_update(self) -> None:
        self._numbers.update()

    def seen_lines(self) -> Iterator[tuple[int, QRectF]]:
        """The number of each line that is seen, and where it stands."""
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > self.viewport().height():
                return
            yield block.blockNumber() + 1, place
            block = block.next()


class _Numbers(Painted, QWidget):
    """The column of the numbers."""

    def __init__(self, text: NumberedText) -> None:
        super().__init__(text)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        painter.setPen(scheme.hairline)
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        painter.setFont(self._text.font())
        painter.setPen(scheme.text2)
        for number, place in self._text.seen_lines():
            room = QRectF(0, place.top(), self.width() - _RIGHT, self._text.fontMetrics().height())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
