"""Labels for text from outside: plain, wrapped where asked, never stretching the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kit_desktop.ui.theme import secondary_text


class PlainLabel(QLabel):
    """A label that shows its text as it is: no markup, no links, no pictures.

    `scale` is relative to the window's font. A `secondary` label stands back. Long words do not widen the window.
    """

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, scale: float = 1.0, bold: bool = False, secondary: bool = False
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setBold(bold)
        self.setFont(font)
        self._secondary = secondary
        if secondary:
            self.recolour()
        self.setText(text)

    def recolour(self) -> None:
        """Take the quiet colour from the palette in use."""
        parent = self.parentWidget()
        palette = QPalette(parent.palette() if parent else self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, secondary_text(palette))
        self.setPalette(palette)

    def minimumSizeHint(self) -> QSize:
        # The height for the real width comes from heightForWidth; Qt's own hint is the one for the narrowest column.
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return QSize(min(hint.width(), 160), hint.height())
        return QSize(min(hint.width(), 160), min(hint.height(), self.fontMetrics().lineSpacing()))
