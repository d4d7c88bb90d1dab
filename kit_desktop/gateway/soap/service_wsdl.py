"""The service's own WSDL: downloaded, checked, compared with the shipped one."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.wsdl import WsdlReport, WsdlUnusableError, differences
from kit_desktop.gateway.soap.wsdl import read_wsdl
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
    if reply.is_redirect:
        location = reply.header("location") or None
        raise LookupFailedError(Outcome.REDIRECTED, Facts(location=location, detail=reply.reason_phrase or None))
    if reply.status == 407:
        raise LookupFailedError(Outcome.PROXY_ERROR, Facts(Reason.PROXY_LOGIN, detail=reply.reason_phrase or None))
    if reply.status != 200:
        raise LookupFailedError(
            Outcome.SERVER_ERROR, Facts(Reason.HTTP_STATUS, detail=reply.reason_phrase or str(reply.status))
        )
    if not reply.unpacked:
        raise LookupFailedError(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.EMPTY_REPLY))
