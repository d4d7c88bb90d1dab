"""One kept lookup: how it is written down, how it comes back, and what changed between two of them.

What a person reads comes from one compressed record, whose checksum notices a damaged byte: shown right or not at all. The
columns beside it only serve searching. The request is never written, nor is the password: the reply has been masked at
the border, and whatever stands in a `password` element is masked here once more.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import WIRE_FIELDS, MessageInfo, Status
from kit_desktop.core.outcome import Facts, Outcome
from kit_desktop.core.password_mask import PasswordMask
from kit_desktop.core.search_text import folded

LONGEST_REPLY = 262_144
"""Characters of a raw reply that are kept; a real one has about a thousand. The rest is cut, and `reply_cut` says so."""

OUTCOME_FIELD = "outcome"
"""The name under which `changes` reports another outcome; no element of the reply is called so."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_NOT_KEPT = frozenset({"request_headers", "request_text", "reply_text"})
_SEARCHED_FIELDS = ("msgID", "userMsgID", "recepient", "senderId", "status", "resultS")


class HistoryEntry(NamedTuple):
    """A lookup as it was kept. `address` is the one that was asked, None where nothing was sent.

    In a list `result.exchange` is None; when loaded alone it holds the reply, with an empty `request_headers` and
    `request_text`: these are never kept. `result.checked_at` is UTC.
    """

    id: int
    result: LookupResult
    address: str | None


class Asked(NamedTuple):
    """Which message was asked for, as which account and at which address, in bytes as `PackedLookup` has them."""

    kind: str
    message_id: bytes
    account: bytes | None
    address: bytes | None


class PackedLookup(NamedTuple):
    """A lookup as the file holds it. `checked_at` counts microseconds since 1970 UTC; bytes are UTF-8 with lone surrogates
    let through (SQLite's text takes neither these nor a NUL)."""

    checked_at: int
    outcome: str
    state: str
    kind: str
    message_id: bytes
    account: bytes | None
    address: bytes | None
    folded: str
    record: bytes
    reply: bytes | None


class FieldChange(NamedTuple):
    """One field that differs: its wire name (or `OUTCOME_FIELD`), and its text before and after, None where it did not come."""

    name: str
    before: str | None
    after: str | None


def state_of(result: LookupResult) -> Outcome | Status:
    """What a person is told in a word: the message's status where there is one, else how the lookup ended."""
    return result.outcome if result.outcome is not Outcome.OK or result.info is None else result.info.status


def to_microseconds(moment: datetime) -> int:
    """A zoned time as microseconds since 1970 UTC, exactly."""
    return (moment - _EPOCH) // _MICROSECOND


def text_bytes(text: str) -> bytes:
    """Any text as bytes, so that equal bytes mean equal texts."""
    return text.encode("utf-8", "surrogatepass")


def asked(result: LookupResult) -> Asked:
    """What this lookup was about."""
    return Asked(
        kind=result.query.by.value,
        message_id=text_bytes(result.query.id),
        account=None if result.account is None else text_bytes(result.account),
        address=None if result.exchange is None else text_bytes(result.exchange.address),
    )


def pack(result: LookupResult) -> PackedLookup:
    """Write a lookup down."""
    exchange = None if result.exchange is None else _kept(result.exchange)
    record: dict[str, Any] = {
        "outcome": result.outcome.value,
        "by": result.query.by.value,
        "id": result.query.id,
        "checked_at": to_microseconds(result.checked_at),
        "elapsed_ms": result.elapsed_ms,
        "info": None if result.info is None else dict(result.info.fields),
        "server_text": result.server_text,
        "http_status": result.http_status,
        "facts": {name: value for name, value in asdict(result.facts).items() if value is not None},
        "exchange": exchange and {name: value for name, value in asdict(exchange).items() if name not in _NOT_KEPT},
        "account": result.account,
    }
    return PackedLookup(
        checked_at=record["checked_at"],
        outcome=result.outcome.value,
        state=state_of(result).value,
        **asked(result)._asdict(),
        folded="\n".join(dict.fromkeys(filter(None, map(folded, _searched(result))))),
        record=zlib.compress(text_bytes(json.dumps(record, ensure_ascii=False, separators=(",", ":")))),
        reply=None if exchange is None else zlib.compress(text_bytes(exchange.reply_text)),
    )


def unpack(entry_id: int, record: bytes, reply: bytes | None = None) -> HistoryEntry | None:
    """Read a lookup back, with its exchange where `reply` is given; None where the bytes are damaged or unknown."""
    try:
        return _unpacked(entry_id, record, reply)
    except (zlib.error, ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return None


def unpack_salvaged(number: object, record: object, reply: object = None) -> tuple[HistoryEntry, bytes, bytes | None] | None:
    """A lookup out of a damaged file with its bytes: what its own checksum proves, without a reply that cannot be read."""
    if not isinstance(number, int) or not isinstance(record, bytes):
        return None
    for kept in (reply if isinstance(reply, bytes) else None, None):
        if (entry := unpack(number, record, kept)) is not None:
            return entry, record, kept
    return None


def changes(old: LookupResult, new: LookupResult) -> tuple[FieldChange, ...]:
    """What differs in `new`: the outcome first, then the reply's fields in the provider's order, then unknown ones.

    An element that did not come and an empty one say the same. Without a message on one side only the outcome is compared.
    """
    found = []
    if old.outcome is not new.outcome:
        found.append(FieldChange(OUTCOME_FIELD, old.outcome.value, new.outcome.value))
    if old.info is not None and new.info is not None:
        for name in dict.fromkeys((*WIRE_FIELDS, *old.info.fields, *new.info.fields)):
            before, after = old.info[name], new.info[name]
            if (before or "") != (after or ""):
                found.append(FieldChange(name, before, after))
    return tuple(found)


def _kept(exchange: Exchange) -> Exchange:
    mask = PasswordMask("").mask
    return replace(
        exchange,
        reply_headers=mask(exchange.reply_headers),
        reply_text=mask(exchange.reply_text[:LONGEST_REPLY]),
        reply_cut=exchange.reply_cut or len(exchange.reply_text) > LONGEST_REPLY,
    )


def _searched(result: LookupResult) -> Iterator[str]:
    yield result.query.id
    if result.info is not None:
        yield from (result.info[name] or "" for name in _SEARCHED_FIELDS)
    yield result.server_text or ""
    yield result.outcome.value


def _unpacked(entry_id: int, record: bytes, reply: bytes | None) -> HistoryEntry:
    kept = json.loads(_text(record))
    exchange = kept["exchange"]
    result = LookupResult(
        outcome=Outcome(kept["outcome"]),
        query=LookupQuery(IdKind(kept["by"]), kept["id"]),
        checked_at=_EPOCH + kept["checked_at"] * _MICROSECOND,
        elapsed_ms=kept["elapsed_ms"],
        info=None if kept["info"] is None else MessageInfo(kept["info"]),
        server_text=kept["server_text"],
        http_status=kept["http_status"],
        facts=Facts(**_known(Facts, kept["facts"])),
        account=kept["account"],
    )
    address = None if exchange is None else exchange["address"]
    if exchange is not None and reply is not None:
        whole = {"request_headers": "", "request_text": "", **_known(Exchange, exchange), "reply_text": _text(reply)}
        result = replace(result, exchange=Exchange(**whole))
    return HistoryEntry(entry_id, result, address)


def _known(kind: type[Facts | Exchange], kept: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in kept.items() if name in kind.__dataclass_fields__}


def _text(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
