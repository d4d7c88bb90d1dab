"""Commands, run in this process as the program would run them."""

from __future__ import annotations

import io
import json
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kit_desktop import logs, paths
from kit_desktop.cli import main as cli
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway
from kit_desktop.startup import hardening

from ..e2e.lists.conftest import listed, stub
from ..e2e.lists.soap_stub import LOGIN, PASSWORD

__all__ = ["listed", "stub"]

ACCOUNT = ("--login", DEMO_LOGIN, "--password-stdin")
SECRET = "correct-horse-battery"
LOOKUP_PROCESS = (
    *(sys.executable, "-m", "kit_desktop.cli.main", "lookup", "963", "--endpoint", "http://127.0.0.1:9/soap/server"),
    *("--login", "mycompany", "--password-stdin"),
)
"""A lookup as a process of its own, at an address where nobody listens."""


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs a command in this process, as the program would."""
    monkeypatch.setattr(hardening, "harden", lambda: None)
    monkeypatch.setattr(logs, "set_up", lambda *_: None)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def start(*arguments: str, stdin: str | bytes = f"{DEMO_PASSWORD}\n") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        try:
            code = cli.main(arguments)
        except SystemExit as exc:
            code = int(exc.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    yield start
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the command is called."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def batch(run: Run, folder: Path) -> Run:
    """Runs `batch` with an account over standard input."""

    def start(*arguments: str | Path, password: str | bytes = PASSWORD, login: str | None = LOGIN) -> Ran:
        data = password if isinstance(password, bytes) else f"{password}\n"
        account = () if login is None else ("--login", login, "--password-stdin")
        return run("batch", *map(str, arguments), *account, stdin=data)

    return start


@pytest.fixture
def nobody_asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever would be asked over https, the question would come here; after the test, none has."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        yield
        proxy.setblocking(False)
        with pytest.raises(BlockingIOError):
            proxy.accept()


@pytest.fixture
def settings_file() -> Iterator[Path]:
    """Where the settings are; a test may put anything there."""
    file = paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    yield file
    if file.is_dir():
        file.rmdir()
    file.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoGateway]:
    """A practice gateway for all of these tests."""
    with DemoGateway() as gateway:
        yield gateway


@pytest.fixture
def command() -> list[str]:
    """The program as a process of its own."""
    return [sys.executable, "-W", "error", "-m", "kit_desktop.cli.main"]
