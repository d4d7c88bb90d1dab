"""The dialog and the menu for several accounts; with none known the dialog is as short as ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials, NamedAccount, VaultProblem
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.accounts.account import Account, KeyringState
from kit_desktop.ui.accounts.controller import AccountFlow
from kit_desktop.ui.accounts.login_dialog import EnteredAccount, LoginDialog
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.window.main_window import MainWindow

Open = Callable[..., Account]
KNOWN = (NamedAccount("shop", "Corner"), NamedAccount("bank"))


class Silent:
    """A gateway that notes as whom it is asked."""

    def __init__(self) -> None:
        self.logins: list[str] = []

    def look_up(self, query: LookupQuery, credentials: Credentials, *_: Any) -> LookupResult:
        from datetime import UTC, datetime

        from kit_desktop.core.outcome import Outcome

        self.logins.append(credentials.login)
        return LookupResult(Outcome.NOT_FOUND, query, datetime.now(UTC))


@pytest.fixture
def gateway() -> Silent:
    return Silent()


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., LoginDialog]:
    def make(login: str | None = "shop", accounts: tuple[NamedAccount, ...] = KNOWN) -> LoginDialog:
        dialog = LoginDialog(login, KeyringState(name="Memory"), None, accounts)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


@pytest.fixture
def window(qtbot: QtBot, open_account: Open, gateway: Silent) -> MainWindow:
    settings, lookups = CurrentSettings(Settings()), Lookups(gateway)
    made = MainWindow(settings, lookups)
    made.accounts = AccountFlow(open_account(), made, lookups, settings, practice=False)  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_first_account_takes_two_fields(show: Any) -> None:
    dialog = show(None, ())
    fields = [field for field in dialog.findChildren(QLineEdit) if field.isVisible()]
    assert fields == [dialog.login, dialog.password]
    assert not dialog.chooser.isVisible()


def test_choosing_another_needs_no_password(qtbot: QtBot, show: Any) -> None:
    dialog = show()
    assert dialog.login.text() == "shop"
    assert dialog.name.text() == "Corner"
    dialog.chooser.setCurrentIndex(1)
    assert dialog.login.text() == "bank"
    with qtbot.waitSignal(dialog.chosen) as chosen, qtbot.assertNotEmitted(dialog.entered):
        qtbot.keyClick(dialog, "\r")
    assert chosen.args == ["bank"]
    assert not dialog.isVisible()


def test_another_account_is_entered_with_a_name(qtbot: QtBot, show: Any) -> None:
    dialog = show()
    dialog.chooser.setCurrentIndex(2)
    assert not dialog.login.text()
    assert not dialog._forget.isEnabled()
    qtbot.keyClick(dialog, "\r")
    assert dialog.isVisible()
    dialog.login.setText("clinic")
    dialog.password.setText("clinic-secret")
    dialog.name.setText("Clinic")
    with qtbot.waitSignal(dialog.entered) as entered, qtbot.waitSignal(dialog.renamed) as renamed:
        qtbot.keyClick(dialog, "\r")
    assert entered.args == [EnteredAccount(Credentials("clinic", "clinic-secret"), remember=True)]
    assert renamed.args == ["clinic", "Clinic"]


def test_a_password_is_never_carried_to_another_account(show: Any) -> None:
    dialog = show()
    dialog.password.setText("for-shop")
    dialog.chooser.setCurrentIndex(1)
    assert not dialog.password.text()


def test_the_chosen_one_is_forgotten(qtbot: QtBot, show: Any) -> None:
    dialog = show()
    dialog.chooser.setCurrentIndex(1)
    dialog._forget.click()
    (asked,) = dialog.findChildren(QMessageBox)
    with qtbot.waitSignal(dialog.forget_requested) as forgotten:
        asked.accepted.emit()
    assert forgotten.args == ["bank"]


def test_the_menu_is_there_from_the_second_account_on(qtbot: QtBot, window: MainWindow) -> None:
    menu = window.accounts.menu
    assert menu.button.isVisible()
    assert menu.menu.menuAction().isVisible()
    texts = [action.text() for action in menu.menu.actions() if action.isCheckable()]
    assert texts == ["Corner (shop)", "bank"]
    window.accounts._account.forget("bank")
    assert not menu.button.isVisible()
    assert not menu.menu.menuAction().isVisible()


def test_switching_in_the_menu_is_for_the_next_lookup(qtbot: QtBot, window: MainWindow, gateway: Silent) -> None:
    menu = window.accounts.menu
    query = LookupQuery(IdKind.MSG_ID, "963")
    with qtbot.waitSignal(window._lookups.finished) as finished:
        window.look_up(query)
    assert finished.args[0].account == "shop"
    with qtbot.waitSignal(window.accounts._account.loaded):
        next(action for action in menu.menu.actions() if action.text() == "bank").trigger()
    assert [action.text() for action in menu.menu.actions() if action.isChecked()] == ["bank"]
    with qtbot.waitSignal(window._lookups.finished) as finished:
        window.look_up(query)
    assert finished.args[0].account == "bank"
    assert gateway.logins == ["shop", "bank"]
    assert "bank" in window.status.findChild(type(window.status._text), "status_text").text()


def test_a_lookup_during_switching_waits_for_the_new_account(
    qtbot: QtBot, window: MainWindow, gateway: Silent, vault: Any
) -> None:
    vault.hold.clear()
    window.accounts._account.switch_to("bank")
    window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
    assert not gateway.logins
    with qtbot.waitSignal(window._lookups.finished):
        vault.hold.set()
    assert gateway.logins == ["bank"]


def test_a_lost_password_is_asked_for_with_the_reason(qtbot: QtBot, window: MainWindow, vault: Any) -> None:
    del vault.secrets["bank"]
    window.accounts._account.switch_to("bank")
    qtbot.waitUntil(lambda: window.findChild(LoginDialog) is not None)
    dialog = window.findChild(LoginDialog)
    assert dialog.login.text() == "bank"
    assert "no longer has the password" in dialog.password_error.words
    dialog.reject()


@pytest.mark.parametrize("problem", [None, VaultProblem.LOCKED])
def test_a_lookup_meant_for_another_account_never_goes_out_under_the_old_one(
    qtbot: QtBot, window: MainWindow, gateway: Silent, vault: Any, problem: VaultProblem | None
) -> None:
    vault.hold.clear()
    vault.refuse = problem
    del vault.secrets["bank"]
    window.accounts._account.switch_to("bank")
    window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
    with qtbot.waitSignal(window.accounts._account.switch_failed):
        vault.hold.set()
    assert window.accounts._account.login == "shop"
    assert window._lookups.query is None
    dialog = window.findChild(LoginDialog)
    assert (dialog is None) == (problem is not None)
    if dialog is None:
        vault.refuse = None
        vault.secrets["bank"] = "bank-secret"
        with qtbot.waitSignal(window.accounts._account.loaded):
            window.accounts._account.switch_to("bank")
        assert window._lookups.query is None
        assert not gateway.logins
    else:
        dialog.password.setText("bank-secret")
        with qtbot.waitSignal(window._lookups.finished):
            qtbot.keyClick(dialog, "\r")
        assert gateway.logins == ["bank"]


@pytest.mark.parametrize(("password", "words"), [("x" * 2049, "2048"), ("se\u200bcret", "invisible")])
def test_a_password_that_cannot_be_used_is_refused_in_words_and_gets_the_focus(
    qtbot: QtBot, show: Callable[..., LoginDialog], password: str, words: str
) -> None:
    dialog = show(None, ())
    dialog.login.setText("shop")
    dialog.password.setText(password)
    dialog.login.setFocus()
    with qtbot.assertNotEmitted(dialog.entered):
        dialog._on_accepted()
    assert words in dialog.password_error.words.replace(",", "")
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.password


def test_the_eye_shows_the_letters_and_hides_them_again(qtbot: QtBot, show: Callable[..., LoginDialog]) -> None:
    dialog = show(None, ())
    eye = dialog.password.findChild(QAbstractButton)
    assert not eye.isVisible()
    dialog.password.setText("secret")
    assert eye.isVisible()
    eye.click()
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Normal
    eye.click()
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
