"""Programs that are measured from outside: their environment, and what one run costs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
WSDL = ROOT / "resources" / "SendSMSService.wsdl"
COMMAND_LINE = [str(Path(sys.executable).with_name("kit-desktop-cli"))]


@contextmanager
def home() -> Iterator[str]:
    """A folder in which a program is at home for as long as it is measured."""
    with tempfile.TemporaryDirectory(prefix="kit-benchmark-", ignore_cleanup_errors=True) as folder:
        yield folder


def own_environment(folder: str) -> dict[str, str]:
    """Without the person's files, keyring and screen; what is imported stays compiled, as in an installed program."""
    own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"), folder)
    environment = os.environ | own | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/no-bus"}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir(), f"kit-benchmark-compiled-{os.getuid()}"))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment


def packaged(script: str, folder: str) -> list[str]:
    """The plainest program that PyInstaller makes of a script, in that folder; its command."""
    source = Path(folder, "plain.py")
    source.write_text(script, encoding="utf-8")
    places = [argument for name in ("distpath", "workpath", "specpath") for argument in (f"--{name}", str(Path(folder, name)))]
    command = [sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", *places, str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return [str(Path(folder, "distpath", "plain", "plain"))]


class Spent(NamedTuple):
    """What one run of a program took, in milliseconds of its own processor time and of the clock; and what it printed."""

    cpu: float
    wall: float
    printed: str


def spent(command: Sequence[str], given: str = "") -> Spent:
    """Run a program to its end. Raises AssertionError where it fails."""
    begin = time.perf_counter()
    # Not waited for by `subprocess`, which does not tell what the child took.
    with tempfile.TemporaryFile("w+") as inward, tempfile.TemporaryFile("w+") as outward:
        inward.write(given)
        inward.seek(0)
        process = subprocess.Popen(command, cwd=ROOT, stdin=inward, stdout=outward, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, command
        outward.seek(0)
        return Spent(1000 * (usage.ru_utime + usage.ru_stime), 1000 * wall, outward.read())


@contextmanager
def practice_gateway() -> Iterator[str]:
    """The practice gateway as a process of its own, so that it costs neither side anything; its address."""
    with subprocess.Popen([*COMMAND_LINE, "demo-gateway"], cwd=ROOT, stdout=subprocess.PIPE, text=True) as gateway:
        assert gateway.stdout is not None
        try:
            yield gateway.stdout.readline().split()[-1]
        finally:
            gateway.terminate()
