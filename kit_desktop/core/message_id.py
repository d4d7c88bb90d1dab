"""What a person pastes, turned into one id or a reason why it cannot be one.

Nothing here guesses: what could be two ids, or a number that Excel has rounded, is refused with a reason. A wrong
guess would show another message's fate.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LONGEST_ID = 200
"""Characters. The provider documents 25 in one place and 30 in another, so longer ids are let through, within reason."""


class IdKind(StrEnum):
    """Which of the two ids is asked by; the value is the element's name on the wire."""

    MSG_ID = "MsgID"
    USER_MSG_ID = "UserMsgID"

    @property
    def other(self) -> IdKind:
        """The other kind."""
        return IdKind.USER_MSG_ID if self is IdKind.MSG_ID else IdKind.MSG_ID


class IdProblem(StrEnum):
    """Why a text cannot be asked for."""

    EMPTY = "empty"
    SEVERAL_LINES = "several_lines"
    SPACE_INSIDE = "space_inside"
    SEPARATOR_INSIDE = "separator_inside"
    EXCEL_NUMBER = "excel_number"
    CONTROL_CHARACTER = "control_character"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class ParsedId:
    """A pasted text after cleaning.

    `text` is the id as it would be sent (may be empty). `problem` is why it must not be sent, or None. `label` is the
    kind that the pasted text named itself (`UserMsgID: 1YT`), or None.
    """

    text: str
    problem: IdProblem | None = None
    label: IdKind | None = None


_LABEL = re.compile(
    r"^(user[ _-]?)?(?:msg|message)[ _-]?id[\"'»”]?\s*[:=#№]\s*|^(user[ _-]?)?(?:msg|message)[ _-]?id\s+",
    re.IGNORECASE,
)
_PLAIN_LABEL = re.compile(r"^(?:id|ид)\s*[:=#№]\s*|^№\s*", re.IGNORECASE)
_QUOTES = "\"'`´«»‹›“”„‟‘’‚‛"
_EDGES = _QUOTES + ",;"
_EXCEL_TEXT = re.compile(r'^=\s*"(.*)"$', re.DOTALL)
_EXCEL_NUMBER = re.compile(r"^[+-]?(?:\d+(?:[.,]\d+)?e\+\d+|\d+[.,]\d+e-?\d+)$", re.IGNORECASE)
_UNSEEN = frozenset("\u034f\u115f\u1160\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10))))
"""Fillers, joiners and variation selectors: letters and marks to Unicode, nothing to the eye."""

_XML_TAG = re.compile(r"^<(?:[\w.-]+:)?(MsgID|UserMsgID)>([^<>]*)</(?:[\w.-]+:)?\1>$", re.IGNORECASE)


def parse_id(pasted: str, kind: IdKind = IdKind.MSG_ID) -> ParsedId:
    """Clean `pasted` and say whether it can be asked for as `kind`.

    Removed: white space around (no-break spaces too), invisible characters anywhere (zero-width, bidi marks, byte-order
    mark), quotes, a trailing comma or semicolon, a label such as `MsgID:`, Excel's `="963"`, and an XML element
    `<MsgID>963</MsgID>` around the id. Never raises.
    """
    if len(pasted) > 100 * LONGEST_ID:
        lines = len(pasted[: 100 * LONGEST_ID].split("\n")) > 1
        return ParsedId("", IdProblem.SEVERAL_LINES if lines else IdProblem.TOO_LONG)
    text = "".join(c for c in pasted if unicodedata.category(c) != "Cf" and c not in _UNSEEN).strip()
    if len([line for line in text.splitlines() if line.strip()]) > 1:
        return ParsedId("", IdProblem.SEVERAL_LINES)
    text, label = _unwrap(text)
    return ParsedId(text, _problem(text, kind), label)


def same_id(one: str, other: str) -> bool:
    """Whether two ids differ in letter case, Unicode composition, surrounding braces or blanks at the most."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    text = text.strip()
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].strip()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _unwrap(text: str) -> tuple[str, IdKind | None]:
    label: IdKind | None = None
    while True:
        before = text
        text = text.strip()
        if match := _EXCEL_TEXT.match(text):
            text = match[1]
        if match := _XML_TAG.match(text):
            label = IdKind.USER_MSG_ID if match[1].lower().startswith("user") else IdKind.MSG_ID
            text = match[2]
        text = text.strip(_EDGES)
        if match := _LABEL.match(text):
            label = IdKind.USER_MSG_ID if match[1] or match[2] else IdKind.MSG_ID
            text = text[match.end() :]
        elif match := _PLAIN_LABEL.match(text):
            text = text[match.end() :]
        if text == before:
            return text, label


def _problem(text: str, kind: IdKind) -> IdProblem | None:
    if not text:
        return IdProblem.EMPTY
    if len(text) > LONGEST_ID:
        return IdProblem.TOO_LONG
    if "\t" in text:
        # Two cells of a spreadsheet.
        return IdProblem.SPACE_INSIDE
    if any(unicodedata.category(c) in {"Cc", "Cs", "Cn", "Co"} for c in text):
        return IdProblem.CONTROL_CHARACTER
    if _EXCEL_NUMBER.match(text):
        return IdProblem.EXCEL_NUMBER
    # A customer's own id may well be "order 15"; a MsgID with a space in it is two ids, or one that a program has cut.
    if kind is IdKind.MSG_ID and any(c.isspace() for c in text):
        return IdProblem.SPACE_INSIDE
    if kind is IdKind.MSG_ID and any(c in ",;" for c in text):
        return IdProblem.SEPARATOR_INSIDE
    return None
