"""The reply's fields, read without assuming anything."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import REPLY_FIELD, WIRE_FIELDS, MessageInfo, Status

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


def test_there_are_the_eleven_fields_of_the_providers_page() -> None:
    assert len(WIRE_FIELDS) == len(set(WIRE_FIELDS)) == 11
    assert {REPLY_FIELD[IdKind.MSG_ID], REPLY_FIELD[IdKind.USER_MSG_ID]} <= set(WIRE_FIELDS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0", 0),
        ("1", 1),
        (" 0\n", 0),
        ("-1", -1),
        ("007", 7),
        ("2147483647", 2147483647),
        ("2147483648", None),
        ("-2147483648", -2147483648),
        ("-2147483649", None),
        ("0000000001", 1),
        ("00000000001", None),
        ("99999999999999999999", None),
        ("", None),
        (None, None),
        ("   ", None),
        ("-", None),
        ("--1", None),
        ("+0", None),
        ("0_0", None),
        ("٠", None),
        ("०", None),
        ("²", None),
        ("0.0", None),
        ("0x0", None),
        ("0e0", None),
        ("0 0", None),
        ("\u00a00", None),
        ("nil", None),
        ("false", None),
    ],
)
def test_a_result_code_is_ascii_digits_or_nothing(text: str | None, code: int | None) -> None:
    assert MessageInfo({"resultCode": text}).result_code() == code


def test_a_result_code_that_did_not_come_is_not_zero() -> None:
    assert MessageInfo({}).result_code() is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("send", Status.SEND),
        ("sending", Status.SENDING),
        ("sent", Status.SENT),
        ("delivered", Status.DELIVERED),
        ("undelivered", Status.UNDELIVERED),
        (" delivered\n", Status.DELIVERED),
        ("Delivered", Status.DELIVERED),
        ("UNDELIVERED ", Status.UNDELIVERED),
        ("\u00a0Sent", Status.SENT),
        ("expired", Status.UNKNOWN),
        ("DELIVRD", Status.UNKNOWN),
        ("EXPIRED", Status.UNKNOWN),
        ("REJECTD", Status.UNKNOWN),
        ("UNKNOWN", Status.UNKNOWN),
        ("unknown", Status.UNKNOWN),
        ("empty", Status.UNKNOWN),
        ("not delivered", Status.UNKNOWN),
        ("", Status.EMPTY),
        ("  ", Status.EMPTY),
        (None, Status.EMPTY),
    ],
)
def test_only_documented_words_are_statuses(text: str | None, status: Status) -> None:
    assert MessageInfo({"status": text}).status is status


def test_only_delivered_and_undelivered_are_final() -> None:
    assert {status for status in Status if status.is_final} == {Status.DELIVERED, Status.UNDELIVERED}


def test_what_has_not_left_the_gateway_waits() -> None:
    assert {status for status in Status if status.is_waiting} == {Status.SEND, Status.SENDING}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1", 1),
        (" 4 ", 4),
        ("255", 255),
        ("001", 1),
        ("0001", None),
        ("0", None),
        ("256", None),
        ("-1", None),
        ("", None),
        (None, None),
        ("٣", None),
        ("1.0", None),
    ],
)
def test_parts(text: str | None, parts: int | None) -> None:
    assert MessageInfo({"segments": text}).segments() == parts


def test_times_come_from_both_fields() -> None:
    timing = MessageInfo({"senttime": "2026-11-20 10:00:00", "receivedtime": "2026-11-20 10:00:03"}).timing(NOW)
    assert timing.delay is not None
    assert timing.delay.total_seconds() == 3
