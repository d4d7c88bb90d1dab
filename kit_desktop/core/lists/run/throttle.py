"""How fast a list may be asked right now: evenly spaced, and slower by itself when the gateway shows that it is too much.

The gateway's limits are unknown. So the pace halves when it says 429 or 503 (or a web server before it 502 or 504) or lets a
request time out, and comes back in steps once answers are good again: quick down, slow up, as TCP does it.
"""

from __future__ import annotations

from collections import deque

from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.outcome import Outcome

SLOWEST = 1 / 32
"""The smallest part of the allowed rate that the pace falls to."""

_BUSY = {429, 502, 503, 504}
_ONE_COMPLAINT = 1.0  # seconds in which several complaints are about the same overload
_CALM = 5.0  # seconds without a complaint before the pace comes back
_STEP = 2.0  # seconds between two steps back
_WINDOW = 10.0  # seconds over which the throughput is measured
_FIRST_HOLD = 0.5  # seconds without a new request after a complaint; doubles
_LONGEST_HOLD = 30.0


class Throttle:
    """Not thread-safe: the run asks it under its lock. All times are `time.monotonic()` seconds, given from outside.

    `rate` and `parallel` are what the person allows: requests a second (0 = no limit) and requests at once.
    """

    def __init__(self, rate: float, parallel: int) -> None:
        self._factor = 1.0
        self._base = self._rate = rate
        self._next = 0.0
        self._complaints = 0
        self._last_complaint = self._last_step = float("-inf")
        self._done: deque[float] = deque()
        self._parallel = self.in_flight = parallel

    @property
    def slowed(self) -> bool:
        """Whether the pace is below what the person allows."""
        return self._factor < 1.0

    @property
    def allowed(self) -> float | None:
        """Requests a second that are allowed now, or None for no limit."""
        return self._base * self._factor if self._rate or self.slowed else None

    def delay(self, now: float) -> float:
        """Seconds until the next request may go out; 0 or less: now."""
        return self._next - now

    def take(self, now: float) -> None:
        """A request goes out. Never catches up on time that was lost, so no second sees more than its share."""
        allowed = self.allowed
        self._next = now + 1.0 / allowed if allowed else now

    def per_second(self, now: float) -> float:
        """Answers a second, measured over the last ten seconds."""
        while self._done and self._done[0] < now - _WINDOW:
            self._done.popleft()
        if len(self._done) < 2:
            return 0.0
        return (len(self._done) - 1) / max(now - self._done[0], 0.001)

    def judge(self, result: LookupResult, now: float) -> None:
        """Learn from an answer."""
        self._done.append(now)
        if result.http_status in _BUSY or result.outcome is Outcome.TIMED_OUT:
            self._complaint(now)
        elif result.outcome in {Outcome.OK, Outcome.NOT_FOUND, Outcome.SERVER_FAULT}:
            self._recover(now)

    def _complaint(self, now: float) -> None:
        if now - self._last_complaint < _ONE_COMPLAINT:
            return
        if not self._rate and not self.slowed:
            # Without a limit it is to be slower than something: what it came to so far.
            self._base = max(self.per_second(now), float(self._parallel))
        self._last_complaint = now
        self._complaints += 1
        self._factor = max(self._factor / 2, SLOWEST)
        self.in_flight = max(self.in_flight // 2, 1)
        hold = min(_FIRST_HOLD * 2 ** (self._complaints - 1), _LONGEST_HOLD)
        self._next = max(self._next, now + hold)

    def _recover(self, now: float) -> None:
        if now - self._last_complaint < _CALM or now - self._last_step < _STEP:
            return
        self._last_step = now
        self._complaints = 0
        self._factor = min(self._factor * 1.5, 1.0)
        self.in_flight = self._parallel if self._factor == 1.0 else min(self.in_flight + 1, self._parallel)
