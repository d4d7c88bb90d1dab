"""The throttle and the stop rules, on a clock of their own."""

from __future__ import annotations

import pytest

from kit_desktop.core.lists.run.stop_rules import StopRules
from kit_desktop.core.lists.run.throttle import SLOWEST, Throttle
from kit_desktop.core.lists.values import RunEnd
from kit_desktop.core.outcome import Outcome


class Clock:
    """Asks and answers against a throttle in simulated time; an answer takes no time."""

    def __init__(self, throttle, answer):
        self.throttle, self.answer, self.now, self.sent = throttle, answer, 100.0, []

    def run(self, seconds):
        end = self.now + seconds
        while True:
            self.now = max(self.now, self.now + self.throttle.delay(self.now)) + 0.001
            if self.now >= end:
                self.now = end
                return
            self.throttle.take(self.now)
            self.sent.append(self.now)
            self.throttle.judge(self.answer(self.now), self.now)

    def most_in(self, seconds):
        return max(sum(start <= t < start + seconds for t in self.sent) for start in self.sent)


def test_no_second_sees_more_than_its_share(make_answer):
    clock = Clock(Throttle(10, 4), lambda _now: make_answer("1"))
    clock.run(20)
    assert clock.most_in(1.0) == 10
    assert 190 <= len(clock.sent) <= 200


def test_lost_time_is_not_caught_up(make_answer):
    throttle = Throttle(10, 4)
    clock = Clock(throttle, lambda _now: make_answer("1"))
    clock.run(1)
    clock.now += 60
    clock.run(1)
    assert clock.most_in(1.0) == 10


@pytest.mark.parametrize("rate", [10, 0])
@pytest.mark.parametrize(
    "trouble",
    [(Outcome.SERVER_ERROR, 429), (Outcome.SERVER_ERROR, 503), (Outcome.SERVER_FAULT, 503), (Outcome.TIMED_OUT, None)],
)
def test_trouble_slows_down_and_calm_brings_the_pace_back(make_answer, rate, trouble):
    outcome, status = trouble
    busy = True
    throttle = Throttle(rate, 8)
    clock = Clock(throttle, lambda _now: make_answer("1", outcome, http_status=status) if busy else make_answer("1"))
    clock.run(60)
    assert throttle.slowed
    assert throttle.in_flight == 1
    assert throttle.allowed is not None
    assert throttle.allowed <= max(rate, 8) * SLOWEST * 1.01 or rate == 0
    in_a_minute = len(clock.sent)
    assert in_a_minute < 40
    busy = False
    clock.run(40)
    assert not throttle.slowed
    assert throttle.in_flight == 8
    assert throttle.allowed == (rate or None)


def test_no_limit_while_slowed_is_still_slowed(make_answer):
    throttle = Throttle(10, 4)
    throttle.judge(make_answer("1", Outcome.SERVER_ERROR, http_status=429), 100.0)
    assert throttle.allowed == 5
    throttle.set(0, 4)
    assert (throttle.slowed, throttle.allowed) == (True, 5)
    throttle.take(101.0)
    assert throttle.delay(101.0) == pytest.approx(0.2)
    clock = Clock(throttle, lambda _now: make_answer("1"))
    clock.run(60)
    assert not throttle.slowed
    assert throttle.allowed is None


def test_several_complaints_at_once_count_as_one(make_answer):
    throttle = Throttle(16, 8)
    for moment in (100.0, 100.01, 100.02, 100.9):
        throttle.judge(make_answer("1", Outcome.SERVER_ERROR, http_status=429), moment)
    assert throttle.allowed == 8
    assert throttle.in_flight == 4


@pytest.mark.parametrize("outcome", [Outcome.OK, Outcome.NOT_FOUND, Outcome.UNREACHABLE, Outcome.SERVER_FAULT])
def test_what_is_no_sign_of_overload_changes_nothing(make_answer, outcome):
    throttle = Throttle(10, 4)
    throttle.judge(make_answer("1", outcome, http_status=500), 100.0)
    assert not throttle.slowed


def test_the_measured_throughput(make_answer):
    throttle = Throttle(0, 4)
    for n in range(100):
        throttle.judge(make_answer("1"), 100 + n / 50)
    assert throttle.per_second(102) == pytest.approx(50, rel=0.03)
    assert throttle.per_second(200) == 0


def judged(rules, *results):
    return [rules.judge(seq, result) for seq, result in enumerate(results)]


def test_timeouts_in_a_row_are_a_dead_line_too(make_answer):
    rules = StopRules()
    assert judged(rules, *[make_answer("1", Outcome.TIMED_OUT)] * 10) == [None] * 9 + [RunEnd.DEAD_LINE]
    assert rules.unanswered == list(range(10))


def test_an_answer_between_ends_a_streak(make_answer):
    rules = StopRules()
    few = [make_answer("1", Outcome.UNREACHABLE)] * 4
    assert judged(rules, *few, make_answer("1"), *few, make_answer("1", Outcome.NOT_FOUND), *few) == [None] * 14
    assert len(rules.unanswered) == 4


@pytest.mark.parametrize("status", [401, 403])
def test_an_http_refusal_thrice_is_doubtful_even_after_answers(make_answer, status):
    rules = StopRules()
    refused = make_answer("1", Outcome.SERVER_ERROR, http_status=status)
    assert judged(rules, make_answer("1"), refused, refused, refused)[-1] is RunEnd.LOGIN_DOUBTFUL


def test_different_faults_before_any_answer_are_no_refused_login(make_answer):
    faults = [make_answer("1", Outcome.SERVER_FAULT, server_text=f"row {n} is locked") for n in range(20)]
    assert judged(StopRules(), *faults) == [None] * 20


def test_a_bad_id_is_about_the_id_and_stops_nothing(make_answer):
    assert judged(StopRules(), *[make_answer("1", Outcome.BAD_ID)] * 100) == [None] * 100
