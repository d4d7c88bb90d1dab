"""Which days the history is asked for."""

from __future__ import annotations

import sys
import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Language
from kit_desktop.ui.formats import short_day
from kit_desktop.ui.history.period import PeriodChoice
from kit_desktop.ui.i18n import Translators

from ..window_bench import turn_wheel

ZONE = timezone(timedelta(hours=5))
TODAY = date(2026, 11, 28)


def day(number: int) -> datetime:
    return datetime(2026, 11, number, tzinfo=ZONE)


@pytest.fixture
def choice(qtbot: QtBot) -> PeriodChoice:
    made = PeriodChoice(40)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("index", "expected"),
    [(0, (None, None)), (1, (day(28), None)), (2, (day(27), day(28))), (3, (day(22), None))],
)
def test_the_days_of_this_computer(
    qtbot: QtBot, choice: PeriodChoice, index: int, expected: tuple[datetime | None, datetime | None]
) -> None:
    choice.box.setCurrentIndex(index)
    assert choice.period(TODAY) == expected
    assert not choice.first.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
@pytest.mark.parametrize("spoken", list(Language)[1:])
def test_a_day_of_any_month_has_room(qtbot: QtBot, language: Translators, spoken: Language) -> None:
    language.use(spoken)
    choice = PeriodChoice(40)
    qtbot.addWidget(choice)
    choice.box.setCurrentIndex(4)
    choice.resize(choice.minimumSizeHint())
    choice.show()
    months = [short_day(date(2026, month, 28)) for month in range(1, 13)]
    room = choice.first.findChild(QLineEdit).width()
    # Of its width a field keeps two pixels on either side of its text, and one for the cursor.
    widest = max(map(choice.fontMetrics().horizontalAdvance, months))
    assert widest + 5 <= room < 1.5 * widest


@pytest.mark.parametrize("days", [(3, 5), (5, 3)])
def test_from_to_takes_both_days_whole(qtbot: QtBot, choice: PeriodChoice, days: tuple[int, int]) -> None:
    with qtbot.waitSignal(choice.changed):
        choice.box.setCurrentIndex(4)
    assert choice.first.isVisible()
    with qtbot.waitSignal(choice.changed):
        choice.first.setDate(QDate(2026, 11, days[0]))
    choice.last.setDate(QDate(2026, 11, days[1]))
    assert {each.height() for each in (choice.box, choice.first, choice.last)} == {40}
    assert choice.last.text() == f"{days[1]} Nov 2026"
    assert choice.period(TODAY) == (day(3), day(6))


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes its zone from the system only")
def test_each_day_begins_in_the_zone_that_it_had(choice: PeriodChoice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    choice.box.setCurrentIndex(4)
    choice.first.setDate(QDate(2026, 10, 25))  # its clocks were put back, so it had 25 hours
    choice.last.setDate(QDate(2026, 10, 25))
    whole_day = datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC)
    assert choice.period(TODAY) == whole_day


def test_the_farthest_days_can_be_asked_for(choice: PeriodChoice) -> None:
    choice.box.setCurrentIndex(4)
    choice.first.setDate(QDate(1, 1, 1))
    choice.last.setDate(QDate(9999, 12, 31))
    since, until = choice.period(TODAY)
    assert since is not None
    assert until is not None
    # What Windows' C library knows.
    assert (since.month, since.day, until.month, until.day) == (1, 1, 1, 1)
    assert datetime(1970, 1, 3, tzinfo=UTC) < since < until < datetime(3000, 12, 30, tzinfo=UTC)


def test_the_wheel_changes_no_day(choice: PeriodChoice) -> None:
    choice.box.setCurrentIndex(4)
    assert turn_wheel(choice) == set()
