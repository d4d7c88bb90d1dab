"""Proxies: the environment's are honoured, exceptions too, and a proxy that misbehaves is told from a gateway that does."""

from __future__ import annotations

from collections.abc import Iterator

from kit_desktop.core.outcome import Outcome, Reason

from ..replies import reply
from .case import Case, Seen, case
from .handshake import tls
from .replies import PAGE, answer, http, packed_blanks
from .wire import HEAR, HOLD, READ, READ_CONNECT, RESET, Steps, Wire, drip

GOOD = answer(reply())
FAR = "https://gateway.test:{port}/soap/server"
FAR_PLAIN = "http://gateway.test:{port}/soap/server"
BROKEN = Outcome.PROXY_ERROR
ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"

BY_HTTPS = {"HTTPS_PROXY": "http://127.0.0.1:{proxy}"}
BY_HTTP = {"HTTP_PROXY": "http://127.0.0.1:{proxy}"}


def _tunnel(wire: Wire) -> None:
    """Do what an honest proxy does: the test's only far host is this computer."""
    wire.read_connect()
    head = wire.log.received[-1]
    port = int(head.split(b" ")[1].rsplit(b":", 1)[1])
    wire.send(ESTABLISHED)
    wire.relay(port)


TUNNEL: Steps = (_tunnel,)


def _refuse(status: int, body: str = PAGE, *headers: str) -> Steps:
    return (READ_CONNECT, http(body, status, kind="text/html", headers=headers))


def _asks_login(number: str) -> tuple[str, ...]:
    return (f"Proxy-Authenticate: {number}",)


def _refusing() -> Iterator[Case]:
    for status in (400, 401, 403, 404, 405, 429, 500, 502, 503, 504):
        yield _connect(f"refuses with {status}", BROKEN, _refuse(status), reason=Reason.PROXY_REFUSED)
    for scheme in ("Basic realm=x", "Digest realm=x,nonce=y", "Negotiate", "NTLM"):
        steps = _refuse(407, PAGE, *_asks_login(scheme))
        yield _connect(f"asks for a login, {scheme.split()[0]}", BROKEN, steps, reason=Reason.PROXY_LOGIN)
    yield _connect("asks for a login without saying how", BROKEN, _refuse(407, ""), reason=Reason.PROXY_LOGIN)
    for status in (301, 302, 307):
        elsewhere = "Location: http://127.0.0.1:TRAPP/login"
        yield _connect(f"redirects with {status}", BROKEN, _refuse(status, "", elsewhere))
    yield _connect("says no in SOAP", BROKEN, _refuse(500, reply()))
    yield _connect("gives the reply itself with an error", BROKEN, (READ_CONNECT, http(reply(), 503)))
    yield _connect("is a bomb", BROKEN, _refuse(403, "x" * 100_000))


def _broken() -> Iterator[Case]:
    gone = {BROKEN, Outcome.UNREACHABLE}
    yield _connect("closes at once", gone, ())
    yield _connect("closes after CONNECT", gone, (READ_CONNECT,))
    yield _connect("resets after CONNECT", gone, (READ_CONNECT, RESET))
    yield _connect("closes within its headers", gone, (READ_CONNECT, ESTABLISHED[:20]))
    yield _connect("closes after the tunnel stands", gone, (READ_CONNECT, ESTABLISHED))
    yield _connect("does not speak HTTP", BROKEN, (READ_CONNECT, b"SSH-2.0-proxy\r\n"))
    yield _connect("has endless headers", BROKEN, (READ_CONNECT, b"HTTP/1.1 200 OK\r\nX: ", b"y" * 400_000))
    not_tls = Outcome.TLS_UNTRUSTED
    yield _connect("answers itself, in plain", not_tls, (READ_CONNECT, ESTABLISHED, HEAR, http(PAGE, kind="text/html")))
    hasty = (READ_CONNECT, ESTABLISHED + http(PAGE, kind="text/html"))
    yield _connect("answers itself before it is asked", {not_tls, *gone}, hasty)
    yield _connect("answers itself, its own certificate", not_tls, (READ_CONNECT, ESTABLISHED, tls("unknown root"), *GOOD))
    yield _connect("answers itself, another's certificate", not_tls, (READ_CONNECT, ESTABLISHED, tls("wrong host"), *GOOD))
    inspected = (READ_CONNECT, ESTABLISHED, tls("good"), *GOOD)
    yield _connect("inspects with the company's root", Outcome.OK, inspected)
    slow = {"timeout": 0.4}
    late = Outcome.TIMED_OUT
    yield _connect("does not answer", late, (READ_CONNECT, HOLD), **slow)
    yield _connect("answers a byte at a time", late, (READ_CONNECT, drip(ESTABLISHED, 0.2)), **slow)
    yield _connect("stalls once the tunnel stands", late, (READ_CONNECT, ESTABLISHED, HOLD), **slow)
    nobody = {"HTTPS_PROXY": "http://127.0.0.1:9"}
    unreachable = Reason.PROXY_UNREACHABLE
    yield _connect("is not there", BROKEN, (), environment=nobody, reason=unreachable)
    nameless = {"HTTPS_PROXY": "http://no-such-proxy.invalid:3128"}
    yield _connect("has a name that does not exist", BROKEN, (), environment=nameless, reason=unreachable)
    for scheme in ("socks4", "socks5", "socks5h", "ftp", "quic"):
        odd = {"HTTPS_PROXY": f"{scheme}://127.0.0.1:{{proxy}}"}
        yield _connect(f"is {scheme}", BROKEN, (), environment=odd, reason=Reason.PROXY_UNUSABLE, requests=0)
    for number, odd_address in enumerate(("http://", "http://[::1", "http://127.0.0.1:port", ":::")):
        yield _connect(f"is no address, {number}", BROKEN, (), environment={"HTTPS_PROXY": odd_address}, requests=0)


def _honest() -> Iterator[Case]:
    for variable in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        environment = {variable: "http://127.0.0.1:{proxy}"}
        yield _connect(f"by {variable}", Outcome.OK, TUNNEL, environment=environment, check=_went_through, requests=1)
    bare = {"HTTPS_PROXY": "127.0.0.1:{proxy}"}
    yield _connect("without a scheme", Outcome.OK, TUNNEL, environment=bare, check=_went_through)
    secure = {"HTTPS_PROXY": "https://localhost:{proxy}"}
    yield _connect("over TLS itself", Outcome.OK, (tls("good"), *TUNNEL), environment=secure, check=_went_through)
    yield _connect("over TLS that cannot be trusted", BROKEN, (tls("expired"), *TUNNEL), environment=secure, requests=0)
    login = {"HTTPS_PROXY": "http://agent:gehe%40im@127.0.0.1:{proxy}"}
    yield _connect("with a login in its address", Outcome.OK, TUNNEL, environment=login, check=_told_login)
    refused = _refuse(407, PAGE, "Proxy-Authenticate: Basic realm=x")
    told = (tls("good"), *answer(PAGE, 407, headers=_asks_login("Basic realm=x")))
    inside: dict[str, object] = {"proxy": TUNNEL, "environment": BY_HTTPS, "address": FAR, "requests": 1}
    yield case("proxy: the gateway behind it says 407", BROKEN, told, reason=Reason.PROXY_LOGIN, **inside)
    yield _connect("refuses the login in its address", BROKEN, refused, environment=login, check=_login_stays)
    for variable, value in (("NO_PROXY", "gateway.test"), ("no_proxy", ".test"), ("NO_PROXY", "*"), ("NO_PROXY", "a, test")):
        environment = BY_HTTPS | {variable: value}
        yield _connect(f"not for {variable}={value}", Outcome.OK, TUNNEL, environment=environment, check=_went_direct)
    other = BY_HTTPS | {"NO_PROXY": "example.test"}
    yield _connect("not for another host", Outcome.OK, TUNNEL, environment=other, check=_went_through)
    yield _connect("only for http", Outcome.OK, TUNNEL, environment=BY_HTTP, check=_went_direct)


def _plain() -> Iterator[Case]:
    def plain(name: str, allowed: Outcome | set[Outcome], steps: Steps, **options: object) -> Case:
        options = {"environment": BY_HTTP, "address": FAR_PLAIN, "allow_plain_http": True} | options
        return case(f"proxy for plain http: {name}", allowed, GOOD, proxy=steps, **options)  # type: ignore[arg-type]

    yield plain("forwards", Outcome.OK, GOOD, check=_whole_address)
    yield plain("asks for a login", BROKEN, answer(PAGE, 407, headers=_asks_login("Basic")), reason=Reason.PROXY_LOGIN)
    yield plain(
        "answers itself with a page", Outcome.REPLY_NOT_UNDERSTOOD, answer(PAGE, kind="text/html"), reason=Reason.WEB_PAGE
    )
    yield plain("redirects", Outcome.REDIRECTED, answer("", 302, headers=("Location: http://127.0.0.1:TRAPP/",)))
    for status in (403, 502, 503, 504):
        yield plain(f"refuses with {status}", {BROKEN, Outcome.SERVER_ERROR}, answer(PAGE, status, kind="text/html"))
    yield plain("closes", {BROKEN, Outcome.UNREACHABLE}, (READ,))
    yield plain("does not answer", Outcome.TIMED_OUT, (READ, HOLD), timeout=0.4)
    bomb = answer(packed_blanks(64), headers=("Content-Encoding: gzip",))
    yield plain("sends a bomb", Outcome.REPLY_TOO_LARGE, bomb)
    yield plain("is not there", BROKEN, (), environment={"HTTP_PROXY": "http://127.0.0.1:9"})
    for host in ("127.0.0.1", "localhost"):
        home: dict[str, object] = {"address": f"http://{host}:{{port}}/soap/server", "allow_plain_http": False}
        yield plain(f"not for {host}", Outcome.OK, GOOD, **home, check=_went_direct, requests=1)
    secure = {"environment": BY_HTTPS, "address": "https://localhost:{port}/soap/server"}
    yield case("proxy: not for localhost", Outcome.OK, (tls("good"), *GOOD), proxy=TUNNEL, check=_went_direct, **secure)


def _connect(name: str, allowed: Outcome | set[Outcome], steps: Steps, **options: object) -> Case:
    options = {"environment": BY_HTTPS, "address": FAR} | options
    return case(f"proxy: {name}", allowed, (tls("good"), *GOOD), proxy=steps, **options)  # type: ignore[arg-type]


def _went_through(seen: Seen) -> str | None:
    return None if seen.proxy.received else "went past the proxy"


def _went_direct(seen: Seen) -> str | None:
    return "went to the proxy" if seen.proxy.connections else None


def _told_login(seen: Seen) -> str | None:
    if b"Proxy-Authorization: Basic YWdlbnQ6Z2VoZUBpbQ==" not in seen.proxy.received[0]:
        return f"the proxy was not told the login: {seen.proxy.received[0]!r}"
    return _login_stays(seen)


def _login_stays(seen: Seen) -> str | None:
    told = any(form in text for text in seen.texts for form in ("gehe@im", "gehe%40im", "YWdlbnQ6Z2VoZUBpbQ"))
    return "the proxy's own password is in the result" if told else None


def _whole_address(seen: Seen) -> str | None:
    first = seen.proxy.requests[0].partition(b"\r\n")[0]
    return (
        None
        if first.startswith((b"POST http://gateway.test:", b"POST http://127.0.0.1:"))
        else f"asked the proxy for {first!r}"
    )


CASES = (*_refusing(), *_broken(), *_honest(), *_plain())
