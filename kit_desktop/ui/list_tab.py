"""Puts the list tab into a window and connects it with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.ui.list_view import ListView

if TYPE_CHECKING:
    from kit_desktop.core.settings import Settings
    from kit_desktop.ui.account import Account
    from kit_desktop.ui.list_desk import ListDesk
    from kit_desktop.ui.main_window import MainWindow

translate = QCoreApplication.translate
_SAID_MS = 6_000


class ListTab(QObject):
    """The tab "List of ids" of one window: several pasted lines open it, a double click shows the full answer."""

    def __init__(self, window: MainWindow, desk: ListDesk, account: Account, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self.view = ListView(desk, account, settings, window)
        window.add_tab(self.view, translate("ListTab", "List of ids"))
        window.bar.several_ids_pasted.connect(self.view.read)
        window.settings_changed.connect(self.view.apply_settings)
        self.view.answer_opened.connect(self._on_answer_opened)
        self.view.account_requested.connect(window.result.account_requested)
        self.view.list_arrived.connect(self._on_list_arrived)
        self.view.said.connect(self._on_said)
        if desk.about is not None:
            self.view.show_list(desk.about)

    def _on_answer_opened(self, result: LookupResult) -> None:
        self._window.show_result(result)
        self._window.fill(LookupQuery(result.query.by, result.query.id))
        self._window.tabs.setCurrentIndex(0)

    def _on_list_arrived(self) -> None:
        self._window.tabs.setCurrentWidget(self.view)

    def _on_said(self, words: str) -> None:
        self._window.say(words, for_ms=_SAID_MS)
