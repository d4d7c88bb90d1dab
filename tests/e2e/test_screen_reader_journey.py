"""A person who hears the program and sees nothing of it: every job by the names that a screen reader says, in three languages.

A person's day in each language: one start of the program, and job after job. From source; where the environment variable
KIT_DESKTOP_BUILD names its folder, two of the three are the packaged program's: what they say comes out of the same files.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import SettingsStore
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD

from .conftest import FROM_SOURCE
from .screen_reader_user import BUTTON, FIELD, LABEL, User

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is Linux's")

BUILD = os.environ.get("KIT_DESKTOP_BUILD")
PACKAGED = (str(Path(BUILD).resolve() / "kit-desktop"),) if BUILD else FROM_SOURCE
WATCHED = "964020"
Kind = tuple[str, str, dict[str, object]]
KINDS_OF_ANSWER: tuple[Kind, ...] = (
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
)
REFUSED_LOGIN: Kind = ("401", "The gateway does not accept the login or the password", {})


def said(user: User) -> list[str]:
    """What was said in this job, without what the watched message says whenever it comes to its end."""
    return [words for words in user.do("announcements") if not words.startswith(f"MsgID {WATCHED}: ")]


def said_once(user: User) -> None:
    """Nothing that was said in this job was said twice."""
    assert [words for words, times in Counter(said(user)).items() if times > 1] == []


def first_start_to_the_first_answer(user: User) -> None:
    t = user.texts
    user.do("find", "dialog", t("Account at the gateway"))
    user.do("press", BUTTON, t("Use this account"))
    user.do("wait_said", t("Both are needed: the login and the password."))
    user.do("press", BUTTON, t("Try the practice gateway"))
    user.do("find", LABEL, t("Practice mode: nothing here is real, and no real message is looked up."))
    user.do("press", BUTTON, f"MsgID {WATCHED}: {t('moves on while you watch', 'Practice')}")
    assert user.do("wait_said", f"{t('Waiting to be sent', 'Wording')}, MsgID {WATCHED}.")
    assert user.do("find", "frame", f"{WATCHED}: {t('Waiting to be sent', 'Wording')}…")
    said_once(user)


def a_message_is_watched(user: User) -> None:
    t = user.texts
    user.do("press", BUTTON, t("Watch until final"))
    user.do("wait_said", t("Watching: it is checked again automatically"))
    said_once(user)


def each_is_said_once_with_its_id(user: User, *kinds: Kind) -> None:
    expected = []
    for number, title, values in kinds:
        words = f"{user.texts(title, 'Wording', **values)}, MsgID {number}."
        expected.append(words)
        user.ask(number)
        user.do("wait_said", words)
        assert user.do("find", "panel", f"{words}…")
    assert [words for words in said(user) if not words.startswith(tuple(expected))] == []
    assert len(said(user)) == len(expected)


def asking_the_other_way_and_what_cannot_be_an_id(user: User) -> None:
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
    said_once(user)


def while_a_slow_gateway_is_asked_the_window_lives(user: User) -> None:
    t = user.texts
    cancel = t("Cancel", "LookupBar")
    user.ask("SLOW-60")
    user.do("press", BUTTON, cancel)
    user.do("wait_until_gone", BUTTON, cancel, 5)
    user.do("wait_said", t("Cancelled"))
    user.do("press", "radio button", "MsgID")
    user.ask("5000")
    assert user.do("find", BUTTON, cancel, 4)
    assert user.do("slowest_answer", t("Message id"), 1) < 2
    for tab in ("Raw XML", "History", "List of ids", "Result"):
        user.turn_to(tab)
        nameless = {role for role, name in user.do("all_names") if not name.strip()}
        # An answer without a sender, say, has an empty cell.
        assert nameless <= {"filler", "panel", "scroll pane", "table cell"}, tab
    user.do("wait_said", f"{t('Delivered to the phone', 'Wording')}, MsgID 5000.")
    user.do("wait_until_gone", BUTTON, cancel)
    said_once(user)


def the_raw_xml(user: User) -> None:
    t = user.texts
    user.ask("964002")
    user.do("wait_said", t("Not delivered", "Wording"))
    user.turn_to("Raw XML")
    xml = t("Raw XML")
    user.do("wait_for_text", FIELD, xml, "<ns1:msgID>964002</ns1:msgID>")
    user.do("press", BUTTON, t("Headers"))
    user.do("wait_for_text", FIELD, xml, "200 OK")
    user.do("press", "radio button", t("Request"))
    user.do("wait_for_text", FIELD, xml, "GetInfoByID>")
    request = user.do("text_of", FIELD, xml)
    assert DEMO_LOGIN in request
    assert DEMO_PASSWORD not in request
    user.do("press", "radio button", t("Reply"))
    user.do("wait_for_text", FIELD, xml, "<ns1:status>undelivered</ns1:status>")
    user.do("enter", t("Find in the text"), "<ns1:status>")
    assert "<ns1:status>undelivered</ns1:status>" in user.do("wait_said", "<ns1:status>")
    said_once(user)


def an_old_answer_is_found_in_the_history(user: User) -> None:
    t = user.texts
    not_delivered = t("Not delivered", "Wording")
    user.turn_to("History")
    user.do("find", "table cell", "5000")
    user.do("enter", t("Search the history"), not_delivered)
    user.do("wait_until_gone", "table cell", "5000")
    user.do("select", "table cell", "964002")
    user.do("press", BUTTON, t("Open"))
    opened = t("From the history: checked {ago}, {time}", ago="|", time="").partition("|")[0]
    assert f"{not_delivered}, MsgID 964002." in user.do("wait_said", opened)
    user.turn_to("History")
    user.do("select", "table cell", "964002")
    user.do("press", BUTTON, t("Look up again"))
    user.do("wait_said", f"{not_delivered}, MsgID 964002.")


def a_list_from_the_file_to_the_export(user: User, folder: Path) -> None:
    ids = [*(number for number, _title, _values in KINDS_OF_ANSWER[:6]), "963", "1.23E+15"]
    (folder / "ids.csv").write_text("MsgID\n" + "\n".join(ids) + "\n", encoding="utf-8")
    t = user.texts
    user.turn_to("List of ids")
    user.do("press", BUTTON, t("Open a file…"))
    user.do("answer_file_dialog", t("Open a list of ids"), str(folder / "ids.csv"))
    user.do("press", BUTTON, t("Start", "ListPreviewPage"))
    user.do("wait_said", "ids.csv: ", 30)
    user.do("find", BUTTON, t("Save as Excel"), 30)
    user.do("wait_until_gone", BUTTON, t("Stop", "ListRunPage"), 60)
    user.do("find", "table cell", t("Delivered", "Lists"))
    # Not with every answer: that it begins, and that it has ended.
    assert 1 <= sum(words.startswith("ids.csv: ") for words in said(user)) <= 3
    user.do("press", BUTTON, t("Save as Excel"))
    user.do("wait_for_file", str(folder / f"ids-{t('answers')}.xlsx"))
    said_once(user)


def a_setting_is_changed(user: User) -> None:
    t = user.texts
    user.ask("964001")
    user.do("find", BUTTON, f"{t('Recipient', 'Wording')}: +7 701 000 00 41")
    user.choose("Settings…")
    user.do("find", "dialog", t("Settings", "SettingsDialog"))
    user.do("select", "list item", t("Privacy", "SettingsDialog"))
    user.do("press", "check box", t("Hide the middle of phone numbers"))
    user.do("press", BUTTON, t("Save", "SettingsDialog"))
    user.do("find", BUTTON, f"{t('Recipient', 'Wording')}: +7 701 ••• •• 41")


def the_watched_message_has_arrived(user: User) -> None:
    t = user.texts
    user.do("hear_everything")
    user.do("wait_said", f"MsgID {WATCHED}: {t('Delivered to the phone', 'Wording')}; ", 40)
    user.do("press", BUTTON, t("Remove {message} from the watched messages", message=f"MsgID {WATCHED}"))
    user.do("wait_until_gone", BUTTON, t("Remove {message} from the watched messages", message=f"MsgID {WATCHED}"))
    # What comes between is shown and not said: only the end is worth an interruption.
    assert sum(WATCHED in words for words in user.do("announcements")) == 2


@pytest.mark.parametrize(
    ("program", "language"), [(FROM_SOURCE, "en"), (PACKAGED, "ru"), (PACKAGED, "kk")], ids=["en", "ru", "kk"]
)
def test_every_job_of_a_day(
    use: Callable[..., User], own_world: dict[str, str], tmp_path: Path, program: tuple[str, ...], language: str
) -> None:
    settings = Path(own_world["XDG_CONFIG_HOME"]) / "KiT Desktop" / "settings.ini"
    SettingsStore(settings).save(replace(Settings(), watch_first=5.0, watch_longest=5.0))
    user = use(program=program, language=language)
    first_start_to_the_first_answer(user)
    for job in (
        a_message_is_watched,
        lambda user: each_is_said_once_with_its_id(user, *KINDS_OF_ANSWER),
        asking_the_other_way_and_what_cannot_be_an_id,
        while_a_slow_gateway_is_asked_the_window_lives,
        the_raw_xml,
        an_old_answer_is_found_in_the_history,
        lambda user: a_list_from_the_file_to_the_export(user, tmp_path),
        a_setting_is_changed,
        the_watched_message_has_arrived,
        # Last: it ends what is watched.
        lambda user: each_is_said_once_with_its_id(user, REFUSED_LOGIN),
    ):
        user.do("hear_from_now")
        job(user)
    assert user.do("end", signal.SIGTERM)[0] == 0
