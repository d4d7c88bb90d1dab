"""Write to KiT: the letter, its link, and the evidence."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QStandardPaths, QUrl, QUrlQuery
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.core.support.evidence import Masks
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.support.controller import Mailing
from kit_desktop.ui.support.evidence import EvidenceSaver, SavedFile, summary_text
from kit_desktop.ui.support.letter import LONGEST_LINK, SUPPORT, letter
from kit_desktop.ui.widgets.plain_label import PlainLabel
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
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's folder of downloads."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(folder))
    return folder


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


def test_the_letter_is_read_before_anything_is_opened_and_says_what_the_customer_says(
    qtbot: QtBot, window: MainWindow, mail: Any, opened: list[QUrl]
) -> None:
    mailing = mail()
    assert not mailing.button.isVisible()
    window.show_result(a_result())
    mailing.button.click()
    assert opened == []
    dialog = mailing._dialog
    assert dialog.focusWidget() is dialog.customer
    qtbot.keyClicks(dialog.customer, "no code since nine")
    parts = (
        "Hello, please look into",
        "The customer says: no code since nine",
        "The program shows: With the operator",
        "msgID: 963",
    )
    places = [dialog.body.toPlainText().index(part) for part in parts]
    assert places == sorted(places)
    mailing.write()
    dialog.open_button.click()
    assert [url.scheme() for url in opened] == ["mailto"]
    assert "no code since nine" in unquote(opened[0].toString())
    assert "Your mail program opens" in dialog.findChild(PlainLabel, "letter_said").text()
    dialog.copy_button.click()
    assert "MsgID=963: ok sent" in QGuiApplication.clipboard().text()
    assert "no code since nine" in QGuiApplication.clipboard().text()
    dialog.reject()
    assert mailing._dialog is None


def test_without_a_mail_program_it_says_what_to_do(qtbot: QtBot, window: MainWindow, mail: Any) -> None:
    mailing = mail(works=False)
    window.show_result(a_result())
    mailing.write()
    mailing._dialog.open_button.click()
    said = mailing._dialog.findChild(PlainLabel, "letter_said").text()
    assert "No mail program could be opened" in said
    assert SUPPORT in said
    mailing._dialog.reject()


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


def test_the_files_are_saved_in_one_step_and_the_folder_is_shown(
    qtbot: QtBot, window: MainWindow, mail: Any, opened: list[QUrl], downloads: Path
) -> None:
    mailing = mail()
    window.show_result(a_result())
    mailing.write()
    dialog = mailing._dialog
    assert not dialog.folder_button.isVisible()
    dialog.save_button.click()
    qtbot.waitUntil(dialog.folder_button.isVisible)
    (saved,) = downloads.iterdir()
    assert saved.name.startswith("kit-963-")
    assert zipfile.is_zipfile(saved)
    assert saved.name in dialog.findChild(PlainLabel, "letter_said").text()
    dialog.folder_button.click()
    assert Path(opened[-1].toLocalFile()) == downloads


@pytest.mark.parametrize("works", [True, False])
def test_an_email_is_opened_with_the_files_in_it(
    qtbot: QtBot, window: MainWindow, mail: Any, opened: list[QUrl], downloads: Path, works: bool
) -> None:
    mailing = mail(works=works)
    window.show_result(a_result())
    mailing.write()
    dialog = mailing._dialog
    dialog.customer.setText("no code")
    dialog.attach_button.click()
    qtbot.waitUntil(lambda: bool(opened))
    saved = Path(opened[0].toLocalFile())
    assert (saved.parent, saved.suffix) == (downloads, ".eml")
    message = message_from_bytes(saved.read_bytes(), policy=default)
    assert (message["To"], message["X-Unsent"]) == (SUPPORT, "1")
    assert "The customer says: no code" in message.get_body().get_content()
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert set(attached) == {"request.xml", "reply.xml", "summary.txt"}
    assert attached["reply.xml"] == REPLY.encode()
    said = dialog.findChild(PlainLabel, "letter_said").text()
    assert ("No program opens e-mails from files" in said) is not works


def test_files_that_cannot_be_saved_are_said_in_the_letter(
    qtbot: QtBot, window: MainWindow, mail: Any, downloads: Path
) -> None:
    downloads.rmdir()
    mailing = mail()
    window.show_result(a_result())
    mailing.write()
    mailing._dialog.save_button.click()
    said = mailing._dialog.findChild(PlainLabel, "letter_said")
    qtbot.waitUntil(lambda: said.text() == "Not saved: there is no such folder")
    assert not mailing._dialog.folder_button.isVisible()


def test_practice_is_named_in_the_subject(qtbot: QtBot, window: MainWindow, mail: Any, opened: list[QUrl]) -> None:
    mailing = mail(practice=True)
    window.show_result(a_result())
    mailing.write()
    mailing._dialog.open_button.click()
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


def test_the_evidence_is_saved_in_the_background(qtbot: QtBot, window: MainWindow, downloads: Path) -> None:
    saver = EvidenceSaver(window)
    with qtbot.waitSignal(saver.saved) as saved:
        saver.save(a_result(), Masks())
    (target,) = downloads.iterdir()
    assert saved.args == [SavedFile(target)]
    with zipfile.ZipFile(target) as archive:
        assert set(archive.namelist()) == {"request.xml", "reply.xml", "summary.txt"}
        summary = archive.read("summary.txt").decode()
    for part in ("With the operator", "outcome: ok", "POST https://isms.center/soap/server", "HTTP/1.1 200 OK", "Server: x"):
        assert part in summary


def test_a_place_that_cannot_be_written_is_said(qtbot: QtBot, window: MainWindow, downloads: Path) -> None:
    saver = EvidenceSaver(window)
    downloads.rmdir()
    with qtbot.waitSignal(saver.failed) as said:
        saver.save(a_result(), Masks())
    assert said.args == ["Not saved: there is no such folder"]
