"""Write to KiT: the letter, its link, and the evidence."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.support.evidence import Masks
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.support.controller import Mailing
from kit_desktop.ui.support.evidence import EvidenceSaver, summary_text
from kit_desktop.ui.support.letter import LONGEST_LINK, SUPPORT, letter
from kit_desktop.ui.window.main_window import MainWindow

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
REQUEST = "<E:Envelope><E:Body><login>mycompany</login><password>••••••</password></E:Body></E:Envelope>"
REPLY = "<E:Envelope><E:Body><Result><recepient>77011234567</recepient><status>sent</status></Result></E:Body></E:Envelope>"


def a_result(message_id: str = "963", **other: Any) -> LookupResult:
    info = {"resultCode": "0", "resultS": "OK", "recepient": "77011234567", "status": "sent", "msgID": message_id}
    exchange = Exchange("https://isms.center/soap/server", "Host: isms.center", REQUEST, "HTTP/1.1 200 OK", "Server: x", REPLY)
    given: dict[str, Any] = {"info": MessageInfo(info), "exchange": exchange, "account": "mycompany"} | other
    outcome = given.pop("outcome", Outcome.OK)
    return LookupResult(outcome, LookupQuery(IdKind.MSG_ID, message_id), NOON, **given)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(CurrentSettings(Settings()), Lookups(None))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opened() -> list[QUrl]:
    return []


@pytest.fixture
def mail(window: MainWindow, opened: list[QUrl]) -> Callable[..., Mailing]:
    def make(*, works: bool = True, practice: bool = False, settings: Settings | None = None) -> Mailing:
        def open_link(link: QUrl) -> bool:
            opened.append(link)
            return works

        return Mailing(window, CurrentSettings(settings or Settings()), practice=practice, open_link=open_link)

    return make


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


def test_what_is_to_be_hidden_is_hidden(qtbot: QtBot) -> None:
    masks = Masks(login=True, number=True)
    written = letter(a_result(), masks, practice=False)
    for text in (written.text, unquote(written.link), summary_text(a_result(), masks)):
        assert "mycompany" not in text
        assert "1234567" not in text
        assert "••••••" in text


def test_the_button_opens_the_mail_program_and_offers_the_evidence(
    qtbot: QtBot, window: MainWindow, mail: Any, opened: list[QUrl]
) -> None:
    mailing = mail()
    assert not mailing.button.isVisible()
    window.show_result(a_result())
    mailing.button.click()
    assert [url.scheme() for url in opened] == ["mailto"]
    dialog = mailing._dialog
    assert dialog.isVisible()
    assert "opens with this e-mail" in dialog.findChild(type(dialog.said), "letter_note").text()
    mailing.write()
    assert len(opened) == 1
    dialog.again_button.click()
    assert len(opened) == 2
    dialog.copy_button.click()
    assert "MsgID=963: ok sent" in QGuiApplication.clipboard().text()
    dialog.reject()
    assert mailing._dialog is None


def test_without_a_mail_program_it_says_what_to_do(qtbot: QtBot, window: MainWindow, mail: Any) -> None:
    mailing = mail(works=False)
    window.show_result(a_result())
    mailing.write()
    note = mailing._dialog.findChild(type(mailing._dialog.said), "letter_note").text()
    assert "No mail program could be opened" in note
    assert SUPPORT in note
    mailing._dialog.reject()


def test_practice_is_named_in_the_subject(qtbot: QtBot, window: MainWindow, mail: Any, opened: list[QUrl]) -> None:
    mailing = mail(practice=True)
    window.show_result(a_result())
    mailing.write()
    assert "[practice]" in unquote(opened[0].toString())
    mailing._dialog.reject()


@pytest.mark.parametrize("outcome", [Outcome.CANCELLED, Outcome.BAD_ID, Outcome.NO_CREDENTIALS])
def test_there_is_nothing_to_write_about_what_was_not_asked(
    qtbot: QtBot, window: MainWindow, mail: Any, opened: list[QUrl], outcome: Outcome
) -> None:
    mailing = mail()
    window.show_result(a_result(outcome=outcome, info=None, exchange=None))
    assert not mailing.button.isVisible()
    mailing.write()
    assert not opened


def test_the_evidence_is_saved_in_the_background(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    saver = EvidenceSaver(window)
    target = tmp_path / "kit.zip"
    with qtbot.waitSignal(saver.said) as said:
        saver.save(target, a_result(), Masks())
    assert said.args == ["Saved: kit.zip"]
    with zipfile.ZipFile(target) as archive:
        assert set(archive.namelist()) == {"request.xml", "reply.xml", "summary.txt"}
        summary = archive.read("summary.txt").decode()
    for part in ("With the operator", "outcome: ok", "POST https://isms.center/soap/server", "HTTP/1.1 200 OK", "Server: x"):
        assert part in summary


def test_a_place_that_cannot_be_written_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    saver = EvidenceSaver(window)
    with qtbot.waitSignal(saver.said) as said:
        saver.save(tmp_path / "no folder" / "kit.zip", a_result(), Masks())
    assert said.args == ["Not saved: there is no such folder"]
