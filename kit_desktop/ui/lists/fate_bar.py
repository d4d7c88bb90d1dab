"""The whole list at a glance: a bar of its parts, and under it a chip for each part that filters the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kit_desktop.core.lists.values import Fate
from kit_desktop.ui.lists.words import FATE_TONES, fate_words
from kit_desktop.ui.widgets.chip import FilterChip
from kit_desktop.ui.widgets.flow_layout import FlowLayout
from kit_desktop.ui.widgets.list_bar import ListBar, Part

if TYPE_CHECKING:
    from collections.abc import Mapping

_ORDER = (
    Fate.DELIVERED,
    Fate.ON_THE_WAY,
    Fate.UNDELIVERED,
    Fate.NOT_FOUND,
    Fate.OTHER_STATUS,
    Fate.FAILED,
    Fate.WAITING,
)


class FateBar(QWidget):
    """`chosen` carries the set of Fates to show; an empty set shows all."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = ListBar(self)
        self._bar.clicked.connect(self._on_bar_clicked)
        chips = QWidget(self)
        flow = FlowLayout(chips)
        self._chips: dict[Fate, FilterChip] = {}
        for fate in _ORDER:
            chip = FilterChip(fate_words(fate), chips, tone=FATE_TONES[fate])
            chip.toggled.connect(self._on_toggled)
            flow.addWidget(chip)
            self._chips[fate] = chip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._bar)
        column.addWidget(chips)

    def show_counts(self, counts: Mapping[Fate, int]) -> None:
        """Show how many ids stand where."""
        self._bar.show_parts([_part(fate, counts.get(fate, 0)) for fate in _ORDER])
        for fate, chip in self._chips.items():
            number = counts.get(fate, 0)
            # The language may have changed since the chip was made.
            chip.setText(fate_words(fate))
            chip.set_count(number)
            chip.setVisible(bool(number) or chip.isChecked())

    def clear_choice(self) -> None:
        """Show all again."""
        for chip in self._chips.values():
            chip.setChecked(False)

    def redraw(self) -> None:
        """Take the colours in use."""
        self.update()

    def _on_toggled(self) -> None:
        self.chosen.emit(frozenset(fate for fate, chip in self._chips.items() if chip.isChecked()))

    def _on_bar_clicked(self, fate: Fate) -> None:
        self._chips[fate].setChecked(not self._chips[fate].isChecked())


def _part(fate: Fate, number: int) -> Part:
    return Part(fate, None if fate is Fate.WAITING else FATE_TONES[fate], number, fate_words(fate))
