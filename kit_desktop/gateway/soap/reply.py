"""What a reply means: a pure function from status, headers and bytes to an outcome.

`ok` only for exactly one Result in its documented place, a readable `resultCode` 0, and the id that was asked for. Fields are
taken by name in any order; unknown ones are passed over, a known one that comes twice or holds markup ends the reading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kit_desktop.core.message_id import same_id
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
_WEB_SERVER = re.compile(
    r"(?:^|\s)/\w|\b(?:page|file|url|uri|path|route|resource|endpoint|cannot (?:get|post)|default backend|healthy upstream"
    r"|(?:service|application|host|domain|site|tunnel)(?: \S+)? not found|unknown (?:host|domain)"
    r"|страниц\w*|файл\w*|ресурс\w*|(?:сайт|сервис) не найден|бет)\b",
    re.IGNORECASE,
)
"""A web server's own words for a path that it does not have: the service is not at this address."""
_ONLY_404 = re.compile(r"\W*(?:http|error|ошибка|қате)?\W*404\W*", re.IGNORECASE)
_NAMES_LOGIN = re.compile(r"log ?in|user ?name|passw|credential|логин|парол|учетн|құпия", re.IGNORECASE)
"""Not so "Unauthorized" and "Authorization Required", a web server's own words for its status 401."""
_ELEMENT = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_PHP = re.compile(
    r"\s*(?:<br ?/?>\s*)*(?:<b>)?(?:(?:Catchable |Recoverable )?Fatal error|Parse error|Warning|Notice|Deprecated)(?:</b>)?:\s"
    r"(?:(?!<\?xml|<[\w.-]{1,40}:Envelope).)*",
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]{0,100}>")
_ABOUT_MESSAGE = ("recepient", "status", "senttime", "receivedtime")
_WORDS_AT_MOST = 500


class Verdict(NamedTuple):
    """What the reader found, before masking."""

    outcome: Outcome
    facts: Facts = Facts()
    info: MessageInfo | None = None
    server_text: str | None = None


class _Asked(NamedTuple):
    """What the reply is held against."""

    query: LookupQuery
    account: tuple[str, ...]

    def says_no(self, words: str | None) -> Outcome:
        """The outcome of an answer that is not a success, by its words."""
        # Imported here: its expressions take 15 ms to compile, and only an answer that says no needs them.
        from kit_desktop.gateway.soap.meaning import meaning_of  # noqa: PLC0415

        return meaning_of(words, asked_id=self.query.id, account=self.account)

    def is_refused(self, words: str | None) -> bool:
        """Whether the words of what is no whole answer say that login or password are wrong."""
        return words is not None and self.says_no(words) is Outcome.AUTH_FAILED


def read_reply(query: LookupQuery, reply: Reply, account: tuple[str, ...] = ()) -> Verdict:
    """Read a whole reply (`unpacked` is None where its compression could not be undone). Never raises.

    `account`: the login and the password that were sent, so that a service which repeats them is not read as naming them.
    """
    asked = _Asked(query, account)
    status, phrase = reply.status or 0, reply.reason_phrase
    if reply.is_redirect:
        return Verdict(Outcome.REDIRECTED, Facts(location=reply.header("location") or None, detail=phrase or None))
    if status == 407:
        return Verdict(Outcome.PROXY_ERROR, Facts(Reason.PROXY_LOGIN, detail=phrase or None))
    body, content_type = reply.unpacked, reply.header("content-type")
    decoded = decode(body, content_type) if body is not None else None
    text = without_declaration(decoded[0]) if decoded else ""
    try:
        envelope = _read_envelope(body, decoded is not None, text)
    except UnreadableError as exc:
        if status == 404:
            return _read_404(asked, phrase, text, exc.problem)
        return _by_status(asked, status, phrase, text, exc.problem)
    verdict = _read_body(asked, envelope)
    says_no = verdict.outcome in {Outcome.SERVER_FAULT, Outcome.NOT_FOUND, Outcome.AUTH_FAILED}
    is_fault = says_no and verdict.info is None and verdict.facts.other_id is None
    # A Fault counts by its words under every status, a Result that says no under every one that does not say success.
    if status == 200 or is_fault or (says_no and 400 <= status <= 599):
        return verdict
    if verdict.outcome is Outcome.OK and status == 404:
        # A Result that says success under "not found": one of them is wrong, and we cannot know which.
        return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.HTTP_STATUS, detail=phrase or None))
    return _by_status(asked, status, phrase, text, Reason.HTTP_STATUS)


def _read_404(asked: _Asked, phrase: str, text: str, reason: Reason) -> Verdict:
    """A 404 whose body is no SOAP answer. The provider documents `404 Record Not Found`; a wrong address is a 404 as well.

    Nobody's words but a bare status may be the documented reply. Words are read as such; a page is some web server's.
    """
    facts = Facts(Reason.HTTP_404, detail=_page_title(text) or phrase or None)
    words = _plain_words(text)
    if reason is not Reason.EMPTY_REPLY and (not words or words[0] in "[{"):
        return Verdict(Outcome.SERVER_ERROR, facts, server_text=words)
    from_body, words = bool(words), words or phrase or None
    outcome = asked.says_no(words)
    if from_body and outcome is Outcome.SERVER_FAULT and _WEB_SERVER.search(words or ""):
        return Verdict(Outcome.SERVER_ERROR, facts, server_text=words)
    if outcome is Outcome.SERVER_FAULT and (reason is Reason.EMPTY_REPLY or _ONLY_404.fullmatch(words or "")):
        outcome = Outcome.NOT_FOUND
    return Verdict(outcome, facts, server_text=words)


def _plain_words(text: str) -> str | None:
    """A short body without any markup, or None."""
    plain = len(text) <= _WORDS_AT_MOST and not _MARKUP.match(text) and not _ELEMENT.search(text)
    return text.strip() or None if plain else None


def _by_status(asked: _Asked, status: int, phrase: str, text: str, reason: Reason) -> Verdict:
    """The verdict where the body is no SOAP answer."""
    detail = _page_title(text) or phrase or None
    words = _plain_words(text)
    if (
        (status == 200 or 400 <= status <= 599)
        and asked.is_refused(words)
        and (status != 401 or _NAMES_LOGIN.search(words or ""))
    ):
        # In whatever form a login is refused, it must not be tried again.
        return Verdict(Outcome.AUTH_FAILED, Facts(detail=phrase or None), server_text=words)
    if 400 <= status <= 599:
        return Verdict(Outcome.SERVER_ERROR, Facts(Reason.HTTP_STATUS, detail=detail), server_text=words)
    if status != 200:
        return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.HTTP_STATUS, detail=detail))
    if _page_title(text) or re.match(
        r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", text, re.IGNORECASE | re.DOTALL
    ):
        reason = Reason.WEB_PAGE
    return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(reason, detail=_page_title(text)), server_text=words or _php_words(text))


def _php_words(text: str) -> str | None:
    """What PHP printed before the reply, without its markup: it is the service's own error, and the reason for the rest."""
    match = _PHP.match(text[:2_000])
    return " ".join(_unescape(_TAG.sub("", match[0])).split())[:_WORDS_AT_MOST] if match else None


def _page_title(text: str) -> str | None:
    match = _TITLE.search(text[:20_000])
    return " ".join(_unescape(match[1]).split())[:200] or None if match else None


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


def _read_body(asked: _Asked, envelope: Node) -> Verdict:
    bodies = envelope.named("Body", envelope.namespace)
    if len(bodies) != 1:
        return _not_understood(Reason.NOT_SOAP if not bodies else Reason.SEVERAL_RESULTS)
    content = bodies[0].children
    faults = bodies[0].named("Fault", envelope.namespace)
    if faults:
        return _read_fault(asked, faults[0]) if len(content) == 1 else _not_understood(Reason.SEVERAL_RESULTS)
    responses = [node for node in content if (node.namespace, node.name) == (SERVICE, RESPONSE)]
    if envelope.namespace != SOAP_11 or len(content) != 1 or len(responses) != 1:
        return _not_understood(Reason.SEVERAL_RESULTS if len(responses) > 1 else Reason.NO_RESULT)
    results = responses[0].named("Result", SERVICE)
    if len(results) != 1 or results[0].is_nil or not results[0].children:
        return _not_understood(Reason.SEVERAL_RESULTS if len(results) > 1 else Reason.NO_RESULT)
    try:
        info = _read_fields(results[0])
    except UnreadableError as exc:
        return _not_understood(exc.problem)
    return _judge(asked, info)


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


def _judge(asked: _Asked, info: MessageInfo) -> Verdict:
    words = (info["resultS"] or "").strip() or None
    code = info.result_code()
    answered = (info[REPLY_FIELD[asked.query.by]] or "").strip(_XML_SPACE)
    other_id = answered[:200] if answered and not same_id(answered, asked.query.id) else None
    # Beside a "no" another message's number and state would be taken for this one's.
    own_info = info if other_id is None else None
    if code is None:
        return _incomplete(asked, Facts(Reason.NO_RESULT_CODE, other_id=other_id), own_info, words)
    if code == 0 and not answered:
        return _incomplete(asked, Facts(Reason.NO_ID), info, words)
    if code == 0 and other_id is not None:
        # Not a word of another message's data may be taken for this one's.
        return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.OTHER_MESSAGE, other_id=other_id), None, None)
    # A service that leaves the code as it was says no all the same: in words, and with nothing about the message.
    is_blank = not any((info[name] or "").strip() for name in _ABOUT_MESSAGE)
    if code != 0 or (is_blank and asked.says_no(words) is not Outcome.SERVER_FAULT):
        return Verdict(asked.says_no(words), Facts(Reason.SAID_SO, other_id=other_id, detail=str(code)), own_info, words)
    if answered == asked.query.id:
        return Verdict(Outcome.OK, Facts(), info, words)
    return Verdict(Outcome.OK, Facts(Reason.ID_SPELLED_DIFFERENTLY, other_id=answered[:200]), info, words)


def _incomplete(asked: _Asked, facts: Facts, info: MessageInfo | None, words: str | None) -> Verdict:
    """A Result that lacks what an answer needs; a refused login counts in this form too."""
    outcome = Outcome.AUTH_FAILED if asked.is_refused(words) else Outcome.REPLY_NOT_UNDERSTOOD
    return Verdict(outcome, facts, info, words)


def _read_fault(asked: _Asked, fault: Node) -> Verdict:
    """A SOAP 1.1 or 1.2 Fault: its code, its words, or its detail where it has no words."""
    code = _first(fault, "faultcode") or _first(fault, "Code")
    words = _first(fault, "faultstring") or _first(fault, "Reason") or _first(fault, "detail") or _first(fault, "Detail")
    return Verdict(asked.says_no(words), Facts(Reason.SAID_SO, detail=(code or "Fault")[:200]), None, words)


def _first(node: Node, name: str) -> str | None:
    found = node.named(name)
    return found[0].all_text() or None if found else None


def _not_understood(reason: Reason) -> Verdict:
    return Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(reason))


def _unescape(text: str) -> str:
    from html import unescape  # noqa: PLC0415  # brings every entity of HTML along, for web pages only

    return unescape(text)
