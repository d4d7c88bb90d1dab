"""The finer cause of an ending, the keyring and the reply's fields in words."""

from __future__ import annotations

import pytest

from kit_desktop.core.accounts import VaultProblem
from kit_desktop.core.message_info import WIRE_FIELDS, Status
from kit_desktop.core.outcome import Facts, Reason
from kit_desktop.ui.lookup.wording_reasons import field_caption, keyring_name, reason_words, vault_words

KEYRINGS = ["Windows Credential Manager", "macOS Keychain", "Secret Service", "Secret Service (libsecret)"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (Facts(Reason.REFUSED, host="a.example", port=8443), "a.example refuses connections on port 8443."),
        (Facts(Reason.REFUSED), "? refuses connections on port ?."),
        (Facts(Reason.OTHER_MESSAGE, other_id="964"), "It is about another message: 964."),
        (Facts(Reason.OTHER_MESSAGE), "It is about another message: ?."),
        (Facts(Reason.HTTP_STATUS, detail="Service Unavailable"), "The server says: Service Unavailable."),
        (Facts(Reason.HTTP_STATUS), "The server says: ."),
        (Facts("from the future", host="a.example"), ""),
        (Facts(), ""),
    ],
)
def test_the_cause_names_whom_it_is_about(facts: Facts, words: str) -> None:
    assert reason_words(facts) == words


@pytest.mark.parametrize(
    ("facts", "most"),
    [
        (Facts(Reason.LOST, host="x" * 500), 170),
        (Facts(Reason.OTHER_MESSAGE, other_id="9" * 500), 100),
        (Facts(Reason.HTTP_STATUS, detail="y" * 500), 145),
    ],
)
def test_what_comes_from_outside_is_cut(facts: Facts, most: int) -> None:
    assert most - 30 < len(reason_words(facts)) <= most


def test_a_fault_of_the_program_is_told_without_its_name() -> None:
    assert "KeyError" not in reason_words(Facts(Reason.INTERNAL, detail="KeyError"))


def test_each_problem_of_the_keyring_has_words_of_its_own() -> None:
    assert len({vault_words(problem) for problem in VaultProblem}) == len(VaultProblem)
    assert vault_words("from the future") == ""


def test_a_keyring_that_is_not_known_keeps_its_name() -> None:
    assert keyring_name("KWallet") == "KWallet"
    assert len(keyring_name("k" * 200)) == 61
    assert len({keyring_name(name) for name in KEYRINGS}) == 4


@pytest.mark.parametrize(
    ("name", "status", "caption"),
    [
        ("senttime", None, "Sent"),
        ("senttime", Status.SENT, "Sent"),
        ("senttime", Status.SEND, "Time from the gateway"),
        ("senttime", Status.SENDING, "Time from the gateway"),
        ("receivedtime", None, "Received"),
        ("receivedtime", Status.SENT, "Received"),
        ("receivedtime", Status.DELIVERED, "Delivered"),
        ("receivedtime", Status.UNDELIVERED, "Delivery stopped"),
        ("receivedtime", Status.UNKNOWN, "Delivered or stopped"),
        ("status", Status.SEND, "Status"),
        ("recepient", Status.DELIVERED, "Recipient"),
    ],
)
def test_a_time_is_called_what_the_status_makes_it(name: str, status: Status | None, caption: str) -> None:
    assert field_caption(name, status) == caption


def test_no_two_fields_have_the_same_caption() -> None:
    assert len({field_caption(name) for name in WIRE_FIELDS}) == len(WIRE_FIELDS)
