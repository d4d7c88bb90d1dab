"""HTTP: compression, size, headers and content types."""

from __future__ import annotations

from collections.abc import Iterator

from kit_desktop.core.outcome import Outcome, Reason

from ..replies import fault_11, fields, reply
from .case import LOST, NOT_UNDERSTOOD, TOO_LARGE, Case, case
from .replies import BODY, GOOD, HEAD, PAGE, PAGE_TYPE, REPLY, answer, answer_large, http, packed, packed_blanks
from .wire import READ, pour


def _compression() -> Iterator[Case]:
    def coded(name: str, allowed: Outcome | set[Outcome], coding: str, body: bytes, **options: object) -> Case:
        return case(f"{coding}: {name}", allowed, answer(body, headers=(f"Content-Encoding: {coding}",)), **options)  # type: ignore[arg-type]

    yield coded("good", Outcome.OK, "gzip", packed(REPLY))
    yield coded("good", Outcome.OK, "GZIP", packed(REPLY))
    yield coded("good", Outcome.OK, "x-gzip", packed(REPLY))
    yield coded("good", Outcome.OK, "deflate", packed(REPLY, 15))
    yield coded("bare", Outcome.OK, "deflate", packed(REPLY, -15))
    yield coded("good", Outcome.OK, "identity", BODY)
    yield coded("in two members", {Outcome.OK, NOT_UNDERSTOOD}, "gzip", packed(REPLY[:300]) + packed(REPLY[300:]))
    yield coded("twice", {Outcome.OK, NOT_UNDERSTOOD}, "gzip, gzip", packed(packed(REPLY)))
    yield coded("twenty times", NOT_UNDERSTOOD, ", ".join(["gzip"] * 20), packed(packed(REPLY)))
    broken = Reason.BROKEN_COMPRESSION
    cut = packed(REPLY)
    for coding, body in (("gzip", cut), ("deflate", packed(REPLY, 15))):
        yield coded("truncated", NOT_UNDERSTOOD, coding, body[:-9], reason=broken)
        yield coded("half of it", NOT_UNDERSTOOD, coding, body[: len(body) // 2], reason=broken)
        yield coded("garbage inside", NOT_UNDERSTOOD, coding, body[:60] + b"\xff" * 40 + body[100:], reason=broken)
        yield coded("not compressed at all", NOT_UNDERSTOOD, coding, BODY, reason=broken)
        yield coded("empty", NOT_UNDERSTOOD, coding, b"")
    yield coded("a wrong checksum", NOT_UNDERSTOOD, "gzip", cut[:-8] + b"\0\0\0\0" + cut[-4:], reason=broken)
    yield coded("garbage behind", {Outcome.OK, NOT_UNDERSTOOD}, "gzip", cut + b"garbage")
    yield coded("a bomb of 1 GB", TOO_LARGE, "gzip", packed_blanks(1024), heavy=True)
    yield coded("a bomb of 1 GB", TOO_LARGE, "deflate", packed_blanks(1024, 15), heavy=True)
    yield coded("a bomb, bare", TOO_LARGE, "deflate", packed_blanks(64, -15), heavy=True)
    yield coded("a bomb in a bomb", {TOO_LARGE, NOT_UNDERSTOOD}, "gzip, gzip", packed(packed_blanks(1024)), heavy=True)
    yield coded("20,000 empty members", {NOT_UNDERSTOOD, TOO_LARGE}, "gzip", packed("") * 20_000, heavy=True, timeout=2)
    for coding in ("br", "zstd", "compress", "exi", "aes128gcm", "foo", "none", "gzip;q=1", "gzip gzip"):
        yield coded("unknown", NOT_UNDERSTOOD, coding, packed(REPLY), reason=broken)
    for coding in ("UTF-8", "none", "8bit", "utf-8, identity", "text/xml", "br"):
        yield coded("over XML as it stands", Outcome.OK, coding, BODY)
    yield coded("over UTF-16 as it stands", Outcome.OK, "utf-16", REPLY.replace("UTF-8", "UTF-16").encode("utf-16"))
    yield coded("over packed XML", Outcome.OK, "UTF-8, gzip", packed(REPLY))
    yield coded("over a page", NOT_UNDERSTOOD, "none", PAGE.encode(), reason=Reason.WEB_PAGE)
    claimed = answer(packed(REPLY), kind="application/gzip")
    yield case("gzip that is not declared", NOT_UNDERSTOOD, claimed)


def _size() -> Iterator[Case]:
    space = b" " * 65536
    whole = http(b"", length=200 << 20)
    yield case("200 MB with its length", TOO_LARGE, (READ, whole, pour(space, 3200)), heavy=True)
    endless = http(b"", length=None)
    yield case("200 MB without a length", TOO_LARGE, (READ, endless, pour(space, 3200)), heavy=True)
    chunk = b"10000\r\n" + space + b"\r\n"
    in_chunks = http(b"", length=None, headers=("Transfer-Encoding: chunked",))
    yield case("200 MB in chunks", TOO_LARGE, (READ, in_chunks, pour(chunk, 3200)), heavy=True)
    yield case("endless", TOO_LARGE, (READ, endless, pour(space)), heavy=True)
    yield case("endless good replies", {TOO_LARGE, NOT_UNDERSTOOD}, (READ, endless, pour(BODY * 64)), heavy=True)
    yield case("an endless page", TOO_LARGE, (READ, http(PAGE, 503, kind=PAGE_TYPE, length=None), pour(space)), heavy=True)
    long = "x" * 1_000_000
    yield case(
        "1 MB in one field", Outcome.OK, answer_large(lambda: reply(senderId=long)), heavy=True, fields=fields(senderId=long)
    )
    yield case("3 MB in one field", TOO_LARGE, answer_large(lambda: reply(senderId=long * 3)), heavy=True)


def _headers() -> Iterator[Case]:
    def headed(name: str, allowed: Outcome | set[Outcome], *lines: bytes, **options: object) -> Case:
        data = GOOD.replace(b"\r\n\r\n", b"\r\n" + b"\r\n".join(lines) + b"\r\n\r\n", 1)
        return case(f"headers: {name}", allowed, (READ, data), **options)  # type: ignore[arg-type]

    large = {TOO_LARGE, NOT_UNDERSTOOD}
    yield headed("one of 1 MB", large, b"X-Large: " + b"x" * 1_000_000)
    yield headed("a name of 1 MB", large, b"x" * 1_000_000 + b": 1")
    yield headed("100,000 of them", large, *[b"X-%d: 1" % number for number in range(100_000)])
    yield headed("200 of them", {Outcome.OK, *large}, *[b"X-%d: 1" % number for number in range(200)])
    endless = GOOD[: len(HEAD) - 2] + b"X-Endless: "
    yield case("headers: one without end", large, (READ, endless, pour(b"x" * 65536)), heavy=True)
    yield case("headers: without end", large, (READ, endless[:-11], pour(b"X-More: 1\r\n" * 1000)), heavy=True)
    yield headed("no colon", NOT_UNDERSTOOD, b"this is no header", reason=Reason.NOT_HTTP)
    yield headed("no name", NOT_UNDERSTOOD, b": nameless")
    yield headed("blank in a name", NOT_UNDERSTOOD, b"X Y: 1")
    yield headed("blank before the colon", NOT_UNDERSTOOD, b"X-Y : 1")
    yield headed("NUL in a value", NOT_UNDERSTOOD, b"X-Nul: a\0b")
    yield headed("folded", {Outcome.OK, NOT_UNDERSTOOD}, b"X-Folded: a", b" b")
    yield headed("bytes above ASCII", {Outcome.OK, NOT_UNDERSTOOD}, "X-Name: Қазақ".encode())
    yield headed("control characters", {Outcome.OK, NOT_UNDERSTOOD}, b"X-Bell: \x07\x1b[31m")
    yield case("headers: bare line feeds", {Outcome.OK, NOT_UNDERSTOOD}, (READ, HEAD.replace(b"\r\n", b"\n") + BODY))
    yield case("headers: bare carriage returns", {NOT_UNDERSTOOD, LOST}, (READ, HEAD.replace(b"\r\n", b"\r") + BODY))
    yield headed("a cookie", Outcome.OK, b"Set-Cookie: session=stale; Path=/")
    yield headed("two cookies that are none", Outcome.OK, b"Set-Cookie: ;;;", b"Set-Cookie: =; Max-Age=x")
    yield headed("HSTS", Outcome.OK, b"Strict-Transport-Security: max-age=31536000")
    yield headed("kept alive", Outcome.OK, b"Connection: keep-alive", b"Keep-Alive: timeout=600")


def _content_types() -> Iterator[Case]:
    for kind in (
        None,
        "",
        "text/plain",
        "application/octet-stream",
        "application/xml",
        "application/soap+xml",
        "nonsense",
        "text/html",
        "image/png",
    ):
        yield case(f"a good reply as {kind!r}", Outcome.OK, answer(REPLY, kind=kind))
    for kind in (
        "text/xml; charset=",
        "text/xml; charset=nonsense",
        "text/xml; charset=utf-7",
        "text/xml;;;",
        f"text/xml; x={'y' * 5000}",
    ):
        yield case(f"a good reply as {kind[:40]!r}", {Outcome.OK, NOT_UNDERSTOOD}, answer(REPLY, kind=kind))
    related = "multipart/related; boundary=b; type=text/xml"
    parts = f"--b\r\nContent-Type: text/xml\r\n\r\n{REPLY}\r\n--b--\r\n"
    yield case("multipart/related around a good reply", NOT_UNDERSTOOD, answer(parts, kind=related))
    mixed = "multipart/mixed; boundary=b"
    two = f"--b\r\n\r\n{REPLY}\r\n--b\r\n\r\n{reply(msgID='111')}\r\n--b--"
    yield case("multipart with two replies", NOT_UNDERSTOOD, answer(two, kind=mixed))
    yield case("multipart by name only", {Outcome.OK, NOT_UNDERSTOOD}, answer(REPLY, kind=related))
    yield case("an image", NOT_UNDERSTOOD, answer(b"\x89PNG\r\n\x1a\n" + bytes(200), kind="image/png"))
    yield case("a PDF", NOT_UNDERSTOOD, answer(b"%PDF-1.7\n" + bytes(200), kind="application/pdf"))
    yield case("a fault as text/html", Outcome.SERVER_FAULT, answer(fault_11("Сбой"), 500, kind=PAGE_TYPE), words="Сбой")


CASES = (
    *_compression(),
    *_size(),
    *_headers(),
    *_content_types(),
)
