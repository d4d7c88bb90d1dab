"""A real window on Windows, driven from another process; on Linux `e2e/test_window` does so."""

from __future__ import annotations

import ctypes
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ..e2e.pictures import colours
from . import drive_windows as driver

SW_MINIMIZE, GW_OWNER = 6, 4


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
    command = [sys.executable, driver.__file__, text, outcome, picture, *program, "--demo"]
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


@pytest.mark.skipif(sys.platform != "win32", reason="as above")
@pytest.mark.usefixtures("screen")
def test_a_link_raises_the_open_window_fills_its_id_in_and_asks_nothing(
    program: list[str], repository: Path, tmp_path: Path
) -> None:
    user32: Any = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
    folders = {f"WIN_PD_OVERRIDE_{name}": str(tmp_path / name) for name in ("APPDATA", "LOCAL_APPDATA")}
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"} | folders

    def owner(handle: int) -> int:
        return int(user32.GetWindow(handle, GW_OWNER))

    def log() -> str:
        return "".join(path.read_text("utf-8") for path in tmp_path.rglob("kit-desktop.log"))

    def hand_over(link: str) -> None:
        user32.ShowWindow(handle, SW_MINIMIZE)
        driver.wait_for("a window that is out of sight", 10, lambda: user32.IsIconic(handle))
        second = subprocess.run([*program, "--link", link], env=environment, cwd=repository, timeout=120, check=False)
        assert second.returncode == 0
        driver.wait_for("the window, back in sight", 30, lambda: not user32.IsIconic(handle))
        # Windows may leave the focus where it was and let the window blink in the task bar.
        user32.SetForegroundWindow(handle)
        driver.wait_for("the focus", 30, lambda: user32.GetForegroundWindow() == handle)

    def id_in_the_field() -> str:
        before = user32.GetClipboardSequenceNumber()
        for key in "LAC":
            driver.press_together(driver.VK_CONTROL, ord(key))
        driver.wait_for("something copied", 30, lambda: user32.GetClipboardSequenceNumber() != before)
        return str(driver.wait_for("what was copied", 30, driver.copied_text))

    with subprocess.Popen([*program, "--link", "kit-desktop:msgid/964001"], env=environment, cwd=repository) as window:
        try:
            # Who has no account yet is asked for one, in a dialog of the window.
            dialog = driver.wait_for(
                "the dialog", driver.START_SECONDS, lambda: next(filter(owner, driver.windows_of(window.pid)), 0)
            )
            handle = owner(dialog)
            driver.wait_for("the whole window", driver.START_SECONDS, lambda: "has started" in log())
            user32.PostMessageW(dialog, driver.WM_CLOSE, 0, 0)
            driver.wait_for("the window alone", 30, lambda: list(driver.windows_of(window.pid)) == [handle])
            hand_over("kit-desktop:usermsgid/1YT")
            assert id_in_the_field() == "1YT"
            hand_over("kit-desktop:open/elsewhere")
            assert id_in_the_field() == "1YT"
            assert log().count("another start was handed over") == 2
            # No id is written down, and none was asked: the history is empty.
            assert [id_ for id_ in ("964001", "1YT", "elsewhere") if id_ in log()] == []
            for kept in tmp_path.rglob("history.db"):
                with closing(sqlite3.connect(kept)) as connection:
                    assert connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
            user32.PostMessageW(handle, driver.WM_CLOSE, 0, 0)
            assert window.wait(driver.END_SECONDS) == 0
        finally:
            window.kill()
