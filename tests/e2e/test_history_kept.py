"""The whole program, from its start to its end: what was answered is in the history when it is opened again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit_desktop.core.history.store import HistoryStore
from kit_desktop.gateway.practice.server import DEMO_PASSWORD

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a process is not asked politely to end there, and the program's folders lie elsewhere"
)

SCRIPT = """
import sys, time
from PySide6.QtCore import QTimer
import kit_desktop.app as program
from kit_desktop.__main__ import read_arguments
from kit_desktop.core.history.store import HistoryStore

add = HistoryStore.add

def add_slowly(self, result):
    time.sleep(0.2)
    return add(self, result)

HistoryStore.add = add_slowly
how, ids = sys.argv[1], sys.argv[2:]
start = program.App.start

def begin(self, handover):
    start(self, handover)
    left = list(ids)

    def ask(*_):
        if left:
            self.window.bar.field.setText(left.pop(0))
            self.window.bar.submit()
        elif how == "close":
            self.window.close()
        else:
            # The answer has just been shown; nothing has been waited for.
            import os, signal
            os.kill(os.getpid(), signal.SIGTERM)

    self.session.lookups.finished.connect(ask)
    QTimer.singleShot(0, ask)

program.App.start = begin
program.run(read_arguments(["--demo"]))
"""


def run(folder: Path, repository: Path, how: str, *ids: str) -> HistoryStore:
    """Ask for these ids in a real window on a slow disk, end it the given way at the last answer, and open what it has left."""
    environment = os.environ | {"PYTHONPATH": str(repository), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        environment[name] = str(folder)
    command = [sys.executable, "-c", SCRIPT, how, *ids]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    (found,) = folder.rglob("practice-history.db")
    assert not list(folder.rglob("history.db")), "practice must not touch the real history"
    return HistoryStore(found)


def test_closing_at_the_moment_of_an_answer_keeps_it_and_nothing_secret(tmp_path: Path, repository: Path) -> None:
    store = run(tmp_path, repository, "close", "963", "401", "500", "404", "964002")
    assert [entry.result.query.id for entry in store.search()] == ["964002", "404", "500", "401", "963"]
    assert {entry.result.account for entry in store.search()} == {"mycompany"}
    store.close()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert f"<password>{DEMO_PASSWORD}".encode() not in file.read_bytes()
            assert f">{DEMO_PASSWORD}<".encode() not in file.read_bytes()


def test_ending_politely_from_outside_keeps_it_too(tmp_path: Path, repository: Path) -> None:
    store = run(tmp_path, repository, "terminate", "963")
    assert len(store.search()) == 1
    store.close()
