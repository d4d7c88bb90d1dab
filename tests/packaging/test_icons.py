"""The icons that systems want are made from the SVG that was drawn, and from the one that is there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

MACOS_MARGIN = 0.09
NEAR = 24
"""Of 255: versions of Qt round edges a little differently. A shape that moved differs by far more."""


def drawn(svg: Path, size: int, margin: float) -> QImage:
    """The SVG as a picture of that size, with that share of it left empty on each side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    inner = size * (1 - 2 * margin)
    QSvgRenderer(str(svg)).render(painter, QRectF(size * margin, size * margin, inner, inner))
    painter.end()
    return image


def pictures(file: Path) -> dict[int, QImage]:
    """Every picture in an icon file, by its size in pixels."""
    reader = QImageReader(str(file))
    found = {}
    for number in range(reader.imageCount() or 1):
        reader.jumpToImage(number)
        image = reader.read()
        found[image.width()] = image.convertToFormat(QImage.Format.Format_ARGB32)
    return found


def difference(one: QImage, other: QImage) -> float:
    """The largest mean difference of two pictures in one of four channels, over cells of 4 by 4 pixels."""
    side = one.width() // 4
    one, other = (image.scaled(side, side) if image.width() > 64 else image for image in (one, other))
    cells = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in cells)


@pytest.mark.parametrize(
    ("name", "sizes", "margin"),
    [
        ("kit-desktop.png", {256}, 0),
        ("kit-desktop.ico", {16, 20, 24, 32, 40, 48, 64, 256}, 0),
        ("kit-desktop.icns", {16, 32, 64, 128, 256, 512, 1024}, MACOS_MARGIN),
    ],
)
def test_icon_files_hold_the_drawing_at_every_size(repository: Path, name: str, sizes: set[int], margin: float) -> None:
    icons = repository / "resources" / "icons"
    found = pictures(icons / name)
    assert sizes <= set(found)
    for size in sizes:
        off = difference(found[size], drawn(icons / "kit-desktop.svg", size, margin))
        assert off <= NEAR, f"{name} at {size}: python tests/packaging/make_icons.py makes it anew"


def test_icon_reads_at_its_smallest(repository: Path) -> None:
    """At 16 pixels the bubble, the white lens in it and the mark in the lens are still told apart."""
    image = drawn(repository / "resources" / "icons" / "kit-desktop.svg", 16, 0)
    bubble, lens = image.pixelColor(2, 2), image.pixelColor(5, 3)
    assert bubble.blue() - bubble.red() > 150
    assert min(lens.red(), lens.green(), lens.blue()) > 180
    inside = [image.pixelColor(x, y).red() for x in range(4, 11) for y in range(3, 9)]
    assert min(inside) < 120
    assert max(inside) > 220
