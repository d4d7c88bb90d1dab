"""A person who hears the program and sees nothing of it: every job by the names that a screen reader says, in three languages.

On the source; and where the environment variable KIT_DESKTOP_BUILD names its folder, on the packaged program too, each job in
one of the languages: what they say comes out of the same files.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import SettingsStore

from .conftest import FROM_SOURCE
from .screen_reader_user import BUTTON, FIELD, LABEL, User

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is Linux's")

BUILD = os.environ.get("KIT_DESKTOP_BUILD")
LANGUAGES = ("en", "ru", "kk")
KINDS_OF_ANSWER = (
    ("964001", "Delivered to the phone", {}),
    ("964002", "Not delivered", {}),
    ("964003", "With the operator, not yet on the phone", {}),
    ("964004", "Being passed to the operator", {}),
    ("964005", "Waiting to be sent", {}),
    ("964006", "Status “{status}”, unknown to this program", {"status": "expired"}),
    ("111", "No such message", {}),
    ("404", "Probably no such message (HTTP 404)", {}),
    ("500", "The gateway reports an error", {}),
    ("503", "The server has a problem (HTTP {status})", {"status": 503}),
    ("401", "The gateway does not accept the login or the password", {}),
)
Begin = Callable[..., User]


def in_three_languages(*, packaged: str) -> pytest.MarkDecorator:
    """Runs a test on the source in each language, and on the packaged program in that one."""
    runs = [pytest.param(FROM_SOURCE, language, id=f"{language}-source") for language in LANGUAGES]
    if BUILD:
        runs.append(pytest.param((str(Path(BUILD).resolve() / "kit-desktop"),), packaged, id=f"{packaged}-packaged"))
    return pytest.mark.parametrize(("program", "language"), runs)


@pytest.fixture
def begin(use: Begin, program: tuple[str, ...], language: str) -> Begin:
    """Starts the program in the language of this run."""
    return lambda *arguments: use(*arguments, program=program, language=language)


def said_once(user: User) -> None:
    """Nothing that was said so far was said twice."""
    twice = [words for words, times in Counter(user.do("announcements")).items() if times > 1]
    assert twice == []


@in_three_languages(packaged="kk")
def test_first_start_to_the_first_answer(begin: Begin) -> None:
    user = begin()
    t = user.texts
    user.do("find", "dialog", t("Account at the gateway"))
    user.do("press", BUTTON, t("Use this account"))
    user.do("wait_said", t("Both are needed: the login and the password."))
    user.do("press", BUTTON, t("Try the practice gateway"))
    user.do("find", LABEL, t("Practice mode: nothing here is real, and no real message is looked up."))
    user.do("press", BUTTON, f"MsgID 964001: {t('delivered', 'Practice')}")
    assert user.do("wait_said", f"{t('Delivered to the phone')}, MsgID 964001. ")
    said_once(user)


@in_three_languages(packaged="ru")
def test_each_kind_of_answer_is_said_once_with_its_id(begin: Begin) -> None:
    user = begin("--demo")
    expected = []
    for number, title, values in KINDS_OF_ANSWER:
        words = f"{user.texts(title, 'Wording', **values)}, MsgID {number}."
        expected.append(words)
        user.ask(number)
        user.do("wait_said", words)
        assert user.do("find", "panel", f"{words}…")
    said = user.do("announcements")
    assert [words for words in said if not words.startswith(tuple(expected))] == []
    assert len(said) == len(expected)


@in_three_languages(packaged="en")
def test_asking_the_other_way_and_what_cannot_be_an_id(begin: Begin) -> None:
    user = begin("--demo")
    t = user.texts
    user.ask("1.23E+15")
    assert user.do(
        "find",
        LABEL,
        t("Excel has rounded this number, and the last digits are lost. Format the column as text and copy the id again."),
    )
    user.ask("1YT")
    user.do("wait_said", f"{t('No such message', 'Wording')}, MsgID 1YT.")
    user.do("press", BUTTON, t("Look up by {kind}", kind="UserMsgID"))
    user.do("wait_said", f"{t('Delivered to the phone', 'Wording')}, UserMsgID 1YT.")
    user.ask("SLOW-60")
    user.do("press", BUTTON, t("Cancel", "LookupBar"))
    user.do("wait_said", t("Cancelled"))
    said_once(user)


@in_three_languages(packaged="kk")
def test_the_raw_xml(begin: Begin) -> None:
    user = begin("--demo")
    t = user.texts
    user.ask("964002")
    user.do("wait_said", t("Not delivered", "Wording"))
    user.turn_to("Raw XML")
    xml = t("Raw XML")
    user.do("wait_for_text", FIELD, xml, "<ns1:msgID>964002</ns1:msgID>")
    user.do("press", "radio button", t("Request"))
    user.do("wait_for_text", FIELD, xml, "GetInfoByID")
    user.do("press", "radio button", t("Reply"))
    user.do("wait_for_text", FIELD, xml, "<ns1:status>undelivered</ns1:status>")
    user.do("enter", t("Find in the text"), "<ns1:status>")
    assert "<ns1:status>undelivered</ns1:status>" in user.do("wait_said", "<ns1:status>")
    said_once(user)


@in_three_languages(packaged="ru")
def test_an_old_answer_is_found_in_the_history(begin: Begin) -> None:
    user = begin("--demo")
    t = user.texts
    for number, title, _values in KINDS_OF_ANSWER[:3]:
        user.ask(number)
        user.do("wait_said", f"{t(title, 'Wording')}, MsgID {number}.")
    user.turn_to("History")
    user.do("find", "table cell", "964003")
    user.do("enter", t("Search the history"), t("Not delivered", "Wording"))
    user.do("wait_until_gone", "table cell", "964001")
    user.do("select", "table cell", "964002")
    user.do("press", BUTTON, t("Open"))
    opened = t("From the history: checked {ago}, {time}", ago="|", time="").partition("|")[0]
    assert f"{t('Not delivered', 'Wording')}, MsgID 964002." in user.do("wait_said", opened)
    user.turn_to("History")
    user.do("select", "table cell", "964002")
    user.do("press", BUTTON, t("Look up again"))
    user.do("wait_said_often", f"{t('Not delivered', 'Wording')}, MsgID 964002.", 2)


@in_three_languages(packaged="en")
def test_a_message_is_watched_until_it_arrives(begin: Begin, own_world: dict[str, str]) -> None:
    settings = Path(own_world["XDG_CONFIG_HOME"]) / "KiT Desktop" / "settings.ini"
    SettingsStore(settings).save(replace(Settings(), watch_first=5.0, watch_longest=5.0))
    user = begin("--demo")
    t = user.texts
    user.ask("964020")
    user.do("wait_said", f"{t('Waiting to be sent', 'Wording')}, MsgID 964020.")
    user.do("press", BUTTON, t("Watch until final"))
    user.do("wait_said", t("Watching: it is checked again automatically"))
    delivered = t("Delivered to the phone", "Wording")
    user.do("wait_said", f"MsgID 964020: {delivered}; ", 40)
    user.do("find", "panel", f"{delivered}, MsgID 964020.…")
    user.do("press", BUTTON, t("Remove {message} from the watched messages", message="MsgID 964020"))
    user.do("wait_until_gone", BUTTON, t("Remove {message} from the watched messages", message="MsgID 964020"))
    # What comes between is shown and not said: only the end is worth an interruption.
    assert len(user.do("announcements")) == 3


@in_three_languages(packaged="kk")
def test_a_list_from_the_file_to_the_export(begin: Begin, tmp_path: Path) -> None:
    ids = [*(number for number, _title, _values in KINDS_OF_ANSWER[:6]), "963", "1.23E+15"]
    (tmp_path / "ids.csv").write_text("MsgID\n" + "\n".join(ids) + "\n", encoding="utf-8")
    user = begin("--demo")
    t = user.texts
    user.turn_to("List of ids")
    user.do("press", BUTTON, t("Open a file…"))
    user.do("answer_file_dialog", t("Open a list of ids"), str(tmp_path / "ids.csv"))
    user.do("press", BUTTON, t("Start", "ListPreviewPage"))
    user.do("wait_said", "ids.csv: ", 30)
    user.do("find", BUTTON, t("Save as Excel"), 30)
    user.do("wait_until_gone", BUTTON, t("Stop", "ListRunPage"), 60)
    user.do("find", "table cell", t("Delivered", "Lists"))
    # Not with every answer: that it begins, and that it has ended.
    said = user.do("announcements")
    assert 1 <= sum(words.startswith("ids.csv: ") for words in said) <= 3
    user.do("press", BUTTON, t("Save as Excel"))
    user.do("wait_for_file", str(tmp_path / f"ids-{t('answers')}.xlsx"))
    said_once(user)


@in_three_languages(packaged="ru")
def test_a_setting_is_changed(begin: Begin) -> None:
    user = begin("--demo")
    t = user.texts
    user.ask("964001")
    user.do("find", BUTTON, f"{t('Recipient', 'Wording')}: +7 701 000 00 41")
    user.choose("Settings…")
    user.do("find", "dialog", t("Settings", "SettingsDialog"))
    user.do("select", "list item", t("Privacy", "SettingsDialog"))
    user.do("press", "check box", t("Hide the middle of phone numbers"))
    user.do("press", BUTTON, t("Save", "SettingsDialog"))
    user.do("find", BUTTON, f"{t('Recipient', 'Wording')}: +7 701 ••• •• 41")
