"""Every screen as somebody without a mouse meets it, and as it is after the system has turned dark."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
WALK = Path(__file__).with_name("walk_screens.py")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What `walk_screens` tells of each screen."""
    data = str(tmp_path_factory.mktemp("data"))
    environment = os.environ | {"XDG_DATA_HOME": data, "TZ": "Asia/Almaty", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, WALK], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=400, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    assert len(found) > 15
    return found


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("nameless", "the Tab key stops at what has no name"),
        ("unseen", "it looks the same with the keyboard and without"),
        ("stale", "it keeps the colours of light in the dark"),
    ],
)
def test_every_screen(walked: dict[str, dict[str, Any]], what: str, why: str) -> None:
    assert {name: screen[what] for name, screen in walked.items() if screen[what]} == {}, why
