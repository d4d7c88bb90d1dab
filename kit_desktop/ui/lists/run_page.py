"""A list under way or done: progress, the bar of the whole, the table, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from kit_desktop.core.lists.values import Again, Fate, RunEnd, RunProgress, RunState
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.fates import FATE_TONES, fate_words
from kit_desktop.ui.formats import decimal, whole
from kit_desktop.ui.lists.model import ListModel
from kit_desktop.ui.lists.table import ListTable
from kit_desktop.ui.lists.words import about_span, end_words, list_name, list_parts
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.button import Button, ButtonKind, SingleClickButton
from kit_desktop.ui.widgets.chip import FilterChip
from kit_desktop.ui.widgets.field import SearchField
from kit_desktop.ui.widgets.layouts import PAGE_MARGINS, FlowLayout, PageArea, fill
from kit_desktop.ui.widgets.list_bar import ListBar
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from kit_desktop.core.lists.journal.tables import JournalAbout
    from kit_desktop.ui.current_settings import CurrentSettings

_TYPING_MS = 250
_NARROW = 860
"""Pixels under which the buttons go under the name."""

_WIDEST_NAME = 360


class ListRunPage(PageArea):
    """Shows a run. Its buttons, the actions of its menu and its table say what the person wants; `go_on_requested` carries what
    is asked again (an Again, or None)."""

    go_on_requested = Signal(object)

    def __init__(self, settings: CurrentSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ListModel(settings, self)
        self._running = False
        self._told: tuple[RunState, RunEnd | None] | None = None
        self._open_ids = 0
        self._name = PlainLabel(parent=self, size=TextSize.TITLE, elided=True, name="list_name")
        self._name.setMaximumWidth(_WIDEST_NAME)
        self._state = PlainLabel(parent=self, secondary=True, name="list_state")
        self._bar = ListBar(self)
        self._bar.clicked.connect(lambda fate: self._chips[fate].toggle())
        # In the order in which the Tab key comes to them.
        self._make_buttons()
        self._make_chips()
        self._make_table()
        self._lay_out()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._on_search)
        self._search.textChanged.connect(self._typing.start)

    def _make_buttons(self) -> None:
        self.pause = SingleClickButton(self.tr("Pause"), self, icon="pause")
        self.stop = SingleClickButton(self.tr("Stop"), self, icon="stop")
        self._go_on = SingleClickButton(self.tr("Continue"), self, icon="play")
        self._open_again = SingleClickButton(self.tr("Check unfinished again"), self, icon="refresh")
        self._failed_again = SingleClickButton(self.tr("Retry failed lookups"), self)
        self._more = Button("", self, icon="more")
        self._more.set_icon_only(self.tr("More"))
        menu = QMenu(self._more)
        self.export_elsewhere = menu.addAction(self.tr("Save as…"))
        self.another = menu.addAction(self.tr("Another list"))
        self.delete = menu.addAction(self.tr("Delete the list…"))
        self._more.setMenu(menu)
        for button, again in ((self._go_on, None), (self._failed_again, Again.FAILED), (self._open_again, Again.NOT_FINAL)):
            button.clicked.connect(partial(self.go_on_requested.emit, again))

    def _make_chips(self) -> None:
        self._all = FilterChip(self.tr("All"), self)
        self._all.clicked.connect(self.clear_choice)
        self._chips = {fate: FilterChip(fate_words(fate), self, tone=tone) for fate, tone in FATE_TONES.items()}
        for chip in self._chips.values():
            chip.toggled.connect(self._on_chip_toggled)

    def _make_table(self) -> None:
        search = self.tr("Search in the list")
        self._search = SearchField(self, name=search, hint=search)
        beside = self._search.sizeHint().height()
        self._columns = Button(self.tr("Columns"), self, icon="columns", height=beside)
        self.figures = Button(self.tr("Summary…"), self, icon="figures", height=beside)
        self.export = SingleClickButton(self.tr("Save as Excel"), self, icon="save", height=beside)
        self.table = ListTable(self.model, self)
        self._columns.setMenu(self.table.menu)

    def _lay_out(self) -> None:
        names = fill(QHBoxLayout(), self._name, self._state, grows=self._state)
        self._buttons = QWidget(self)
        self._flow = FlowLayout(
            self._buttons, self.pause, self.stop, self._go_on, self._open_again, self._failed_again, self._more
        )
        self._head = fill(QBoxLayout(QBoxLayout.Direction.LeftToRight), names, self._buttons, grows=names)
        chips = QWidget(self)
        FlowLayout(chips, self._all, *self._chips.values())
        search = fill(QHBoxLayout(), self._search, self._columns, self.figures, self.export, grows=self._search)
        parts = (self._head, self._bar, chips, search, self.table)
        fill(QVBoxLayout(self.page), *parts, grows=self.table, margins=PAGE_MARGINS, spacing=8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Beside the name, or where the window is narrow under it, in as many lines as they take."""
        narrow = self.width() < _NARROW
        self._buttons.setMinimumWidth(0 if narrow else self._flow.width_in_one_line())
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        for button in (self._columns, self.figures):
            button.set_words_shown(not narrow)

    def search(self) -> None:
        """Put the keyboard into the field that searches the list."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def show_list(self, about: JournalAbout, *, running: bool) -> None:
        """Show a list that was just opened, with the keyboard in its table."""
        self._running, self._told = running, None
        self._name.setText(list_name(about))
        self._state.setText("")
        self._search.clear()
        self.clear_choice()
        self.table.sort_as_the_list()
        self._open_ids = about.open
        # Beside the list nothing is asked.
        self.export.setText(self.tr("Save as Excel or CSV…") if about.source is None else self.tr("Save as Excel"))
        self.export.setAccessibleDescription("" if about.source is None else self.tr("Beside the list"))
        self.show_counts({}, 0)
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            # Whoever is typing the next id meanwhile goes on typing.
            self.table.setFocus()

    def show_counts(self, counts: Mapping[Fate, int], doubtful: int) -> None:
        """Show how many ids stand where; `doubtful` of those not found are asked again with the failed ones."""
        self._bar.show_parts(list_parts(counts))
        self._all.set_count(sum(counts.values()))
        for fate, chip in self._chips.items():
            chip.set_count(counts.get(fate, 0))
            chip.setVisible(bool(chip.count) or chip.isChecked())
        self._show_buttons(counts, doubtful)

    def show_progress(self, progress: RunProgress) -> None:
        """Show how a run stands."""
        self._running = progress.end is None
        self._open_ids = progress.to_ask - progress.asked
        self._state.setText(self._state_words(progress))
        paused = progress.state is RunState.PAUSED
        self.pause.setText(self.tr("Continue") if paused else self.tr("Pause"))
        self.pause.set_icon_name("play" if paused else "pause")
        self.show_counts(progress.counts, progress.doubtful)
        self.model.note_answered(progress.answered)
        if self._told != (progress.state, progress.end):
            # How far it is, whoever wants to know finds in the line; what is said is that it begins, rests, ends.
            self._told = (progress.state, progress.end)
            announce(self, f"{self._name.text()}: {self._state.text()}", at_once=progress.end is not None)

    def _state_words(self, progress: RunProgress) -> str:
        done = self.tr("{done} of {total}").format(done=whole(progress.asked), total=whole(progress.to_ask))
        if progress.end is not None:
            said = progress.cause.server_text if progress.cause else None
            quoted = self.tr("The gateway’s answer: “{text}”").format(text=shortened(said, 200)) if said else ""
            return f"{done} · {end_words(progress.end)} {quoted}".strip()
        if progress.state is RunState.PAUSED:
            return " · ".join((done, self.tr("paused")))
        parts = [done, self.tr("{rate} a second").format(rate=decimal(progress.per_second, 1))]
        if progress.seconds_left is not None:
            left = about_span(progress.seconds_left)
            parts.append(self.tr("about {span} left").format(span=left) if left else self.tr("almost done"))
        if progress.slowed:
            parts.append(self.tr("slowed down: the gateway is busy"))
        return " · ".join(parts)

    def _show_buttons(self, counts: Mapping[Fate, int], doubtful: int) -> None:
        still = not self._running
        shown = {
            self.pause: self._running,
            self.stop: self._running,
            self._go_on: still and self._open_ids > 0,
            self._failed_again: still and bool(counts.get(Fate.FAILED) or doubtful),
            self._open_again: still and bool(counts.get(Fate.ON_THE_WAY) or counts.get(Fate.OTHER_STATUS)),
        }
        if any(button.hasFocus() and not wanted for button, wanted in shown.items()):
            # Qt would pass the keyboard on to whatever comes next.
            self.table.setFocus()
        for button, wanted in shown.items():
            button.setVisible(wanted)
        for action in (self.another, self.delete):
            action.setEnabled(still)
        self._place_buttons()
        finished = still and self._open_ids == 0
        self.export.set_kind(ButtonKind.FILLED if finished else ButtonKind.OUTLINED)

    def clear_choice(self) -> None:
        """Show all parts of the list again."""
        for chip in self._chips.values():
            chip.setChecked(False)
        self._all.setChecked(True)

    def _on_chip_toggled(self) -> None:
        fates = frozenset(fate for fate, chip in self._chips.items() if chip.isChecked())
        self._all.setChecked(not fates)
        self.model.show_view(replace(self.model.view, fates=fates))

    def _on_search(self) -> None:
        self.model.show_view(replace(self.model.view, text=self._search.text()))
