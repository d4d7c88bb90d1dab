"""What is hidden on the screen, and what is kept on this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.formats import phone
from kit_desktop.ui.settings.rows import Page, Row
from kit_desktop.ui.widgets.button import Button

_EXAMPLE = "77010000041"


class PrivacyPage(Page):
    """`accounts` are the known ones as the person calls them."""

    def __init__(self, settings: Settings, accounts: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.mask_number, self.mask_login, self.offer_clipboard = (QCheckBox(self) for _ in range(3))
        self.add_section(
            self.tr("On the screen and in texts for the ticket"),
            self.row(
                "mask_number",
                self.tr("Hide the middle of phone numbers"),
                self.mask_number,
                phone(_EXAMPLE, masked=True),
            ),
            self.row(
                "mask_login",
                self.tr("Hide the login in the raw XML"),
                self.mask_login,
                self.tr("The password is never shown, whatever is chosen here"),
            ),
            self.row(
                "offer_clipboard",
                self.tr("Offer an id that is on the clipboard"),
                self.offer_clipboard,
                self.tr("Read only when the window comes to the front with nothing typed; never kept"),
            ),
        )
        self.clear_button = Button(self.tr("Clear all…"), self, icon="delete")
        self.accounts_button = Button(self.tr("Accounts…"), self, icon="account")
        known = ", ".join(accounts) or self.tr("None yet")
        self.add_section(
            self.tr("Kept on this computer"),
            Row(self.tr("History"), self.clear_button, self.tr("The answers, and the lists that were begun"), parent=self),
            Row(self.tr("Accounts"), self.accounts_button, known, parent=self),
        )
