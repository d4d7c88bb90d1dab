"""The account: asked for once, kept by the keyring, or for this session; and what is said where the keyring does not work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials, VaultProblem
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.accounts.controller import AccountFlow
from kit_desktop.ui.accounts.login_dialog import LoginDialog
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.window.main_window import MainWindow

from ..window_bench import ACCOUNT, Bench, ScriptedVault, answer, label, named, seen


def dialog_of(bench: Bench) -> LoginDialog | None:
    """The dialog for the account, where it is open."""
    found = [each for each in bench.window.findChildren(LoginDialog) if each.isVisible()]
    return found[0] if found else None


def opened(bench: Bench) -> LoginDialog:
    """The dialog for the account, once it is open."""
    bench.wait(lambda: dialog_of(bench) is not None)
    found = dialog_of(bench)
    assert found is not None
    return found


def enter(bench: Bench, credentials: Credentials = ACCOUNT, *, remember: bool = True) -> None:
    """Fill the dialog in and press Enter, as a person would."""
    dialog = opened(bench)
    login, password = named(dialog, "Login", QLineEdit), named(dialog, "Password", QLineEdit)
    login.selectAll()
    bench.bot.keyClicks(login, credentials.login)
    bench.bot.keyClicks(password, credentials.password)
    box = named(dialog, "Remember on this computer", QCheckBox)
    if box.isEnabled() and box.isChecked() is not remember:
        box.click()
    bench.bot.keyClick(password, Qt.Key.Key_Return)


def begin(bench: Bench) -> None:
    """Type an id and press Enter, as a person would."""
    bench.type("963")
    bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_Return)


def waiting(make_bench: Callable[..., Bench], *kept: Credentials) -> tuple[Bench, ScriptedVault]:
    """A window whose keyring asks the person something, and that keyring."""
    vault = ScriptedVault(*kept)
    vault.hold()
    bench = make_bench(credentials=None, vault=vault)
    bench.account.load()
    return bench, vault


@pytest.fixture
def first_start(make_bench: Callable[..., Bench]) -> Bench:
    """A window that has never had an account, its keyring empty and read."""
    bench = make_bench(credentials=None, vault=ScriptedVault())
    bench.account.load()
    opened(bench)
    return bench


def test_the_first_start_asks_for_the_account_and_offers_practice(first_start: Bench) -> None:
    dialog = opened(first_start)
    said = seen(dialog)
    assert "Remember on this computer" in said
    assert "The password is stored only in Test Keyring." in said
    assert named(dialog, "Login", QLineEdit).hasFocus()
    assert named(dialog, "Password", QLineEdit).echoMode() is QLineEdit.EchoMode.Password
    with first_start.bot.waitSignal(first_start.accounts.practice_requested):
        named(dialog, "Try the practice gateway", QPushButton).click()


def test_the_account_is_kept_and_said_and_used(first_start: Bench) -> None:
    with first_start.bot.waitSignal(first_start.account.saved):
        enter(first_start)
    assert first_start.vault is not None
    assert first_start.vault.kept == ACCOUNT
    assert "kept in this computer’s keyring" in first_start.window.statusBar().currentMessage()
    first_start.ask("963")
    assert first_start.gateway.asked[0].credentials == ACCOUNT


def test_for_this_session_only_nothing_is_written(first_start: Bench) -> None:
    enter(first_start, remember=False)
    first_start.ask("963")
    assert first_start.gateway.asked[0].credentials == ACCOUNT
    assert first_start.vault is not None
    assert first_start.vault.kept is None


def test_a_second_start_finds_the_account_and_asks_nothing(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(credentials=None, vault=ScriptedVault(ACCOUNT))
    with bench.bot.waitSignal(bench.account.loaded):
        bench.account.load()
    assert dialog_of(bench) is None
    assert "account mycompany" in label(bench.window, "status_text")
    bench.ask("963")
    assert bench.gateway.asked[0].credentials == ACCOUNT


def test_a_lookup_waits_for_the_keyring_and_is_asked_then(make_bench: Callable[..., Bench]) -> None:
    bench, vault = waiting(make_bench, ACCOUNT)
    begin(bench)
    assert bench.gateway.asked == []
    assert "Waiting for this computer’s keyring" in bench.window.statusBar().currentMessage()
    with bench.bot.waitSignal(bench.lookups.finished):
        vault.let_go()
    assert bench.gateway.asked[0].query.id == "963"


def test_that_the_keyring_is_waited_for_is_said_until_it_has_no_account(make_bench: Callable[..., Bench]) -> None:
    bench, vault = waiting(make_bench)
    begin(bench)
    with bench.bot.waitSignal(bench.account.loaded):
        vault.let_go()
    assert bench.window.statusBar().currentMessage() == ""
    enter(bench)
    bench.wait(lambda: bool(bench.gateway.asked))


def test_who_leaves_the_dialog_waits_for_no_keyring_any_more(make_bench: Callable[..., Bench]) -> None:
    bench, vault = waiting(make_bench, ACCOUNT)
    begin(bench)
    bench.accounts.action.trigger()
    opened(bench).reject()
    assert bench.window.statusBar().currentMessage() == ""
    with bench.bot.waitSignal(bench.account.loaded):
        vault.let_go()
    assert bench.gateway.asked == []


def test_a_keyring_that_never_answers_holds_nothing_up(make_bench: Callable[..., Bench]) -> None:
    bench, _vault = waiting(make_bench, ACCOUNT)
    named(bench.window, "UserMsgID").click()
    bench.accounts.action.trigger()
    enter(bench, remember=False)
    bench.ask("1YT")
    assert bench.gateway.asked[0].query.id == "1YT"
    assert bench.window.close()


def test_a_lookup_without_an_account_asks_for_it_and_goes_on(first_start: Bench) -> None:
    opened(first_start).reject()
    begin(first_start)
    with first_start.bot.waitSignal(first_start.lookups.finished):
        enter(first_start)
    assert first_start.gateway.asked[0].query.id == "963"


def test_a_dialog_that_was_left_asks_nothing_later(first_start: Bench) -> None:
    opened(first_start).reject()
    begin(first_start)
    opened(first_start).reject()
    first_start.accounts.action.trigger()
    with first_start.bot.assertNotEmitted(first_start.lookups.started, wait=50):
        enter(first_start)


def test_both_are_needed(first_start: Bench) -> None:
    for login, password in (("", ""), ("mycompany", ""), ("", "secret"), ("  ", "secret")):
        dialog = opened(first_start)
        dialog.login.clear()
        enter(first_start, Credentials(login, password))
        at, other = dialog.password_error, dialog.login_error
        if not login.strip():
            at, other = other, at
        assert (at.words, other.words) == ("Both are needed: the login and the password.", "")
        assert at.isVisible()
        assert not other.isVisible()
        assert dialog.focusWidget() is (dialog.password if login.strip() else dialog.login)
        assert first_start.account.credentials is None


def test_invisible_characters_are_refused(first_start: Bench) -> None:
    dialog = opened(first_start)
    named(dialog, "Login", QLineEdit).setText("my\u200bcompany")
    named(dialog, "Password", QLineEdit).setText("secret")
    named(dialog, "Use this account", QPushButton).click()
    assert "invisible characters" in dialog.login_error.words
    assert dialog.password_error.words == ""


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (VaultProblem.MISSING, "This computer has no keyring for passwords."),
        (VaultProblem.UNTRUSTED, "The keyring set up on this computer does not keep passwords safely."),
        (VaultProblem.LOCKED, "The keyring is locked."),
        (VaultProblem.REFUSED, "The keyring refused access."),
    ],
)
def test_a_keyring_that_does_not_work_is_said_plainly_and_the_account_kept_for_the_session(
    make_bench: Callable[..., Bench], problem: VaultProblem, words: str
) -> None:
    bench = make_bench(credentials=None, vault=ScriptedVault())
    assert bench.vault is not None
    bench.vault.refuse = problem
    bench.account.load()
    dialog = opened(bench)
    assert f"{words} The account is kept until you close the program." in label(dialog, "keyring_note")
    assert not named(dialog, "Remember on this computer", QCheckBox).isEnabled()
    assert bench.window.statusBar().currentMessage() == ""  # said once
    enter(bench)
    bench.ask("963")
    assert bench.gateway.asked[0].credentials == ACCOUNT
    assert bench.vault.kept is None


def test_a_keyring_that_fails_at_writing_is_said_and_the_account_is_used_all_the_same(first_start: Bench) -> None:
    assert first_start.vault is not None
    first_start.vault.refuse = VaultProblem.TOO_LONG
    with first_start.bot.waitSignal(first_start.account.keyring_failed):
        enter(first_start)
    assert "kept until you close the program" in first_start.window.statusBar().currentMessage()
    first_start.ask("963")
    assert first_start.gateway.asked[0].credentials == ACCOUNT


def test_after_a_refused_login_the_account_is_one_click_away(bench: Bench) -> None:
    bench.gateway.reply = lambda query: answer(query, Outcome.AUTH_FAILED, server_text="Invalid login or password")
    bench.ask("963")
    named(bench.window.result, "Account…", QPushButton).click()
    dialog = opened(bench)
    assert ACCOUNT.password not in seen(dialog)
    password = named(dialog, "Password", QLineEdit)
    assert password.text() == ""
    assert dialog.focusWidget() is password
    assert "does not accept the login or the password" in dialog.password_error.words
    assert "“Invalid login or password”" in dialog.password_error.words
    assert "Do not try many times" in seen(dialog)


@pytest.mark.parametrize("in_settings", [False, True])
def test_the_refused_lookup_is_repeated_by_itself_once_the_password_is_corrected(bench: Bench, in_settings: bool) -> None:
    bench.gateway.reply = lambda query: answer(query, Outcome.AUTH_FAILED, server_text="Invalid login or password")
    bench.ask("964001")
    if in_settings:
        next(iter(bench.window.findChildren(AccountFlow))).correct(bench.window)
    else:
        named(bench.window.result, "Account…", QPushButton).click()
    bench.gateway.reply = answer
    corrected = Credentials("mycompany", "the right one")
    with bench.bot.waitSignal(bench.lookups.finished):
        enter(bench, corrected)
    assert [(each.query.id, each.credentials.password) for each in bench.gateway.asked] == [
        ("964001", ACCOUNT.password),
        ("964001", "the right one"),
    ]
    assert bench.window.shown is not None
    assert bench.window.shown.outcome is Outcome.OK


def test_what_is_wrong_stands_until_something_is_typed_and_the_dialog_grows_with_it(first_start: Bench) -> None:
    dialog = opened(first_start)
    heights = [field.height() for field in (dialog.login, dialog.password)]
    before = dialog.height()
    dialog.say("A sentence that takes more than one line under the field, however wide the letters are. " * 4, "Advice. " * 40)
    first_start.wait(lambda: dialog.height() > before)
    assert [field.height() for field in (dialog.login, dialog.password)] == heights
    for shown in dialog.findChildren(PlainLabel):
        assert not shown.isVisible() or shown.height() >= shown.heightForWidth(shown.width())
    first_start.bot.keyClicks(dialog.password, "x")
    assert dialog.password_error.isHidden()
    assert "Advice" not in seen(dialog)


def test_the_account_can_be_changed_and_forgotten(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(credentials=None, vault=ScriptedVault(ACCOUNT))
    with bench.bot.waitSignal(bench.account.loaded):
        bench.account.load()
    assert bench.vault is not None
    bench.accounts.action.trigger()
    with bench.bot.waitSignal(bench.account.saved):
        enter(bench, Credentials("mycompany", "a new password"))
    assert bench.vault.kept == Credentials("mycompany", "a new password")
    bench.wait(lambda: bench.window.findChild(LoginDialog) is None)
    bench.accounts.action.trigger()
    dialog = opened(bench)
    named(dialog, "Remove from this computer", QPushButton).click()
    (asked,) = dialog.findChildren(QMessageBox)
    assert asked.defaultButton().text() == "Keep it"
    named(asked, "Keep it", QPushButton).click()
    bench.wait(lambda: not dialog.findChildren(QMessageBox))
    assert dialog.isVisible()
    assert bench.vault.kept is not None
    named(dialog, "Remove from this computer", QPushButton).click()
    named(dialog.findChildren(QMessageBox)[0], "Remove", QPushButton).click()
    bench.wait(lambda: bench.vault is not None and bench.vault.kept is None)
    bench.window.statusBar().clearMessage()
    assert "no account" in label(bench.window, "status_text")


def test_only_one_dialog_opens_however_often_it_is_asked_for(bench: Bench) -> None:
    for _ in range(3):
        bench.accounts.action.trigger()
    assert len(bench.window.findChildren(LoginDialog)) == 1


def test_practice_has_no_account_to_change(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(practice=True)
    assert not bench.accounts.action.isEnabled()
    bench.show(Outcome.AUTH_FAILED)
    named(bench.window.result, "Account…", QPushButton).click()
    assert dialog_of(bench) is None


def test_the_password_is_in_no_widget_after_it_was_used(first_start: Bench) -> None:
    enter(first_start)
    first_start.ask("963")
    assert ACCOUNT.password not in seen(first_start.window)
    for field in first_start.window.findChildren(QLineEdit):
        assert ACCOUNT.password not in field.text()
    assert ACCOUNT.password not in repr(first_start.account.credentials)


def test_a_lookup_during_switching_waits_for_the_new_account(
    qtbot: QtBot, window: MainWindow, gateway: Any, vault: Any
) -> None:
    vault.hold()
    window.accounts._account.switch_to("bank")
    window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
    assert not gateway.logins
    with qtbot.waitSignal(window._lookups.finished):
        vault.let_go()
    assert gateway.logins == ["bank"]


def test_a_lookup_that_waited_is_asked_with_the_account_that_is_gone_back_to(
    qtbot: QtBot, window: MainWindow, gateway: Any, vault: Any
) -> None:
    account = window.accounts._account
    account.use(Credentials("shop", "shop-secret"), remember=False)
    vault.hold()
    account.switch_to("bank")
    window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
    with qtbot.waitSignal(window._lookups.finished):
        account.switch_to("shop")
    assert gateway.logins == ["shop"]
    vault.let_go()


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
    qtbot: QtBot, window: MainWindow, gateway: Any, vault: Any, problem: VaultProblem | None
) -> None:
    vault.hold()
    vault.refuse = problem
    del vault.secrets["bank"]
    window.accounts._account.switch_to("bank")
    window.look_up(LookupQuery(IdKind.MSG_ID, "963"))
    with qtbot.waitSignal(window.accounts._account.switch_failed):
        vault.let_go()
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


def test_another_window_of_the_session_asks_what_still_waited(first_start: Bench, make_bench: Callable[..., Bench]) -> None:
    first_start.accounts.prepare(LookupQuery(IdKind.MSG_ID, "964"))
    bench = make_bench()
    bench.accounts.take_over(first_start.accounts)
    bench.wait(lambda: [asked.query.id for asked in bench.gateway.asked] == ["964"])
