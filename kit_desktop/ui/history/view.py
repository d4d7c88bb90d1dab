"""The History tab: search and filter, the list, and what can be done with an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kit_desktop.core.history.condition import HistoryCondition
from kit_desktop.core.history.search import Question
from kit_desktop.core.lists.values import Fate, fate_of_state
from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.fates import FATE_TONES, fate_words
from kit_desktop.ui.history.model import HistoryModel
from kit_desktop.ui.history.period import PeriodChoice
from kit_desktop.ui.history.table import HistoryTable
from kit_desktop.ui.history.words import seen_words, state_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.chip import FilterChip
from kit_desktop.ui.widgets.field import SearchField
from kit_desktop.ui.widgets.layouts import PAGE_MARGINS, FlowLayout, PageArea, fill
from kit_desktop.ui.widgets.notes import NoteBar
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from kit_desktop.core.history.condition import HistoryState
    from kit_desktop.core.history.search import State
    from kit_desktop.core.history.store import HistoryStore
    from kit_desktop.ui.current_settings import CurrentSettings

_DEBOUNCE = 120
"""Milliseconds without another key before the file is asked."""

_WIDE_FROM = 760
_ROWS_AT_LEAST = 3


GROUPS: dict[Fate, frozenset[State]] = {
    fate: frozenset(state for state in (*Status, *Outcome) if fate_of_state(state) is fate)
    for fate in FATE_TONES
    if fate is not Fate.WAITING
}
"""What the filter offers, in its order: the states behind each choice."""


class HistoryView(PageArea):
    """Shows one history. It acts on nothing itself: what is wanted with an entry the table says, and the buttons the rest."""

    def __init__(self, store: HistoryStore, settings: CurrentSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._settings = store, settings
        self.model = HistoryModel(store, settings, self)
        self._make_controls()
        self._lay_out()
        self._asked = False
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE)
        self._connect()
        self.show_state(store.state)
        self._on_selected()

    def _make_controls(self) -> None:
        """In the order in which the Tab key comes to them."""
        chips: dict[Fate | None, FilterChip] = {None: FilterChip(self.tr("All"), self)}
        self.chips = chips | {fate: FilterChip(fate_words(fate), self, tone=FATE_TONES[fate]) for fate in GROUPS}
        self._chosen = QButtonGroup(self)
        for chip in self.chips.values():
            self._chosen.addButton(chip)
        self.chips[None].setChecked(True)
        hint = self.tr("Search: id, number, sender, text")
        self.search = SearchField(self, name=self.tr("Search the history"), hint=hint)
        self.period = PeriodChoice(self.search.sizeHint().height(), self)
        self.table = HistoryTable(self.model, self)
        self._count = PlainLabel(parent=self, secondary=True, name="history_count")
        self._count.setWordWrap(False)
        self._problem = NoteBar(self, tone=Tone.WARNING)
        self._problem.setObjectName("history_problem")
        self._empty = PlainLabel(parent=self, secondary=True, name="history_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open_button = Button(self.tr("Open"), self, key=self.tr("Enter"))
        self.ask_button = Button(self.tr("Look up again"), self, icon="refresh")
        self.delete_button = Button(self.tr("Delete"), self, icon="delete")
        self.save_button = Button(self.tr("Save…"), self, icon="save")
        self.save_button.setAccessibleDescription(self.tr("As an Excel or CSV file"))
        self.clear_button = Button(self.tr("Clear all…"), self, kind=ButtonKind.LINK)

    def _lay_out(self) -> None:
        chips = QWidget(self)
        FlowLayout(chips, *self.chips.values())
        search = self._search_row = fill(
            QBoxLayout(QBoxLayout.Direction.LeftToRight), self.search, self.period, grows=self.search
        )
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        self._pages.setMinimumHeight(self.table.row_height * _ROWS_AT_LEAST)
        chosen = (self.open_button, self.ask_button, self.delete_button, self.save_button)
        bottom = fill(QHBoxLayout(), *chosen, None, self._count, self.clear_button)
        parts = (self._problem, chips, search, self._pages, bottom)
        fill(QVBoxLayout(self.page), *parts, grows=self._pages, margins=PAGE_MARGINS, spacing=8)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._timer.start)
        self.search.returnPressed.connect(self._on_return)
        self._chosen.buttonClicked.connect(self._on_asked)
        self.period.changed.connect(self._fit)
        self.period.changed.connect(self._on_asked)
        self._timer.timeout.connect(self._on_asked)
        self.model.refreshed.connect(self._on_refreshed)
        self.model.modelReset.connect(self._on_selected)
        self.table.selected.connect(self._on_selected)
        self.open_button.clicked.connect(partial(self.table.request, self.table.open_requested))
        self.ask_button.clicked.connect(partial(self.table.request, self.table.ask_requested))
        self.delete_button.clicked.connect(partial(self.table.request, self.table.delete_requested))
        self._settings.changed.connect(self._show_page)

    def show_state(self, state: HistoryState) -> None:
        """Say what is wrong with the history, if something is."""
        words = state_words(state)
        self._problem.show_words(words)
        self._problem.setVisible(bool(words))
        self._show_page()

    def focus_search(self) -> None:
        """Put the keyboard into the search, its text selected for the next one."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self) -> None:
        """Read the list anew where it is seen, of today where today is asked for; elsewhere that happens when it is shown."""
        if not self.isVisible():
            return
        since, until = self.period.period(datetime.now().astimezone().date())
        question = replace(self.model.question, since=since, until=until)
        if question == self.model.question:
            self.model.refresh()
        else:
            self.model.ask(question)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the days stand in the way of the search, they get a row of their own; how many there are, the chip says too."""
        wide = self.width() >= _WIDE_FROM
        direction = QBoxLayout.Direction
        beside = wide or not self.period.has_days
        self._search_row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._count.setVisible(wide)
        self.save_button.set_words_shown(wide)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Another window of the program may have written meanwhile.
        self.refresh()

    def _on_asked(self) -> None:
        self._timer.stop()
        self._asked = True
        states = next((states for fate, states in GROUPS.items() if self.chips[fate].isChecked()), frozenset())
        since, until = self.period.period(datetime.now().astimezone().date())
        # In the table and in the filter: one may be searched by either.
        seen = {state: f"{words} {fate_words(fate_of_state(state))}" for state, words in seen_words().items()}
        self.model.ask(Question(self.search.text().strip(), states, since, until, seen))

    def _on_return(self) -> None:
        """Enter in the search goes to the first entry that fits, or asks at once where the search is not yet done."""
        if self._timer.isActive():
            self._on_asked()
        elif self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.table.select_row(0)

    def _on_refreshed(self) -> None:
        self._count.setText(self.tr("%Ln answer(s)", "", self.model.count))
        counts = self.model.counts
        self.chips[None].set_count(sum(counts.values()))
        for fate, states in GROUPS.items():
            self.chips[fate].set_count(sum(counts.get(state, 0) for state in states))
        other = self.chips[Fate.OTHER_STATUS]
        other.setVisible(bool(other.count) or other.isChecked())
        self._show_page()
        if self._asked:
            # Only what the person wanted to know: entries come and go by themselves as well.
            self._asked = False
            announce(self, self._count.text() if self.model.rowCount() else self._empty.text())

    def _show_page(self) -> None:
        has_entries = bool(self.model.rowCount())
        self._pages.setCurrentWidget(self.table if has_entries else self._empty)
        has_copy = self._store.state.set_aside is not None
        self.save_button.setEnabled(has_entries)
        self.clear_button.setEnabled(has_entries or self.model.is_filtered or has_copy)
        self._empty.setText(self._empty_words())

    def _empty_words(self) -> str:
        if not self.model.is_known:
            return self.tr("One moment…")
        if self.model.is_filtered:
            return self.tr("No saved answer matches your search.")
        if not self._settings.value.keep_history or self._store.state.condition is HistoryCondition.OFF:
            return self.tr("Answers are not saved: this is switched off in the settings.")
        days = self.tr("%Ln day(s)", "", self._settings.value.history_days)
        return self.tr(
            "Nothing here yet. Each answer is kept on this computer for {days}, so that you can find it again and see "
            "what has changed."
        ).format(days=days)

    def _on_selected(self) -> None:
        chosen = self.table.entry is not None
        for button in (self.open_button, self.ask_button, self.delete_button):
            button.setEnabled(chosen)
