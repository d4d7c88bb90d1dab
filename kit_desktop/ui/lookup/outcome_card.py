"""The answer: the outcome's mark, its title, when, what it means, what to do, the gateway's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import LONGEST_SHOWN, shortened
from kit_desktop.ui.formats import when_line
from kit_desktop.ui.lookup.outcome_words import Words, result_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult


class OutcomeCard(Card):
    """Shows one result's state in words, colour and shape, and has screen readers say it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outcome_card")
        self._mark = OutcomeMark(self)
        self._title = PlainLabel(parent=self, size=TextSize.DISPLAY)
        self._title.setObjectName("outcome_title")
        self._when = PlainLabel(parent=self)
        self._when.setObjectName("outcome_when")
        self._meaning = PlainLabel(parent=self)
        self._meaning.setObjectName("outcome_meaning")
        self._advice = PlainLabel(parent=self, secondary=True)
        self._advice.setObjectName("outcome_advice")
        self._words = PlainLabel(parent=self)
        self._words.setObjectName("outcome_server_text")
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for label in (self._title, self._when, self._meaning, self._words, self._advice):
            texts.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(16)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def show_result(self, result: LookupResult) -> Words:
        """Show how a lookup ended; returns the words that were used."""
        words = result_words(result)
        self.set_tone(words.tone)
        self._mark.set_tone(words.tone)
        self._title.setText(words.title)
        answered = result.outcome is Outcome.OK and result.info is not None
        when = when_line(result.info, result.info.timing(result.checked_at)) if answered and result.info else ""
        server = result.server_text if result.outcome is not Outcome.OK else None
        quoted = self.tr("The gateway’s answer: “{text}”").format(text=shortened(server, LONGEST_SHOWN)) if server else ""
        for label, text in (
            (self._when, when),
            (self._meaning, words.meaning),
            (self._words, quoted),
            (self._advice, words.advice),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._name_for_screen_readers(words, when)
        return words

    def announce(self, note: str = "") -> None:
        """Have a screen reader say the outcome now, wherever the focus is; first of all the note that belongs to it."""
        announce(self, f"{note} {self.accessibleName()}".strip(), at_once=True)

    def _name_for_screen_readers(self, words: Words, when: str) -> None:
        self.setAccessibleName(f"{words.title}. {when}".strip())
        self.setAccessibleDescription(f"{words.meaning} {words.advice}".strip())
