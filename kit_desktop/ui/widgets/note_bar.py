"""A band across the top of the window that cannot be missed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kit_desktop.ui.theme import Tone, tone_colours
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel


class Banner(QWidget):
    """A sentence and one button, on the colour of warnings."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark = OutcomeMark(self, size=20)
        mark.set_tone(Tone.WARNING)
        self._text = PlainLabel(parent=self, bold=True)
        self._text.setObjectName("banner_text")
        self._button = QPushButton(self)
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self.action_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(10)
        row.addWidget(mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)

    def show_text(self, text: str, action: str) -> None:
        """Show this sentence, and this text on the button."""
        self._text.setText(text)
        self._button.setText(action)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), tone_colours(Tone.WARNING, self.palette()).surface)
        painter.end()
