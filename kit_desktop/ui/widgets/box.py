"""A rounded box, as cards, buttons, chips and fields are drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen


def paint_box(
    painter: QPainter, rect: QRectF, radius: float, *, fill: QColor | None, edge: QColor | None = None, width: float = 1.0
) -> None:
    """Draw a box whose edge, `width` wide, lies inside `rect`. Without a fill or an edge that part is left out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        inner = rect
    else:
        painter.setPen(QPen(edge, width))
        inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(inner, radius, radius)
