"""One exchange: what a reply's head says, before anything of its body is looked at."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint, parse_endpoint
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.gateway.wire.budget import Budget
from kit_desktop.gateway.wire.exchange import HttpExchange
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.reply import Reply

Serve = Callable[[bytes], Endpoint]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Answers one request with those bytes, and holds the connection open."""
    over = threading.Event()
    threads: list[threading.Thread] = []

    def start(content: bytes) -> Endpoint:
        server = socket.create_server(("127.0.0.1", 0))

        def answer() -> None:
            with server, server.accept()[0] as connection:
                connection.recv(65_536)
                connection.sendall(content)
                over.wait(30)

        threads.append(threading.Thread(target=answer))
        threads[-1].start()
        return parse_endpoint(f"http://127.0.0.1:{server.getsockname()[1]}/")

    yield start
    over.set()
    for thread in threads:
        thread.join(30)


def ask(endpoint: Endpoint, seconds: float = 20) -> Reply:
    reply = Reply()
    HttpExchange(endpoint).post({}, b"question", Budget(seconds, CancelToken()), reply)
    return reply


def head(line: bytes, *headers: str) -> bytes:
    return b"HTTP/1.1 " + line + b"\r\n" + "".join(f"{each}\r\n" for each in headers).encode() + b"\r\n"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("Сервис недоступен".encode(), "Сервис недоступен"),
        ("Қызмет жоқ".encode(), "Қызмет жоқ"),
        ("D\u00e9fense".encode("latin-1"), "D\u00e9fense"),
        (b"Busy", "Busy"),
        (b"", ""),
    ],
)
def test_a_reason_phrase_is_utf_8_else_latin_1(serve: Serve, sent: bytes, read: str) -> None:
    reply = ask(serve(head(b"503 " + sent, "Content-Length: 0")))
    assert (reply.status, reply.reason_phrase) == (503, read)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_known_by_its_head(serve: Serve, status: int) -> None:
    """Its body is neither waited for nor unpacked."""
    bomb = gzip.compress(b" " * 8_000_000)
    headers = ("Location: https://elsewhere.test/", "Content-Encoding: gzip", f"Content-Length: {len(bomb)}")
    reply = ask(serve(head(f"{status} Moved".encode(), *headers) + bomb))
    assert reply.is_redirect
    assert reply.unpacked is None
    cut_short = ask(serve(head(f"{status} Moved".encode(), "Location: /", "Content-Length: 999999999")))
    assert cut_short.is_redirect


@pytest.mark.parametrize(
    ("status", "location", "redirects"),
    [
        (299, "/", False),
        (300, "", False),
        (300, "/", True),
        (301, "", True),
        (304, "", False),
        (304, "/", True),
        (305, "", True),
        (399, "", True),
        (400, "/", False),
    ],
)
def test_what_is_a_redirect(status: int, location: str, redirects: bool) -> None:
    assert Reply(status, headers=[("Location", location)] if location else []).is_redirect is redirects


def test_no_reply_is_no_redirect() -> None:
    assert not Reply().is_redirect


@pytest.mark.parametrize(("size", "fits"), [(2 * 1024 * 1024, True), (2 * 1024 * 1024 + 1, False), (10**13, False)])
def test_a_length_over_the_cap_is_refused_before_the_body(serve: Serve, size: int, fits: bool) -> None:
    content = head(b"200 OK", f"Content-Length: {size}") + (b" " * size if fits else b"")
    if fits:
        assert len(ask(serve(content)).body) == size
        return
    with pytest.raises(LookupFailedError) as caught:
        ask(serve(content))
    assert caught.value.outcome is Outcome.REPLY_TOO_LARGE
    assert caught.value.facts.limit_bytes == 2 * 1024 * 1024


def test_a_body_without_a_length_is_cut_at_the_cap(serve: Serve) -> None:
    reply = Reply()
    endpoint = serve(head(b"200 OK") + b"x" * (2 * 1024 * 1024 + 1))
    with pytest.raises(LookupFailedError) as caught:
        HttpExchange(endpoint).post({}, b"", Budget(20, CancelToken()), reply)
    assert caught.value.outcome is Outcome.REPLY_TOO_LARGE
    assert (len(reply.body), reply.cut) == (2 * 1024 * 1024, True)


def test_what_is_no_http_is_kept_to_be_shown(serve: Serve) -> None:
    reply = Reply()
    with pytest.raises(LookupFailedError) as caught:
        HttpExchange(serve(b"SSH-2.0-OpenSSH\r\n\r\n")).post({}, b"", Budget(20, CancelToken()), reply)
    assert (caught.value.outcome, caught.value.facts.reason) == (Outcome.REPLY_NOT_UNDERSTOOD, Reason.NOT_HTTP)
    assert bytes(reply.body).startswith(b"SSH-2.0")


def test_loopback_is_asked_past_every_proxy(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert ask(serve(head(b"200 OK", "Content-Length: 0"))).status == 200


def test_an_ipv6_address_stands_in_brackets() -> None:
    heard: list[bytes] = []
    try:
        server = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("no IPv6 here")

    def answer() -> None:
        with server, server.accept()[0] as connection:
            heard.append(connection.recv(65_536))
            connection.sendall(head(b"200 OK", "Content-Length: 0"))

    thread = threading.Thread(target=answer)
    thread.start()
    port = server.getsockname()[1]
    assert ask(parse_endpoint(f"http://[::1]:{port}/")).status == 200
    thread.join(20)
    assert f"Host: [::1]:{port}\r\n".encode() in heard[0]
