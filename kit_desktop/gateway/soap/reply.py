"""What a reply means: a pure function from status, headers and bytes to an outcome.

`ok` only for exactly one Result in its documented place, a readable `resultCode` 0, and the id that was asked for. Fields are
taken by name in any order; unknown ones are passed over, a known one that comes twice or holds markup ends the reading.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kit_desktop.core.gateway_words import Meaning, meaning_of
from kit_desktop.core.message_info import REPLY_FIELD, WIRE_FIELDS, MessageInfo
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.gateway.soap.decoding import decode, without_declaration
from kit_desktop.gateway.soap.xml_tree import Node, UnreadableError, parse_xml

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupQuery
    from kit_desktop.gateway.wire.reply import Reply

SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
SERVICE = "http://tempuri.org/"
RESPONSE = "SendSMSService___GetInfoByIDResponse"

_XML_SPACE = " \t\r\n"
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,300})", re.IGNORECASE)
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml|!--|[a-z])", re.IGNORECASE)
_WORDS_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reader found, before masking."""

    outcome: Outcome
    facts: Facts = field(default_factory=Facts)
    info: MessageInfo | None = None
    server_text: str | None = None


def read_reply(query: LookupQuery, reply: Reply) -> Verdict:
    """Read a whole reply (`unpacked` is None where its compression could not be undone). Never raises."""
    status, phrase = reply.status or 0, reply.reason_phrase
    if 300 <= status <= 399:
        return Verdict(Outcome.REDIRECTED, Facts(location=reply.header("location") or None, detail=phrase or None))
    if status == 407:
        return Verdict(Outcome.PROXY_ERROR, Facts(Reason.PROXY_LOGIN, detail=phrase or None))
    body, content_type = reply.unpacked, reply.header("content-type")
    decoded = decode(body, content_type) if body is not None else None
    text = without_declaration(decoded[0]) if decoded else ""
    try:
        envelope = _read_envelope(body, decoded is not None, text)
    except UnreadableError as exc:
        return _by_status(status, phrase, text, exc.reason)
    verdict = _read_body(query, envelope)
    says_no = verdict.outcome in {Outcome.SERVER_FAULT, Outcome.NOT_FOUND, Outcome.AUTH_FAILED}
    is_fault = says_no and verdict.info is None
    # A Fault counts by its words under every status, a Result that says no under every one that does not say success.
    if status == 200 or is_fault or (says_no and status >= 400):
        return verdict
    if verdict.outcome is Outcome.OK and status == 404:
        # A Result that says success under "not found": one of them is wrong, and we cannot know which.
        return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.HTTP_STATUS, detail=phrase or None))
    return _by_status(status, phrase, text, Reason.HTTP_STATUS)


def _by_status(status: int, phrase: str, text: str, reason: Reason) -> Verdict:
    """The verdict where the body is no SOAP answer."""
    detail = _page_title(text) or phrase or None
    words = text.strip() if len(text) <= _WORDS_AT_MOST and not _MARKUP.match(text) else None
    if status == 404:
        return Verdict(Outcome.NOT_FOUND, Facts(Reason.HTTP_404, detail=detail), server_text=words or phrase or None)
    if 400 <= status <= 599:
        return Verdict(Outcome.SERVER_ERROR, Facts(Reason.HTTP_STATUS, detail=detail), server_text=words or None)
    if status != 200:
        return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.HTTP_STATUS, detail=detail))
    if _page_title(text) or re.match(
        r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", text, re.IGNORECASE | re.DOTALL
    ):
        reason = Reason.WEB_PAGE
    return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(reason, detail=_page_title(text)), server_text=words or None)


def _page_title(text: str) -> str | None:
    match = _TITLE.search(text[:20_000])
    return " ".join(html.unescape(match[1]).split())[:200] or None if match else None


def _read_envelope(body: bytes | None, decoded: bool, text: str) -> Node:
    if body is None:
        raise UnreadableError(Reason.BROKEN_COMPRESSION)
    if not body.strip():
        raise UnreadableError(Reason.EMPTY_REPLY)
    if not decoded:
        raise UnreadableError(Reason.BAD_ENCODING)
    root = parse_xml(text)
    if root.name != "Envelope" or root.namespace not in {SOAP_11, SOAP_12}:
        raise UnreadableError(Reason.WEB_PAGE if root.name.lower() == "html" else Reason.NOT_SOAP)
    return root


def _read_body(query: LookupQuery, envelope: Node) -> Verdict:
    bodies = envelope.named("Body", envelope.namespace)
    if len(bodies) != 1:
        return _not_understood(Reason.NOT_SOAP if not bodies else Reason.SEVERAL_RESULTS)
    content = bodies[0].children
    faults = bodies[0].named("Fault", envelope.namespace)
    if faults:
        return _read_fault(faults[0]) if len(content) == 1 else _not_understood(Reason.SEVERAL_RESULTS)
    responses = [node for node in content if (node.namespace, node.name) == (SERVICE, RESPONSE)]
    if envelope.namespace != SOAP_11 or len(content) != 1 or len(responses) != 1:
        return _not_understood(Reason.SEVERAL_RESULTS if len(responses) > 1 else Reason.NO_RESULT)
    results = responses[0].named("Result", SERVICE)
    if len(results) != 1 or results[0].is_nil or not results[0].children:
        return _not_understood(Reason.SEVERAL_RESULTS if len(results) > 1 else Reason.NO_RESULT)
    try:
        info = _read_fields(results[0])
    except UnreadableError as exc:
        return _not_understood(exc.reason)
    return _judge(query, info)


def _read_fields(result: Node) -> MessageInfo:
    fields: dict[str, str | None] = dict.fromkeys(WIRE_FIELDS)
    seen: set[str] = set()
    for node in result.children:
        if node.namespace != SERVICE or node.name not in fields:
            continue
        if node.name in seen or node.children:
            raise UnreadableError(Reason.BAD_FIELD)
        seen.add(node.name)
        fields[node.name] = None if node.is_nil else node.text
    return MessageInfo(fields)


def _judge(query: LookupQuery, info: MessageInfo) -> Verdict:
    words = (info["resultS"] or "").strip() or None
    code = info.result_code()
    if code is None:
        return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.NO_RESULT_CODE), info, words)
    if code != 0:
        return Verdict(_MEANINGS[meaning_of(words)], Facts(Reason.SAID_SO, detail=str(code)), info, words)
    answered = (info[REPLY_FIELD[query.by]] or "").strip(_XML_SPACE)
    if not answered:
        return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.NO_ID), info, words)
    if answered != query.id:
        # Not a word of another message's data may be taken for this one's.
        return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.OTHER_MESSAGE, other_id=answered[:200]), None, None)
    return Verdict(Outcome.OK, Facts(), info, words)


_MEANINGS = {
    Meaning.NOT_FOUND: Outcome.NOT_FOUND,
    Meaning.AUTH_FAILED: Outcome.AUTH_FAILED,
    Meaning.OTHER: Outcome.SERVER_FAULT,
}


def _read_fault(fault: Node) -> Verdict:
    """A SOAP 1.1 or 1.2 Fault: its code, its words, or its detail where it has no words."""
    code = _first(fault, "faultcode") or _first(fault, "Code")
    words = _first(fault, "faultstring") or _first(fault, "Reason") or _first(fault, "detail") or _first(fault, "Detail")
    return Verdict(_MEANINGS[meaning_of(words)], Facts(Reason.SAID_SO, detail=(code or "Fault")[:200]), None, words)


def _first(node: Node, name: str) -> str | None:
    found = node.named(name)
    return found[0].all_text() or None if found else None


def _not_understood(reason: Reason) -> Verdict:
    return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(reason))
