"""What a person pastes, turned into one id or a reason why it cannot be one.

Nothing here guesses: what could be two ids, or a number that Excel has rounded, is refused with a reason. A wrong
guess would show another message's fate.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from enum import StrEnum
from typing import NamedTuple

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


KINDS = {kind.lower(): kind for kind in IdKind}
"""As links and command lines name them."""


class IdProblem(StrEnum):
    """Why a text cannot be asked for."""

    EMPTY = "empty"
    SEVERAL_LINES = "several_lines"
    SPACE_INSIDE = "space_inside"
    SEPARATOR_INSIDE = "separator_inside"
    EXCEL_NUMBER = "excel_number"
    CONTROL_CHARACTER = "control_character"
    TOO_LONG = "too_long"


class ParsedId(NamedTuple):
    """A pasted text after cleaning.

    `text` is the id as it would be sent (may be empty). `problem` is why it must not be sent, or None. `label` is the
    kind that the pasted text named itself (`UserMsgID: 1YT`), or None.
    """

    text: str
    problem: IdProblem | None = None
    label: IdKind | None = None


# The patterns stay text: `re` compiles each at its first use and keeps it, and an empty field needs none.
_SEPARATOR = r"(?:[-–—=]>|[:=#№,;|]|[-–—](?=\s))"
_LABEL = rf"(?i)^(user[ _-]?)?(?:msg|message|sms)[ _-]?id[\"'»”]?(?:\s*{_SEPARATOR}\s*|\s+)"
_PLAIN_LABEL = rf"(?i)^(?:id|ид|идентификатор|номер)(?:\s*{_SEPARATOR}\s*|\s+(?=\d+$))|^(?:№[\s:]*)+|^(?:[-–—•·*]\s+)+"
_LIST_NUMBER = r"^\d{1,4}[.)]\s+(?=\d{4,}$)"
_QUOTES = "\"'`´«»‹›“”„‟‘’‚‛"
_EDGES = _QUOTES + ",;"
_EXCEL_TEXT = r'(?s)^=\s*"(.*)"$'
_EXCEL_NUMBER = r"(?i)^[+-]?(?:\d+(?:[.,]\d+)?e\+\d+|\d+[.,]\d+e-?\d+)$"
_UNSEEN = frozenset("\u034f\u115f\u1160\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10))))
"""Fillers, joiners and variation selectors: letters and marks to Unicode, nothing to the eye."""

_WORD_LABEL = (
    r"(?i)^(?:(?:id|ид|номер|код|идентификатор)\s+)?(?:сообщени[ея]|смс|sms|message|хабарлама(?:ның)?)"
    rf"(?:\s+(?:id(?:-і)?|ид|н[оө]мірі|номер|№))?(?:\s*{_SEPARATOR}\s*|\s)(?=\S*\d)"
)
"""`ID сообщения: 963`, `сообщение 963`, `хабарлама ID-і: 963`: words before something with a digit in it."""

_ID_WORD = r"(?i)\b(?:id|ид|номер|код|идентификатор|н[оө]мірі)\b|№"

_ANY_ID = r"(?P<user>user[ _-]?)?(?:msg|message|sms)[ _-]?id"
_JSON_FIELD = (
    rf"(?i)\\?[\"']{_ANY_ID}\\?[\"']\s*:\s*(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'"
    rf"|\\\"(?P<inner>(?:[^\"\\]|\\\\.)*)\\\"|(?P<bare>(?!(?:null|none)\b)[^\\\"',}}\]\s]+))"
)
_XML_FIELD = rf"(?i)(?:<|&lt;)(?:[\w.-]+:)?{_ANY_ID}(?:\s[^<>]*)?(?:>|&gt;)(?P<id>(?:(?!&lt;)[^<>])*)(?:<|&lt;)/"
_XML_ATTRIBUTE = rf"(?i)<[^<>]*\s{_ANY_ID}\s*=\s*(?P<quote>[\"'])(?P<id>(?:(?!(?P=quote))[^<>])*)(?P=quote)"
_LINK = r"(?i)(?:^|[\s<(«\"'])(?:https?://|www\.)\S+|^(?:[\w-]+(?:\.[\w-]+)+(?:[:/]\S*)?\?|[\w-]+=[^&\s]*&)\S+$"
_LINK_FIELD = rf"(?i)(?:^|[?&#;/])(?:{_ANY_ID}|id)=(?P<id>(?:[^&#;\s<>()«»\"']|\([^&#;\s<>()]*\)|'(?=\w))+)"
_PERCENT = r"(?i)(?:%[0-9a-f]{2})+"
_BRACKETS = {"(": ")", "[": "]", "*": "*", "|": "|"}
"""Braces may be part of an id: some systems write theirs so."""

_SPREADSHEET_NUMBER = r"(?a)^=?(\d{1,15})(?:\.0+|,0)?$"
_USUAL_MSG_ID = r"^[\w-]+$"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_XML_TAG = r"(?i)^<(?:[\w.-]+:)?(MsgID|UserMsgID)>([^<>]*)</(?:[\w.-]+:)?\1>$"


def parse_id(pasted: str, kind: IdKind = IdKind.MSG_ID) -> ParsedId:
    """Clean `pasted` and say whether it can be asked for as `kind`.

    Removed: white space around (no-break spaces too), invisible characters anywhere (zero-width, bidi marks, byte-order
    mark), quotes, a trailing comma, semicolon or full stop, brackets around it, `#` before it, a label such as `MsgID:` or
    `ID сообщения:`, a list's dash or number before it, Excel's `="963"`, of a MsgID its `963.0`, and an XML element
    `<MsgID>963</MsgID>` around the id. Out of a link, and out of a line of JSON or XML, the id is taken by its field's name,
    that of `kind` first. Never raises.
    """
    if not pasted:
        return ParsedId("", IdProblem.EMPTY)
    if len(pasted) <= LONGEST_ID and pasted.isascii() and pasted.isalnum():
        # Nothing below applies to it, and a long list is mostly of such ids.
        return ParsedId(pasted)
    if len(pasted) > 100 * LONGEST_ID:
        lines = len(pasted[: 100 * LONGEST_ID].split("\n")) > 1
        return ParsedId("", IdProblem.SEVERAL_LINES if lines else IdProblem.TOO_LONG)
    text = pasted
    if not pasted.isascii():
        text = "".join(c for c in pasted if unicodedata.category(c) != "Cf" and c not in _UNSEEN).translate(_FULL_WIDTH)
    text = text.strip()
    if len([line for line in text.splitlines() if line.strip()]) > 1:
        return ParsedId("", IdProblem.SEVERAL_LINES)
    found = _field(text, kind)
    text, label = _unwrap(*found, kind) if found else _unwrap(text, None, kind)
    return ParsedId(text, _problem(text, label or kind), label)


def same_id(one: str, other: str) -> bool:
    """Whether two ids differ in letter case, Unicode composition, surrounding braces or blanks at the most."""
    return one == other or _plain(one) == _plain(other)


def _plain(text: str) -> str:
    text = text.strip()
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].strip()
    # Not `casefold`, which makes "ss" of "ß": another id.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower()).replace("ς", "σ")


def _field(text: str, kind: IdKind) -> tuple[str, IdKind | None] | None:
    """The id out of a link or a line of JSON or XML, and the kind that its field names; None where there is none, or where
    two fields of one kind differ."""
    is_link = bool(re.search(_LINK, text))
    patterns = (_LINK_FIELD,) if is_link else (_JSON_FIELD, _XML_FIELD, _XML_ATTRIBUTE)
    matches = [match for pattern in patterns for match in re.finditer(pattern, text)]
    found: dict[IdKind | None, set[str]] = {}
    for match in matches:
        named = None if is_link and match[0].lower().lstrip("?&#;/").startswith("id=") else IdKind.MSG_ID
        by = IdKind.USER_MSG_ID if match["user"] else named
        found.setdefault(by, set()).add(_value(match, is_link=is_link))
    for by in (kind, kind.other, None):
        ids = found.get(by, set()) - {""}
        if ids:
            return (next(iter(ids)), by) if len(ids) == 1 else None
    return None


def _value(match: re.Match[str], *, is_link: bool) -> str:
    """A field's value without the escapes of a link, of XML, or of JSON, which may stand inside another JSON text."""
    form = match.lastgroup or ""
    text = match[form].strip()
    if is_link:
        return re.sub(_PERCENT, lambda found: bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace"), text)
    if form == "id" and "&" in text:
        import html  # noqa: PLC0415  # seldom needed, and slow to import

        return html.unescape(html.unescape(text) if match[0].startswith("&") else text)
    if form != "id" and "\\" in text:
        import json  # noqa: PLC0415  # as above

        with suppress(ValueError):
            plain = text.replace(r"\\", "\\") if form == "inner" else text
            return str(json.loads(f'"{plain}"', strict=False)).strip()
    return text


def _unwrap(text: str, label: IdKind | None, kind: IdKind) -> tuple[str, IdKind | None]:
    while True:
        before = text
        text = text.strip()
        if match := re.match(_EXCEL_TEXT, text):
            text = match[1]
        if match := re.match(_XML_TAG, text):
            label = IdKind.USER_MSG_ID if match[1].lower().startswith("user") else IdKind.MSG_ID
            text = match[2]
        text = text.strip(_EDGES)
        if match := re.match(_LABEL, text):
            label = IdKind.USER_MSG_ID if match[1] else IdKind.MSG_ID
            text = text[match.end() :]
        elif match := _word_label(text, label or kind) or re.match(_PLAIN_LABEL, text) or re.match(_LIST_NUMBER, text):
            text = text[match.end() :]
        text = _without_punctuation(text, label or kind)
        if text == before:
            return text, label


def _word_label(text: str, kind: IdKind) -> re.Match[str] | None:
    """Somebody's own id may be "SMS 15": of a UserMsgID only words that name an id are none of it."""
    match = re.match(_WORD_LABEL, text)
    return match if match and (kind is IdKind.MSG_ID or re.search(_ID_WORD, match[0])) else None


def _without_punctuation(text: str, kind: IdKind) -> str:
    """Without what stands around an id in a sentence. Somebody's own id may be made of such signs, so of a UserMsgID only
    where digits are left."""
    bare = text
    while len(bare) > 2 and _BRACKETS.get(bare[0]) == bare[-1]:
        bare = bare[1:-1].strip()
    if (inside := bare.strip("()[]" + _EDGES)).isdecimal():
        bare = inside
    bare = bare.lstrip("#").rstrip(".…!?:").strip()
    if kind is IdKind.MSG_ID and (match := re.match(_SPREADSHEET_NUMBER, bare)):
        bare = match[1]
    return bare if bare and (kind is IdKind.MSG_ID or bare.isdecimal()) else text


def _problem(text: str, kind: IdKind) -> IdProblem | None:
    if not text:
        return IdProblem.EMPTY
    if len(text) > LONGEST_ID:
        return IdProblem.TOO_LONG
    if "\t" in text:
        # Two cells of a spreadsheet.
        return IdProblem.SPACE_INSIDE
    if not text.isprintable() and any(unicodedata.category(c) in {"Cc", "Cs", "Cn", "Co"} for c in text):
        return IdProblem.CONTROL_CHARACTER
    if re.match(_EXCEL_NUMBER, text):
        return IdProblem.EXCEL_NUMBER
    # A customer's own id may well be "order 15"; a MsgID with a space in it is two ids, or one that a program has cut.
    if kind is IdKind.MSG_ID and any(c.isspace() for c in text):
        return IdProblem.SPACE_INSIDE
    if kind is IdKind.MSG_ID and any(c in ",;" for c in text):
        return IdProblem.SEPARATOR_INSIDE
    return None


class IdHint(StrEnum):
    """What is odd about a text that may be asked for all the same."""

    UNUSUAL = "unusual"
    MAYBE_ROUNDED = "maybe_rounded"


SIGNIFICANT_DIGITS = 15
"""Digits that a spreadsheet's number keeps; it writes zeros for the rest."""


def id_hint(text: str, kind: IdKind) -> IdHint | None:
    """What to say about an id before it is asked for; None where nothing is odd."""
    if text.isdecimal() and len(text) > SIGNIFICANT_DIGITS and not text[SIGNIFICANT_DIGITS:].strip("0"):
        return IdHint.MAYBE_ROUNDED
    if kind is IdKind.MSG_ID and text and not re.match(_USUAL_MSG_ID, text):
        return IdHint.UNUSUAL
    return None


def two_ids(text: str, kind: IdKind) -> tuple[str, str] | None:
    """The two ids of a text that holds exactly two, with blanks, commas, semicolons or "and" between; else None."""
    parts = [parse_id(part, kind) for part in re.split(r"[\s,;]+(?:(?:и|или|және|мен|and|or)\s+)?", text.strip()) if part]
    if len(parts) != 2 or any(part.problem is not None for part in parts):
        return None
    return parts[0].text, parts[1].text


_LATIN, _CYRILLIC = "ABCEHIKMOPTXYaceiopxy", "АВСЕНІКМОРТХУасеіорху"
_TO_LATIN, _TO_CYRILLIC = str.maketrans(_CYRILLIC, _LATIN), str.maketrans(_LATIN, _CYRILLIC)


def other_spelling(text: str) -> str | None:
    """An id of Latin and Cyrillic letters mixed, in one alphabet: the one whose letters all look like those that are there.

    None where the alphabets are not mixed, or where no such spelling is.
    """
    if _alphabets(text) != {"LATIN", "CYRILLIC"}:
        return None
    for table in (_TO_LATIN, _TO_CYRILLIC):
        spelled = text.translate(table)
        if len(_alphabets(spelled)) == 1:
            return spelled
    return None


def _alphabets(text: str) -> set[str]:
    return {unicodedata.name(c, "?").partition(" ")[0] for c in text if c.isalpha()}
