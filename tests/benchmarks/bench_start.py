"""The window's start, beside a bare PySide6 window; its memory after a lookup, beside that window with zeep and keyring."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import NamedTuple

from tests.benchmarks.processes import spent
from tests.benchmarks.table import Goal, Row

READY = """
import json, os, sys, time, psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

def tell(more=None):
    print(json.dumps({"at": time.monotonic(), "rss": psutil.Process().memory_info().rss} | (more or {})), flush=True)
    os._exit(0)

def when_ready(do):
    def look():
        for window in QApplication.topLevelWidgets():
            handle = window.windowHandle()
            if isinstance(window, QMainWindow) and handle is not None and handle.isExposed():
                # Once more through the event loop: then it is painted and takes input.
                QTimer.singleShot(0, do)
                return
        QTimer.singleShot(0, look)
    QTimer.singleShot(0, look)
"""
BARE_WINDOW = (
    READY
    + """
from PySide6.QtWidgets import QLineEdit
qt = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.show()
when_ready(tell)
qt.exec()
"""
)
OUR_WINDOW = (
    READY
    + """
from kit_desktop import app
from kit_desktop.__main__ import read_arguments
execute = QApplication.exec
def patched():
    when_ready(tell)
    return execute()
QApplication.exec = staticmethod(patched)
app.run(read_arguments(["--demo"]))
"""
)
OUR_WINDOW_AFTER_A_LOOKUP = (
    READY
    + """
from kit_desktop import app
from kit_desktop.__main__ import read_arguments
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
execute = QApplication.exec
def ask():
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow))
    def look():
        if window.shown is None:
            QTimer.singleShot(20, look)
        else:
            QTimer.singleShot(200, lambda: tell({"outcome": window.shown.outcome}))
    window.look_up(LookupQuery(IdKind.MSG_ID, "964001"))
    look()
def patched():
    when_ready(ask)
    return execute()
QApplication.exec = staticmethod(patched)
app.run(read_arguments(["--demo"]))
"""
)
BARE_WITH_LIBRARIES = BARE_WINDOW.replace(
    "from PySide6.QtWidgets import QLineEdit", "from PySide6.QtWidgets import QLineEdit\nimport zeep, keyring"
)


class Start(NamedTuple):
    """A window that is ready: milliseconds until then, of the processor and of the clock, and the megabytes that it has."""

    cpu: float
    wall: float
    memory: float


def rows(options: argparse.Namespace) -> list[Row]:
    """See `Row`."""
    scripts = (BARE_WINDOW, OUR_WINDOW, BARE_WITH_LIBRARIES, OUR_WINDOW_AFTER_A_LOOKUP)
    for script in scripts:
        started(script)  # compiles what is imported: an installed program is compiled already
    turns = [[started(script) for script in scripts] for _ in range(3 if options.quick else 9)]
    bare, ours, libraries, asked = zip(*turns, strict=True)
    window = "a bare PySide6 window"
    return [
        Row("start to ready window, processor", [s.cpu for s in ours], "ms", window, [s.cpu for s in bare], Goal("ratio", 1.5)),
        Row("start to ready window, clock", [s.wall for s in ours], "ms", window, [s.wall for s in bare], Goal("ratio", 1.5)),
        Row("memory, ready", [s.memory for s in ours], "MB", window, [s.memory for s in bare], Goal("ratio", 1.5)),
        Row(
            *("memory, after a lookup", [s.memory for s in asked], "MB", f"{window} with zeep and keyring imported"),
            *([s.memory for s in libraries], Goal("ratio", 1.15)),
        ),
    ]


def started(script: str) -> Start:
    """Start a window in a fresh interpreter."""
    begin = time.monotonic()
    run = spent([sys.executable, "-c", script])
    told = json.loads(run.printed)
    return Start(run.cpu, 1000 * (told["at"] - begin), told["rss"] / 1e6)
