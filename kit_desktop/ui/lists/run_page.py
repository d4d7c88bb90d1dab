"""A list under way or done: progress, the bar of the whole, the table, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kit_desktop.core.lists.values import Again, Fate, RunEnd, RunProgress, RunState
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import decimal, whole
from kit_desktop.ui.lists.fate_bar import FateBar
from kit_desktop.ui.lists.model import ListModel
from kit_desktop.ui.lists.table import ListTable
from kit_desktop.ui.lists.words import about_span, end_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.flow_layout import FlowLayout
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit_desktop.core.lists.journal.tables import JournalAbout

_TYPING_MS = 250


class ListRunPage(QScrollArea):
    """Shows a run. Its signals say what the person wants; `answer_requested` carries a place (`seq`) in the journal."""

    pause_requested = Signal()
    stop_requested = Signal()
    go_on_requested = Signal(object)
    export_requested = Signal()
    figures_requested = Signal()
    closed = Signal()
    answer_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ListModel(self)
        self._running = False
        self._told: tuple[RunState, RunEnd | None] | None = None
        self._open_ids = 0
        self._name = PlainLabel(parent=self, size=TextSize.TITLE)
        self._name.setObjectName("list_name")
        self._state = PlainLabel(parent=self)
        self._state.setObjectName("list_state")
        self._progress = QProgressBar(self)
        self._progress.setAccessibleName(self.tr("Progress of the list"))
        self._progress.setMaximumHeight(10)
        self._progress.setTextVisible(False)
        self._bar = FateBar(self)
        self._bar.chosen.connect(self._on_fates_chosen)
        self._make_buttons()
        self._make_table()
        self._lay_out()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._on_search)
        self._search.textChanged.connect(self._typing.start)

    def _make_buttons(self) -> None:
        def button(text: str) -> Button:
            made = Button(text, self)
            made.setAutoDefault(False)
            return made

        self._pause = button(self.tr("Pause"))
        self._stop = button(self.tr("Stop"))
        self._go_on = button(self.tr("Continue"))
        self._failed_again = button(self.tr("Retry failed lookups"))
        self._open_again = button(self.tr("Check unfinished again"))
        self._export = button(self.tr("Save as Excel or CSV…"))
        self._figures = button(self.tr("Summary…"))
        self._close = button(self.tr("Another list"))
        self._pause.clicked.connect(self.pause_requested)
        self._stop.clicked.connect(self.stop_requested)
        self._go_on.clicked.connect(self._on_go_on)
        self._failed_again.clicked.connect(self._on_failed_again)
        self._open_again.clicked.connect(self._on_open_again)
        self._export.clicked.connect(self.export_requested)
        self._figures.clicked.connect(self.figures_requested)
        self._close.clicked.connect(self.closed)

    def _make_table(self) -> None:
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search in the list"))
        self._search.setAccessibleName(self.tr("Search in the list"))
        self._search.setClearButtonEnabled(True)
        self._columns = Button(self.tr("Columns"), self)
        self._columns.setAutoDefault(False)
        self._table = ListTable(self.model, self)
        self._table.answer_requested.connect(self.answer_requested)
        self._columns.setMenu(self._table.menu)

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for button in (
            self._pause,
            self._stop,
            self._go_on,
            self._failed_again,
            self._open_again,
            self._export,
            self._figures,
            self._close,
        ):
            flow.addWidget(button)
        search = QHBoxLayout()
        search.addWidget(self._search, 1)
        search.addWidget(self._columns)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(self)
        self.setWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        for widget in (self._name, self._state, self._progress, self._bar, buttons):
            column.addWidget(widget)
        column.addLayout(search)
        column.addWidget(self._table, 1)

    def show_list(self, about: JournalAbout, *, running: bool) -> None:
        """Show a list that was just opened, with the keyboard in its table."""
        self._running, self._told = running, None
        self._name.setText(shortened(about.name, 80) or self.tr("Pasted list"))
        self._state.setText("")
        self._search.clear()
        self._bar.clear_choice()
        self._table.sort_as_the_list()
        self._progress.setRange(0, max(1, about.total))
        self._progress.setValue(about.total - about.open)
        self._open_ids = about.open
        self.show_counts({}, 0)
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            # Whoever is typing the next id meanwhile goes on typing.
            self._table.setFocus()

    def show_counts(self, counts: Mapping[Fate, int], doubtful: int) -> None:
        """Show how many ids stand where; `doubtful` of those not found are asked again with the failed ones."""
        self._bar.show_counts(counts)
        self._show_buttons(counts, doubtful)

    def show_progress(self, progress: RunProgress) -> None:
        """Show how a run stands."""
        self._running = progress.end is None
        self._open_ids = progress.to_ask - progress.asked
        self._progress.setRange(0, max(1, progress.to_ask))
        self._progress.setValue(progress.asked)
        self._state.setText(self._state_words(progress))
        self._pause.setText(self.tr("Continue") if progress.state is RunState.PAUSED else self.tr("Pause"))
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
            self._pause: self._running,
            self._stop: self._running,
            self._go_on: still and self._open_ids > 0,
            self._failed_again: still and bool(counts.get(Fate.FAILED) or doubtful),
            self._open_again: still and bool(counts.get(Fate.ON_THE_WAY) or counts.get(Fate.OTHER_STATUS)),
            self._close: still,
        }
        if any(button.hasFocus() and not wanted for button, wanted in shown.items()):
            # Qt would pass the keyboard on to whatever comes next.
            self._table.setFocus()
        for button, wanted in shown.items():
            button.setVisible(wanted)
        self._progress.setVisible(self._running)
        finished = still and self._open_ids == 0
        self._export.set_kind(ButtonKind.FILLED if finished else ButtonKind.OUTLINED)

    def redraw(self) -> None:
        """Take the colours in use."""
        self._bar.redraw()
        self.model.redraw()

    def _on_go_on(self) -> None:
        self.go_on_requested.emit(None)

    def _on_failed_again(self) -> None:
        self.go_on_requested.emit(Again.FAILED)

    def _on_open_again(self) -> None:
        self.go_on_requested.emit(Again.NOT_FINAL)

    def _on_fates_chosen(self, fates: frozenset[Fate]) -> None:
        self.model.show_view(replace(self.model.view, fates=fates))

    def _on_search(self) -> None:
        self.model.show_view(replace(self.model.view, text=self._search.text()))
