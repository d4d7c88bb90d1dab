"""The practice gateway's SOAP: reads a request as strictly as the provider documents it, writes replies byte for byte as PHP's
SoapServer does (the real gateway's replies have that very shape).

Where PHP refuses a request, the fault's code and words are PHP's, read from PHP 8.2's answers; where PHP lets pass what the
provider's page forbids, the words are ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from lxml import etree

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import WIRE_FIELDS

SOAP_ACTION = "urn:SendSMSLib-SendSMSService#GetInfoByID"
REPLY_TYPE = "text/xml; charset=utf-8"

_ENVELOPE_NS = "http://schemas.xmlsoap.org/soap/envelope/"
_SERVICE_NS = "http://tempuri.org/"
_WSDL_ADDRESS = "{http://schemas.xmlsoap.org/wsdl/soap/}address"
_OPERATION = "SendSMSService___GetInfoByID"
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="{_ENVELOPE_NS}"'
_TAIL = "</SOAP-ENV:Body></SOAP-ENV:Envelope>\n"
_XML_SPACE = " \t\r\n"


class RequestRefusedError(Exception):
    """The request is answered with a SOAP fault. `code` is the fault code without its prefix, `words` are the fault's."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


def check_headers(content_types: Sequence[str], actions: Sequence[str]) -> None:
    """Check that the Content-Type is `text/xml` in UTF-8 and that the SOAPAction is GetInfoByID's, each given once.

    The action may be quoted (SOAP 1.1) or bare (the provider's own sample). Raises RequestRefusedError.
    """
    if len(content_types) != 1 or not _is_utf8_xml(content_types[0]):
        raise RequestRefusedError("Client", "Bad Request: Content-Type must be text/xml in UTF-8")
    if len(actions) != 1 or actions[0].strip() not in {SOAP_ACTION, f'"{SOAP_ACTION}"'}:
        raise RequestRefusedError("Client", f"Bad Request: SOAPAction must be {SOAP_ACTION}")


def _is_utf8_xml(content_type: str) -> bool:
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charsets = [p.removeprefix("charset=").strip('"') for p in parameters if p.startswith("charset=")]
    return kind == "text/xml" and charsets in ([], ["utf-8"])


def read_request(body: bytes) -> tuple[Credentials, LookupQuery]:
    """Who asks what in a GetInfoByID request; raises RequestRefusedError where it is none.

    A UserMsgID that is not empty makes the MsgID beside it count for nothing (provider's documentation of 2020). The id is
    empty where both elements are.
    """
    ids, login, password = _read_operation(_read_body(_parse(body)))
    msg_id, user_msg_id = (_text(element) for element in _children(ids, ("MsgID", "UserMsgID")))
    by = IdKind.USER_MSG_ID if user_msg_id else IdKind.MSG_ID
    return Credentials(_text(login), _text(password)), LookupQuery(by, user_msg_id or msg_id)


def _parse(body: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        raise RequestRefusedError("Client", "Bad Request") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise RequestRefusedError("Server", "DTD are not supported by SOAP")
    return root


def _read_body(envelope: etree._Element) -> etree._Element:
    if envelope.tag != f"{{{_ENVELOPE_NS}}}Envelope":
        raise RequestRefusedError("VersionMismatch", "Wrong Version")
    parts = list(envelope)
    if parts and parts[0].tag == f"{{{_ENVELOPE_NS}}}Header":
        header = parts.pop(0)
        if any(entry.get(f"{{{_ENVELOPE_NS}}}mustUnderstand") in {"1", "true"} for entry in header):
            raise RequestRefusedError("MustUnderstand", "Header not understood")
    if not parts or parts[0].tag != f"{{{_ENVELOPE_NS}}}Body":
        raise RequestRefusedError("Client", "Body must be present in a SOAP envelope")
    if len(parts) > 1:
        raise RequestRefusedError("Client", "A SOAP 1.1 envelope can contain only Header and Body")
    return parts[0]


def _read_operation(body: etree._Element) -> tuple[etree._Element, etree._Element, etree._Element]:
    if len(body) == 0:
        raise RequestRefusedError("Client", 'looks like we got "Body" without function call')
    if len(body) > 1:
        raise RequestRefusedError("Client", "Error cannot find parameter")
    operation = body[0]
    if operation.tag != f"{{{_SERVICE_NS}}}{_OPERATION}":
        raise RequestRefusedError("Server", f"Procedure '{etree.QName(operation).localname}' not present")
    login, password, ids = _children(operation, ("login", "password", "ids"))
    return ids, login, password


def _children(parent: etree._Element, names: Sequence[str]) -> list[etree._Element]:
    """The element children of `parent`, which must be exactly these, in this order, in the service's namespace."""
    children = list(parent)
    loose = "".join([parent.text or "", *(child.tail or "" for child in children)])
    if [child.tag for child in children] != [f"{{{_SERVICE_NS}}}{name}" for name in names] or loose.strip(_XML_SPACE):
        raise RequestRefusedError(
            "Client", f"Bad Request: {etree.QName(parent).localname} must hold {', '.join(names)} of {_SERVICE_NS}"
        )
    return children


def _text(element: etree._Element) -> str:
    if len(element):
        raise RequestRefusedError("Client", f"Bad Request: {etree.QName(element).localname} must hold text only")
    return element.text or ""


def result_envelope(values: Sequence[str]) -> bytes:
    """The reply that carries one `Result`; `values` are its eleven texts in the order of `WIRE_FIELDS`."""
    fields = "".join(f"<ns1:{name}>{escape(value)}</ns1:{name}>" for name, value in zip(WIRE_FIELDS, values, strict=True))
    reply = f"ns1:{_OPERATION}Response"
    text = f'{_HEAD} xmlns:ns1="{_SERVICE_NS}"><SOAP-ENV:Body><{reply}><ns1:Result>{fields}</ns1:Result></{reply}>{_TAIL}'
    return text.encode()


def fault_envelope(code: str, words: str) -> bytes:
    """The reply that carries a SOAP 1.1 fault; `code` is without its prefix."""
    inside = f"<faultcode>SOAP-ENV:{code}</faultcode><faultstring>{escape(words)}</faultstring>"
    return f"{_HEAD}><SOAP-ENV:Body><SOAP-ENV:Fault>{inside}</SOAP-ENV:Fault>{_TAIL}".encode()


def wsdl_naming(wsdl: bytes, address: str) -> bytes:
    """`wsdl` with every service address replaced by `address`. Raises lxml's XMLSyntaxError where it is no XML."""
    root = etree.fromstring(wsdl, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter(_WSDL_ADDRESS):
        element.set("location", address)
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")
