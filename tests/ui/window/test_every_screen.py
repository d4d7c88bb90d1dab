"""Every screen: each text has its room, in each language; the main states look as they did; and, as the first language alone
shows it, somebody without a mouse meets nothing nameless, and nothing keeps the colours of light in the dark.

With -s it prints, for each screen, the text that comes closest to the end of its room. Pictures that changed on
purpose (look at `.ci/pictures` first) are renewed by those that the test leaves in its temporary folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from .show_screens import FONT, PICTURED

ROOT = Path(__file__).resolve().parents[3]
SHOW = Path(__file__).with_name("show_screens.py")
KEPT = Path(__file__).with_name("kept_pictures")
LEAST_ROOM = (960, 540)
"""A usual screen's at 200 %: no dialog has less."""
FAULTS = {
    "nameless": "the Tab key stops at what has no name",
    "disordered": "the Tab key goes another way than the eye",
    "unseen": "it looks the same with the keyboard and without",
    "stale": "it keeps the colours of light in the dark",
}
FAR = 24
"""How much of 255 two pixels may differ in a colour."""

SHARE, SHARE_IN_ANOTHER_FONT = 0.02, 0.2
"""How much of a picture may differ by more: without the row of buttons under an answer it is 0.03 to 0.05."""


def show_screens(folder: Path, scale: float, *arguments: str | Path) -> dict[str, Any]:
    """See show_screens.py."""
    screens = folder / "screens.json"
    width, height = (int(each * scale) for each in LEAST_ROOM)
    screen = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    # A colon parts the platform's arguments, so no Windows path can be one.
    platform = "offscreen" if sys.platform == "win32" else f"offscreen:configfile={screens}"
    environment = {
        "QT_SCALE_FACTOR": str(scale),
        "QT_QPA_PLATFORM": platform,
        "TZ": "Asia/Almaty",
        "XDG_DATA_HOME": str(folder),
    }
    done = subprocess.run(
        [sys.executable, SHOW, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def share_of_difference(one: QImage, other: QImage) -> float:
    """How much of two pictures of one size differs by more than FAR."""
    a, b = (bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits()) for image in (one, other))
    far = sum(max(abs(a[at + part] - b[at + part]) for part in range(3)) > FAR for at in range(0, len(a), 4))
    return far / (one.width() * one.height())


# Each language at one scale, as the widths and the room are the same at all. Without a screen Qt finds no fonts on Windows.
RUNS = [("en", "light", 1), *([] if sys.platform == "win32" else [("kk", "dark", 1.5), ("ru", "light", 2)])]


@pytest.mark.parametrize(("language", "appearance", "scale"), RUNS)
def test_every_screen(qapp: QApplication, tmp_path: Path, language: str, appearance: str, scale: float) -> None:
    # Other systems draw their own menus and frames.
    kept = sorted(KEPT.glob(f"*-{language}-{appearance}.png")) if sys.platform == "linux" else []
    found = show_screens(tmp_path, scale, language, appearance, *([tmp_path] if kept else []))
    assert language != "en" or len(found["walked"]) > 15
    for what, why in FAULTS.items():
        assert {name: screen[what] for name, screen in found["walked"].items() if screen[what]} == {}, why
    if found["has_fonts"]:
        for name, (text, needed, room) in found["widest"].items():
            print(f"{language} {scale:4.0%}  {name:23} {needed:4} in {room:4}  {text}")
        assert len(found["widest"]) > 2 * 20
        assert found["faults"] == {}
    most = SHARE if FONT in QFontDatabase.families() else SHARE_IN_ANOTHER_FONT
    different = {each.name: share_of_difference(QImage(str(each)), QImage(str(tmp_path / each.name))) for each in kept}
    assert {name: f"{share:.0%}" for name, share in different.items() if share > most} == {}


def test_the_measure_tells_states_apart() -> None:
    pictures = {path.name: QImage(str(path)) for path in KEPT.glob("*-en-light.png")}
    assert len(pictures) == len(PICTURED)
    assert share_of_difference(pictures["delivered-en-light.png"], pictures["list-done-en-light.png"]) > SHARE
