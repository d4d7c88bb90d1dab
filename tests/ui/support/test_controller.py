"""Write to KiT, from the button to the mail program."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.support.controller import Mailing
from kit_desktop.ui.support.evidence import suggested_path
from kit_desktop.ui.support.letter import SUPPORT
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.window.main_window import MainWindow

from .answer import REPLY, a_result


@pytest.fixture
def opened() -> list[QUrl]:
    return []


@pytest.fixture
def mail(window: MainWindow, opened: list[QUrl], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Mailing]:
    def make(*, works: bool = True, practice: bool = False) -> Mailing:
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda link: opened.append(link) or works)
        return Mailing(window, CurrentSettings(Settings()), practice=practice)

    return make


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
    assert opened == [], "the file is there to be attached, not to be opened"
    assert str(Path(downloads.name, saved.name)) in dialog.findChild(PlainLabel, "letter_said").text()
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
    suggested_path(a_result(), "zip").mkdir()
    mailing = mail()
    window.show_result(a_result())
    mailing.write()
    mailing._dialog.save_button.click()
    said = mailing._dialog.findChild(PlainLabel, "letter_said")
    qtbot.waitUntil(lambda: said.text().startswith("Not saved: "))
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
