"""A lookup written down comes back as it was, and what changed between two is what a person would call a change."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime

import pytest
from hypothesis import given

from kit_desktop.core.kept_lookup import (
    OUTCOME_FIELD,
    FieldChange,
    changes,
    pack,
    state_of,
    to_microseconds,
    unpack,
    unpack_salvaged,
)
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo, Status
from kit_desktop.core.outcome import Outcome

from .any_lookup import as_kept, results

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def a_result(outcome: Outcome = Outcome.OK, exchange: Exchange | None = None, **info: str | None) -> LookupResult:
    return LookupResult(
        outcome, LookupQuery(IdKind.MSG_ID, "963"), NOON, info=MessageInfo(info) if info else None, exchange=exchange
    )


@given(result=results)
def test_a_lookup_comes_back_as_it_was(result: LookupResult) -> None:
    packed = pack(result)
    entry = unpack(7, packed.record, packed.reply)
    assert entry is not None
    assert entry.result == as_kept(result)
    assert list(entry.result.info.fields) == list(result.info.fields) if entry.result.info and result.info else True
    with closing(sqlite3.connect(":memory:")) as connection:
        assert connection.execute(f"SELECT {', '.join('?' * len(packed))}", packed).fetchone() == packed


def test_nothing_is_forgotten_when_a_value_grows() -> None:
    known = {
        LookupResult: "outcome query checked_at elapsed_ms info server_text http_status facts exchange account",
        LookupQuery: "by id",
        MessageInfo: "fields",
    }
    for kind, names in known.items():
        assert {field.name for field in fields(kind)} == set(names.split()), f"teach kept_lookup about {kind.__name__}"


def test_changes_come_in_the_providers_order_and_unknown_ones_last() -> None:
    old = a_result(status="sent", zzz="1", senderId="KiT", resultS=None)
    new = a_result(status="delivered", zzz="2", senderId="KiT", resultS="")
    assert changes(old, new) == (FieldChange("status", "sent", "delivered"), FieldChange("zzz", "1", "2"))
    failed = a_result(Outcome.TIMED_OUT)
    assert changes(old, failed) == (FieldChange(OUTCOME_FIELD, "ok", "timed_out"),)
    assert changes(old, old) == changes(failed, failed) == ()


def test_what_a_person_is_told_in_a_word() -> None:
    assert state_of(a_result(status=" Delivered ")) is Status.DELIVERED
    assert state_of(a_result()) is Outcome.OK
    assert state_of(a_result(Outcome.NOT_FOUND, status="sent")) is Outcome.NOT_FOUND


def test_a_moment_is_kept_to_the_microsecond() -> None:
    assert to_microseconds(datetime(1970, 1, 1, 0, 0, 1, 2, tzinfo=UTC)) == 1_000_002


@pytest.mark.parametrize(("length", "is_cut"), [(262_144, False), (262_145, True)])
def test_a_reply_that_is_too_long_is_cut_and_says_so(length: int, is_cut: bool) -> None:
    packed = pack(a_result(exchange=Exchange("https://x/", "", "", reply_text="x" * length)))
    kept = unpack(1, packed.record, packed.reply)
    assert kept is not None
    assert kept.result.exchange is not None
    assert (len(kept.result.exchange.reply_text), kept.result.exchange.reply_cut) == (262_144, is_cut)
    whole = unpack(1, packed.record)
    assert whole is not None
    assert (whole.result.exchange, whole.address) == (None, "https://x/")


@pytest.mark.parametrize("spoil", [b"", b"x", zlib.compress(b"{}"), zlib.compress(b"[1]"), zlib.compress(b"\xff")])
def test_what_is_damaged_is_not_shown(spoil: bytes) -> None:
    packed = pack(a_result(exchange=Exchange("https://x/", "", "", reply_text="<a/>")))
    assert unpack(1, spoil, packed.reply) is None
    assert packed.reply is not None
    assert unpack(1, packed.record, packed.reply[:-1]) is None
    for place in range(0, len(packed.record), 7):
        changed = bytearray(packed.record)
        changed[place] ^= 1
        assert unpack(1, bytes(changed)) is None


GOOD = pack(a_result(exchange=Exchange("http://x/", "", "", reply_text="<reply/>")))


@pytest.mark.parametrize(
    ("number", "record", "reply", "kept"),
    [
        (7, GOOD.record, GOOD.reply, (GOOD.record, GOOD.reply)),
        (7, GOOD.record, b"damaged", (GOOD.record, None)),
        (7, GOOD.record, "no bytes", (GOOD.record, None)),
        (7, GOOD.record, None, (GOOD.record, None)),
        (7, b"damaged", GOOD.reply, None),
        (7, "no bytes", GOOD.reply, None),
        (None, GOOD.record, GOOD.reply, None),
    ],
)
def test_what_is_whole_of_a_damaged_file_is_salvaged(
    number: object, record: object, reply: object, kept: tuple[bytes, bytes | None] | None
) -> None:
    salvaged = unpack_salvaged(number, record, reply)
    if kept is None or salvaged is None:
        assert salvaged is kept
        return
    assert salvaged == (unpack(7, *kept), *kept)
