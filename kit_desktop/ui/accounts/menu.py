"""Switching between accounts: in the File menu, and with a button in the bottom line. Neither is seen with one account."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from kit_desktop.core.accounts import account_title
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.menus import Place

_LONGEST_TITLE = 60


class AccountsMenu(QObject):
    """Lists the known accounts with the one in use marked; choosing one is for the next lookup."""

    def __init__(self, account: Account, window: MainWindow, open_accounts: QAction) -> None:
        super().__init__(window)
        self._account = account
        self.menu = QMenu(self.tr("Switc&h account"), window)
        self._group: QActionGroup | None = None
        window.menus.add_menu(Place.SWITCH_ACCOUNT, self.menu)
        self.button = QToolButton(window)
        self.button.setText(self.tr("Switch account"))
        self.button.setAutoRaise(True)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(self.menu)
        window.statusBar().addPermanentWidget(self.button)
        self._more = QAction(self.tr("&Accounts…"), self)
        self._more.setMenuRole(QAction.MenuRole.NoRole)
        self._more.triggered.connect(open_accounts.trigger)
        account.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        accounts = self._account.accounts
        several = len(accounts) > 1
        self.menu.menuAction().setVisible(several)
        self.button.setVisible(several)
        self.menu.clear()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self.menu)
        for account in accounts:
            action = QAction(account_title(account)[:_LONGEST_TITLE].replace("&", "&&"), self._group)
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.setCheckable(True)
            action.setChecked(account.login == self._account.login)
            action.setData(account.login)
            self.menu.addAction(action)
        self._group.triggered.connect(self._on_chosen)
        self.menu.addSeparator()
        self.menu.addAction(self._more)

    def _on_chosen(self, action: QAction) -> None:
        self._account.switch_to(str(action.data()))
