"""When an answer came, as people say it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.lookup.checked_words import checked_words, next_change

from ..window_bench import CHECKED, answer

NOTHING_TRIED = {Outcome.CANCELLED, Outcome.BAD_ID, Outcome.BAD_ENDPOINT, Outcome.NO_CREDENTIALS}
NO_ANSWER = {Outcome.UNREACHABLE, Outcome.TLS_UNTRUSTED, Outcome.TIMED_OUT, Outcome.PROXY_ERROR}


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=-1), "Checked: 14:00:00"),
        (timedelta(0), "Checked just now"),
        (timedelta(seconds=59), "Checked just now"),
        (timedelta(minutes=1), "Checked 1 minute ago"),
        (timedelta(minutes=59, seconds=59), "Checked 59 minutes ago"),
        (timedelta(hours=1), "Checked: 14:00:00"),
        (timedelta(hours=9, minutes=59), "Checked: 14:00:00"),
        (timedelta(hours=10), "Checked: 20 Nov 2026, 14:00:00"),
    ],
)
def test_the_older_the_more_exact(age: timedelta, words: str) -> None:
    assert checked_words(answer(), CHECKED + age) == words


@pytest.mark.parametrize("outcome", list(Outcome))
def test_who_did_not_answer_was_tried(outcome: Outcome) -> None:
    said = [
        checked_words(answer(outcome=outcome), CHECKED + age).partition(" ")[0] for age in (timedelta(0), timedelta(minutes=5))
    ]
    later = checked_words(answer(outcome=outcome), CHECKED + timedelta(hours=2)).partition(":")[0]
    expected = "" if outcome in NOTHING_TRIED else "Tried" if outcome in NO_ANSWER else "Checked"
    assert [*said, later] == [expected] * 3


@pytest.mark.parametrize(("seconds", "after_ms"), [(0, 60_500), (59.9, 600), (60, 60_500), (61, 59_500), (3_661, 59_500)])
def test_the_words_change_with_the_next_full_minute(seconds: float, after_ms: int) -> None:
    assert next_change(timedelta(seconds=seconds)) == after_ms
