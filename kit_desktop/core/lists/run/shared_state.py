"""What the threads of one list run share: ids to be asked for, lookups under way, answers not yet on the disk, and one lock."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Sequence

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.journal.tables import Ask
from kit_desktop.core.lists.run.stop_rules import StopRules
from kit_desktop.core.lists.run.throttle import Throttle
from kit_desktop.core.lists.values import Pace, RunEnd, RunProgress, RunState
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.outcome import Outcome

AHEAD = 64
"""Ids that lie ready at the most."""

Answer = tuple[Ask, LookupResult]

_OVER = frozenset({RunState.STOPPING, RunState.ENDED})


class RunQueue:
    """Workers `take` and hand in (`answered`); the journal's thread `collect`s and `supply`s. Safe from any thread.

    Both sides wait on conditions of their own: at eighty answers a second, waking everybody for each would cost more than the
    run has to spare. A worker that hands in takes next, so the others are woken only when there is room for more than one.
    """

    def __init__(self, settings: Pace) -> None:
        self.settings = settings
        self.state = RunState.READY
        self.end: RunEnd | None = None
        self.cause: LookupResult | None = None
        self._lock = threading.RLock()
        self._for_workers = threading.Condition(self._lock)
        self._for_journal = threading.Condition(self._lock)
        self._throttle = Throttle(settings.rate, settings.parallel)
        self._rules = StopRules()
        self._queue: deque[Ask] = deque()
        self._all_read = False
        self._in_flight: dict[int, CancelToken] = {}
        self._unconfirmed: list[Answer] = []

    def switch(self, before: RunState, after: RunState) -> bool:
        """Change the state if it is `before`; whether it was."""
        with self._lock:
            if self.state is not before:
                return False
            self.state = after
            self._wake_all()
            return True

    def stop_for(self, end: RunEnd, cause: LookupResult | None = None) -> None:
        """Cancel what is under way and let nothing more go out. The first reason counts."""
        with self._lock:
            if self.state in _OVER:
                return
            self.state, self.end, self.cause = RunState.STOPPING, end, cause
            for token in self._in_flight.values():
                token.cancel()
            self._wake_all()

    def finish(self) -> None:
        """Nothing is taken or handed in from now on."""
        with self._lock:
            self.end = self.end or RunEnd.FINISHED
            self.state = RunState.ENDED
            self._wake_all()

    def take(self) -> tuple[Ask, CancelToken] | None:
        """Wait for the next id and for its turn; None when there is nothing more to do."""
        with self._lock:
            while self.state not in _OVER and not (self._all_read and not self._queue):
                wait = self._wait_before_taking()
                if wait is None or wait > 0:
                    self._for_workers.wait(wait)
                    continue
                ask, token = self._queue.popleft(), CancelToken()
                self._throttle.take(time.monotonic())
                self._in_flight[ask.seq] = token
                if self._wants_supply():
                    self._for_journal.notify()
                return ask, token
            return None

    def _room(self) -> int:
        return self._throttle.in_flight if self._rules.service_proven else 1

    def _is_behind(self) -> bool:
        return len(self._unconfirmed) >= max(self.settings.parallel, 4)

    def _wait_before_taking(self) -> float | None:
        full = len(self._in_flight) >= self._room() or self._is_behind()
        if self.state is RunState.PAUSED or not self._queue or full:
            return None
        return max(self._throttle.delay(time.monotonic()), 0.0)

    def answered(self, ask: Ask, result: LookupResult) -> None:
        """Hand an answer in. A cancelled lookup is none: its id stays to be asked for."""
        with self._lock:
            self._in_flight.pop(ask.seq, None)
            room = self._room()
            if self.state is not RunState.ENDED and result.outcome is not Outcome.CANCELLED:
                self._unconfirmed.append((ask, result))
                self._throttle.judge(result, time.monotonic())
                if self.state is RunState.STOPPING:
                    self._rules.judge_late(ask.seq, result)
                elif (end := self._rules.judge(ask.seq, result)) is not None:
                    self.stop_for(end, result)
            if self._room() > room:
                self._for_workers.notify_all()
            self._for_journal.notify()

    def collect(self, timeout: float) -> list[Answer]:
        """The answers that came in since the last call; waits for one, for room in the queue, or for the end."""
        with self._lock:
            self._for_journal.wait_for(lambda: self._unconfirmed or self._wants_supply() or self._is_idle(), timeout)
            if self._is_behind():
                self._for_workers.notify_all()
            answers, self._unconfirmed = self._unconfirmed, []
            return answers

    def wanted(self) -> int:
        """How many ids the queue has room for; 0 while it is full enough, or when there are no more."""
        with self._lock:
            return AHEAD - len(self._queue) if self._wants_supply() else 0

    def supply(self, asks: Sequence[Ask]) -> None:
        """Put ids into the queue; none means that there are no more."""
        with self._lock:
            was_empty = not self._queue
            self._queue.extend(asks)
            self._all_read = not asks
            if was_empty or self._all_read:
                self._for_workers.notify_all()

    def is_done(self) -> bool:
        """Whether nothing is under way, waiting or unconfirmed any more."""
        with self._lock:
            return self._is_idle() and not self._unconfirmed

    def unanswered(self) -> list[int]:
        """The places of the last ids about which nothing was learnt before the run stopped by itself."""
        with self._lock:
            return list(self._rules.unanswered)

    def standing(self) -> RunProgress:
        """How things are now, as far as it is seen from here: without the counts."""
        with self._lock:
            has_ended = self.state is RunState.ENDED
            return RunProgress(
                self.state,
                counts={},
                in_flight=len(self._in_flight),
                per_second=self._throttle.per_second(time.monotonic()),
                allowed_per_second=self._throttle.allowed,
                slowed=self._throttle.slowed,
                end=self.end if has_ended else None,
                cause=self.cause if has_ended else None,
            )

    def _wake_all(self) -> None:
        self._for_workers.notify_all()
        self._for_journal.notify_all()

    def _wants_supply(self) -> bool:
        return not self._all_read and len(self._queue) <= AHEAD // 2 and self.state not in _OVER

    def _is_idle(self) -> bool:
        ends = self.state in _OVER or (self._all_read and not self._queue)
        return ends and not self._in_flight
