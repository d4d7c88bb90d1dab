"""The program as a process, with a home of its own."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .soap_stub import LOGIN, PASSWORD, SoapStub

ROOT = Path(__file__).parents[3]
TABLE = "Телефон;Имя;MsgID\n77011234567;Әсел;963\n;Юрий;0964\n;Снова;963\n;Пусто;\n;Excel;1,23E+15\n;=1+1;965\n"
"""A list with an id twice, none, one that Excel has damaged, and a formula."""

same_everywhere = pytest.mark.skipif(
    sys.platform == "win32", reason="nothing in it differs by system, and under Wine a process takes seconds to start"
)


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV that the program has written."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@dataclass
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found


class Program:
    """`kit-desktop-cli` from this checkout, in a folder and a home of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started: list[subprocess.Popen[str]] = []
        home = folder / "home"
        home.mkdir()
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "XDG_STATE_HOME": str(home),
            "LOCALAPPDATA": str(home),
            "APPDATA": str(home),
            # platformdirs reads these first, and Windows itself reads neither.
            "WIN_PD_OVERRIDE_APPDATA": str(home),
            "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(home),
            "NO_PROXY": "127.0.0.1",
        }

    def start(self, *arguments: str | Path, password: str = PASSWORD, login: str = LOGIN, **more: Any) -> subprocess.Popen[str]:
        """Start `batch` with these arguments; the account comes over standard input."""
        command = [
            sys.executable,
            "-m",
            "kit_desktop.cli.main",
            "batch",
            *map(str, arguments),
            "--login",
            login,
            "--password-stdin",
        ]
        flags = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if sys.platform == "win32" else {}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(
            command, cwd=self.folder, env=self.environment, text=True, encoding="utf-8", **{**pipes, **flags, **more}
        )
        self._started.append(process)
        assert process.stdin is not None
        process.stdin.write(password + "\n")
        process.stdin.flush()
        return process

    def end(self, process: subprocess.Popen[str], timeout: float = 60) -> Ended:
        """Wait for the end."""
        out, err = process.communicate(timeout=timeout)
        return Ended(process.returncode, out, err)

    def run(self, *arguments: str | Path, **more: Any) -> Ended:
        """Run to the end."""
        return self.end(self.start(*arguments, **more))

    @staticmethod
    def interrupt(process: subprocess.Popen[str]) -> None:
        """What Ctrl+C does (on Windows Ctrl+Break, the one that can be sent to a process group)."""
        if sys.platform == "win32":
            try:
                process.send_signal(signal.CTRL_BREAK_EVENT)
            except OSError:
                pytest.skip("without a console (Wine, some CI) there is no Ctrl+Break")
        else:
            process.send_signal(signal.SIGINT)

    def close(self) -> None:
        """End what a failed test has left running."""
        for process in self._started:
            if process.poll() is None:
                process.kill()
                process.communicate()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    made = Program(tmp_path)
    yield made
    made.close()


@pytest.fixture
def stub() -> Iterator[SoapStub]:
    with SoapStub() as made:
        yield made


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Path]:
    """Writes a list as the person has it."""

    def write(text: str, name: str = "list.csv", encoding: str = "utf-8-sig") -> Path:
        path = tmp_path / name
        path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        return path

    return write
