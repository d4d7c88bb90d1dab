"""What a gateway says, well and badly: SOAP texts and HTTP answers as bytes, made from the provider's sample."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from xml.sax.saxutils import escape

from .wire import READ, Built, Steps

PASSWORD = "Pä&<\"'>sswörd+/=Құпия%20"
"""The canary: characters that XML, URLs, JSON and base64 each write differently, outside ASCII and outside windows-1251."""

LOGIN = "mycompany"

MSG_ID = "963"
USER_MSG_ID = "1YT"

FIELDS: dict[str, str] = {
    "resultCode": "0",
    "resultS": "OK",
    "recepient": "77011234567",
    "status": "delivered",
    "senderId": "KiT_Notify",
    "senttime": "2022-09-21 16:00:21",
    "receivedtime": "2022-09-21 16:00:24",
    "segments": "1",
    "lang": "0",
    "userMsgID": USER_MSG_ID,
    "msgID": MSG_ID,
}
"""The fields of a good reply, from the provider's page, in its order."""

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


PAGE = (
    "<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>Sign in to the network</h1>"
    '<img src="http://127.0.0.1:TRAPP/pixel.png"><script>location="http://127.0.0.1:TRAPP/"</script></body></html>'
)
"""A captive portal's page, with an image and a script that must not be fetched."""

REASONS = {
    200: "OK",
    204: "No Content",
    404: "Record Not Found",
    407: "Proxy Authentication Required",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
}


def http(
    body: str | bytes,
    status: int = 200,
    *,
    kind: str | None = "text/xml; charset=utf-8",
    headers: Iterable[str] = (),
    length: int | None = -1,
    version: str = "1.1",
) -> bytes:
    """An HTTP answer as bytes. `kind` is its Content-Type; `length` -1 counts, None leaves Content-Length out."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/{version} {status} {REASONS.get(status, 'Something')}"]
    lines += [f"Content-Type: {kind}"] if kind is not None else []
    lines += [f"Content-Length: {len(data) if length == -1 else length}"] if length is not None else []
    lines += list(headers)
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + data


def answer(body: str | bytes, status: int = 200, **options: object) -> Steps:
    """The steps of a server that reads one request and gives one answer (see `http`)."""
    return (READ, http(body, status, **options))  # type: ignore[arg-type]


def answer_large(make: Callable[[], str | bytes], status: int = 200, **options: object) -> Steps:
    """As `answer`, for a body that is made only when its case runs."""
    return (READ, Built(lambda: http(make(), status, **options)))  # type: ignore[arg-type]


def chunked(body: bytes, *sizes: int) -> bytes:
    """`body` in chunks of these sizes, then the rest, then the last chunk."""
    out = b""
    for size in (*sizes, len(body)):
        if chunk := body[:size]:
            out += b"%x\r\n%s\r\n" % (len(chunk), chunk)
        body = body[size:]
    return out + b"0\r\n\r\n"


def packed(body: str | bytes, window: int = 31) -> bytes:
    """`body` compressed; `window` as zlib counts it: 31 gzip, 15 zlib's deflate, -15 bare deflate."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, window)
    data = body.encode() if isinstance(body, str) else body
    return compressor.compress(data) + compressor.flush()


def packed_blanks(megabytes: int, window: int = 31) -> bytes:
    """A bomb: so many megabytes of blanks compressed (the checksum at its end is wrong, far behind every cap)."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, window)
    block = b" " * (1 << 20)
    first = compressor.compress(block) + compressor.flush(zlib.Z_FULL_FLUSH)
    again = compressor.compress(block) + compressor.flush(zlib.Z_FULL_FLUSH)
    return first + again * (megabytes - 1) + compressor.flush()
