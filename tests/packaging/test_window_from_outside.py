"""A real window on Windows, driven from another process; on Linux `e2e/test_window` does so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ..e2e.pictures import colours

DRIVER = Path(__file__).with_name("drive_windows.py")


@pytest.fixture(params=["checkout", "built"])
def program(request: pytest.FixtureRequest, exe: str) -> list[str]:
    """The window program's command: run from the checkout, and as PyInstaller built it."""
    if request.param == "checkout":
        return [sys.executable, "-m", "kit_desktop"]
    build: Path = request.getfixturevalue("build")
    return [str(build / f"kit-desktop{exe}")]


@pytest.mark.skipif(sys.platform != "win32", reason="the driver is for Windows")
@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize(("text", "outcome"), [("963", "Delivered to the phone"), ("111", "No such message")])
def test_a_message_is_looked_up_and_the_program_ends_within_a_second(
    program: list[str], repository: Path, tmp_path: Path, text: str, outcome: str
) -> None:
    picture = tmp_path / "window.png"
    command = [sys.executable, DRIVER, text, outcome, picture, *program, "--demo"]
    environment = os.environ | {"LANGUAGE": "en", "TZ": "Asia/Almaty"}
    result = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=repository, timeout=180, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    seen: dict[str, Any] = json.loads(result.stdout)
    assert seen["title"].startswith(f"{text}: {outcome}")
    assert seen["exit_code"] == 0
    assert seen["seconds_to_end"] < 1
    assert colours(picture) > 20
    assert f"MsgID: {text}" in seen["left_to_paste"]
