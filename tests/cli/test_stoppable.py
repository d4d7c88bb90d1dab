"""A command's work when the program is asked to end."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from kit_desktop.cli.stoppable import run_stoppable
from kit_desktop.core.cancel import AbandonedError, CancelToken
from kit_desktop.startup import stop_signals


@pytest.fixture
def asked() -> Iterator[list[int]]:
    """The requests to end that have come; a test may add one."""
    yield stop_signals._asked
    stop_signals._asked.clear()


def test_undisturbed_work_gives_its_result(asked: list[int]) -> None:
    cancel = CancelToken()
    assert run_stoppable(lambda: "done", cancel, 0) == "done"
    assert not cancel.is_set


def test_a_request_sets_cancel_and_work_that_hears_it_still_gives_its_result(asked: list[int]) -> None:
    cancel = CancelToken()

    def work() -> str:
        asked.append(2)
        assert cancel._event.wait(30)
        return "heard"

    assert run_stoppable(work, cancel, 30) == "heard"


@pytest.mark.parametrize("patience", [0.0, 0.3])
def test_work_that_hears_nothing_is_left_behind_after_its_time(asked: list[int], patience: float) -> None:
    may_end, cancel = threading.Event(), CancelToken()
    asked.append(2)
    began = time.monotonic()
    try:
        with pytest.raises(AbandonedError):
            run_stoppable(lambda: may_end.wait(60), cancel, patience)
    finally:
        may_end.set()
    assert patience <= time.monotonic() - began < patience + 10
    assert cancel.is_set
