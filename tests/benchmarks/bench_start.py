"""The window's start, beside a bare PySide6 window; its memory after a lookup, beside that window with the same imports.

"First picture" is the moment when the window is painted and takes keys, "complete" when all its rooms are attached.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from kit_desktop import paths
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import SettingsStore
from tests.benchmarks.bench_lookup import ZEEP_SCRIPT
from tests.benchmarks.processes import WSDL, home, packaged, practice_gateway, spent
from tests.benchmarks.table import Goal, Row

TOLD = """
import json, os, sys, time
def tell(**more):
    told = {"cpu": 1000 * time.process_time(), "window": 1000 * time.thread_time(), "at": time.monotonic()}
    import psutil
    print(json.dumps(told | {"memory": psutil.Process().memory_full_info().uss / 1e6} | more), flush=True)
    os._exit(0)

def when_painted(window, do):
    from PySide6.QtCore import QEvent, QObject, Qt, Signal
    class Painted(QObject):
        seen = Signal()
        def eventFilter(self, watched, event):
            if event.type() is QEvent.Type.Paint:
                watched.removeEventFilter(self)
                # Behind this picture, and before what the program itself has put there.
                self.seen.emit()
            return False
    painted = Painted(window)
    painted.seen.connect(do, Qt.ConnectionType.QueuedConnection)
    window.installEventFilter(painted)
"""
BARE = """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
qt = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLineEdit())
# As large as ours: four bytes for each point of its picture are the system's.
window.resize(1000, 700)
when_painted(window, tell)
window.show()
qt.exec()
"""
# As it is started, and so with PySide6 imported by the program.
OURS = """
sys.argv = ["kit-desktop", *sys.argv[1:]]
from kit_desktop import __main__ as program
from kit_desktop.ui.program import qt_imports
def loaded(load=qt_imports.import_qt):
    load()
    from kit_desktop import app
    app.SystemVault = globals().get("Vault", app.SystemVault)
    def start(self, handover, start=app.App.start):
        start(self, handover)
        when_painted(self.window, lambda: seen(self))
    app.App.start = start
qt_imports.import_qt = loaded
program.main()
"""
PAINTED = "def seen(app): tell()\n"
COMPLETE = "def seen(app): app.complete.connect(tell)\n"
ASKED = """
class Vault:
    def describe(self):
        return "none"
    def current_login(self):
        import keyring
        return "mycompany"
    def load(self, login=None):
        from kit_desktop.core.accounts import Credentials
        return Credentials("mycompany", "123456")
def seen(app):
    from PySide6.QtCore import QTimer
    from kit_desktop.core.lookup import LookupQuery
    from kit_desktop.core.message_id import IdKind
    asked = time.monotonic()
    def answered(result):
        took = 1000 * (time.monotonic() - asked)
        foreign = sorted(name for name in sys.modules if not name.startswith(("kit_desktop", "__")))
        QTimer.singleShot(500, lambda: tell(took=took, outcome=result.outcome, imported=foreign))
    app.session.lookups.finished.connect(answered)
    app.window.look_up(LookupQuery(IdKind.MSG_ID, "964001"))
"""
IMPORTED = """
import contextlib, importlib
for name in sys.argv[1:]:
    # Some have their name from whoever has imported them.
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
"""
STALLS = """
def seen(app):
    from PySide6.QtCore import QTimer
    longest, last, timer = [0.0], [(time.perf_counter(), time.process_time())], QTimer(app)
    def turn():
        # In this process's own time where that is less: what else the machine does is not the window's fault.
        now = (time.perf_counter(), time.process_time())
        longest[0], last[0] = max(longest[0], min(now[0] - last[0][0], now[1] - last[0][1])), now
    timer.timeout.connect(turn)
    timer.start(0)
    QTimer.singleShot(2000, lambda: tell(stall=1000 * longest[0]))
"""
IDLE = """
SECONDS = int(sys.argv.pop(1))
def seen(app):
    import resource
    from PySide6.QtCore import QTimer
    def begin():
        before = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw, time.process_time()
        def end():
            cpu = time.process_time() - before[1]
            wakes = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw - before[0]
            tell(wakes=wakes / SECONDS, share=100 * cpu / SECONDS)
        QTimer.singleShot(1000 * SECONDS, end)
    QTimer.singleShot(12000, begin)
"""
WINDOW = "a bare PySide6 window"


class Start(NamedTuple):
    """What a started program told: milliseconds of the processor and of the clock since its start, private megabytes."""

    cpu: float
    wall: float
    memory: float
    told: dict[str, Any]


def rows(options: argparse.Namespace) -> list[Row]:
    """See `Row`."""
    scripts = (BARE, PAINTED + OURS, COMPLETE + OURS, "import zeep, keyring\n" + BARE)
    turns = [[started(script) for script in scripts] for _ in range(1 + (3 if options.quick else 9))]
    # The first compiles what is imported: an installed program is compiled already.
    bare, ours, complete, libraries = zip(*turns[1:], strict=True)
    # A gateway in a process of its own: the practice server is no part of a lookup.
    with practice_gateway() as address:
        SettingsStore(paths.settings_file()).save(replace(Settings(), address=address))
        ask_plainly = ZEEP_SCRIPT + "ask()\nimport keyring\n" + BARE
        beside = []
        for _ in turns:
            shown = started(ASKED + OURS)
            same = started("import zeep, keyring\n" + IMPORTED + BARE, *shown.told["imported"])
            beside.append((shown, same, started(ask_plainly, str(WSDL), address)))
    asked, same_imports, plain_asked = zip(*beside[1:], strict=True)
    stalls = [started(STALLS + OURS).told["stall"] for _ in turns[1:]]
    idle = started(IDLE + OURS, "10" if options.quick else "60").told
    packaged_rows = _packaged_rows(options.build, len(stalls)) if options.build and sys.platform == "linux" else []
    return [
        *packaged_rows,
        Row("first picture, processor", [s.cpu for s in ours], "ms", WINDOW, [s.cpu for s in bare], Goal("ratio", 1.5)),
        Row("first picture, clock", [s.wall for s in ours], "ms", WINDOW, [s.wall for s in bare], Goal("ratio", 1.5)),
        # Without zeep and the keyring, which warm up on threads of their own meanwhile.
        Row(
            *("complete, processor, the window's thread", [s.told["window"] for s in complete], "ms"),
            *(WINDOW, [s.told["window"] for s in bare], Goal("ratio", 2.5)),
        ),
        Row("longest stall after the first picture", stalls, goal=Goal("at most", 30)),
        Row("asked at the first picture, answered after", [s.told["took"] for s in asked]),
        Row("memory, first picture", [s.memory for s in ours], "MB", WINDOW, [s.memory for s in bare], Goal("ratio", 1.5)),
        Row(
            *("memory, after a lookup", [s.memory for s in asked], "MB", f"{WINDOW} with zeep, keyring and the same imports"),
            *([s.memory for s in same_imports], Goal("ratio", 1.15)),
        ),
        Row(
            *("memory, after a lookup", [s.memory for s in asked], "MB", f"{WINDOW} with zeep and keyring alone"),
            [s.memory for s in libraries],
        ),
        Row(
            *("memory, after a lookup", [s.memory for s in asked], "MB", f"{WINDOW} after ten lines of zeep that ask"),
            [s.memory for s in plain_asked],
        ),
        Row("idle window, wakes a second", [idle["wakes"]], "", goal=Goal("at most", 1)),
        Row("idle window, share of a processor", [idle["share"]], "%", goal=Goal("at most", 0.05)),
    ]


def _packaged_rows(build: Path, rounds: int) -> list[Row]:
    """Of a packaged window the outside sees in the log how far it is, and how much its first thread has worked."""
    reached = (("first picture", "the window is there", 1.5), ("complete", "has started", 2.5))
    with home() as folder:
        bare = packaged(TOLD + BARE, folder)
        turns = [
            (json.loads(spent(bare).printed)["window"], *(_worked_until(said, build) for _, said, _ in reached))
            for _ in range(rounds + 1)
        ]
    plain, *ours = zip(*turns[1:], strict=True)
    return [
        Row(
            *(f"{what}, packaged, processor, the window's thread", values, "ms"),
            *(f"{WINDOW}, packaged", plain, Goal("ratio", most)),
        )
        for (what, _, most), values in zip(reached, ours, strict=True)
    ]


def _worked_until(said: str, build: Path) -> float:
    log = paths.log_file()
    log.unlink(missing_ok=True)
    with subprocess.Popen([str(build / "kit-desktop")], stderr=subprocess.DEVNULL) as program:
        try:
            give_up = time.monotonic() + 60
            while not (log.exists() and said in log.read_text("utf-8")):
                assert time.monotonic() < give_up, "not started after a minute"
                time.sleep(0.002)
            return int(Path(f"/proc/{program.pid}/task/{program.pid}/schedstat").read_text().split()[0]) / 1e6
        finally:
            program.kill()


def started(script: str, *arguments: str) -> Start:
    """Start a window in a fresh interpreter."""
    begin = time.monotonic()
    told = json.loads(spent([sys.executable, "-c", TOLD + script, *arguments]).printed)
    return Start(told["cpu"], 1000 * (told["at"] - begin), told["memory"], told)
