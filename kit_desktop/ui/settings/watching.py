"""How often watched messages are looked up."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kit_desktop.core.limits import FIRST_RANGE, LONGEST_RANGE, MINUTES_RANGE
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.settings.rows import Page


class WatchingPage(Page):
    """The first wait, the longest wait, and how long at the most."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.first = self.number(FIRST_RANGE, self.tr(" s"))
        self.longest = self.number(LONGEST_RANGE, self.tr(" s"))
        self.minutes = self.number(MINUTES_RANGE, self.tr(" min"))
        self.add_section(
            self.tr("Watch until final"),
            self.row(
                "watch_first",
                self.tr("First check after"),
                self.first,
                self.tr("Each wait is a little longer than the one before"),
            ),
            self.row("watch_longest", self.tr("Longest wait between two checks"), self.longest),
            self.row(
                "watch_minutes",
                self.tr("Stop watching after"),
                self.minutes,
                self.tr("Even where there is no final result by then"),
            ),
        )

    def chosen(self, settings: Settings) -> Settings:
        chosen = super().chosen(settings)
        return replace(chosen, watch_longest=max(chosen.watch_longest, chosen.watch_first))
