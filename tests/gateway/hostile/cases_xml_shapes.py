"""XML: shapes that eat memory, texts that eat time, markup where text should be, and broken syntax."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from kit_desktop.core.outcome import Outcome, Reason

from ..replies import FIELDS, XML_HEAD, elements, envelope, fields, replaced, reply, reply_with, response, result
from .case import ANY_FIELDS, NOT_UNDERSTOOD, RIGHT_OR_REFUSED, Case, case
from .replies import BARE, REPLY, answer, answer_large


def _large(name: str, allowed: Outcome | set[Outcome], make: Callable[[], str], **options: object) -> Case:
    return case(name, allowed, answer_large(make), heavy=True, **options)  # type: ignore[arg-type]


def _in_result_tag(text: str) -> str:
    return REPLY.replace("<ns1:Result>", f"<ns1:Result{text}>")


def _numbered(form: str, count: int) -> str:
    return "".join(form.format(number) for number in range(count))


def _shapes() -> Iterator[Case]:
    refused = {NOT_UNDERSTOOD, Outcome.REPLY_TOO_LARGE}
    either = {Outcome.OK, *refused}
    down, up = "<a>" * 100_000, "</a>" * 100_000
    yield _large("100,000 levels", NOT_UNDERSTOOD, lambda: down + up)
    yield _large("100,000 levels inside the Result", NOT_UNDERSTOOD, lambda: reply_with(elements(FIELDS) + down + up))
    yield _large("100,000 levels, unclosed", NOT_UNDERSTOOD, lambda: down)
    yield _large("300,000 siblings", refused, lambda: reply_with(elements(FIELDS) + "<a/>" * 300_000))
    yield _large("a million attributes", Outcome.REPLY_TOO_LARGE, lambda: "<Envelope" + ' a=""' * 1_000_000 + "/>")
    yield _large("150,000 attributes", NOT_UNDERSTOOD, lambda: _in_result_tag(_numbered(' a{}=""', 150_000)))
    yield _large("60,000 namespaces", either, lambda: _in_result_tag(_numbered(' xmlns:p{0}="urn:{0}"', 60_000)))
    yield _large("an attribute of 1 MB", either, lambda: _in_result_tag(f' a="{"x" * 1_000_000}"'))
    yield _large("a name of 1 MB", either, lambda: reply_with(elements(FIELDS) + f"<{'x' * 1_000_000}/>"))
    yield _large("a comment of 1 MB", Outcome.OK, lambda: f"<!--{'x' * 1_000_000}-->{BARE}")
    yield _large("100,000 comments", Outcome.OK, lambda: "<!--x-->" * 100_000 + BARE)
    commented = FIELDS["senderId"] + "<!---->" * 100_000
    yield _large("100,000 comments in a field", RIGHT_OR_REFUSED, lambda: _sender(commented))
    yield _large("300,000 references", Outcome.OK, lambda: _sender("&#65;" * 300_000), fields=fields(senderId="A" * 300_000))
    yield _large("2 MB without a bracket", NOT_UNDERSTOOD, lambda: "x" * 2_000_000)


def _slow_patterns() -> Iterator[Case]:
    """Texts on which a careless pattern takes minutes; each must be masked and made fit for the Raw XML tab in time.

    The largest replies that are read are tried in the masking's own tests.
    """
    refused = {NOT_UNDERSTOOD, Outcome.REPLY_TOO_LARGE}
    for unit in (
        "\\",
        "&amp;",
        "amp;",
        "%25",
        "password>",
        "&lt;password ",
        "0",
        "P",
        "\\x50",
        "Pä&amp;",
        "+",
        " ",
        "\u202e",
        "a\n",
    ):
        field = partial(_sender, _tenth(unit))
        yield _large(f"100 kB of {unit!r} in a field", Outcome.OK, field, fields=ANY_FIELDS)
    for unit in (
        "\\", "<", "&", "&amp;", "%25", "<password>", "&lt;password&gt;", "&amp;lt;password ", "<password ", "<a:password>",
        "password", "&#x50;", "&#0000", "&amp;#", "<title", "<title>", "<!--", "<![CDATA[", "<?x ", "<!doctype", "<html ",
        "\u202e", " ", "\n",
    ):  # fmt: skip
        yield _large(f"100 kB of {unit!r} alone", refused, partial(_tenth, unit))
        page = partial(lambda unit: f"<html>{_tenth(unit)}", unit)
        yield case(f"100 kB of {unit!r} with 503", Outcome.SERVER_ERROR, answer_large(page, 503), heavy=True)


def _tenth(unit: str) -> str:
    return unit * (100_000 // len(unit.encode()))


def _noise() -> Iterator[Case]:
    """Megabytes that are no text: they are made readable for the Raw XML tab, byte by byte, and that must not take for ever."""
    sender = "Доставлено абоненту " * 100_000
    bodies: dict[str, Callable[[], bytes]] = {
        "bytes above ASCII": lambda: bytes(range(128, 256)) * 15_000,
        "all bytes in turn": lambda: bytes(range(256)) * 7_500,
        "one wrong byte in front": lambda: b"\xff" + reply(senderId="x" * 1_900_000).encode(),
        "windows-1251 that nobody declares": lambda: reply(senderId=sender).encode("cp1251"),
        "UTF-16 with half a pair": lambda: b"\xff\xfe" + b"\x00\xd8" * 950_000,
        "zeros": lambda: bytes(1_900_000),
    }
    for name, make in bodies.items():
        yield case(f"2 MB of {name}", NOT_UNDERSTOOD, answer_large(make), heavy=True)
        page = partial(lambda make: make()[:200_000], make)
        yield case(f"200 kB of {name} with 500", Outcome.SERVER_ERROR, answer_large(page, 500), heavy=True)


def _sender(markup: str) -> str:
    return replaced(senderId=f"<ns1:senderId>{markup}</ns1:senderId>")


def _markup() -> Iterator[Case]:
    def field(name: str, allowed: Outcome | set[Outcome], markup: str, text: str) -> Case:
        body = replaced(senderId=f"<ns1:senderId>{markup}</ns1:senderId>")
        return case(f"in a field: {name}", allowed, answer(body), fields=fields(senderId=text))

    yield field("CDATA", Outcome.OK, "<![CDATA[<b>KiT</b> & co]]>", "<b>KiT</b> & co")
    yield field("text and CDATA", RIGHT_OR_REFUSED, "a<![CDATA[<]]>b", "a<b")
    yield field("a comment", RIGHT_OR_REFUSED, "KiT<!-- x -->Notify", "KiTNotify")
    yield field("a processing instruction", RIGHT_OR_REFUSED, "KiT<?x y?>Notify", "KiTNotify")
    yield field("references", Outcome.OK, "&lt;b&gt;&#1178;&#x49B;&amp;&quot;&apos;", "<b>Ққ&\"'")
    yield field("references twice", Outcome.OK, "&amp;lt;script&amp;gt;", "&lt;script&gt;")
    yield field("blanks around", Outcome.OK, "  KiT \n", "  KiT \n")
    yield field("an element", NOT_UNDERSTOOD, "<b>KiT</b>", "")
    yield field("an element without content", NOT_UNDERSTOOD, "KiT<br/>Notify", "")
    for name in ("msgID", "resultCode"):
        value = FIELDS[name]
        for what, inside in {
            "a comment": "<!-- 1 -->",
            "a processing instruction": "<?x 1?>",
            "CDATA": f"<![CDATA[{value[-1]}]]>",
        }.items():
            rest = value[:-1] if what == "CDATA" else value
            body = replaced(**{name: f"<ns1:{name}>{rest[:1]}{inside}{rest[1:]}</ns1:{name}>"})
            if what == "CDATA":
                body = replaced(**{name: f"<ns1:{name}>{rest}{inside}</ns1:{name}>"})
            yield case(f"{what} inside {name}", RIGHT_OR_REFUSED, answer(body))
    hidden = replaced(msgID="<ns1:msgID>963<!-- -->1</ns1:msgID>")
    yield case("another id, hidden behind a comment", NOT_UNDERSTOOD, answer(hidden), reason=Reason.OTHER_MESSAGE)
    commented = reply_with(f"<!--{elements(FIELDS)}-->")
    yield case("the whole Result in a comment", NOT_UNDERSTOOD, answer(commented))
    cdata = envelope(response(f"<![CDATA[{result(elements(FIELDS))}]]>"))
    yield case("the Result in CDATA", NOT_UNDERSTOOD, answer(cdata))
    escaped = envelope(response(f"<ns1:Result>{elements(FIELDS).replace('<', '&lt;')}</ns1:Result>"))
    yield case("the fields as escaped text", NOT_UNDERSTOOD, answer(escaped))


def _syntax() -> Iterator[Case]:
    for name, body in {
        "two roots": BARE + BARE,
        "text behind the root": BARE + "0",
        "text before the root": "0" + BARE,
        "an undeclared prefix": BARE.replace(' xmlns:ns1="http://tempuri.org/"', ""),
        "an attribute twice": REPLY.replace("<ns1:Result>", '<ns1:Result a="1" a="2">'),
        "an attribute twice by two prefixes": REPLY.replace(
            "<ns1:Result>", '<ns1:Result xmlns:q="urn:a" xmlns:r="urn:a" q:a="1" r:a="2">'
        ),
        "an attribute without quotes": REPLY.replace("<ns1:Result>", "<ns1:Result a=1>"),
        "an attribute without a value": REPLY.replace("<ns1:Result>", "<ns1:Result a>"),
        "< in an attribute": REPLY.replace("<ns1:Result>", '<ns1:Result a="<">'),
        "tags that cross": REPLY.replace("</ns1:msgID></ns1:Result>", "</ns1:Result></ns1:msgID>"),
        "an end without a start": REPLY.replace("</ns1:Result>", "</ns1:x></ns1:Result>"),
        "a tag without an end": REPLY.replace("</ns1:lang>", ""),
        "other case at the end": REPLY.replace("</ns1:Result>", "</ns1:result>"),
        "a colon too many": REPLY.replace("ns1:Result>", "ns1:a:Result>"),
        "a name that begins with a digit": REPLY.replace("</ns1:Result>", "<1/></ns1:Result>"),
        "-- in a comment": REPLY.replace("</ns1:Result>", "<!-- a -- b --></ns1:Result>"),
        "an unclosed comment": REPLY.replace("</ns1:Result>", "<!-- </ns1:Result>"),
        "]]> in text": REPLY.replace("KiT_Notify", "a]]>b"),
        "a second declaration": XML_HEAD + XML_HEAD + BARE,
        "a doctype inside the declaration": REPLY.replace('1.0"', "1.<!DOCTYPE"),
        "nonsense in the declaration": REPLY.replace("?>", ' colour="red"?>'),
    }.items():
        yield case(f"not well-formed: {name}", NOT_UNDERSTOOD, answer(body))
    for name, body in {
        "a line feed before the declaration": "\n" + REPLY,
        "XML 1.1": REPLY.replace('version="1.0"', 'version="1.1"'),
        "XML 2.0": REPLY.replace('version="1.0"', 'version="2.0"'),
        "no version": REPLY.replace('version="1.0" ', ""),
        "a declaration in capitals": REPLY.replace("<?xml", "<?XML"),
    }.items():
        yield case(f"odd: {name}", RIGHT_OR_REFUSED, answer(body))
    for name, body in {
        "a line feed before the root": "\n" + BARE,
        "a comment before the root": "<!-- gateway -->" + BARE,
        "standalone": REPLY.replace("?>", ' standalone="yes"?>'),
        "single quotes": REPLY.replace('"', "'"),
        "CR LF": REPLY.replace("><", ">\r\n<"),
        "indented": REPLY.replace("><", ">\n    <"),
    }.items():
        yield case(f"good: {name}", Outcome.OK, answer(body))


CASES = (
    *_shapes(),
    *_slow_patterns(),
    *_noise(),
    *_markup(),
    *_syntax(),
)
