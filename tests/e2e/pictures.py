"""What pictures of a screen tell."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage


def colours(picture: Path) -> int:
    """How many colours a picture has, looked at every fourth pixel; a blank screen has one."""
    image = QImage(str(picture))
    return len({image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)})
