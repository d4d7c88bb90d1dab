"""Line icons, drawn as large as the screen wants them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPixmapCache

from kit_desktop.ui.widgets.icons import line_pixmap, window_icon

RED = QColor("#cc0000")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_fills_its_square_in_its_colour(qapp: object, scale: float) -> None:
    QPixmapCache.clear()
    pixmap = line_pixmap("close", RED, 16, scale)
    side = round(16 * scale)
    assert (pixmap.size(), pixmap.devicePixelRatio()) == (QSize(side, side), scale)
    image = pixmap.toImage()
    inked = [(x, y) for x in range(side) for y in range(side) if image.pixelColor(x, y).alpha() > 100]
    assert {image.pixelColor(*place).red() > 190 for place in inked} == {True}
    columns, rows = sorted({x for x, _ in inked}), sorted({y for _, y in inked})
    # A cross is the same on all sides.
    assert columns[0] == rows[0] == side - 1 - columns[-1] == side - 1 - rows[-1] < side / 3


def test_an_icon_is_drawn_once(qapp: object) -> None:
    QPixmapCache.clear()
    first = line_pixmap("close", RED, 16)
    assert line_pixmap("close", RED, 16).cacheKey() == first.cacheKey()
    assert line_pixmap("close", RED, 18).width() == 18
    assert line_pixmap("close", QColor("#00cc00"), 16).toImage() != first.toImage()


def test_the_program_has_an_icon(qapp: object) -> None:
    assert not window_icon().pixmap(32, 32).toImage().isNull()
