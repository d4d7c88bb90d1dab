"""How one widget looks by itself, in the light palette of the program."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QWidget

from kit_desktop.ui.theme import TextSize, own_scheme, palette_of, sized

PALETTE = palette_of(own_scheme(dark=False))


def advance(widget: QWidget, text: str, size: TextSize) -> int:
    """How wide a text is in the widget's font, in that size."""
    return QFontMetrics(sized(widget.font(), size)).horizontalAdvance(text)


def drawn(widget: QWidget, size: QSize | None = None) -> QImage:
    """As it looks, away from where the mouse rests."""
    widget.move(60, 40)
    widget.resize(size or widget.sizeHint())
    widget.show()
    image: QImage = widget.parentWidget().grab(widget.geometry()).toImage()
    return image
