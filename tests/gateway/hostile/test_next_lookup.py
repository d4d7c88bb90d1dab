"""What a server did in one lookup has no hold on the next: no stale reply, no cookie, no connection of a broken exchange."""

from __future__ import annotations

import sys

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint, parse_endpoint
from kit_desktop.core.lists.run.shared_state import Slot
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.gateway.soap.gateway import SoapGateway, SoapSession

from ..replies import reply
from .handshake import Handshake, can_issue, tls
from .replies import chunked, http, packed
from .running import CREDENTIALS
from .server import Server
from .wire import CUT, READ, RESET, Step, Steps, Wire

FREE = Slot(lambda: True, lambda: None)
FIRST = http(reply(msgID="1", senderId="first"))
STALE = http(reply(msgID="2", senderId="stale"))
FRESH = http(reply(msgID="2", senderId="fresh"))


def _ask(asked: SoapGateway | SoapSession, message: str, endpoint: Endpoint) -> LookupResult:
    more = (FREE,) if isinstance(asked, SoapSession) else ()
    return asked.look_up(LookupQuery(IdKind.MSG_ID, message), CREDENTIALS, endpoint, 5, CancelToken(), *more)


def _sender(result: LookupResult) -> str | None:
    return result.info["senderId"] if result.info else None


def _endpoint(server: Server, secure: bool = False) -> Endpoint:
    return parse_endpoint(f"{'https' if secure else 'http'}://127.0.0.1:{server.port}/soap/server")


def _chunks(reply_bytes: bytes) -> bytes:
    head, _, body = reply_bytes.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.startswith(b"Content-Length")]
    return b"\r\n".join([*lines, b"Transfer-Encoding: chunked", b"", chunked(body, 100)])


_TWICE: dict[str, Steps] = {
    "at once": (READ, FIRST + STALE, READ, FRESH),
    "in chunks": (READ, _chunks(FIRST) + _chunks(STALE), READ, FRESH),
    "the second in part": (READ, FIRST + STALE[:60], READ, STALE[60:] + FRESH),
    "behind a 100": (READ, b"HTTP/1.1 100 Continue\r\n\r\n" + FIRST + STALE, READ, FRESH),
    "over TLS": (tls("good"), READ, FIRST + STALE, READ, FRESH),
    "over TLS, in two records": (tls("good"), READ, FIRST, STALE, READ, FRESH),
}


@pytest.mark.parametrize("kept", [False, True], ids=["single", "list run"])
@pytest.mark.parametrize("steps", _TWICE.values(), ids=_TWICE)
def test_second_reply_to_one_request_is_never_shown(gateway: SoapGateway, steps: Steps, kept: bool) -> None:
    """A server that answers twice would answer every next question with the last one's reply."""
    secure = isinstance(steps[0], Handshake)
    if secure and (sys.platform != "linux" or not can_issue()):
        pytest.skip("the system's trust store, which a test does not change, decides here")
    with Server(steps) as server, Server((*steps[: int(secure)], READ, FRESH)) as other:
        asked = gateway.session() if kept else gateway
        first = _ask(asked, "1", _endpoint(server, secure))
        assert (first.outcome, _sender(first)) == (Outcome.OK, "first")
        if isinstance(asked, SoapSession):
            server.stopped.wait(0.1)
            # The kept connection must have gone; where it leads next is this server again, which starts anew.
            asked.look_up(LookupQuery(IdKind.MSG_ID, "2"), CREDENTIALS, _endpoint(server, secure), 1, CancelToken(), FREE)
            assert server.log.connections == 2
        second = _ask(asked, "2", _endpoint(other, secure))
        assert _sender(second) == "fresh"
        if isinstance(asked, SoapSession):
            asked.close()


def test_late_second_reply_in_a_list_run_is_never_shown(gateway: SoapGateway) -> None:
    def wait_for_client(wire: object) -> None:
        server.stopped.wait(0.1)

    with Server((READ, FIRST, wait_for_client, STALE, READ, FRESH)) as server:
        session = gateway.session()
        first = _ask(session, "1", _endpoint(server))
        server.stopped.wait(0.3)
        second = _ask(session, "2", _endpoint(server))
        session.close()
        assert (first.outcome, _sender(first)) == (Outcome.OK, "first")
        assert _sender(second) != "stale"


@pytest.mark.parametrize("kept", [False, True], ids=["single", "list run"])
def test_cookies_are_not_carried(gateway: SoapGateway, kept: bool) -> None:
    cookie = ("Set-Cookie: session=abc; Path=/",)
    first, second = http(reply(msgID="1"), headers=cookie), http(reply(msgID="2"))
    with Server((READ, first, READ, second)) as server, Server((READ, second)) as other:
        asked = gateway.session() if kept else gateway
        assert _ask(asked, "1", _endpoint(server)).outcome is Outcome.OK
        assert _ask(asked, "2", _endpoint(server if kept else other)).outcome is Outcome.OK
        if isinstance(asked, SoapSession):
            asked.close()
    requests = server.log.requests + other.log.requests
    assert len(requests) == 2
    assert not any(b"cookie" in request.lower() for request in requests)


def test_list_run_keeps_its_connection(gateway: SoapGateway) -> None:
    with Server((READ, FIRST, READ, FRESH)) as server:
        session = gateway.session()
        assert _ask(session, "1", _endpoint(server)).outcome is Outcome.OK
        assert _ask(session, "2", _endpoint(server)).outcome is Outcome.OK
        session.close()
    assert server.log.connections == 1


_SPOILT: dict[str, Steps] = {
    "an error": (READ, http("", 503)),
    "a redirect": (READ, http("", 302, headers=("Location: http://127.0.0.1:9/",))),
    "a reset": (READ, RESET),
    "a truncated reply": (READ, FIRST[:-50]),
    "a reply in broken gzip": (READ, http(packed(reply())[:-9], headers=("Content-Encoding: gzip",))),
    "a reply of another message": (READ, STALE),
    "an endless reply": (READ, http(b"x" * 3_000_000)),
}


@pytest.mark.parametrize("steps", _SPOILT.values(), ids=_SPOILT)
def test_list_run_goes_on_over_a_new_connection(gateway: SoapGateway, steps: Steps) -> None:
    with Server(steps) as broken, Server((READ, FRESH)) as good:
        session = gateway.session()
        assert _ask(session, "1", _endpoint(broken)).outcome is not Outcome.OK
        assert _sender(_ask(session, "2", _endpoint(good))) == "fresh"
        session.close()
    assert len(broken.log.requests) == 1


def test_connection_that_the_server_closed_meanwhile_is_replaced(gateway: SoapGateway) -> None:
    """The second request goes out once: on a new connection, because the old one was seen to be closed."""
    with Server((READ, FIRST)) as server:
        session = gateway.session()
        assert _ask(session, "1", _endpoint(server)).outcome is Outcome.OK
        server.stopped.wait(0.2)
        again = _ask(session, "1", _endpoint(server))
        session.close()
    assert again.outcome is Outcome.OK
    assert (server.log.connections, len(server.log.requests)) == (2, 2)


@pytest.mark.parametrize("ending", [CUT, RESET], ids=["closed", "reset"])
def test_kept_connection_that_ends_under_a_request_is_asked_once_more_on_a_fresh_one(
    gateway: SoapGateway, ending: Step
) -> None:
    with Server((READ, FIRST, READ, ending)) as server:
        session = gateway.session()
        assert _ask(session, "1", _endpoint(server)).outcome is Outcome.OK
        again = _ask(session, "1", _endpoint(server))
        session.close()
    assert (again.outcome, _sender(again)) == (Outcome.OK, "first")
    assert (server.log.connections, len(server.log.requests)) == (2, 3)


def test_kept_connection_over_tls_that_ends_under_a_request_is_asked_once_more(gateway: SoapGateway) -> None:
    if sys.platform != "linux" or not can_issue():
        pytest.skip("the system's trust store, which a test does not change, decides here")
    with Server((tls("good"), READ, FIRST, READ)) as server:
        session = gateway.session()
        assert _ask(session, "1", _endpoint(server, secure=True)).outcome is Outcome.OK
        again = _ask(session, "1", _endpoint(server, secure=True))
        session.close()
    assert (again.outcome, server.log.connections, len(server.log.requests)) == (Outcome.OK, 2, 3)


def test_never_asked_again_once_a_byte_has_come(gateway: SoapGateway) -> None:
    with Server((READ, FIRST, READ, b"H", CUT)) as server:
        session = gateway.session()
        assert _ask(session, "1", _endpoint(server)).outcome is Outcome.OK
        assert _ask(session, "1", _endpoint(server)).outcome is Outcome.UNREACHABLE
        session.close()
    assert len(server.log.requests) == 2


def test_never_asked_a_third_time(gateway: SoapGateway) -> None:
    def end_when_known(wire: Wire) -> None:
        if server.log.connections > 1:
            wire.abort()

    with Server((READ, end_when_known, FIRST, READ)) as server:
        session = gateway.session()
        assert _ask(session, "1", _endpoint(server)).outcome is Outcome.OK
        lost = _ask(session, "1", _endpoint(server))
        session.close()
    assert (lost.outcome, lost.facts.reason) == (Outcome.UNREACHABLE, Reason.LOST)
    assert (server.log.connections, len(server.log.requests)) == (2, 3)


def test_fresh_connection_that_ends_without_a_byte_is_not_asked_again(gateway: SoapGateway) -> None:
    with Server((READ,)) as server:
        session = gateway.session()
        assert _ask(session, "1", _endpoint(server)).outcome is Outcome.UNREACHABLE
        session.close()
    assert len(server.log.requests) == 1
