"""The connection check: from the address to the login, one step after the other, each told as soon as it is known.

Nothing of the account is sent before the last step, and that one is taken only where the person wants it.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kit_desktop.core.connection_check import CheckPlan, CheckStep, Side, StepNote, StepResult, StepState
from kit_desktop.core.endpoint import address_of, wsdl_endpoint
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.wsdl import Aspect
from kit_desktop.gateway.soap.reply import read_reply
from kit_desktop.gateway.soap.wsdl import fetch_wsdl
from kit_desktop.gateway.wire.backend import Backend, resolve
from kit_desktop.gateway.wire.budget import Budget
from kit_desktop.gateway.wire.certificate import certificate_facts
from kit_desktop.gateway.wire.exchange import HttpExchange
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.proxies import Proxy, ascii_host, blamed_on_script, proxy_before
from kit_desktop.gateway.wire.reply import Reply
from kit_desktop.logs import error_places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit_desktop.core.cancel import CancelToken
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.lookup import Gateway

_log = logging.getLogger(__name__)

HARMLESS_ID = "0"
"""No message has it; asking for it shows whether the login is accepted."""

_SOON = timedelta(days=14)
_ADDRESSES_TOLD = 4
_QUESTION = (
    b'<?xml version="1.0" encoding="UTF-8"?>'
    b'<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body/></SOAP-ENV:Envelope>'
)
_HEADERS = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '"urn:SendSMSLib-SendSMSService#GetInfoByID"'}

_SIDES: dict[str, Side] = {
    **dict.fromkeys((Reason.NAME_NOT_FOUND, Reason.NO_ROUTE, Reason.LOST, Reason.WEB_PAGE), Side.NETWORK),
    **dict.fromkeys((Reason.CERT_WRONG_HOST, Reason.CERT_SELF_SIGNED, Reason.CERT_UNKNOWN_ISSUER), Side.NETWORK),
    **dict.fromkeys((Reason.CERT_NOT_YET_VALID, Reason.NOT_TLS, Reason.HTTP_404), Side.HERE),
    **dict.fromkeys((Reason.PROXY_UNUSABLE, Reason.PROXY_SCRIPT), Side.HERE),
    Reason.REFUSED: Side.GATEWAY,
}
_OUTCOME_SIDES = {
    Outcome.BAD_ENDPOINT: Side.HERE,
    Outcome.PROXY_ERROR: Side.PROXY,
    Outcome.REDIRECTED: Side.NETWORK,
    Outcome.TIMED_OUT: Side.NETWORK,
    Outcome.AUTH_FAILED: Side.ACCOUNT,
    Outcome.NO_CREDENTIALS: Side.ACCOUNT,
}
_NO_SOAP = frozenset(
    {
        Reason.NOT_HTTP, Reason.EMPTY_REPLY, Reason.WEB_PAGE, Reason.NOT_XML, Reason.DTD, Reason.BAD_ENCODING,
        Reason.BROKEN_COMPRESSION, Reason.NOT_SOAP, Reason.HTTP_404, Reason.TOO_COMPLEX,
    }
)  # fmt: skip


def check_connection(
    gateway: Gateway, shipped_wsdl: Path, plan: CheckPlan, tell: Callable[[StepResult], None], cancel: CancelToken
) -> None:
    """Take every step that can be taken; see `ConnectionCheck`."""
    path = _Path(gateway, shipped_wsdl, plan, cancel)
    steps = (path.address, path.proxy, path.name, path.connection, path.certificate, path.service, path.wsdl, path.login)
    stopped_by: StepNote | None = None
    for step, take in zip(CheckStep, steps, strict=True):
        if cancel.is_set:
            stopped_by = StepNote.STOPPED
        if stopped_by is not None:
            tell(StepResult(step, StepState.SKIPPED, stopped_by))
            continue
        began = time.monotonic()
        try:
            result = take()
        except LookupFailedError as exc:
            result = _failed(step, exc.outcome, exc.facts)
        except Exception as exc:  # noqa: BLE001  # the border: the check says that it broke, and not how in a library's words
            _log.error("the check broke at %s: %s", step, error_places(exc))
            result = _failed(step, Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.INTERNAL, detail=type(exc).__name__))
        tell(replace(result, elapsed_ms=round((time.monotonic() - began) * 1000)))
        if result.state is StepState.FAILED and step is not CheckStep.WSDL:
            stopped_by = StepNote.NOT_REACHED


class _Path:
    """The path to the server, from the address to the login. A step raises LookupFailedError where it fails."""

    def __init__(self, gateway: Gateway, shipped_wsdl: Path, plan: CheckPlan, cancel: CancelToken) -> None:
        self._gateway, self._shipped_wsdl = gateway, shipped_wsdl
        self._plan, self._cancel = plan, cancel
        self._proxy: Proxy | None = None
        self._reply = Reply()
        self._failure: LookupFailedError | None = None

    @property
    def _endpoint(self) -> Endpoint:
        if isinstance(self._plan.endpoint, Reason):
            raise LookupFailedError(Outcome.BAD_ENDPOINT, Facts(self._plan.endpoint))
        return self._plan.endpoint

    def _budget(self) -> Budget:
        return Budget(self._plan.timeout, self._cancel)

    def address(self) -> StepResult:
        endpoint = self._endpoint
        open_way = not endpoint.is_secure and not endpoint.is_loopback
        state, note = (StepState.REMARK, StepNote.NOT_ENCRYPTED) if open_way else (StepState.PASSED, None)
        return StepResult(CheckStep.ADDRESS, state, note, values=(endpoint.url,))

    def proxy(self) -> StepResult:
        self._proxy = proxy_before(self._endpoint, self._budget())
        if self._proxy is None:
            return StepResult(CheckStep.PROXY, StepState.PASSED, StepNote.NO_PROXY)
        return StepResult(CheckStep.PROXY, StepState.PASSED, StepNote.VIA_PROXY, values=(self._proxy.place,))

    def _next_hop(self) -> tuple[str, int]:
        if self._proxy is not None:
            return self._proxy.host.strip("[]"), self._proxy.port
        return ascii_host(self._endpoint.host), self._endpoint.port

    def name(self) -> StepResult:
        host, port = self._next_hop()
        note = StepNote.PROXY_RESOLVES if self._proxy is not None else None
        if address_of(host) is not None:
            return StepResult(CheckStep.NAME, StepState.PASSED, note or StepNote.NUMERIC_ADDRESS, values=(host,))
        try:
            found = resolve(host, port, self._budget())
        except LookupFailedError as exc:
            raise self._blamed(exc) from None
        addresses = dict.fromkeys(str(item[4][0]) for item in found)
        return StepResult(CheckStep.NAME, StepState.PASSED, note, values=(host, *list(addresses)[:_ADDRESSES_TOLD]))

    def _blamed(self, failure: LookupFailedError) -> LookupFailedError:
        """A next hop that cannot be reached is the proxy where there is one, or one that only a script names."""
        if self._proxy is None:
            return blamed_on_script(failure, self._endpoint)
        if failure.outcome is not Outcome.UNREACHABLE:
            return failure
        return LookupFailedError(Outcome.PROXY_ERROR, Facts(Reason.PROXY_UNREACHABLE, self._proxy.host, self._proxy.port))

    def connection(self) -> StepResult:
        host, port = self._next_hop()
        backend = Backend()
        backend.trace.begin(self._budget())
        endpoint = self._endpoint
        backend.loopback_only = self._proxy is None and not endpoint.is_secure and not endpoint.allow_plain_http
        try:
            backend.connect_tcp(host, port).close()
        except LookupFailedError as exc:
            raise self._blamed(exc) from None
        return StepResult(CheckStep.CONNECTION, StepState.PASSED, values=(f"{host}:{port}",))

    def certificate(self) -> StepResult:
        """Also puts the question of the next step: one connection serves both."""
        exchange = HttpExchange(self._endpoint)
        try:
            exchange.post(_HEADERS, _QUESTION, self._budget(), self._reply)
        except LookupFailedError as exc:
            self._failure = exc
        if not self._endpoint.is_secure:
            note = StepNote.THIS_COMPUTER if self._endpoint.is_loopback else StepNote.NOT_ENCRYPTED
            return StepResult(CheckStep.CERTIFICATE, StepState.SKIPPED, note)
        if exchange.certificate is None:
            raise self._failure or LookupFailedError(Outcome.UNREACHABLE, Facts(Reason.LOST, self._endpoint.host))
        facts = certificate_facts(exchange.certificate)
        if facts is None:
            return StepResult(CheckStep.CERTIFICATE, StepState.PASSED)
        issuer, valid_until = facts
        found = StepResult(CheckStep.CERTIFICATE, StepState.PASSED, issuer=issuer, valid_until=valid_until)
        if valid_until - datetime.now(UTC) < _SOON:
            return replace(found, state=StepState.REMARK, note=StepNote.CERT_ENDS_SOON, side=Side.GATEWAY)
        return found

    def service(self) -> StepResult:
        if self._failure is not None:
            raise self._failure
        verdict = read_reply(LookupQuery(IdKind.MSG_ID, HARMLESS_ID), self._reply)
        spoke = verdict.outcome not in {Outcome.REDIRECTED, Outcome.PROXY_ERROR, Outcome.SERVER_ERROR}
        if spoke and verdict.facts.reason not in _NO_SOAP:
            return StepResult(CheckStep.SERVICE, StepState.PASSED, http_status=self._reply.status)
        outcome = Outcome.SERVER_ERROR if verdict.facts.reason == Reason.HTTP_404 else verdict.outcome
        return _failed(CheckStep.SERVICE, outcome, verdict.facts, self._reply.status, verdict.server_text)

    def wsdl(self) -> StepResult:
        step, endpoint = CheckStep.WSDL, self._endpoint
        report = fetch_wsdl(wsdl_endpoint(endpoint), self._shipped_wsdl, self._plan.timeout, self._cancel)
        if report.outcome is not Outcome.OK:
            return _failed(step, report.outcome, report.facts, report.http_status)
        if report.problem is not None:
            return StepResult(step, StepState.REMARK, StepNote.WSDL_UNUSABLE, Side.GATEWAY, values=(report.problem.value,))
        found = [each for each in report.differences if each.aspect is not Aspect.ADDRESS or each.service != endpoint.url]
        if found:
            return StepResult(step, StepState.REMARK, StepNote.WSDL_DIFFERS, Side.GATEWAY, values=(str(len(found)),))
        return StepResult(step, StepState.PASSED)

    def login(self) -> StepResult:
        step, plan = CheckStep.LOGIN, self._plan
        if not plan.try_login:
            return StepResult(step, StepState.SKIPPED, StepNote.NOT_WANTED)
        if plan.credentials is None:
            return StepResult(step, StepState.SKIPPED, StepNote.NO_ACCOUNT, Side.ACCOUNT)
        if plan.login_refused:
            return StepResult(step, StepState.SKIPPED, StepNote.REFUSED_BEFORE, Side.ACCOUNT)
        query = LookupQuery(IdKind.MSG_ID, HARMLESS_ID)
        found = self._gateway.look_up(query, plan.credentials, self._endpoint, plan.timeout, self._cancel)
        if found.proves_service:
            return StepResult(step, StepState.PASSED, StepNote.LOGIN_ACCEPTED, server_text=found.server_text)
        if found.outcome in {Outcome.NOT_FOUND, Outcome.SERVER_FAULT}:
            return StepResult(step, StepState.REMARK, StepNote.LOGIN_UNKNOWN, server_text=found.server_text)
        return _failed(step, found.outcome, found.facts, found.http_status, found.server_text)


def _failed(
    step: CheckStep, outcome: Outcome, facts: Facts, http_status: int | None = None, server_text: str | None = None
) -> StepResult:
    if outcome is Outcome.CANCELLED:
        return StepResult(step, StepState.SKIPPED, StepNote.STOPPED, server_text=server_text)
    side = _SIDES.get(facts.reason or "") or _OUTCOME_SIDES.get(outcome, Side.GATEWAY)
    return StepResult(
        step, StepState.FAILED, side=side, outcome=outcome, facts=facts, http_status=http_status, server_text=server_text
    )
