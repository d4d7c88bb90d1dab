"""HTTP: redirects, error statuses, status lines that are none, and answers before the answer."""

from __future__ import annotations

from collections.abc import Iterator

from kit_desktop.core.outcome import Outcome, Reason

from ..replies import SOAP_12, elements, envelope, fault_11, fields, reply
from .case import LATE, LOST, NOT_UNDERSTOOD, SHORT, TOO_LARGE, Case, case
from .replies import BODY, GOOD, PAGE, PAGE_TYPE, REPLY, answer, http, packed_blanks
from .wire import HOLD, READ, drip, pour

TRAP = "http://127.0.0.1:TRAPP/soap/server"


def _redirects() -> Iterator[Case]:
    targets = {
        "another host": TRAP,
        "https elsewhere": "https://127.0.0.1:TRAPP/soap/server",
        "itself": "http://127.0.0.1:SELFP/soap/server",
        "a path": "/elsewhere",
        "a file": "file:///etc/passwd",
        "javascript": "javascript:alert(1)",
        "nothing": "",
    }
    for status in (300, 301, 302, 303, 305, 307, 308):
        for name, target in targets.items():
            if status in {301, 307} or name == "another host":
                steps = answer("", status, headers=(f"Location: {target}",))
                yield case(f"{status} to {name}", Outcome.REDIRECTED, steps, requests=1, status=status)
    yield case("302 with a good reply in its body", Outcome.REDIRECTED, answer(REPLY, 302, headers=(f"Location: {TRAP}",)))
    yield case("302 with a page", Outcome.REDIRECTED, answer(PAGE, 302, kind=PAGE_TYPE, headers=(f"Location: {TRAP}",)))
    yield case("307 without Location", Outcome.REDIRECTED, answer("", 307), requests=1)
    for status in (300, 304):
        yield case(f"{status} without Location", NOT_UNDERSTOOD, answer("", status), reason=Reason.HTTP_STATUS, requests=1)
    away = f"Location: {TRAP}"
    bomb = answer(packed_blanks(64), 302, headers=(away, "Content-Encoding: gzip"))
    yield case("302 with a bomb", Outcome.REDIRECTED, bomb)
    yield case("302 with 200 MB", Outcome.REDIRECTED, (READ, http(b"", 302, length=200 << 20, headers=(away,))))
    yield case("302 whose body never comes", Outcome.REDIRECTED, (READ, http(b"", 302, length=100, headers=(away,)), HOLD))
    refresh = answer(PAGE, headers=(f"Refresh: 0;url={TRAP}",), kind=PAGE_TYPE)
    yield case("a page with a Refresh header", NOT_UNDERSTOOD, refresh, reason=Reason.WEB_PAGE)
    hints = (f"Link: <{TRAP}>; rel=preload", f"Content-Location: {TRAP}", 'Alt-Svc: h2="127.0.0.1:TRAPP"')
    yield case("a good reply with pointers elsewhere", Outcome.OK, answer(REPLY, headers=hints))


def _error_statuses() -> Iterator[Case]:
    bodies: dict[str, tuple[str, str | None]] = {
        "a page": (PAGE, PAGE_TYPE),
        "nothing": ("", None),
        "JSON": ('{"error":1}', "application/json"),
    }
    for status in (
        400,
        401,
        402,
        403,
        405,
        408,
        410,
        411,
        413,
        415,
        418,
        421,
        425,
        429,
        451,
        500,
        501,
        502,
        503,
        504,
        505,
        511,
        520,
        599,
    ):
        for name, (body, kind) in bodies.items():
            if name == "a page" or status in {401, 403, 413, 429, 500, 502, 503}:
                steps = answer(body, status, kind=kind, headers=("Retry-After: 0",))
                yield case(f"{status} with {name}", Outcome.SERVER_ERROR, steps, status=status, requests=1)
    yield from _not_founds(bodies)
    asked = answer("", 401, headers=("WWW-Authenticate: Basic realm=x",))
    yield case("401 that asks for Basic", Outcome.SERVER_ERROR, asked, requests=1)
    by_proxy = {Outcome.PROXY_ERROR, Outcome.SERVER_ERROR}
    yield case("407 without a proxy in the settings", by_proxy, answer(PAGE, 407, kind=PAGE_TYPE), requests=1)
    for status in (201, 202, 203, 204, 205, 206, 207, 226, 299):
        body = "" if status in {204, 205} else REPLY
        steps = answer(body, status, length=-1 if body else None)
        yield case(f"{status}, which is no answer", NOT_UNDERSTOOD, steps, status=status)
    no = reply(resultCode="1", resultS="Record Not Found")
    yield case("202 with a Result that says no", NOT_UNDERSTOOD, answer(no, 202), status=202)
    yield case("500 with a Result that says no", Outcome.NOT_FOUND, answer(no, 500), status=500, words="Record Not Found")
    for status in (400, 500, 503):
        yield case(f"{status} with a good reply", Outcome.SERVER_ERROR, answer(REPLY, status), status=status)
    yield case("404 with a good reply", {Outcome.NOT_FOUND, NOT_UNDERSTOOD}, answer(REPLY, 404), status=404)
    refused = envelope(elements(fields()), soap=SOAP_12)
    yield case("500 with an envelope that holds no fault", Outcome.SERVER_ERROR, answer(refused, 500))


def _not_founds(bodies: dict[str, tuple[str, str | None]]) -> Iterator[Case]:
    """404 is documented for a missing message, and it is also what every web server says of a wrong path."""
    bare = {"status": 404, "reason": Reason.HTTP_404}
    for name, (body, kind) in bodies.items():
        outcome = Outcome.SERVER_ERROR if body else Outcome.NOT_FOUND
        yield case(f"404 with {name}", outcome, answer(body, 404, kind=kind), **bare)
    said = answer("Record Not Found", 404, kind="text/plain")
    yield case("404 with the documented words", Outcome.NOT_FOUND, said, words="Record Not Found", **bare)
    nginx = "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body><center><h1>404 Not Found</h1></center></body></html>"
    yield case("404 with nginx's own page", Outcome.SERVER_ERROR, answer(nginx, 404, kind="text/html"), **bare)
    path = answer("404 page not found\n", 404, kind="text/plain; charset=utf-8")
    yield case("404 with a web server's plain words", Outcome.SERVER_ERROR, path, **bare)
    login = answer("Неверный логин или пароль", 404, kind="text/plain; charset=utf-8")
    yield case("404 that refuses the login in plain words", Outcome.AUTH_FAILED, login, **bare)
    other = answer("The service is being updated", 404, kind="text/plain")
    yield case("404 with other plain words", Outcome.SERVER_FAULT, other, words="The service is being updated", **bare)
    for words, outcome in {
        "Record Not Found": Outcome.NOT_FOUND,
        "Invalid login or password": Outcome.AUTH_FAILED,
        "Service is down": Outcome.SERVER_FAULT,
    }.items():
        fault = answer(fault_11(words), 404)
        yield case(f"404 with a fault: {words}", outcome, fault, words=words, status=404, reason=Reason.SAID_SO)


def _odd_statuses() -> Iterator[Case]:
    for number in (0, 99, 600, 700, 999):
        allowed = {NOT_UNDERSTOOD, Outcome.SERVER_ERROR}
        yield case(f"status {number}", allowed, (READ, GOOD.replace(b"200 OK", b"%03d OK" % number)))
    for line in ("HTTP/1.1 OK", "HTTP/1.1 20 OK", "HTTP/1.1 2000 OK", "HTTP/1.1 -200 OK", "HTTP/1.1 ٢٠٠ OK", "HTTP/x.1 200 OK"):
        yield case(
            f"status line {line!r}",
            NOT_UNDERSTOOD,
            (READ, GOOD.replace(b"HTTP/1.1 200 OK", line.encode())),
            reason=Reason.NOT_HTTP,
        )
    for line in ("ICY 200 OK", "HTTP 200 OK", " HTTP/1.1 200 OK", "http/1.1 200 OK", "HTTPS/1.1 200 OK", "HTTP/3 200 OK"):
        yield case(f"status line {line!r}", NOT_UNDERSTOOD, (READ, GOOD.replace(b"HTTP/1.1 200 OK", line.encode())))
    yield case("no reason phrase", Outcome.OK, (READ, GOOD.replace(b"200 OK", b"200 ")))
    yield case("no reason phrase, no blank", Outcome.OK, (READ, GOOD.replace(b"200 OK", b"200")))
    cyrillic = GOOD.replace(b"200 OK", "200 Хорошо".encode("cp1251"))
    yield case("a reason phrase in Cyrillic", {Outcome.OK, NOT_UNDERSTOOD}, (READ, cyrillic))
    yield case("HTTP/1.0", Outcome.OK, (READ, http(REPLY, version="1.0")))
    yield case("HTTP/1.0 until the end", Outcome.OK, (READ, http(REPLY, version="1.0", length=None)))
    yield case("HTTP/0.9, a body alone", NOT_UNDERSTOOD, (READ, BODY), reason=Reason.NOT_HTTP)
    yield case("HTTP/2 settings", NOT_UNDERSTOOD, (READ, bytes.fromhex("000012040000000000000300000064000400400000")))
    for name, banner in {"SSH": b"SSH-2.0-OpenSSH_9.6\r\n", "FTP": b"220 Welcome to the FTP server\r\n"}.items():
        yield case(f"an {name} banner and the end", NOT_UNDERSTOOD, (READ, banner), reason=Reason.NOT_HTTP)
        yield case(f"an {name} banner and silence", {NOT_UNDERSTOOD, LATE}, (banner, HOLD), timeout=0.8, stalls=True)
    yield case("noise", NOT_UNDERSTOOD, (READ, bytes(range(256)) * 8))
    yield case("zeros", NOT_UNDERSTOOD, (READ, bytes(4096)))
    yield case("an empty line", {NOT_UNDERSTOOD, LOST}, (READ, b"\r\n"))
    yield case("empty lines before the answer", {Outcome.OK, NOT_UNDERSTOOD}, (READ, b"\r\n\r\n" + GOOD))
    yield case("a request instead of an answer", NOT_UNDERSTOOD, (READ, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"))


def _interim() -> Iterator[Case]:
    go_on = b"HTTP/1.1 100 Continue\r\n\r\n"
    yield case("100, then the answer", Outcome.OK, (READ, go_on, GOOD))
    yield case(
        "102, 103 and 100 five times, then the answer", Outcome.OK, (READ, (go_on + go_on.replace(b"100", b"103")) * 5, GOOD)
    )
    yield case("100 and nothing more", LATE, (READ, go_on, HOLD), **SHORT)
    yield case("100 and the end", LOST, (READ, go_on))
    yield case("100 for ever, slowly", LATE, (READ, drip(go_on, 0.01, forever=True)), **SHORT)
    yield case("100 for ever", {LATE, TOO_LARGE, NOT_UNDERSTOOD}, (READ, pour(go_on * 100)), timeout=0.4)
    switch = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
    yield case("101, another protocol", NOT_UNDERSTOOD, (READ, switch, b"\x81\x05hello"), timeout=2)
    yield case("101 and nothing more", NOT_UNDERSTOOD, (READ, switch, HOLD), timeout=2)


CASES = (
    *_redirects(),
    *_error_statuses(),
    *_odd_statuses(),
    *_interim(),
)
