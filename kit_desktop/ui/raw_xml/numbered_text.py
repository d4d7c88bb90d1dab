"""A text to be read, in the colours of XML, with the number of each line beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontDatabase, QPainter, QPalette, QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from kit_desktop.core.password_mask import MASK
from kit_desktop.ui.theme import Scheme, Tone, scheme_of, tone_colours
from kit_desktop.ui.widgets.box import Painted

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT, _RIGHT = 4, 10
_LEAST_DIGITS = 2
_TAG = re.compile(r"</?[\w:.-]+|/?>|<\?.*?\?>")
_ATTRIBUTE = re.compile(r"[\w:.-]+(?==[\"'])")
_STRING = re.compile(r"\"[^\"<>]*\"|'[^'<>]*'")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)")


class XmlHighlighter(QSyntaxHighlighter):
    """Tags, attributes, quoted values, comments and masked places, line by line."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self._text = document
        self.recolour(palette)

    def set_active(self, active: bool) -> None:
        """Colour the next text, or leave it plain: without a document, Qt asks nothing of the lines of a long text."""
        if active is (self.document() is None):
            self.setDocument(self._text if active else None)

    def recolour(self, palette: QPalette) -> None:
        """Take the colours of this palette."""

        def style(tone: Tone | None) -> QTextCharFormat:
            made = QTextCharFormat()
            made.setForeground(scheme_of(palette).text2 if tone is None else tone_colours(tone, palette).mark)
            return made

        self._rules = [
            (_TAG, style(Tone.WAITING)),
            (_ATTRIBUTE, style(Tone.WARNING)),
            (_STRING, style(Tone.GOOD)),
            (re.compile(re.escape(MASK)), style(Tone.MISSING)),
            (_COMMENT, style(None)),
        ]
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for pattern, style in self._rules:
            for match in pattern.finditer(text):
                self.setFormat(match.start(), match.end() - match.start(), style)


class NumberedText(QPlainTextEdit):
    """A text in the system's fixed font that is read, searched and copied, never written; long lines are not wrapped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.highlighter = XmlHighlighter(self.document(), self.palette())
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.highlighter.recolour(self.palette())

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
