"""What the packaging tests share: what differs by system, and a screen for Windows."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn


@pytest.fixture(scope="session")
def exe() -> str:
    """How a program's file name ends here."""
    return ".exe" if sys.platform == "win32" else ""


@pytest.fixture(scope="session")
def screen(missing: Callable[[str], NoReturn]) -> None:
    """A screen that Windows can open a window on."""
    if under_wine() and not os.environ.get("DISPLAY"):
        missing("a screen for Wine's windows (DISPLAY)")


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
