"""From which day to which: the part of the history's question that is about time."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from kit_desktop.ui.formats import short_day_form
from kit_desktop.ui.widgets.layouts import fill


class Period(NamedTuple):
    """Zoned times; the second is no longer included. None: no bound on that side."""

    since: datetime | None = None
    until: datetime | None = None


class _Choice(Enum):
    ANY = auto()
    TODAY = auto()
    YESTERDAY = auto()
    WEEK = auto()
    FROM_TO = auto()


class PeriodChoice(QWidget):
    """`changed`: another period was chosen. Days are this computer's."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox(self)
        self.box.setAccessibleName(self.tr("Period"))
        for choice, text in (
            (_Choice.ANY, self.tr("Any day")),
            (_Choice.TODAY, self.tr("Today")),
            (_Choice.YESTERDAY, self.tr("Yesterday")),
            (_Choice.WEEK, self.tr("Last 7 days")),
            (_Choice.FROM_TO, self.tr("From … to …")),
        ):
            self.box.addItem(text, choice.value)
        self.first, self.last = (self._date(name) for name in (self.tr("From"), self.tr("To")))
        self.setFocusProxy(self.box)
        row = fill(QHBoxLayout(self), spacing=6)
        for widget in (self.box, self.first, self.last):
            widget.setMinimumHeight(34)
            row.addWidget(widget)
        self.box.currentIndexChanged.connect(self._on_chosen)

    def _date(self, name: str) -> QDateEdit:
        edit = QDateEdit(QDate.currentDate(), self)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat(short_day_form())
        edit.setAccessibleName(name)
        edit.hide()
        edit.dateChanged.connect(self.changed)
        return edit

    def _on_chosen(self) -> None:
        for edit in (self.first, self.last):
            edit.setVisible(self.has_days)
        self.changed.emit()

    @property
    def has_days(self) -> bool:
        """Whether the two days are chosen one by one."""
        return self._choice is _Choice.FROM_TO

    @property
    def _choice(self) -> _Choice:
        return _Choice(self.box.currentData())

    def period(self, now: datetime) -> Period:
        """The period that is chosen, at this zoned time of the computer."""
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        day = timedelta(days=1)
        match self._choice:
            case _Choice.TODAY:
                return Period(today)
            case _Choice.YESTERDAY:
                return Period(today - day, today)
            case _Choice.WEEK:
                return Period(today - 6 * day)
            case _Choice.FROM_TO:
                # Whoever turns the two days round means the days between them.
                first, last = sorted((_midnight(self.first.date(), now), _midnight(self.last.date(), now)))
                return Period(first, last + day)
            case _:
                return Period()


def _midnight(date: QDate, like: datetime) -> datetime:
    return datetime(date.year(), date.month(), date.day(), tzinfo=like.tzinfo)
