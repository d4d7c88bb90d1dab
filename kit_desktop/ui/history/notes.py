"""The notes beside an answer: that it comes out of the history, and what changed since the message was last looked up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel


class HistoryNote(Card):
    """Says above an answer that it is an old one, and offers to ask again. Hidden while there is nothing to say."""

    ask_again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_note")
        self.set_tone(Tone.WAITING)
        mark = OutcomeMark(self, size=20, tone=Tone.WAITING)
        self._text = PlainLabel(parent=self, size=TextSize.STRONG, name="history_note_text")
        self.ask_button = Button(self.tr("Look up again"), self, icon="refresh")
        self.ask_button.clicked.connect(self.ask_again_requested)
        fill(QHBoxLayout(self), mark, self._text, self.ask_button, grows=self._text, margins=(14, 8, 10, 8), spacing=12)
        self.hide()

    def show_old(self, words: str) -> None:
        """Say that what is shown is an old answer."""
        self._text.setText(words)
        self.setAccessibleName(words)
        self.show()


class ChangesNote(PlainLabel):
    """Says below an answer what the one before it was. Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, secondary=True)
        self.setObjectName("history_changes")
        # Under the words of the card above.
        self.setContentsMargins(20, 0, 20, 0)
        self.hide()

    def show_changes(self, words: str, *, aloud: bool) -> None:
        """Show this, and `aloud` have screen readers say it after the outcome."""
        self.setText(words)
        self.show()
        if aloud:
            announce(self, words)
