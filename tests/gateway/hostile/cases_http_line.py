"""HTTP: lines that go dead, lengths that are wrong, chunks that are broken."""

from __future__ import annotations

from collections.abc import Iterator

from kit_desktop.core.outcome import Outcome, Reason

from ..replies import fields, reply
from .case import LATE, LOST, NOT_UNDERSTOOD, SHORT, TOO_LARGE, Case, case
from .replies import BODY, GOOD, HEAD, REPLY, answer, chunked, http
from .wire import HOLD, READ, RESET, RESET_SOON, Step, drip, pour


def _lost() -> Iterator[Case]:
    yield case("closed at once", LOST, ())
    yield case("reset at once", LOST, (RESET,))
    yield case("closed after the request", LOST, (READ,), reason=Reason.LOST, requests=1)
    yield case("reset after the request", LOST, (READ, RESET), reason=Reason.LOST, requests=1)
    cuts = {
        "in the status line": 9,
        "within the headers": 40,
        "at the end of the headers": len(HEAD) - 1,
        "after the headers": len(HEAD),
    }
    cuts |= {"within the body": len(GOOD) - 90, "one byte before the end": len(GOOD) - 1}
    for name, length in cuts.items():
        yield case(f"closed {name}", LOST, (READ, GOOD[:length]), requests=1)
        yield case(f"reset {name}", LOST, (READ, GOOD[:length], RESET_SOON), requests=1)
        yield case(f"silent {name}", LATE, (READ, GOOD[:length], HOLD), requests=1, **SHORT)
    yield case("never answering", LATE, (READ, HOLD), requests=1, **SHORT)
    yield case("never reading", LATE, (HOLD,), **SHORT)
    yield case("a byte every second", LATE, (READ, drip(GOOD, 1)), requests=1, **SHORT)
    yield case("headers a byte at a time", LATE, (READ, drip(HEAD, 0.05)), **SHORT)
    yield case("the body a byte at a time", LATE, (READ, HEAD, drip(BODY, 0.05)), **SHORT)
    yield case("a byte at a time, in time", Outcome.OK, (READ, drip(GOOD, 0.0001)))
    yield case("nobody reads the request", Outcome.OK, (GOOD,))


def _lengths() -> Iterator[Case]:
    for more in (1, 1000):
        yield case(f"Content-Length {more} longer, closed", LOST, (READ, http(REPLY, length=len(BODY) + more)))
    yield case("Content-Length longer, held open", LATE, (READ, http(REPLY, length=len(BODY) + 1), HOLD), **SHORT)
    yield case("Content-Length shorter", NOT_UNDERSTOOD, (READ, http(REPLY, length=len(BODY) - 20)))
    yield case("Content-Length shorter by the last line feed", Outcome.OK, (READ, http(REPLY, length=len(BODY) - 1)))
    yield case("Content-Length 0", NOT_UNDERSTOOD, (READ, http(REPLY, length=0)), reason=Reason.EMPTY_REPLY)
    for value in ("-1", "x", "", "1e3", "0x10", "+5", "1 2", "٥", "1,000"):
        odd = http(REPLY, length=None, headers=(f"Content-Length: {value}",))
        allowed = {NOT_UNDERSTOOD} if value else {NOT_UNDERSTOOD, Outcome.OK}
        yield case(f"Content-Length {value!r}", allowed, (READ, odd))
    for value in ("209715200", "2147483648", "9" * 18):
        yield case(f"Content-Length {value}", TOO_LARGE, (READ, http(REPLY, length=int(value)), HOLD), timeout=2)
    beyond = http(REPLY, length=None, headers=(f"Content-Length: {'9' * 4000}",))
    yield case("Content-Length of 4,000 digits", {TOO_LARGE, NOT_UNDERSTOOD}, (READ, beyond, HOLD), timeout=2)
    twice = http(REPLY, length=None, headers=(f"Content-Length: {len(BODY)}", f"Content-Length: {len(BODY)}"))
    yield case("Content-Length twice, the same", {Outcome.OK, NOT_UNDERSTOOD}, (READ, twice))
    differ = http(REPLY, length=None, headers=(f"Content-Length: {len(BODY)}", "Content-Length: 5"))
    yield case("Content-Length twice, different", NOT_UNDERSTOOD, (READ, differ))
    both = http(chunked(BODY), length=5, headers=("Transfer-Encoding: chunked",))
    yield case("Content-Length and chunks", {Outcome.OK, NOT_UNDERSTOOD}, (READ, both))
    yield case("no length, until the end", Outcome.OK, (READ, http(REPLY, length=None)))
    yield case("no length, held open", LATE, (READ, http(REPLY, length=None), HOLD), **SHORT)
    yield case("two replies to one request", Outcome.OK, (READ, GOOD + http(reply(msgID="111"))))
    yield case("the reply twice in one body", NOT_UNDERSTOOD, answer(REPLY + REPLY))


def _chunks() -> Iterator[Case]:
    def chunks(name: str, allowed: Outcome | set[Outcome], body: bytes, *then: Step, **options: object) -> Case:
        data = http(body, length=None, headers=("Transfer-Encoding: chunked",))
        return case(f"chunks: {name}", allowed, (READ, data, *then), **options)  # type: ignore[arg-type]

    whole = chunked(BODY)
    yield chunks("one", Outcome.OK, whole)
    yield chunks("many of one byte", Outcome.OK, chunked(BODY, *[1] * len(BODY)))
    yield chunks("cut inside a character", Outcome.OK, chunked(reply(senderId="Қ").encode(), 500), fields=fields(senderId="Қ"))
    yield chunks("with an extension", Outcome.OK, whole.replace(b"\r\n", b";a=b\r\n", 1))
    yield chunks("with trailers", Outcome.OK, whole[:-2] + b"X-Trailer: 1\r\n\r\n")
    yield chunks("size in capitals with zeros", Outcome.OK, b"%08X\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY))
    for size in (b"xyz", b"-5", b"", b"0x10", b"+3", b"3 3", b"5_0", "٣".encode()):
        yield chunks(f"size {size.decode()!r}", {NOT_UNDERSTOOD}, size + b"\r\n" + BODY + b"\r\n0\r\n\r\n")
    yield chunks("size of 40 digits", {NOT_UNDERSTOOD, TOO_LARGE}, b"f" * 40 + b"\r\n" + BODY, timeout=2)
    yield chunks("a size line without end", {NOT_UNDERSTOOD, TOO_LARGE}, b"0" * 400_000, timeout=3)
    yield chunks("an extension without end", {NOT_UNDERSTOOD, TOO_LARGE}, b"5;" + b"x" * 400_000, timeout=3)
    yield chunks("longer than its size", NOT_UNDERSTOOD, b"5\r\n" + BODY + b"\r\n0\r\n\r\n")
    yield chunks("shorter than its size", LOST, b"%x\r\n%s" % (len(BODY) + 9, BODY))
    yield chunks("no last chunk, closed", LOST, whole[:-5])
    yield chunks("no last chunk, held open", LATE, whole[:-5], HOLD, **SHORT)
    yield chunks("not in chunks at all", {NOT_UNDERSTOOD, LOST}, BODY)
    yield chunks("empty", NOT_UNDERSTOOD, b"0\r\n\r\n", reason=Reason.EMPTY_REPLY)
    yield chunks("trailers without end", {TOO_LARGE, NOT_UNDERSTOOD}, whole[:-2], pour(b"X-T: 1\r\n" * 1000), timeout=3)
    one = b"1\r\n \r\n"
    yield chunks("of one byte without end", {TOO_LARGE, LATE}, one, pour(one * 5000), timeout=0.4)
    for coding in ("gzip, chunked", "identity", "chunked, chunked", "xchunked", "chunked;q=1"):
        data = http(whole, length=None, headers=(f"Transfer-Encoding: {coding}",))
        yield case(f"Transfer-Encoding {coding!r}", {NOT_UNDERSTOOD, Outcome.OK}, (READ, data))


CASES = (
    *_lost(),
    *_lengths(),
    *_chunks(),
)
