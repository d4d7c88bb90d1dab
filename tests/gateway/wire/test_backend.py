"""Which of a name's addresses is connected to, and how long a dead one costs."""

from __future__ import annotations

import errno
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.gateway.wire import backend as module
from kit_desktop.gateway.wire.backend import Backend
from kit_desktop.gateway.wire.budget import Budget
from kit_desktop.gateway.wire.failure import LookupFailedError

V4, V6 = socket.AF_INET, socket.AF_INET6
Name = Callable[..., None]


def found(address: str, port: int) -> tuple[Any, ...]:
    family = V6 if ":" in address else V4
    place = (address, port, 0, 0) if family == V6 else (address, port)
    return (family, socket.SOCK_STREAM, 6, "", place)


@pytest.fixture
def name(monkeypatch: pytest.MonkeyPatch) -> Name:
    """Says to what `gateway.test` resolves."""
    monkeypatch.setattr(module, "_worked", {})

    def resolves_to(*addresses: tuple[Any, ...]) -> None:
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: list(addresses))

    return resolves_to


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def connect(seconds: float = 20, cancel: CancelToken | None = None, *, loopback_only: bool = False) -> float:
    """Connects to `gateway.test`; returns the seconds it took."""
    backend = Backend()
    backend.trace.begin(Budget(seconds, cancel or CancelToken()))
    backend.loopback_only = loopback_only
    began = time.monotonic()
    stream = backend.connect_tcp("gateway.test", 443)
    took = time.monotonic() - began
    assert backend.trace.connections == 1
    stream.close()
    return took


def failure(seconds: float = 20, cancel: CancelToken | None = None, **options: bool) -> LookupFailedError:
    with pytest.raises(LookupFailedError) as caught:
        connect(seconds, cancel, **options)
    return caught.value


def test_a_dead_first_address_costs_a_quarter_of_a_second_and_then_nothing(
    name: Name, listening: socket.socket, silent: int
) -> None:
    name(found("127.0.0.1", silent), found("127.0.0.1", listening.getsockname()[1]))
    assert 0.25 <= connect() < 2
    assert connect() < 0.25


def test_the_first_address_is_taken_where_it_answers(name: Name, listening: socket.socket) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.setblocking(False)
        name(found("127.0.0.1", listening.getsockname()[1]), found("127.0.0.1", other.getsockname()[1]))
        assert connect() < 0.25
        with pytest.raises(BlockingIOError):
            other.accept()


def test_an_address_that_refuses_is_passed_over_at_once(name: Name, listening: socket.socket) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        name(found("127.0.0.1", closed.getsockname()[1]), found("127.0.0.1", listening.getsockname()[1]))
        assert connect() < 0.25


def test_a_family_that_this_computer_lacks_is_passed_over_at_once(name: Name, listening: socket.socket) -> None:
    name((9999, socket.SOCK_STREAM, 6, "", ("::1", 1)), found("127.0.0.1", listening.getsockname()[1]))
    assert connect() < 0.25


def test_who_closes_at_once_was_connected_to_all_the_same(
    name: Name, listening: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_sock: socket.socket) -> None:
        raise OSError(errno.ENOTCONN, "as the system says it where a reset has come meanwhile")

    port = listening.getsockname()[1]
    monkeypatch.setattr(socket.socket, "getpeername", gone)
    name(found("127.0.0.1", port))
    connect()
    assert module._worked == {}


def test_the_address_that_was_slow_may_still_win(name: Name, silent: int) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        name(found("127.0.0.1", silent), found("127.0.0.1", closed.getsockname()[1]))
        # The second refuses; the first is still waited for, until the deadline.
        assert failure(0.5).outcome is Outcome.TIMED_OUT


def test_what_worked_is_forgotten_once_it_is_no_longer_the_names(name: Name, listening: socket.socket) -> None:
    name(found("127.0.0.1", listening.getsockname()[1]))
    connect()
    with socket.create_server(("127.0.0.1", 0)) as moved:
        moved.settimeout(10)
        name(found("127.0.0.1", moved.getsockname()[1]))
        connect()
        moved.accept()[0].close()


def test_all_refuse(name: Name) -> None:
    with socket.socket() as one, socket.socket() as two:
        for each in (one, two):
            each.bind(("127.0.0.1", 0))
        name(*(found("127.0.0.1", each.getsockname()[1]) for each in (one, two)))
        failed = failure()
    assert (failed.outcome, failed.facts.reason, failed.facts.host, failed.facts.port) == (
        Outcome.UNREACHABLE,
        Reason.REFUSED,
        "gateway.test",
        443,
    )


def test_a_reset_in_answer_is_a_connection_lost(name: Name, listening: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    name(found("127.0.0.1", listening.getsockname()[1]))
    monkeypatch.setattr(socket.socket, "getsockopt", lambda *_: errno.ECONNRESET)
    assert failure().facts.reason == Reason.LOST


def test_no_way_to_any(name: Name) -> None:
    name((9999, socket.SOCK_STREAM, 6, "", ("::1", 1)))
    assert failure().facts.reason == Reason.NO_ROUTE


def test_nothing_is_left_open(name: Name, silent: int, listening: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[socket.socket] = []

    class Noted(socket.socket):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            made.append(self)

    name(found("127.0.0.1", silent), found("127.0.0.1", listening.getsockname()[1]))
    monkeypatch.setattr(socket, "socket", Noted)
    connect()
    assert len(made) == 2
    assert [sock.fileno() for sock in made] == [-1, -1]


def test_cancel_is_heard_while_several_are_tried(name: Name, silent: int) -> None:
    name(*[found("127.0.0.1", silent)] * 5)
    cancel = CancelToken()
    timer = threading.Timer(0.4, cancel.cancel)
    timer.start()
    began = time.monotonic()
    assert failure(30, cancel).outcome is Outcome.CANCELLED
    assert time.monotonic() - began < 5
    timer.join()


def test_the_families_take_turns_and_what_worked_comes_first() -> None:
    six = [found(f"2001:db8::{n}", 443) for n in (1, 2, 3)]
    four = [found(f"192.0.2.{n}", 443) for n in (1, 2)]
    assert module._in_order([*six, *four], None) == [six[0], four[0], six[1], four[1], six[2]]
    assert module._in_order([*four, *six], None) == [four[0], six[0], four[1], six[1], six[2]]
    assert module._in_order([*six, *four], four[1][4]) == [four[1], six[0], four[0], six[1], six[2]]
    assert module._in_order(four[:1], six[0][4]) == four[:1]


def test_plain_http_without_consent_stays_inside_this_computer(name: Name, listening: socket.socket) -> None:
    name(found("127.0.0.1", listening.getsockname()[1]))
    assert connect(loopback_only=True) >= 0
    name(found("127.0.0.1", listening.getsockname()[1]), found("192.0.2.1", 443))
    failed = failure(loopback_only=True)
    assert (failed.outcome, failed.facts.reason) == (Outcome.BAD_ENDPOINT, Reason.ADDRESS_PLAIN_HTTP)


@pytest.mark.parametrize("error", [socket.gaierror(socket.EAI_NONAME, "unknown"), UnicodeError("too long"), None])
def test_a_name_that_is_not_found(monkeypatch: pytest.MonkeyPatch, error: Exception | None) -> None:
    def resolve(*_args: object, **_options: object) -> list[Any]:
        if error is None:
            return []
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    failed = failure()
    assert (failed.outcome, failed.facts.reason, failed.facts.host) == (
        Outcome.UNREACHABLE,
        Reason.NAME_NOT_FOUND,
        "gateway.test",
    )


def test_an_address_in_brackets_asks_no_name_server_and_takes_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    flags: list[int] = []
    real, thread = socket.getaddrinfo, threading.current_thread()

    def resolve(*args: Any, **options: Any) -> Any:
        flags.append(options.get("flags", 0))
        assert threading.current_thread() is thread
        return real(*args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with socket.create_server(("127.0.0.1", 0)) as server:
        backend = Backend()
        backend.trace.begin(Budget(20, CancelToken()))
        backend.connect_tcp("[127.0.0.1]", server.getsockname()[1]).close()
    assert flags[0] == socket.AI_NUMERICHOST
