"""What the connection check says of each step, and whose side a failure is on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kit_desktop.core.connection_check import CheckStep, Side, StepNote, StepResult, StepState
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.wsdl import WsdlProblem
from kit_desktop.ui.help.connection_words import (
    advice_words,
    problem_words,
    side_words,
    state_word,
    step_title,
    step_words,
)

UNTIL = datetime(2027, 1, 31, 19, 0, tzinfo=UTC)
"""Midnight in Almaty."""


def found(step: CheckStep, note: StepNote | None = None, *values: str, **given: object) -> str:
    """The words for a step that was passed."""
    return step_words(StepResult(step, StepState.PASSED, note, values=values, **given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("step", "note", "values", "given", "said"),
    [
        (CheckStep.ADDRESS, None, ("https://a.example/",), {}, "https://a.example/"),
        (CheckStep.NAME, None, ("a.example", "192.0.2.1", "::1"), {}, "Address of a.example: 192.0.2.1, ::1."),
        (CheckStep.NAME, None, ("a.example",), {}, "a.example"),
        (CheckStep.CONNECTION, None, ("192.0.2.1",), {}, "Connected to 192.0.2.1."),
        (CheckStep.CONNECTION, None, ("x" * 200,), {}, f"Connected to {'x' * 79}"),
        (
            CheckStep.CERTIFICATE,
            None,
            (),
            {"issuer": "A CA", "valid_until": UNTIL},
            "Trusted. Issued by A CA, valid until 1 Feb",
        ),
        (
            CheckStep.CERTIFICATE,
            None,
            (),
            {"valid_until": UNTIL},
            "Trusted. Issued by ?, valid until 1 February 2027, 00:00:00.",
        ),
        (CheckStep.CERTIFICATE, None, (), {"issuer": "A CA"}, "Trusted."),
        (CheckStep.LOGIN, None, (), {}, "OK"),
        (CheckStep.PROXY, StepNote.VIA_PROXY, ("p:3128",), {}, "p:3128, from this computer’s settings."),
        (CheckStep.ADDRESS, StepNote.NOT_ENCRYPTED, ("http://a/",), {}, "http://a/ is not encrypted."),
        (CheckStep.CERTIFICATE, StepNote.NOT_ENCRYPTED, (), {}, "None: the address begins with http://"),
        (CheckStep.WSDL, StepNote.WSDL_UNUSABLE, (WsdlProblem.DTD.value,), {}, "It contains a DTD, which is refused. Lookups"),
    ],
)
def test_what_was_found(
    step: CheckStep, note: StepNote | None, values: tuple[str, ...], given: dict[str, object], said: str
) -> None:
    words = found(step, note, *values, **given)
    assert words.startswith(said)
    assert len(words) < 150


def test_the_gateways_own_words_are_quoted() -> None:
    words = found(CheckStep.LOGIN, StepNote.LOGIN_UNKNOWN, server_text="no" * 200)
    assert "The gateway’s answer: “nono" in words
    assert "no" * 101 not in words
    assert "“" not in found(CheckStep.LOGIN, StepNote.LOGIN_UNKNOWN)


def test_every_note_has_words_with_nothing_left_to_fill_in() -> None:
    for note in StepNote:
        words = found(CheckStep.PROXY, note, "a", "b", issuer="c", valid_until=UNTIL)
        assert words
        assert "{" not in words


def test_no_two_steps_states_or_sides_are_called_the_same() -> None:
    assert len({step_title(step) for step in CheckStep}) == len(CheckStep)
    assert len({state_word(state) for state in StepState}) == len(StepState)
    assert len({side_words(side) for side in Side}) == len(Side)
    assert len({problem_words(problem.value) for problem in WsdlProblem}) == len(WsdlProblem)
    assert problem_words("from the future") == ""


def failed(step: CheckStep, side: Side | None, outcome: Outcome | None = None, reason: str | None = None) -> StepResult:
    return StepResult(step, StepState.FAILED, side=side, outcome=outcome, facts=Facts(reason, host="a.example"))


@pytest.mark.parametrize(
    ("result", "advice"),
    [
        (failed(CheckStep.CONNECTION, None), ""),
        (StepResult(CheckStep.CONNECTION, StepState.PASSED, side=Side.NETWORK), ""),
        (failed(CheckStep.WSDL, Side.GATEWAY), "Lookups do not need it."),
        (failed(CheckStep.CERTIFICATE, Side.NETWORK, Outcome.TLS_UNTRUSTED), "Nothing was sent. Show this report"),
        (failed(CheckStep.CERTIFICATE, Side.HERE, Outcome.TLS_UNTRUSTED), "Check the address, and this"),
        (failed(CheckStep.CERTIFICATE, Side.HERE, Outcome.TLS_UNTRUSTED, Reason.CERT_EXPIRED), "Check this computer’s date"),
        (failed(CheckStep.SERVICE, Side.NETWORK, Outcome.REDIRECTED), "Open a web page in the browser first"),
        (failed(CheckStep.SERVICE, Side.NETWORK, Outcome.REPLY_NOT_UNDERSTOOD), "Open a web page in the browser first"),
        (failed(CheckStep.SERVICE, Side.GATEWAY, Outcome.REDIRECTED), "Try again in a few minutes."),
        (failed(CheckStep.SERVICE, Side.NETWORK, Outcome.TIMED_OUT), "Check the internet connection and the VPN."),
        (failed(CheckStep.PROXY, Side.PROXY, Outcome.PROXY_ERROR), "Show this report to your IT team: the proxy"),
        (failed(CheckStep.LOGIN, Side.ACCOUNT, Outcome.AUTH_FAILED), "Check the login and the password."),
    ],
)
def test_what_to_do(result: StepResult, advice: str) -> None:
    said = advice_words(result)
    assert said.startswith(advice)
    assert bool(said) is bool(advice)


def test_a_failure_is_said_in_the_words_of_lookups() -> None:
    result = failed(CheckStep.NAME, Side.NETWORK, Outcome.UNREACHABLE, Reason.NAME_NOT_FOUND)
    words = "The gateway could not be reached. The name a.example was not found: no internet, or a typing error."
    assert step_words(result) == words
    refused = StepResult(CheckStep.SERVICE, StepState.FAILED, outcome=Outcome.SERVER_ERROR, http_status=503)
    assert step_words(refused) == "The server has a problem (HTTP 503)."
