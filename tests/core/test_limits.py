"""The numbers that hold where nobody chose others."""

from __future__ import annotations

from kit_desktop.core.limits import DEFAULT_PARALLEL, DEFAULT_RATE, DEFAULT_TIMEOUT, PARALLEL_RANGE, RATE_RANGE, TIMEOUT_RANGE


def test_they_are_gentle_and_may_be_chosen() -> None:
    assert (DEFAULT_TIMEOUT, DEFAULT_PARALLEL, DEFAULT_RATE) == (30.0, 4, 10.0)
    assert (TIMEOUT_RANGE, PARALLEL_RANGE, RATE_RANGE) == ((1.0, 600.0), (1, 16), (0.1, 1000.0))
