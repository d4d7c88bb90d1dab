"""The settings, by page: the list of pages at the left, the chosen one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QStackedWidget, QWidget

from kit_desktop.ui.settings.advanced import AdvancedPage
from kit_desktop.ui.settings.connection import ConnectionPage
from kit_desktop.ui.settings.general import GeneralPage
from kit_desktop.ui.settings.page_list import PageList
from kit_desktop.ui.settings.privacy import PrivacyPage
from kit_desktop.ui.settings.watching import WatchingPage
from kit_desktop.ui.widgets.box import Hairline
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.dialog import Dialog, FittingScrollArea
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.notes import InlineError

if TYPE_CHECKING:
    from kit_desktop.core.settings.proxy_logins import ProxyLogins
    from kit_desktop.core.settings.settings import Settings


class SettingsDialog(Dialog):
    """Shows settings and emits `changed` with new ones. An address that cannot be asked does not get out of it.

    `accounts` are the known ones as the person calls them. For the ways to other rooms the owner hears the pages’ buttons.
    """

    changed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        accounts: tuple[str, ...] = (),
        proxy_logins: ProxyLogins | None = None,
        practice: bool = False,
    ) -> None:
        super().__init__(self.tr("Settings"), parent, width=760)
        self._settings = settings
        # First of all, as the Tab key comes to it.
        self.list = PageList(self)
        self.general = GeneralPage(settings, self)
        self.privacy = PrivacyPage(settings, accounts, self)
        self.connection = ConnectionPage(settings, proxy_logins, self, practice=practice)
        self.watching = WatchingPage(settings, self)
        self.advanced = AdvancedPage(settings, self)
        self._all = (self.general, self.privacy, self.connection, self.watching, self.advanced)
        for page in self._all:
            page.lock(settings.locked)
        self.privacy.accounts_button.setEnabled(not practice)
        self._lay_out()
        self.connection.checked.connect(self._on_checked)
        self._on_checked()
        self.list.setFocus()
        if self.connection.wrong:
            self.open_connection()

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self)
        for icon, title, page in (
            ("gear", self.tr("General"), self.general),
            ("shield", self.tr("Privacy"), self.privacy),
            ("globe", self.tr("Connection"), self.connection),
            ("watch", self.tr("Watching"), self.watching),
            ("settings", self.tr("Advanced"), self.advanced),
        ):
            self.list.add(icon, title)
            area = FittingScrollArea(page, self)
            area.setAccessibleName(title)
            self._pages.addWidget(area)
        self.list.currentRowChanged.connect(self._pages.setCurrentIndex)
        self.list.setCurrentRow(0)
        self.column.addLayout(fill(QHBoxLayout(), self.list, self._pages, spacing=22))
        self.column.addWidget(Hairline(self))
        self.save = Button(self.tr("Save"), self, kind=ButtonKind.FILLED)
        self.save.setDefault(True)
        self._to_correct = InlineError(self.save, self)
        self.column.addWidget(self._to_correct)
        role = QDialogButtonBox.ButtonRole
        box = self.add_buttons((Button(self.tr("Cancel"), self), role.RejectRole), (self.save, role.AcceptRole))
        box.accepted.connect(self._on_accepted)

    def open_connection(self) -> None:
        """Show the page Connection, with the keyboard in the address."""
        self.list.setCurrentRow(self._all.index(self.connection))
        self.connection.address.field.setFocus()

    def chosen(self) -> Settings:
        """The settings as they stand in the dialog."""
        settings = self._settings
        for page in self._all:
            settings = page.chosen(settings)
        return settings

    def _on_checked(self) -> None:
        wrong = self.connection.wrong
        self.save.setEnabled(not wrong)
        self.connection.check_button.setEnabled(not wrong)
        self._to_correct.show_error(wrong, aloud=False)

    def _on_accepted(self) -> None:
        self.changed.emit(self.chosen())
        self.accept()
