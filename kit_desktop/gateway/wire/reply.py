"""A reply as it comes off the wire, and its compression undone under a cap."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

from kit_desktop.core.outcome import Facts, Outcome
from kit_desktop.gateway.wire.failure import LookupFailedError

BODY_CAP = 2 * 1024 * 1024
"""Bytes of a reply's body, as sent and unpacked."""

_WINDOWS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
"""zlib's windows for the compressions that are undone; some servers' deflate has no header (RFC 9110, 8.4.1.2)."""

_LAYERS = 3
"""How many compressions over each other are undone."""

_HEAD_END = re.compile(rb"\n\r?\n")
"""As httpcore's parser looks for it."""

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,7})[^\r\n]{0,100}\r\n")

_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*<|\xff\xfe<\x00|\xfe\xff\x00<")
"""How XML begins that is not packed: in UTF-8 or an encoding of single bytes, or in UTF-16 with its mark."""

_MEMBERS = 16
"""How many gzip files behind each other are read as one. Each costs a copy of the rest: 100,000 empty ones took six seconds."""


@dataclass
class Reply:
    """What came back, filled in as it comes, so that a lookup which fails half-way can still show what did arrive."""

    status: int | None = None
    reason_phrase: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)
    unpacked: bytes | None = None
    cut: bool = False

    def header(self, name: str) -> str:
        """The first header of that name, or an empty text."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def is_redirect(self) -> bool:
        """Whether it sends the asker elsewhere. 300 and 304 do so only with a target (RFC 9110, 15.4)."""
        status = self.status or 0
        return 300 <= status <= 399 and (status not in {300, 304} or bool(self.header("location")))


def wire_length(beginning: bytes, reply: Reply) -> int | None:
    """How many bytes the reply took on the wire, head and body, or None where that cannot be told from its first bytes."""
    head_end = _HEAD_END.search(beginning)
    length, coding = reply.header("content-length").strip(), reply.header("transfer-encoding")
    if head_end is None or bool(length) == bool(coding):
        return None
    at = head_end.end()
    if length:
        return at + int(length) if length.isascii() and length.isdigit() and len(length) < 10 else None
    while match := _CHUNK.match(beginning, at):
        size = int(match[1], 16)
        at = match.end() + size + 2
        if size == 0:
            return at if beginning[at - 2 : at] == b"\r\n" else None
    return None


def unpack(reply: Reply) -> bytes | None:
    """Undo the content encoding under the cap; None where that cannot be done.

    A token that names no compression (`UTF-8`, `none`, `8bit`) over what is XML as it stands says nothing.
    Raises LookupFailedError where the unpacked body passes the cap.
    """
    named = ",".join(value for name, value in reply.headers if name.lower() == "content-encoding")
    layers = [layer for part in named.split(",") if (layer := part.strip().lower()) not in {"", "identity"}]
    body = bytes(reply.body)
    if not layers or not body:
        return body
    known = [layer for layer in layers if layer in _WINDOWS]
    if len(known) > _LAYERS:
        return None
    for layer in reversed(known):
        attempts = (_inflate(body, window) for window in _WINDOWS[layer])
        unpacked = next((each for each in attempts if each is not None), None)
        if unpacked is None:
            return None
        if len(unpacked) > BODY_CAP:
            reply.unpacked, reply.cut = unpacked[:BODY_CAP], True
            raise LookupFailedError(Outcome.REPLY_TOO_LARGE, Facts(limit_bytes=BODY_CAP))
        body = unpacked
    return body if len(known) == len(layers) or _MARKUP.match(body) else None


def _inflate(body: bytes, window: int) -> bytes | None:
    """Up to one byte more than the cap; None for what is broken or ends too early."""
    out = bytearray()
    for _ in range(_MEMBERS):
        if not body:
            return bytes(out)
        inflater = zlib.decompressobj(window)
        try:
            out += inflater.decompress(body, BODY_CAP + 1 - len(out))
        except zlib.error:
            return None
        if len(out) > BODY_CAP:
            return bytes(out)
        if not inflater.eof:
            return None
        body = inflater.unused_data if window == 31 else b""
    return None
