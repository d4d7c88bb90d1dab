"""What the packaging tests share: the built program, and a screen for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import NoReturn


@pytest.fixture(scope="session")
def build(missing: Callable[[str], NoReturn]) -> Path:
    """The folder that PyInstaller made, told by the environment variable KIT_DESKTOP_BUILD."""
    told = os.environ.get("KIT_DESKTOP_BUILD")
    if not told:
        missing("a built program: python -m PyInstaller build.spec, then KIT_DESKTOP_BUILD=dist/kit-desktop")
    folder = Path(told).resolve()
    assert folder.is_dir(), f"KIT_DESKTOP_BUILD is no folder: {folder}"
    return folder


@pytest.fixture(scope="session")
def exe() -> str:
    """How a program's file name ends here."""
    return ".exe" if sys.platform == "win32" else ""


@pytest.fixture(scope="session")
def screen(needed: Callable[[str, str], str], missing: Callable[[str], NoReturn]) -> Iterator[dict[str, str]]:
    """The environment that leads to a screen that a window can be opened on: one of our own on Linux."""
    if sys.platform == "linux":
        xvfb = [needed("Xvfb", "xvfb"), "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        with subprocess.Popen(xvfb, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
            assert server.stdout is not None
            yield {"DISPLAY": f":{int(server.stdout.readline())}"}
            server.terminate()
        return
    if sys.platform == "win32" and under_wine() and not os.environ.get("DISPLAY"):
        missing("a screen for Wine's windows (DISPLAY)")
    yield {}


def under_wine() -> bool:
    """Whether this Windows is Wine."""
    if sys.platform != "win32":
        return False
    import ctypes

    return hasattr(ctypes.windll.ntdll, "wine_get_version")


@pytest.fixture(scope="session")
def on_wine() -> bool:
    """Whether this Windows is Wine, where some tools of Windows are not to be had."""
    return under_wine()
