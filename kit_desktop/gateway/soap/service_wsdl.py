"""The service's own WSDL: downloaded when a person asks for it, checked, kept on disk, compared with the shipped one.

One file holds the document, where it came from, when, and a checksum: it is whole, or it counts as damaged.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kit_desktop.core.error_places import error_places
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.storage.files import replacing
from kit_desktop.core.wsdl import WsdlProblem, WsdlReport, WsdlUnusableError
from kit_desktop.core.wsdl_difference import differences
from kit_desktop.gateway.soap.wsdl import read_wsdl
from kit_desktop.gateway.wire.budget import Budget
from kit_desktop.gateway.wire.exchange import HttpExchange
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.reply import BODY_CAP, Reply

if TYPE_CHECKING:
    from pathlib import Path

    from kit_desktop.core.cancel import CancelToken
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.wsdl import WsdlContract

_log = logging.getLogger(__name__)
_LARGEST_FILE = 2 * BODY_CAP


class ServiceWsdl:
    """See `WsdlService`. `shipped` is the program's own WSDL, `kept` the file for the service's. Safe from several threads."""

    def __init__(self, shipped: Path, kept: Path, *, use_proxies: bool = True) -> None:
        self._shipped = shipped
        self._kept = kept
        self._use_proxies = use_proxies

    def download(self, endpoint: Endpoint, timeout: float, cancel: CancelToken) -> WsdlReport:
        """Fetch it, check it, compare it, and keep it where it can be used; where not, what was kept before stays."""
        report, wsdl = self.fetch(endpoint, timeout, cancel)
        if not report.is_usable or report.fetched_at is None:
            return report
        try:
            _write(self._kept, wsdl.encode("utf-8"), report.address, report.fetched_at)
        except OSError as exc:
            _log.warning("the service's WSDL could not be kept: %s", type(exc).__name__)
            return replace(report, problem=WsdlProblem.NOT_KEPT)
        _log.info("the service's WSDL is kept; %d differences", len(report.differences))
        return report

    def fetch(self, endpoint: Endpoint, timeout: float, cancel: CancelToken) -> tuple[WsdlReport, str]:
        """As `download`, but nothing is kept; also the document's text where it can be used."""
        exchange, reply = HttpExchange(endpoint, use_proxies=self._use_proxies), Reply()
        report = WsdlReport(address=endpoint.url)
        try:
            exchange.get(Budget(timeout, cancel), reply)
            _check_status(reply)
            read = read_wsdl(reply.unpacked or b"", reply.header("content-type"))
            found = differences(self.shipped_contract(), read.contract)
        except LookupFailedError as exc:
            facts = exc.facts if exc.facts.host else replace(exc.facts, host=endpoint.host, port=endpoint.port)
            return replace(report, outcome=exc.outcome, facts=facts, http_status=reply.status), ""
        except WsdlUnusableError as exc:
            return replace(report, problem=exc.problem, facts=Facts(detail=exc.detail or None), http_status=reply.status), ""
        except Exception as exc:  # noqa: BLE001  # the border, as in SoapGateway
            _log.error("the download broke: %s", error_places(exc))
            facts = Facts(Reason.INTERNAL, detail=type(exc).__name__)
            return replace(report, outcome=Outcome.REPLY_NOT_UNDERSTOOD, facts=facts), ""
        return replace(report, http_status=200, fetched_at=datetime.now(UTC), differences=found), read.text

    def kept(self) -> WsdlReport:
        """What is kept on this computer; see `WsdlService.kept`."""
        try:
            wsdl, address, fetched_at = _read(self._kept)
            found = differences(self.shipped_contract(), read_wsdl(wsdl).contract)
        except WsdlUnusableError as exc:
            return WsdlReport(problem=exc.problem)
        return WsdlReport(address=address, fetched_at=fetched_at, differences=found)

    def shipped_contract(self) -> WsdlContract:
        """What the shipped WSDL says. Raises OSError and WsdlUnusableError where the program is not whole."""
        return read_wsdl(self._shipped.read_bytes()).contract


def kept_wsdl(path: Path) -> bytes:
    """The kept document, good for asking with. Raises WsdlUnusableError."""
    wsdl, _, _ = _read(path)
    read_wsdl(wsdl)
    return wsdl


def _check_status(reply: Reply) -> None:
    status = reply.status or 0
    if reply.is_redirect:
        location = reply.header("location") or None
        raise LookupFailedError(Outcome.REDIRECTED, Facts(location=location, detail=reply.reason_phrase or None))
    if status == 407:
        raise LookupFailedError(Outcome.PROXY_ERROR, Facts(Reason.PROXY_LOGIN, detail=reply.reason_phrase or None))
    if status != 200:
        raise LookupFailedError(Outcome.SERVER_ERROR, Facts(Reason.HTTP_STATUS, detail=reply.reason_phrase or str(status)))
    if not reply.unpacked:
        raise LookupFailedError(Outcome.REPLY_NOT_UNDERSTOOD, Facts(Reason.EMPTY_REPLY))


def _write(path: Path, wsdl: bytes, address: str, fetched_at: datetime) -> None:
    content = {
        "address": address,
        "fetched_at": fetched_at.isoformat(),
        "sha256": hashlib.sha256(wsdl).hexdigest(),
        "wsdl": base64.b64encode(wsdl).decode("ascii"),
    }
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with replacing(path) as file:
        file.write(json.dumps(content).encode("ascii"))


def _read(path: Path) -> tuple[bytes, str, datetime]:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError:
        raise WsdlUnusableError(WsdlProblem.NOTHING_KEPT) from None
    except OSError as exc:
        raise WsdlUnusableError(WsdlProblem.DAMAGED, type(exc).__name__) from None
    try:
        content = json.loads(raw)
        wsdl = base64.b64decode(content["wsdl"], validate=True)
        fetched_at = datetime.fromisoformat(content["fetched_at"])
        address, checksum = str(content["address"]), content["sha256"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise WsdlUnusableError(WsdlProblem.DAMAGED) from None
    if hashlib.sha256(wsdl).hexdigest() != checksum or len(raw) > _LARGEST_FILE or fetched_at.tzinfo is None:
        raise WsdlUnusableError(WsdlProblem.DAMAGED)
    return wsdl, address, fetched_at
