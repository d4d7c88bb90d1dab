"""Every text of every screen has its room: in each language, at 100, 150 and 200 %, in the narrowest window.

With -s it prints, for each screen, the text that comes closest to the end of its room.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
MEASURE = Path(__file__).with_name("measure_screens.py")
SCREEN = (1920, 1080)
"""The pixels of a usual screen. At 200 % it has room for half as much."""


RUNS = [
    ("en", 1, ["640"]),
    *((code, scale, widths) for code in ("ru", "kk") for scale, widths in ((1, ["640", "1000"]), (1.5, ["640"]), (2, ["640"]))),
]


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Qt finds no fonts there, so widths say nothing")
@pytest.mark.parametrize(("code", "scale", "widths"), RUNS)
def test_no_text_is_cut_or_lies_over_another(tmp_path: Path, code: str, scale: float, widths: list[str]) -> None:
    screens = tmp_path / "screens.json"
    screen = {"name": "one", "x": 0, "y": 0, "width": SCREEN[0], "height": SCREEN[1], "logicalDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    environment = {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "TZ": "Asia/Almaty"}
    done = subprocess.run(
        [sys.executable, MEASURE, code, *widths],
        cwd=ROOT,
        env=os.environ | environment | {"XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    if not measured["has_fonts"]:
        pytest.skip("Qt's offscreen platform finds no fonts here, so widths say nothing")
    for name, (text, needed, room) in measured["widest"].items():
        print(f"{code} {scale:4.0%}  {name:23} {needed:4} in {room:4}  {text}")
    assert len(measured["widest"]) > (20 if scale == 1 else 12) * len(widths)
    assert measured["faults"] == {}
