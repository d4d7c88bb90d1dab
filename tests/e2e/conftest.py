"""A screen, a session bus and a keyring of the tests' own, all real."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from .program_texts import ProgramTexts
from .screen_reader_user import User

READER = Path(__file__).with_name("screen_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
FROM_SOURCE = (sys.executable, "-W", "error", "-m", "kit_desktop")


@pytest.fixture(scope="session")
def xvfb(needed: Callable[[str, str], str]) -> Iterator[str]:
    """The name of a screen on which nothing else is shown."""
    if sys.platform != "linux":
        pytest.skip("Xvfb is Linux's")
    command = [needed("Xvfb", "xvfb"), "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        yield f":{int(server.stdout.readline())}"
        server.terminate()


@pytest.fixture
def own_world(tmp_path: Path) -> dict[str, str]:
    """The environment for programs that are to find no file of any other test, and no session bus yet."""
    environment = {name: value for name, value in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    for name, folder in (
        ("HOME", "home"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_RUNTIME_DIR", "run"),
    ):
        path = tmp_path / folder
        path.mkdir(mode=0o700)
        environment[name] = str(path)
    return environment


BARE_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@pytest.fixture
def bare_session(tmp_path: Path, needed: Callable[[str, str], str]) -> list[str]:
    """What runs a command on a session bus where nothing starts by being asked for: there is no keyring."""
    if sys.platform != "linux":
        pytest.skip("the session bus is Linux's")
    config = tmp_path / "bus.conf"
    config.write_text(BARE_BUS, encoding="ascii")
    return [needed("dbus-run-session", "dbus"), f"--config-file={config}", "--"]


@pytest.fixture
def use(
    needed: Callable[[str, str], str],
    missing: Callable[[str], NoReturn],
    xvfb: str,
    own_world: dict[str, str],
    bare_session: list[str],
    repository: Path,
) -> Iterator[Callable[..., User]]:
    """Starts the program, and a person to use it; on a bus without a keyring, where no other session is given."""
    needed("/usr/libexec/at-spi-bus-launcher", "at-spi2-core")
    needed("xdotool", "xdotool")
    if subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, timeout=60, check=False).returncode != 0:
        missing("pyatspi for the system's Python (python3-pyatspi)")
    started: list[subprocess.Popen[str]] = []

    def start(
        *arguments: str,
        program: tuple[str, ...] = FROM_SOURCE,
        language: str = "en",
        session: list[str] | None = None,
        environment: dict[str, str] | None = None,
    ) -> User:
        process = subprocess.Popen(
            [
                *(bare_session if session is None else session),
                SYSTEM_PYTHON,
                str(READER),
                *program,
                *arguments,
            ],
            env=own_world | {"DISPLAY": xvfb, "LANGUAGE": language, "TZ": "Asia/Almaty"} | (environment or {}),
            cwd=repository,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return User(process, ProgramTexts(repository, language))

    yield start
    for process in started:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(30)
        assert process.stdout is not None
        process.stdout.close()
