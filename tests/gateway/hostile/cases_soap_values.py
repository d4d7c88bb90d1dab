"""SOAP: odd values in good replies, and the password given back in every form."""

from __future__ import annotations

from collections.abc import Iterator

from kit_desktop.core.outcome import Outcome

from ..replies import FIELDS, PASSWORD, fault_11, fields, reply
from .case import ANY_FIELDS, NOT_UNDERSTOOD, RIGHT_OR_REFUSED, Case, case
from .leaks import forms
from .replies import answer, packed


def _values() -> Iterator[Case]:
    times = (
        "", " ", "0000-00-00 00:00:00", "0", "2022-09-21 16: 00: 21", "21.09.2022 16:00:21", "2022-09-21T16:00:21+05:00",
        "1663754421", "2022-02-30 10:00:00", "2022-09-21 25:61:61", "9999-12-31 23:59:59", "2099-01-01 00:00:00", "вчера",
        "1970-01-01 00:00:00", "2022-09-21", "2022-09-21 16:00", "2022-09-21 16:00:21.123456", "-2022-09-21 16:00:21",
        "٢٠٢٢-٠٩-٢١ ١٦:٠٠:٢١", "9" * 5000,
    )  # fmt: skip
    for name in ("senttime", "receivedtime"):
        for text in times:
            yield case(f"{name} {text[:26]!r}", Outcome.OK, answer(reply(**{name: text})), fields=fields(**{name: text}))
    before = {"senttime": "2022-09-21 16:00:24", "receivedtime": "2022-09-21 16:00:21"}
    yield case("received before it was sent", Outcome.OK, answer(reply(**before)), fields=fields(**before))
    for name, texts in {
        "status": (
            "",
            "DELIVERED",
            "Delivered",
            " delivered ",
            "expired",
            "доставлено",
            "undelivered ",
            "0",
            "delivered\u202e",
            "x" * 10_000,
        ),
        "segments": ("", "0", "-1", "1.5", "one", "256", "9" * 30, " 3 ", "٣", "1e3"),
        "lang": ("", "2", "kk", "-1"),
        "recepient": ("", "+7 701 123 45 67", "7701", "9" * 100, "=1+1", "tel:7701", "<b>7</b>"),
    }.items():
        for text in texts:
            yield case(f"{name} {text[:20]!r}", Outcome.OK, answer(reply(**{name: text})), fields=fields(**{name: text}))
    contents = {
        "Kazakh": "Қазақстан Республикасы — әңғүұқөһі",
        "emoji": "😀👩‍👩‍👧‍👦🇰🇿",
        "right-to-left marks": "a\u202egnp.exe\u2066b\u2069\u200f",
        "HTML": "<b>x</b><img src='http://127.0.0.1:TRAPP/a.png' onerror=alert(1)>",
        "a script": "<script>fetch('http://127.0.0.1:TRAPP/')</script>",
        "a formula": '=HYPERLINK("http://127.0.0.1:TRAPP/")',
        "line feeds": "a\nb\n\nc\td",
        "combining marks": "Z" + "\u0301" * 500,
        "private use and unassigned": "\ue000\U000f0000\u0378",
        "format strings": "%s %(name)s {0} {self.__class__} $(id) `id`",
    }
    for name in ("resultS", "recepient", "status", "senderId", "senttime", "receivedtime", "segments", "lang", "userMsgID"):
        for what, text in contents.items():
            # The marks are replaced by a port of the same length on the way.
            expected = ANY_FIELDS if "TRAPP" in text else fields(**{name: text})
            yield case(f"{what} in {name}", Outcome.OK, answer(reply(**{name: text})), fields=expected)


def _echoes() -> Iterator[Case]:
    """The server gives the password back, in any form and place; the outcome stays, the password goes."""
    for name in FIELDS:
        if name in {"resultCode", "msgID"}:
            yield case(f"the password in {name}", NOT_UNDERSTOOD, answer(reply(**{name: PASSWORD})))
        else:
            yield case(f"the password in {name}", Outcome.OK, answer(reply(**{name: f"a {PASSWORD} b"})), fields=ANY_FIELDS)
    for form, text in forms().items():
        yield case(f"the password in a field, as {form}", Outcome.OK, answer(reply(senderId=f"a {text} b")), fields=ANY_FIELDS)
        yield case(f"the password in a fault, as {form}", Outcome.SERVER_FAULT, answer(fault_11(f"x={text}&y"), 500))
        yield case(
            f"the password in a page, as {form}",
            Outcome.SERVER_ERROR,
            answer(f"<html><title>{text}</title>{text}</html>", 503, kind="text/html"),
        )
        if text.isascii() and text.isprintable():
            header = (f"X-Debug: {text}", f"Set-Cookie: p={text}")
            yield case(f"the password in a header, as {form}", Outcome.OK, answer(reply(), headers=header))
            where = (f"Location: http://127.0.0.1:TRAPP/?p={text}",)
            yield case(f"the password in Location, as {form}", Outcome.REDIRECTED, answer("", 302, headers=where))
    raw = (f"X-Debug: {PASSWORD}",)
    yield case("the password in a header, as UTF-8", RIGHT_OR_REFUSED, answer(reply(), headers=raw))
    yield case("the password in plain text", NOT_UNDERSTOOD, answer(f"login=mycompany password={PASSWORD}", kind="text/plain"))
    yield case("the password in a 404", Outcome.NOT_FOUND, answer(f"no record for {PASSWORD}", 404, kind="text/plain"))
    yield case(
        "the password packed",
        Outcome.OK,
        answer(packed(reply(senderId=PASSWORD)), headers=("Content-Encoding: gzip",)),
        fields=ANY_FIELDS,
    )
    sixteen = reply(senderId=PASSWORD).replace("UTF-8", "UTF-16").encode("utf-16")
    yield case("the password in UTF-16", Outcome.OK, answer(sixteen, kind="text/xml"), fields=ANY_FIELDS)
    broken = reply(senderId=PASSWORD).encode("utf-16-le")[:-7]
    yield case("the password in broken UTF-16", NOT_UNDERSTOOD, answer(broken, kind="text/xml"))
    yield case("the password in broken UTF-8", NOT_UNDERSTOOD, answer(b"\xff" + reply(senderId=PASSWORD).encode()))
    yield case("the password as another id", NOT_UNDERSTOOD, answer(reply(msgID=f"9{PASSWORD}")))


CASES = (
    *_values(),
    *_echoes(),
)
