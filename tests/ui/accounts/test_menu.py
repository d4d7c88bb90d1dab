"""Switching between accounts in the menu."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.window.main_window import MainWindow


def test_the_menu_is_there_from_the_second_account_on(qtbot: QtBot, window: MainWindow) -> None:
    menu = window.accounts.menu
    assert menu.button.isVisible()
    assert menu.menu.menuAction().isVisible()
    texts = [action.text() for action in menu.menu.actions() if action.isCheckable()]
    assert texts == ["Corner (shop)", "bank"]
    window.accounts._account.forget("bank")
    assert not menu.button.isVisible()
    assert not menu.menu.menuAction().isVisible()


def test_switching_in_the_menu_is_for_the_next_lookup(qtbot: QtBot, window: MainWindow, gateway: Any) -> None:
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
