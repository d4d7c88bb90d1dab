"""The queue that a run's threads share: who takes when, what is handed in, and who is woken."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.journal.tables import Ask
from kit_desktop.core.lists.run.shared_state import AHEAD, RunQueue
from kit_desktop.core.lists.values import Pace, RunEnd, RunState
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.outcome import Outcome

Answer = Callable[..., LookupResult]
ASKS = [Ask(seq, f"{962 + seq}") for seq in range(1, 200)]


@pytest.fixture
def queue() -> RunQueue:
    """One that runs, with ids ready and no limit of its own but two at once."""
    queue = RunQueue(Pace(parallel=2, rate=0))
    assert queue.switch(RunState.READY, RunState.RUNNING)
    queue.supply(ASKS[:5])
    return queue


def taken(queue: RunQueue) -> tuple[Ask, CancelToken]:
    """The next id, asked for."""
    found = queue.take()
    assert found is not None
    assert queue.begin(found[0])
    return found


class Taker(threading.Thread):
    """A worker that takes an id and waits for its turn."""

    def __init__(self, queue: RunQueue) -> None:
        super().__init__(daemon=True)
        self._queue = queue
        self.found: tuple[Ask, CancelToken] | None = None
        self.start()

    def waits(self) -> bool:
        self.join(0.05)
        return self.is_alive()

    def seq(self) -> int | None:
        """Which id it got, at last."""
        self.join(60)
        assert not self.is_alive()
        return None if self.found is None else self.found[0].seq

    def run(self) -> None:
        found = self._queue.take()
        if found is not None and self._queue.begin(found[0]):
            self.found = found


def proven(queue: RunQueue, make_answer: Answer) -> None:
    """Have the first id answered by the service."""
    ask, _ = taken(queue)
    queue.answered(ask, make_answer(ask.message_id))
    assert [seq for (seq, _, _), _ in ((_plain(each)) for each in queue.collect(0))] == [1]


def _plain(answer: tuple[Ask, LookupResult]) -> tuple[tuple[int, str, object], LookupResult]:
    ask, result = answer
    return (ask.seq, ask.message_id, ask.fate), result


def test_the_state_changes_only_from_the_one_before(queue: RunQueue) -> None:
    assert not queue.switch(RunState.READY, RunState.ENDED)
    assert queue.state is RunState.RUNNING
    assert queue.switch(RunState.RUNNING, RunState.PAUSED)
    assert queue.standing().state is RunState.PAUSED


def test_one_at_a_time_until_the_service_has_proven_itself(queue: RunQueue, make_answer: Answer) -> None:
    first, token = taken(queue)
    assert (first, token.is_set) == (ASKS[0], False)
    second = Taker(queue)
    assert second.waits()
    queue.answered(first, make_answer(first.message_id))
    assert second.seq() == 2
    third = Taker(queue)
    assert third.seq() == 3
    fourth = Taker(queue)
    assert fourth.waits()
    assert queue.standing().in_flight == 2
    queue.stop_for(RunEnd.STOPPED)
    assert fourth.seq() is None


def test_while_paused_nobody_begins(queue: RunQueue) -> None:
    queue.switch(RunState.RUNNING, RunState.PAUSED)
    taker = Taker(queue)
    assert taker.waits()
    queue.switch(RunState.PAUSED, RunState.RUNNING)
    assert taker.seq() == 1


def test_a_request_that_is_over_lets_the_next_begin_while_it_is_read(queue: RunQueue, make_answer: Answer) -> None:
    proven(queue, make_answer)
    asks = [taken(queue)[0] for _ in range(2)]
    third = Taker(queue)
    assert third.waits()
    queue.free(asks[1])
    assert third.seq() == 4
    assert queue.standing().in_flight == 2
    queue.answered(asks[1], make_answer("3"))
    assert queue.standing().in_flight == 2
    queue.answered(asks[0], make_answer("2"))
    assert queue.standing().in_flight == 1
    assert not queue.is_done()


def test_what_has_not_been_judged_yet_proves_nothing(queue: RunQueue, make_answer: Answer) -> None:
    first, _ = taken(queue)
    second = Taker(queue)
    queue.free(first)
    assert second.waits()
    queue.answered(first, make_answer("1", Outcome.AUTH_FAILED))
    assert second.seq() is None


def test_ids_begin_in_the_order_in_which_they_were_taken(queue: RunQueue, make_answer: Answer) -> None:
    proven(queue, make_answer)
    second = queue.take()
    assert second is not None
    third = Taker(queue)
    assert third.waits()
    assert queue.begin(second[0])
    assert third.seq() == 3


def test_what_is_never_asked_holds_nobody_up(queue: RunQueue, make_answer: Answer) -> None:
    proven(queue, make_answer)
    second = queue.take()
    assert second is not None
    third = Taker(queue)
    assert third.waits()
    queue.answered(second[0], make_answer("", Outcome.BAD_ID))
    assert third.seq() == 3


def test_what_waits_for_its_turn_is_cancelled_with_the_rest(queue: RunQueue) -> None:
    taken(queue)
    found = queue.take()
    assert found is not None
    queue.stop_for(RunEnd.STOPPED)
    assert found[1].is_set
    assert not queue.begin(found[0])
    assert not queue.is_done()
    assert queue.standing().in_flight == 1


def test_who_takes_waits_for_its_turn(make_answer: Answer) -> None:
    queue = RunQueue(Pace(parallel=2, rate=0.1))
    queue.switch(RunState.READY, RunState.RUNNING)
    queue.supply(ASKS[:5])
    ask, _ = taken(queue)
    queue.answered(ask, make_answer(ask.message_id))
    queue.collect(0)
    taker = Taker(queue)
    assert taker.waits()
    assert queue.standing().allowed_per_second == 0.1
    queue.finish()
    assert taker.seq() is None


def test_answers_that_are_not_on_the_disk_hold_the_run_up(queue: RunQueue, make_answer: Answer) -> None:
    proven(queue, make_answer)
    queue.supply(ASKS[5:20])
    for _ in range(4):
        ask, _ = taken(queue)
        queue.answered(ask, make_answer(ask.message_id))
    taker = Taker(queue)
    assert taker.waits()
    assert [ask.seq for ask, _ in queue.collect(0)] == [2, 3, 4, 5]
    assert taker.seq() == 6
    assert queue.collect(0) == []


def test_more_at_once_allow_more_that_is_not_on_the_disk(make_answer: Answer) -> None:
    queue = RunQueue(Pace(parallel=8, rate=0))
    queue.switch(RunState.READY, RunState.RUNNING)
    queue.supply(ASKS[:50])
    for _ in range(8):
        ask, _ = taken(queue)
        queue.answered(ask, make_answer(ask.message_id))
    taker = Taker(queue)
    assert taker.waits()
    queue.collect(0)
    assert taker.seq() == 9


def test_a_cancelled_lookup_is_no_answer(queue: RunQueue, make_answer: Answer) -> None:
    ask, _ = taken(queue)
    queue.answered(ask, make_answer(ask.message_id, Outcome.CANCELLED))
    assert queue.collect(0) == []
    assert queue.standing().in_flight == 0


def test_ids_are_wanted_when_half_of_them_are_taken(make_answer: Answer) -> None:
    queue = RunQueue(Pace(parallel=1, rate=0))
    assert queue.wanted() == AHEAD
    queue.switch(RunState.READY, RunState.RUNNING)
    queue.supply(ASKS[:AHEAD])
    for left in range(AHEAD - 1, AHEAD // 2, -1):
        ask, _ = taken(queue)
        assert (ask.seq, queue.wanted()) == (AHEAD - left, 0)
        queue.answered(ask, make_answer(ask.message_id))
        queue.collect(0)
    taken(queue)
    assert queue.wanted() == AHEAD - AHEAD // 2
    queue.supply([])
    assert queue.wanted() == 0


@pytest.mark.parametrize("over", [RunState.STOPPING, RunState.ENDED])
def test_where_it_is_over_nothing_is_wanted(queue: RunQueue, over: RunState) -> None:
    assert queue.wanted() == AHEAD - 5
    queue.switch(RunState.RUNNING, over)
    assert queue.wanted() == 0
    assert queue.take() is None


def test_the_end_of_the_list(queue: RunQueue, make_answer: Answer) -> None:
    proven(queue, make_answer)
    queue.supply([])
    assert not queue.is_done()
    for _ in range(4):
        ask, _ = taken(queue)
        assert not queue.is_done()
        queue.answered(ask, make_answer(ask.message_id))
        assert not queue.is_done()
        queue.collect(0)
    assert queue.is_done()
    assert queue.take() is None
    queue.finish()
    assert (queue.state, queue.end) == (RunState.ENDED, RunEnd.FINISHED)


def test_the_first_reason_to_stop_counts_and_cancels_what_is_under_way(queue: RunQueue, make_answer: Answer) -> None:
    ask, token = taken(queue)
    cause = make_answer("1")
    queue.stop_for(RunEnd.AUTH_FAILED, cause)
    queue.stop_for(RunEnd.STOPPED)
    assert (queue.state, queue.end, queue.cause, token.is_set) == (RunState.STOPPING, RunEnd.AUTH_FAILED, cause, True)
    assert not queue.is_done()
    assert (queue.standing().end, queue.standing().cause) == (None, None)
    queue.answered(ask, make_answer(ask.message_id, Outcome.TIMED_OUT))
    assert [each.seq for each, _ in queue.collect(0)] == [1]
    assert queue.unanswered() == [1]
    assert queue.is_done()
    queue.finish()
    assert (queue.standing().end, queue.standing().cause) == (RunEnd.AUTH_FAILED, cause)
    queue.answered(ASKS[1], make_answer("964"))
    assert queue.collect(0) == []


def test_a_refused_login_stops_the_run(queue: RunQueue, make_answer: Answer) -> None:
    ask, _ = taken(queue)
    refused = make_answer(ask.message_id, Outcome.AUTH_FAILED)
    queue.answered(ask, refused)
    assert (queue.state, queue.end, queue.cause) == (RunState.STOPPING, RunEnd.AUTH_FAILED, refused)
    assert queue.unanswered() == [1]


def test_a_gateway_that_complains_is_asked_less_at_once(make_answer: Answer) -> None:
    queue = RunQueue(Pace(parallel=4, rate=0))
    queue.switch(RunState.READY, RunState.RUNNING)
    queue.supply(ASKS[:50])
    proven(queue, make_answer)
    under_way = [taken(queue)[0] for _ in range(4)]
    queue.answered(under_way[0], make_answer("1", Outcome.SERVER_ERROR, http_status=503))
    queue.collect(0)
    standing = queue.standing()
    assert (standing.in_flight, standing.slowed) == (3, True)
    taker = Taker(queue)
    assert taker.waits()
    queue.stop_for(RunEnd.STOPPED)
    assert taker.seq() is None


class Collector(threading.Thread):
    """The journal's thread, waiting for answers."""

    def __init__(self, queue: RunQueue) -> None:
        super().__init__(daemon=True)
        self._queue = queue
        self.answers: list[int] | None = None
        self.start()

    def run(self) -> None:
        self.answers = [ask.seq for ask, _ in self._queue.collect(60)]

    def found(self) -> list[int] | None:
        self.join(30)
        assert not self.is_alive()
        return self.answers


def full(queue: RunQueue) -> None:
    """So many ids that none are wanted."""
    queue.supply(ASKS[5:60])


def test_the_journal_waits_for_an_answer_for_room_or_for_the_end(queue: RunQueue, make_answer: Answer) -> None:
    assert Collector(queue).found() == []
    full(queue)
    waiting = Collector(queue)
    waiting.join(0.05)
    assert waiting.is_alive()
    ask, _ = taken(queue)
    queue.answered(ask, make_answer(ask.message_id))
    assert waiting.found() == [1]
    waiting = Collector(queue)
    for end in (queue.stop_for, lambda _: queue.finish()):
        with suppress(ValueError):
            end(RunEnd.STOPPED)
    assert waiting.found() == []
    assert queue.collect(0) == []
