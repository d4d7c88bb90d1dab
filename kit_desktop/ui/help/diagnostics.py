"""What support needs to know about this computer and this program: a text to copy, the log and how much it says."""

from __future__ import annotations

import dataclasses
import locale
import logging
import platform
import sys
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, QUrl, qVersion
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from kit_desktop import __version__, logs
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.settings.settings import LogLevel
from kit_desktop.logs import redacted
from kit_desktop.ui.window.menus import Place, entry
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from pathlib import Path

    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.ui.accounts.account import Account
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.window.main_window import MainWindow

LEVELS = {LogLevel.WARNING: logging.WARNING, LogLevel.INFO: logging.INFO, LogLevel.DEBUG: logging.DEBUG}

_LEFT_OUT = frozenset({"accounts", "plain_http_address"})
"""Settings that name the person's accounts, or that are shown as yes and no only."""


def diagnostics_text(settings: Settings, account: Account, log: str) -> str:
    """Versions, system, settings and the end of the log as plain lines, the same in every language; nothing secret."""
    return redacted("\n".join([*_program_lines(), *_account_lines(account), *_settings_lines(settings), "", "log:", log]))


def _program_lines() -> list[str]:
    screens = [
        f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
    return [
        f"KiT Desktop {__version__}{' (packaged)' if getattr(sys, 'frozen', False) else ''}",
        f"system: {platform.platform()}, {platform.machine()}",
        f"python: {platform.python_version()}",
        f"qt: {qVersion()}, PySide6 {PySide6.__version__}, {QGuiApplication.platformName()}",
        f"style: {QApplication.style().name()}",
        f"screens: {', '.join(screens)}",
        f"system language: {locale.getlocale()[0] or '?'}",
    ]


def _account_lines(account: Account) -> list[str]:
    state = account.keyring
    return [
        f"account: {'yes' if account.credentials is not None else 'no'}, others known: {len(account.accounts)}",
        f"keyring: {state.name or '?'}{f', problem: {state.problem.value}' if state.problem else ''}",
    ]


def _settings_lines(settings: Settings) -> list[str]:
    names = [field.name for field in dataclasses.fields(settings) if field.name not in _LEFT_OUT]
    return [
        "settings:",
        *(f"  {name}: {shortened(str(getattr(settings, name)), 200)}" for name in names),
        f"  plain http agreed to: {'yes' if settings.plain_http_address else 'no'}",
    ]


class Diagnostics(QObject):
    """The Help menu's part of it."""

    def __init__(self, window: MainWindow, account: Account, settings: CurrentSettings, log_file: Path) -> None:
        super().__init__(window)
        self._window, self._account, self._settings, self._log_file = window, account, settings, log_file
        self._reader = Worker(self)
        self._reader.finished.connect(self._on_read)
        self.menu = QMenu(self.tr("&Diagnostics"), window)
        window.menus.add_menu(Place.DIAGNOSTICS, self.menu)
        self.menu.addAction(entry(window, self.tr("&Copy diagnostics"), self.copy))
        self.menu.addAction(entry(window, self.tr("Open the &log folder"), self._on_open_folder))
        self.menu.addSeparator()
        self._levels = QActionGroup(self)
        for level, text in (
            (LogLevel.WARNING, self.tr("Log: &problems only")),
            (LogLevel.INFO, self.tr("Log: &normal")),
            (LogLevel.DEBUG, self.tr("Log: in &detail")),
        ):
            action = entry(window, text, self._on_level)
            self.menu.addAction(action)
            action.setCheckable(True)
            action.setData(level.value)
            self._levels.addAction(action)
        settings.changed.connect(self._on_settings_changed)
        self._on_settings_changed(settings.value)

    def _on_settings_changed(self, settings: Settings) -> None:
        logs.set_level(LEVELS[settings.log_level])
        for action in self._levels.actions():
            action.setChecked(action.data() == settings.log_level.value)

    def copy(self) -> None:
        """Put the diagnostics on the clipboard, as soon as the log is read."""
        path = self._log_file
        self._reader.start(lambda: logs.recent(path))

    def _on_read(self, done: Done[str]) -> None:
        self._window.copy(diagnostics_text(self._settings.value, self._account, done.value or ""))

    def _on_open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent))):
            words = self.tr("The folder could not be opened: {folder}")
            self._window.say(words.format(folder=shortened(str(self._log_file.parent), 200)), 10_000)

    def _on_level(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._settings.change(dataclasses.replace(self._settings.value, log_level=LogLevel(action.data())))
