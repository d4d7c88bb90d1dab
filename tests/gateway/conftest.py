"""Real peers for the gateway tests: PHP's own SOAP, a server that records, the provider's sample bytes."""

from __future__ import annotations

import contextlib
import http.client
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from lxml import etree

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway
from kit_desktop.gateway.soap.gateway import SoapGateway

HERE = Path(__file__).parent
WSDL = HERE.parents[1] / "resources" / "SendSMSService.wsdl"
NOON = datetime(2026, 11, 20, 7, 0, 0, tzinfo=UTC)
"""Noon in Almaty."""

DOCUMENTED_HEADERS = {"Content-Type": "text/xml", "SOAPAction": "urn:SendSMSLib-SendSMSService#GetInfoByID"}
Ask = Callable[..., LookupResult]
Elements = list[tuple[int, str, dict[str, str], str]]


@pytest.fixture(scope="session")
def wsdl_path() -> Path:
    """The WSDL that the program ships."""
    return WSDL


@pytest.fixture(scope="session")
def sample_request() -> bytes:
    """The provider's sample request, byte for byte as on its page."""
    return (HERE / "samples" / "request.xml").read_bytes()


@pytest.fixture(scope="session")
def sample_reply() -> bytes:
    """The provider's sample reply, byte for byte as on its page."""
    return (HERE / "samples" / "reply.xml").read_bytes()


@pytest.fixture(scope="session")
def elements() -> Callable[[bytes], Elements]:
    """Turns XML into what it says, without how it is written: (depth, {namespace}name, attributes, text) in document order.

    White space counts inside elements that hold no other, and is layout in those that do.
    """

    def flatten(xml: bytes) -> Elements:
        found: Elements = []

        def visit(element: etree._Element, depth: int) -> None:
            text = element.text or ""
            assert len(element) == 0 or not text.strip()
            found.append((depth, element.tag, dict(element.attrib), "" if len(element) else text))
            for child in element:
                assert not (child.tail or "").strip()
                visit(child, depth + 1)

        visit(etree.fromstring(xml), 0)
        return found

    return flatten


@pytest.fixture(scope="session")
def soap_gateway() -> SoapGateway:
    """The product's own client on the WSDL that it ships."""
    return SoapGateway(WSDL)


@pytest.fixture(scope="session")
def ask(soap_gateway: SoapGateway) -> Ask:
    """Looks one id up through the product's own client."""

    def look_up(
        address: str,
        asked: str = "963",
        by: IdKind = IdKind.MSG_ID,
        *,
        password: str = DEMO_PASSWORD,
        timeout: float = 20.0,
        cancel: CancelToken | None = None,
    ) -> LookupResult:
        return soap_gateway.look_up(
            LookupQuery(by, asked), Credentials(DEMO_LOGIN, password), parse_endpoint(address), timeout, cancel or CancelToken()
        )

    return look_up


@pytest.fixture
def clock() -> SimpleNamespace:
    """A clock for the practice gateway that stands still until a test sets `now`."""
    return SimpleNamespace(now=NOON)


@pytest.fixture
def demo(clock: SimpleNamespace) -> Iterator[DemoGateway]:
    """A running practice gateway with the product's WSDL and the test's clock."""
    with DemoGateway(wsdl=WSDL.read_bytes(), now=lambda: clock.now) as gateway:
        yield gateway


@pytest.fixture(scope="session")
def standing_demo() -> Iterator[DemoGateway]:
    """A practice gateway for many tests: what one of them does to it must not be felt by the next."""
    with DemoGateway(wsdl=WSDL.read_bytes()) as gateway:
        yield gateway


@pytest.fixture
def connection(standing_demo: DemoGateway) -> Iterator[http.client.HTTPConnection]:
    """A connection to it that is kept between requests."""
    opened = http.client.HTTPConnection(urlsplit(standing_demo.address).netloc, timeout=20)
    yield opened
    opened.close()


@pytest.fixture
def call(connection: http.client.HTTPConnection) -> Callable[..., tuple[int, str, http.client.HTTPMessage, bytes]]:
    """Sends one request to it as the provider documents, but for what the test changes; gives status, reason, headers, body."""

    def send(
        method: str = "POST", path: str = "/soap/server", body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str, http.client.HTTPMessage, bytes]:
        connection.request(method, path, body, DOCUMENTED_HEADERS if headers is None else headers)
        response = connection.getresponse()
        return response.status, response.reason, response.headers, response.read()

    return send


@dataclass(frozen=True)
class Recorded:
    """One request as it came in; header names and values as sent."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        """The only header of that name."""
        (value,) = [value for key, value in self.headers if key.lower() == name.lower()]
        return value


class Recorder(ThreadingHTTPServer):
    """Answers every POST with the same bytes as the provider's page, and keeps what it was sent."""

    daemon_threads = True

    def __init__(self, reply: bytes) -> None:
        self.reply = reply
        self.requests: list[Recorded] = []
        super().__init__(("127.0.0.1", 0), _RecordingHandler)

    @property
    def address(self) -> str:
        """Where it listens, with the real service's path."""
        return f"http://127.0.0.1:{self.server_address[1]}/soap/server"


class _RecordingHandler(BaseHTTPRequestHandler):
    server: Recorder

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append(Recorded(self.command, self.path, self.headers.items(), body))
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(self.server.reply)))
        self.end_headers()
        self.wfile.write(self.server.reply)

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def recorder(sample_reply: bytes) -> Iterator[Recorder]:
    """A loopback server that records requests and answers with the page's sample reply."""
    with Recorder(sample_reply) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def silent() -> Iterator[int]:
    """A port on which the system leaves connections unanswered, as a dead address does."""
    if sys.platform != "linux":
        pytest.skip("how a full queue answers is the system's own affair")
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]
