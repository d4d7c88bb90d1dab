"""The letter to KiT's support: subject and body as a mail link that every mail program takes whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication

from kit_desktop import __version__
from kit_desktop.core.plain_text import visible, visible_block
from kit_desktop.ui.formats import mask_digits
from kit_desktop.ui.lookup.details import details_text
from kit_desktop.ui.lookup.outcome_words import result_words

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.support.evidence import Masks

translate = QCoreApplication.translate

SUPPORT = "support@kazinfoteh.kz"
"""From the provider's page."""

LONGEST_LINK = 1_800
"""Characters. Windows hands no more than about 2,000 to a mail program."""

_LONGEST_FACT = 120
_CUT = "[…]"
_ENVELOPE = re.compile(r".*?<(?:[\w.-]{1,64}:)?Body(?:\s[^<>]*)?>", re.DOTALL)
_FACTS = ("msgID", "userMsgID", "status", "senttime", "receivedtime", "recepient", "senderId", "resultCode", "resultS")


class Letter(NamedTuple):
    """A letter in plain text; `text` is all of it, for copying by hand."""

    subject: str
    text: str
    link: str


def letter(result: LookupResult, masks: Masks, *, practice: bool, customer: str = "") -> Letter:
    """The letter about one lookup: what the customer says, what was seen in words, then the facts.

    Facts go under their wire names, which KiT's support reads in any language. In the link the envelopes are left out, and what
    is too long for it is cut, the facts last; `text` has all of it.
    """
    status = (result.info["status"] or "").strip() if result.info is not None else ""
    subject = visible(f"{result.query.by}={result.query.id[:60]}: {result.outcome} {status[:30]}".strip())
    if practice:
        subject = f"[practice] {subject}"
    exchange = result.exchange
    reply = visible_block(masks.apply(exchange.reply_text[:20_000])).strip() if exchange else ""
    request = visible_block(masks.apply(exchange.request_text[:20_000])).strip() if exchange else ""
    sent = [(title, text) for title, text in (("Reply:", reply), ("Request:", request)) if text]
    start = f"mailto:{SUPPORT}?subject={_quoted(_fitting(subject, 400))}&body="
    room = LONGEST_LINK - len(start)
    customer = visible(" ".join(customer.split()))
    facts, words = facts_text(result, masks), result_words(result)
    # The customer's words take what the facts leave, but no more than a third.
    left = room - len(_quoted(_head(customer, words.title, facts))) + len(_quoted(customer))
    body = _fitting(_head(_fitting(customer, min(room // 3, left)), words.title, facts), room)
    for title, text in sent:
        part = f"\n{title}\n"
        left = room - len(_quoted(body)) - len(_quoted(part))
        # The request takes what the reply leaves, but the reply must leave it something.
        share = left * 3 // 5 if title == "Reply:" and request else left
        if share > 60:
            body += part + _fitting(_ENVELOPE.sub(_CUT, text, count=1), share)
    seen = " ".join(part for part in (f"{words.title}.", words.meaning) if part)
    whole = _head(customer, seen, facts) + "".join(f"\n{title}\n{text}\n" for title, text in sent)
    return Letter(subject, whole, start + _quoted(body))


def _head(customer: str, seen: str, facts: str) -> str:
    parts = [translate("Letter", "Hello, please look into this message.")]
    if customer:
        parts.append(translate("Letter", "The customer says: {words}").format(words=customer))
    parts += [translate("Letter", "The program shows: {words}").format(words=seen), facts]
    return "\n\n".join(parts) + "\n"


def facts_text(result: LookupResult, masks: Masks) -> str:
    """What is known as lines of `name: value`, the same in every language."""
    lines = [details_text(result)]
    info = result.info
    if info is not None:
        for name in _FACTS:
            value = (info[name] or "").strip()
            if name == "recepient" and masks.number:
                value = mask_digits(value)
            if value:
                lines.append(f"{name}: {visible(value[:_LONGEST_FACT])}")
    elif result.server_text:
        lines.append(f"server_text: {visible(result.server_text[:_LONGEST_FACT])}")
    if result.account and not masks.login:
        lines.append(f"login: {visible(result.account[:60])}")
    lines.append(f"program: KiT Desktop {__version__}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return quote(text.replace("\n", "\r\n"), safe="", errors="replace")


def _fitting(text: str, room: int) -> str:
    """As much of `text` as takes `room` characters in a link, marked where it is cut."""
    if len(_quoted(text)) <= room:
        return text
    left = room - len(_quoted(_CUT))
    for end, character in enumerate(text):
        left -= len(_quoted(character))
        if left < 0:
            return text[:end] + _CUT
    return text
