"""Line icons from SVG files, drawn in the palette's colour at the screen's own resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from kit_desktop import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


def line_pixmap(name: str, colour: QColor, size: int, scale: float = 1.0) -> QPixmap:
    """The icon as a square picture of `size` logical pixels. Kept in Qt's cache: many buttons show the same few."""
    key = f"kit-icon {name} {colour.name()} {size} {scale}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    svg = (paths.resources() / "icons" / "ui" / f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(svg.replace(b"currentColor", colour.name().encode("ascii"))))
    pixmap = QPixmap(round(size * scale), round(size * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def window_icon() -> QIcon:
    """The program's own icon."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415  # a slow type to make, and not needed for the first picture

    return QIcon(str(paths.resources() / "icons" / "kit-desktop.svg"))
