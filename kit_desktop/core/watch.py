"""Asking for a message again until its state is final: when the next question is due, and what ends it.

Nothing here has a clock: every call brings the time, in seconds of a clock that never goes back (`time.monotonic`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kit_desktop.core.limits import FIRST_RANGE, LONGEST_RANGE, MINUTES_RANGE
from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult

_GROWTH = 1.5
_FAILURES = 3
"""So many failures in a row end a watch."""

_AT_ONCE = frozenset({Outcome.AUTH_FAILED, Outcome.NO_CREDENTIALS, Outcome.BAD_ENDPOINT, Outcome.BAD_ID})
"""Asking again cannot help, and a login that was refused may be locked by it."""


@dataclass(frozen=True, slots=True)
class WatchPace:
    """`first`: seconds to the first question. Each wait is half as long again as the one before, up to `longest` seconds.

    `at_most`: seconds after which nothing more is asked. Raises ValueError outside the ranges.
    """

    first: float = 10.0
    longest: float = 60.0
    at_most: float = 1_800.0

    def __post_init__(self) -> None:
        minutes = self.at_most / 60
        for value, (low, high) in ((self.first, FIRST_RANGE), (self.longest, LONGEST_RANGE), (minutes, MINUTES_RANGE)):
            if not low <= value <= high:
                raise ValueError(f"{value} is not within {low} and {high}")


class WatchEnd(StrEnum):
    """Why a message is no longer watched."""

    FINAL = "final"
    FAILURES = "failures"
    REFUSED = "refused"
    TIME_OVER = "time_over"
    STOPPED = "stopped"
    CHANGED = "changed"
    """The address, or the account, is no longer the one that it began with."""


def can_be_watched(result: LookupResult) -> bool:
    """Whether waiting may change this answer: `send`, `sending` or `sent`."""
    status = result.info.status if result.outcome is Outcome.OK and result.info is not None else Status.UNKNOWN
    return status.is_waiting or status is Status.SENT


class Watch:
    """One message's watch. It begins after an answer; `next_at` is when to ask next, None when it has ended (`end`)."""

    __slots__ = ("_failures", "_last_at", "_pace", "_wait", "end", "next_at", "times_asked")

    def __init__(self, pace: WatchPace, now: float) -> None:
        self.times_asked = 0
        self.end: WatchEnd | None = None
        self._pace = pace
        self._last_at = now + pace.at_most
        self._wait = pace.first
        self._failures = 0
        self.next_at: float | None = min(now + pace.first, self._last_at)

    def is_due(self, now: float) -> bool:
        """Whether it is time to ask."""
        return self.next_at is not None and now >= self.next_at

    def judge(self, result: LookupResult, now: float) -> WatchEnd | None:
        """Take an answer to a question of this watch: set the next time, or end; returns the end or None."""
        if self.end is not None:
            return self.end
        self.times_asked += 1
        self._failures = 0 if result.outcome is Outcome.OK else self._failures + 1
        end = self._ending(result)
        if end is not None:
            self.stop(end)
            return end
        self._wait = min(self._wait * _GROWTH, max(self._pace.longest, self._pace.first))
        # The last question comes when the time is up, unless one was asked only just before.
        self.next_at = min(now + self._wait, self._last_at)
        if self.next_at - now < self._pace.first / 2:
            self.stop(WatchEnd.TIME_OVER)
        return self.end

    def stop(self, end: WatchEnd = WatchEnd.STOPPED) -> None:
        """End the watch; the first end counts."""
        self.end = self.end or end
        self.next_at = None

    def _ending(self, result: LookupResult) -> WatchEnd | None:
        if result.outcome is Outcome.OK and result.info is not None and result.info.status.is_final:
            return WatchEnd.FINAL
        if result.outcome in _AT_ONCE:
            return WatchEnd.REFUSED
        return WatchEnd.FAILURES if self._failures >= _FAILURES else None
