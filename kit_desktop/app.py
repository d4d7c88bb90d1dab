"""Builds every object of the window program and connects them; owns start and shutdown."""

from __future__ import annotations

import gc
import logging
import os
import sys
import time
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kit_desktop import __version__, logs, paths
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import KINDS, parse_id
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import LoadedSettings, SettingsProblem, SettingsStore
from kit_desktop.gateway.vault import SystemVault
from kit_desktop.rooms import WindowRooms
from kit_desktop.session import Session, practice_session
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.appearance import SystemAppearance
from kit_desktop.ui.i18n import Translators, resolve_language
from kit_desktop.ui.program.crash import CrashReporter
from kit_desktop.ui.program.handover import Handover
from kit_desktop.ui.program.quit_on_signal import StopSignals
from kit_desktop.ui.program.single_instance import SingleInstance
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.placement import bring_to_front, place_of, put_in_place
from kit_desktop.ui.window.rooms import Rooms

if TYPE_CHECKING:
    import argparse
    from types import SimpleNamespace

    from kit_desktop.core.accounts import NamedAccount
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.ui.history.writer import HistoryWriters
    from kit_desktop.ui.settings.saver import SettingsSaver

_log = logging.getLogger(__name__)
_SOON_PAINTED_MS = 1_000
_COLLECTED_EVERY = 700
"""New objects."""

_DISK_SECONDS = 1.0
"""How long closing waits for settings and answers that are being written."""


class App(QObject):
    """The program: one window at a time, on the real gateway or on the practice one.

    A window is shown as its frame; the rooms attach themselves when it is seen. `complete` says that all are there.
    """

    complete = Signal()

    def __init__(self, qt: QApplication, store: SettingsStore, vault: SystemVault | None, *, practice: bool) -> None:
        super().__init__()
        self._qt = qt
        self._store = store
        self._loaded = store.load()
        self._settings = self._loaded.settings
        self._translators = Translators(qt)
        self._appearance = SystemAppearance(qt)
        self._disk_seconds = _DISK_SECONDS
        self._real_account = Account(vault, parent=self, known=self._settings.accounts)
        self._real_account.known_changed.connect(self._on_known_accounts_changed)
        self._crashes = CrashReporter(self)
        self._appearance.use(self._settings.appearance)
        self._translators.use(resolve_language(self._settings.language))
        self.session = self._make_session(practice=practice and self._settings.allow_practice)
        self.window = self._make_window()
        self._crashes.reported.connect(lambda report: self._crashes.show(self.window, report))

    @cached_property
    def _saver(self) -> SettingsSaver:
        from kit_desktop.ui.settings.saver import SettingsSaver  # noqa: PLC0415  # the start need not wait for it

        saver = SettingsSaver(self._store, self)
        saver.not_saved.connect(self._on_not_saved)
        return saver

    @cached_property
    def _writers(self) -> HistoryWriters:
        from kit_desktop.ui.history.writer import HistoryWriters  # noqa: PLC0415  # as above

        knows_how_long = self._loaded.knows_how_long
        return HistoryWriters(paths.history_file, paths.lists_folder, self._settings, self, knows_how_long=knows_how_long)

    # Sessions and their windows

    def start(self, handover: Handover) -> None:
        """Show the window; an id given on the command line is filled in and not asked."""
        self.window.show()
        self.window.bar.focus_field()
        self._say_problem(self._loaded)
        self._take(handover)

    def _change_session(self, *, practice: bool) -> None:
        self._keep_place()
        self.session.end()
        self.session = self._make_session(practice=practice)
        self._show_window(self._make_window())

    def _make_session(self, *, practice: bool) -> Session:
        def keep(result: LookupResult) -> None:
            self._writers.of(practice=practice).keep(result)

        # The real account is kept through practice: one that no keyring remembers is for as long as the program runs.
        session = practice_session(self._settings, keep) if practice else Session(self._real_account, self._settings, keep)
        session.settings.changed.connect(self._on_settings_changed)
        return session

    def _make_window(self) -> MainWindow:
        session = self.session
        window = MainWindow(session.settings, session.lookups, session.suggestions(), practice=session.is_practice)
        window.show_account(session.account.login, session.account.title)
        window.practice_requested.connect(self._on_practice_requested, Qt.ConnectionType.QueuedConnection)
        window.practice_left.connect(self._on_practice_left, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._on_closed)
        self._attached = WindowRooms(session, window, lambda: self._writers.of(practice=session.is_practice))
        self._rooms = Rooms(window, self._attached.pieces)
        self._rooms.complete.connect(self.complete)
        window.painted.connect(self._rooms.begin, Qt.ConnectionType.QueuedConnection)
        # A window that starts behind others or minimized is not painted, and works all the same.
        QTimer.singleShot(_SOON_PAINTED_MS, self._rooms.begin)
        return window

    def _show_window(self, window: MainWindow) -> None:
        old, self.window = self.window, window
        window.show()
        window.bar.focus_field()
        old.closed.disconnect(self._on_closed)
        old.hide()
        old.deleteLater()

    def _show_in_another_language(self) -> None:
        self._rooms.finish()
        before = self._attached
        window = self._make_window()
        put_in_place(window, self._settings.window)
        self._rooms.finish()
        self._attached.take_over(before)
        self._show_window(window)

    def on_handed_over(self, handover: Handover) -> None:
        """The program was started once more: show the window, with the id that came along; asking is the person's own step."""
        bring_to_front(self.window)
        self._take(handover)

    def _take(self, handover: Handover) -> None:
        if handover.query is not None:
            self.window.fill(handover.query)
        if handover.link_refused:
            from kit_desktop.ui.program.links import link_refused_words  # noqa: PLC0415  # as above

            self.window.say(link_refused_words(), for_ms=20_000)

    def _say_problem(self, loaded: LoadedSettings) -> None:
        if loaded.problem is not None or loaded.presets.is_unreadable or loaded.presets.wrong:
            from kit_desktop.ui.settings.startup_words import settings_problem_words  # noqa: PLC0415  # as above

            self.window.say(settings_problem_words(loaded), for_ms=20_000)

    # What windows ask for

    def _on_settings_changed(self, changed: Settings) -> None:
        before = self._settings
        self._settings = replace(self.session.to_save(changed, before), window=before.window, accounts=before.accounts)
        self._saver.save_soon(self._settings)
        self._writers.apply_settings(self._settings)
        if changed.appearance != before.appearance:
            self._appearance.use(self._settings.appearance)
        if changed.language != before.language:
            self._keep_place()
            self._translators.use(resolve_language(changed.language))
            self._show_in_another_language()

    def _on_known_accounts_changed(self, accounts: tuple[NamedAccount, ...]) -> None:
        self._settings = replace(self._settings, accounts=accounts)
        self._saver.save_soon(self._settings)

    def _on_practice_requested(self) -> None:
        if self._settings.allow_practice:
            self._change_session(practice=True)
        else:
            self.window.say(self.tr("The practice gateway is not allowed by your administrator."))

    def _on_practice_left(self) -> None:
        self._change_session(practice=False)

    def _on_not_saved(self) -> None:
        self._say_problem(LoadedSettings(self._settings, SettingsProblem.NOT_SAVED))

    def _on_closed(self) -> None:
        self._keep_place()
        # Not left to `shut_down`: when the desktop's session ends, the process may not come that far.
        began = time.monotonic()
        self._saver.finish(self._settings, self._disk_seconds)
        self._disk_seconds = max(0.0, self._disk_seconds - (time.monotonic() - began))
        self._qt.quit()

    def _keep_place(self) -> None:
        self._settings = replace(self._settings, window=place_of(self.window))

    def shut_down(self) -> None:
        """End what is under way; nothing here waits for the network or the keyring, nor over a second for the disk."""
        self.session.end()
        self._writers.finish(self._disk_seconds)


def run(options: argparse.Namespace | SimpleNamespace) -> int:
    """Open the window as the command line says (`__main__.read_arguments`) and stay until it is closed; the exit code."""
    logs.set_up(paths.log_file())
    QApplication.setApplicationName("KiT Desktop")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("kit-desktop")
    qt = QApplication(["kit-desktop"])
    handover = handed(options)
    instance = SingleInstance(paths.data_folder(), practice=options.demo)
    if not instance.claim(handover):
        _log.info("handed over to the window that is open")
        return 0
    stop_signals = StopSignals(qt)
    app = App(qt, SettingsStore(paths.settings_file(), paths.presets_files()), SystemVault(), practice=options.demo)
    instance.handed_over.connect(app.on_handed_over)
    app.complete.connect(lambda: _on_complete(qt), Qt.ConnectionType.SingleShotConnection)
    app.complete.connect(stop_signals.listen)
    app.complete.connect(instance.listen)
    if sys.platform == "darwin":
        from kit_desktop.ui.program.links import OpenedLinks  # noqa: PLC0415  # only there

        OpenedLinks(qt).opened.connect(app.on_handed_over)
    app.start(handover)
    # As soon as can be: a start that comes meanwhile waits for it, and not for long. It loads Qt's network library: in a turn
    # of its own.
    app.window.painted.connect(stop_signals.listen, Qt.ConnectionType.QueuedConnection)
    app.window.painted.connect(_on_painted, Qt.ConnectionType.QueuedConnection)
    app.window.painted.connect(lambda: QTimer.singleShot(20, instance.listen))
    code = qt.exec()
    instance.release()
    app.shut_down()
    from kit_desktop.ui.widgets.clipboard import leave_copied  # noqa: PLC0415  # the start need not wait for it

    leave_copied(qt)
    _log.info("KiT Desktop ends")
    logging.shutdown()
    # A daemon thread may hang in the system's resolver or keyring. Python's own way out would run under it.
    os._exit(code)


def _on_painted() -> None:
    _log.info("the window is there")


def _on_complete(qt: QApplication) -> None:
    # What the start has made stays; of what comes from now on the worker collects the garbage.
    gc.freeze()
    gc.set_threshold(_COLLECTED_EVERY)
    from kit_desktop.ui.program.resting_cursor import RestingCursor  # noqa: PLC0415  # the start need not wait for it
    from kit_desktop.ui.widgets.icons import window_icon  # noqa: PLC0415  # as above

    RestingCursor(qt)
    qt.setWindowIcon(window_icon())
    _log.info("KiT Desktop %s has started, Python %s, %s", __version__, sys.version.split()[0], sys.platform)


def handed(options: argparse.Namespace | SimpleNamespace) -> Handover:
    """What the command line brings."""
    if options.link is None:
        return Handover(prefilled(options.id, options.by))
    from kit_desktop.ui.program.links import from_link  # noqa: PLC0415  # links are seldom

    return from_link(options.link)


def prefilled(text: str | None, by: str) -> LookupQuery | None:
    """The id to fill in at the start, of the kind that its own label names (`UserMsgID: 1YT`), or else of the kind `by`."""
    kind = KINDS[by]
    parsed = parse_id(text, kind) if text else None
    return None if parsed is None else LookupQuery(parsed.label or kind, parsed.text)
