"""The zip and the e-mail for KiT: whole or not at all, readable as XML, without a secret."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.support.evidence import Masks, evidence, write_email, write_evidence

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
REQUEST = "<e:E xmlns:e='e'><e:login>mycompany</e:login><e:password>••••••</e:password></e:E>"
REPLY = "<r:R xmlns:r='r'><r:recepient>77011234567</r:recepient><r:senderId>Қала</r:senderId></r:R>"
Make = Callable[..., LookupResult]


@pytest.fixture
def a_result() -> Make:
    def make(**other: Any) -> LookupResult:
        exchange = Exchange(
            "https://isms.center/soap/server", "Host: x", **{"request_text": REQUEST, "reply_text": REPLY} | other
        )
        return LookupResult(Outcome.OK, LookupQuery(IdKind.MSG_ID, "963"), NOON, exchange=exchange)

    return make


def test_three_files_as_they_went_over_the_wire(a_result: Make) -> None:
    files = evidence(a_result(), "What happened: Қ", Masks())
    assert files["request.xml"].decode() == REQUEST
    assert files["reply.xml"].decode() == REPLY
    assert files["summary.txt"].decode() == "What happened: Қ"


@pytest.mark.parametrize("charset", ["utf-8", "cp1251", "utf-16", "latin-1", None, "no-such-charset"])
def test_the_reply_keeps_its_encoding_and_stays_xml(a_result: Make, charset: str | None) -> None:
    known = charset not in {None, "no-such-charset"}
    declared = f'<?xml version="1.0" encoding="{charset if known else "utf-8"}"?>' + REPLY
    octets = evidence(a_result(reply_text=declared, charset=charset), "", Masks())["reply.xml"]
    root = ET.fromstring(octets)
    assert root[1].text == "Қала"


def test_a_password_that_got_through_is_masked_and_the_rest_as_chosen(a_result: Make) -> None:
    result = a_result(request_text=REQUEST.replace("••••••", "correct-horse"))
    plain = evidence(result, "", Masks())
    assert b"correct-horse" not in plain["request.xml"]
    assert b"mycompany" in plain["request.xml"]
    assert b"77011234567" in plain["reply.xml"]
    masked = evidence(result, "", Masks(login=True, number=True))
    assert b"mycompany" not in masked["request.xml"]
    assert b"1234567" not in masked["reply.xml"]
    assert "+7 701 ••• •• 67" in masked["reply.xml"].decode()


@pytest.mark.parametrize(
    "number", ["77011234567", "<![CDATA[77011234567]]>", " 77011234567\n", "7701<!-- -->1234567", "&#55;70&#x31;&#049;234567"]
)
def test_a_number_is_hidden_however_it_is_written_and_wherever_it_stands(a_result: Make, number: str) -> None:
    said = "SMS to 77011234567 (+7 701 123-45-67) ok, <![CDATA[87011234567]]>, msgID 963"
    reply = (
        f"<r:R xmlns:r='r'><r:resultS>{said}</r:resultS><r:recepient a='1'>{number}</r:recepient><r:status/>"
        "<!-- 77011234567 -->"
        "<r:senderId>77019998877</r:senderId><r:userMsgID>A77770001122</r:userMsgID><r:msgID>77770001122</r:msgID></r:R>"
    )
    octets = evidence(a_result(reply_text=reply), "", Masks(number=True))["reply.xml"]
    root = ET.fromstring(octets)
    hidden = "".join(c for part in root[:4] for c in "".join(part.itertext()) if c.isdigit())
    assert "12345" not in hidden
    assert "99988" not in hidden
    assert hidden.endswith("770177")
    assert "963" in (root[0].text or "") + "".join(root[0].itertext())
    assert [part.text for part in root[4:]] == ["A77770001122", "77770001122"]
    assert b"77011234567" not in octets
    assert evidence(a_result(reply_text=reply), "", Masks(login=True))["reply.xml"].decode() == reply


def test_a_login_is_hidden_in_a_cdata_section_too(a_result: Make) -> None:
    request = "<a><e:login xmlns:e='e'><![CDATA[mycompany]]></e:login><e:ids xmlns:e='e'>963</e:ids></a>"
    text = evidence(a_result(request_text=request), "", Masks(login=True))["request.xml"].decode()
    assert text == request.replace("mycompany", "••••••")


def test_what_is_not_known_is_left_out(a_result: Make) -> None:
    assert set(evidence(a_result(request_text=""), "s", Masks())) == {"summary.txt", "reply.xml"}
    nothing = LookupResult(Outcome.UNREACHABLE, LookupQuery(IdKind.MSG_ID, "963"), NOON)
    assert set(evidence(nothing, "s", Masks())) == {"summary.txt"}


def test_texts_that_no_encoding_takes_are_written_all_the_same(a_result: Make) -> None:
    files = evidence(a_result(reply_text="<a>\ud800</a>", charset="utf-8"), "\udfff", Masks())
    assert b"&#55296;" in files["reply.xml"]
    assert files["summary.txt"]


def test_the_zip_is_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "kit.zip"
    target.write_bytes(b"what was there")
    write_evidence(target, {"summary.txt": b"1", "reply.xml": b"2"}, NOON)
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {"summary.txt": b"1", "reply.xml": b"2"}
        assert archive.infolist()[0].date_time == (2026, 5, 1, 12, 0, 0)
        assert archive.infolist()[0].external_attr >> 16 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["kit.zip"]


def test_a_disk_that_is_full_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "kit.zip"
    target.write_bytes(b"what was there")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kit_desktop.core.storage.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_evidence(target, {"summary.txt": b"1"}, NOON)
    assert target.read_bytes() == b"what was there"
    assert [file.name for file in tmp_path.iterdir()] == ["kit.zip"]


def test_a_clock_from_before_zips_were_invented(tmp_path: Path) -> None:
    write_evidence(tmp_path / "kit.zip", {"summary.txt": b"1"}, datetime(1970, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_a_mail_program_finds_address_subject_text_and_files(tmp_path: Path) -> None:
    target = tmp_path / "letter.eml"
    write_email(
        target, "support@kit.example", "MsgID=963:\r\nBcc: x@evil.example", "Здравствуйте!\nҚ \ud800", {"a.xml": b"<\xff>"}
    )
    message = message_from_bytes(target.read_bytes(), policy=default)
    assert message["To"] == "support@kit.example"
    assert message["Subject"] == "MsgID=963: Bcc: x@evil.example"
    assert message["Bcc"] is None
    assert (message["X-Unsent"], message["X-Uniform-Type-Identifier"]) == ("1", "com.apple.mail-draft")
    assert message.get_body().get_content().splitlines() == ["Здравствуйте!", "Қ ?"]
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("a.xml", b"<\xff>")
    assert b"\r\n" in target.read_bytes()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_email(tmp_path / "no folder" / "letter.eml", "a@b.example", "s", "t", {})
