"""Every component in every state on one page, as the design's own sheet shows them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kit_desktop.ui.theme import TextSize, Tone, scheme_of
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.chip import Chip, FilterChip, SuggestionChip
from kit_desktop.ui.widgets.field import LineField
from kit_desktop.ui.widgets.journey import Journey, Stop, StopState
from kit_desktop.ui.widgets.list_bar import ListBar, Part
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.notes import Banner, InlineError
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.widgets.switch import Switch
from kit_desktop.ui.widgets.table import CellRole, Table
from kit_desktop.ui.widgets.tabs import Tabs

_TONES = (Tone.GOOD, Tone.WAITING, Tone.BAD, Tone.MISSING, Tone.WARNING, Tone.NEUTRAL)


class ComponentSheet(QWidget):
    """One row of samples per component."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1000, 860)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 16, 24, 16)
        self._grid.setHorizontalSpacing(20)
        self._grid.setColumnStretch(1, 1)
        marks = [OutcomeMark(self, size=28) for _ in _TONES]
        hollow = [OutcomeMark(self, size=28) for _ in _TONES]
        for mark, old, tone in zip(marks, hollow, _TONES, strict=True):
            mark.set_tone(tone)
            old.set_tone(tone, hollow=True)
        self._row("Marks", *marks)
        self._row("Old answer", *hollow)
        words = ("Delivered", "On the way", "Not delivered", "Not found", "Other status", "Not asked")
        self._row("Status chips", *(Chip(self, tone=tone, words=text) for tone, text in zip(_TONES, words, strict=True)))
        self._row("Filter chips", *self._filters())
        self._row("Suggestion chips", SuggestionChip("Use 964002", self), SuggestionChip("Look both up", self, icon="list"))
        self._buttons()
        self._fields()
        kinds = (("a", "MsgID", ""), ("b", "UserMsgID", ""))
        short = Switch(kinds, self, height=32)
        short.choose("b")
        self._row("Switch", Switch(kinds, self), short)
        self._row("Tabs", self._tabs(), stretch=True)
        bar = ListBar(self)
        bar.show_parts([Part(i, tone, n, "") for i, (tone, n) in enumerate(zip(_TONES, (212, 41, 22, 18, 7, 1), strict=True))])
        self._row("List bar", bar, stretch=True)
        self._row("Journey", self._journey(), stretch=True)
        self._row("Card, banner", self._card(), self._banner(), stretch=True)
        self._row("Table", self._table(), stretch=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), scheme_of(self.palette()).canvas)
        painter.end()

    def _row(self, name: str, *samples: QWidget, stretch: bool = False) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(PlainLabel(name, self, size=TextSize.SMALL, secondary=True), row, 0)
        line = QHBoxLayout()
        line.setSpacing(10)
        for sample in samples:
            line.addWidget(sample)
        if not stretch:
            line.addStretch(1)
        self._grid.addLayout(line, row, 1)

    def _filters(self) -> list[FilterChip]:
        every, good, missing = (FilterChip(text, self, tone=tone) for text, tone in _FILTERS)
        for chip, number in ((every, 30), (good, 21), (missing, 2)):
            chip.set_count(number)
        every.setChecked(True)
        return [every, good, missing]

    def _buttons(self) -> None:
        kind = ButtonKind
        off = Button("Copy for ticket", self, kind=kind.FILLED, icon="copy")
        off.setEnabled(False)
        disabled = Button("Look up again", self, icon="refresh", key="F5")
        disabled.setEnabled(False)
        self.focused = Button("Copy for ticket", self, kind=kind.FILLED, icon="copy")
        self._row("Filled", Button("Copy for ticket", self, kind=kind.FILLED, icon="copy"), self.focused, off)
        self._row("Outlined", Button("Look up again", self, icon="refresh", key="F5"), disabled)
        more = Button("More", self, icon="more")
        more.set_words_shown(False)
        self._row(
            "Tonal, link, more", Button("Look up", self, kind=kind.TONAL), Button("All history", self, kind=kind.LINK), more
        )

    def _fields(self) -> None:
        empty, filled, wrong, off = (LineField(self, size=TextSize.FIELD) for _ in range(4))
        empty.setPlaceholderText("Paste the message id here")
        filled.setText("964001")
        wrong.setText("12 34")
        off.setText("Disabled")
        off.setEnabled(False)
        search = LineField(self, icon="search", height=34)
        search.setPlaceholderText("Search")
        self._row("Fields", empty, filled, wrong, off, search, stretch=True)
        error = InlineError(wrong, self)
        error.show_error("These are two ids.")
        self._row("Inline error", error, stretch=True)

    def _tabs(self) -> Tabs:
        tabs = Tabs(self)
        for name in ("Result", "Raw XML", "History", "List of ids"):
            tabs.addTab(QWidget(tabs), name)
        tabs.bar.set_badge(3, "128 / 300")
        return tabs

    def _journey(self) -> Journey:
        journey = Journey(self)
        stops = (
            Stop("Gateway", "06:27:48", StopState.DONE),
            Stop("Operator", "no time given", StopState.PASSED),
            Stop("Phone", "06:27:51", StopState.ARRIVED),
            Stop("Phone", "not yet", StopState.AHEAD),
        )
        journey.set_stops(stops, Tone.GOOD)
        return journey

    def _card(self) -> Card:
        card = Card(self)
        card.set_tone(Tone.GOOD)
        card.setFixedHeight(40)
        return card

    def _banner(self) -> Banner:
        banner = Banner(self)
        banner.show_text("Practice: nothing here is real.", "Leave practice")
        return banner

    def _table(self) -> Table:
        table = Table(self)
        model = QStandardItemModel(3, 3, table)
        model.setHorizontalHeaderLabels(["Id", "Result", "Recipient"])
        for row, tone in enumerate((Tone.GOOD, Tone.WAITING, Tone.BAD)):
            items = [QStandardItem(text) for text in (f"96400{row}", tone.name.title(), "+7 701 000 00 41")]
            items[0].setData(True, CellRole.STRONG)
            items[1].setData(tone, CellRole.TONE)
            for column, item in enumerate(items):
                model.setItem(row, column, item)
        table.setModel(model)
        table.selectRow(1)
        table.setFixedHeight(148)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().setStretchLastSection(True)
        return table


_FILTERS = (("All", None), ("Delivered", Tone.GOOD), ("Not found", Tone.MISSING))
