"""The main states look as they did: small pictures of them are kept, and a layout that breaks changes them.

Another font changes them a little, which is let through.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from .picture_screens import FONT

ROOT = Path(__file__).resolve().parents[3]
TAKE = Path(__file__).with_name("picture_screens.py")
KEPT = Path(__file__).with_name("kept_pictures")
FAR = 24
"""How much of 255 two pixels may differ in a colour."""

SHARE, SHARE_IN_ANOTHER_FONT = 0.02, 0.2
"""How much of a picture may differ by more: without the row of buttons under an answer it is 0.03 to 0.05."""


def share_of_difference(one: QImage, other: QImage) -> float:
    """How much of two pictures of one size differs by more than FAR."""
    a, b = (bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits()) for image in (one, other))
    far = sum(max(abs(a[at + part] - b[at + part]) for part in range(3)) > FAR for at in range(0, len(a), 4))
    return far / (one.width() * one.height())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems draw their own menus and frames")
def test_the_main_states_look_as_they_did(qapp: QApplication, tmp_path: Path) -> None:
    environment = os.environ | {"TZ": "Asia/Almaty", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, TAKE, tmp_path],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    kept = {path.name: QImage(str(path)) for path in KEPT.iterdir()}
    taken = {path.name: QImage(str(path)) for path in tmp_path.glob("*.png")}
    assert kept.keys() == taken.keys()
    most = SHARE if FONT in QFontDatabase.families() else SHARE_IN_ANOTHER_FONT
    different = {name: share_of_difference(kept[name], taken[name]) for name in kept}
    assert {name: f"{share:.0%}" for name, share in different.items() if share > most} == {}


def test_the_measure_tells_states_apart() -> None:
    pictures = {path.name: QImage(str(path)) for path in KEPT.glob("*-en-light.png")}
    assert share_of_difference(pictures["delivered-en-light.png"], pictures["list-done-en-light.png"]) > SHARE
