"""From which day to which: the part of the history's question that is about time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from kit_desktop.ui.formats import moments_of_a_year, short_day_form
from kit_desktop.ui.screen_reader import name_box
from kit_desktop.ui.widgets.layouts import fill, leave_wheel_to_page

_DAYS_AGO = ((None, None), (0, None), (1, 0), (6, None))
"""For each choice but the last, which names its days: when it begins and ends, counted back from today."""


class PeriodChoice(QWidget):
    """`changed`: another period was chosen. Days are this computer's. `height` is the least of its fields."""

    changed = Signal()

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox(self)
        name_box(self.box, self.tr("Period"))
        self.box.addItems((self.tr("Any day"), self.tr("Today"), self.tr("Yesterday"), self.tr("Last 7 days")))
        self.box.addItem(self.tr("From … to …"))
        self.first, self.last = (self._date(name) for name in (self.tr("From"), self.tr("To")))
        self.setFocusProxy(self.box)
        leave_wheel_to_page(self.box, self.first, self.last)
        row = fill(QHBoxLayout(self))
        for widget in (self.box, self.first, self.last):
            widget.setMinimumHeight(height)
            row.addWidget(widget)
        self.box.currentIndexChanged.connect(self._on_chosen)

    def _date(self, name: str) -> QDateEdit:
        edit = QDateEdit(QDate.currentDate(), self)
        # Windows' C library tells the zone of no day outside of 1970 to 3000, and Python's last year has no day after it.
        edit.setDateRange(QDate(1990, 1, 1), QDate(2999, 12, 31))
        edit.setCalendarPopup(True)
        edit.setDisplayFormat(short_day_form())
        # Qt makes it wide enough for the names of the first and the last month.
        widths = [edit.fontMetrics().horizontalAdvance(moment) for moment in moments_of_a_year()]
        edit.setMinimumWidth(edit.sizeHint().width() + max(widths) - min(widths))
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
        return self.box.currentIndex() == len(_DAYS_AGO)

    def period(self, today: date) -> tuple[datetime | None, datetime | None]:
        """Since when and until when (no longer included), where it is that day on this computer; None: no bound there."""
        if self.has_days:
            # Whoever turns the two days round means the days between them.
            first, last = sorted(date(*edit.date().getDate()) for edit in (self.first, self.last))
            return _midnight(first), _midnight(last + timedelta(days=1))
        since, until = _DAYS_AGO[self.box.currentIndex()]
        return (
            None if since is None else _midnight(today - timedelta(days=since)),
            None if until is None else _midnight(today - timedelta(days=until)),
        )


def _midnight(day: date) -> datetime:
    # In the zone as it was on that day: summer time may have begun or ended since.
    return datetime.combine(day, time()).astimezone()
