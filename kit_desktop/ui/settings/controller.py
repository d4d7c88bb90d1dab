"""The settings dialog in a window's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kit_desktop.core.accounts import account_title
from kit_desktop.ui.window.menus import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.settings.proxy_logins import ProxyLogins
    from kit_desktop.ui.accounts.account import Account
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.settings.dialog import SettingsDialog
    from kit_desktop.ui.window.main_window import MainWindow


class SettingsController(QObject):
    """Opens the settings, from the menu and where an answer says that they are the cause.

    The signals say what else is wanted, and carry the window over which it is to open; `check_requested` before it the Settings
    that are to be checked. `make_proxy_logins` is called when the settings are first opened; in practice there is no proxy.
    """

    accounts_requested = Signal(QWidget)
    clear_requested = Signal(QWidget)
    check_requested = Signal(object, QWidget)

    def __init__(
        self,
        window: MainWindow,
        settings: CurrentSettings,
        account: Account,
        make_proxy_logins: Callable[[], ProxyLogins],
        *,
        practice: bool,
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._account, self._practice = window, settings, account, practice
        self._make_proxy_logins = make_proxy_logins
        self._dialog: SettingsDialog | None = None
        # Qt has no standard keys for this on Windows.
        window.menus.add(Place.SETTINGS, self.tr("&Settings…"), self.open, "Ctrl+,", QAction.MenuRole.PreferencesRole)
        window.result.settings_requested.connect(self.open_connection)

    def open(self) -> None:
        """Open the settings, once."""
        if self._dialog is not None:
            return
        from kit_desktop.ui.settings.dialog import SettingsDialog  # noqa: PLC0415  # the start need not wait for it

        dialog = self._dialog = SettingsDialog(
            self._settings.value,
            self._window,
            accounts=tuple(account_title(each) for each in self._account.accounts),
            proxy_logins=None if self._practice else self._make_proxy_logins(),
            practice=self._practice,
        )
        dialog.changed.connect(self._settings.change)
        dialog.privacy.accounts_button.clicked.connect(lambda: self.accounts_requested.emit(dialog))
        dialog.privacy.clear_button.clicked.connect(lambda: self.clear_requested.emit(dialog))
        dialog.connection.check_button.clicked.connect(lambda: self.check_requested.emit(dialog.chosen(), dialog))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def open_connection(self) -> None:
        """Open them at the gateway's address: it is what an answer points at."""
        self.open()
        if self._dialog is not None:
            self._dialog.open_connection()

    def _on_closed(self) -> None:
        self._dialog = None
