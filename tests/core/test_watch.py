"""When a watched message is asked for again, and what ends it; the time is the test's own."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.watch import Watch, WatchEnd, WatchPace, can_be_watched

QUERY = LookupQuery(IdKind.MSG_ID, "964020")


def answer(status: str | None = None, outcome: Outcome = Outcome.OK) -> LookupResult:
    info = MessageInfo({"status": status}) if status is not None else None
    return LookupResult(outcome, QUERY, datetime(2026, 11, 22, tzinfo=UTC), info=info)


def run(watch: Watch, *answers: LookupResult) -> float:
    """Ask whenever it is due, answered in no time; the time of the last question."""
    now = 0.0
    for each in answers:
        assert watch.next_at is not None
        now = watch.next_at
        watch.judge(each, now)
    return now


def test_waits_grow_from_ten_to_sixty_seconds():
    watch, times = Watch(WatchPace(), 1000.0), [1000.0]
    while len(times) < 9:
        assert watch.next_at is not None
        times.append(watch.next_at)
        watch.judge(answer("sent"), watch.next_at)
    waits = [later - earlier for earlier, later in pairwise(times)]
    assert waits[0] == 10
    assert waits == sorted(waits)
    assert waits[-1] == 60
    assert max(waits) == 60


def test_it_is_due_at_its_time_and_not_before():
    watch = Watch(WatchPace(first=10), 0.0)
    assert not watch.is_due(9.99)
    assert watch.is_due(10.0)


@pytest.mark.parametrize("status", ["delivered", "undelivered"])
def test_a_final_state_ends_it(status):
    watch = Watch(WatchPace(), 0.0)
    run(watch, answer("sent"), answer(status))
    assert (watch.end, watch.next_at, watch.times_asked) == (WatchEnd.FINAL, None, 2)


@pytest.mark.parametrize("status", ["send", "sending", "sent", "expired", ""])
def test_any_other_state_does_not(status):
    watch = Watch(WatchPace(), 0.0)
    run(watch, answer(status))
    assert watch.end is None


def test_after_thirty_minutes_it_asks_once_more_and_ends():
    watch = Watch(WatchPace(), 0.0)
    asked = []
    while watch.next_at is not None:
        asked.append(watch.next_at)
        watch.judge(answer("sent"), asked[-1])
    assert watch.end is WatchEnd.TIME_OVER
    assert 1770 <= asked[-1] <= 1800
    assert len(asked) < 40


@pytest.mark.parametrize("minutes", [1, 1.1, 1.5, 2, 7])
def test_the_last_two_questions_are_not_close_to_each_other(minutes):
    watch, asked = Watch(WatchPace(10, 60, minutes * 60), 0.0), []
    while watch.next_at is not None:
        asked.append(watch.next_at)
        watch.judge(answer("sent"), asked[-1])
    assert asked[-1] <= minutes * 60
    assert asked[-1] - asked[-2] >= 5


@pytest.mark.parametrize(
    ("answered", "next_at", "end"),
    [(45.0, 60.0, None), (55.0, 60.0, None), (55.1, None, WatchEnd.TIME_OVER), (60.0, None, WatchEnd.TIME_OVER)],
)
def test_it_asks_a_last_time_unless_it_asked_only_just_before(answered, next_at, end):
    watch = Watch(WatchPace(first=10, at_most=60), 0.0)
    assert watch.judge(answer("sent"), answered) is end
    assert watch.next_at == next_at


def test_answers_that_take_long_do_not_make_it_ask_for_longer():
    watch = Watch(WatchPace(), 0.0)
    assert watch.next_at is not None
    watch.judge(answer("sent"), 1_900.0)
    assert watch.end is WatchEnd.TIME_OVER


def test_three_failures_in_a_row_end_it():
    watch = Watch(WatchPace(), 0.0)
    run(watch, answer(outcome=Outcome.TIMED_OUT), answer(outcome=Outcome.UNREACHABLE))
    assert watch.end is None
    run_on(watch, answer(outcome=Outcome.SERVER_ERROR))
    assert watch.end is WatchEnd.FAILURES


def test_an_answer_in_between_starts_the_count_anew():
    watch = Watch(WatchPace(), 0.0)
    failed = answer(outcome=Outcome.UNREACHABLE)
    run(watch, failed, failed, answer("sent"), failed, failed)
    assert watch.end is None


@pytest.mark.parametrize("outcome", [Outcome.AUTH_FAILED, Outcome.NO_CREDENTIALS, Outcome.BAD_ENDPOINT, Outcome.BAD_ID])
def test_a_refused_login_ends_it_at_once(outcome):
    watch = Watch(WatchPace(), 0.0)
    run(watch, answer(outcome=outcome))
    assert watch.end is WatchEnd.REFUSED


def test_one_click_ends_it_and_the_first_end_counts():
    watch = Watch(WatchPace(), 0.0)
    watch.stop()
    watch.stop(WatchEnd.REFUSED)
    assert watch.judge(answer("delivered"), 5.0) is WatchEnd.STOPPED
    assert not watch.is_due(1e9)


@pytest.mark.parametrize("pace", [{"first": 1}, {"longest": 1e6}, {"at_most": 10}, {"first": float("nan")}])
def test_a_pace_that_makes_no_sense_is_refused(pace):
    with pytest.raises(ValueError, match="is not within"):
        WatchPace(**pace)


def test_a_longest_wait_below_the_first_counts_as_the_first():
    watch = Watch(WatchPace(first=30, longest=10), 0.0)
    run(watch, answer("sent"))
    assert watch.next_at == 60


@pytest.mark.parametrize(
    ("result", "watchable"),
    [(answer(s), True) for s in ("send", "sending", "sent")]
    + [(answer(s), False) for s in ("delivered", "undelivered", "expired", "")]
    + [(answer("sent", Outcome.SERVER_FAULT), False), (answer(outcome=Outcome.NOT_FOUND), False)],
)
def test_only_messages_on_their_way_can_be_watched(result, watchable):
    assert can_be_watched(result) is watchable


def run_on(watch: Watch, result: LookupResult) -> None:
    assert watch.next_at is not None
    watch.judge(result, watch.next_at)
