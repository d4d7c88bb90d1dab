"""Line icons from SVG files, drawn in the palette's colour at the screen's own resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from kit_desktop import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

ICON_SIZE = QSize(16, 16)


def line_icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon of that name in the text colour (or the given one), with a paler form for disabled controls."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415  # a slow type to make, and not needed for the first picture

    palette = QGuiApplication.palette()
    normal = colour or palette.color(QPalette.ColorRole.ButtonText)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    icon = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        for scale in (1, 2, 3):
            icon.addPixmap(line_pixmap(name, tint, ICON_SIZE.width(), scale), mode)
    return icon


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
    from PySide6.QtGui import QIcon  # noqa: PLC0415  # as above

    return QIcon(str(paths.resources() / "icons" / "kit-desktop.svg"))
