"""The wish to stop, and work that is left behind."""

from __future__ import annotations

import threading
import time
import weakref

import pytest

from kit_desktop.core.cancel import AbandonedError, CancelToken, run_abandonable


def soon() -> float:
    return 30.0


def test_a_token_is_set_once_and_for_all() -> None:
    token = CancelToken()
    assert not token.is_set
    token.cancel()
    token.cancel()
    assert token.is_set


def test_the_work_is_done_on_a_daemon_of_that_name() -> None:
    def work() -> tuple[str, bool, bool]:
        thread = threading.current_thread()
        return thread.name, thread.daemon, thread is threading.main_thread()

    assert run_abandonable(work, soon, "kit-there") == ("kit-there", True, False)


def test_the_result_is_there_at_once_whatever_the_next_look_is() -> None:
    began = time.monotonic()
    assert run_abandonable(lambda: 7, soon, "kit-there") == 7
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt(), SystemExit(1)])
def test_what_the_work_raises_is_raised(error: BaseException) -> None:
    def work() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        run_abandonable(work, soon, "kit-there")
    assert caught.value is error


def test_what_the_next_look_raises_leaves_the_thread_behind() -> None:
    may_end = threading.Event()
    looks: list[float] = []

    def next_look() -> float:
        if len(looks) == 3:
            raise AbandonedError
        looks.append(0.001)
        return looks[-1]

    try:
        with pytest.raises(AbandonedError):
            run_abandonable(lambda: may_end.wait(60), next_look, "kit-left-behind")
        assert len(looks) == 3
        assert any(thread.name == "kit-left-behind" for thread in threading.enumerate())
    finally:
        may_end.set()


def test_an_error_keeps_nothing_of_the_work_alive() -> None:
    class Thing:
        pass

    kept: list[weakref.ref[Thing]] = []

    def work() -> None:
        thing = Thing()
        kept.append(weakref.ref(thing))
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  # our own
        run_abandonable(work, soon, "kit-there")
    deadline = time.monotonic() + 10
    while kept[0]() is not None and time.monotonic() < deadline:
        threading.Event().wait(0.01)
    assert kept[0]() is None, "not before a collection"
