"""Windows that open and close with their test."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kit_desktop import logs
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.accounts.controller import AccountFlow
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.help.controller import HelpTools
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.lookup.lookups import Lookups
from kit_desktop.ui.lookup.practice_ids import PracticeId
from kit_desktop.ui.settings.controller import SettingsController
from kit_desktop.ui.widgets.control_style import draw_controls
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.worker import Worker, _door

from .window_bench import ACCOUNT, Bench, NoProxy, ScriptedGateway, ScriptedVault


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first: at the end one worker would be at it, and the others done."""
    items.sort(key=lambda item: item.path.name != "test_every_screen.py")


@pytest.fixture(autouse=True)
def almaty_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer's own clock is Almaty's, but where a test sets another."""
    # Windows' C library knows no zones by name, and Python has no tzset there.
    windows = sys.platform == "win32"
    set_zone = ctypes.CDLL("ucrtbase")._tzset if windows else time.tzset
    monkeypatch.setenv("TZ", "ALM-5" if windows else "Asia/Almaty")
    set_zone()
    yield
    monkeypatch.undo()
    set_zone()


def _qt_objects_of(work: object) -> list[QObject]:
    """What of Qt a function keeps alive: in its variables, as the object it is bound to, or in a function that it calls."""
    held = [getattr(work, "__self__", None), *getattr(work, "args", ())]
    for cell in getattr(work, "__closure__", None) or ():
        with contextlib.suppress(ValueError):
            held.append(cell.cell_contents)
    inner = [each for value in held if callable(value) and not isinstance(value, type) for each in _qt_objects_of(value)]
    # The door is never destroyed.
    return [value for value in held if isinstance(value, QObject) and value is not _door()] + inner


@pytest.fixture(autouse=True)
def no_thread_keeps_what_is_qts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last one who holds a Qt object destroys it, and on another thread than the window's that breaks the process."""
    run = Worker._run

    def checked(worker: Worker, work: Callable[[], object]) -> None:
        assert not _qt_objects_of(work), f"{work} keeps {_qt_objects_of(work)}"
        run(worker, work)

    monkeypatch.setattr(Worker, "_run", checked)


@pytest.fixture(scope="session", autouse=True)
def controls(qapp: QApplication) -> None:
    """The controls look as in the program, whichever test comes first."""
    draw_controls()


@pytest.fixture(scope="session", autouse=True)
def nothing_stays_copied(qapp: QApplication) -> Iterator[None]:
    """Without a screen Qt frees what was copied when the process has ended and Python is gone, and crashes."""
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def nothing_copied(qapp: QApplication) -> None:
    """What a test before has copied is nothing that this test's window should offer."""
    QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def language(qapp: QApplication) -> Iterator[Translators]:
    """English texts, numbers and dates, whatever this computer speaks and a test before has chosen; `use` changes them."""
    before = QLocale()
    translators = Translators(qapp)
    translators.use(Language.ENGLISH)
    yield translators
    for translator in translators._installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def make_bench(qtbot: QtBot) -> Iterator[Callable[..., Bench]]:
    """Opens a window on a gateway that the test scripts."""
    benches: list[Bench] = []

    def make(
        settings: Settings | None = None,
        *,
        credentials: Credentials | None = ACCOUNT,
        vault: ScriptedVault | None = None,
        practice: bool = False,
        suggestions: tuple[PracticeId, ...] = (),
    ) -> Bench:
        gateway = ScriptedGateway()
        account = Account(vault, fixed=credentials)
        lookups = Lookups(gateway)
        current = CurrentSettings(settings or Settings())
        window = MainWindow(current, lookups, suggestions, practice=practice)
        accounts = AccountFlow(account, window, lookups, current, practice=practice)
        accounts.ask_where_missing()
        SettingsController(window, current, account, NoProxy, practice=practice)
        HelpTools(window, account, current, None, Path("nowhere.log"))  # type: ignore[arg-type]
        bench = Bench(qtbot, window, gateway, account, lookups, accounts, vault, current)
        current.changed.connect(bench.settings.append)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        window.bar.focus_field()
        benches.append(bench)
        return bench

    yield make
    for bench in benches:
        bench.gateway.let_go()
        if bench.vault is not None:
            bench.vault.let_go()
        bench.lookups.abandon()


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    """A window with an account."""
    return make_bench()


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """Where the program's log goes."""
    root = logging.getLogger()
    level = root.level
    path = tmp_path / "logs" / "kit-desktop.log"
    logs.set_up(path)
    yield path
    logs.set_up(None)
    root.setLevel(level)


@pytest.fixture
def clipboard(qapp: QApplication) -> Callable[[], str]:
    """What lies on the clipboard."""
    return lambda: QGuiApplication.clipboard().text()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    heard: list[str] = []

    def update(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    stand_in = SimpleNamespace(
        updateAccessibility=update, AnnouncementPoliteness=QAccessible.AnnouncementPoliteness, Event=QAccessible.Event
    )
    monkeypatch.setattr(QtGui, "QAccessible", stand_in)
    return heard


class Stalls:
    """Watches the event loop: the longest time (ms) in which nothing else could have happened in the window.

    Counted in this process's own computing time where that is less: other programs on the machine are not the window's fault.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = (0.0, 0.0)
        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin anew."""
        self.longest = 0.0
        self._last = (time.perf_counter(), time.process_time())
        self._timer.start()

    def stop(self) -> float:
        """The longest so far."""
        self._on_tick()
        self._timer.stop()
        return self.longest

    def _on_tick(self) -> None:
        now = (time.perf_counter(), time.process_time())
        self.longest = max(self.longest, 1000 * min(now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now


@pytest.fixture
def longest_stall(qtbot: QtBot) -> Callable[[Callable[[], None], Callable[[], bool]], float]:
    """Runs work in the window until something is true; gives the longest stall in ms."""

    def measure(work: Callable[[], None], until: Callable[[], bool]) -> float:
        # A collection looks through all that the other tests have made too: those are no part of the program.
        gc.collect()
        gc.freeze()
        stalls = Stalls()
        stalls.start()
        try:
            work()
            qtbot.waitUntil(until, timeout=30_000)
        finally:
            longest = stalls.stop()
        return longest

    return measure


@pytest.fixture
def hooks() -> Iterator[None]:
    """The interpreter's hooks for errors are as before afterwards."""
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before
