"""The dialog and the menu for several accounts; with none known the dialog is as short as ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials, NamedAccount
from kit_desktop.ui.accounts.account import Account, KeyringState
from kit_desktop.ui.accounts.login_dialog import LoginDialog

from ..window_bench import turn_wheel

Open = Callable[..., Account]


KNOWN = (NamedAccount("shop", "Corner"), NamedAccount("bank"))


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., LoginDialog]:
    def make(login: str | None = "shop", accounts: tuple[NamedAccount, ...] = KNOWN) -> LoginDialog:
        dialog = LoginDialog(login, KeyringState(name="Memory"), None, accounts)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def captions(dialog: LoginDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text().startswith("&")]


def test_the_first_account_takes_two_fields(show: Any) -> None:
    dialog = show(None, ())
    fields = [field for field in dialog.findChildren(QLineEdit) if field.isVisible()]
    assert fields == [dialog.login, dialog.password]
    assert not dialog.chooser.isVisible()
    assert captions(dialog) == ["&Login", "&Password"]
    assert captions(show()) == ["&Account", "&Login", "&Password", "&Name"]


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
    assert entered.args == [Credentials("clinic", "clinic-secret"), True]
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


@pytest.mark.parametrize("login", [None, "gone"])
def test_it_begins_with_the_first_account_where_none_is_in_use(show: Callable[..., LoginDialog], login: str | None) -> None:
    dialog = show(login)
    assert dialog.chooser.currentIndex() == 0
    assert dialog.login.text() == "shop"


def test_another_account_is_typed_at_once_and_a_known_one_keeps_its_password(
    qtbot: QtBot, show: Callable[..., LoginDialog]
) -> None:
    dialog = show()
    dialog.chooser.setFocus()
    dialog.chooser.activated.emit(0)
    assert dialog.focusWidget() is dialog.chooser
    assert dialog.password.placeholderText() == "leave empty to keep the old one"
    dialog.chooser.setCurrentIndex(2)
    dialog.chooser.activated.emit(2)
    assert dialog.focusWidget() is dialog.login
    assert dialog.password.placeholderText() == ""


def test_the_longest_password_is_taken(qtbot: QtBot, show: Callable[..., LoginDialog]) -> None:
    dialog = show(None, ())
    dialog.login.setText("shop")
    dialog.password.setText("x" * 2048)
    with qtbot.waitSignal(dialog.entered):
        dialog._on_accepted()


def test_the_wheel_chooses_no_other_account(show: Any) -> None:
    dialog = show()
    dialog.password.setText("typed")
    assert turn_wheel(dialog) == set()
    assert dialog.password.text() == "typed"
