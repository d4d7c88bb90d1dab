"""What hardly anybody needs to change: the pace of lists, and how much the log says."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from kit_desktop.core.limits import PARALLEL_RANGE, RATE_RANGE
from kit_desktop.core.settings.settings import LogLevel, Settings
from kit_desktop.ui.settings.rows import Page


class _RateBox(QDoubleSpinBox):
    """Takes a point and a comma alike: Qt leaves out the one that the language does not write, and makes 25 of "2.5"."""

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        return super().validate(self._spelled(text), place)

    def valueFromText(self, text: str) -> float:  # noqa: N802  # Qt's name
        return super().valueFromText(self._spelled(text))

    def _spelled(self, text: str) -> str:
        return re.sub("[.,]", self.locale().decimalPoint(), text)


class AdvancedPage(Page):
    """Both are for KiT and for IT teams to ask for."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.parallel = self.number(PARALLEL_RANGE)
        self.rate = _RateBox(self)
        self.rate.setRange(0, RATE_RANGE[1])
        self.rate.setDecimals(1)
        self.rate.setSpecialValueText(self.tr("no limit"))
        self.add_section(
            self.tr("Lists of ids"),
            self.row(
                "list_parallel",
                self.tr("Lookups at the same time"),
                self.parallel,
                self.tr("Fewer where the gateway answers slowly or with errors"),
            ),
            self.row(
                "list_rate",
                self.tr("Lookups a second, at most"),
                self.rate,
                self.tr("0 means no limit; where the gateway complains, the program slows down by itself"),
            ),
        )
        self.log_level = self.choice(
            (LogLevel.WARNING, self.tr("Problems only")),
            (LogLevel.INFO, self.tr("Normal")),
            (LogLevel.DEBUG, self.tr("In detail")),
        )
        self.add_section(
            self.tr("Log"),
            self.row(
                "log_level",
                self.tr("What the log says"),
                self.log_level,
                self.tr("In detail only while KiT or your IT team looks for a fault; never with a password"),
            ),
        )

    def chosen(self, settings: Settings) -> Settings:
        chosen = super().chosen(settings)
        # Between no limit and the least limit there is nothing.
        return replace(chosen, list_rate=max(chosen.list_rate, RATE_RANGE[0])) if chosen.list_rate else chosen
