"""What the packages say about the project: read from pyproject.toml and the licence text, so that each is said in one place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kit_desktop import __version__ as VERSION  # noqa: E402, N812

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NAME = "KiT Desktop"
COMPANY: str = _PROJECT["authors"][0]["name"]
DESCRIPTION: str = _PROJECT["description"]
LICENCE: str = _PROJECT["license"]
WINGET_ID = "KazInfoTeh.KiTDesktop"
RELEASES = "https://releases.invalid/download"
"""Where a release's files lie. The workflow tells the real place (KIT_DESKTOP_RELEASES); a build elsewhere has none."""
URL: str = _PROJECT["urls"]["Homepage"]


def licence_line() -> str:
    """The first line of the project's licence text."""
    return (ROOT / _PROJECT["license-files"][0]).read_text("utf-8").partition("\n")[0]


def copyright_line() -> str:
    """Whose the program is, and under which terms."""
    return f"\N{COPYRIGHT SIGN} {build_time().year} {COMPANY}. {licence_line()}"


def version_numbers() -> tuple[int, int, int, int]:
    """The version as Windows wants it: four numbers."""
    first, second, third, *_ = (*(int(part) for part in re.findall(r"\d+", VERSION)[:3]), 0, 0, 0)
    return first, second, third, 0


def build_time() -> datetime:
    """The time that stands in everything that is made: SOURCE_DATE_EPOCH, else the last commit's, else 1 January 2026."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        try:
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            told = "1767225600"
    return datetime.fromtimestamp(int(told), UTC)
