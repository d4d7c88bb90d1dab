"""HTTP answers as bytes, good and bad, and the steps of a server that gives them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable

from ..replies import XML_HEAD, reply
from .wire import READ, Built, Steps

PAGE = (
    "<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>Sign in to the network</h1>"
    '<img src="http://127.0.0.1:TRAPP/pixel.png"><script>location="http://127.0.0.1:TRAPP/"</script></body></html>'
)
"""A captive portal's page, with an image and a script that must not be fetched."""

REASONS = {
    200: "OK",
    204: "No Content",
    404: "Record Not Found",
    407: "Proxy Authentication Required",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
}


def http(
    body: str | bytes,
    status: int = 200,
    *,
    kind: str | None = "text/xml; charset=utf-8",
    headers: Iterable[str] = (),
    length: int | None = -1,
    version: str = "1.1",
) -> bytes:
    """An HTTP answer as bytes. `kind` is its Content-Type; `length` -1 counts, None leaves Content-Length out."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/{version} {status} {REASONS.get(status, 'Something')}"]
    lines += [f"Content-Type: {kind}"] if kind is not None else []
    lines += [f"Content-Length: {len(data) if length == -1 else length}"] if length is not None else []
    lines += list(headers)
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + data


def answer(body: str | bytes, status: int = 200, **options: object) -> Steps:
    """The steps of a server that reads one request and gives one answer (see `http`)."""
    return (READ, http(body, status, **options))  # type: ignore[arg-type]


def answer_large(make: Callable[[], str | bytes], status: int = 200, **options: object) -> Steps:
    """As `answer`, for a body that is made only when its case runs."""
    return (READ, Built(lambda: http(make(), status, **options)))  # type: ignore[arg-type]


def chunked(body: bytes, *sizes: int) -> bytes:
    """`body` in chunks of these sizes, then the rest, then the last chunk."""
    out = b""
    for size in (*sizes, len(body)):
        if chunk := body[:size]:
            out += b"%x\r\n%s\r\n" % (len(chunk), chunk)
        body = body[size:]
    return out + b"0\r\n\r\n"


def packed(body: str | bytes, window: int = 31) -> bytes:
    """`body` compressed; `window` as zlib counts it: 31 gzip, 15 zlib's deflate, -15 bare deflate."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, window)
    data = body.encode() if isinstance(body, str) else body
    return compressor.compress(data) + compressor.flush()


def packed_blanks(megabytes: int, window: int = 31) -> bytes:
    """A bomb: so many megabytes of blanks compressed (the checksum at its end is wrong, far behind every cap)."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, window)
    block = b" " * (1 << 20)
    first = compressor.compress(block) + compressor.flush(zlib.Z_FULL_FLUSH)
    again = compressor.compress(block) + compressor.flush(zlib.Z_FULL_FLUSH)
    return first + again * (megabytes - 1) + compressor.flush()


REPLY = reply()
GOOD = http(REPLY)
HEAD, BODY = GOOD[: GOOD.index(b"\r\n\r\n") + 4], REPLY.encode()
PAGE_TYPE = "text/html; charset=utf-8"
BARE = REPLY.removeprefix(XML_HEAD)
