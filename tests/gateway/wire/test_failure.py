"""A lookup's early ending."""

from __future__ import annotations

from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.gateway.wire.failure import LookupFailedError


def test_it_carries_facts_and_says_none_of_them() -> None:
    facts = Facts(Reason.LOST, "gateway.test", 443)
    failed = LookupFailedError(Outcome.UNREACHABLE, facts)
    assert (failed.outcome, failed.facts, str(failed)) == (Outcome.UNREACHABLE, facts, "unreachable")
    assert LookupFailedError(Outcome.CANCELLED).facts == Facts()
