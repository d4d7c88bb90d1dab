"""One lookup, by the command line and in the window, beside ten lines of zeep; the command line's help, beside bare Python."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import psutil
import zeep
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kit_desktop import paths
from kit_desktop.app import App
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import SettingsStore
from kit_desktop.gateway.soap.gateway import SoapGateway
from kit_desktop.ui.program.handover import Handover
from tests.benchmarks.processes import COMMAND_LINE, WSDL, home, packaged, practice_gateway, spent
from tests.benchmarks.table import Goal, Row

if TYPE_CHECKING:
    from kit_desktop.gateway.vault import SystemVault

ZEEP_SCRIPT = """
import sys
from zeep import Client
client = Client(sys.argv[1])
service = client.create_service("{http://tempuri.org/}SendSMSServiceBinding", sys.argv[2])
def ask():
    return service.GetInfoByID(login="mycompany", password="123456", ids={"MsgID": "964001", "UserMsgID": ""})
assert ask().status == "delivered"
"""


def rows(options: argparse.Namespace) -> list[Row]:
    """See `Row`."""
    few, some, many = (3, 5, 40) if options.quick else (9, 15, 200)
    with practice_gateway() as address:
        return [
            *_command_line_rows(some, options.build),
            *_cold_rows(address, few, options.build),
            *_warm_rows(address, many),
            *_window_rows(address, many),
        ]


def _programs(build: Path | None) -> dict[str, list[str]]:
    """The command line as it is installed, and as it is packaged."""
    return {"": COMMAND_LINE, **({", packaged": [str(build / "kit-desktop-cli")]} if build else {})}


def _command_line_rows(rounds: int, build: Path | None) -> list[Row]:
    found = []
    with home() as folder:
        for kind, program in _programs(build).items():
            plainest = packaged("pass", folder) if kind else [sys.executable, "-c", "pass"]
            commands = (plainest, [*program, "--version"], [*program, "--help"])
            turns = [[spent(command).cpu for command in commands] for _ in range(rounds + 1)]
            plain, *ours = zip(*turns[1:], strict=True)
            beside = f"python -c pass{kind}, processor"
            found += [
                Row(f"command line: {command[-1]}{kind}", taken, "ms", beside, plain, Goal("over", 40))
                for command, taken in zip(commands[1:], ours, strict=True)
            ]
    return found


def _cold_rows(address: str, rounds: int, build: Path | None) -> list[Row]:
    found = []
    with home() as folder:
        for kind, program in _programs(build).items():
            plainest = packaged(ZEEP_SCRIPT, folder) if kind else [sys.executable, "-c", ZEEP_SCRIPT]
            zeep = [*plainest, str(WSDL), address]
            lookup = [*program, "lookup", "964001", "--endpoint", address, "--login", "mycompany", "--password-stdin"]
            turns = [(spent(zeep).cpu, spent(lookup, "123456\n").cpu) for _ in range(rounds + 1)]
            plain, ours = zip(*turns[1:], strict=True)
            beside = f"ten lines of zeep{kind}, processor"
            found.append(Row(f"one lookup, whole process{kind}", ours, "ms", beside, plain, Goal("ratio", 1.1)))
    return found


def _warm_rows(address: str, rounds: int) -> list[Row]:
    gateway, endpoint, service = SoapGateway(WSDL), parse_endpoint(address), _plain_service(address)
    query, account = LookupQuery(IdKind.MSG_ID, "964001"), Credentials("mycompany", "123456")
    plain, ours = [], []
    for _ in range(rounds + 1):
        begin = time.process_time()
        _ask_plainly(service)
        between = time.process_time()
        found = gateway.look_up(query, account, endpoint, 30, CancelToken())
        plain.append(1000 * (between - begin))
        ours.append(1000 * (time.process_time() - between))
        assert found.outcome is Outcome.OK
    return [Row("one lookup, warm", ours[1:], "ms", "the same call in zeep, processor", plain[1:], Goal("ratio", 1.0))]


def _plain_service(address: str) -> Any:
    return zeep.Client(str(WSDL)).create_service("{http://tempuri.org/}SendSMSServiceBinding", address)


def _ask_plainly(service: Any) -> None:
    found = service.GetInfoByID(login="mycompany", password="123456", ids={"MsgID": "964001", "UserMsgID": ""})
    assert found.status == "delivered"


def _window_rows(address: str, rounds: int) -> list[Row]:
    shown = AnswerShown(address)
    plain, ours = zip(*((shown.zeep(), shown.window()) for _ in range(rounds)), strict=True)
    rested = []
    for _ in range(max(3, rounds // 10)):
        shown.rest(1.0)
        rested.append(shown.window())
    lookups = 10 * rounds
    # What the first make and keep, as SQLite's caches, is no growth.
    shown.grown(lookups)
    what = "Enter to painted answer"
    return [
        Row(what, ours, "ms", "the same call in ten lines of zeep", plain, Goal("over", 10)),
        Row(f"{what}, after a second of standing", rested, "ms", "without standing", ours, Goal("over", 20)),
        Row(f"memory, grown in {lookups} lookups after as many", [shown.grown(lookups)], "MB", goal=Goal("at most", 2)),
    ]


class KnownAccount:
    """A keyring that knows one account."""

    def describe(self) -> str:
        return "none"

    def load(self, login: str | None = None) -> Credentials | None:
        return Credentials(login or "mycompany", "123456")


class AnswerShown(QObject):
    """The whole program's window on a gateway in another process, and ten lines of zeep beside it."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._qt = QApplication([])
        store = SettingsStore(paths.settings_file())
        store.save(replace(Settings(), address=address))
        self.app = App(self._qt, store, cast("SystemVault", KnownAccount()), practice=False)
        self.app.start(Handover())
        self._window = self.app.window
        self._window.result.outcome.installEventFilter(self)
        self._window.installEventFilter(self)
        self._before: object = None
        self._is_answer_painted = False
        self._ended = 0.0
        self._kept = 0
        self.app._writers.of(practice=False).kept.connect(self._on_kept)
        self._loop = QEventLoop()
        self.rest(2.0)
        # As the program itself does when it is complete.
        gc.freeze()
        self._service = _plain_service(address)
        self.zeep()
        self.window()

    def zeep(self) -> float:
        """Milliseconds of the call alone."""
        begin = time.perf_counter()
        _ask_plainly(self._service)
        return 1000 * (time.perf_counter() - begin)

    def grown(self, lookups: int) -> float:
        """Megabytes of its own memory by which the program grows with so many lookups."""
        process = psutil.Process()
        before, all_kept = process.memory_full_info().uss, self._kept + lookups
        for _ in range(lookups):
            self._ask()
        # Asked as fast as can be, they come faster than the disk takes them.
        while self._kept < all_kept:
            self.rest(0.5)
        return (process.memory_full_info().uss - before) / 1e6

    def window(self) -> float:
        """Milliseconds from Enter until the answer is painted; whatever follows from it is done before this returns."""
        self._window.bar.field.setText("964001")
        self.rest(0.05)
        taken = self._ask()
        self.rest(0.05)
        return taken

    def _on_kept(self) -> None:
        self._kept += 1

    def _ask(self) -> float:
        window = self._window
        self._before, self._is_answer_painted = window.shown, False
        begin = time.perf_counter()
        QTest.keyClick(window.bar.field, Qt.Key.Key_Return)
        self._loop.exec()
        assert window.shown is not None
        assert window.shown.outcome is Outcome.OK
        return 1000 * (self._ended - begin)

    def rest(self, seconds: float) -> None:
        """Let the program do what it has to do."""
        QTimer.singleShot(round(1000 * seconds), self._loop.quit)
        self._loop.exec()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched is not self._window and self._window.shown is not self._before:
            self._is_answer_painted = True
        if event.type() is QEvent.Type.UpdateRequest and watched is self._window and not self._is_answer_painted:
            # All of the window is painted in it; the person does not wait for what the program does behind it.
            watched.event(event)
            if self._is_answer_painted:
                self._ended = time.perf_counter()
                QTimer.singleShot(0, self._loop.quit)
            return True
        return super().eventFilter(watched, event)
