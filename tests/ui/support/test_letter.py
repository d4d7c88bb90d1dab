"""The letter to KiT and its link."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

import pytest
from PySide6.QtCore import QUrl, QUrlQuery
from pytestqt.qtbot import QtBot

from kit_desktop.core.lookup import Exchange
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Language
from kit_desktop.core.support.evidence import Masks
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.support.letter import LONGEST_LINK, SUPPORT, _fitting, facts_text, letter

from .answer import REQUEST, a_result


def test_the_link_has_address_subject_and_body(qtbot: QtBot) -> None:
    url = QUrl(letter(a_result(), Masks(), practice=False).link, QUrl.ParsingMode.StrictMode)
    assert url.isValid()
    assert url.path() == SUPPORT
    query = QUrlQuery(url)
    decoded = QUrl.ComponentFormattingOption.FullyDecoded
    assert query.queryItemValue("subject", decoded) == "MsgID=963: ok sent"
    body = query.queryItemValue("body", decoded)
    for part in ("outcome: ok", "asked: MsgID=963", "status: sent", "2026-05-01T12:00:00", "<status>sent</status>", "••••••"):
        assert part in body
    assert "\r\n" in body


@pytest.mark.parametrize(
    "long",
    [
        {"exchange": Exchange("https://x/", "", "<a>" * 9_000, reply_text="<Ж>" * 9_000)},
        {"info": MessageInfo(dict.fromkeys(("status", "resultS", "senderId", "msgID"), "Қ" * 5000))},
        {"outcome": Outcome.SERVER_FAULT, "info": None, "server_text": "\u202e\n&=?#%" * 9_000},
        {"account": "Ә" * 500},
        {"exchange": Exchange("https://x/", "", "", reply_text="\ud800\x00" * 3_000)},
    ],
)
def test_the_link_is_never_longer_than_mail_programs_take(qtbot: QtBot, long: dict[str, Any]) -> None:
    link = letter(a_result("Қ" * 200, **long), Masks(), practice=True).link
    assert len(link) <= LONGEST_LINK
    assert len(bytes(QUrl(link, QUrl.ParsingMode.StrictMode).toEncoded().data())) <= LONGEST_LINK
    assert "outcome: " in unquote(link)


def test_the_whole_letter_is_there_for_copying(qtbot: QtBot) -> None:
    reply = "<Body>" + "<x>long</x>" * 500 + "</Body>"
    written = letter(a_result(exchange=Exchange("https://x/", "", REQUEST, reply_text=reply)), Masks(), practice=False)
    assert reply in written.text
    assert "[…]" in unquote(written.link)


@pytest.mark.parametrize("customer", ["Ждёт код с девяти часов " * 12, "x" * 300, "a\u202eb\nc", ""])
@pytest.mark.parametrize("chosen", [Language.RUSSIAN, Language.KAZAKH])
def test_whatever_the_customer_says_the_facts_stay_in_the_link(
    qtbot: QtBot, language: Translators, chosen: Language, customer: str
) -> None:
    language.use(chosen)
    written = letter(a_result(), Masks(), practice=False, customer=customer)
    assert len(written.link) <= LONGEST_LINK
    body = unquote(written.link)
    assert "msgID: 963" in body
    assert "program: KiT Desktop" in body
    assert customer[:1] in body
    assert "\u202e" not in written.text


def test_only_the_number_is_hidden_where_only_that_is_wanted(qtbot: QtBot) -> None:
    facts = facts_text(a_result(), Masks(number=True))
    assert "77011234567" not in facts
    assert "67" in facts.partition("recepient: ")[2].partition("\n")[0]
    assert "msgID: 963" in facts
    assert "login: mycompany" in facts
    plain = facts_text(a_result(), Masks())
    assert "recepient: 77011234567" in plain
    failed = facts_text(a_result(outcome=Outcome.SERVER_FAULT, info=None, server_text="oops"), Masks(login=True))
    assert "server_text: oops" in failed
    assert "login:" not in failed


def test_the_customer_gets_a_third_of_the_link_and_no_more_than_the_facts_leave(qtbot: QtBot) -> None:
    for facts, least in (({}, None), (dict.fromkeys(("status", "resultS", "senderId", "msgID", "userMsgID"), "a" * 120), 100)):
        info = MessageInfo({"resultCode": "0", "status": "sent"} | facts)
        link = letter(a_result(info=info), Masks(), practice=False, customer="Z" * 3000).link
        room = LONGEST_LINK - len(link.partition("&body=")[0]) - len("&body=")
        said = link.count("Z") + len(quote("[…]"))
        assert said == room // 3 if least is None else least < said < room // 3
        assert "program: KiT Desktop" in unquote(link)


def test_a_text_is_cut_no_sooner_than_it_must_be() -> None:
    cut = len(quote("[…]"))
    assert _fitting("a" * 40, 40) == "a" * 40
    assert _fitting("a" * 40, 39) == "a" * (39 - cut) + "[…]"
    assert _fitting("ж" * 20, 39) == "ж" * ((39 - cut) // 6) + "[…]"


def test_a_long_state_does_not_fill_the_subject(qtbot: QtBot) -> None:
    written = letter(a_result(info=MessageInfo({"status": "s" * 99})), Masks(), practice=True)
    assert written.subject == "[practice] MsgID=963: ok " + "s" * 30
