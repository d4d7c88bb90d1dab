"""The words in which a list run is talked about."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kit_desktop.core.lists.values import Fate, Pace, RunProgress, RunState, fate_of, fate_of_state
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo, Status
from kit_desktop.core.outcome import Outcome


def ended(outcome: Outcome, status: str | None = None) -> LookupResult:
    info = None if status is None else MessageInfo({"status": status})
    return LookupResult(outcome, LookupQuery(IdKind.MSG_ID, "963"), datetime(2026, 11, 28, tzinfo=UTC), info=info)


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        ("delivered", Fate.DELIVERED),
        ("undelivered", Fate.UNDELIVERED),
        ("send", Fate.ON_THE_WAY),
        ("sending", Fate.ON_THE_WAY),
        ("sent", Fate.ON_THE_WAY),
        ("EXPIRED", Fate.OTHER_STATUS),
        ("", Fate.OTHER_STATUS),
    ],
)
def test_where_a_message_stands(status: str, fate: Fate) -> None:
    assert fate_of(ended(Outcome.OK, status)) is fate
    # Words of a message count for nothing where the lookup did not end well.
    assert fate_of(ended(Outcome.SERVER_FAULT, status)) is Fate.FAILED


def test_everything_but_an_answer_and_not_found_has_failed() -> None:
    fates = {outcome: fate_of(ended(outcome)) for outcome in Outcome}
    assert fates.pop(Outcome.NOT_FOUND) is Fate.NOT_FOUND
    assert set(fates.values()) == {Fate.FAILED}


def test_a_state_alone_tells_the_part() -> None:
    assert (fate_of_state(Status.SENT), fate_of_state(Status.EMPTY)) == (Fate.ON_THE_WAY, Fate.OTHER_STATUS)
    assert (fate_of_state(Outcome.NOT_FOUND), fate_of_state(Outcome.TIMED_OUT)) == (Fate.NOT_FOUND, Fate.FAILED)


@pytest.mark.parametrize(("parallel", "rate"), [(1, 0.1), (16, 1000.0), (4, 0.0)])
def test_a_pace_within_the_limits(parallel: int, rate: float) -> None:
    assert (Pace(parallel, rate).parallel, Pace(parallel, rate).rate) == (parallel, rate)


@pytest.mark.parametrize(("parallel", "rate"), [(0, 1.0), (17, 1.0), (1, 0.09), (1, 1001.0), (1, -1.0)])
def test_a_pace_beyond_the_limits(parallel: int, rate: float) -> None:
    with pytest.raises(ValueError, match="must be"):
        Pace(parallel, rate)


def test_the_usual_pace_is_gentle() -> None:
    assert (Pace().parallel, Pace().rate, Pace().timeout) == (4, 10.0, 30.0)


def test_a_report_counts_the_whole_list() -> None:
    report = RunProgress(RunState.READY, dict.fromkeys(Fate, 2))
    assert (report.total, report.asked, report.to_ask, report.in_flight, report.doubtful) == (14, 0, 0, 0, 0)
