"""What the connection check says of each step: what was found, and where it failed whose side it is and what to do."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.connection_check import CheckStep, Side, StepNote, StepResult, StepState
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.wsdl import WsdlProblem
from kit_desktop.ui.formats import day_and_clock, on_this_clock
from kit_desktop.ui.lookup.outcome_words import result_words
from kit_desktop.ui.lookup.wording_reasons import reason_words
from kit_desktop.ui.theme import Tone

translate = QCoreApplication.translate

TONES = {
    StepState.PASSED: Tone.GOOD,
    StepState.REMARK: Tone.WARNING,
    StepState.FAILED: Tone.BAD,
    StepState.SKIPPED: Tone.NEUTRAL,
}


def step_title(step: CheckStep) -> str:
    """The step's name."""
    return {
        CheckStep.ADDRESS: translate("Check", "Address"),
        CheckStep.PROXY: translate("Check", "Proxy"),
        CheckStep.NAME: translate("Check", "Server name"),
        CheckStep.CONNECTION: translate("Check", "Connection"),
        CheckStep.CERTIFICATE: translate("Check", "Certificate"),
        CheckStep.SERVICE: translate("Check", "Answer from the gateway"),
        CheckStep.WSDL: translate("Check", "Description of the service (WSDL)"),
        CheckStep.LOGIN: translate("Check", "Login"),
    }[step]


def state_word(state: StepState) -> str:
    """The state in one word, for reports and screen readers."""
    return {
        StepState.PASSED: translate("Check", "OK"),
        StepState.REMARK: translate("Check", "to be looked at"),
        StepState.FAILED: translate("Check", "failed"),
        StepState.SKIPPED: translate("Check", "not checked"),
    }[state]


def step_words(result: StepResult) -> str:
    """What was found, in one or two sentences; how a step failed, in the words of lookups."""
    if result.state is StepState.FAILED and result.outcome is not None:
        query, facts, status = LookupQuery(IdKind.MSG_ID, ""), result.facts, result.http_status
        pretended = LookupResult(result.outcome, query, datetime.now(UTC), facts=facts, http_status=status)
        return f"{result_words(pretended).title}. {reason_words(facts)}".strip()
    first, *others = [shortened(value, 80) for value in result.values] or [""]
    values = {
        "first": first,
        "rest": ", ".join(others),
        "problem": problem_words(first),
        "until": day_and_clock(on_this_clock(result.valid_until)) if result.valid_until else "?",
        "issuer": shortened(result.issuer, 100) or "?",
    }
    if result.note is None:
        return _plain_words(result).format(**values)
    server = shortened(result.server_text or "", 200)
    quoted = translate("Check", "The gateway’s answer: “{text}”").format(text=server) if server else ""
    return f"{_note_words(result.note, result.step).format(**values)} {quoted}".strip()


def _plain_words(result: StepResult) -> str:
    trusted = translate("Check", "Trusted. Issued by {issuer}, valid until {until}.")
    return {
        CheckStep.ADDRESS: "{first}",
        CheckStep.NAME: translate("Check", "Address of {first}: {rest}.") if len(result.values) > 1 else "{first}",
        CheckStep.CONNECTION: translate("Check", "Connected to {first}."),
        CheckStep.CERTIFICATE: trusted if result.valid_until else translate("Check", "Trusted."),
        CheckStep.SERVICE: translate("Check", "It answers as it should (SOAP)."),
        CheckStep.WSDL: translate("Check", "It agrees with the one that this program uses."),
    }.get(result.step) or state_word(result.state)


def _note_words(note: StepNote, step: CheckStep) -> str:
    if note is StepNote.NOT_ENCRYPTED and step is CheckStep.CERTIFICATE:
        return translate("Check", "None: the address begins with http://, and anyone along the way can read the password.")
    return {
        StepNote.NO_PROXY: translate("Check", "None; the connection is direct."),
        StepNote.VIA_PROXY: translate("Check", "{first}, from this computer’s settings."),
        StepNote.NUMERIC_ADDRESS: translate("Check", "{first} is already a numeric address."),
        StepNote.PROXY_RESOLVES: translate("Check", "The proxy is {first} {rest}; it looks the gateway’s name up itself."),
        StepNote.NOT_ENCRYPTED: translate("Check", "{first} is not encrypted. Use https:// unless KiT tells you otherwise."),
        StepNote.THIS_COMPUTER: translate("Check", "None is needed: the connection does not leave this computer."),
        StepNote.CERT_ENDS_SOON: translate(
            "Check",
            "Trusted, but only until {until} (issued by {issuer}). If it is not renewed by then, nothing will work: tell KiT.",
        ),
        StepNote.WSDL_DIFFERS: translate(
            "Check", "Differences from the one in this program: {first}. If lookups fail, write to KiT and attach this report."
        ),
        StepNote.WSDL_UNUSABLE: translate("Check", "{problem} Lookups do not need it."),
        StepNote.LOGIN_ACCEPTED: translate("Check", "Accepted, as far as we can tell: the gateway answered."),
        StepNote.LOGIN_UNKNOWN: translate("Check", "The gateway’s answer does not show whether the login was accepted."),
        StepNote.NOT_WANTED: translate("Check", "Not tried."),
        StepNote.NO_ACCOUNT: translate("Check", "Not tried: there is no account yet."),
        StepNote.REFUSED_BEFORE: translate(
            "Check", "Not tried again: the gateway has refused this account already. Correct the account first."
        ),
        StepNote.NOT_REACHED: translate("Check", "Not reached, because a step before it failed."),
        StepNote.STOPPED: translate("Check", "Stopped."),
    }[note]


def side_words(side: Side) -> str:
    """Whose side a failure is on."""
    return {
        Side.HERE: translate("Check", "This is on this computer’s side."),
        Side.NETWORK: translate("Check", "This is most likely your network’s side."),
        Side.PROXY: translate("Check", "This is your company’s proxy."),
        Side.GATEWAY: translate("Check", "This is the gateway’s side."),
        Side.ACCOUNT: translate("Check", "This is about the account."),
    }[side]


def advice_words(result: StepResult) -> str:
    """What to do about a step that failed; an empty text for any other."""
    side = result.side
    if side is None or result.state is not StepState.FAILED:
        return ""
    if result.step is CheckStep.WSDL:
        return translate("Check", "Lookups do not need it.")
    if result.outcome is Outcome.TLS_UNTRUSTED and side is not Side.HERE:
        return translate("Check", "Nothing was sent. Show this report to your IT team; do not try to bypass it.")
    if result.facts.reason in {Reason.CERT_NOT_YET_VALID, Reason.CERT_EXPIRED}:
        return translate("Check", "Check this computer’s date and time.")
    if result.outcome in {Outcome.REDIRECTED, Outcome.REPLY_NOT_UNDERSTOOD} and side is Side.NETWORK:
        return translate("Check", "Open a web page in the browser first: the network may want a sign-in. Then check again.")
    return {
        Side.HERE: translate("Check", "Check the address, and this computer’s proxy settings."),
        Side.NETWORK: translate(
            "Check", "Check the internet connection and the VPN. If other sites work, show this report to your IT team."
        ),
        Side.PROXY: translate("Check", "Show this report to your IT team: the proxy has to let the connection through."),
        Side.GATEWAY: translate(
            "Check", "Try again in a few minutes. If nothing changes, write to KiT and attach this report."
        ),
        Side.ACCOUNT: translate(
            "Check", "Check the login and the password. Do not try many times: the gateway might lock the account."
        ),
    }[side]


def problem_words(problem: str) -> str:
    """Why a document cannot be used, as a sentence."""
    words: dict[str, str] = {
        WsdlProblem.NOT_READABLE: translate("Check", "What came is no XML that can be read."),
        WsdlProblem.WEB_PAGE: translate("Check", "A web page came instead, perhaps the network’s sign-in page."),
        WsdlProblem.DTD: translate("Check", "It contains a DTD, which is refused."),
        WsdlProblem.TOO_COMPLEX: translate("Check", "It is far more complex than any real WSDL."),
        WsdlProblem.NOT_WSDL: translate("Check", "It is XML, but no WSDL that can be understood."),
        WsdlProblem.REFERS_ELSEWHERE: translate("Check", "It refers to further documents, which are not fetched."),
        WsdlProblem.NO_OPERATION: translate("Check", "It does not have GetInfoByID over SOAP 1.1."),
        WsdlProblem.CANNOT_ASK: translate(
            "Check", "This program’s request cannot be made with it: its request fields are different."
        ),
    }
    return words.get(problem, "")
