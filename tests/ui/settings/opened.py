"""A settings dialog, and the hand that works it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.settings.dialog import SettingsDialog

from ..window_bench import NoProxy, named, seen

CONSENT = "Send login and password unencrypted to this address"


class Opened:
    """A settings dialog and what came out of it."""

    def __init__(self, bot: QtBot, settings: Settings, **options: Any) -> None:
        self.bot = bot
        self.dialog = SettingsDialog(settings, **({"proxy_logins": NoProxy()} | options))
        self.out: list[Settings] = []
        self.dialog.changed.connect(self.out.append)
        bot.addWidget(self.dialog)
        self.dialog.open()
        bot.waitExposed(self.dialog)

    def show(self, page: str) -> None:
        """Choose a page by its title."""
        (item,) = self.dialog.list.findItems(page, Qt.MatchFlag.MatchExactly)
        self.dialog.list.setCurrentItem(item)

    @property
    def problem(self) -> str:
        """What is said under the address."""
        return self.dialog.connection.address.error.words

    @property
    def address(self) -> QLineEdit:
        """The field for the address, on its page."""
        self.show("Connection")
        return named(self.dialog, "Gateway address", QLineEdit)

    def enter(self, address: str) -> None:
        """Type another address."""
        self.address.selectAll()
        self.bot.keyClicks(self.address, address)

    def has_consent_box(self) -> bool:
        """Whether plain http can be agreed to here."""
        return CONSENT in seen(self.dialog)

    def save(self) -> None:
        """Press Save, where it can be pressed."""
        named(self.dialog, "Save", QPushButton).click()


def choose(box: QComboBox, text: str) -> None:
    """Choose an entry by what it says."""
    index = box.findText(text)
    assert index >= 0, text
    box.setCurrentIndex(index)
