"""The values that a lookup is made of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kit_desktop.core.accounts import Credentials, VaultError, VaultProblem
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Facts, Outcome, Reason

NOON = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


def test_the_outcomes_are_the_agreed_ones() -> None:
    assert [outcome.value for outcome in Outcome] == [
        "ok",
        "not_found",
        "auth_failed",
        "server_fault",
        "server_error",
        "unreachable",
        "tls_untrusted",
        "timed_out",
        "cancelled",
        "reply_not_understood",
        "reply_too_large",
        "redirected",
        "bad_endpoint",
        "proxy_error",
        "bad_id",
        "no_credentials",
    ]


def test_three_outcomes_end_before_anything_is_asked() -> None:
    assert {outcome for outcome in Outcome if not outcome.asked} == {
        Outcome.BAD_ID,
        Outcome.NO_CREDENTIALS,
        Outcome.BAD_ENDPOINT,
    }


@pytest.mark.parametrize(
    ("outcome", "reason", "proves", "bare"),
    [
        (Outcome.OK, None, True, False),
        (Outcome.OK, Reason.ID_SPELLED_DIFFERENTLY, True, False),
        (Outcome.NOT_FOUND, Reason.SAID_SO, True, False),
        (Outcome.NOT_FOUND, Reason.HTTP_404, False, True),
        (Outcome.SERVER_ERROR, Reason.HTTP_404, False, False),
        (Outcome.SERVER_FAULT, Reason.SAID_SO, False, False),
        (Outcome.AUTH_FAILED, Reason.SAID_SO, False, False),
    ],
)
def test_a_bare_404_proves_no_service(outcome: Outcome, reason: Reason | None, proves: bool, bare: bool) -> None:
    result = LookupResult(outcome, LookupQuery(IdKind.MSG_ID, "963"), NOON, facts=Facts(reason))
    assert (result.proves_service, result.is_bare_404) == (proves, bare)


def test_the_password_is_in_no_repr_() -> None:
    credentials = Credentials("mycompany", "correct-horse")
    assert "correct-horse" not in f"{credentials!r} {credentials} {[credentials]}"
    assert credentials == Credentials("mycompany", "correct-horse")
    assert credentials != Credentials("mycompany", "other")
    error = VaultError(VaultProblem.REFUSED, "KeyringError")
    assert str(error) == "refused KeyringError"


def test_values_cannot_be_changed() -> None:
    result = LookupResult(Outcome.OK, LookupQuery(IdKind.MSG_ID, "963"), NOON)
    with pytest.raises(AttributeError):
        result.outcome = Outcome.NOT_FOUND  # type: ignore[misc]


def test_a_wish_to_cancel_stays() -> None:
    cancel = CancelToken()
    assert not cancel.is_set
    cancel.cancel()
    cancel.cancel()
    assert cancel.is_set


def test_what_is_not_known_yet_is_nothing() -> None:
    exchange = Exchange("https://x/", "", "")
    assert (exchange.reply_bytes, exchange.reply_cut, exchange.charset, exchange.status_line) == (0, False, None, "")
    result = LookupResult(Outcome.TIMED_OUT, LookupQuery(IdKind.MSG_ID, "963"), datetime(2026, 11, 28, tzinfo=UTC))
    assert (result.elapsed_ms, result.http_status, result.facts) == (0, None, Facts())
