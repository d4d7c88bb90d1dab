"""The practice gateway: a small SOAP server on this computer that answers as the provider's service is documented to.

It serves `kit-desktop --demo`, `kit-desktop-cli demo-gateway` and the tests. It listens on 127.0.0.1 only, and writes nothing
of what it is sent anywhere. Here are sockets, methods, paths and lengths; what a request means is `soap`'s, what is answered
`messages`'.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import socketserver
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any, Self

from kit_desktop.core.message_id import IdKind
from kit_desktop.gateway.practice.messages import (
    DEMO_LOGIN,
    DEMO_PASSWORD,
    NOT_FOUND_WORDS,
    SUGGESTIONS,
    WRONG_LOGIN_WORDS,
    Answer,
    DemoMessages,
    refusal,
)
from kit_desktop.gateway.practice.soap import (
    REPLY_TYPE,
    RequestRefusedError,
    check_headers,
    fault_envelope,
    read_request,
    result_envelope,
    wsdl_naming,
)

__all__ = ["DEMO_LOGIN", "DEMO_PASSWORD", "SUGGESTIONS", "DemoGateway"]

SERVER_PATH = "/soap/server"
WSDL_PATH = "/soap"
"""The paths of the real service (provider's page)."""

LONGEST_REQUEST = 64 * 1024
"""Bytes. A GetInfoByID request has about 500."""

_IDLE_SECONDS = 60.0
_STOP_SECONDS = 1.0
_LINGER_SECONDS = 1.0
_WEB_PAGE = "text/html; charset=UTF-8"
_MAINTENANCE_PAGE = """<!DOCTYPE html>
<html><head><title>503 Service Unavailable</title></head>
<body><h1>Технические работы</h1><p>Maintenance is under way. Please come back later.</p></body></html>
"""
_FAULT_WORDS = "The service cannot process this request at the moment"
_log = logging.getLogger(__name__)


class DemoGateway(socketserver.ThreadingTCPServer):
    """Listens from the start, answers between `start()` and `stop()`, or in a `with` block, on daemon threads.

    `port` 0 takes any free one. `wsdl` is what `GET /soap` serves, with this server's address put in; without it that path is
    404. `now` gives the present as a zoned time; what the messages tell of today counts from the start. Raises OSError where
    the port is taken.
    """

    # No HTTPServer: that asks the name service for this host's name, which takes seconds on some computers.
    daemon_threads = True
    # On Windows the option would let a second program listen on the same port.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    def __init__(
        self, port: int = 0, wsdl: bytes | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.messages = DemoMessages(now)
        self.asked: list[tuple[IdKind, str]] = []
        """Every well-formed question so far, in the order of arrival, wrong logins included."""
        self.stopping = threading.Event()
        self._connections: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._accepting = threading.Thread(target=self._accept, name="practice-gateway", daemon=True)
        super().__init__(("127.0.0.1", port), _Handler)
        self.wsdl = None if wsdl is None else wsdl_naming(wsdl, self.address)

    @property
    def address(self) -> str:
        """What to configure as the gateway's address."""
        return f"http://127.0.0.1:{self.server_address[1]}{SERVER_PATH}"

    def start(self) -> None:
        """Answer from now on, until `stop`."""
        self._accepting.start()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _accept(self) -> None:
        # Not `serve_forever`, which looks many times a second whether it shall stop.
        while not self.stopping.is_set():
            self.handle_request()

    def verify_request(self, request: Any, client_address: Any) -> bool:  # noqa: ARG002 - the base class calls it so
        """Whether the connection is to be answered: not the one by which `stop` wakes the thread that accepts them."""
        return not self.stopping.is_set()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection for `stop`, then answer it on a thread of its own."""
        with self._lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection and close it."""
        with self._lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base class calls it so
        """A connection ended badly. The exception's class is logged only: its message may quote what was sent."""
        _log.debug("practice gateway: a connection ended with %s", type(sys.exc_info()[1]).__name__)

    def stop(self) -> None:
        """Stop listening, then end every connection that is still open, those with a slow answer under way too.

        Takes a fraction of a second; harmless when stopped.
        """
        if self.stopping.is_set():
            return
        self.stopping.set()
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.server_address[1]), timeout=_STOP_SECONDS).close()
        self._accepting.join(_STOP_SECONDS)
        self.server_close()
        with self._lock:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    server: DemoGateway
    protocol_version = "HTTP/1.1"
    # Without it a request line that cannot be read is answered as in HTTP 0.9: a page and no status.
    default_request_version = "HTTP/1.0"
    server_version = "KiT-practice-gateway"
    sys_version = ""
    timeout = _IDLE_SECONDS
    # Head and body in one write: apart they cost a delayed acknowledgement on a connection that is kept.
    wbufsize = -1

    def do_POST(self) -> None:
        body = self._read_body()
        if body is None:
            return
        if self.path.partition("?")[0] != SERVER_PATH:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        try:
            check_headers(self.headers.get_all("Content-Type", []), self.headers.get_all("SOAPAction", []))
            account, query = read_request(body)
        except RequestRefusedError as refused:
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, fault_envelope(refused.code, refused.words))
            return
        self.server.asked.append((query.by, query.id))
        if (account.login, account.password) == (DEMO_LOGIN, DEMO_PASSWORD):
            answer = self.server.messages.answer(query.by, query.id)
        else:
            answer = refusal(WRONG_LOGIN_WORDS)
        if self.server.stopping.wait(answer.delay):
            self.close_connection = True
        else:
            self._tell(answer)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        has_body = "Content-Length" in self.headers or "Transfer-Encoding" in self.headers
        self.close_connection = self.close_connection or has_body
        if path == SERVER_PATH or self.command not in {"GET", "HEAD"}:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, allow="POST" if path == SERVER_PATH else "GET, HEAD")
        elif path == WSDL_PATH and self.server.wsdl is not None:
            self._send(HTTPStatus.OK, self.server.wsdl)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)
        if has_body:
            self._linger()

    do_HEAD = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_GET

    def handle_expect_100(self) -> bool:
        go_on = super().handle_expect_100()
        self.wfile.flush()
        return go_on

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Nothing of what is sent is written anywhere."""

    def _tell(self, answer: Answer) -> None:
        match answer.status:
            case HTTPStatus.NOT_FOUND:
                self._send(answer.status, b"", _WEB_PAGE, reason=NOT_FOUND_WORDS)
            case HTTPStatus.INTERNAL_SERVER_ERROR:
                self._send(answer.status, fault_envelope("Server", _FAULT_WORDS))
            case HTTPStatus.SERVICE_UNAVAILABLE:
                self._send(answer.status, _MAINTENANCE_PAGE.encode(), _WEB_PAGE)
            case _:
                self._send(answer.status, result_envelope(answer.values))

    def _read_body(self) -> bytes | None:
        """The request's body; None where it cannot be had, and that is answered already."""
        lengths = self.headers.get_all("Content-Length", [])
        if "Transfer-Encoding" in self.headers or not lengths:
            refused = HTTPStatus.LENGTH_REQUIRED
        elif len(lengths) > 1 or not (lengths[0].isascii() and lengths[0].isdigit()):
            refused = HTTPStatus.BAD_REQUEST
        elif len(lengths[0]) > 9 or int(lengths[0]) > LONGEST_REQUEST:
            refused = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        else:
            body = self.rfile.read(int(lengths[0]))
            self.close_connection = self.close_connection or len(body) < int(lengths[0])
            return body if len(body) == int(lengths[0]) else None
        self.close_connection = True
        self._refuse(refused)
        self._linger()
        return None

    def _refuse(self, status: HTTPStatus, allow: str = "") -> None:
        self._send(status, f"{status.phrase}\n".encode(), "text/plain; charset=utf-8", allow=allow)

    def _send(
        self, status: HTTPStatus, body: bytes, kind: str = REPLY_TYPE, *, reason: str | None = None, allow: str = ""
    ) -> None:
        self.send_response(status, reason)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if allow:
            self.send_header("Allow", allow)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _linger(self) -> None:
        """Take in what is left of a refused request: closing on unread bytes would reset the connection under our answer."""
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_WR)
        self.connection.settimeout(_LINGER_SECONDS)
        ends = time.monotonic() + _LINGER_SECONDS
        while time.monotonic() < ends and self.rfile.read1(65536):
            pass
