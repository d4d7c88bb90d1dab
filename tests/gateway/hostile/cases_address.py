"""Address: what must not be asked, what may be, and names that cannot be found."""

from __future__ import annotations

from collections.abc import Iterator

from kit_desktop.core.outcome import Outcome, Reason

from ..replies import reply
from .case import Case, case
from .handshake import tls
from .replies import answer
from .server import Server
from .wire import Steps

GOOD = answer(reply())
BAD = Outcome.BAD_ENDPOINT


_REFUSED: dict[str, tuple[str, Reason | tuple[Reason, ...]]] = {
    "nothing": ("", Reason.ADDRESS_EMPTY),
    "blanks": ("   ", Reason.ADDRESS_EMPTY),
    "no scheme": ("127.0.0.1:{port}/soap/server", (Reason.ADDRESS_NO_SCHEME, Reason.ADDRESS_SCHEME)),
    "no scheme, a name": ("isms.center/soap/server", Reason.ADDRESS_NO_SCHEME),
    "no scheme, a port": ("localhost:{port}", (Reason.ADDRESS_NO_SCHEME, Reason.ADDRESS_SCHEME)),
    "no scheme, two slashes": ("//127.0.0.1:{port}/soap/server", Reason.ADDRESS_NO_SCHEME),
    "one slash": ("http:/127.0.0.1:{port}/soap/server", ()),
    "no slash": ("http:127.0.0.1:{port}", ()),
    "file": ("file:///etc/passwd", Reason.ADDRESS_SCHEME),
    "file with a host": ("file://127.0.0.1:{port}/soap/server", Reason.ADDRESS_SCHEME),
    "ftp": ("ftp://127.0.0.1:{port}/soap/server", Reason.ADDRESS_SCHEME),
    "javascript": ("javascript:alert(1)", Reason.ADDRESS_SCHEME),
    "data": ("data:text/xml,<a/>", ()),
    "unix socket": ("http+unix://%2Ftmp%2Fsocket/soap", Reason.ADDRESS_SCHEME),
    "websocket": ("ws://127.0.0.1:{port}/soap/server", Reason.ADDRESS_SCHEME),
    "a Windows path": ("C:\\soap\\server", ()),
    "a share": ("\\\\server\\share", ()),
    "login and password": ("http://user:secret@127.0.0.1:{port}/soap/server", Reason.ADDRESS_CREDENTIALS),
    "login only": ("http://user@127.0.0.1:{port}/soap/server", Reason.ADDRESS_CREDENTIALS),
    "empty login": ("http://@127.0.0.1:{port}/soap/server", Reason.ADDRESS_CREDENTIALS),
    "login that looks like a host": ("https://isms.center@127.0.0.1:{port}/soap/server", Reason.ADDRESS_CREDENTIALS),
    "encoded login": ("http://a%40b@127.0.0.1:{port}/", Reason.ADDRESS_CREDENTIALS),
    "space in the host": ("http://127.0.0.1 :{port}/soap/server", Reason.ADDRESS_CHARACTERS),
    "space in the path": ("http://127.0.0.1:{port}/soap server", Reason.ADDRESS_CHARACTERS),
    "tab in the host": ("http://127.0.\t0.1:{port}/soap/server", Reason.ADDRESS_CHARACTERS),
    "line feed in the path": ("http://127.0.0.1:{port}/soap\n/server", Reason.ADDRESS_CHARACTERS),
    "header smuggled in": ("http://127.0.0.1:{port}/soap HTTP/1.1\r\nX: y", Reason.ADDRESS_CHARACTERS),
    "NUL": ("http://127.0.0.1:{port}/soap\0/server", Reason.ADDRESS_CHARACTERS),
    "no-break space": ("http://127.0.0.1:{port}/soap\xa0server", Reason.ADDRESS_CHARACTERS),
    "zero-width space in the host": ("http://local\u200bhost:{port}/", Reason.ADDRESS_CHARACTERS),
    "right-to-left override": ("https://moc\u202e.retnec/", Reason.ADDRESS_CHARACTERS),
    "soft hyphen in the host": ("https://isms\u00ad.center:{port}/", ()),
    "backslash before @": ("http://127.0.0.1:{port}\\@gateway.test/", Reason.ADDRESS_CHARACTERS),
    "unescaped Cyrillic in the path": ("http://127.0.0.1:{port}/сервер", Reason.ADDRESS_CHARACTERS),
    "fragment": ("http://127.0.0.1:{port}/soap/server#frag", Reason.ADDRESS_FRAGMENT),
    "no host": ("https:///soap/server", Reason.ADDRESS_HOST),
    "no host, a port": ("https://:{port}/soap/server", Reason.ADDRESS_HOST),
    "nothing after the scheme": ("https://", Reason.ADDRESS_HOST),
    "empty label": ("https://isms..center/", Reason.ADDRESS_HOST),
    "leading dot": ("https://.isms.center/", Reason.ADDRESS_HOST),
    "a label of 64": (f"https://{'a' * 64}.test/", Reason.ADDRESS_HOST),
    "a name of 300": (f"https://{'a.' * 150}test/", Reason.ADDRESS_HOST),
    "percent in the host": ("https://isms%2ecenter:{port}/", Reason.ADDRESS_HOST),
    "star as host": ("https://*:{port}/", Reason.ADDRESS_HOST),
    "open bracket": ("https://[::1:{port}/", Reason.ADDRESS_HOST),
    "no address in brackets": ("https://[hello]:{port}/", Reason.ADDRESS_HOST),
    "IPv4 in brackets": ("https://[127.0.0.1]:{port}/", Reason.ADDRESS_HOST),
    "IPv6 without brackets": ("https://::1/soap/server", ()),
    "port 0": ("http://127.0.0.1:0/soap/server", Reason.ADDRESS_PORT),
    "port 65536": ("http://127.0.0.1:65536/soap/server", Reason.ADDRESS_PORT),
    "negative port": ("http://127.0.0.1:-1/soap/server", Reason.ADDRESS_PORT),
    "port in words": ("http://127.0.0.1:http/soap/server", Reason.ADDRESS_PORT),
    "port in Arabic digits": ("http://127.0.0.1:٨٠/soap/server", Reason.ADDRESS_PORT),
    "two ports": ("http://127.0.0.1:80:80/soap/server", ()),
    "3,000 characters": (f"http://127.0.0.1/{'a' * 3000}", Reason.ADDRESS_CHARACTERS),
}

_PLAIN_HTTP_ELSEWHERE = {
    "a name": "http://gateway.test:{port}/soap/server",
    "the provider's": "http://isms.center/soap/server",
    "an address": "http://192.0.2.1:{port}/soap/server",
    "upper case": "HTTP://GATEWAY.TEST:{port}/soap/server",
    "a name that begins like loopback": "http://localhost.evil.test:{port}/",
    "an address that begins like loopback": "http://127.0.0.1.evil.test:{port}/",
    "a name that ends like loopback": "http://evil-localhost:{port}/",
    "all interfaces": "http://0.0.0.0:{port}/soap/server",
    "loopback as one number": "http://2130706433:{port}/soap/server",
    "loopback in hexadecimal": "http://0x7f000001:{port}/soap/server",
    "loopback in short": "http://127.1:{port}/soap/server",
    "IPv6": "http://[2001:db8::1]:{port}/soap/server",
    "link-local": "http://[fe80::1]:{port}/soap/server",
}

_GOOD = {
    "loopback by address": "http://127.0.0.1:{port}/soap/server",
    "loopback by name": "http://localhost:{port}/soap/server",
    "loopback by name in capitals": "http://LOCALHOST:{port}/soap/server",
    "another loopback address": "http://127.0.0.1:{port}/soap/server",
    "scheme in capitals": "HTTP://127.0.0.1:{port}/soap/server",
    "blanks around": "  http://127.0.0.1:{port}/soap/server \n",
    "no path": "http://127.0.0.1:{port}",
    "a query": "http://127.0.0.1:{port}/soap/server?tenant=1&x=%20",
    "an encoded path": "http://127.0.0.1:{port}/soap/%D1%81%D0%B5%D1%80%D0%B2%D0%B5%D1%80",
    "dots in the path": "http://127.0.0.1:{port}/soap/../server",
}


def _refused() -> Iterator[Case]:
    for name, (address, reason) in _REFUSED.items():
        yield case(f"address: {name}", BAD, GOOD, address=address, allow_plain_http=True, reason=reason, requests=0)
    for name, address in _PLAIN_HTTP_ELSEWHERE.items():
        reason = Reason.ADDRESS_PLAIN_HTTP
        yield case(f"plain http without consent: {name}", BAD, GOOD, address=address, reason=reason, requests=0)


def _accepted() -> Iterator[Case]:
    for name, address in _GOOD.items():
        yield case(f"address: {name}", Outcome.OK, GOOD, address=address, requests=1)
    consented = "http://gateway.test:{port}/soap/server"
    yield case("plain http with consent", Outcome.OK, GOOD, address=consented, allow_plain_http=True, requests=1)
    yield _reaches("a path and a query", "http://127.0.0.1:{port}/a/b?c=d", "POST /a/b?c=d HTTP/1.1\r\n")
    yield _reaches("no path becomes /", "http://127.0.0.1:{port}", "POST / HTTP/1.1\r\n")
    yield _reaches("a name in the Host header", "http://localhost:{port}/", "\r\nHost: localhost:")
    idn = "https://шлюз.test:{port}/soap/server"
    yield case("an IDN", Outcome.OK, (tls("IDN"), *GOOD), address=idn, requests=1)
    yield case("an IDN in Punycode", Outcome.OK, (tls("IDN"), *GOOD), address="https://xn--g1ah2bza.test:{port}/", requests=1)
    yield case("an IDN with another's certificate", Outcome.TLS_UNTRUSTED, (tls("good"), *GOOD), address=idn, requests=0)
    six = "http://[::1]:{port}/soap/server"
    yield case("IPv6", Outcome.OK, GOOD, address=six, requests=1)
    secure_six = "https://[::1]:{port}/soap/server"
    yield case("IPv6 over TLS", Outcome.OK, (tls("good"), *GOOD), address=secure_six, requests=1)


def _reaches(name: str, address: str, expected: str) -> Case:
    return case(
        f"address: {name}",
        Outcome.OK,
        GOOD,
        address=address,
        check=lambda seen: None if expected.encode() in seen.server.requests[0] else f"{expected!r} is not in the request",
    )


def _not_found() -> Iterator[Case]:
    lost = Outcome.UNREACHABLE
    named = Reason.NAME_NOT_FOUND
    for scheme in ("https", "http"):
        where = f"{scheme}://no-such-host.invalid/soap/server"
        yield case(f"a name that does not exist, {scheme}", lost, (), address=where, allow_plain_http=True, reason=named)
    yield case("a name that the resolver chokes on", lost, (), address="https://resolver-fails.test/", reason=named)
    yield case("a name without addresses", lost, (), address="https://no-addresses.test/", reason=named)
    slow = "https://slow.test/soap/server"
    yield case("a resolver that does not answer", Outcome.TIMED_OUT, (), address=slow, timeout=0.8, stalls=True)
    yield case("nobody listens", lost, (), address=f"http://127.0.0.1:{_free_port()}/", reason=Reason.REFUSED)
    yield case("nobody listens, TLS", lost, (), address=f"https://127.0.0.1:{_free_port()}/", reason=Reason.REFUSED)


def _free_port() -> int:
    with Server(Steps()) as server:
        return server.port


CASES = (*_refused(), *_accepted(), *_not_found())
