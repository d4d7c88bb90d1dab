"""`kit-desktop-cli wsdl`: downloads the service's own description and prints in what it differs from the program's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit_desktop import paths
from kit_desktop.cli import output
from kit_desktop.cli.address import where_to_ask
from kit_desktop.cli.stoppable import run_stoppable
from kit_desktop.core.cancel import AbandonedError, CancelToken
from kit_desktop.core.endpoint import EndpointError, wsdl_endpoint
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.storage.files import replacing
from kit_desktop.core.wsdl import Aspect, WsdlPart, WsdlProblem

if TYPE_CHECKING:
    import argparse

    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.wsdl import WsdlDifference, WsdlReport

SAME, DIFFERENT, FAILED = 0, 1, 3

_LEAVE_AFTER = 1.0
_LONGEST = 120

_PROBLEMS = {
    WsdlProblem.NOT_READABLE: "it is no XML that can be read",
    WsdlProblem.WEB_PAGE: "it is a web page",
    WsdlProblem.DTD: "it contains a DTD",
    WsdlProblem.TOO_COMPLEX: "it is larger or nested deeper than any WSDL",
    WsdlProblem.NOT_WSDL: "it is XML, but no WSDL",
    WsdlProblem.REFERS_ELSEWHERE: "it refers to further documents, which are not fetched",
    WsdlProblem.NO_OPERATION: "it has no GetInfoByID over SOAP 1.1",
    WsdlProblem.CANNOT_ASK: "the request of this program cannot be made with it",
}
_SENTENCES = {
    Aspect.ADDRESS: "address: {service} instead of {shipped}",
    Aspect.SOAP_ACTION: "SOAPAction: {service} instead of {shipped}",
    Aspect.STYLE: "style of the call: {service} instead of {shipped}",
    Aspect.NAMESPACE: "{part}: namespace {service} instead of {shipped}",
    Aspect.ELEMENT: "{part}: called {service} instead of {shipped}",
    Aspect.RENAMED: "{part}: field {field} is called {service}",
    Aspect.MISSING: "{part}: field {field} is missing",
    Aspect.NEW: "{part}: one more field, {field}",
    Aspect.TYPE: "{part}: field {field} has the type {service} instead of {shipped}",
    Aspect.OCCURS: "{part}: field {field} may come {service} times instead of {shipped}",
    Aspect.ORDER: "{part}: the fields come in another order: {service}",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """See `main`."""
    parser.epilog = "Exit codes: 0 both say the same, 1 they differ, 3 it could not be fetched, used or saved."
    parser.add_argument(
        "--url",
        dest="endpoint",
        metavar="U",
        help="where it is published (default: beside the address in the window's settings)",
    )
    parser.add_argument("--save", metavar="F", type=Path, help="also write what was fetched to this file")
    parser.add_argument("--allow-http", action="store_true", help="allow plain http to another computer")
    parser.set_defaults(timeout=None)


def run(options: argparse.Namespace) -> int:
    """See `main`."""
    try:
        published, timeout = where_to_ask(options, output.say)
        if options.endpoint is None:
            published = wsdl_endpoint(published)
    except EndpointError as exc:
        output.say(f"this address cannot be asked: {exc.reason}")
        return FAILED
    cancel = CancelToken()
    try:
        report = run_stoppable(lambda: _fetched(published, timeout, cancel), cancel, _LEAVE_AFTER)
    except AbandonedError:
        return FAILED
    if failure := _failure(report):
        output.say(f"{published.url}: {failure}")
        return FAILED
    print("\n".join(report_lines(report)))
    return _save(options.save, report.text) or (DIFFERENT if report.differences else SAME)


def _fetched(published: Endpoint, timeout: float, cancel: CancelToken) -> WsdlReport:
    from kit_desktop.gateway.soap.wsdl import fetch_wsdl  # noqa: PLC0415  # a mistyped address need not wait for zeep

    return fetch_wsdl(published, paths.resource("SendSMSService.wsdl"), timeout, cancel)


def _failure(report: WsdlReport) -> str:
    if report.problem is not None:
        return f"cannot be used: {_PROBLEMS[report.problem]}"
    if report.outcome is not Outcome.OK:
        status = f", HTTP {report.http_status}" if report.http_status else ""
        return f"not fetched: {report.outcome}{f' ({report.facts.reason})' if report.facts.reason else ''}{status}"
    return ""


def report_lines(report: WsdlReport) -> list[str]:
    """What was compared, and each difference in words."""
    if not report.differences:
        return [f"{report.address}: says the same of GetInfoByID as the WSDL in this program"]
    return [f"{report.address}: differs from the WSDL in this program", *(f"  {_words(each)}" for each in report.differences)]


def _words(difference: WsdlDifference) -> str:
    return _SENTENCES[difference.aspect].format(
        part="reply" if difference.part is WsdlPart.REPLY else "request",
        field=shortened(difference.field, _LONGEST),
        shipped=shortened(difference.shipped, _LONGEST) or "none",
        service=shortened(difference.service, _LONGEST) or "none",
    )


def _save(target: Path | None, text: str) -> int:
    if target is None:
        return 0
    try:
        with replacing(target, private=False) as file:
            file.write(text.encode("utf-8"))
    except OSError as exc:
        output.say(f"{target}: {exc.strerror or type(exc).__name__}")
        return FAILED
    return 0
