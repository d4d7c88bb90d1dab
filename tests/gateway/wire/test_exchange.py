"""One exchange: what a reply's head says, before anything of its body is looked at."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Self

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint, parse_endpoint
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.gateway.wire import exchange as exchange_module
from kit_desktop.gateway.wire import proxies
from kit_desktop.gateway.wire.budget import Budget
from kit_desktop.gateway.wire.exchange import HttpExchange
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.proxies import Proxy
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


def test_cancel_is_heard_between_chunks_that_came_together(serve: Serve) -> None:
    token = CancelToken()

    class Body(bytearray):
        def __iadd__(self, chunk: bytes) -> Self:
            token.cancel()
            return super().__iadd__(chunk)

    reply = Reply()
    reply.body = Body()
    endpoint = serve(head(b"200 OK", "Transfer-Encoding: chunked") + b"1\r\nx\r\n" * 100 + b"0\r\n\r\n")
    with pytest.raises(LookupFailedError) as failure:
        HttpExchange(endpoint).post({}, b"question", Budget(20, token), reply)
    assert failure.value.outcome is Outcome.CANCELLED


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


def test_what_is_kept_is_closed_and_may_be_closed_again() -> None:
    ended = threading.Event()
    server = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        with server, server.accept()[0] as connection:
            connection.recv(65_536)
            connection.sendall(head(b"200 OK", "Content-Length: 2") + b"ok")
            while connection.recv(65_536):
                pass  # the question may come in two pieces
            ended.set()

    thread = threading.Thread(target=answer)
    thread.start()
    kept = HttpExchange(parse_endpoint(f"http://127.0.0.1:{server.getsockname()[1]}/"), keep_alive=True)
    kept.close()
    kept.post({}, b"question", Budget(20, CancelToken()), Reply())
    assert not ended.is_set()
    kept.close()
    kept.close()
    assert ended.wait(20)
    thread.join(20)


GOOD = head(b"200 OK", "Content-Length: 4") + b"good"


@pytest.fixture
def script() -> Iterator[Callable[..., tuple[Endpoint, list[int]]]]:
    """Serves one connection after the other, each with one reply to each request, and closes it; notes who was asked."""
    threads: list[threading.Thread] = []

    def start(*connections: tuple[bytes, ...]) -> tuple[Endpoint, list[int]]:
        server, asked = socket.create_server(("127.0.0.1", 0)), list[int]()

        def answer() -> None:
            with server:
                for number, replies in enumerate(connections):
                    with server.accept()[0] as connection:
                        for content in replies:
                            # It may come in two pieces, or not at all.
                            while (piece := connection.recv(65_536)) and not piece.endswith(b"question"):
                                pass
                            if not piece:
                                break
                            asked.append(number)
                            connection.sendall(content)

        threads.append(threading.Thread(target=answer, daemon=True))
        threads[-1].start()
        return parse_endpoint(f"http://127.0.0.1:{server.getsockname()[1]}/"), asked

    yield start
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()


def test_what_a_kept_connection_does_not_answer_is_asked_again(script: Callable[..., tuple[Endpoint, list[int]]]) -> None:
    endpoint, asked = script((GOOD, b""), (GOOD,))
    exchange = HttpExchange(endpoint, keep_alive=True)
    for _ in range(2):
        reply = Reply()
        exchange.post({}, b"question", Budget(20, CancelToken()), reply)
        assert reply.body == b"good"
    exchange.close()
    assert asked == [0, 0, 1]


@pytest.mark.parametrize("begun", [GOOD[:-1], GOOD[:9]], ids=["in the body", "in the head"])
def test_what_a_kept_connection_began_to_answer_is_not_asked_again(
    script: Callable[..., tuple[Endpoint, list[int]]], begun: bytes
) -> None:
    endpoint, asked = script((GOOD, begun))
    exchange = HttpExchange(endpoint, keep_alive=True)
    exchange.post({}, b"question", Budget(20, CancelToken()), Reply())
    with pytest.raises(LookupFailedError) as failure:
        exchange.post({}, b"question", Budget(20, CancelToken()), Reply())
    assert (failure.value.outcome, failure.value.facts.reason) == (Outcome.UNREACHABLE, Reason.LOST)
    assert asked == [0, 0]


ANOTHER = GOOD.replace(b"good", b"evil")
CHUNKS = b"4\r\ngood\r\n0\r\n\r\n" + ANOTHER


@pytest.mark.parametrize(
    "first",
    [
        GOOD,
        GOOD + ANOTHER,
        GOOD.replace(b"\r\n", b"\n") + ANOTHER,
        head(b"200 OK", "Transfer-Encoding: chunked", f"Content-Length: {len(CHUNKS)}") + CHUNKS,
    ],
    ids=["nothing", "another", "another, with other line ends", "another, by one of two lengths"],
)
def test_a_connection_with_something_behind_the_reply_is_not_kept(
    script: Callable[..., tuple[Endpoint, list[int]]], first: bytes
) -> None:
    is_more = first != GOOD
    endpoint, asked = script((first, GOOD), *[(GOOD,)] * is_more)
    exchange = HttpExchange(endpoint, keep_alive=True)
    for _ in range(2):
        reply = Reply()
        exchange.post({}, b"question", Budget(20, CancelToken()), reply)
        assert reply.body == b"good"
    exchange.close()
    assert asked == [0, is_more]


def refused_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@pytest.mark.parametrize(
    ("address", "allowed", "loopback_only"),
    [("http://127.0.0.1:{}/", False, True), ("http://127.0.0.1:{}/", True, False), ("https://127.0.0.1:{}/", False, False)],
)
def test_only_plain_http_that_nobody_agreed_to_is_kept_to_this_computer(
    address: str, allowed: bool, loopback_only: bool
) -> None:
    exchange = HttpExchange(parse_endpoint(address.format(refused_port()), allow_plain_http=allowed))
    with pytest.raises(LookupFailedError) as caught:
        exchange.post({}, b"", Budget(20, CancelToken()), Reply())
    assert caught.value.outcome is Outcome.UNREACHABLE
    assert exchange._backend.loopback_only is loopback_only


def ask_through(proxy_port: int, monkeypatch: pytest.MonkeyPatch, address: str) -> LookupFailedError:
    """How asking through a proxy at that port fails."""
    monkeypatch.setattr(exchange_module, "proxy_before", lambda *_: Proxy("http", "127.0.0.1", proxy_port))
    with pytest.raises(LookupFailedError) as caught:
        ask(parse_endpoint(address, allow_plain_http=True))
    return caught.value


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    port = refused_port()
    found = ask_through(port, monkeypatch, f"{scheme}://gateway.test/")
    assert (found.outcome, found.facts.reason) == (Outcome.PROXY_ERROR, Reason.PROXY_UNREACHABLE)
    assert (found.facts.host, found.facts.port, found.facts.detail) == ("127.0.0.1", port, Reason.REFUSED)


@pytest.mark.parametrize(
    ("scheme", "status", "reason", "detail"),
    [
        ("http", b"407 Login", Reason.PROXY_LOGIN, "NTLM, Negotiate"),
        ("https", b"407 Login", Reason.PROXY_LOGIN, "NTLM, Negotiate"),
        ("https", b"403 Forbidden", Reason.PROXY_REFUSED, "403 Forbidden"),
    ],
)
def test_what_a_proxy_wants_is_named(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, scheme: str, status: bytes, reason: Reason, detail: str
) -> None:
    headers = ("proxy-authenticate: NTLM", "Proxy-Authenticate: Negotiate", "X-Other: Basic", "Content-Length: 0")
    proxy = serve(head(status, *headers))
    found = ask_through(proxy.port, monkeypatch, f"{scheme}://gateway.test/")
    assert (found.outcome, found.facts.reason, found.facts.detail) == (Outcome.PROXY_ERROR, reason, detail)
    assert (found.facts.host, found.facts.port) == ("127.0.0.1", proxy.port)


@pytest.mark.parametrize(("offered", "times"), [("BASIC realm=x", 1), ("NTLM", 0)])
def test_a_login_is_looked_for_where_the_proxy_takes_one(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, offered: str, times: int
) -> None:
    looked_for: list[object] = []
    monkeypatch.setattr(exchange_module, "find_login", lambda proxy, _budget: looked_for.append(proxy))
    wants = head(b"407 Proxy Authentication Required", f"Proxy-Authenticate: {offered}", "Content-Length: 0")
    failure = ask_through(serve(wants).port, monkeypatch, "https://gateway.example/")
    assert (failure.outcome, failure.facts.reason) == (Outcome.PROXY_ERROR, Reason.PROXY_LOGIN)
    assert len(looked_for) == times


@pytest.mark.parametrize(
    ("wants", "times"),
    [
        (head(b"407 Login", "Proxy-Authenticate: NTLM", "Content-Length: 26") + b"\nProxy-Authenticate: Basic\n", 0),
        (head(b"407 Login", "Proxy-Authenticate:\r\n Basic realm=x", "Content-Length: 0"), 1),
    ],
    ids=["in the page only", "on a second line"],
)
def test_no_login_is_looked_for_because_of_what_the_proxys_page_says(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, wants: bytes, times: int
) -> None:
    looked_for: list[object] = []
    monkeypatch.setattr(exchange_module, "find_login", lambda proxy, _budget: looked_for.append(proxy))
    assert ask_through(serve(wants).port, monkeypatch, "http://gateway.example/").facts.reason is Reason.PROXY_LOGIN
    assert len(looked_for) == times


def test_the_ways_of_logging_in_are_named_up_to_a_length(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = serve(head(b"407 Login", *(f"Proxy-Authenticate: Scheme{n:03}" for n in range(50)), "Content-Length: 0"))
    detail = ask_through(proxy.port, monkeypatch, "http://gateway.test/").facts.detail
    assert detail is not None
    assert (detail[:21], len(detail)) == ("Scheme000, Scheme001,", 200)


def test_a_login_that_the_proxy_refuses_is_remembered_as_refused(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[object] = []
    monkeypatch.setattr(exchange_module, "known_login", lambda _: (b"user", b"wrong"))
    monkeypatch.setattr(exchange_module, "was_refused", lambda proxy, login: refused.append((proxy.port, login)))
    proxy = serve(head(b"407 Login", "Proxy-Authenticate: Basic", "Content-Length: 0"))
    assert ask_through(proxy.port, monkeypatch, "http://gateway.test/").facts.reason is Reason.PROXY_LOGIN
    assert refused == [(proxy.port, (b"user", b"wrong"))]


@pytest.mark.parametrize(
    ("scheme", "outcome", "reason"),
    [
        ("http", Outcome.UNREACHABLE, Reason.LOST),
        ("https", Outcome.PROXY_ERROR, Reason.PROXY_REFUSED),
    ],
)
def test_who_ends_the_connection_is_the_gateway_once_the_proxy_is_passed(
    monkeypatch: pytest.MonkeyPatch, scheme: str, outcome: Outcome, reason: Reason
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:

        def hear_and_close() -> None:
            with proxy.accept()[0] as connection:
                connection.recv(65_536)
                connection.shutdown(socket.SHUT_WR)
                connection.recv(65_536)

        thread = threading.Thread(target=hear_and_close)
        thread.start()
        found = ask_through(proxy.getsockname()[1], monkeypatch, f"{scheme}://gateway.test/")
        thread.join(20)
    assert (found.outcome, found.facts.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("scheme", "proxy", "contexts"),
    [
        ("http", None, 0),
        ("https", None, 1),
        ("http", "http", 0),
        ("https", "http", 1),
        ("http", "https", 1),
        ("https", "https", 2),
    ],
)
def test_every_tls_connection_and_no_other_has_our_own_context(
    monkeypatch: pytest.MonkeyPatch, scheme: str, proxy: str | None, contexts: int
) -> None:
    made: list[ssl.SSLContext] = []

    def make() -> ssl.SSLContext:
        made.append(ssl.create_default_context())
        return made[-1]

    before = None if proxy is None else Proxy(proxy, "127.0.0.1", refused_port())
    monkeypatch.setattr(exchange_module, "make_context", make)
    monkeypatch.setattr(exchange_module, "proxy_before", lambda *_: before)
    with pytest.raises(LookupFailedError):
        ask(parse_endpoint(f"{scheme}://127.0.0.1:{refused_port()}/"))
    assert len(made) == contexts


def test_a_script_that_names_the_proxy_is_blamed_where_no_connection_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proxies, "is_found_by_script", lambda: True)
    monkeypatch.setattr(exchange_module, "proxy_before", lambda *_: None)
    endpoint = parse_endpoint("http://gateway.test/", allow_plain_http=True)

    def unknown(*_args: object, **_options: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(LookupFailedError) as caught:
        ask(endpoint)
    assert (caught.value.outcome, caught.value.facts.reason) == (Outcome.PROXY_ERROR, Reason.PROXY_SCRIPT)


def test_a_switch_to_another_protocol_is_no_reply(serve: Serve) -> None:
    endpoint = serve(head(b"101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade") + b"\x81\x05hello")
    with pytest.raises(LookupFailedError) as caught:
        ask(endpoint)
    assert (caught.value.outcome, caught.value.facts.reason) == (Outcome.REPLY_NOT_UNDERSTOOD, Reason.NOT_HTTP)


def test_a_gateway_that_is_not_there_is_no_fault_of_a_proxy() -> None:
    port = refused_port()
    with pytest.raises(LookupFailedError) as caught:
        HttpExchange(parse_endpoint(f"http://127.0.0.1:{port}/")).get(Budget(20, CancelToken()), Reply())
    assert (caught.value.outcome, caught.value.facts.reason) == (Outcome.UNREACHABLE, Reason.REFUSED)


def test_a_connection_that_ends_within_the_reply_is_lost() -> None:
    for content, outcome in (
        (b"", Outcome.UNREACHABLE),
        (b"HTT", Outcome.UNREACHABLE),
        (head(b"200 OK", "Content-Length: 9") + b"cut", Outcome.UNREACHABLE),
        (b"<html>", Outcome.REPLY_NOT_UNDERSTOOD),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000, Outcome.REPLY_TOO_LARGE),
    ):
        server = socket.create_server(("127.0.0.1", 0))

        def answer(server: socket.socket = server, content: bytes = content) -> None:
            # Who has heard enough resets the connection.
            with suppress(OSError), server, server.accept()[0] as connection:
                connection.recv(65_536)
                connection.sendall(content)
                connection.shutdown(socket.SHUT_WR)
                connection.recv(65_536)

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(LookupFailedError) as caught:
            ask(parse_endpoint(f"http://127.0.0.1:{server.getsockname()[1]}/"))
        thread.join(20)
        assert caught.value.outcome is outcome, content[:20]
        if outcome is Outcome.UNREACHABLE:
            assert caught.value.facts.reason is Reason.LOST
            assert caught.value.facts.host == "127.0.0.1"
        if outcome is Outcome.REPLY_TOO_LARGE:
            assert caught.value.facts.limit_bytes == 100 * 1024
