"""SOAP replies as texts, made from the provider's sample: good ones, with fields changed, and faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from ..sample import FIELDS

PASSWORD = "Pä&<\"'>sswörd+/=Құпия%20"
"""The canary: characters that XML, URLs, JSON and base64 each write differently, outside ASCII and outside windows-1251."""

LOGIN = "mycompany"

MSG_ID = "963"
USER_MSG_ID = "1YT"

SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
SERVICE = "http://tempuri.org/"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def fields(**changes: str) -> dict[str, str]:
    """The good fields with some of them changed."""
    return FIELDS | changes


def elements(values: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    """Fields as elements with text content, escaped."""
    pairs = values.items() if isinstance(values, Mapping) else values
    return "".join(f"<ns1:{name}>{escape(value)}</ns1:{name}>" for name, value in pairs)


def result(content: str) -> str:
    """`content` inside a Result."""
    return f"<ns1:Result>{content}</ns1:Result>"


def response(content: str) -> str:
    """`content` inside the operation's reply element."""
    return f"<ns1:SendSMSService___GetInfoByIDResponse>{content}</ns1:SendSMSService___GetInfoByIDResponse>"


def envelope(body: str, *, head: str = XML_HEAD, soap: str = SOAP_11, service: str = SERVICE) -> str:
    """`body` inside Envelope and Body, with the prefixes that PHP's SoapServer uses."""
    return (
        f'{head}<SOAP-ENV:Envelope xmlns:SOAP-ENV="{soap}" xmlns:ns1="{service}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">'
        f"<SOAP-ENV:Body>{body}</SOAP-ENV:Body></SOAP-ENV:Envelope>\n"
    )


def reply(**changes: str) -> str:
    """A whole good reply, with some fields changed."""
    return reply_with(elements(fields(**changes)))


def reply_with(content: str, **options: str) -> str:
    """A whole reply with `content` as the inside of its Result."""
    return envelope(response(result(content)), **options)


def replaced(**markup: str) -> str:
    """A whole good reply in which some elements, tags and all, are replaced by markup; "" leaves one out."""
    return reply_with("".join(markup.get(name, elements({name: value})) for name, value in FIELDS.items()))


def fault_11(text: str, *, code: str = "SOAP-ENV:Server", detail: str = "", head: str = XML_HEAD) -> str:
    """A SOAP 1.1 Fault. `text` is escaped, `detail` is markup."""
    fault = f"<faultcode>{code}</faultcode><faultstring>{escape(text)}</faultstring>{detail}"
    return envelope(f"<SOAP-ENV:Fault>{fault}</SOAP-ENV:Fault>", head=head)


def fault_12(text: str, *, detail: str = "") -> str:
    """A SOAP 1.2 Fault. `text` is escaped, `detail` is markup."""
    return envelope(
        "<SOAP-ENV:Fault><SOAP-ENV:Code><SOAP-ENV:Value>SOAP-ENV:Receiver</SOAP-ENV:Value></SOAP-ENV:Code>"
        f'<SOAP-ENV:Reason><SOAP-ENV:Text xml:lang="en">{escape(text)}</SOAP-ENV:Text></SOAP-ENV:Reason>'
        f"{detail}</SOAP-ENV:Fault>",
        soap=SOAP_12,
    )
