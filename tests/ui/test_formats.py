"""Times, durations and numbers as people write them, in three languages."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from kit_desktop.core.gateway_time import read_moment
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.settings.settings import Language
from kit_desktop.ui.formats import (
    ago,
    almaty_time,
    alphabet,
    both_clocks,
    day_and_clock,
    decimal,
    duration,
    ended_at,
    mask_digits,
    near_day_and_clock,
    phone,
    short_day_and_clock,
    when_line,
    whole,
)
from kit_desktop.ui.i18n import Translators

MOMENT = read_moment("2022-09-21 16: 00: 24")


@pytest.mark.parametrize(
    ("text", "shown", "masked"),
    [
        ("77011234567", "+7 701 123 45 67", "+7 701 ••• •• 67"),
        (" 77011234567 ", "+7 701 123 45 67", "+7 701 ••• •• 67"),
        ("+77011234567", "+77011234567", "+7 701 ••• •• 67"),
        ("87011234567", "87011234567", "+7 701 ••• •• 67"),
        ("7701123456", "7701123456", "+7 770 ••• •• 56"),
        ("77011234567٠", "77011234567٠", "7701••••••7٠"),
        ("12", "12", "••"),
        ("", "", ""),
    ],
)
def test_a_number(text: str, shown: str, masked: str) -> None:
    assert phone(text) == shown
    assert phone(text, masked=True) == masked


def test_masking_keeps_the_last_two() -> None:
    assert mask_digits("123456") == "••••56"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(0), "0 seconds"),
        (timedelta(seconds=1), "1 second"),
        (timedelta(seconds=59), "59 seconds"),
        (timedelta(minutes=2, seconds=5), "2 minutes 5 seconds"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=3, minutes=4, seconds=5), "3 hours 4 minutes"),
        (timedelta(days=1, hours=4, minutes=59), "1 day 4 hours"),
        (timedelta(days=7), "7 days"),
    ],
)
def test_a_duration_has_its_two_largest_units(span: timedelta, words: str) -> None:
    assert duration(span) == words


@pytest.mark.parametrize(
    ("chosen", "day", "three", "latin"),
    [
        (Language.ENGLISH, "21 September 2022, 16:00:24", "3 seconds", "Latin"),
        (Language.RUSSIAN, "21 сентября 2022 г., 16:00:24", "3 секунды", "Латиница"),
        (Language.KAZAKH, "2022 ж. 21 қыркүйек, 16:00:24", "3 секунд", "Латын"),
    ],
)
def test_each_language_has_its_own(language: Translators, chosen: Language, day: str, three: str, latin: str) -> None:
    language.use(chosen)
    assert MOMENT.at is not None
    assert day_and_clock(MOMENT.at).lower() == day.lower()
    assert duration(timedelta(seconds=3)) == three
    assert alphabet("0").lower().startswith(latin.lower()[:4])


@pytest.mark.parametrize(
    ("chosen", "day", "seconds", "thousands"),
    [
        (Language.ENGLISH, "21 Sept 2022, 16:00:24", "0.31", "1,234,567"),
        (Language.RUSSIAN, "21 сент. 2022, 16:00:24", "0,31", "1\u00a0234\u00a0567"),
        (Language.KAZAKH, "2022 ж. 21 қыр., 16:00:24", "0,31", "1\u00a0234\u00a0567"),
    ],
)
def test_numbers_and_short_days_are_those_of_the_language(
    language: Translators, chosen: Language, day: str, seconds: str, thousands: str
) -> None:
    language.use(chosen)
    assert MOMENT.at is not None
    assert short_day_and_clock(MOMENT.at).replace("Sep 2", "Sept 2") == day
    assert decimal(0.312, 2) == seconds
    assert whole(1_234_567) == thousands
    assert thousands in duration(timedelta(days=1_234_567))


def test_a_time_has_its_zone_or_stands_as_it_came() -> None:
    assert almaty_time(MOMENT) == "21 September 2022, 16:00:24 (Almaty time)"
    assert almaty_time(read_moment("soon\u202e")) == "soon⟦U+202E⟧"
    assert almaty_time(read_moment(None)) == ""


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes its zone from the system only")
def test_the_computers_clock_stands_beside_only_where_it_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert both_clocks(MOMENT) == "21 September 2022, 16:00:24 (Almaty time)"
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    assert both_clocks(MOMENT) == "21 September 2022, 16:00:24 (Almaty time) · 10:00:24 on this computer’s clock"
    assert MOMENT.at is not None
    assert MOMENT.at.astimezone(UTC) == datetime(2022, 9, 21, 10, 0, 24, tzinfo=UTC)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="There it is so in every test")
def test_a_clock_of_almaty_that_knows_no_earlier_offset_is_no_other_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "ALM-5")  # what Windows' C library knows
    time.tzset()
    assert both_clocks(MOMENT) == "21 September 2022, 16:00:24 (Almaty time)"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes its zone from the system only")
def test_a_time_that_this_computers_own_clock_left_out_stands_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Africa/Cairo")  # where 26 April 2024 began at one o'clock
    time.tzset()
    assert almaty_time(read_moment("2024-04-26 00:30:00")) == "26 April 2024, 00:30:00 (Almaty time)"


@pytest.mark.parametrize(
    ("text", "words"), [("0", "Latin"), ("1", "Cyrillic"), (" 1 ", "Cyrillic"), ("2", "2"), ("<b>", "<b>"), ("", "")]
)
def test_the_alphabet(text: str, words: str) -> None:
    assert alphabet(text) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-1, ""),
        (0, "1 second ago"),
        (59, "59 seconds ago"),
        (60, "1 minute ago"),
        (3_599, "59 minutes ago"),
        (3_600, "1 hour ago"),
        (86_399, "23 hours ago"),
        (86_400, "1 day ago"),
        (86_400 * 40, "40 days ago"),
    ],
)
def test_an_age_has_its_largest_unit(seconds: int, words: str) -> None:
    assert ago(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (21, "today, 16:00:24"),
        (22, "yesterday, 16:00:24"),
        (23, "21 September 2022, 16:00:24"),
        (20, "21 September 2022, 16:00:24"),
    ],
)
def test_a_near_day_is_told_in_the_zone_of_the_time(day: int, words: str) -> None:
    assert MOMENT.at is not None
    # 21:30 UTC of the day before is past midnight in Almaty.
    for now in (datetime(2022, 9, day, 12, tzinfo=UTC), datetime(2022, 9, day - 1, 21, 30, tzinfo=UTC)):
        assert near_day_and_clock(MOMENT.at, now) == words


@pytest.mark.parametrize(
    ("status", "sent", "received", "line"),
    [
        ("delivered", "12:00:00", "12:00:03", "Today, 12:00:03 (Almaty time) · 3 seconds after it was sent"),
        ("delivered", "", "12:00:03", "Today, 12:00:03 (Almaty time)"),
        (
            "undelivered",
            "12:00:00",
            "12:00:03",
            "Delivery stopped: today, 12:00:03 (Almaty time) · 3 seconds after it was sent",
        ),
        ("undelivered", "", "12:00:03", "Delivery stopped: today, 12:00:03 (Almaty time)"),
        ("sent", "12:00:00", "", "Sent: today, 12:00:00 (Almaty time) · 2 hours ago"),
        ("sent", "16:00:00", "", "Sent: today, 16:00:00 (Almaty time)"),
        ("sending", "12:00:00", "", "Time as the gateway gave it: today, 12:00:00 (Almaty time)"),
        ("odd", "12:00:00", "", "Sent: today, 12:00:00 (Almaty time)"),
        ("sent", "soon", "", "Time as the gateway gave it: 2026-05-01 soon"),
        ("sent", None, "", ""),
    ],
)
def test_the_line_under_the_title(status: str, sent: str | None, received: str, line: str) -> None:
    times = {"senttime": sent and f"2026-05-01 {sent}", "receivedtime": received and f"2026-05-01 {received}"}
    info = MessageInfo({"status": status, **times})
    # 14:00 in Almaty; this computer's clock is Almaty's too.
    now = datetime(2026, 5, 1, 9, tzinfo=UTC)
    assert when_line(info, info.timing(now), now) == line


def test_an_end_without_a_present_time_is_told_by_its_day() -> None:
    info = MessageInfo({"status": "delivered", "senttime": "2026-05-01 12:00:00", "receivedtime": "2026-05-01 12:00:03"})
    timing = info.timing(datetime(2026, 5, 1, 9, tzinfo=UTC))
    assert ended_at(timing) == "1 May 2026, 12:00:03 (Almaty time) · 3 seconds after it was sent"
