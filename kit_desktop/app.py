"""Builds every object of the window program and connects them; owns start and shutdown."""

from __future__ import annotations

import logging
import os
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kit_desktop import __version__, logs, paths
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind, parse_id
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import LoadedSettings, SettingsProblem, SettingsStore
from kit_desktop.gateway.proxy_logins import KeptProxyLogins
from kit_desktop.gateway.vault import SystemVault
from kit_desktop.session import Session, practice_session
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.accounts.controller import AccountFlow
from kit_desktop.ui.appearance import SystemAppearance
from kit_desktop.ui.history.controller import HistoryController
from kit_desktop.ui.history.writer import HistoryWriters, KeptFiles
from kit_desktop.ui.i18n import Translators, resolve_language
from kit_desktop.ui.lists.controller import ListTab
from kit_desktop.ui.program.crash import CrashReporter
from kit_desktop.ui.program.handover import Handover
from kit_desktop.ui.program.links import OpenedLinks, from_link, link_refused_words
from kit_desktop.ui.program.quit_on_signal import StopSignals
from kit_desktop.ui.program.single_instance import SingleInstance
from kit_desktop.ui.settings.controller import SettingsController
from kit_desktop.ui.settings.saver import SettingsSaver
from kit_desktop.ui.settings.startup_words import settings_problem_words
from kit_desktop.ui.support.controller import Mailing
from kit_desktop.ui.widgets.clipboard import leave_copied
from kit_desktop.ui.widgets.icons import window_icon
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.placement import bring_to_front, place_of

if TYPE_CHECKING:
    import argparse

    from kit_desktop.core.accounts import NamedAccount

_log = logging.getLogger(__name__)
_SOON_PAINTED_MS = 1_000
_DISK_SECONDS = 1.0
"""How long closing waits for settings and answers that are being written."""


class App(QObject):
    """The program: one window at a time, on the real gateway or on the practice one.

    `painted` says that the window is seen: what is slow and need not be there before comes now.
    """

    painted = Signal()

    def __init__(self, qt: QApplication, store: SettingsStore, vault: SystemVault | None) -> None:
        super().__init__()
        self._qt = qt
        self._vault = vault
        self._loaded = store.load()
        self._settings = self._loaded.settings
        self._translators = Translators(qt)
        self._appearance = SystemAppearance(qt)
        self._session: Session | None = None
        self._not_begun: Session | None = None
        self._window: MainWindow | None = None
        self._saver = SettingsSaver(store, self)
        self._saver.not_saved.connect(self._on_not_saved)
        self._disk_seconds = _DISK_SECONDS
        kept = {
            practice: KeptFiles(paths.history_file(practice=practice), paths.lists_folder(practice=practice))
            for practice in (False, True)
        }
        self._writers = HistoryWriters(kept, self._settings, self)
        self._history: HistoryController | None = None
        self._accounts: AccountFlow | None = None
        self._shown_session: Session | None = None
        self._real_account = Account(vault, parent=self, known=self._settings.accounts)
        self._real_account.known_changed.connect(self._on_known_accounts_changed)
        self._crashes = CrashReporter(self)
        self._crashes.reported.connect(self._on_crash)
        self._crashes.copy_requested.connect(self._on_copy_wanted)
        self._apply_appearance()
        self._translators.use(resolve_language(self._settings.language))

    @property
    def window(self) -> MainWindow | None:
        """The window that is open, or None before `start`."""
        return self._window

    @property
    def session(self) -> Session | None:
        """What the window works on, or None before `start`."""
        return self._session

    # Sessions and their windows

    def start(self, *, practice: bool, prefill: LookupQuery | None) -> None:
        """Show the window; an id given on the command line is filled in and not asked."""
        self._open_session(practice=practice and self._settings.allow_practice)
        if self._window is None:
            return
        if prefill is not None:
            self._window.fill(prefill)
        problem = settings_problem_words(self._loaded)
        if problem:
            self._window.say(problem, for_ms=20_000)

    def _open_session(self, *, practice: bool) -> None:
        if self._session is not None:
            self._keep_place()
            self._session.end()
        keep = self._writers.of(practice=practice).keep
        # The real account is kept through practice: one that no keyring remembers is for as long as the program runs.
        session = practice_session(self._settings, keep) if practice else Session(self._real_account, self._settings, keep)
        session.settings.changed.connect(self._on_settings_changed)
        self._session = session
        self._not_begun = session
        session.expect()
        self._show_window(session)
        # A window that starts behind others or minimized is not painted, and works all the same.
        QTimer.singleShot(_SOON_PAINTED_MS, self._on_painted)

    def _on_painted(self) -> None:
        session, self._not_begun = self._not_begun, None
        if session is not None and session is self._session:
            session.begin()
            self.painted.emit()

    def _show_window(self, session: Session) -> MainWindow:
        practice, settings = session.is_practice, session.settings
        window = MainWindow(settings, session.lookups, session.suggestions(), practice=practice)
        window.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
        accounts = AccountFlow(session.account, window, session.lookups, settings, practice=practice)
        for room in (window, accounts):
            room.practice_requested.connect(self._on_practice_requested, Qt.ConnectionType.QueuedConnection)
        window.practice_left.connect(self._on_practice_left, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._on_closed)
        settings_room = SettingsController(window, settings, session.account, KeptProxyLogins, practice=practice)
        Mailing(window, settings, practice=practice)
        old, old_history, old_accounts = self._window, self._history, self._accounts
        if old_history is not None:
            old_history.leave()
        self._history = HistoryController(self._writers.of(practice=practice), window, session.lookups, settings)
        lists = ListTab(window, session.jobs, session.account, settings)
        lists.account_requested.connect(accounts.open_dialog)
        if session.has_lists:
            lists.open()
        help_tools = session.tools.attach(window)
        settings_room.accounts_requested.connect(accounts.open_over)
        settings_room.clear_requested.connect(self._history.clear)
        settings_room.check_requested.connect(help_tools.check)
        self._window, self._accounts = window, accounts
        if old is not None and old_history is not None and old_accounts is not None and session is self._shown_session:
            window.take_over(old)
            self._history.take_over(old_history)
            accounts.take_over(old_accounts)
        self._shown_session = session
        window.show()
        window.bar.focus_field()
        if old is not None:
            old.closed.disconnect(self._on_closed)
            old.hide()
            old.deleteLater()
        return window

    def on_handed_over(self, handover: Handover) -> None:
        """The program was started once more: show the window, with the id that came along; asking is the person's own step."""
        if self._window is not None:
            bring_to_front(self._window)
            if handover.query is not None:
                self._window.fill(handover.query)
            if handover.link_refused:
                self._window.say(link_refused_words(), for_ms=20_000)

    # What windows ask for

    def _on_settings_changed(self, changed: Settings) -> None:
        session, before = self._session, self._settings
        if session is None:
            return
        self._settings = replace(session.to_save(changed, before), window=before.window, accounts=before.accounts)
        self._saver.save_soon(self._settings)
        self._writers.apply_settings(self._settings)
        if changed.appearance != before.appearance:
            self._apply_appearance()
        if changed.language != before.language:
            self._keep_place()
            self._translators.use(resolve_language(changed.language))
            self._show_window(session)

    def _on_known_accounts_changed(self, accounts: tuple[NamedAccount, ...]) -> None:
        self._settings = replace(self._settings, accounts=accounts)
        self._saver.save_soon(self._settings)

    def _on_practice_requested(self) -> None:
        if self._settings.allow_practice:
            self._open_session(practice=True)
        elif self._window is not None:
            self._window.say(self.tr("The practice gateway is not allowed by your administrator."))

    def _on_practice_left(self) -> None:
        self._open_session(practice=False)

    def _on_not_saved(self) -> None:
        if self._window is not None:
            problem = LoadedSettings(self._settings, SettingsProblem.NOT_SAVED)
            self._window.say(settings_problem_words(problem), for_ms=20_000)

    def _on_closed(self) -> None:
        self._keep_place()
        # Not left to `shut_down`: when the desktop's session ends, the process may not come that far.
        began = time.monotonic()
        self._saver.finish(self._settings, self._disk_seconds)
        self._disk_seconds = max(0.0, self._disk_seconds - (time.monotonic() - began))
        self._qt.quit()

    def _on_crash(self, text: str) -> None:
        if self._window is not None:
            self._crashes.show(self._window, text)

    def _on_copy_wanted(self, text: str) -> None:
        if self._window is not None:
            self._window.copy(text)

    def _keep_place(self) -> None:
        if self._window is not None:
            self._settings = replace(self._settings, window=place_of(self._window))

    def _apply_appearance(self) -> None:
        self._appearance.use(self._settings.appearance)

    def shut_down(self) -> None:
        """End what is under way; nothing here waits for the network or the keyring, nor over a second for the disk."""
        if self._session is not None:
            self._session.end()
        self._writers.finish(self._disk_seconds)


def run(options: argparse.Namespace) -> int:
    """Open the window as the command line says (`__main__.read_arguments`) and stay until it is closed; the exit code."""
    logs.set_up(paths.log_file())
    _log.info("KiT Desktop %s starts, Python %s, %s", __version__, sys.version.split()[0], sys.platform)
    QApplication.setApplicationName("KiT Desktop")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("kit-desktop")
    qt = QApplication(["kit-desktop"])
    qt.setWindowIcon(window_icon())
    handover = Handover(prefilled(options.id, options.by)) if options.link is None else from_link(options.link)
    instance = SingleInstance(paths.data_folder(), practice=options.demo)
    if not instance.claim(handover):
        _log.info("handed over to the window that is open")
        return 0
    stop_signals = StopSignals(qt)
    app = App(qt, SettingsStore(paths.settings_file(), paths.presets_files()), SystemVault())
    instance.handed_over.connect(app.on_handed_over)
    app.painted.connect(instance.listen)
    OpenedLinks(qt).opened.connect(app.on_handed_over)
    app.start(practice=options.demo, prefill=handover.query)
    if handover.link_refused:
        app.on_handed_over(handover)
    code = qt.exec()
    instance.release()
    app.shut_down()
    stop_signals.close()
    leave_copied(qt)
    _log.info("KiT Desktop ends")
    logging.shutdown()
    # A daemon thread may hang in the system's resolver or keyring. Python's own way out would run under it.
    os._exit(code)


def prefilled(text: str | None, by: str) -> LookupQuery | None:
    """The id to fill in at the start, of the kind that its own label names (`UserMsgID: 1YT`), or else of the kind `by`."""
    kind = IdKind.USER_MSG_ID if by == "usermsgid" else IdKind.MSG_ID
    parsed = parse_id(text, kind) if text else None
    return None if parsed is None else LookupQuery(parsed.label or kind, parsed.text)
