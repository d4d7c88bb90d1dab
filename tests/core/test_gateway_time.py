"""The gateway's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit_desktop.core.gateway_time import CLOCK_TOLERANCE, LONGEST_DELAY, TimeOddity, almaty, read_moment, read_timing

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
"""Noon in Almaty."""


def local(*fields: int) -> datetime:
    """A wall clock in Almaty."""
    year, month, day, hour, minute, second = fields
    return datetime(year, month, day, hour, minute, second, tzinfo=almaty())


@pytest.mark.parametrize(
    "raw",
    [
        "2022-09-21 16:00:21",
        "2022-09-21 16: 00: 21",
        " 2022-09-21  16 : 00 : 21\n",
        "2022-09-21\t16:00:21",
    ],
)
def test_both_forms_of_the_providers_page_are_read(raw: str) -> None:
    moment = read_moment(raw)
    assert moment.raw == raw
    assert moment.at == local(2022, 9, 21, 16, 0, 21)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        "0000-00-00 00:00:00",
        "2022-02-30 10:00:00",
        "2022-13-01 10:00:00",
        "2022-09-21 24:00:00",
        "2022-09-21 16:00:60",
        "2022-09-21",
        "2022-09-21T16:00:21",
        "2022-09-21 16:00",
        "21.09.2022 16:00:21",
        "2022-9-21 16:00:21",
        "２０２２-09-21 16:00:21",
        "٢٠٢٢-09-21 16:00:21",
        "2022-09-21 16:00:21.5",
        "2022-09-21 16:00:21Z",
        "2022-09-21 16:00:21 2023",
        "yesterday",
    ],
)
def test_what_is_no_time_stays_as_it_came(raw: str | None) -> None:
    moment = read_moment(raw)
    assert (moment.raw, moment.at) == (raw, None)


@given(st.text(max_size=60))
def test_reading_never_raises(raw: str) -> None:
    assert read_moment(raw).raw == raw


def test_kazakhstan_is_one_zone_since_march_2024() -> None:
    assert local(2024, 2, 29, 12, 0, 0).utcoffset() == timedelta(hours=6)
    assert local(2024, 3, 2, 12, 0, 0).utcoffset() == timedelta(hours=5)
    assert local(2026, 7, 1, 12, 0, 0).utcoffset() == timedelta(hours=5)


def test_a_delay() -> None:
    timing = read_timing("2026-11-20 10:00:00", "2026-11-20 10:00:03", NOW)
    assert (timing.delay, timing.oddity) == (timedelta(seconds=3), None)


def test_a_delay_over_the_change_of_the_clocks_counts_real_seconds() -> None:
    timing = read_timing("2024-02-29 22:30:00", "2024-03-01 00:30:00", NOW)
    assert timing.delay == timedelta(hours=3)


@pytest.mark.parametrize(
    ("sent", "received", "oddity"),
    [
        # The provider's own sample: delivered a year after it was sent.
        ("2022-09-21 16: 00: 21", "2023-09-21 15: 59: 24", TimeOddity.TOO_LONG),
        ("2026-11-20 10:00:03", "2026-11-20 10:00:00", TimeOddity.REVERSED),
        ("2026-11-20 10:00:00", "", TimeOddity.MISSING),
        ("2026-11-20 10:00:00", None, TimeOddity.MISSING),
        (None, None, TimeOddity.MISSING),
        ("", "2026-11-20 10:00:00", TimeOddity.MISSING),
        ("2026-11-20 10:00:00", "soon", TimeOddity.UNREADABLE),
        ("0000-00-00 00:00:00", "2026-11-20 10:00:00", TimeOddity.UNREADABLE),
        ("2024-02-29 22:59:59", "2024-02-29 23:00:00", TimeOddity.CAME_TWICE),
        ("2024-02-29 23:59:59", "2024-03-01 00:00:00", TimeOddity.CAME_TWICE),
        ("2024-02-29 23:30:00", "2024-02-29 23:10:00", TimeOddity.CAME_TWICE),
        ("2026-11-20 10:00:00", "2026-11-20 13:00:00", TimeOddity.FUTURE),
        ("2030-01-01 10:00:00", "soon", TimeOddity.FUTURE),
    ],
)
def test_a_time_that_makes_no_sense_gives_no_delay(sent: str | None, received: str | None, oddity: TimeOddity) -> None:
    timing = read_timing(sent, received, NOW)
    assert (timing.delay, timing.oddity) == (None, oddity)
    assert (timing.sent.raw, timing.received.raw) == (sent, received)


def test_the_bounds_of_sense() -> None:
    first = local(2026, 11, 1, 10, 0, 0)

    def oddity(last: datetime, now: datetime = NOW) -> TimeOddity | None:
        return read_timing(f"{first:%Y-%m-%d %H:%M:%S}", f"{last:%Y-%m-%d %H:%M:%S}", now).oddity

    assert oddity(first + LONGEST_DELAY) is None
    assert oddity(first + LONGEST_DELAY + timedelta(seconds=1)) is TimeOddity.TOO_LONG
    assert oddity(first) is None
    assert oddity(first + CLOCK_TOLERANCE, now=first.astimezone(UTC)) is None
    assert oddity(first + CLOCK_TOLERANCE + timedelta(seconds=1), now=first.astimezone(UTC)) is TimeOddity.FUTURE


_SECONDS = st.integers(0, 3_000_000_000)
"""From 2000 to 2095."""


@given(_SECONDS, _SECONDS)
def test_there_is_a_delay_or_a_reason_and_never_a_negative_one(first: int, last: int) -> None:
    sent, received = (
        (local(2000, 1, 1, 0, 0, 0) + timedelta(seconds=count)).strftime("%Y-%m-%d %H:%M:%S") for count in (first, last)
    )
    timing = read_timing(sent, received, NOW)
    assert (timing.delay is None) == (timing.oddity is not None)
    assert timing.delay is None or timedelta(0) <= timing.delay <= LONGEST_DELAY


@pytest.mark.parametrize("year", ["0001", "1969", "1970", "1989", "3000", "9999"])
def test_a_placeholder_is_no_time(year: str) -> None:
    raw = f"{year}-01-01 00:00:00"
    timing = read_timing("2022-09-21 16:00:21", raw, NOW)
    assert (timing.received.raw, timing.received.at, timing.delay) == (raw, None, None)
    assert timing.oddity is TimeOddity.UNREADABLE


@settings(max_examples=30)
@given(st.from_regex(r"\A\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01]) [0-2]\d:[0-5]\d:[0-5]\d\Z"), st.timezones())
def test_every_time_that_is_read_can_be_shown_anywhere(raw: str, zone: tzinfo) -> None:
    timing = read_timing(raw, raw, NOW)
    if timing.sent.at is not None:
        assert timing.sent.at.astimezone(zone) == timing.sent.at
        # Windows' C library knows no other.
        assert datetime(1970, 1, 3, tzinfo=UTC) < timing.sent.at < datetime(3000, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(("received", "oddity"), [("2022-09-28 16:00:21", None), ("2022-09-28 16:00:22", TimeOddity.TOO_LONG)])
def test_a_week_is_the_longest_delay(received: str, oddity: TimeOddity | None) -> None:
    assert read_timing("2022-09-21 16:00:21", received, datetime(2026, 11, 28, tzinfo=UTC)).oddity is oddity


@pytest.mark.parametrize(("year", "is_read"), [("1989", False), ("1990", True), ("2999", True), ("3000", False)])
def test_years_that_can_be_meant(year: str, is_read: bool) -> None:
    assert (read_moment(f"{year}-06-01 12:00:00").at is not None) is is_read
