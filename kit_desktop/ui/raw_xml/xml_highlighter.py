"""Colours for XML, made from the palette; switched off for long texts."""

from __future__ import annotations

import re

from PySide6.QtGui import QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from kit_desktop.core.password_mask import MASK
from kit_desktop.ui.theme import Tone, scheme_of, tone_colours

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
