"""What support needs to know about this computer and this program: a report to copy, with the end of the log."""

from __future__ import annotations

import dataclasses
import locale
import platform
import sys

import PySide6
from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from kit_desktop import __version__
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.settings.settings import Settings
from kit_desktop.logs import redacted
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.dialog import ReportDialog

translate = QCoreApplication.translate

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
        f"style: {QApplication.style().name() or 'fusion'}",
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
        *(f"  {name.replace('_', ' ')}: {shortened(str(getattr(settings, name)), 200)}" for name in names),
        f"  plain http agreed to: {'yes' if settings.plain_http_address else 'no'}",
    ]


class DiagnosticsDialog(ReportDialog):
    """The report, and the way to the folder of the log: the owner hears its button."""

    def __init__(self, report: str, parent: QWidget) -> None:
        super().__init__(
            translate("Diagnostics", "Diagnostics"),
            (
                translate("Diagnostics", "Send this to KiT or your IT team when they want it. There is no password in it."),
                translate("Diagnostics", "How much the log says is set under Settings, Advanced."),
            ),
            report,
            parent,
            close=translate("Diagnostics", "Close"),
        )
        self.folder_button = Button(translate("Diagnostics", "Open the log folder"), self, kind=ButtonKind.LINK)
        self.setTabOrder(self.text, self.folder_button)
        self.column.insertWidget(self.column.count() - 2, self.folder_button, alignment=Qt.AlignmentFlag.AlignLeft)
