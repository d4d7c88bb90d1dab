"""What the threads of one list run share: ids to be asked for, lookups under way, answers not yet on the disk, and one lock."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for one request at the gateway, where only so many may be there at once.

    `take` waits for it; False: there is nothing to ask any more. `free` is called when a reply that proves the service has
    come, so that the next may ask while this one is read; with every other the room is free when it has been judged.
    """

    take: Callable[[], bool]
    free: Callable[[], None]


class RunQueue:
    """Workers `take` an id, `begin` when its turn has come, and hand in (`answered`); the journal's thread `collect`s and
    `supply`s. Safe from any thread.

    Ids begin in the order in which they were taken. Each waits on a condition of its own, as the journal does: at eighty
    answers a second, waking everybody for each would cost more than the run has to spare.
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
        self._under_way: dict[int, CancelToken] = {}
        self._before_turn: dict[int, threading.Condition] = {}
        self._at_gateway: set[int] = set()
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
            for token in self._under_way.values():
                token.cancel()
            self._wake_all()

    def finish(self) -> None:
        """Nothing is taken or handed in from now on."""
        with self._lock:
            self.end = self.end or RunEnd.FINISHED
            self.state = RunState.ENDED
            self._wake_all()

    def take(self) -> tuple[Ask, CancelToken] | None:
        """Wait for the next id, to get ready for it; None when there is nothing more to do."""
        with self._lock:
            self._for_workers.wait_for(lambda: self.state in _OVER or self._queue or self._all_read)
            if self.state in _OVER or not self._queue:
                return None
            ask, token = self._queue.popleft(), CancelToken()
            self._under_way[ask.seq] = token
            self._before_turn[ask.seq] = threading.Condition(self._lock)
            if self._wants_supply():
                self._for_journal.notify()
            return ask, token

    def begin(self, ask: Ask) -> bool:
        """Wait until this id may be asked for; False when it is not to be any more."""
        with self._lock:
            turn = self._before_turn[ask.seq]
            while self.state not in _OVER:
                wait = self._wait_before(turn)
                if wait is not None and wait <= 0:
                    del self._before_turn[ask.seq]
                    self._throttle.take(time.monotonic())
                    self._at_gateway.add(ask.seq)
                    self._wake_next()
                    return True
                turn.wait(wait)
            return False

    def free(self, ask: Ask) -> None:
        """The reply has come, and proves the service. Until it is known to be so, one id at a time: then it is judged first."""
        with self._lock:
            if self._rules.service_proven:
                self._at_gateway.discard(ask.seq)
                self._wake_next()

    def _wait_before(self, turn: threading.Condition) -> float | None:
        room = self._throttle.in_flight if self._rules.service_proven else 1
        journal_is_behind = len(self._unconfirmed) >= max(self.settings.parallel, 4)
        full = len(self._at_gateway) >= room or journal_is_behind
        if self.state is RunState.PAUSED or full or turn is not next(iter(self._before_turn.values())):
            return None
        return self._throttle.delay(time.monotonic())

    def answered(self, ask: Ask, result: LookupResult) -> None:
        """Hand an answer in. A cancelled lookup is none: its id stays to be asked for."""
        with self._lock:
            self._under_way.pop(ask.seq, None)
            self._before_turn.pop(ask.seq, None)
            self._at_gateway.discard(ask.seq)
            if self.state is not RunState.ENDED and result.outcome is not Outcome.CANCELLED:
                self._unconfirmed.append((ask, result))
                self._throttle.judge(result, time.monotonic())
                if self.state is RunState.STOPPING:
                    self._rules.judge_late(ask.seq, result)
                elif (end := self._rules.judge(ask.seq, result)) is not None:
                    self.stop_for(end, result)
            self._wake_next()
            self._for_journal.notify()

    def collect(self, timeout: float) -> list[Answer]:
        """The answers that came in since the last call; waits for one, for room in the queue, or for the end."""
        with self._lock:
            self._for_journal.wait_for(lambda: self._unconfirmed or self._wants_supply() or self._is_idle(), timeout)
            answers, self._unconfirmed = self._unconfirmed, []
            self._wake_next()
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
                in_flight=len(self._at_gateway),
                per_second=self._throttle.per_second(time.monotonic()),
                allowed_per_second=self._throttle.allowed,
                slowed=self._throttle.slowed,
                end=self.end if has_ended else None,
                cause=self.cause if has_ended else None,
            )

    def _wake_next(self) -> None:
        for turn in self._before_turn.values():
            turn.notify()
            break

    def _wake_all(self) -> None:
        for condition in (self._for_workers, self._for_journal, *self._before_turn.values()):
            condition.notify_all()

    def _wants_supply(self) -> bool:
        return not self._all_read and len(self._queue) <= AHEAD // 2 and self.state not in _OVER

    def _is_idle(self) -> bool:
        ends = self.state in _OVER or (self._all_read and not self._queue)
        return ends and not self._under_way
