"""XML: nothing at all, everything that is not XML, and text in every encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from kit_desktop.core.outcome import Outcome, Reason

from ..replies import XML_HEAD, fields, replaced, reply
from .case import NOT_UNDERSTOOD, RIGHT_OR_REFUSED, Case, case
from .replies import BARE, PAGE, REPLY, answer

KAZAKH = "Қазақ тілі әңөүұі"


RUSSIAN = "Сообщение доставлено, ё№"


def _nothing() -> Iterator[Case]:
    for name, body in {
        "empty": "",
        "blank": "  \r\n\t ",
        "a line feed": "\n",
        "a mark alone": "\ufeff",
        "only a declaration": XML_HEAD,
    }.items():
        yield case(f"{name} with 200", NOT_UNDERSTOOD, answer(body), requests=1)
    whole = len(REPLY.rstrip())
    for share in range(0, 100, 7):
        yield case(f"truncated at {share} %", NOT_UNDERSTOOD, answer(REPLY[: whole * share // 100]))
    yield case("truncated by one character", NOT_UNDERSTOOD, answer(REPLY[: whole - 1]))
    yield case("truncated just behind the Result", NOT_UNDERSTOOD, answer(REPLY[: REPLY.index("</ns1:Result>") + 13]))


def _not_xml() -> Iterator[Case]:
    xhtml = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Maintenance</title></head>'
        "<body><p>Back soon</p></body></html>"
    )
    strict = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://127.0.0.1:TRAPP/xhtml1-strict.dtd">'
    pages = {
        "an HTML page": PAGE,
        "an HTML page without a doctype": "<html><body>Maintenance<br></body></html>",
        "an XHTML page": xhtml,
        "an XHTML page with its doctype": strict + xhtml.partition("?>")[2],
        "a page in capitals": "<HTML><HEAD><TITLE>403</TITLE></HEAD><BODY>no</BODY></HTML>",
        "a page around a good reply": f"<html><body>{BARE}</body></html>",
    }
    for name, page in pages.items():
        for kind in ("text/html", "text/xml"):
            reasons = (Reason.WEB_PAGE, Reason.DTD)
            yield case(f"{name} as {kind}", NOT_UNDERSTOOD, answer(page, kind=kind), reason=reasons)
    texts = {
        "JSON": '{"resultCode": 0, "status": "delivered", "msgID": "963"}',
        "plain text": "OK",
        "a zero": "0",
        "CSV": "963;delivered",
        "form data": "resultCode=0&msgID=963",
        "a PHP error": "<br />\n<b>Fatal error</b>: Uncaught mysqli_sql_exception in <b>/var/www/soap.php</b> on line 7",
        "a reply behind a PHP warning": f"Warning: mysql_connect() in /var/www/a.php\n{REPLY}",
        "a reply before a PHP warning": f"{REPLY}Warning: something",
        "a reply in a string": f'<?xml version="1.0"?><string>{BARE.replace("<", "&lt;")}</string>',
        "SOAP in JSON": '{"xml": "<Envelope/>"}',
    }
    for name, text in texts.items():
        yield case(f"{name} with 200", NOT_UNDERSTOOD, answer(text, kind="text/html" if "PHP" in name else "text/xml"))
    for size in (10, 1000, 100_000):
        yield case(f"{size} opening brackets", NOT_UNDERSTOOD, answer("<" * size))


def _encodings() -> Iterator[Case]:
    def encoded(
        name: str,
        allowed: Outcome | set[Outcome],
        text: str,
        encoding: str,
        *,
        says: str | None,
        kind: str = "text/xml",
        mark: bytes = b"",
    ) -> Case:
        head = "" if says is None else f'<?xml version="1.0" encoding="{says}"?>\n'
        body = mark + (head + reply(senderId=text).removeprefix(XML_HEAD)).encode(encoding)
        return case(f"encoding: {name}", allowed, answer(body, kind=kind), fields=fields(senderId=text))

    ok = Outcome.OK
    yield encoded("UTF-8 with a mark", ok, KAZAKH, "utf-8", says="UTF-8", mark=codecs.BOM_UTF8)
    yield encoded("UTF-8 with a mark alone", ok, KAZAKH, "utf-8", says=None, mark=codecs.BOM_UTF8)
    yield encoded("UTF-8, nothing said", ok, KAZAKH, "utf-8", says=None)
    yield encoded("UTF-8, said in the header only", ok, KAZAKH, "utf-8", says=None, kind="text/xml; charset=utf-8")
    yield encoded("UTF-16 with a mark, little", ok, KAZAKH, "utf-16-le", says="UTF-16", mark=codecs.BOM_UTF16_LE)
    yield encoded("UTF-16 with a mark, big", ok, KAZAKH, "utf-16-be", says="UTF-16", mark=codecs.BOM_UTF16_BE)
    yield encoded("UTF-16 with a mark alone", ok, KAZAKH, "utf-16-le", says=None, mark=codecs.BOM_UTF16_LE)
    yield encoded("UTF-16 without a mark", RIGHT_OR_REFUSED, KAZAKH, "utf-16-le", says="UTF-16")
    yield encoded(
        "UTF-16 in the header only", RIGHT_OR_REFUSED, KAZAKH, "utf-16-le", says=None, kind="text/xml; charset=utf-16le"
    )
    yield encoded("UTF-16 that says UTF-8", RIGHT_OR_REFUSED, KAZAKH, "utf-16-le", says="UTF-8", mark=codecs.BOM_UTF16_LE)
    yield encoded("UTF-8 that says UTF-16", RIGHT_OR_REFUSED, KAZAKH, "utf-8", says="UTF-16")
    yield encoded("UTF-32", RIGHT_OR_REFUSED, KAZAKH, "utf-32", says="UTF-32")
    yield encoded("windows-1251", ok, RUSSIAN, "cp1251", says="windows-1251")
    yield encoded("windows-1251, in capitals", ok, RUSSIAN, "cp1251", says="WINDOWS-1251")
    yield encoded("windows-1251 in the header only", ok, RUSSIAN, "cp1251", says=None, kind='text/xml; charset="windows-1251"')
    yield encoded("windows-1251, nothing said", NOT_UNDERSTOOD, RUSSIAN, "cp1251", says=None)
    yield encoded("windows-1251 that says UTF-8", NOT_UNDERSTOOD, RUSSIAN, "cp1251", says="UTF-8")
    yield encoded(
        "windows-1251, the header says UTF-8",
        RIGHT_OR_REFUSED,
        RUSSIAN,
        "cp1251",
        says="windows-1251",
        kind="text/xml; charset=utf-8",
    )
    yield encoded(
        "windows-1251, only the header says UTF-8", NOT_UNDERSTOOD, RUSSIAN, "cp1251", says=None, kind="text/xml; charset=utf-8"
    )
    yield encoded("UTF-8 that says windows-1251", RIGHT_OR_REFUSED, KAZAKH, "utf-8", says="windows-1251")
    yield encoded(
        "UTF-8, the header says windows-1251", ok, KAZAKH, "utf-8", says="UTF-8", kind="text/xml; charset=windows-1251"
    )
    yield encoded("UTF-8, the header says ISO-8859-1", ok, KAZAKH, "utf-8", says=None, kind="text/xml; charset=ISO-8859-1")
    yield encoded("KOI8-R", RIGHT_OR_REFUSED, "Доставлено", "koi8-r", says="KOI8-R")
    yield encoded("IBM866", RIGHT_OR_REFUSED, "Доставлено", "cp866", says="IBM866")
    yield encoded("ISO-8859-5", RIGHT_OR_REFUSED, "Доставлено", "iso8859-5", says="ISO-8859-5")
    yield encoded("ISO-8859-1", RIGHT_OR_REFUSED, "Größe", "latin-1", says="ISO-8859-1")
    yield encoded("ASCII that says ASCII", ok, "plain", "ascii", says="US-ASCII")
    yield encoded("UTF-7", NOT_UNDERSTOOD, KAZAKH, "utf-7", says="UTF-7")
    yield encoded("EBCDIC", NOT_UNDERSTOOD, "plain", "cp037", says="IBM037")
    for says in ("nonsense", "base64", "rot13", "idna", "punycode", "unicode_escape", "zlib", "x" * 500, ""):
        yield encoded(f"{says[:20]!r}", RIGHT_OR_REFUSED, "plain", "utf-8", says=says)
    swapped = encoded(
        "a mark of the other order", NOT_UNDERSTOOD, "plain", "utf-16-be", says="UTF-16", mark=codecs.BOM_UTF16_LE
    )
    yield swapped
    for name, octets in {
        "a lone byte": b"\xd0",
        "an overlong slash": b"\xc0\xaf",
        "a surrogate": b"\xed\xa0\x80",
        "beyond Unicode": b"\xf5\x80\x80\x80",
        "a cut character": b"\xe2\x82",
        "latin-1": b"Gr\xf6\xdfe",
        "0xFF": b"\xff",
    }.items():
        body = REPLY.encode().replace(b"KiT_Notify", octets)
        yield case(f"invalid UTF-8: {name}", NOT_UNDERSTOOD, answer(body))
    for name, octets in {"NUL": b"\0", "a control": b"\x01", "an escape": b"\x1b[31m", "U+FFFF": "\uffff".encode()}.items():
        yield case(f"forbidden in XML: {name}", NOT_UNDERSTOOD, answer(REPLY.encode().replace(b"Notify", octets)))
        yield case(f"forbidden in XML, at the end: {name}", NOT_UNDERSTOOD, answer(REPLY.encode() + octets))
    for reference in (
        "&#0;",
        "&#1;",
        "&#x1F;",
        "&#xD800;",
        "&#xFFFF;",
        "&#x110000;",
        "&#99999999999;",
        "&#;",
        "&#x;",
        "&nbsp;",
        "&copy;",
        "&",
        "&a",
        "&amp",
    ):
        yield case(
            f"reference {reference}", NOT_UNDERSTOOD, answer(replaced(senderId=f"<ns1:senderId>{reference}</ns1:senderId>"))
        )


CASES = (
    *_nothing(),
    *_not_xml(),
    *_encodings(),
)
