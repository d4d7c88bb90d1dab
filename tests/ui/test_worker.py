"""The door between the window and other threads."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kit_desktop.ui.worker import Done, Worker, _door


class Owner(QObject):
    """Hears what its worker brings, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Done[object]] = []
        self.threads: list[QThread] = []
        self.worker = Worker(self)
        self.worker.finished.connect(self._on_finished)

    def _on_finished(self, done: Done[object]) -> None:
        self.heard.append(done)
        self.threads.append(QThread.currentThread())


def test_the_value_comes_back_on_the_windows_thread(qtbot: QtBot, qapp: QApplication) -> None:
    owner = Owner()
    worked_on: list[int] = []

    def work() -> int:
        worked_on.append(threading.get_ident())
        return 2**40

    owner.worker.start(work)
    qtbot.waitUntil(lambda: len(owner.heard) == 1)
    assert owner.heard == [Done(value=2**40)]
    assert owner.threads == [qapp.thread()]
    assert worked_on != [threading.get_ident()]


def test_progress_comes_before_the_value_and_not_after_abandon(qtbot: QtBot, qapp: QApplication) -> None:
    owner = Owner()
    told: list[object] = []
    threads: list[QThread] = []
    owner.worker.progressed.connect(told.append)
    owner.worker.progressed.connect(lambda _value: threads.append(QThread.currentThread()))
    tells = []

    def work(tell: Callable[[object], None]) -> str:
        tells.append(tell)
        for part in range(3):
            tell(part)
        return "whole"

    owner.worker.start_telling(work)
    qtbot.waitUntil(lambda: len(owner.heard) == 1)
    assert told == [0, 1, 2]
    assert owner.heard == [Done(value="whole")]
    assert set(threads) == {qapp.thread()}
    tell = owner.worker.listen()
    tells[0]("of the run before")
    tell("heard")
    qtbot.waitUntil(lambda: len(told) == 4)
    owner.worker.abandon()
    with qtbot.assertNotEmitted(owner.worker.progressed, wait=50):
        tell("abandoned")
    assert told[3:] == ["heard"]


def test_an_exception_comes_back_too(qtbot: QtBot) -> None:
    owner = Owner()
    owner.worker.start(lambda: 1 / 0)
    qtbot.waitUntil(lambda: len(owner.heard) == 1)
    assert isinstance(owner.heard[0].error, ZeroDivisionError)
    assert owner.heard[0].value is None


def test_what_was_abandoned_or_overtaken_is_not_heard_of(qtbot: QtBot) -> None:
    owner = Owner()
    go = threading.Event()
    owner.worker.start(lambda: go.wait(30) and "abandoned")
    owner.worker.abandon()
    owner.worker.start(lambda: go.wait(30) and "overtaken")
    owner.worker.start(lambda: "last")
    qtbot.waitUntil(lambda: len(owner.heard) == 1)
    with qtbot.assertNotEmitted(owner.worker.finished, wait=100):
        go.set()
    assert owner.heard == [Done(value="last")]


def test_an_owner_that_has_gone_is_no_crash(qtbot: QtBot) -> None:
    owner = Owner()
    go = threading.Event()
    ended = threading.Event()

    def work() -> None:
        go.wait(30)
        ended.set()

    owner.worker.start(work)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(owner))
    go.set()
    assert ended.wait(10)
    for thread in [each for each in threading.enumerate() if each.name.startswith("kit-worker")]:
        thread.join(10)
    assert owner.heard == []


def test_work_that_never_ends_does_not_keep_the_program_alive() -> None:
    script = (
        "import threading\n"
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from kit_desktop.ui.worker import Worker\n"
        "app = QCoreApplication([])\n"
        "worker = Worker(app)\n"
        "worker.start(threading.Event().wait)\n"
        "QTimer.singleShot(50, app.quit)\n"
        "app.exec()\n"
    )
    started = time.perf_counter()
    ran = subprocess.run([sys.executable, "-c", script], check=False, timeout=60, capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert time.perf_counter() - started < 10


def test_what_nobody_holds_any_more_is_destroyed_on_the_windows_thread(qtbot: QtBot, qapp: QApplication) -> None:
    class Ring(QObject):
        pass

    ring = Ring()
    ring.itself = ring
    destroyed_on: list[int] = []
    ring.destroyed.connect(lambda: destroyed_on.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)
    del ring
    owner = Owner()
    kept: list[object] = []
    # Enough for Python's own collector to begin, on the thread that makes it.
    owner.worker.start(lambda: kept.extend([] for _ in range(200_000)))
    qtbot.waitUntil(lambda: bool(owner.heard))
    assert len(kept) == 200_000
    assert destroyed_on == [threading.get_ident()]


def test_a_thread_that_computes_gives_way_to_the_window_soon(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    intervals: list[float] = []
    monkeypatch.setattr(sys, "setswitchinterval", intervals.append)
    _door.__wrapped__()
    # Windows waits in whole milliseconds.
    assert intervals == [0.001 if sys.platform == "win32" else 0.0005]
