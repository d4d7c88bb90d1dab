"""How long an exchange may take, what is left behind when it ends, and what is noted of how far it got."""

from __future__ import annotations

import threading
import time
import weakref

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.wire import budget as budget_module
from kit_desktop.gateway.wire.budget import PREFIX_CAP, WIRE_CAP, Budget, Trace
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.reply import BODY_CAP


class _Held:
    """Something large that the failing work holds."""


def test_what_failing_work_held_goes_with_its_exception() -> None:
    held = _Held()
    known = weakref.ref(held)

    def work(own: _Held = held) -> None:
        raise ValueError(type(own).__name__)

    with pytest.raises(ValueError, match="_Held"):
        Budget(5, CancelToken()).run_abandonable(work)
    del work, held
    assert known() is None, "not before a collection"


def ending(budget: Budget) -> LookupFailedError:
    with pytest.raises(LookupFailedError) as caught:
        budget.remaining()
    return caught.value


def test_what_is_left() -> None:
    budget = Budget(30, CancelToken())
    assert 20 < budget.remaining() <= 30
    assert budget.slice() == 0.05
    short = Budget(0.03, CancelToken())
    assert short.slice() <= 0.0301


def test_the_deadline_is_said_with_its_seconds() -> None:
    over = ending(Budget(0, CancelToken()))
    assert (over.outcome, over.facts.seconds) == (Outcome.TIMED_OUT, 0)


def test_the_very_end_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget_module.time, "monotonic", lambda: 100.0)
    assert ending(Budget(0, CancelToken())).outcome is Outcome.TIMED_OUT


def test_the_wire_brings_a_whole_reply_and_room_for_its_head() -> None:
    assert WIRE_CAP - BODY_CAP == 256 * 1024


def test_cancel_counts_before_the_deadline() -> None:
    cancel = CancelToken()
    cancel.cancel()
    assert ending(Budget(0, cancel)).outcome is Outcome.CANCELLED
    assert ending(Budget(30, cancel)).outcome is Outcome.CANCELLED


def test_work_that_cannot_be_interrupted_is_left_behind() -> None:
    may_end = threading.Event()
    began = time.monotonic()
    try:
        with pytest.raises(LookupFailedError) as caught:
            Budget(0.2, CancelToken()).run_abandonable(lambda: may_end.wait(60))
    finally:
        may_end.set()
    assert caught.value.outcome is Outcome.TIMED_OUT
    assert 0.2 <= time.monotonic() - began < 10


def test_a_trace_counts_connections_handshakes_and_bytes() -> None:
    trace = Trace(Budget(1, CancelToken()))
    trace.saw(b"proxy")
    trace.connected()
    assert (trace.connections, trace.handshakes) == (1, 0)
    assert trace.handshake_begins() == 1
    assert (trace.seen, bytes(trace.prefix)) == (0, b"")
    assert trace.handshake_begins() == 2
    trace.certificate = b"DER"
    trace.saw(b"HTTP")
    trace.received = 9
    assert (trace.seen, bytes(trace.prefix), trace.at_end) == (4, b"HTTP", False)
    trace.saw(b"")
    assert trace.at_end
    trace.begin(trace.budget)
    assert (trace.seen, trace.received, bytes(trace.prefix), trace.at_end) == (0, 0, b"", False)
    assert (trace.connections, trace.handshakes, trace.certificate) == (1, 2, b"DER")
    trace.connecting()
    assert (trace.is_connected, trace.connections, trace.handshakes, trace.certificate) == (False, 1, 0, None)
    trace.connected()
    assert (trace.is_connected, trace.connections, trace.handshakes) == (True, 2, 0)


def test_the_first_bytes_are_kept_and_no_more() -> None:
    trace = Trace(Budget(1, CancelToken()))
    trace.saw(b"a" * (PREFIX_CAP - 1))
    trace.saw(b"bc")
    trace.saw(b"d")
    assert trace.seen == PREFIX_CAP + 2
    assert bytes(trace.prefix) == b"a" * (PREFIX_CAP - 1) + b"b"
