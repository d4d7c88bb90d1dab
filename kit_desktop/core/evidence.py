"""The evidence of one lookup for whoever looks into it: request, reply and summary in a zip, without a secret.

The exchange was masked at the border; whatever stands in a `password` element is masked here once more, and the login and the
recipient's number where the person has chosen so.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.masking import MASK, Masker

_ELEMENT = r"(<(?:[\w.-]{{1,64}}:)?{name}(?:\s[^<>]{{0,256}})?>)([^<]{{0,4096}})"
_LOGIN = re.compile(_ELEMENT.format(name="login"))
_NUMBER = re.compile(_ELEMENT.format(name="recepient"))


@dataclass(frozen=True, slots=True)
class Masks:
    """What is hidden beside the password."""

    login: bool = False
    number: bool = False

    def apply(self, text: str) -> str:
        """`text` (XML) with everything hidden that is to be."""
        text = Masker("").mask(text)
        if self.login:
            text = _LOGIN.sub(rf"\1{MASK}", text)
        if self.number:
            text = _NUMBER.sub(lambda match: match[1] + _without_middle(match[2]), text)
        return text


def _without_middle(number: str) -> str:
    digits = number.strip()
    return f"{digits[:4]}{MASK}{digits[-2:]}" if len(digits) > 8 else MASK


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
    """Write the zip whole or not at all; `at` (zoned) dates its files. Raises OSError.

    It is written beside the target under another name first, so that a full disk leaves what was there before.
    """
    handle, name = tempfile.mkstemp(prefix=".kit-", suffix=".part", dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for inner, octets in files.items():
                    archive.writestr(_entry(inner, at), octets)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    # A zip has no time zone and no year before 1980.
    moment = max(at.astimezone(UTC), datetime(1980, 1, 1, tzinfo=UTC))
    entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
