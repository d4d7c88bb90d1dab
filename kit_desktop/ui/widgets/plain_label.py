"""Labels for text from outside: plain, wrapped where asked, never stretching the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kit_desktop.ui.theme import TextSize, sized


def plain_tool_tip(text: str) -> str:
    """A text from outside as a tool tip. Qt guesses whether a tool tip is markup, so nothing in it may look like that."""
    return text.replace("<", "‹")


class PlainLabel(QLabel):
    """A label that shows its text as it is: no markup, no links, no pictures.

    A `secondary` label stands back. Long words do not widen the window. An `elided` label is one line that ends in three dots
    where there is no room, with the whole in its tool tip. By its `name` tests find it.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        size: TextSize = TextSize.BODY,
        secondary: bool = False,
        elided: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._elided, self._tip = elided, ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(not elided)
        # What is drawn here shows no selection.
        if not elided:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if size is not TextSize.BODY:
            self.setFont(sized(self.font(), size))
        self.set_secondary(secondary)
        self.setText(text)

    def set_secondary(self, secondary: bool) -> None:
        """Stand back, or come forward; the palette's own roles, so that a change of palette needs nothing."""
        role = QPalette.ColorRole.PlaceholderText if secondary else QPalette.ColorRole.WindowText
        # Qt would draw the label anew, whichever it had.
        if role != self.foregroundRole():
            self.setForegroundRole(role)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elided:
            super().paintEvent(event)
            return
        text, rect = self.text(), self.contentsRect()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
        # Of another text it must not be left over.
        tip = plain_tool_tip(text) if shown != text else ""
        if tip != self._tip:
            self._tip = tip
            self.setToolTip(tip)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(rect, self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        # The height for the real width comes from heightForWidth; Qt's own hint is the one for the narrowest column.
        hint = super().minimumSizeHint()
        width = min(hint.width(), 40 if self._elided else 160)
        return QSize(width, min(hint.height(), self.fontMetrics().lineSpacing()) if self.wordWrap() else hint.height())
