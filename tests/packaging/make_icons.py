"""Makes the programs' PNG, ICO (Windows) and ICNS (macOS) icons from the SVGs that were drawn.

python tests/packaging/make_icons.py     writes resources/icons/kit-desktop.{png,ico,icns} and kit-desktop-cli.ico

Both containers are a short table and PNG pictures one after the other. (Pillow leaves the 16 pixels out
of an ICNS, and Qt reads its files with a warning.)
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
PNG_SIZE = 256
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_SIZES = {
    "icp4": 16,
    "icp5": 32,
    "ic07": 128,
    "ic08": 256,
    "ic09": 512,
    # The same for screens with twice the pixels: 16, 32, 128, 256 and 512 points.
    "ic11": 32,
    "ic12": 64,
    "ic13": 256,
    "ic14": 512,
    "ic10": 1024,
}
ICNS_MARGIN = 0.09
"""macOS draws an application's icon with air around it: Apple's grid leaves about 100 of 1024 pixels on each side."""


def drawn(size: int, margin: float = 0.0, name: str = "kit-desktop") -> bytes:
    """The SVG as a PNG of `size` by `size` pixels, with that share of it left empty on each side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    inner = size * (1 - 2 * margin)
    QSvgRenderer(str(ICONS / f"{name}.svg")).render(painter, QRectF(size * margin, size * margin, inner, inner))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(name: str = "kit-desktop") -> bytes:
    """A header, sixteen bytes for each picture (256 is written as 0), the pictures."""
    pictures = [drawn(size, name=name) for size in ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    table = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return table + b"".join(pictures)


def icns() -> bytes:
    """A header with the whole length, then each picture after its type and length."""
    body = b""
    for kind, size in ICNS_SIZES.items():
        picture = drawn(size, ICNS_MARGIN)
        body += struct.pack(">4sI", kind.encode("ascii"), 8 + len(picture)) + picture
    return struct.pack(">4sI", b"icns", 8 + len(body)) + body


def main() -> int:
    """Write the files."""
    (ICONS / "kit-desktop.png").write_bytes(drawn(PNG_SIZE))
    (ICONS / "kit-desktop.ico").write_bytes(ico())
    (ICONS / "kit-desktop-cli.ico").write_bytes(ico("kit-desktop-cli"))
    (ICONS / "kit-desktop.icns").write_bytes(icns())
    return 0


if __name__ == "__main__":
    sys.exit(main())
