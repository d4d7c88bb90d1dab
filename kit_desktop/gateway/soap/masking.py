"""Takes the password out of everything that a lookup brings back, and nothing of the message with it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kit_desktop.core.message_id import same_id
from kit_desktop.core.message_info import MessageInfo, Status
from kit_desktop.core.outcome import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit_desktop.core.password_mask import PasswordMask, Span

_TIME = re.compile(r"[\d\s:.,/TZ+-]{1,40}")
_FORMS = {
    "recepient": re.compile(r"[\d\s+()-]{1,30}"),
    "senttime": _TIME,
    "receivedtime": _TIME,
    "segments": re.compile(r"\s*\d{1,3}\s*"),
    "lang": re.compile(r"\s*\d\s*"),
}
_VALUE = re.compile(r"<(?:[\w.-]{1,64}:)?(\w{1,40})(?:\s[^<>]{0,256})?(?<!/)>([^<]{1,256})</")
_LONGEST_VALUE = 1_024
_PIECE = 65_536


def masked_info(mask: PasswordMask, info: MessageInfo | None, asked_id: str) -> MessageInfo | None:
    """The fields without the password; what is plainly the message's own stays as it came."""
    if info is None:
        return None
    kept = {name for name, text in info.fields.items() if text and _is_message(name, text, asked_id)}
    return MessageInfo({name: text if name in kept else mask.mask_optional(text) for name, text in info.fields.items()})


def masked_facts(mask: PasswordMask, facts: Facts) -> Facts:
    """The facts without the password."""
    return replace(
        facts,
        location=mask.mask_optional(facts.location),
        other_id=mask.mask_optional(facts.other_id),
        detail=mask.mask_optional(facts.detail),
    )


def masked_xml(mask: PasswordMask, xml: str, asked_id: str) -> str:
    """A request or a reply without the password; what is plainly the message's own stays as it came."""
    return mask.mask(xml, list(_message_places(xml, asked_id)))


def _is_message(name: str, text: str, asked_id: str) -> bool:
    """Whether a field says something of the message in its documented form, so that it can hold nobody's secret.

    A password `2024` is a part of many times, and `7701` of many numbers. An id counts only where it is the asked one.
    """
    if name.lower() in {"msgid", "usermsgid"}:
        return same_id(text, asked_id)
    if name == "status":
        return MessageInfo({name: text}).status is not Status.UNKNOWN
    form = _FORMS.get(name)
    return form is not None and form.fullmatch(text) is not None


def _message_places(xml: str, asked_id: str) -> Iterator[Span]:
    """Where in the XML these texts stand. Piece by piece: a search through two megabytes would hold the interpreter's lock."""
    asked = asked_id.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for start in range(0, len(xml), _PIECE):
        for match in _VALUE.finditer(xml, start, start + _PIECE + _LONGEST_VALUE):
            if match.start() < start + _PIECE and _is_message(match[1], match[2], asked):
                yield match.span(2)
