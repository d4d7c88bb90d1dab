"""A WSDL that nobody vouches for, made into something that zeep can ask with, or refused with a reason.

First the hardened reader of replies sees it (encoding, no DTD, caps), then zeep, which is given nothing to load from anywhere.
"""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.wsdl import WsdlContract, WsdlField, WsdlProblem, WsdlReport, WsdlUnusableError, differences
from kit_desktop.gateway.soap.decoding import decode, without_declaration
from kit_desktop.gateway.soap.xml_tree import UnreadableError, parse_xml
from kit_desktop.gateway.soap.zeep_alone import Soap11Binding, zeep
from kit_desktop.gateway.wire.budget import Budget
from kit_desktop.gateway.wire.exchange import HttpExchange
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.reply import Reply
from kit_desktop.logs import error_places

if TYPE_CHECKING:
    from pathlib import Path

    from kit_desktop.core.cancel import CancelToken
    from kit_desktop.core.endpoint import Endpoint

_log = logging.getLogger(__name__)

OPERATION = "GetInfoByID"

_ELEMENTS = 20_000
"""Elements of a WSDL at the most. The whole service has a few dozen operations."""

_DEEPEST = 8
_WSDL = "http://schemas.xmlsoap.org/wsdl/"
_PROBLEMS = {Reason.DTD: WsdlProblem.DTD, Reason.TOO_COMPLEX: WsdlProblem.TOO_COMPLEX}


class SealedTransport(zeep.Transport):
    """What a WSDL names besides itself is not fetched, from the network or from the disk. zeep's own session is not made."""

    def __init__(self) -> None:
        self._close_session = False

    def load(self, url: Any) -> bytes:
        raise WsdlUnusableError(WsdlProblem.REFERS_ELSEWHERE, type(url).__name__)


class ReadWsdl(NamedTuple):
    """A WSDL's text, what zeep made of it, the name of the binding that has GetInfoByID over SOAP 1.1, what it says of that."""

    text: str
    document: Any
    binding: str
    contract: WsdlContract


def read_wsdl(wsdl: bytes, content_type: str = "") -> ReadWsdl:
    """Read a WSDL. Raises WsdlUnusableError, and nothing else, whatever it holds."""
    text = _harmless(wsdl, content_type)
    transport: Any = SealedTransport()
    settings = zeep.Settings(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        document = zeep.wsdl.Document(io.BytesIO(text.encode("utf-8")), transport, settings=settings)
        binding = _binding_of(document)
        contract = _contract(document, binding)
    except WsdlUnusableError:
        raise
    except zeep.exceptions.ExternalReferenceForbidden:
        raise WsdlUnusableError(WsdlProblem.REFERS_ELSEWHERE) from None
    except Exception as exc:  # noqa: BLE001  # the border: zeep raises what its parts raise on broken WSDLs
        raise WsdlUnusableError(WsdlProblem.NOT_WSDL, type(exc).__name__) from None
    name = binding.name.text
    _try_request(document, transport, name)
    return ReadWsdl(text, document, name, contract)


def fetch_wsdl(endpoint: Endpoint, shipped: Path, timeout: float, cancel: CancelToken) -> WsdlReport:
    """Fetch what is published at `endpoint` and compare it with the `shipped` WSDL. Nothing is kept; never raises."""
    exchange, reply = HttpExchange(endpoint), Reply()
    report = WsdlReport(address=endpoint.url)
    try:
        exchange.get(Budget(timeout, cancel), reply)
        _check_status(reply)
        read = read_wsdl(reply.unpacked or b"", reply.header("content-type"))
        found = differences(read_wsdl(shipped.read_bytes()).contract, read.contract)
    except LookupFailedError as exc:
        facts = exc.facts if exc.facts.host else replace(exc.facts, host=endpoint.host, port=endpoint.port)
        return report._replace(outcome=exc.outcome, facts=facts, http_status=reply.status)
    except WsdlUnusableError as exc:
        return report._replace(problem=exc.problem, facts=Facts(detail=exc.detail or None), http_status=reply.status)
    except Exception as exc:  # noqa: BLE001  # the border, as in SoapGateway
        _log.error("the download broke: %s", error_places(exc))
        return report._replace(outcome=Outcome.REPLY_NOT_UNDERSTOOD, facts=Facts(Reason.INTERNAL, detail=type(exc).__name__))
    return report._replace(http_status=reply.status, text=read.text, differences=found)


def _check_status(reply: Reply) -> None:
    phrase = reply.reason_phrase or None
    if reply.is_redirect:
        raise LookupFailedError(Outcome.REDIRECTED, Facts(location=reply.header("location") or None, detail=phrase))
    if reply.status == 407:
        raise LookupFailedError(Outcome.PROXY_ERROR, Facts(Reason.PROXY_LOGIN, detail=phrase))
    if reply.status != 200:
        raise LookupFailedError(Outcome.SERVER_ERROR, Facts(Reason.HTTP_STATUS, detail=phrase or str(reply.status)))
    if not reply.unpacked:
        raise LookupFailedError(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.EMPTY_REPLY))


def _harmless(wsdl: bytes, content_type: str) -> str:
    decoded = decode(wsdl, content_type)
    if decoded is None:
        raise WsdlUnusableError(WsdlProblem.NOT_READABLE)
    text = without_declaration(decoded[0])
    try:
        root = parse_xml(text, _ELEMENTS)
    except UnreadableError as exc:
        page = "<html" in text[:2_000].lower()
        problem = WsdlProblem.WEB_PAGE if page else _PROBLEMS.get(exc.problem, WsdlProblem.NOT_READABLE)
        raise WsdlUnusableError(problem) from None
    if root.name.lower() == "html":
        raise WsdlUnusableError(WsdlProblem.WEB_PAGE)
    if (root.namespace, root.name) != (_WSDL, "definitions"):
        raise WsdlUnusableError(WsdlProblem.NOT_WSDL, root.name[:60])
    return text


def _binding_of(document: Any) -> Any:
    for binding in document.bindings.values():
        if type(binding) is Soap11Binding and OPERATION in binding.all():
            return binding
    raise WsdlUnusableError(WsdlProblem.NO_OPERATION)


def _try_request(document: Any, transport: Any, binding: str) -> None:
    """Make the very request that a lookup makes, and see that everything is in it."""
    try:
        client = zeep.Client(document, transport=transport)
        service = client.create_service(binding, "https://localhost/")
        values = {"login": "kit-login", "password": "kit-word", "ids": {"MsgID": "kit-id", "UserMsgID": "kit-user-id"}}
        envelope = client.create_message(service, OPERATION, **values)
        texts = set(envelope.itertext())
    except Exception as exc:  # noqa: BLE001  # as above; a request that cannot be made is all that matters here
        raise WsdlUnusableError(WsdlProblem.CANNOT_ASK, type(exc).__name__) from None
    if not {"kit-login", "kit-word", "kit-id", "kit-user-id"} <= texts:
        raise WsdlUnusableError(WsdlProblem.CANNOT_ASK)


def _contract(document: Any, binding: Any) -> WsdlContract:
    operation = binding.get(OPERATION)
    ports = [port for service in document.services.values() for port in service.ports.values()]
    addresses = [str(port.binding_options.get("address", "")) for port in ports if port.binding is binding]
    return WsdlContract(
        address=addresses[0] if addresses else "",
        soap_action=str(operation.soapaction or ""),
        style=str(operation.style),
        request=_field(operation.input.body, 0),
        reply=_field(operation.output.body, 0),
    )


def _field(element: Any, depth: int) -> WsdlField:
    if element is None:
        return WsdlField("", "")
    inside = getattr(element.type, "elements", None) if depth < _DEEPEST else None
    most = "n" if element.max_occurs == "unbounded" else str(element.max_occurs)
    least = str(element.min_occurs)
    return WsdlField(
        name=element.qname.localname,
        type=str(getattr(element.type, "name", None) or ""),
        occurs=least if least == most else f"{least}..{most}",
        namespace=element.qname.namespace or "",
        children=tuple(_field(child, depth + 1) for _, child in inside or () if hasattr(child, "type")),
    )
