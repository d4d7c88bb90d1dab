"""Which days the history is asked for."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from kit_desktop.ui.history.period import Period, PeriodChoice

ZONE = timezone(timedelta(hours=5))
NOW = datetime(2026, 11, 28, 0, 30, 15, 7, tzinfo=ZONE)


def day(number: int) -> datetime:
    return datetime(2026, 11, number, tzinfo=ZONE)


@pytest.fixture
def choice(qtbot: QtBot) -> PeriodChoice:
    made = PeriodChoice()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("index", "expected"),
    [(0, Period()), (1, Period(day(28))), (2, Period(day(27), day(28))), (3, Period(day(22)))],
)
def test_the_days_of_this_computer(qtbot: QtBot, choice: PeriodChoice, index: int, expected: Period) -> None:
    choice.box.setCurrentIndex(index)
    assert choice.period(NOW) == expected
    assert not choice.first.isVisible()


@pytest.mark.parametrize("days", [(3, 5), (5, 3)])
def test_from_to_takes_both_days_whole(qtbot: QtBot, choice: PeriodChoice, days: tuple[int, int]) -> None:
    with qtbot.waitSignal(choice.changed):
        choice.box.setCurrentIndex(4)
    assert choice.first.isVisible()
    with qtbot.waitSignal(choice.changed):
        choice.first.setDate(QDate(2026, 11, days[0]))
    choice.last.setDate(QDate(2026, 11, days[1]))
    assert choice.last.text() == f"{days[1]} Nov 2026"
    assert choice.period(NOW) == Period(day(3), day(6))
