"""Labels for text from outside: plain, wrapped where asked, never stretching the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kit_desktop.ui.theme import TextSize, sized


class PlainLabel(QLabel):
    """A label that shows its text as it is: no markup, no links, no pictures.

    A `secondary` label stands back. Long words do not widen the window.
    """

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, size: TextSize = TextSize.BODY, secondary: bool = False
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if size is not TextSize.BODY:
            self.setFont(sized(self.font(), size))
        self.set_secondary(secondary)
        self.setText(text)

    def set_secondary(self, secondary: bool) -> None:
        """Stand back, or come forward; the palette's own roles, so that a change of palette needs nothing."""
        role = QPalette.ColorRole
        self.setForegroundRole(role.PlaceholderText if secondary else role.WindowText)

    def minimumSizeHint(self) -> QSize:
        # The height for the real width comes from heightForWidth; Qt's own hint is the one for the narrowest column.
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return QSize(min(hint.width(), 160), hint.height())
        return QSize(min(hint.width(), 160), min(hint.height(), self.fontMetrics().lineSpacing()))
