"""TLS: certificates that must not be trusted, handshakes that go wrong, and the few that are right."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

from kit_desktop.core.outcome import Outcome, Reason

from ..replies import reply
from .case import SECURE, Case, case
from .handshake import tls
from .replies import answer, http
from .wire import CUT, HEAR, HOLD, READ, RESET, Step, Steps, drip, raw

GOOD = answer(reply())
BY_NAME = "https://gateway.test:{port}/soap/server"
UNTRUSTED = Outcome.TLS_UNTRUSTED

_ALERT = {
    "protocol version": 70,
    "handshake failure": 40,
    "insufficient security": 71,
    "internal error": 80,
    "unrecognized name": 112,
}
_SERVER_HELLO_TLS_10 = bytes.fromhex("160301002a 02000026 0301") + b"\x11" * 32 + bytes.fromhex("00 002f 00")
_FALSE_SERVER_HELLO = bytes.fromhex("160303002a 02000026 0303") + b"\x22" * 32 + bytes.fromhex("00 0000 00")


def _alert(number: int) -> bytes:
    return bytes([21, 3, 3, 0, 2, 2, number])


def _version(maximum: ssl.TLSVersion) -> Step:
    return tls("good", minimum=maximum, maximum=maximum)


def _certificates() -> Iterator[Case]:
    refused = {
        "expired": Reason.CERT_EXPIRED,
        "not yet valid": Reason.CERT_NOT_YET_VALID,
        "wrong host": Reason.CERT_WRONG_HOST,
        "unknown root": Reason.CERT_UNKNOWN_ISSUER,
        "missing intermediate": Reason.CERT_UNKNOWN_ISSUER,
        "self-signed": Reason.CERT_SELF_SIGNED,
        "self-signed without names": Reason.CERT_SELF_SIGNED,
        "weak key": Reason.CERT_WEAK,
        "common name only": Reason.CERT_WRONG_HOST,
        "address as a DNS name": Reason.CERT_WRONG_HOST,
        "for clients only": None,
        "wildcard": Reason.CERT_WRONG_HOST,
    }
    for name, reason in refused.items():
        yield case(f"certificate: {name}", UNTRUSTED, (tls(name), *GOOD), address=SECURE, reason=reason or (), requests=0)
    for name in ("expired", "wrong host", "self-signed", "common name only", "wildcard"):
        yield case(f"certificate by name: {name}", UNTRUSTED, (tls(name), *GOOD), address=BY_NAME, requests=0)
    too_deep = "https://a.b.gateway.test:{port}/"
    yield case("certificate: wildcard two labels deep", UNTRUSTED, (tls("wildcard"), *GOOD), address=too_deep, requests=0)


def _trusted() -> Iterator[Case]:
    yield case("a company's root in the system's store", Outcome.OK, (tls("good"), *GOOD), address=SECURE, requests=1)
    yield case("a company's root, by name", Outcome.OK, (tls("good"), *GOOD), address=BY_NAME)
    yield case("an intermediate that is sent along", Outcome.OK, (tls("intermediate"), *GOOD), address=SECURE)
    yield case("a wildcard that fits", Outcome.OK, (tls("wildcard"), *GOOD), address="https://a.gateway.test:{port}/")
    yield case("localhost over TLS", Outcome.OK, (tls("good"), *GOOD), address="https://localhost:{port}/soap/server")
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        yield case(f"only {version.name}", Outcome.OK, (_version(version), *GOOD), address=SECURE)


def _handshakes() -> Iterator[Case]:
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        yield case(f"only {version.name}", UNTRUSTED, (_version(version), *GOOD), address=SECURE, requests=0)
    old_exchange = (tls("plain RSA key exchange", maximum=ssl.TLSVersion.TLSv1_2), *GOOD)
    yield _handshake("no suite with forward secrecy", UNTRUSTED, old_exchange, reason=Reason.TLS_TOO_OLD, requests=0)
    for name, number in _ALERT.items():
        yield _handshake(f"alert: {name}", UNTRUSTED, (HEAR, _alert(number)))
    yield _handshake("an answer in TLS 1.0", UNTRUSTED, (HEAR, _SERVER_HELLO_TLS_10, HOLD))
    yield _handshake("an answer with a cipher that was not offered", UNTRUSTED, (HEAR, _FALSE_SERVER_HELLO, HOLD))
    for name, first in {
        "plain HTTP": http("<html>The plain HTTP request was sent to HTTPS port</html>", 400, kind="text/html"),
        "plain HTTP with a good reply": http(reply()),
        "an SSH banner": b"SSH-2.0-OpenSSH_9.6\r\n",
        "an SMTP banner": b"220 mail.test ESMTP ready\r\n",
        "zeros": bytes(64),
        "noise": bytes(range(1, 251)) * 4,
    }.items():
        yield _handshake(f"{name} on the TLS port", UNTRUSTED, (HEAR, first), reason=Reason.NOT_TLS)
        yield _handshake(f"{name} before the client speaks", UNTRUSTED, (first, HOLD), reason=Reason.NOT_TLS)
    yield _handshake("closed at once", Outcome.UNREACHABLE, ())
    yield _handshake("closed after the client's hello", Outcome.UNREACHABLE, (HEAR,))
    yield _handshake("reset after the client's hello", Outcome.UNREACHABLE, (HEAR, RESET))
    half = _FALSE_SERVER_HELLO[:20]
    yield _handshake("closed within the server's hello", Outcome.UNREACHABLE, (HEAR, half))
    for name, steps in {
        "a handshake that never begins": (HOLD,),
        "a handshake that stalls after the client's hello": (HEAR, HOLD),
        "a handshake that stalls within the server's hello": (HEAR, half, HOLD),
        "a handshake a byte at a time": (HEAR, drip(bytes([22, 3, 3, 62, 0]) + bytes(16000), 0.1)),
    }.items():
        yield _handshake(name, Outcome.TIMED_OUT, steps, timeout=0.8, stalls=True)


def _after_handshake() -> Iterator[Case]:
    good = http(reply())
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        wanting = (tls("client certificate wanted", minimum=version, maximum=version), *GOOD)
        name = f"the server wants a certificate of the client, {version.name}"
        yield _handshake(name, UNTRUSTED, wanting, reason=Reason.CLIENT_CERTIFICATE)
    lost = {
        "closed after the handshake": (tls("good"),),
        "reset after the handshake": (tls("good"), RESET),
        "cut after the request": (tls("good"), READ, CUT),
        "cut within the headers": (tls("good"), READ, good[:40], CUT),
        "cut within the body": (tls("good"), READ, good[:-90], CUT),
        "a broken record instead of the reply": (tls("good"), READ, raw(bytes([23, 3, 3, 0, 64]) + b"\x77" * 64)),
        "an alert instead of the reply": (tls("good"), READ, raw(_alert(80))),
        "plain text instead of the reply": (tls("good"), READ, raw(good)),
    }
    for name, steps in lost.items():
        yield case(f"TLS: {name}", Outcome.UNREACHABLE, steps, address=SECURE)
    yield case("TLS: a whole reply without TLS's farewell", Outcome.OK, (tls("good"), READ, good, CUT), address=SECURE)
    endless = http(reply(), length=None)
    cut = {Outcome.UNREACHABLE, Outcome.OK}
    yield case("TLS: a body until the end, without TLS's farewell", cut, (tls("good"), READ, endless, CUT), address=SECURE)
    yield case("TLS: a body until the end, with it", Outcome.OK, (tls("good"), READ, endless), address=SECURE)
    half = (tls("good"), READ, endless[:-90], CUT)
    lost_or_broken = {Outcome.UNREACHABLE, Outcome.REPLY_NOT_UNDERSTOOD}
    yield case("TLS: half a body until the end, cut", lost_or_broken, half, address=SECURE)
    silent = (tls("good"), READ, HOLD)
    yield case("TLS: no answer", Outcome.TIMED_OUT, silent, address=SECURE, timeout=0.8, stalls=True, requests=1)
    late = (tls("good"), READ, good[:60], HOLD)
    yield case("TLS: an answer that stops", Outcome.TIMED_OUT, late, address=SECURE, timeout=0.8, stalls=True)
    slow = (tls("good"), READ, drip(good, 0.2))
    yield case("TLS: a byte at a time", Outcome.TIMED_OUT, slow, address=SECURE, timeout=0.8, stalls=True)
    yield case("TLS: redirected to plain http", Outcome.REDIRECTED, (tls("good"), *_redirect()), address=SECURE)
    yield case("TLS spoken on a plain http address", {Outcome.REPLY_NOT_UNDERSTOOD}, (READ, _alert(10)), requests=1)


def _redirect() -> Steps:
    return answer("", 307, headers=("Location: http://127.0.0.1:TRAPP/soap/server",))


def _handshake(name: str, allowed: Outcome | set[Outcome], steps: Steps, **options: object) -> Case:
    options.setdefault("address", SECURE)
    return case(f"handshake: {name}", allowed, steps, **options)  # type: ignore[arg-type]


CASES = (*_certificates(), *_trusted(), *_handshakes(), *_after_handshake())
