"""Cancel: at once for the person and a closed connection for the server, in every phase; and nothing is left behind."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import psutil
import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.soap.gateway import SoapGateway

from ..replies import reply
from .handshake import tls
from .name_service import Names
from .replies import answer, http
from .running import CREDENTIALS
from .server import Server
from .wire import HEAR, HOLD, READ, READ_CONNECT, Steps, Wire, drip

AT_ONCE = 0.3
"""Seconds from Cancel to the answer."""

QUERY = LookupQuery(IdKind.MSG_ID, "963")
GOOD = http(reply())


def _reached(wire: Wire) -> None:
    wire.log.reached.set()


@dataclass
class Running:
    """A lookup on a thread of its own."""

    gateway: SoapGateway
    address: str
    timeout: float = 30
    cancel: CancelToken = field(default_factory=CancelToken)
    result: LookupResult | None = None
    returned_at: float = 0.0

    def start(self) -> Running:
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        return self

    def _run(self) -> None:
        endpoint = parse_endpoint(self.address, allow_plain_http=True)
        self.result = self.gateway.look_up(QUERY, CREDENTIALS, endpoint, self.timeout, self.cancel)
        self.returned_at = time.monotonic()

    def stop(self) -> float:
        """Cancel; returns the seconds until the lookup came back."""
        cancelled_at = time.monotonic()
        self.cancel.cancel()
        self.thread.join(5)
        assert not self.thread.is_alive()
        return self.returned_at - cancelled_at

    def outcome(self) -> Outcome | None:
        return self.result.outcome if self.result else None


_PHASES: dict[str, tuple[str, Steps]] = {
    "handshake, before the server's hello": ("https", (HEAR, _reached, HOLD)),
    "handshake, within the server's hello": ("https", (HEAR, bytes([22, 3, 3, 62, 0]), _reached, HOLD)),
    "waiting": ("http", (READ, _reached, HOLD)),
    "waiting, TLS": ("https", (tls("good"), READ, _reached, HOLD)),
    "after 100 Continue": ("http", (READ, b"HTTP/1.1 100 Continue\r\n\r\n", _reached, HOLD)),
    "reading the status line": ("http", (READ, GOOD[:9], _reached, HOLD)),
    "reading the headers": ("http", (READ, GOOD[:50], _reached, HOLD)),
    "reading the body": ("http", (READ, GOOD[:-200], _reached, HOLD)),
    "reading the body, TLS": ("https", (tls("good"), READ, GOOD[:-200], _reached, HOLD)),
    "reading a body that drips": ("http", (READ, GOOD[:-200], _reached, drip(b" ", 0.01, forever=True))),
    "reading a body until the end": ("http", (READ, http(reply(), length=None), _reached, HOLD)),
}
_NEEDS_STORE = {name for name, (_, steps) in _PHASES.items() if name.endswith("TLS")}


@pytest.mark.parametrize("phase", _PHASES)
def test_in_every_phase(gateway: SoapGateway, phase: str) -> None:
    if phase in _NEEDS_STORE and sys.platform != "linux":
        pytest.skip("the system's trust store, which a test does not change, decides here")
    scheme, steps = _PHASES[phase]
    with Server(steps) as server:
        running = Running(gateway, f"{scheme}://127.0.0.1:{server.port}/soap/server").start()
        assert server.log.reached.wait(5)
        assert running.stop() < AT_ONCE
        assert running.outcome() is Outcome.CANCELLED
        assert server.wait_until_idle(1)
        assert len(server.log.requests) <= 1


def test_while_the_name_is_resolved(gateway: SoapGateway, names: Names) -> None:
    before = len(names.asked)
    running = Running(gateway, "https://slow.test/soap/server").start()
    _wait_for(lambda: len(names.asked) > before)
    assert running.stop() < AT_ONCE
    assert running.outcome() is Outcome.CANCELLED


def test_while_connecting(gateway: SoapGateway, silent: int) -> None:
    running = Running(gateway, f"http://127.0.0.1:{silent}/soap/server").start()
    running.thread.join(0.3)
    assert running.thread.is_alive()
    assert running.stop() < AT_ONCE
    assert running.outcome() is Outcome.CANCELLED


def test_connecting_ends_at_the_deadline(gateway: SoapGateway, silent: int) -> None:
    running = Running(gateway, f"http://127.0.0.1:{silent}/soap/server", timeout=0.5).start()
    running.thread.join(1.5)
    assert running.outcome() is Outcome.TIMED_OUT


def test_while_the_proxy_is_asked(gateway: SoapGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    with Server((READ_CONNECT, _reached, HOLD)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        running = Running(gateway, "https://gateway.test/soap/server").start()
        assert proxy.log.reached.wait(5)
        assert running.stop() < AT_ONCE
        assert running.outcome() is Outcome.CANCELLED
        assert proxy.wait_until_idle(1)


def test_before_it_begins_nothing_is_sent(gateway: SoapGateway) -> None:
    with Server(answer(reply())) as server:
        running = Running(gateway, f"http://127.0.0.1:{server.port}/")
        running.cancel.cancel()
        running.start().thread.join(5)
        assert running.outcome() is Outcome.CANCELLED
        assert server.log.requests == []


def test_after_the_end_changes_nothing(gateway: SoapGateway) -> None:
    with Server(answer(reply())) as server:
        running = Running(gateway, f"http://127.0.0.1:{server.port}/").start()
        running.thread.join(5)
        running.cancel.cancel()
        assert running.outcome() is Outcome.OK


@pytest.mark.parametrize("where", ["silent gateway", "silent resolver"])
def test_twenty_cancelled_do_not_slow_the_next(gateway: SoapGateway, names: Names, where: str) -> None:
    with Server((READ, _reached, HOLD)) as silent, Server(answer(reply())) as good:
        address = f"http://127.0.0.1:{silent.port}/" if where == "silent gateway" else "https://slow.test/"
        before = len(names.asked)
        twenty = [Running(gateway, address).start() for _ in range(20)]
        asked = silent.log.requests if where == "silent gateway" else names.asked
        _wait_for(lambda: len(asked) >= 20 + (before if asked is names.asked else 0))
        assert max(running.stop() for running in twenty) < 1
        assert {running.outcome() for running in twenty} == {Outcome.CANCELLED}
        started = time.monotonic()
        next_one = Running(gateway, f"http://localhost:{good.port}/").start()
        next_one.thread.join(5)
        assert next_one.outcome() is Outcome.OK
        assert time.monotonic() - started < 3
        assert silent.wait_until_idle(1)


def test_fifty_leave_nothing_behind(gateway: SoapGateway) -> None:
    """Threads, sockets and files are counted before and after fifty cancelled lookups, five at a time."""
    chosen = [name for name in _PHASES if name not in _NEEDS_STORE or sys.platform == "linux"]
    with Server(answer(reply())) as good:
        Running(gateway, f"http://127.0.0.1:{good.port}/").start().thread.join(5)
    gc.collect()
    _wait_for(_settled())
    before = _left()
    for round_number in range(10):
        scheme, steps = _PHASES[chosen[round_number % len(chosen)]]
        with Server(steps) as server:
            five = [Running(gateway, f"{scheme}://127.0.0.1:{server.port}/").start() for _ in range(5)]
            _wait_for(lambda count=round_number: server.log.connections == 5)  # type: ignore[misc]
            assert server.log.reached.wait(5)
            for running in five:
                running.stop()
            assert {running.outcome() for running in five} == {Outcome.CANCELLED}
            assert server.wait_until_idle(1)
    gc.collect()
    _wait_for(lambda: all(now <= then for now, then in zip(_left(), before, strict=True)), "left behind")


def _left() -> tuple[int, int]:
    process = psutil.Process()
    files = process.num_handles() if sys.platform == "win32" else process.num_fds()
    return threading.active_count(), files


def _settled() -> Callable[[], bool]:
    """Servers of earlier tests are still putting their threads away: wait until two looks agree."""
    last: list[tuple[int, int]] = []

    def look() -> bool:
        last.append(_left())
        return len(last) > 5 and len(set(last[-5:])) == 1

    return look


def _wait_for(holds: Callable[[], bool], what: str = "did not come") -> None:
    patience = threading.Event()
    until = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < until, what
        patience.wait(0.01)
