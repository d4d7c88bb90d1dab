"""The gateway's clock: `YYYY-MM-DD HH:mm:ss`, wall clock of Asia/Almaty (provider's documentation).

The provider's own sample has spaces inside the clock (`2022-09-21 16: 00: 21`) and a delivery a year after the sending, so
both forms are read, and a delay is computed only where it makes sense.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

LONGEST_DELAY = timedelta(days=7)
"""Operators give an SMS up after three days at the most; a longer delay is a wrong clock, not a slow phone."""

CLOCK_TOLERANCE = timedelta(minutes=10)
"""How far the gateway's clock may be ahead of this computer's before a time counts as lying in the future."""

CLOCK_JUMP = timedelta(days=7)
"""Where the newest of what is kept is older than that, the computer's clock may be wrong: nothing is removed for its age."""

_YEARS = range(1990, 3000)
"""The first SMS was sent in 1992. Clocks outside of this are placeholders (`0001-01-01`, `1970-01-01`, `9999-12-31`), and no
computer's own clock goes that far: Windows' ends with the year 3000 and begins with 1970."""

_FORM = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})\s+(\d{2})\s*:\s*(\d{2})\s*:\s*(\d{2})\s*", re.ASCII)


class TimeOddity(StrEnum):
    """Why no delay is shown."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    CAME_TWICE = "came_twice"
    REVERSED = "reversed"
    TOO_LONG = "too_long"
    FUTURE = "future"


class Moment(NamedTuple):
    """A time field: as it came (None when the element was missing), and as a zoned time where it could be read."""

    raw: str | None
    at: datetime | None


class Timing(NamedTuple):
    """Both time fields of a message. `delay` is None exactly when `oddity` says why."""

    sent: Moment
    received: Moment
    delay: timedelta | None
    oddity: TimeOddity | None


@cache
def almaty() -> tzinfo:
    """The zone of every time that the gateway gives. The `tzdata` package is asked first: a system's own table may
    predate 2024-03-01, when Kazakhstan became one zone, UTC+5.

    Raises ZoneInfoNotFoundError where neither the package nor the system has the zone.
    """
    import importlib.resources  # noqa: PLC0415  # with zoneinfo 7 ms, which the start need not wait for
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # as above

    try:
        with importlib.resources.files("tzdata").joinpath("zoneinfo", "Asia", "Almaty").open("rb") as file:
            return ZoneInfo.from_file(file, key="Asia/Almaty")
    except (ModuleNotFoundError, OSError):
        return ZoneInfo("Asia/Almaty")


def read_moment(raw: str | None) -> Moment:
    """Read one time field. What is no real time of the documented form has `at` None; never raises."""
    match = _FORM.fullmatch(raw or "")
    if match is None or int(match[1]) not in _YEARS:
        return Moment(raw, None)
    try:
        return Moment(raw, datetime(*map(int, match.groups()), tzinfo=almaty()))  # type: ignore[misc,arg-type]
    except ValueError:
        return Moment(raw, None)


@lru_cache(maxsize=4)  # one answer is read for its way, its fields, its title and its age
def read_timing(sent: str | None, received: str | None, now: datetime) -> Timing:
    """Read both fields and the delay between them. `now` is zoned, the moment at which the answer came."""
    first, last = read_moment(sent), read_moment(received)
    delay = None
    if first.at is not None and last.at is not None:
        # Python subtracts wall clocks where both have the same zone; Almaty's was put back an hour on 2024-03-01.
        delay = last.at.astimezone(UTC) - first.at.astimezone(UTC)
    oddity = _oddity(first, last, delay, now)
    return Timing(first, last, None if oddity else delay, oddity)


def _oddity(first: Moment, last: Moment, delay: timedelta | None, now: datetime) -> TimeOddity | None:
    known = [moment.at for moment in (first, last) if moment.at is not None]
    if any(at > now + CLOCK_TOLERANCE for at in known):
        return TimeOddity.FUTURE
    if not (first.raw or "").strip() or not (last.raw or "").strip():
        return TimeOddity.MISSING
    if delay is None:
        return TimeOddity.UNREADABLE
    if any(at.utcoffset() != at.replace(fold=1).utcoffset() for at in known):
        # As the hour before 2024-03-01: which of the two was meant, nobody says.
        return TimeOddity.CAME_TWICE
    if delay < timedelta(0):
        return TimeOddity.REVERSED
    return TimeOddity.TOO_LONG if delay > LONGEST_DELAY else None
