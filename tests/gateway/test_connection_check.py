"""The connection check against real servers: a gateway, a web page, nothing at all, certificates, proxies."""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from unittest.mock import Mock

import pytest
import trustme

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.connection_check import CheckPlan, CheckStep, Side, StepNote, StepState
from kit_desktop.core.endpoint import NO_PROXY, SYSTEM_PROXY, parse_endpoint
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.gateway import connection_check
from kit_desktop.gateway.connection_check import check_connection
from kit_desktop.gateway.practice.server import DemoGateway
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.proxies import Proxy

from .replies import fault_11

ACCOUNT = Credentials("mycompany", "123456")
SOAP_FAULT = fault_11("Bad Request").encode()


class Server(ThreadingHTTPServer):
    """Answers everything with the same bytes, and keeps what it was sent."""

    daemon_threads = True

    def __init__(self, status: int = 500, body: bytes = SOAP_FAULT, context: ssl.SSLContext | None = None) -> None:
        self.status, self.body, self.location = status, body, ""
        self.published: bytes | None = None
        self.received: list[tuple[str, bytes]] = []
        super().__init__(("127.0.0.1", 0), _Handler)
        if context is not None:
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.scheme = "https" if context else "http"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def address(self) -> str:
        return f"{self.scheme}://localhost:{self.server_address[1]}/soap/server"

    def handle_error(self, *_args: object) -> None:
        """A client that does not trust us goes away; that is what some tests want."""

    def __exit__(self, *args: object) -> None:
        self.shutdown()
        self._thread.join()
        super().__exit__(*args)


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.received.append((self.command, body))
        published = self.server.published if self.command == "GET" else None
        content = self.server.body if published is None else published
        self.send_response(self.server.status if published is None else 200)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def check(soap_gateway, wsdl_path):
    """Runs the whole check and gives the results by step."""

    def run(address: str, *, cancel: CancelToken | None = None, **plan):
        endpoint = parse_endpoint(address)
        results = []
        whole = CheckPlan(**({"endpoint": endpoint, "timeout": 5.0} | plan))
        check_connection(soap_gateway, wsdl_path, whole, results.append, cancel or CancelToken())
        assert [each.step for each in results] == list(CheckStep)
        return {each.step: each for each in results}

    return run


def states(results):
    return {step.value: result.state.value for step, result in results.items()}


def test_the_practice_gateway_passes_and_is_sent_no_account(check, demo):
    results = check(demo.address)
    assert states(results) == {
        "address": "passed",
        "proxy": "passed",
        "name": "passed",
        "connection": "passed",
        "certificate": "skipped",
        "service": "passed",
        "wsdl": "passed",
        "login": "skipped",
    }
    assert results[CheckStep.CERTIFICATE].note is StepNote.THIS_COMPUTER
    assert results[CheckStep.LOGIN].note is StepNote.NOT_WANTED
    assert demo.asked == []
    assert all(0 <= result.elapsed_ms < 20_000 for result in results.values())


def test_four_addresses_of_a_name_are_told_each_once(check, demo, monkeypatch):
    found = [(None, None, 0, "", (f"127.0.0.{number}", 80)) for number in (1, 1, 2, 3, 4, 5)]
    monkeypatch.setattr(connection_check, "resolve", lambda *_: found)
    name = check(demo.address.replace("127.0.0.1", "localhost"))[CheckStep.NAME]
    assert name.values == ("localhost", "127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4")


@pytest.mark.parametrize(
    ("address", "allow_plain_http", "proxy", "loopback_only"),
    [
        ("http://localhost/soap", False, None, True),
        ("https://localhost/soap", False, None, False),
        ("http://localhost/soap", True, None, False),
        ("http://localhost/soap", False, Proxy("http", "proxy.example", 3128), False),
    ],
)
def test_what_is_not_encrypted_stays_on_this_computer(check, monkeypatch, address, allow_plain_http, proxy, loopback_only):
    reached = []

    class Recorded:
        trace, loopback_only = Mock(), None

        def connect_tcp(self, _host, _port):
            reached.append(self.loopback_only)
            raise LookupFailedError(Outcome.UNREACHABLE)

    monkeypatch.setattr(connection_check, "Backend", Recorded)
    monkeypatch.setattr(connection_check, "proxy_before", lambda *_: proxy)
    monkeypatch.setattr(connection_check, "resolve", lambda *_: [])
    check(address, endpoint=replace(parse_endpoint(address), allow_plain_http=allow_plain_http))
    assert reached == [loopback_only]


def test_the_login_is_tried_once_with_a_harmless_id_where_wanted(check, demo):
    results = check(demo.address, credentials=ACCOUNT, try_login=True)
    assert (results[CheckStep.LOGIN].state, results[CheckStep.LOGIN].note) == (StepState.PASSED, StepNote.LOGIN_ACCEPTED)
    assert demo.asked == [(IdKind.MSG_ID, "0")]


def test_a_refused_login_is_the_accounts_side(check, demo):
    results = check(demo.address, credentials=Credentials("mycompany", "wrong-word"), try_login=True)
    login = results[CheckStep.LOGIN]
    assert (login.state, login.side, login.outcome) == (StepState.FAILED, Side.ACCOUNT, Outcome.AUTH_FAILED)
    assert "wrong-word" not in repr(results)


def test_a_login_that_was_refused_before_is_not_tried_again(check, demo):
    results = check(demo.address, credentials=ACCOUNT, try_login=True, login_refused=True)
    assert results[CheckStep.LOGIN].note is StepNote.REFUSED_BEFORE
    assert demo.asked == []


def test_without_an_account_the_login_is_not_tried(check, demo):
    assert check(demo.address, try_login=True)[CheckStep.LOGIN].note is StepNote.NO_ACCOUNT


def test_an_address_that_cannot_be_used_ends_it_at_the_first_step(check):
    results = check("https://isms.center/soap", endpoint=Reason.ADDRESS_HOST)
    first = results.pop(CheckStep.ADDRESS)
    assert (first.state, first.side, first.facts.reason) == (StepState.FAILED, Side.HERE, Reason.ADDRESS_HOST)
    assert {(each.state, each.note) for each in results.values()} == {(StepState.SKIPPED, StepNote.NOT_REACHED)}


def test_a_name_that_does_not_exist(check):
    results = check("https://nowhere.invalid/soap/server")
    name = results[CheckStep.NAME]
    assert (name.state, name.side, name.facts.reason) == (StepState.FAILED, Side.NETWORK, Reason.NAME_NOT_FOUND)
    assert results[CheckStep.CONNECTION].note is StepNote.NOT_REACHED


def test_a_port_where_nobody_listens(check):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    connection = check(f"https://127.0.0.1:{port}/soap/server")[CheckStep.CONNECTION]
    assert (connection.state, connection.side, connection.facts.reason) == (StepState.FAILED, Side.GATEWAY, Reason.REFUSED)


@pytest.mark.parametrize(
    ("status", "body", "outcome", "side"),
    [
        (200, b"<!DOCTYPE html><html><title>Sign in</title></html>", Outcome.REPLY_NOT_UNDERSTOOD, Side.NETWORK),
        (404, b"nothing here", Outcome.SERVER_ERROR, Side.HERE),
        (503, b"<html>maintenance</html>", Outcome.SERVER_ERROR, Side.GATEWAY),
        (302, b"", Outcome.REDIRECTED, Side.NETWORK),
        (200, b"", Outcome.REPLY_NOT_UNDERSTOOD, Side.GATEWAY),
    ],
)
def test_what_is_no_soap_service(check, status, body, outcome, side):
    with Server(status, body) as server:
        server.location = "https://elsewhere.example/" if status == 302 else ""
        service = check(server.address)[CheckStep.SERVICE]
    assert (service.state, service.outcome, service.side) == (StepState.FAILED, outcome, side)
    assert all(b"password" not in sent for _, sent in server.received)


def test_a_wsdl_that_differs_is_a_remark(check, wsdl_path):
    wsdl = wsdl_path.read_bytes().replace(b'name="status" type', b'name="status" minOccurs="0" type')
    with Server() as service:
        service.published = wsdl
        found = check(service.address)[CheckStep.WSDL]
    assert (found.state, found.note, found.values) == (StepState.REMARK, StepNote.WSDL_DIFFERS, ("1",))


@pytest.mark.parametrize("named", ["its own", "another"])
def test_a_wsdl_may_name_the_address_that_it_was_asked_at(check, wsdl_path, named):
    shipped = wsdl_path.read_bytes()
    with Server() as service:
        address = service.address if named == "its own" else "https://elsewhere.example/soap/server"
        service.published = re.sub(rb'(?<=soap:address location=")[^"]+', address.encode(), shipped)
        assert service.published != shipped
        found = check(service.address)[CheckStep.WSDL]
    assert (found.state, found.values) == ((StepState.PASSED, ()) if named == "its own" else (StepState.REMARK, ("1",)))


def test_without_a_wsdl_the_login_is_tried_all_the_same(check):
    demo = DemoGateway()
    demo.start()
    try:
        results = check(demo.address, credentials=ACCOUNT, try_login=True)
    finally:
        demo.stop()
    assert results[CheckStep.WSDL].state is StepState.FAILED
    assert results[CheckStep.LOGIN].state is StepState.PASSED


@pytest.fixture
def authority(monkeypatch, tmp_path):
    """A root that the system's store holds."""
    made = trustme.CA(organization_name="Company root")
    made.cert_pem.write_to_path(str(tmp_path / "root.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "root.pem"))
    return made


def server_context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system's store cannot be set by a variable there")
@pytest.mark.parametrize(("days", "state"), [(90, StepState.PASSED), (3, StepState.REMARK)])
def test_a_good_certificate_names_its_issuer_and_its_end(check, authority, days, state):
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)
    with Server(context=server_context(authority.issue_cert("localhost", not_after=until))) as server:
        results = check(server.address)
    certificate = results[CheckStep.CERTIFICATE]
    assert certificate.state is state
    assert certificate.issuer.startswith("Company root")
    assert certificate.valid_until == until
    assert results[CheckStep.SERVICE].state is StepState.PASSED


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system's store cannot be set by a variable there")
@pytest.mark.parametrize("kind", ["stranger", "other_host", "expired"])
def test_a_bad_certificate_ends_it_before_anything_is_sent(check, authority, kind):
    issue = {
        "stranger": lambda: trustme.CA().issue_cert("localhost"),
        "other_host": lambda: authority.issue_cert("other.example"),
        "expired": lambda: authority.issue_cert("localhost", not_after=datetime.now(UTC) - timedelta(days=1)),
    }
    with Server(context=server_context(issue[kind]())) as server:
        results = check(server.address, credentials=ACCOUNT, try_login=True)
    assert results[CheckStep.CERTIFICATE].outcome is Outcome.TLS_UNTRUSTED
    assert results[CheckStep.SERVICE].note is results[CheckStep.LOGIN].note is StepNote.NOT_REACHED
    assert server.received == []


def test_a_proxy_is_named_and_blamed(check, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    monkeypatch.setenv("https_proxy", f"http://someone:proxy-secret@127.0.0.1:{port}")
    results = check("https://gateway.example/soap/server")
    assert results[CheckStep.PROXY].values == (f"127.0.0.1:{port}",)
    assert results[CheckStep.NAME].note is StepNote.PROXY_RESOLVES
    connection = results[CheckStep.CONNECTION]
    assert (connection.state, connection.side) == (StepState.FAILED, Side.PROXY)
    assert "proxy-secret" not in repr(results)


def test_a_proxy_that_refuses_is_blamed(check, monkeypatch):
    with Server(403, b"no") as proxy:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.server_address[1]}")
        results = check("https://gateway.example/soap/server")
    certificate = results[CheckStep.CERTIFICATE]
    assert (certificate.outcome, certificate.side) == (Outcome.PROXY_ERROR, Side.PROXY)


def test_stopping_ends_it_at_once(check):
    cancel = CancelToken()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        threading.Timer(0.3, cancel.cancel).start()
        began = time.monotonic()
        results = check(f"http://127.0.0.1:{silent.getsockname()[1]}/soap/server", cancel=cancel, timeout=20.0)
    assert time.monotonic() - began < 10
    assert results[CheckStep.CONNECTION].state is StepState.PASSED
    assert results[CheckStep.LOGIN].note is StepNote.STOPPED


def test_a_server_that_never_answers_is_told_in_time(check):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        results = check(f"http://127.0.0.1:{silent.getsockname()[1]}/soap/server", timeout=1.0)
    assert results[CheckStep.SERVICE].outcome is Outcome.TIMED_OUT


@pytest.mark.parametrize("proxy", [SYSTEM_PROXY, NO_PROXY])
def test_a_proxy_that_only_a_script_names_is_blamed_where_the_name_is_unknown(check, monkeypatch, proxy):
    monkeypatch.setattr("kit_desktop.gateway.wire.proxies.is_found_by_script", lambda: True)
    for variable in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(variable, raising=False)
    endpoint = replace(parse_endpoint("https://gateway.invalid/soap"), proxy=proxy)
    found = check(endpoint.url, endpoint=endpoint)[CheckStep.NAME]
    blamed = (Outcome.PROXY_ERROR, Reason.PROXY_SCRIPT, Side.HERE)
    name = (Outcome.UNREACHABLE, Reason.NAME_NOT_FOUND, Side.NETWORK)
    assert (found.outcome, found.facts.reason, found.side) == (blamed if proxy == SYSTEM_PROXY else name)


def test_a_step_that_breaks_is_logged_with_its_frames_and_without_its_text(check, demo, monkeypatch, caplog):
    def broken(*_args):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("kit_desktop.gateway.connection_check.read_reply", broken)
    found = check(demo.address)[CheckStep.SERVICE]
    assert (found.state, found.facts.reason, found.facts.detail) == (StepState.FAILED, Reason.INTERNAL, "ZeroDivisionError")
    assert "kit_desktop/gateway/connection_check.py:" in caplog.text
    assert "secret" not in caplog.text
