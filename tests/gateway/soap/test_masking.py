"""The password goes, the message stays."""

from __future__ import annotations

import time

import pytest

from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Facts, Reason
from kit_desktop.core.password_mask import MASK, PasswordMask
from kit_desktop.gateway.soap.masking import masked_facts, masked_info, masked_xml
from kit_desktop.gateway.wire.reply import BODY_CAP

from ..replies import FIELDS, elements, reply_with


@pytest.mark.parametrize(
    "password", ["2022", "77011234567", "delivered", "DELIVERED", "2022-09-21", "16:00:21", "0921", "963", "9630"]
)
def test_the_messages_own_values_stay_whatever_the_password_is(password: str) -> None:
    mask, fields = PasswordMask(password), FIELDS | {"msgID": "9630", "segments": "2022"[:3]}
    info = masked_info(mask, MessageInfo(fields), "9630")
    assert info is not None
    assert dict(info.fields) == fields
    xml = reply_with(elements(fields))
    assert masked_xml(mask, xml, "9630") == xml


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in {"msgID", "userMsgID"}])
@pytest.mark.parametrize("password", ["Secret77", "+7701x2024", "sent-2024"])
def test_a_password_in_any_field_goes(name: str, password: str) -> None:
    for text in (password, f"x{password.upper()}x", f" {password} "):
        fields = FIELDS | {name: text}
        info = masked_info(PasswordMask(password), MessageInfo(fields), "963")
        assert info is not None
        assert MASK in (info[name] or "")
        assert password.lower() not in (info[name] or "").lower()
        assert password.lower() not in masked_xml(PasswordMask(password), reply_with(elements(fields)), "963").lower()


def test_only_the_asked_id_stays() -> None:
    mask, fields = PasswordMask("Secret77"), FIELDS | {"msgID": "secret77", "userMsgID": "Secret77"}
    info = masked_info(mask, MessageInfo(fields), "SECRET77")
    assert info is not None
    assert (info["msgID"], info["userMsgID"]) == ("secret77", "Secret77")
    other = masked_info(mask, MessageInfo(fields), "963")
    assert other is not None
    assert (other["msgID"], other["userMsgID"]) == (MASK, MASK)
    request = "<a:MsgID>Secret77</a:MsgID><a:UserMsgID>Secret77</a:UserMsgID><login>Secret77</login>"
    assert masked_xml(mask, request, "secret77") == request.replace("<login>Secret77", f"<login>{MASK}")
    assert masked_xml(mask, request, "963") == request.replace("Secret77", MASK)


def test_an_id_that_xml_escapes_is_the_asked_one() -> None:
    request = "<MsgID>a&amp;b&lt;c&gt;d</MsgID>"
    assert masked_xml(PasswordMask("a&b<c>d"), request, "a&b<c>d") == request


def test_no_info_and_missing_fields_stay_none() -> None:
    mask = PasswordMask("Secret77")
    assert masked_info(mask, None, "963") is None
    info = masked_info(mask, MessageInfo({"status": None, "resultS": "Secret77"}), "963")
    assert info is not None
    assert (info["status"], info["resultS"]) == (None, MASK)


def test_the_facts_are_masked() -> None:
    facts = Facts(Reason.SAID_SO, "host", 1, location="x?Secret77", other_id="SECRET77", detail="aSecret77")
    masked = masked_facts(PasswordMask("Secret77"), facts)
    assert (masked.location, masked.other_id, masked.detail) == (f"x?{MASK}", MASK, f"a{MASK}")
    assert (masked.reason, masked.host, masked.port) == (Reason.SAID_SO, "host", 1)


@pytest.mark.parametrize("before", range(65_536 - 40, 65_536 + 2, 3))
def test_a_value_on_the_border_of_a_piece_stays(before: int) -> None:
    xml = " " * before + "<status>delivered</status>"
    assert masked_xml(PasswordMask("delivered"), xml, "963") == xml


@pytest.mark.parametrize(
    "unit", ["<password ", "<password>", "&lt;password&gt;", "<status ", "<status>x", "<msgID>963</msgID>", "%25", "&amp;"]
)
def test_the_largest_reply_is_masked_within_the_second_behind_the_deadline(unit: str) -> None:
    """Measured: 0.4 s of the processor's time for two megabytes; half of them must do here."""
    reply = unit * (BODY_CAP // 2 // len(unit))
    started = time.process_time()
    masked_xml(PasswordMask("correct-horse"), reply, "963")
    assert time.process_time() - started < 1
