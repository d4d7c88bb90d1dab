"""A real window, driven from another process: a message is looked up on the practice gateway, and the program ends at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"


@pytest.fixture(params=["checkout", "built"])
def program(request: pytest.FixtureRequest, repository: Path, exe: str) -> list[str]:
    """The window program's command: run from the checkout, and as PyInstaller built it."""
    if request.param == "checkout":
        return [sys.executable, "-m", "kit_desktop"]
    build: Path = request.getfixturevalue("build")
    return [str(build / f"kit-desktop{exe}")]


@pytest.fixture
def driver(needed: Callable[[str, str], str], missing: Callable[[str], NoReturn]) -> list[str]:
    """The command that drives a window here."""
    if sys.platform == "win32":
        return [sys.executable, str(HERE / "drive_windows.py")]
    if sys.platform == "darwin":
        pytest.skip("macOS lets no program drive another without a person's consent")
    session = needed("dbus-run-session", "dbus")
    needed("import", "imagemagick")
    needed("/usr/libexec/at-spi-bus-launcher", "at-spi2-core")
    probe = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, timeout=60, check=False)
    if probe.returncode != 0:
        missing("pyatspi for the system's Python (python3-pyatspi)")
    return [session, "--", SYSTEM_PYTHON, str(HERE / "drive_linux.py")]


@pytest.mark.parametrize(("text", "outcome"), [("963", "Delivered to the phone"), ("111", "No such message")])
def test_a_message_is_looked_up_and_the_program_ends_within_a_second(
    program: list[str], driver: list[str], screen: dict[str, str], repository: Path, tmp_path: Path, text: str, outcome: str
) -> None:
    picture = tmp_path / "window.png"
    command = [*driver, text, outcome, str(picture), *program, "--demo"]
    environment = os.environ | screen | {"LANGUAGE": "en", "TZ": "Asia/Almaty"}
    result = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=repository, timeout=180, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    seen: dict[str, Any] = json.loads(result.stdout)
    assert seen["title"].startswith(f"{text}: {outcome}")
    assert seen["exit_code"] == 0
    assert seen["seconds_to_end"] < 1
    assert colours(picture) > 20
    # On Linux nothing keeps what a program has copied, where no clipboard manager runs.
    assert sys.platform != "win32" or f"MsgID: {text}" in seen["left_to_paste"]


def colours(picture: Path) -> int:
    """How many colours a picture has, looked at every fourth pixel; a blank screen has one."""
    image = QImage(str(picture))
    return len({image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)})
