"""An e-mail that is not sent yet, as a file."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from kit_desktop.core.support.email_file import write_email


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
