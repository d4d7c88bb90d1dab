"""The Help menu's tools: what the answers mean, keyboard shortcuts, connection check, diagnostics."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QWidget

from kit_desktop import logs
from kit_desktop.core.endpoint import Endpoint, EndpointError
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.window.menus import Place
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from pathlib import Path

    from kit_desktop.core.connection_check import ConnectionCheck
    from kit_desktop.core.outcome import Reason
    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.ui.accounts.account import Account
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.window.main_window import MainWindow

translate = QCoreApplication.translate


class HelpTools(QObject):
    """Puts the tools into a window's Help menu, and the log to the level of the settings."""

    def __init__(
        self,
        window: MainWindow,
        account: Account,
        settings: CurrentSettings,
        check_connection: ConnectionCheck,
        log_file: Path,
    ) -> None:
        super().__init__(window)
        self._window, self._account, self._settings = window, account, settings
        self._check_connection, self._log_file = check_connection, log_file
        self._log_reader = Worker(self, self._on_log_read)
        menus = window.menus
        menus.add(Place.ANSWERS, self.tr("What the answers &mean…"), self.open_answers, QKeySequence.StandardKey.HelpContents)
        menus.add(Place.SHORTCUTS, self.tr("&Keyboard shortcuts…"), self.open_shortcuts)
        menus.add(Place.CONNECTION_CHECK, self.tr("&Connection check…"), self.open_check)
        menus.add(Place.DIAGNOSTICS, translate("Diagnostics", "&Diagnostics…"), self.open_diagnostics)
        window.result.check_requested.connect(self.open_check)
        menus.add(Place.ABOUT, self.tr("&About KiT Desktop"), self._on_about, role=QAction.MenuRole.AboutRole)
        settings.changed.connect(self._on_settings_changed)
        self._on_settings_changed(settings.value)

    def _on_settings_changed(self, settings: Settings) -> None:
        # The libraries that print requests stay at WARNING (`logs.set_up`).
        logging.getLogger().setLevel(settings.log_level.upper())

    def open_answers(self) -> None:
        """Open what the answers mean, where ids come from, and what to do when nothing connects."""
        from kit_desktop.ui.help.answers import AnswersDialog  # noqa: PLC0415  # seldom opened, and the start need not wait

        dialog = AnswersDialog(self._settings.value.timeout, self._window)
        dialog.check_requested.connect(self.open_check)
        dialog.open()

    def open_shortcuts(self) -> None:
        """Open the list of keyboard shortcuts."""
        from kit_desktop.ui.help.shortcuts import ShortcutsDialog  # noqa: PLC0415  # as above

        ShortcutsDialog(self._window.menuBar(), self._window).open()

    def open_check(self) -> None:
        """Open the connection check; it begins at once, without the login."""
        self.check(self._settings.value, self._window)

    def check(self, settings: Settings, parent: QWidget) -> None:
        """Check the connection under these settings, in a dialog over that window."""
        from kit_desktop.core.connection_check import CheckPlan  # noqa: PLC0415  # seldom opened, and the start need not wait
        from kit_desktop.ui.help.connection_dialog import ConnectionDialog  # noqa: PLC0415  # as above

        endpoint: Endpoint | Reason
        try:
            endpoint = settings.endpoint()
        except EndpointError as exc:
            endpoint = exc.reason
        account = self._account
        plan = CheckPlan(endpoint, account.credentials, login_refused=account.is_refused, timeout=settings.timeout)
        dialog = ConnectionDialog(self._check_connection, plan, parent)
        dialog.copy_requested.connect(self._window.copy)
        dialog.login_refused.connect(account.note_refused)
        dialog.open()

    def open_diagnostics(self) -> None:
        """Open the diagnostics, as soon as the log is read."""
        path = self._log_file
        self._log_reader.start(lambda: logs.recent(path))

    def _on_log_read(self, done: Done[str]) -> None:
        from kit_desktop.ui.help.diagnostics import DiagnosticsDialog, diagnostics_text  # noqa: PLC0415  # as above

        report = diagnostics_text(self._settings.value, self._account, done.value or "")
        dialog = DiagnosticsDialog(report, self._window)
        dialog.copy_requested.connect(self._window.copy)
        dialog.folder_button.clicked.connect(self._on_open_folder)
        dialog.open()

    def _on_open_folder(self) -> None:
        folder = str(self._log_file.parent)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            words = translate("Diagnostics", "The folder could not be opened: {folder}")
            self._window.say(words.format(folder=shortened(folder, 200)), 10_000)

    def _on_about(self) -> None:
        from kit_desktop.ui.help.about import AboutDialog  # noqa: PLC0415  # as above

        AboutDialog(self._window).open()
