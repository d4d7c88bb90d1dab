"""The words in which a list run is talked about: closed lists, settings, and the one frozen value that a run reports with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kit_desktop.core.limits import DEFAULT_PARALLEL, DEFAULT_RATE, DEFAULT_TIMEOUT, PARALLEL_RANGE, RATE_RANGE
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.storage.problem import StorageProblem


class Fate(StrEnum):
    """Where an id of the list stands: the parts of the whole, as the bar shows them."""

    DELIVERED = "delivered"
    ON_THE_WAY = "on_the_way"
    UNDELIVERED = "undelivered"
    OTHER_STATUS = "other_status"
    NOT_FOUND = "not_found"
    FAILED = "failed"
    WAITING = "waiting"


_OF_STATE = {
    Status.DELIVERED: Fate.DELIVERED,
    Status.UNDELIVERED: Fate.UNDELIVERED,
    Status.SEND: Fate.ON_THE_WAY,
    Status.SENDING: Fate.ON_THE_WAY,
    Status.SENT: Fate.ON_THE_WAY,
    Outcome.NOT_FOUND: Fate.NOT_FOUND,
}


def fate_of(result: LookupResult) -> Fate:
    """Which part of the whole an answer belongs to."""
    info = result.info if result.outcome is Outcome.OK else None
    return fate_of_state(result.outcome if info is None else info.status)


def fate_of_state(state: Outcome | Status) -> Fate:
    """Which part a state belongs to (`kept_lookup.state_of`). A status that this program does not know is not "on the way"."""
    return _OF_STATE.get(state, Fate.OTHER_STATUS if isinstance(state, Status) else Fate.FAILED)


class RunState(StrEnum):
    """What a run is doing."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"
    ENDED = "ended"


class RunEnd(StrEnum):
    """Why a run has ended. After each but FINISHED a new run on the same journal goes on where this one stopped."""

    FINISHED = "finished"
    STOPPED = "stopped"
    AUTH_FAILED = "auth_failed"
    LOGIN_DOUBTFUL = "login_doubtful"
    CANNOT_ASK = "cannot_ask"
    SERVICE_DOUBTFUL = "service_doubtful"
    DEAD_LINE = "dead_line"
    NO_SERVICE = "no_service"
    JOURNAL_FAILED = "journal_failed"
    INTERNAL = "internal"


class Again(StrEnum):
    """Which ids of a finished list are to be asked once more."""

    FAILED = "failed"
    NOT_FINAL = "not_final"


@dataclass(frozen=True, slots=True)
class Pace:
    """How gently a list is asked. `rate` is requests a second at most (0 = no limit), `timeout` seconds for each.

    Raises ValueError where a number is outside `PARALLEL_RANGE` or `RATE_RANGE`.
    """

    parallel: int = DEFAULT_PARALLEL
    rate: float = DEFAULT_RATE
    timeout: float = DEFAULT_TIMEOUT

    def __post_init__(self) -> None:
        if not PARALLEL_RANGE[0] <= self.parallel <= PARALLEL_RANGE[1]:
            raise ValueError(f"parallel must be {PARALLEL_RANGE[0]} to {PARALLEL_RANGE[1]}")
        if self.rate and not RATE_RANGE[0] <= self.rate <= RATE_RANGE[1]:
            raise ValueError(f"rate must be 0 or {RATE_RANGE[0]} to {RATE_RANGE[1]}")


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How a run stands. Everything counted here is on disk.

    `counts` covers the whole list (every `Fate`), `to_ask` and `asked` only this run. `per_second` is what was measured over
    the last seconds, `allowed_per_second` what is allowed now (None = no limit), `slowed` whether that is less than set.
    `doubtful` is how many of those "not found" had only a web server's 404; it is worked out where a run begins or ends.
    `answered` holds the places (`seq`) of the ids confirmed since the previous report. `end` is set in the last report only,
    with `cause`, the answer that ended the run, or `journal_problem`, where one did.
    """

    state: RunState
    counts: Mapping[Fate, int]
    doubtful: int = 0
    to_ask: int = 0
    asked: int = 0
    in_flight: int = 0
    per_second: float = 0.0
    allowed_per_second: float | None = None
    slowed: bool = False
    seconds_left: float | None = None
    answered: tuple[int, ...] = ()
    end: RunEnd | None = None
    cause: LookupResult | None = field(default=None, repr=False)
    journal_problem: StorageProblem | None = None

    @property
    def total(self) -> int:
        """Ids in the whole list."""
        return sum(self.counts.values())
