"""The note above an answer: that it comes out of the history, or what changed since the message was last looked up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kit_desktop.ui.cards import Card, OutcomeMark
from kit_desktop.ui.icons import line_icon
from kit_desktop.ui.labels import PlainLabel
from kit_desktop.ui.theme import Tone


class HistoryNote(Card):
    """A sentence on a band, and for an old answer a button that asks again. Hidden while there is nothing to say."""

    ask_again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_note")
        self._mark = OutcomeMark(self, size=20)
        self._text = PlainLabel(parent=self, bold=True)
        self._text.setObjectName("history_note_text")
        self.ask_button = QPushButton(self.tr("Ask again"), self)
        self.ask_button.setAutoDefault(False)
        self.ask_button.clicked.connect(self.ask_again_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self.ask_button)
        self.hide()

    def show_old(self, words: str) -> None:
        """Say that what is shown is an old answer."""
        self._show(words, Tone.WAITING, can_ask=True)

    def show_changes(self, words: str) -> None:
        """Say what the answer before this one was; screen readers hear it after the outcome."""
        self._show(words, None, can_ask=False)
        event = QAccessibleAnnouncementEvent(self, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def _show(self, words: str, tone: Tone | None, *, can_ask: bool) -> None:
        self.set_tone(tone)
        self._mark.set_tone(tone or Tone.NEUTRAL)
        self._mark.setVisible(tone is not None)
        self._text.setText(words)
        self.setAccessibleName(words)
        self.ask_button.setIcon(line_icon("refresh"))
        self.ask_button.setVisible(can_ask)
        self.show()
