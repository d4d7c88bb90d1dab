"""Every screen as somebody without a mouse meets it, and as it is after the system has turned dark."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
WALK = Path(__file__).with_name("walk_screens.py")
FAULTS = {
    "nameless": "the Tab key stops at what has no name",
    "disordered": "the Tab key goes another way than the eye",
    "unseen": "it looks the same with the keyboard and without",
    "stale": "it keeps the colours of light in the dark",
}


def test_every_screen(tmp_path: Path) -> None:
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path), "TZ": "Asia/Almaty", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, WALK], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=400, check=False
    )
    assert done.returncode == 0, done.stderr
    walked: dict[str, dict[str, Any]] = json.loads(done.stdout)
    assert len(walked) > 15
    for what, why in FAULTS.items():
        assert {name: screen[what] for name, screen in walked.items() if screen[what]} == {}, why
