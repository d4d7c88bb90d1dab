"""How often watched messages are asked for, as three numbers in one row of the settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from kit_desktop.core.watch import FIRST_RANGE, LONGEST_RANGE, MINUTES_RANGE

if TYPE_CHECKING:
    from kit_desktop.core.settings.settings import Settings


class WatchIntervals(QWidget):
    """The first wait, the longest wait, and how long at the most."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = self._number(FIRST_RANGE, settings.watch_first)
        self.first.setPrefix(self.tr("first wait "))
        self.first.setSuffix(self.tr(" s"))
        self.first.setAccessibleName(self.tr("Watching: seconds to the first lookup"))
        self.longest = self._number(LONGEST_RANGE, settings.watch_longest)
        self.longest.setPrefix(self.tr("longest wait "))
        self.longest.setSuffix(self.tr(" s"))
        self.longest.setAccessibleName(self.tr("Watching: longest wait in seconds"))
        self.minutes = self._number(MINUTES_RANGE, settings.watch_minutes)
        self.minutes.setPrefix(self.tr("stop after "))
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setAccessibleName(self.tr("Watching: minutes at the most"))
        self.setFocusProxy(self.first)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for box in (self.first, self.longest, self.minutes):
            row.addWidget(box, 1)

    def _number(self, limits: tuple[float, float], value: float) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(round(limits[0]), round(limits[1]))
        box.setValue(round(value))
        return box

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with the numbers that are shown."""
        return replace(
            settings,
            watch_first=float(self.first.value()),
            watch_longest=float(max(self.longest.value(), self.first.value())),
            watch_minutes=float(self.minutes.value()),
        )
