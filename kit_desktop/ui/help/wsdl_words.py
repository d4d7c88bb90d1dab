"""What is said about the service's own WSDL: why one cannot be used, and in what it differs from the shipped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.wsdl import Aspect, WsdlPart, WsdlProblem
from kit_desktop.ui.lookup.outcome_words import result_words
from kit_desktop.ui.lookup.wording_reasons import reason_words

if TYPE_CHECKING:
    from datetime import datetime

    from kit_desktop.core.outcome import Facts
    from kit_desktop.core.wsdl import WsdlDifference, WsdlReport

translate = QCoreApplication.translate
_LONGEST = 120


def difference_words(difference: WsdlDifference) -> str:
    """One difference as a sentence."""
    shipped, service = shortened(difference.shipped, _LONGEST), shortened(difference.service, _LONGEST)
    field = shortened(difference.field, _LONGEST)
    reply = difference.part is WsdlPart.REPLY
    sentence = _field_sentence(difference.aspect, reply=reply) or _whole_sentence(difference.aspect, reply=reply)
    return sentence.format(shipped=shipped or "–", service=service or "–", field=field)


def _whole_sentence(aspect: Aspect, *, reply: bool) -> str:
    if aspect is Aspect.ADDRESS:
        return translate(
            "Wsdl",
            "It names another address: {service} instead of {shipped}. The address in the settings is asked all the same.",
        )
    if aspect is Aspect.SOAP_ACTION:
        return translate("Wsdl", "Another SOAPAction: {service} instead of {shipped}.")
    if aspect is Aspect.STYLE:
        return translate("Wsdl", "Another style of call: {service} instead of {shipped}.")
    if aspect is Aspect.NAMESPACE and reply:
        return translate("Wsdl", "Another namespace in the reply: {service} instead of {shipped}.")
    if aspect is Aspect.NAMESPACE:
        return translate("Wsdl", "Another namespace in the request: {service} instead of {shipped}.")
    if reply:
        return translate("Wsdl", "The reply is called {service} instead of {shipped}.")
    return translate("Wsdl", "The request is called {service} instead of {shipped}.")


def _field_sentence(aspect: Aspect, *, reply: bool) -> str:
    in_reply = {
        Aspect.RENAMED: translate("Wsdl", "Reply: the field {field} is called {service} there."),
        Aspect.MISSING: translate("Wsdl", "Reply: the field {field} is missing there."),
        Aspect.NEW: translate("Wsdl", "Reply: there is one more field, {field}."),
        Aspect.TYPE: translate("Wsdl", "Reply: the field {field} has the type {service} instead of {shipped}."),
        Aspect.OCCURS: translate("Wsdl", "Reply: the field {field} may come {service} times instead of {shipped}."),
        Aspect.ORDER: translate("Wsdl", "Reply: the fields come in another order: {service}."),
    }
    in_request = {
        Aspect.RENAMED: translate("Wsdl", "Request: the field {field} is called {service} there."),
        Aspect.MISSING: translate("Wsdl", "Request: the field {field} is missing there."),
        Aspect.NEW: translate("Wsdl", "Request: there is one more field, {field}."),
        Aspect.TYPE: translate("Wsdl", "Request: the field {field} has the type {service} instead of {shipped}."),
        Aspect.OCCURS: translate("Wsdl", "Request: the field {field} may come {service} times instead of {shipped}."),
        Aspect.ORDER: translate("Wsdl", "Request: the fields come in another order: {service}."),
    }
    return (in_reply if reply else in_request).get(aspect, "")


def problem_words(problem: WsdlProblem | str) -> str:
    """Why a document cannot be used, as a sentence."""
    words = {
        WsdlProblem.NOT_READABLE: translate("Wsdl", "What came is no XML that can be read."),
        WsdlProblem.WEB_PAGE: translate("Wsdl", "A web page came instead, perhaps the network’s sign-in page."),
        WsdlProblem.DTD: translate("Wsdl", "It contains a DTD, which is refused."),
        WsdlProblem.TOO_COMPLEX: translate("Wsdl", "It is nested or cluttered beyond any real WSDL."),
        WsdlProblem.NOT_WSDL: translate("Wsdl", "It is XML, but no WSDL that can be understood."),
        WsdlProblem.REFERS_ELSEWHERE: translate("Wsdl", "It refers to further documents, which are not fetched."),
        WsdlProblem.NO_OPERATION: translate("Wsdl", "It does not have GetInfoByID over SOAP 1.1."),
        WsdlProblem.CANNOT_ASK: translate(
            "Wsdl", "The question of this program cannot be put with it: the request’s fields are others."
        ),
        WsdlProblem.NOT_KEPT: translate("Wsdl", "It could not be written to this computer’s disk."),
        WsdlProblem.DAMAGED: translate("Wsdl", "The downloaded WSDL on this computer is damaged."),
        WsdlProblem.NOTHING_KEPT: translate("Wsdl", "The service’s own WSDL has not been downloaded yet."),
    }
    return {each.value: text for each, text in words.items()}.get(problem, "")


def fallback_words(problem: WsdlProblem) -> str:
    """What is said where the service's own WSDL was chosen but cannot be used."""
    return translate("Wsdl", "{problem} The one shipped with the program is used.").format(problem=problem_words(problem))


def failure_words(outcome: Outcome, facts: Facts, when: datetime, http_status: int | None = None) -> str:
    """How a download or a step ended, in the words of lookups: the title and the finer cause."""
    pretended = LookupResult(outcome, LookupQuery(IdKind.MSG_ID, ""), when, facts=facts, http_status=http_status)
    finer = reason_words(facts)
    title = result_words(pretended).title
    return f"{title}. {finer}" if finer else f"{title}."


def report_lines(report: WsdlReport) -> list[str]:
    """The differences as lines, or a line that says that there are none."""
    if not report.differences:
        return [translate("Wsdl", "For GetInfoByID it says the same as the one shipped with the program.")]
    return [difference_words(each) for each in report.differences]
