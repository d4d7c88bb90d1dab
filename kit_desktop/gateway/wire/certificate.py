"""Who issued a certificate and until when it is valid, read from its bytes.

Where the operating system verifies (Windows, macOS), Python's ssl has only the bytes. Nothing here decides about trust.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

_VERSION = 0xA0
_COMMON_NAME, _ORGANISATION = bytes.fromhex("550403"), bytes.fromhex("55040a")
_ENCODINGS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1C: "utf-32-be", 0x1E: "utf-16-be"}
_TIMES = {0x17: "%y%m%d%H%M%SZ", 0x18: "%Y%m%d%H%M%SZ"}


def certificate_facts(der: bytes) -> tuple[str, datetime] | None:
    """The issuer (organisation and name) and the end (UTC) of an X.509 certificate (RFC 5280, section 4.1); None for others."""
    try:
        (_, certificate), *_ = _parts(der)
        (_, signed), *_ = _parts(certificate)
        parts = [part for part in _parts(signed) if part[0] != _VERSION]
        # serial number, signature algorithm, issuer, validity
        issuer, validity = parts[2][1], parts[3][1]
        _, (tag, until) = _parts(validity)
        valid_until = datetime.strptime(until.decode("ascii"), _TIMES[tag]).replace(tzinfo=UTC)
        return _name(issuer), valid_until
    except (ValueError, IndexError, KeyError):
        return None


def _parts(der: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and content of each element of a sequence. Raises ValueError and IndexError for what is no DER."""
    at = 0
    while at < len(der):
        tag, length, at = der[at], der[at + 1], at + 2
        if length & 0x80:
            count = length & 0x7F
            length, at = int.from_bytes(der[at : at + count], "big"), at + count
        if at + length > len(der):
            raise ValueError("cut off")
        yield tag, der[at : at + length]
        at += length


def _name(der: bytes) -> str:
    found: dict[bytes, str] = {}
    for _, relative in _parts(der):
        for _, attribute in _parts(relative):
            (_, oid), (tag, value) = _parts(attribute)
            if tag in _ENCODINGS:
                found.setdefault(oid, value.decode(_ENCODINGS[tag], "replace"))
    organisation, name = found.get(_ORGANISATION, ""), found.get(_COMMON_NAME, "")
    return f"{organisation} ({name})" if organisation and name else organisation or name
