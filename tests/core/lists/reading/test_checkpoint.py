"""Where a long reading stops for a moment."""

from __future__ import annotations

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.values import ListProblem, ListReadError


def test_the_share_is_told_each_time_it_has_grown_by_a_hundredth() -> None:
    told: list[float] = []
    checkpoint = Checkpoint(CancelToken(), told.append)
    checkpoint.advance(5)
    checkpoint.expect(600)
    checkpoint.expect(400)
    for _ in range(4):
        checkpoint.advance(5)
    assert told == [0.01, 0.02]
    checkpoint.advance()
    checkpoint.advance(5_000)
    assert told == [0.01, 0.02, 1.0]


def test_a_wish_to_stop_is_heard() -> None:
    cancel = CancelToken()
    checkpoint = Checkpoint(cancel)
    checkpoint.advance(1)
    cancel.cancel()
    with pytest.raises(ListReadError) as raised:
        checkpoint.advance()
    assert raised.value.problem is ListProblem.CANCELLED
