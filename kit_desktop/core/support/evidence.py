"""The evidence of one lookup for whoever looks into it: request, reply and summary, in a zip or an e-mail, without a secret.

The exchange was masked at the border; whatever stands in a `password` element is masked here once more, and the login and phone
numbers where the person has chosen so. The ids stay: without them nobody finds the message.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.number_mask import NumberMask, mask_number
from kit_desktop.core.password_mask import MASK, PasswordMask
from kit_desktop.core.storage.files import replacing

_TAG = re.compile(r"(<!\[CDATA\[|\]\]>|<[^<>]{0,4096}>)")
_OPENS = re.compile(r"<(?:[\w.-]{1,64}:)?([\w.-]{1,64})(?:\s[^<>]*)?(?<!/)>")
_DIGIT = re.compile(r"&#(?:[xX]0*3([0-9])|0*(4[89]|5[0-7]));")
_IDS = {"msgid", "usermsgid"}


@dataclass(frozen=True, slots=True)
class Masks:
    """What is hidden beside the password."""

    login: bool = False
    number: bool = False

    def apply(self, text: str) -> str:
        """`text` (XML) with everything hidden that is to be."""
        text = PasswordMask("").mask(text)
        if not self.login and not self.number:
            return text
        pieces = list(_pieces(text))
        numbers = "".join(piece for name, piece in pieces if name == "recepient")
        mask = NumberMask(_with_plain_digits(numbers))
        return "".join(self._hidden(name, piece, mask) for name, piece in pieces)

    def _hidden(self, name: str | None, piece: str, mask: NumberMask) -> str:
        if name is None or not piece.strip():
            return piece
        if name == "login" and self.login:
            return MASK
        if not self.number or name in _IDS:
            return piece
        piece = _with_plain_digits(piece)
        return mask_number(piece) if name == "recepient" else mask.text(piece)


def _pieces(text: str) -> Iterator[tuple[str | None, str]]:
    """The text in order: markup with None, and what stands between with the name of the element that was opened before it."""
    name = ""
    for place, piece in enumerate(_TAG.split(text)):
        if place % 2 == 0:
            yield name, piece
            continue
        yield "" if piece.startswith("<!--") else None, piece
        if match := _OPENS.fullmatch(piece):
            name = match[1].lower()
        elif piece.startswith("</"):
            name = ""


def _with_plain_digits(text: str) -> str:
    return _DIGIT.sub(lambda match: match[1] or chr(int(match[2])), text)


def evidence(result: LookupResult, summary: str, masks: Masks) -> dict[str, bytes]:
    """The files by name: `summary.txt` always, `request.xml` and `reply.xml` where they are known.

    A reply keeps the encoding that it declares, with characters beyond it as references, so that the file opens as XML.
    """
    files = {"summary.txt": summary.encode("utf-8", "backslashreplace")}
    exchange = result.exchange
    if exchange is not None and exchange.request_text:
        files["request.xml"] = masks.apply(exchange.request_text).encode("utf-8", "xmlcharrefreplace")
    if exchange is not None and exchange.reply_text:
        text = masks.apply(exchange.reply_text)
        try:
            files["reply.xml"] = text.encode(exchange.charset or "utf-8", "xmlcharrefreplace")
        except (LookupError, UnicodeError):
            files["reply.xml"] = text.encode("utf-8", "xmlcharrefreplace")
    return files


def write_evidence(target: Path, files: dict[str, bytes], at: datetime) -> None:
    """Write the zip whole or not at all; `at` (zoned) dates its files. Raises OSError."""
    with replacing(target, private=False) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for inner, octets in files.items():
            archive.writestr(_entry(inner, at), octets)


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    # A zip has no time zone and no year before 1980.
    moment = max(at.astimezone(UTC), datetime(1980, 1, 1, tzinfo=UTC))
    entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def write_email(target: Path, to: str, subject: str, text: str, files: dict[str, bytes]) -> None:
    """Write an e-mail with the files, whole or not at all: Outlook and Apple Mail open it ready to be sent.

    `X-Unsent` is what Outlook knows a draft by, the other header is Apple Mail's. Raises OSError.
    """
    from email.message import EmailMessage  # noqa: PLC0415  # slow to import, and seldom needed
    from email.policy import SMTP  # noqa: PLC0415  # as above

    message = EmailMessage(policy=SMTP)
    message["To"] = to
    message["Subject"] = " ".join(subject.split())
    message["X-Unsent"] = "1"
    message["X-Uniform-Type-Identifier"] = "com.apple.mail-draft"
    message.set_content(text.encode("utf-8", "replace").decode("utf-8"))
    for name, octets in files.items():
        message.add_attachment(octets, maintype="application", subtype="octet-stream", filename=name)
    with replacing(target, private=False) as file:
        file.write(message.as_bytes())
