"""Makes the program's PNG, ICO (Windows) and ICNS (macOS) icons from the SVG that was drawn. Needs Pillow for the containers.

python tests/packaging/make_icons.py     writes resources/icons/kit-desktop.{png,ico,icns} beside the SVG
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
PNG_SIZE = 256
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_SIZES = (16, 32, 64, 128, 256, 512, 1024)
ICNS_MARGIN = 0.09
"""macOS draws an application's icon with air around it: Apple's grid leaves 100 of 1024 pixels on each side."""


def drawn(size: int, margin: float = 0.0) -> Image.Image:
    """The SVG at `size` by `size` pixels, with that share of it left empty on each side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    inner = size * (1 - 2 * margin)
    QSvgRenderer(str(ICONS / "kit-desktop.svg")).render(painter, QRectF(size * margin, size * margin, inner, inner))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data()))


def main() -> int:
    """Write the three files."""
    drawn(PNG_SIZE).save(ICONS / "kit-desktop.png", optimize=True)
    small = [drawn(size) for size in ICO_SIZES]
    small[-1].save(ICONS / "kit-desktop.ico", sizes=[(s, s) for s in ICO_SIZES], append_images=small[:-1])
    large = [drawn(size, ICNS_MARGIN) for size in ICNS_SIZES]
    large[-1].save(ICONS / "kit-desktop.icns", append_images=large[:-1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
