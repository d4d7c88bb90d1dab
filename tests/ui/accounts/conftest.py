"""A keyring in memory, accounts on it, and a window that asks as one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials, NamedAccount
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.accounts.controller import AccountFlow
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.window.main_window import MainWindow

from ..window_bench import ScriptedGateway, ScriptedVault


@pytest.fixture
def vault() -> ScriptedVault:
    return ScriptedVault(Credentials("shop", "shop-secret"), Credentials("bank", "bank-secret"))


@pytest.fixture
def open_account(qtbot: QtBot, vault: ScriptedVault) -> Callable[..., Account]:
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
    made.accounts.ask_where_missing()
    qtbot.addWidget(made)
    made.show()
    return made
