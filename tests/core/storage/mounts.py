"""A folder that the system says lies on another kind of drive."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kit_desktop.core.storage import drives

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="drives are told by Linux's own table of them")

OTHERS = "22 27 0:0 / /proc rw,relatime shared:1 - proc proc rw\n"


def mount(monkeypatch: pytest.MonkeyPatch, folder: Path, kind: str, options: str = "rw") -> Path:
    """Have the drive of `folder` named as one of that kind; returns the table of drives that says so.

    What SQLite and the system do there stays what it is: locks work, as on a good network drive.
    """
    device = folder.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    table = folder / "mountinfo"
    table.write_text(f"{OTHERS}90 27 {number} /home {folder} rw,nosuid - {kind} server:/home {options}\n", encoding="utf-8")
    monkeypatch.setattr(drives, "_MOUNTS", table)
    return table
