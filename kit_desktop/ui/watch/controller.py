"""Watching, as the window has it: a button at the answer, an entry in the menu, the strip, and what happens between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kit_desktop.core.watch import can_be_watched
from kit_desktop.ui.watch.notification import WatchNotice
from kit_desktop.ui.watch.strip import WatchStrip
from kit_desktop.ui.watch.watch_list import MOST
from kit_desktop.ui.widgets.button import ButtonKind, SingleClickButton
from kit_desktop.ui.widgets.layouts import put_tabs_last
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.menus import Place
from kit_desktop.ui.window.pages import Origin

if TYPE_CHECKING:
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.ui.lookup.lookups import Lookups
    from kit_desktop.ui.watch.watch_list import WatchList
    from kit_desktop.ui.watch.watched_message import WatchedMessage


class WatchControl(QObject):
    """Belongs to one window; the watches themselves go on where the window is exchanged for one in another language."""

    def __init__(self, window: MainWindow, watches: WatchList, lookups: Lookups) -> None:
        super().__init__(window)
        self._window, self._watches, self._lookups = window, watches, lookups
        self.button = SingleClickButton(parent=window, icon="watch")
        self.button.setObjectName("watch")
        self.button.clicked.connect(self._on_toggled)
        window.result.add_action(self.button, before=window.result.again_button)
        self._action = window.menus.add(Place.WATCH, "", self._on_toggled, "Ctrl+Shift+W")
        self.notice = WatchNotice(window)
        self.strip = WatchStrip(watches, window)
        self.strip.show_requested.connect(self._on_show)
        self.strip.emptied.connect(window.bar.focus_field)
        window.status.minute.timeout.connect(self.strip.refresh)
        window.add_strip(self.strip)
        self.strip.setVisible(bool(self.strip.pills))
        for changed in (window.result.shown, watches.added, watches.removed, watches.account_changed, lookups.finished):
            changed.connect(self._refresh)
        watches.answered.connect(self._on_answered)
        watches.ended.connect(self._on_ended)
        # A page may be made when its tab is first opened, and then stands behind all else.
        window.tabs.bar.currentChanged.connect(self._order_tabs, Qt.ConnectionType.QueuedConnection)
        watches.added.connect(self._order_tabs)
        self._order_tabs()
        self._refresh()

    def _refresh(self) -> None:
        result = self._window.shown
        watched = result is not None and self._watches.find(result) is not None
        possible = watched or (result is not None and can_be_watched(result) and self._watches.can_ask(result))
        self.button.setVisible(possible)
        self._action.setEnabled(possible)
        self.button.set_kind(ButtonKind.TONAL if watched else ButtonKind.OUTLINED)
        self.button.setText(self.tr("Stop watching") if watched else self.tr("Watch until final"))
        self._action.setText(self.tr("Stop &watching") if watched else self.tr("&Watch until final"))

    def _order_tabs(self) -> None:
        """Let the Tab key come last to what stands below the pages."""
        put_tabs_last(self._window, self.strip)
        self.strip.order()
        put_tabs_last(self._window, self._window.statusBar())

    def _on_toggled(self) -> None:
        result = self._window.shown
        if result is None:
            return
        watched = self._watches.find(result)
        if watched is not None:
            self._watches.remove(watched)
            self._window.say(self.tr("No longer watched"))
        elif can_be_watched(result) and self._watches.can_ask(result):
            if self._watches.start(result):
                self._window.say(self.tr("Watching: it is checked again automatically"))
            else:
                self._window.say(self.tr("Not more than %Ln message(s) can be watched at once.", "", MOST), 5_000)

    def _on_answered(self, result: LookupResult) -> None:
        """Where the window shows the answer before this one, and nothing is being asked, it shows this one from now on."""
        shown = self._window.shown
        followed = any(each.result is result and each.previous is shown for each in self._watches.messages)
        if shown is not None and followed and self._lookups.query is None:
            self._window.show_result(result, account=result.account, asked_at=self._window.result.asked_at)

    def _on_ended(self, message: WatchedMessage) -> None:
        self._refresh()
        self.notice.tell(message)

    def _on_show(self, message: WatchedMessage) -> None:
        if self._lookups.query is None:
            self._window.open_answer(message.result, Origin.WATCH)
            self._window.result.outcome.announce()
        else:
            self._window.say(self.tr("Another message is being looked up. Wait for its answer, or cancel."), 5_000)
