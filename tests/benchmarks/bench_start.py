"""How quick and how large the program is: `python tests/benchmarks/bench_start.py [ROUNDS]`.

Every figure stands beside the plainest program that does the same on this machine in the same run: a bare PySide6 window for
the start and the memory, a ten-line zeep script for a lookup. The ratios mean something elsewhere; the figures alone do not.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WSDL = ROOT / "resources" / "SendSMSService.wsdl"

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
ZEEP_SCRIPT = """
import sys
from zeep import Client
client = Client(sys.argv[1])
service = client.create_service("{http://tempuri.org/}SendSMSServiceBinding", sys.argv[2])
def ask():
    return service.GetInfoByID(login="mycompany", password="123456", ids={"MsgID": "964001", "UserMsgID": ""})
assert ask().status == "delivered"
"""
WARM = (
    ZEEP_SCRIPT
    + """
import statistics, time
from pathlib import Path
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lookup import Credentials, LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.gateway.soap.gateway import SoapGateway
gateway, endpoint = SoapGateway(Path(sys.argv[1])), parse_endpoint(sys.argv[2])
def ask_ours():
    query = LookupQuery(IdKind.MSG_ID, "964001")
    return gateway.look_up(query, Credentials("mycompany", "123456"), endpoint, 30, CancelToken())
assert ask_ours().info.status == "delivered"
taken = {ask: [], ask_ours: []}
for _ in range(200):
    for call, times in taken.items():
        started = time.perf_counter()
        call()
        times.append(time.perf_counter() - started)
print(*(statistics.median(times) for times in taken.values()))
"""
)


def started(script: str, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until a window is ready, and the memory (MB) it then has."""
    begin = time.monotonic()
    told = json.loads(python(script, environment=environment))
    return told["at"] - begin, told["rss"] / 1e6


def python(script: str, *arguments: str, environment: dict[str, str]) -> str:
    """Run a script in a fresh interpreter; returns what it printed."""
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True, timeout=120).stdout


def seconds_of(run: Callable[[], Any]) -> float:
    """How long that takes."""
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


@contextmanager
def practice_gateway(environment: dict[str, str]) -> Iterator[str]:
    """The practice gateway as a process of its own, so that it costs neither side anything."""
    command = [sys.executable, "-m", "kit_desktop.cli.main", "demo-gateway"]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as gateway:
        assert gateway.stdout is not None
        yield gateway.stdout.readline().split()[-1]
        gateway.terminate()


def measured(rounds: int, environment: dict[str, str]) -> dict[str, tuple[float, float, str]]:
    """What was measured: plainest program, ours, unit; medians of `rounds`, taken in turns."""
    starts: dict[str, list[tuple[float, float]]] = {"bare": [], "ours": [], "asked": []}
    cold: dict[str, list[float]] = {"zeep": [], "ours": []}
    warm: dict[str, list[float]] = {"zeep": [], "ours": []}
    for script in (BARE_WINDOW, OUR_WINDOW_AFTER_A_LOOKUP):
        # Compiles what is imported: an installed program is compiled already.
        started(script, environment)
    with practice_gateway(environment) as address:
        lookup = [sys.executable, "-m", "kit_desktop.cli.main", "lookup", "964001", "--endpoint", address]
        account = ["--login", "mycompany", "--password-stdin"]
        for _ in range(rounds):
            starts["bare"].append(started(BARE_WINDOW, environment))
            starts["ours"].append(started(OUR_WINDOW, environment))
            starts["asked"].append(started(OUR_WINDOW_AFTER_A_LOOKUP, environment))
            cold["zeep"].append(seconds_of(lambda: python(ZEEP_SCRIPT, str(WSDL), address, environment=environment)))
            cold["ours"].append(
                seconds_of(
                    lambda: subprocess.run(
                        lookup + account,
                        input=b"123456",
                        env=environment,
                        cwd=ROOT,
                        check=True,
                        capture_output=True,
                        timeout=60,
                    )
                )
            )
            told = python(WARM, str(WSDL), address, environment=environment).split()
            warm["zeep"].append(float(told[0]))
            warm["ours"].append(float(told[1]))

    def middle(values: list[tuple[float, float]], which: int) -> float:
        return statistics.median(value[which] for value in values)

    return {
        "start to ready window": (1000 * middle(starts["bare"], 0), 1000 * middle(starts["ours"], 0), "ms"),
        "memory, ready": (middle(starts["bare"], 1), middle(starts["ours"], 1), "MB"),
        "memory, after a lookup": (middle(starts["bare"], 1), middle(starts["asked"], 1), "MB"),
        "one lookup, whole process": (1000 * statistics.median(cold["zeep"]), 1000 * statistics.median(cold["ours"]), "ms"),
        "one lookup, warm": (1000 * statistics.median(warm["zeep"]), 1000 * statistics.median(warm["ours"]), "ms"),
    }


def main() -> int:
    """Measure and print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as home:
        own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"), home)
        environment = os.environ | own | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/no-bus"}
        environment |= {"PYTHONPYCACHEPREFIX": f"{home}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        found = measured(rounds, environment)
    print(f"Python {sys.version.split()[0]}, {environment['QT_QPA_PLATFORM']}, median of {rounds}")
    print(f"{'':28}{'plainest':>14}{'KiT Desktop':>14}{'ratio':>8}")
    for name, (plain, ours, unit) in found.items():
        print(f"{name:28}{plain:>11.1f} {unit}{ours:>11.1f} {unit}{ours / plain:>8.2f}")
    print("Plainest: a bare PySide6 window for the first three, a ten-line zeep script for the lookups.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
