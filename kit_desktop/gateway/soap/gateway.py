"""`GetInfoByID` through zeep: zeep makes and routes the call, this package owns the wire and the reading.

zeep's own parsing of replies is not used: it refuses good replies with one unknown or missing field, returns None for what
is no answer, and reads `resultCode` `0_0` as 0.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from kit_desktop.core.lookup import Exchange, LookupResult, proves_service
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
    from collections.abc import Callable
    from pathlib import Path

    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.cancel import CancelToken
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.lists.run.shared_state import Slot
    from kit_desktop.core.lookup import LookupQuery

_log = logging.getLogger(__name__)

# zeep's DEBUG prints the request with the password, whatever level the person sets for our own log.
for _name in ("zeep", "requests", "urllib3", "httpcore", "httpx", "http.client"):
    logging.getLogger(_name).setLevel(logging.WARNING)
# These say nothing but what goes over the wire (a reply's headers may repeat the password), and a level set on one of them
# by somebody else would undo the line above.
for _name in ("zeep.transports", "httpcore.connection", "httpcore.http11", "httpcore.proxy"):
    logging.getLogger(_name).disabled = True


_ANSWERED = re.compile(rb"<(?:[\w.-]+:)?resultCode\b[^<>]*>\s*0\s*<")
_NO_ADDRESS = "https://localhost/"
_fits_xml = re.compile(r"[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*").fullmatch
"""Whether XML 1.0 can carry a text: no control characters but white space, no surrogates, no non-characters."""
_mask_of = lru_cache(maxsize=1)(PasswordMask)
"""The mask of the account in use: a list run would make the same one for every id."""


class _EmptyHeader(zeep.plugins.Plugin):
    """Adds the empty SOAP Header that the provider's sample request has and zeep leaves out."""

    def egress(self, envelope: Any, http_headers: Any, _operation: Any, _binding_options: Any) -> tuple[Any, Any]:
        if envelope.find(f"{{{SOAP_11}}}Header") is None:
            envelope.insert(0, etree.Element(f"{{{SOAP_11}}}Header"))
        return envelope, http_headers


@dataclass(repr=False)
class _Call:
    """One call: what is asked, the way that it takes, and what went over it."""

    query: LookupQuery
    credentials: Credentials
    endpoint: Endpoint
    timeout: float
    cancel: CancelToken
    open_exchange: Callable[[], HttpExchange]
    on_reply: Callable[[], object] = bool
    exchange: HttpExchange | None = None
    reply: Reply = field(default_factory=Reply)
    request: bytes = b""
    request_headers: dict[str, str] = field(default_factory=dict)
    elapsed_ms: int = 0

    def __post_init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Let the time count from now on."""
        self.checked_at, self.started = datetime.now(UTC), time.monotonic()
        self.budget = Budget(self.timeout, self.cancel)


_under_way: ContextVar[_Call] = ContextVar("call")
"""The call that this thread makes: zeep hands its envelope over on the thread that asked."""


class _CallTransport(SealedTransport):
    """Carries the calls of all threads, each over its own way."""

    def post(self, _address: str, message: bytes, headers: dict[str, str]) -> Reply:
        call = _under_way.get()
        call.exchange = call.open_exchange()
        call.request, call.request_headers = message, dict(headers)
        call.exchange.post(headers, message, call.budget, call.reply)
        call.on_reply()
        return call.reply


class SoapGateway:
    """The gateway, asked through zeep. Safe to use from several threads; every lookup has its own connection.

    `wsdl` is the path of a WSDL with GetInfoByID; it is read at the first lookup, or by `prepare`. The
    address that it names is never used.
    """

    def __init__(self, wsdl: Path) -> None:
        self._wsdl = wsdl
        self._lock = threading.Lock()
        self._service: Any = None

    def prepare(self) -> Any:
        """zeep's service, made once for all calls and threads: what belongs to one call is in the transport.

        Raises OSError where the WSDL is missing, and WsdlUnusableError where it cannot be used.
        """
        with self._lock:
            if self._service is None:
                wsdl = read_wsdl(self._wsdl.read_bytes())
                settings = zeep.Settings(raw_response=True, forbid_dtd=True, forbid_entities=True, forbid_external=True)
                client = zeep.Client(wsdl.document, transport=_CallTransport(), settings=settings, plugins=[_EmptyHeader()])
                # The address is each call's own: see `_CallTransport.post`.
                self._service = client.create_service(wsdl.binding, _NO_ADDRESS)
            return self._service

    def session(self) -> SoapSession:
        """The same gateway with connections that are kept between lookups, for one list run."""
        return SoapSession(self)

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken
    ) -> LookupResult:
        """Ask once and say how it ended; see `Gateway.look_up`."""
        call = _Call(query, credentials, endpoint, timeout, cancel, lambda: HttpExchange(endpoint))
        return self.result_of(call, self.ask(call))

    def ask(self, call: _Call) -> Verdict:
        """Ask once, and read what came."""
        try:
            verdict = self._ask(call)
        except LookupFailedError as exc:
            verdict = Verdict(exc.outcome, exc.facts)
        except Exception as exc:  # noqa: BLE001  # the border: whatever a library raises ends here, without its text
            _log.error("lookup broke: %s", error_places(exc))
            verdict = Verdict(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.INTERNAL, detail=type(exc).__name__))
        call.elapsed_ms = round((time.monotonic() - call.started) * 1000)
        _log.info("lookup ended: %s after %d ms, HTTP %s", verdict.outcome, call.elapsed_ms, call.reply.status)
        return verdict

    def result_of(self, call: _Call, verdict: Verdict) -> LookupResult:
        """What came of a call, without the password."""
        mask, endpoint = _mask_of(call.credentials.password), call.endpoint
        facts = verdict.facts if verdict.facts.host else replace(verdict.facts, host=endpoint.host, port=endpoint.port)
        return LookupResult(
            outcome=verdict.outcome,
            query=call.query,
            checked_at=call.checked_at,
            elapsed_ms=call.elapsed_ms,
            info=masked_info(mask, verdict.info, call.query.id),
            server_text=mask.mask_optional(verdict.server_text),
            http_status=call.reply.status,
            facts=masked_facts(mask, facts),
            exchange=_exchange(mask, call),
            account=call.credentials.login,
        )

    def _ask(self, call: _Call) -> Verdict:
        query, credentials, endpoint = call.query, call.credentials, call.endpoint
        if not credentials.login or not credentials.password:
            raise LookupFailedError(Outcome.NO_CREDENTIALS)
        if not (endpoint.is_secure or endpoint.is_loopback or endpoint.allow_plain_http):
            raise LookupFailedError(Outcome.BAD_ENDPOINT, Facts(Reason.ADDRESS_PLAIN_HTTP, endpoint.host, endpoint.port))
        if not query.id or not _fits_xml(query.id):
            raise LookupFailedError(Outcome.BAD_ID, Facts("control_character" if query.id else "empty"))
        if not (_fits_xml(credentials.login) and _fits_xml(credentials.password)):
            raise LookupFailedError(Outcome.NO_CREDENTIALS, Facts("control_character"))
        service = self.prepare()
        ids = {"MsgID": "", "UserMsgID": "", query.by.value: query.id}
        token = _under_way.set(call)
        try:
            service.GetInfoByID(login=credentials.login, password=credentials.password, ids=ids)
        finally:
            _under_way.reset(token)
        return read_reply(query, call.reply, (credentials.login, credentials.password))


class SoapSession:
    """A list run's way to the gateway: one kept connection for each that asks at once. Safe to use from several threads."""

    def __init__(self, gateway: SoapGateway) -> None:
        self._gateway = gateway
        self._lock = threading.Lock()
        self._endpoint: Endpoint | None = None
        self._kept: list[HttpExchange] = []

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken, slot: Slot
    ) -> LookupResult:
        """Ask once within the slot; see `ListGateway.look_up`."""

        def open_exchange() -> HttpExchange:
            if not slot.take():
                raise LookupFailedError(Outcome.CANCELLED)
            call.begin()
            return self._open(endpoint)

        def let_next_ask() -> None:
            if call.exchange is not None:
                self._keep(call.exchange, endpoint)
                slot.free()
                call.exchange = None

        def on_reply() -> None:
            # Not after it has been read: every millisecond of that would be one in which nobody asks.
            if call.reply.status == 200 and _ANSWERED.search(call.reply.body):
                let_next_ask()

        call = _Call(query, credentials, endpoint, timeout, cancel, open_exchange, on_reply)
        verdict = self._gateway.ask(call)
        if proves_service(verdict.outcome, verdict.facts):
            let_next_ask()
        elif call.exchange is not None:
            # What is no answer of the service may leave something behind on the connection.
            call.exchange.close()
        return self._gateway.result_of(call, verdict)

    def _open(self, endpoint: Endpoint) -> HttpExchange:
        with self._lock:
            if self._endpoint != endpoint:
                self._let_go()
                self._endpoint = endpoint
            return self._kept.pop() if self._kept else HttpExchange(endpoint, keep_alive=True)

    def _keep(self, exchange: HttpExchange, endpoint: Endpoint) -> None:
        with self._lock:
            if self._endpoint == endpoint:
                self._kept.append(exchange)
                return
        exchange.close()

    def close(self) -> None:
        """Close the connections, those in use when they are done with; the next lookup makes another."""
        with self._lock:
            self._endpoint = None
            self._let_go()

    def _let_go(self) -> None:
        while self._kept:
            self._kept.pop().close()


def _exchange(mask: PasswordMask, call: _Call) -> Exchange | None:
    if not call.request:
        return None
    reply, query = call.reply, call.query
    body = reply.unpacked if reply.unpacked is not None else bytes(reply.body)
    decoded = decode(body, reply.header("content-type"))
    text = decoded[0] if decoded else escaped(body, BODY_CAP)
    status_line = f"HTTP {reply.status} {reply.reason_phrase}".rstrip() if reply.status is not None else ""
    return Exchange(
        address=call.endpoint.url,
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
