"""The proxy's login in the settings: found, entered, removed, and a keyring that does not play along."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import LONGEST_PASSWORD, Credentials, VaultError, VaultProblem
from kit_desktop.core.endpoint import Endpoint, parse_endpoint
from kit_desktop.core.settings.proxy_logins import FoundProxy
from kit_desktop.ui.settings.proxy_row import ProxyLoginDialog, ProxyRow

GATEWAY = parse_endpoint("https://isms.center/soap/server")


class Logins:
    """A proxy whose login is kept in memory; `error` is raised by every call."""

    def __init__(self, place: str | None = "proxy.example:3128") -> None:
        self.place, self.kept = place, {}  # type: ignore[var-annotated]
        self.error: Exception | None = None

    def find(self, endpoint: Endpoint) -> FoundProxy | None:
        if self.error is not None:
            raise self.error
        kept: Credentials | None = self.kept.get(self.place)
        return FoundProxy(self.place, kept.login if kept else None) if self.place else None

    def save(self, place: str, credentials: Credentials) -> None:
        if self.error is not None:
            raise self.error
        self.kept[place] = credentials

    def forget(self, place: str) -> None:
        self.kept.pop(place)


@pytest.fixture
def open_row(qtbot: QtBot) -> Callable[..., ProxyRow]:
    pages = []

    def make(logins: Logins, endpoint: Endpoint | None = GATEWAY) -> ProxyRow:
        page = QWidget()
        pages.append(page)
        qtbot.addWidget(page)
        row = ProxyRow(logins, page)
        row.look_for(endpoint)
        page.show()
        qtbot.waitUntil(lambda: "Looking" not in row.explanation.text())
        return row

    return make


def dialog_of(row: ProxyRow) -> ProxyLoginDialog:
    row.button.click()
    (dialog,) = [each for each in row.window().findChildren(ProxyLoginDialog) if each.isVisible()]
    return dialog


def test_without_a_proxy_there_is_nothing_to_log_in_to(open_row: Callable[..., ProxyRow]) -> None:
    row = open_row(Logins(None))
    assert row.explanation.text() == "None; the connection is direct."
    assert not row.button.isEnabled()


def test_an_address_that_is_wrong_is_not_asked_for(open_row: Callable[..., ProxyRow]) -> None:
    row = open_row(Logins(), None)
    assert "once the address above is right" in row.explanation.text()
    assert not row.button.isEnabled()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (VaultError(VaultProblem.LOCKED), "The keyring is locked."),
        (ValueError("x"), "The proxy in this computer’s settings cannot be used."),
    ],
)
def test_what_cannot_be_found_out_is_said(open_row: Callable[..., ProxyRow], error: Exception, words: str) -> None:
    logins = Logins()
    logins.error = error
    assert open_row(logins).explanation.text() == words


def test_a_login_is_entered_kept_and_removed(qtbot: QtBot, open_row: Callable[..., ProxyRow]) -> None:
    logins = Logins()
    row = open_row(logins)
    assert row.explanation.text() == "proxy.example:3128, without a login"
    dialog = dialog_of(row)
    assert not dialog.forget_button.isVisible()
    assert dialog.focusWidget() is dialog.login
    qtbot.keyClicks(dialog.login, "a.user")
    qtbot.keyClicks(dialog.password, "proxy-secret")
    qtbot.keyClick(dialog.password, "\r")
    assert dialog.password.text() == ""
    qtbot.waitUntil(lambda: row.explanation.text() == "proxy.example:3128, logged in as a.user")
    assert logins.kept == {"proxy.example:3128": Credentials("a.user", "proxy-secret")}
    dialog = dialog_of(row)
    assert dialog.login.text() == "a.user"
    assert dialog.focusWidget() is dialog.password
    dialog.forget_button.click()
    qtbot.waitUntil(lambda: row.explanation.text() == "proxy.example:3128, without a login")
    assert logins.kept == {}


def test_the_longest_password_is_none_too_long(qtbot: QtBot, open_row: Callable[..., ProxyRow]) -> None:
    dialog = dialog_of(open_row(Logins()))
    dialog.login.setText("a.user")
    dialog.password.setText("x" * LONGEST_PASSWORD)
    with qtbot.waitSignal(dialog.entered):
        dialog._on_accepted()


def test_a_keyring_that_refuses_it_is_said(qtbot: QtBot, open_row: Callable[..., ProxyRow]) -> None:
    logins = Logins()
    row = open_row(logins)
    dialog = dialog_of(row)
    logins.error = VaultError(VaultProblem.REFUSED)
    dialog.login.setText("a.user")
    dialog.password.setText("proxy-secret")
    dialog._on_accepted()
    qtbot.waitUntil(lambda: row.explanation.text() == "The keyring refused access.")


@pytest.mark.parametrize(
    ("login", "password", "of_login", "of_password"),
    [
        ("", "", "Both are needed", ""),
        ("a.user", "", "", "Both are needed"),
        ("a:user", "x", "colon", ""),
        ("a.user", "x" * 2049, "", "too long"),
    ],
)
def test_what_cannot_be_used_is_said_under_its_field(
    qtbot: QtBot, open_row: Callable[..., ProxyRow], login: str, password: str, of_login: str, of_password: str
) -> None:
    dialog = dialog_of(open_row(Logins()))
    dialog.login.setText(login)
    dialog.password.setText(password)
    with qtbot.assertNotEmitted(dialog.entered):
        dialog._on_accepted()
    for error, words in ((dialog.login_error, of_login), (dialog.password_error, of_password)):
        assert words in error.words
        assert bool(error.words) is bool(words)
    assert dialog.focusWidget() is (dialog.login if of_login else dialog.password)
    qtbot.keyClicks(dialog.login, "x")
    assert dialog.login_error.words == dialog.password_error.words == ""
