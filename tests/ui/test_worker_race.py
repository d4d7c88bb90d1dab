"""A window may go at the very moment at which a thread brings it a result."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

RACE = """
import faulthandler, random, threading, time
from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import delete
from kit_desktop.ui.worker import Worker

class Owner(QObject):
    def __init__(self):
        super().__init__()
        self.worker = Worker(self)
        self.worker.finished.connect(self.on_finished)

    def on_finished(self, done):
        print("a result for a window that is gone")

faulthandler.enable()
qt = QCoreApplication([])
dice = random.Random(1)

def spin(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass

for i in range(1000):
    owner = Owner()
    go = threading.Event()
    owner.worker.start(lambda length=dice.random() * 2e-4: (go.wait(), spin(length)))
    go.set()
    spin(dice.random() * 3e-4)
    delete(owner)
    if i % 50 == 0:
        qt.processEvents()
while threading.active_count() > 1:
    spin(0.01)
qt.processEvents()
print("survived")
"""


def test_a_window_may_go_at_the_very_moment_of_a_result(repository: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(repository)}
    command = [sys.executable, "-c", RACE]
    run = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == ["survived"]
