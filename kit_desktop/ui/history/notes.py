"""What the history says beside an answer: that it is an old one, what changed since the message was last looked up, and, where
the gateway gave no message, an earlier answer for the id or ids that are close to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import ago, phone
from kit_desktop.ui.lookup.outcome_words import result_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.card import ANSWER_MARGINS, Card
from kit_desktop.ui.widgets.chip import Chip
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit_desktop.core.kept_lookup import HistoryEntry

_ID_SHOWN = 40


class HistoryNote(Card):
    """Says above an answer that it is an old one, and offers to ask again. Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_note")
        self.set_tone(Tone.WAITING)
        mark = OutcomeMark(self, size=20, tone=Tone.WAITING)
        self._text = PlainLabel(parent=self, size=TextSize.STRONG, name="history_note_text")
        self.ask_button = Button(self.tr("Look up again"), self, icon="refresh")
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


class BesideCard(Card):
    """A row for each entry. `show_requested` and `use_requested` carry a HistoryEntry."""

    show_requested = Signal(object)
    use_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_beside")
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(*ANSWER_MARGINS * 2)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(2, 1)
        self.hide()

    def fill(self, entries: Sequence[HistoryEntry], *, is_same: bool, mask_number: bool) -> None:
        """Take these in, about the same message or about others with nearly its id; whoever has the card shows it then."""
        self.clear()
        title = self.tr("Earlier answer for this id") if is_same else self.tr("Close to it in the history")
        self.setAccessibleName(title)
        self._rows.addWidget(PlainLabel(title, self, size=TextSize.STRONG), 0, 0, 1, 5)
        for row, entry in enumerate(entries, 1):
            self._add(row, entry, is_same=is_same, mask_number=mask_number)

    def _add(self, row: int, entry: HistoryEntry, *, is_same: bool, mask_number: bool) -> None:
        result = entry.result
        words = result_words(result)
        info = result.info
        number = phone(info["recepient"] or "", masked=mask_number) if info is not None else ""
        name = shortened(result.query.id, _ID_SHOWN)
        text = self.tr("Show") if is_same else self.tr("Use {id}").format(id=name)
        button = Button(text, self, kind=ButtonKind.LINK, height=24)
        button.setAccessibleDescription(words.title)
        wanted = self.show_requested if is_same else self.use_requested
        button.clicked.connect(lambda: wanted.emit(entry))
        parts = (
            Chip(self, tone=words.tone, words=words.title),
            PlainLabel(name, self, size=TextSize.STRONG, elided=True),
            PlainLabel(number, self, secondary=True, elided=True),
            PlainLabel(ago(datetime.now(UTC) - result.checked_at), self, size=TextSize.SMALL, secondary=True),
            button,
        )
        for column, part in enumerate(parts):
            self._rows.addWidget(part, row, column)
        parts[3].setWordWrap(False)

    def clear(self) -> None:
        """Show nothing."""
        self.hide()
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
