"""The throttle, on a clock of its own."""

from __future__ import annotations

import pytest

from kit_desktop.core.lists.run.throttle import SLOWEST, Throttle
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
    answer = make_answer("1")
    clock = Clock(Throttle(10, 4), lambda _now: answer)
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
    complaint, answer = make_answer("1", outcome, http_status=status), make_answer("1")
    clock = Clock(throttle, lambda _now: complaint if busy else answer)
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


def test_it_comes_back_in_steps(make_answer):
    throttle = Throttle(10, 8)
    busy, good = make_answer("1", Outcome.SERVER_ERROR, http_status=503), make_answer("1")
    steps = [
        (busy, 100.0, 5, 4),
        (busy, 100.99, 5, 4),
        (busy, 101.0, 2.5, 2),
        (good, 105.99, 2.5, 2),
        (good, 106.0, 3.75, 3),
        (good, 107.99, 3.75, 3),
        (good, 108.0, 5.625, 4),
        (good, 110.0, 8.4375, 5),
        (good, 112.0, 10, 8),
        (good, 120.0, 10, 8),
    ]
    for answer, now, allowed, in_flight in steps:
        throttle.judge(answer, now)
        assert (throttle.allowed, throttle.in_flight, throttle.slowed) == (allowed, in_flight, allowed < 10), now


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_it_slows_down_for_what_says_that_it_is_too_much(make_answer, status):
    throttle = Throttle(10, 4)
    throttle.judge(make_answer("1", Outcome.SERVER_ERROR, http_status=status), 100.0)
    assert (throttle.allowed, throttle.in_flight) == (5, 2)


def test_what_is_no_good_answer_does_not_bring_the_pace_back(make_answer):
    throttle = Throttle(10, 4)
    throttle.judge(make_answer("1", Outcome.TIMED_OUT), 100.0)
    throttle.judge(make_answer("1", Outcome.UNREACHABLE, http_status=None), 200.0)
    assert throttle.allowed == 5


def test_once_the_pace_comes_back_a_complaint_is_a_first_one_again(make_answer):
    throttle = Throttle(10, 4)
    for outcome, now in (
        (Outcome.TIMED_OUT, 100.0),
        (Outcome.TIMED_OUT, 102.0),
        (Outcome.OK, 107.0),
        (Outcome.TIMED_OUT, 108.0),
    ):
        throttle.judge(make_answer("1", outcome), now)
    assert throttle.delay(108.0) == 0.5


def test_after_each_complaint_nothing_goes_out_for_twice_as_long(make_answer):
    throttle = Throttle(1000, 8)
    for number in range(9):
        now = 100.0 * (number + 1)
        throttle.judge(make_answer("1", Outcome.TIMED_OUT), now)
        assert throttle.delay(now) == min(0.5 * 2**number, 30)
    assert throttle.in_flight == 1
    assert throttle.allowed == 1000 / 32


def test_two_answers_make_a_rate(make_answer):
    throttle = Throttle(0, 4)
    throttle.judge(make_answer("1"), 100.0)
    assert throttle.per_second(105.0) == 0
    throttle.judge(make_answer("1"), 104.0)
    assert throttle.per_second(105.0) == pytest.approx(1 / 5)
    assert throttle.per_second(110.0) == pytest.approx(1 / 10)
    assert throttle.per_second(110.1) == 0


def test_without_a_limit_it_is_slowed_from_what_it_came_to(make_answer):
    throttle = Throttle(0, 4)
    assert throttle.allowed is None
    throttle.judge(make_answer("1", Outcome.TIMED_OUT), 100.0)
    assert (throttle.slowed, throttle.allowed) == (True, 2)
    throttle.take(101.0)
    assert throttle.delay(101.0) == 0.5
