"""A list run: asks for the ids of a journal, a few at a time, not too fast, and counts an answer when it is on the disk.

Worker threads ask; one thread writes the journal, reports, and hands out the next ids. There are more of them than may ask at
once: one makes its request ready or reads its reply while the others are at the gateway. All are daemon threads: a lookup that
does not come back keeps nobody from leaving, and what was confirmed is safe at any moment.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Protocol

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint
from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.lists.run.shared_state import Answer, RunQueue, Slot
from kit_desktop.core.lists.values import Fate, Pace, RunEnd, RunProgress, RunState
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.storage.problem import StorageError, StorageProblem

REPORT_EVERY = 0.1
"""Seconds between two reports at the least; changes of state are reported at once."""

STOP_GRACE = 1.5
"""Seconds that cancelled lookups get to come back; then the run ends without them."""

_REOPENED_AFTER = frozenset(RunEnd) - {RunEnd.FINISHED, RunEnd.STOPPED, RunEnd.JOURNAL_FAILED, RunEnd.INTERNAL}
"""What the answers themselves led to."""

_TURN_S = 0.001 if sys.platform == "win32" else 0.0005
"""How long a thread that computes keeps the interpreter. At Python's 5 ms, who has a reply waits for those that read theirs."""

_GETTING_READY = 2
"""Workers beyond those that may ask at once."""


class ListGateway(Protocol):
    """The service as a list asks it. Implementations are safe to use from several threads."""

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken, slot: Slot
    ) -> LookupResult:
        """As `Gateway.look_up`, within a slot: the time counts from when that is taken."""
        ...

    def close(self) -> None:
        """Let go of the connections; what is under way goes on."""
        ...


@dataclass(frozen=True, slots=True)
class RunTarget:
    """Whom a run asks, as whom, and by which kind of id. `open_gateway` is called once, on a thread of the run."""

    open_gateway: Callable[[], ListGateway]
    credentials: Credentials
    endpoint: Endpoint
    kind: IdKind


class ListRun:
    """One run over a journal, which it alone uses until it has ended (and does not close). Safe from any thread.

    `on_progress` gets each `RunProgress` on the journal's thread; it must return soon and not raise. The last one has `end`
    set, and comes once, whatever happens.
    """

    def __init__(self, journal: Journal, target: RunTarget, settings: Pace, on_progress: Callable[[RunProgress], None]) -> None:
        self._journal = journal
        self._target = target
        self._on_progress = on_progress
        self._queue = RunQueue(settings)
        self._ended = threading.Event()
        self._opening = threading.Lock()
        self._gateway: ListGateway | None = None

    @property
    def state(self) -> RunState:
        """What the run is doing now."""
        return self._queue.state

    def start(self) -> None:
        """Begin asking; a run that was stopped before ends without. Once only; raises RuntimeError."""
        if not self._queue.switch(RunState.READY, RunState.RUNNING) and self.state is not RunState.STOPPING:
            raise RuntimeError("a run starts once")
        sys.setswitchinterval(min(_TURN_S, sys.getswitchinterval()))
        threading.Thread(target=self._keep_journal, name="list-journal", daemon=True).start()
        for _ in range(self._queue.settings.parallel + _GETTING_READY):
            threading.Thread(target=self._work, name="list-lookup", daemon=True).start()

    def pause(self) -> None:
        """Ask for no further id; what is in flight comes back."""
        self._queue.switch(RunState.RUNNING, RunState.PAUSED)

    def go_on(self) -> None:
        """End the pause."""
        self._queue.switch(RunState.PAUSED, RunState.RUNNING)

    def stop(self) -> None:
        """End the run soon: what is in flight is cancelled and will be asked for when the list goes on."""
        self._queue.stop_for(RunEnd.STOPPED)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end, `timeout` seconds at the most; whether it has come. The last report was made before."""
        return self._ended.wait(timeout)

    def _work(self) -> None:
        queue, target, completed = self._queue, self._target, False
        try:
            while (taken := queue.take()) is not None:
                ask, token = taken
                query = LookupQuery(target.kind, ask.message_id)
                slot = Slot(partial(queue.begin, ask), partial(queue.free, ask))
                timeout = queue.settings.timeout
                queue.answered(ask, self._open().look_up(query, target.credentials, target.endpoint, timeout, token, slot))
            completed = True
        finally:
            # A gateway does not raise. Should it, the exception goes its way, and the run does not wait for ever.
            if not completed:
                queue.stop_for(RunEnd.INTERNAL)

    def _open(self) -> ListGateway:
        with self._opening:
            self._gateway = self._gateway or self._target.open_gateway()
            return self._gateway

    def _keep_journal(self) -> None:
        loop = _JournalLoop(self._journal, self._queue, self._on_progress)
        try:
            loop.keep()
        except StorageError as error:
            loop.journal_problem = error.problem
            self._queue.stop_for(RunEnd.JOURNAL_FAILED)
        finally:
            self._queue.stop_for(RunEnd.INTERNAL)
            self._queue.finish()
            try:
                if self._gateway is not None:
                    self._gateway.close()
                loop.report()
            finally:
                self._ended.set()


class _JournalLoop:
    """The journal's side of a run: writes down, hands out, counts, reports."""

    def __init__(self, journal: Journal, queue: RunQueue, on_progress: Callable[[RunProgress], None]) -> None:
        self._journal = journal
        self._queue = queue
        self._on_progress = on_progress
        self.journal_problem: StorageProblem | None = None
        self._counts = dict.fromkeys(Fate, 0)
        self._to_ask = self._asked = self._doubtful = 0
        self._places: Iterator[int] = iter(())
        self._answered: list[int] = []
        self._reported_at = float("-inf")
        self._reported_state: RunState | None = None

    def keep(self) -> None:
        """Work until the run is over and all that came back is on the disk. Raises StorageError."""
        self._counts, self._to_ask, self._doubtful = self._journal.counts()
        self._places = iter(self._journal.open_places())
        give_up_at: float | None = None
        while not self._queue.is_done():
            self._report_if_due()
            self._confirm(self._queue.collect(REPORT_EVERY))
            if wanted := self._queue.wanted():
                self._queue.supply(self._journal.asks_at(list(islice(self._places, wanted))))
            if self._queue.state is RunState.STOPPING:
                give_up_at = give_up_at or time.monotonic() + STOP_GRACE
                if time.monotonic() > give_up_at:
                    break
        self._queue.finish()
        if self._queue.end in _REOPENED_AFTER:
            self._journal.reopen(self._queue.unanswered())
        self._doubtful = self._journal.counts().doubtful

    def _confirm(self, answers: list[Answer]) -> None:
        if not answers:
            return
        for (ask, _), fate in zip(answers, self._journal.record(answers), strict=True):
            self._counts[ask.fate] -= 1
            self._counts[fate] += 1
            self._answered.append(ask.seq)
        self._asked += len(answers)

    def _report_if_due(self) -> None:
        if self._queue.state is not self._reported_state or time.monotonic() - self._reported_at >= REPORT_EVERY:
            self.report()

    def report(self) -> None:
        """Tell how the run stands now."""
        now = self._queue.standing()
        answered, self._answered = tuple(self._answered), []
        self._reported_at, self._reported_state = time.monotonic(), now.state
        self._on_progress(
            replace(
                now,
                counts=dict(self._counts),
                doubtful=self._doubtful,
                to_ask=self._to_ask,
                asked=self._asked,
                seconds_left=(self._to_ask - self._asked) / now.per_second if now.per_second else None,
                answered=answered,
                journal_problem=self.journal_problem,
            )
        )
