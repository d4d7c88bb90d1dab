"""Every ending and every status in words: what happened, whose side it is on, what to do next; and when it was checked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import ago, decimal, near_clock
from kit_desktop.ui.lookup.id_words import id_problem_words
from kit_desktop.ui.lookup.wording_reasons import reason_words
from kit_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kit_desktop.core.lookup import LookupResult

translate = QCoreApplication.translate
NO_ANSWER = frozenset({Outcome.UNREACHABLE, Outcome.TLS_UNTRUSTED, Outcome.TIMED_OUT, Outcome.PROXY_ERROR})
"""The gateway was tried, and no answer of it came: a matter of the connection."""


class Words(NamedTuple):
    """A state for people. `title` can be said aloud, `meaning` explains, `advice` says what to do or to tell the customer."""

    tone: Tone
    title: str
    meaning: str
    advice: str


def result_words(result: LookupResult) -> Words:
    """The words for a finished lookup, in the language in use."""
    if result.outcome is Outcome.OK and result.info is not None:
        words = status_words(result.info.status, result.info["status"] or "")
    else:
        words = _OUTCOMES[result.outcome](result)
    finer = reason_words(result.facts)
    return words._replace(meaning=f"{words.meaning} {finer}".strip())


def status_words(status: Status, raw: str) -> Words:
    """The words for a message's status; `raw` is the gateway's own text for it."""
    return _STATUSES[status](raw)


def checked_words(result: LookupResult, now: datetime) -> str:
    """When the gateway answered, or was tried and did not answer."""
    if not result.outcome.asked or result.outcome is Outcome.CANCELLED:
        return ""
    age = now - result.checked_at
    answered = result.outcome not in NO_ANSWER
    if timedelta(0) <= age < timedelta(minutes=1):
        return translate("Wording", "Checked just now") if answered else translate("Wording", "Tried just now")
    if timedelta(0) <= age < timedelta(hours=1):
        words = translate("Wording", "Checked {ago}") if answered else translate("Wording", "Tried {ago}")
        return words.format(ago=ago(age))
    words = translate("Wording", "Checked: {time}") if answered else translate("Wording", "Tried: {time}")
    return words.format(time=near_clock(result.checked_at, now))


def next_change(age: timedelta) -> int:
    """In how many milliseconds words about an answer of this age may change: at its next full minute."""
    return 60_500 - int(age.total_seconds() * 1000) % 60_000


def _not_found(result: LookupResult) -> Words:
    name = result.query.by.value
    other = result.query.by.other.value
    if result.is_bare_404:
        return Words(
            Tone.MISSING,
            translate("Wording", "Probably no such message (HTTP 404)"),
            translate(
                "Wording",
                "The server answered only “404”. Its documentation uses that for a message it does not have, but a wrong "
                "address gives the same answer, and it does not prove that the login is right.",
            ),
            translate(
                "Wording",
                "Check the id and whether it is a {kind} or a {other}. "
                "If every id gives this answer, check the address in the settings.",
            ).format(kind=name, other=other),
        )
    return Words(
        Tone.MISSING,
        translate("Wording", "No such message"),
        translate("Wording", "The gateway has no message with this {kind} in this account.").format(kind=name),
        translate(
            "Wording", "Check the id and whether it is a {kind} or a {other}. Old messages may no longer be kept."
        ).format(kind=name, other=other),
    )


def _server_error(result: LookupResult) -> Words:
    if result.facts.reason == Reason.HTTP_404:
        return Words(
            Tone.BAD,
            translate("Wording", "There is no SMS service at this address (HTTP 404)"),
            translate("Wording", "A web server answered instead of the SMS service. Nothing is known about the message."),
            translate(
                "Wording",
                "Check the address in the settings. If it is right, try again in a few minutes, then tell your IT team or "
                "write to KiT.",
            ),
        )
    return Words(
        Tone.BAD,
        translate("Wording", "The server has a problem (HTTP {status})").format(status=result.http_status or "?"),
        translate("Wording", "A web server answered instead of the SMS service. Nothing is known about the message."),
        translate("Wording", "Try again in a few minutes. If nothing changes, tell your IT team or write to KiT."),
    )


def _timed_out(result: LookupResult) -> Words:
    limit = result.facts.seconds
    seconds = "?" if limit is None else decimal(limit, 0 if limit == int(limit) else 1)
    return Words(
        Tone.WARNING,
        translate("Wording", "No answer within {seconds} s").format(seconds=seconds),
        translate("Wording", "The gateway, or the connection to it, was too slow. Nothing is known about the message."),
        translate(
            "Wording", "Look it up again. If it happens often, raise the time limit in the settings or tell your IT team."
        ),
    )


def _not_understood(result: LookupResult) -> Words:
    if result.facts.reason == Reason.INTERNAL:
        return Words(
            Tone.WARNING,
            translate("Wording", "Error in this program"),
            translate("Wording", "Nothing is known about the message."),
            translate(
                "Wording", "Look it up again. If nothing changes, show the diagnostics (menu Help) to your IT team, not to KiT."
            ),
        )
    return Words(
        Tone.WARNING,
        translate("Wording", "The answer is not valid"),
        translate("Wording", "Something came back, but it is not a valid answer to this lookup."),
        translate(
            "Wording",
            "Do not pass anything from it on to the customer. Look it up again; if nothing changes, send the raw XML to KiT.",
        ),
    )


def _too_large(result: LookupResult) -> Words:
    megabytes = decimal((result.facts.limit_bytes or 0) / 1_048_576, 1)
    return Words(
        Tone.WARNING,
        translate("Wording", "The answer was too large"),
        translate("Wording", "It was cut off at {megabytes} MB: a real answer has a few hundred characters.").format(
            megabytes=megabytes
        ),
        translate("Wording", "Check the address in the settings. If it is right, tell your IT team or write to KiT."),
    )


def _redirected(result: LookupResult) -> Words:
    target = shortened(result.facts.location or "", 120)
    why = translate("Wording", "The program did not follow it, so that your password is not sent to another server.")
    where = translate("Wording", "It pointed to: {target}").format(target=target) if target else ""
    return Words(
        Tone.WARNING,
        translate("Wording", "The server points to another address"),
        f"{why} {where}".strip(),
        translate(
            "Wording",
            "Often this is a sign-in page of the network: open a web page in the browser first, then look it up again.",
        ),
    )


_STATUSES: dict[Status, Callable[[str], Words]] = {
    Status.DELIVERED: lambda _: Words(
        Tone.GOOD,
        translate("Wording", "Delivered to the phone"),
        translate("Wording", "The subscriber’s phone has confirmed the message."),
        translate("Wording", "If the customer does not see it: look in the spam folder, blocked senders and the other SIM."),
    ),
    Status.UNDELIVERED: lambda _: Words(
        Tone.BAD,
        translate("Wording", "Not delivered"),
        translate("Wording", "The operator stopped trying: the phone did not accept the message."),
        translate(
            "Wording",
            "Ask the customer whether the number is right and whether the phone was on and in coverage. Then the message "
            "has to be sent again.",
        ),
    ),
    Status.SENT: lambda _: Words(
        Tone.WAITING,
        translate("Wording", "With the operator, not yet on the phone"),
        translate("Wording", "The operator has the message and is trying to deliver it."),
        translate("Wording", "Look it up again in a few minutes. The phone may be off, out of coverage, or its memory full."),
    ),
    Status.SENDING: lambda _: Words(
        Tone.WAITING,
        translate("Wording", "Being passed to the operator"),
        translate("Wording", "The gateway is handing the message over right now."),
        translate("Wording", "Look it up again in a minute."),
    ),
    Status.SEND: lambda _: Words(
        Tone.WAITING,
        translate("Wording", "Waiting to be sent"),
        translate("Wording", "The gateway has the message but has not sent it yet."),
        translate("Wording", "Look it up again in a minute. If nothing changes, write to KiT."),
    ),
    Status.EMPTY: lambda _: Words(
        Tone.WARNING,
        translate("Wording", "The gateway gave no status"),
        translate("Wording", "The message is known, but the answer does not say what became of it."),
        translate("Wording", "Look it up again later. If nothing changes, write to KiT and attach the raw XML."),
    ),
    Status.UNKNOWN: lambda raw: Words(
        Tone.WARNING,
        translate("Wording", "Status “{status}”, unknown to this program").format(status=shortened(raw, 60)),
        translate("Wording", "The gateway used a status that is not in its documentation. It is shown as received."),
        translate("Wording", "Do not promise the customer anything. Write to KiT and ask what it means."),
    ),
}

_OUTCOMES: dict[Outcome, Callable[[LookupResult], Words]] = {
    Outcome.OK: _not_understood,
    Outcome.NOT_FOUND: _not_found,
    Outcome.AUTH_FAILED: lambda _: Words(
        Tone.BAD,
        translate("Wording", "The gateway does not accept the login or the password"),
        translate("Wording", "At least its answer below seems to say so. Nothing is known about the message."),
        translate("Wording", "Check the account. Do not try many times: the gateway might lock it."),
    ),
    Outcome.SERVER_FAULT: lambda _: Words(
        Tone.BAD,
        translate("Wording", "The gateway reports an error"),
        translate("Wording", "The service answered, but with an error of its own. The problem is not on your side."),
        translate("Wording", "Try again in a minute. If nothing changes, write to KiT and quote the answer above."),
    ),
    Outcome.SERVER_ERROR: _server_error,
    Outcome.UNREACHABLE: lambda _: Words(
        Tone.WARNING,
        translate("Wording", "The gateway could not be reached"),
        translate("Wording", "Nothing is known about the message."),
        translate(
            "Wording",
            "Check the internet connection and the VPN, then look it up again. If other sites work, tell your IT team.",
        ),
    ),
    Outcome.TLS_UNTRUSTED: lambda _: Words(
        Tone.BAD,
        translate("Wording", "The connection is not safe, so nothing was sent"),
        translate("Wording", "The server could not prove that it is the gateway."),
        translate(
            "Wording",
            "Check this computer’s date and time. If they are right, show this to your IT team. Do not try to bypass it.",
        ),
    ),
    Outcome.TIMED_OUT: _timed_out,
    Outcome.CANCELLED: lambda _: Words(
        Tone.NEUTRAL,
        translate("Wording", "Cancelled"),
        translate("Wording", "You cancelled the lookup. Nothing is known about the message."),
        translate("Wording", "Press Enter or F5 to look it up again."),
    ),
    Outcome.REPLY_NOT_UNDERSTOOD: _not_understood,
    Outcome.REPLY_TOO_LARGE: _too_large,
    Outcome.REDIRECTED: _redirected,
    Outcome.BAD_ENDPOINT: lambda _: Words(
        Tone.WARNING,
        translate("Wording", "The gateway’s address cannot be used"),
        translate("Wording", "Nothing was sent."),
        translate("Wording", "Correct the address in the settings."),
    ),
    Outcome.PROXY_ERROR: lambda _: Words(
        Tone.WARNING,
        translate("Wording", "The company’s proxy did not let the request through"),
        translate("Wording", "The gateway was not reached."),
        translate("Wording", "This is a matter for your IT team: show them the technical details below."),
    ),
    Outcome.BAD_ID: lambda result: Words(
        Tone.WARNING,
        translate("Wording", "This cannot be a message id"),
        id_problem_words(result.facts.reason),
        translate("Wording", "Copy the id again from the CRM or the log. Nothing was sent."),
    ),
    Outcome.NO_CREDENTIALS: lambda _: Words(
        Tone.WARNING,
        translate("Wording", "No account yet"),
        translate("Wording", "The gateway answers only with a login and a password."),
        translate("Wording", "Enter the account that KiT gave your company. Nothing was sent."),
    ),
}
