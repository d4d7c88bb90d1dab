"""`GetInfoByID` through zeep: zeep makes and routes the call, this package owns the wire and the reading.

zeep's own parsing of replies is not used: it refuses good replies with one unknown or missing field, returns None for what
is no answer, and reads `resultCode` `0_0` as 0.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lxml import etree

from kit_desktop.core.lookup import Exchange, LookupResult
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.password_mask import PasswordMask
from kit_desktop.gateway.soap.decoding import decode, escaped
from kit_desktop.gateway.soap.masking import masked_facts, masked_info, masked_xml
from kit_desktop.gateway.soap.reply import SOAP_11, Verdict, read_reply
from kit_desktop.gateway.soap.wsdl import SealedTransport, read_wsdl
from kit_desktop.gateway.soap.zeep_alone import zeep
from kit_desktop.gateway.wire.budget import Budget
from kit_desktop.gateway.wire.exchange import HttpExchange
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.reply import BODY_CAP, Reply
from kit_desktop.logs import error_places

if TYPE_CHECKING:
    from pathlib import Path

    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.cancel import CancelToken
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.lookup import LookupQuery

_log = logging.getLogger(__name__)

# zeep's DEBUG prints the request with the password, whatever level the person sets for our own log.
for _name in ("zeep", "requests", "urllib3", "httpcore", "httpx", "http.client"):
    logging.getLogger(_name).setLevel(logging.WARNING)
# These say nothing but what goes over the wire (a reply's headers may repeat the password), and a level set on one of them
# by somebody else would undo the line above.
for _name in ("zeep.transports", "httpcore.connection", "httpcore.http11", "httpcore.proxy"):
    logging.getLogger(_name).disabled = True


_NO_ADDRESS = "https://localhost/"


class _EmptyHeader(zeep.plugins.Plugin):
    """Adds the empty SOAP Header that the provider's sample request has and zeep leaves out."""

    def egress(self, envelope: Any, http_headers: Any, _operation: Any, _binding_options: Any) -> tuple[Any, Any]:
        if envelope.find(f"{{{SOAP_11}}}Header") is None:
            envelope.insert(0, etree.Element(f"{{{SOAP_11}}}Header"))
        return envelope, http_headers


@dataclass(slots=True, repr=False)
class _Call:
    """One call: the way that it takes, and what went over it."""

    exchange: HttpExchange
    budget: Budget
    reply: Reply = field(default_factory=Reply)
    request: bytes = b""
    request_headers: dict[str, str] = field(default_factory=dict)


class _CallTransport(SealedTransport):
    """Carries the calls of all threads: zeep hands an envelope over on the thread that asked, which `carry` prepared."""

    def __init__(self) -> None:
        super().__init__()
        self._on_this_thread = threading.local()

    def carry(self, call: _Call | None) -> None:
        """Take what zeep makes next on this thread over that call's way; None lets go of the one before."""
        self._on_this_thread.call = call

    def post(self, _address: str, message: bytes, headers: dict[str, str]) -> Reply:
        call: _Call = self._on_this_thread.call
        call.request, call.request_headers = message, dict(headers)
        call.exchange.post(headers, message, call.budget, call.reply)
        return call.reply


class SoapGateway:
    """The gateway, asked through zeep. Safe to use from several threads; every lookup has its own connection.

    `wsdl` is the path of a WSDL with GetInfoByID; it is read at the first lookup, or by `prepare`. The
    address that it names is never used.
    """

    def __init__(self, wsdl: Path) -> None:
        self._wsdl = wsdl
        self._mask: tuple[str, PasswordMask] | None = None
        self._lock = threading.Lock()
        self._transport = _CallTransport()
        self._service: Any = None

    def prepare(self) -> None:
        """Read the WSDL now. Raises OSError where it is missing, and WsdlUnusableError where it cannot be used."""
        self._prepared()

    def _prepared(self) -> Any:
        """zeep's service, made once for all calls and threads: what belongs to one call is in the transport."""
        with self._lock:
            if self._service is None:
                wsdl = read_wsdl(self._wsdl.read_bytes())
                settings = zeep.Settings(raw_response=True, forbid_dtd=True, forbid_entities=True, forbid_external=True)
                client = zeep.Client(wsdl.document, transport=self._transport, settings=settings, plugins=[_EmptyHeader()])
                # The address is each call's own: see `_CallTransport.post`.
                self._service = client.create_service(wsdl.binding, _NO_ADDRESS)
            return self._service

    def session(self) -> SoapSession:
        """The same gateway with a connection that is kept between lookups, for one thread of a list run."""
        return SoapSession(self)

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken
    ) -> LookupResult:
        """Ask once and say how it ended; see `Gateway.look_up`."""
        return self.look_up_over(HttpExchange(endpoint), query, credentials, endpoint, timeout, cancel)

    def look_up_over(  # the protocol's five and the connection
        self,
        exchange: HttpExchange,
        query: LookupQuery,
        credentials: Credentials,
        endpoint: Endpoint,
        timeout: float,
        cancel: CancelToken,
    ) -> LookupResult:
        """As `look_up`, over a given connection."""
        checked_at, started = datetime.now(UTC), time.monotonic()
        call = _Call(exchange, Budget(timeout, cancel))
        try:
            verdict = self._ask(call, query, credentials, endpoint)
        except LookupFailedError as exc:
            verdict = Verdict(exc.outcome, exc.facts)
        except Exception as exc:  # noqa: BLE001  # the border: whatever a library raises ends here, without its text
            _log.error("lookup broke: %s", error_places(exc))
            verdict = Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.INTERNAL, detail=type(exc).__name__))
        elapsed_ms = round((time.monotonic() - started) * 1000)
        _log.info("lookup ended: %s after %d ms, HTTP %s", verdict.outcome, elapsed_ms, call.reply.status)
        mask = self._mask_of(credentials.password)
        facts = verdict.facts if verdict.facts.host else replace(verdict.facts, host=endpoint.host, port=endpoint.port)
        return LookupResult(
            outcome=verdict.outcome,
            query=query,
            checked_at=checked_at,
            elapsed_ms=elapsed_ms,
            info=masked_info(mask, verdict.info, query.id),
            server_text=mask.mask_optional(verdict.server_text),
            http_status=call.reply.status,
            facts=masked_facts(mask, facts),
            exchange=_exchange(mask, query, endpoint, call),
            account=credentials.login,
        )

    def _mask_of(self, password: str) -> PasswordMask:
        """The mask of the account in use: a list run would make the same one for every id."""
        kept = self._mask
        if kept is None or kept[0] != password:
            kept = self._mask = (password, PasswordMask(password))
        return kept[1]

    def _ask(self, call: _Call, query: LookupQuery, credentials: Credentials, endpoint: Endpoint) -> Verdict:
        if not credentials.login or not credentials.password:
            raise LookupFailedError(Outcome.NO_CREDENTIALS)
        if not (endpoint.is_secure or endpoint.is_loopback or endpoint.allow_plain_http):
            raise LookupFailedError(Outcome.BAD_ENDPOINT, Facts(Reason.ADDRESS_PLAIN_HTTP, endpoint.host, endpoint.port))
        if not query.id or not _fits_xml(query.id):
            raise LookupFailedError(Outcome.BAD_ID, Facts("control_character" if query.id else "empty"))
        if not (_fits_xml(credentials.login) and _fits_xml(credentials.password)):
            raise LookupFailedError(Outcome.NO_CREDENTIALS, Facts("control_character"))
        service = self._prepared()
        ids = {"MsgID": "", "UserMsgID": "", query.by.value: query.id}
        self._transport.carry(call)
        try:
            service.GetInfoByID(login=credentials.login, password=credentials.password, ids=ids)
        finally:
            self._transport.carry(None)
        return read_reply(query, call.reply, (credentials.login, credentials.password))


class SoapSession:
    """One thread's way to the gateway in a list run: the connection is kept, everything else is as in `SoapGateway`."""

    def __init__(self, gateway: SoapGateway) -> None:
        self._gateway = gateway
        self._exchange: HttpExchange | None = None
        self._endpoint: Endpoint | None = None

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken
    ) -> LookupResult:
        """Ask once over the kept connection; see `Gateway.look_up`. Not safe to use from several threads."""
        if self._exchange is None or self._endpoint != endpoint:
            self.close()
            self._exchange, self._endpoint = HttpExchange(endpoint, keep_alive=True), endpoint
        result = self._gateway.look_up_over(self._exchange, query, credentials, endpoint, timeout, cancel)
        if not result.proves_service:
            self.close()
        return result

    def close(self) -> None:
        """Close the connection; the next lookup makes another."""
        if self._exchange is not None:
            self._exchange.close()
        self._exchange = None


def _fits_xml(text: str) -> bool:
    """Whether XML 1.0 can carry the text: no control characters but white space, no surrogates, no non-characters."""
    return all(c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000" for c in text)


def _exchange(mask: PasswordMask, query: LookupQuery, endpoint: Endpoint, call: _Call) -> Exchange | None:
    if not call.request:
        return None
    reply = call.reply
    body = reply.unpacked if reply.unpacked is not None else bytes(reply.body)
    decoded = decode(body, reply.header("content-type"))
    text = decoded[0] if decoded else escaped(body, BODY_CAP)
    status_line = f"HTTP {reply.status} {reply.reason_phrase}".rstrip() if reply.status is not None else ""
    return Exchange(
        address=endpoint.url,
        request_headers=_header_block(call.request_headers.items()),
        request_text=masked_xml(mask, call.request.decode("utf-8"), query.id),
        status_line=mask.mask(status_line),
        reply_headers=mask.mask(_header_block(reply.headers)),
        reply_text=masked_xml(mask, text[:BODY_CAP], query.id),
        reply_bytes=len(reply.body),
        reply_cut=reply.cut or len(text) > BODY_CAP,
        charset=decoded[1] if decoded else None,
    )


def _header_block(headers: Any) -> str:
    return "\n".join(f"{name}: {value}" for name, value in headers)
