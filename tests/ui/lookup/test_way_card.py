"""What helps where the gateway knows no such message."""

from __future__ import annotations

import pytest

from kit_desktop.core.outcome import Facts, Outcome, Reason

from ..window_bench import Bench, seen

STEP = "If every id gives this answer, check the address in the settings."


@pytest.mark.parametrize(
    ("outcome", "facts", "shown"),
    [
        (Outcome.NOT_FOUND, Facts(), True),
        # Its advice says the same.
        (Outcome.NOT_FOUND, Facts(Reason.HTTP_404), False),
        (Outcome.TIMED_OUT, Facts(), False),
        (Outcome.OK, Facts(), False),
    ],
)
def test_steps_are_shown_where_an_id_is_not_found(bench: Bench, outcome: Outcome, facts: Facts, shown: bool) -> None:
    bench.show(Outcome.NOT_FOUND)
    bench.show(outcome, facts=facts)
    lines = seen(bench.window.result).splitlines()
    assert ("If it still is not found" in lines) is shown
    assert (STEP in lines) is shown
