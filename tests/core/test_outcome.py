"""How a lookup can end."""

from __future__ import annotations

from kit_desktop.core.outcome import Outcome


def test_three_endings_ask_nobody() -> None:
    assert {outcome for outcome in Outcome if not outcome.asked} == {
        Outcome.BAD_ID,
        Outcome.BAD_ENDPOINT,
        Outcome.NO_CREDENTIALS,
    }
