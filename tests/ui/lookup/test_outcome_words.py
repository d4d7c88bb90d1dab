"""Every ending, status and problem has words of its own."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from kit_desktop.core.accounts import VaultProblem
from kit_desktop.core.message_id import IdKind, IdProblem
from kit_desktop.core.message_info import WIRE_FIELDS, Status
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.settings.settings import READERS, Language, Settings
from kit_desktop.core.settings.store import LoadedSettings, SettingsProblem
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.lookup.id_words import id_problem_words
from kit_desktop.ui.lookup.outcome_words import NO_ANSWER, Words, checked_words, next_change, result_words, status_words
from kit_desktop.ui.lookup.practice_ids import practice_words
from kit_desktop.ui.lookup.wording_reasons import field_caption, keyring_name, reason_words, vault_words
from kit_desktop.ui.settings.startup_words import settings_problem_words

from ..window_bench import CHECKED, answer

SAID_BY_THE_OUTCOME = {
    Reason.SAID_SO: "the outcome's own words say it: the gateway has no such message",
    Reason.HTTP_404: "the outcome's own words differ by it",
    Reason.LABEL_NAMES_OTHER_KIND: "is a problem of an id, and has its words there",
}
"""Reasons without a sentence of their own, and why."""

NOTHING_TRIED = {Outcome.CANCELLED, Outcome.BAD_ID, Outcome.BAD_ENDPOINT, Outcome.NO_CREDENTIALS}
SAID_BY_THE_FIELD = {IdProblem.EMPTY: "the field asks for an id in its own words"}


def complete(words: Words) -> bool:
    """Whether it says what happened, what it means and what to do, with nothing left to be filled in."""
    return all(text and not re.search(r"[{}]|\bNone\b", text) for text in (words.title, words.meaning, words.advice))


def test_every_outcome_has_words() -> None:
    for outcome in Outcome:
        facts = Facts(IdProblem.TOO_LONG if outcome is Outcome.BAD_ID else None)
        assert complete(result_words(answer(outcome=outcome, facts=facts)))


def test_no_fact_is_needed_for_the_words() -> None:
    for outcome in Outcome:
        words = result_words(answer(outcome=outcome, facts=Facts(), http_status=None, info=None))
        assert words.title
        assert "{" not in words.title + words.meaning + words.advice


def test_a_success_without_a_message_is_no_success() -> None:
    assert result_words(answer(outcome=Outcome.OK, info=None)).title == "The answer is not valid"


def test_every_status_has_words() -> None:
    for status in Status:
        assert complete(status_words(status, "expired"))


def test_every_reason_has_words() -> None:
    for reason in Reason:
        said = reason_words(Facts(reason, host="isms.center", port=443, other_id="7", detail="word"))
        if reason in SAID_BY_THE_OUTCOME:
            assert said == ""
        else:
            assert said.endswith((".", "word"))
            assert "{" not in said
            assert reason_words(Facts(reason))


def test_the_words_for_reasons_differ() -> None:
    said = [reason_words(Facts(reason)) for reason in Reason if reason not in SAID_BY_THE_OUTCOME]
    assert len(set(said)) == len(said)


def test_an_unknown_reason_says_nothing() -> None:
    assert reason_words(Facts("from the future")) == ""
    assert reason_words(Facts()) == ""


def test_every_problem_of_an_id_has_words() -> None:
    for problem in IdProblem:
        assert bool(id_problem_words(problem)) is (problem not in SAID_BY_THE_FIELD)


def test_a_label_of_the_other_kind_has_words() -> None:
    assert id_problem_words(Reason.LABEL_NAMES_OTHER_KIND)


def test_every_problem_of_the_keyring_has_words() -> None:
    for problem in VaultProblem:
        assert vault_words(problem).endswith(".")


def test_every_problem_of_the_settings_has_words() -> None:
    for problem in SettingsProblem:
        said = settings_problem_words(LoadedSettings(Settings(), problem, ("timeout",)))
        assert said.endswith(".")
        assert settings_problem_words(LoadedSettings(Settings())) == ""


def test_damaged_settings_are_called_as_their_window_calls_them() -> None:
    said = settings_problem_words(LoadedSettings(Settings(), SettingsProblem.DAMAGED_VALUES, tuple(READERS)))
    assert not [key for key in READERS if "_" in key and key in said]
    assert said.count("history") == said.count("watching") == 1


@pytest.mark.parametrize(
    "name", ["Windows Credential Manager", "macOS Keychain", "Secret Service", "Secret Service (libsecret)"]
)
def test_a_keyring_has_a_name_in_the_windows_language(name: str, language: Translators) -> None:
    language.use(Language.KAZAKH)
    assert re.search("[әғқңөұүһі]", keyring_name(name))
    assert keyring_name("KWallet") == "KWallet"


@pytest.mark.parametrize("name", WIRE_FIELDS)
def test_every_field_has_a_caption(name: str) -> None:
    assert field_caption(name)


def test_every_id_of_the_practice_gateway_has_words(language: Translators) -> None:
    from kit_desktop.gateway.practice.server import SUGGESTIONS

    language.use(Language.RUSSIAN)
    for suggestion in SUGGESTIONS:
        assert practice_words(suggestion.key) != suggestion.key


def test_not_found_names_both_kinds_of_id() -> None:
    for kind in IdKind:
        query = answer().query.__class__(kind, "1YT")
        words = result_words(answer(query, Outcome.NOT_FOUND))
        assert kind in words.meaning
        assert kind.other in words.advice


def test_a_guess_is_worded_as_a_guess() -> None:
    words = result_words(answer(outcome=Outcome.AUTH_FAILED))
    assert "seems to say" in words.meaning


@pytest.mark.parametrize("hostile", ["a{0}b", "{kind}", "{", "%1 %n", "{!r:>9999999}"])
def test_braces_from_outside_are_only_text(hostile: str) -> None:
    facts = Facts(Reason.HTTP_STATUS, host=hostile, detail=hostile, location=hostile, other_id=hostile)
    for outcome in Outcome:
        result_words(
            answer(outcome=outcome, facts=facts, status=hostile)
            if outcome is Outcome.OK
            else answer(outcome=outcome, facts=facts)
        )
    assert hostile in reason_words(facts)
    assert hostile in status_words(Status.UNKNOWN, hostile).title


@pytest.mark.parametrize(
    ("outcome", "facts", "said", "not_said"),
    [
        (Outcome.REPLY_TOO_LARGE, Facts(limit_bytes=2 * 1024 * 1024), "cut off at 2.0 MB", "{"),
        (Outcome.REPLY_TOO_LARGE, Facts(limit_bytes=1_468_006), "cut off at 1.4 MB", "{"),
        (Outcome.REPLY_TOO_LARGE, Facts(), "cut off at 0.0 MB", "{"),
        (Outcome.REDIRECTED, Facts(location="https://login.test/"), "It pointed to: https://login.test/", "{"),
        (Outcome.REDIRECTED, Facts(location="x" * 200), f"It pointed to: {'x' * 120}…", "{"),
        (Outcome.REDIRECTED, Facts(), "did not follow it", "It pointed to"),
        (Outcome.SERVER_ERROR, Facts(Reason.HTTP_404), "There is no SMS service at this address", "{"),
        (Outcome.SERVER_ERROR, Facts(Reason.HTTP_STATUS, detail="503"), "503", "There is no SMS service"),
    ],
)
def test_what_is_known_is_told(outcome: Outcome, facts: Facts, said: str, not_said: str) -> None:
    words = result_words(answer(outcome=outcome, facts=facts))
    assert said in f"{words.title} {words.meaning}"
    assert not_said not in f"{words.title} {words.meaning}"


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("expired", "Status “expired”, unknown to this program"),
        ("y" * 99, f"Status “{'y' * 60}…”, unknown to this program"),
        ("", "The gateway gave no status"),
        ("delivered", "Delivered to the phone"),
    ],
)
def test_a_status_is_told_as_it_came(status: str, title: str) -> None:
    assert result_words(answer(status=status)).title == title
    assert result_words(answer(without=["status"])).title == "The gateway gave no status"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=-1), "Checked: 14:00:00"),
        (timedelta(0), "Checked just now"),
        (timedelta(seconds=59), "Checked just now"),
        (timedelta(minutes=1), "Checked 1 minute ago"),
        (timedelta(minutes=59, seconds=59), "Checked 59 minutes ago"),
        (timedelta(hours=1), "Checked: 14:00:00"),
        (timedelta(hours=9, minutes=59), "Checked: 14:00:00"),
        (timedelta(hours=10), "Checked: 20 Nov 2026, 14:00:00"),
    ],
)
def test_the_older_the_more_exact(age: timedelta, words: str) -> None:
    assert checked_words(answer(), CHECKED + age) == words


@pytest.mark.parametrize("outcome", list(Outcome))
def test_who_did_not_answer_was_tried(outcome: Outcome) -> None:
    said = [
        checked_words(answer(outcome=outcome), CHECKED + age).partition(" ")[0] for age in (timedelta(0), timedelta(minutes=5))
    ]
    later = checked_words(answer(outcome=outcome), CHECKED + timedelta(hours=2)).partition(":")[0]
    expected = "" if outcome in NOTHING_TRIED else "Tried" if outcome in NO_ANSWER else "Checked"
    assert [*said, later] == [expected] * 3


@pytest.mark.parametrize(("seconds", "after_ms"), [(0, 60_500), (59.9, 600), (60, 60_500), (61, 59_500), (3_661, 59_500)])
def test_the_words_change_with_the_next_full_minute(seconds: float, after_ms: int) -> None:
    assert next_change(timedelta(seconds=seconds)) == after_ms
