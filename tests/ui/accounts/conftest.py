"""A keyring in memory that can refuse, and accounts on it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials, NamedAccount, VaultError, VaultProblem
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.accounts.controller import AccountFlow
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.window.main_window import MainWindow

from ..window_bench import ScriptedGateway


class MemoryVault:
    """Keeps accounts in memory; `refuse` makes every call raise, `hold` makes it wait as for a prompt."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}
        self.current: str | None = None
        self.refuse: VaultProblem | None = None
        self.hold = threading.Event()
        self.hold.set()

    def _enter(self) -> None:
        self.hold.wait(10)
        if self.refuse is not None:
            raise VaultError(self.refuse)

    def describe(self) -> str:
        self._enter()
        return "Memory"

    def load(self, login: str | None = None) -> Credentials | None:
        self._enter()
        login = login or self.current
        return Credentials(login, self.secrets[login]) if login in self.secrets else None

    def choose(self, login: str) -> Credentials | None:
        found = self.load(login)
        if found is not None:
            self.current = login
        return found

    def save(self, credentials: Credentials) -> None:
        self._enter()
        self.secrets[credentials.login] = credentials.password
        self.current = credentials.login

    def forget(self, login: str) -> None:
        self._enter()
        self.secrets.pop(login, None)
        self.current = None if self.current == login else self.current


@pytest.fixture
def vault() -> MemoryVault:
    made = MemoryVault()
    made.secrets = {"shop": "shop-secret", "bank": "bank-secret"}
    made.current = "shop"
    return made


@pytest.fixture
def open_account(qtbot: QtBot, vault: MemoryVault) -> Callable[..., Account]:
    """An account object that has read the keyring, knowing `shop` (called Corner) and `bank`."""

    def make(*known: NamedAccount) -> Account:
        account = Account(vault, known=known or (NamedAccount("shop", "Corner"), NamedAccount("bank")))
        with qtbot.waitSignal(account.loaded):
            account.load()
        return account

    return make


@pytest.fixture
def gateway() -> ScriptedGateway:
    return ScriptedGateway()


@pytest.fixture
def window(qtbot: QtBot, open_account: Callable[..., Account], gateway: ScriptedGateway) -> MainWindow:
    settings, lookups = CurrentSettings(Settings()), Lookups(gateway)
    made = MainWindow(settings, lookups)
    made.accounts = AccountFlow(open_account(), made, lookups, settings, practice=False)  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.show()
    return made
