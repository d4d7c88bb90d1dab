"""Check boxes, choices, numbers, buttons and scroll bars in the colours of the scheme, where Fusion would draw them.

Fusion takes their outlines from the window's colour, and they can hardly be seen. Where the system asks for contrast Fusion's
own drawing stays: it knows those palettes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from kit_desktop.ui.theme import Scheme, blend, scheme_of
from kit_desktop.ui.widgets.box import paint_box

if TYPE_CHECKING:
    from collections.abc import Sequence

_Complex, _Metric, _Primitive = QStyle.ComplexControl, QStyle.PixelMetric, QStyle.PrimitiveElement
_Contents, _Part, _State = QStyle.ContentsType, QStyle.SubControl, QStyle.StateFlag
_INDICATOR = 18
_RADIUS = 8.0
_SIDE = 12
_ARROW = 28
"""Width of the part of a field in which its arrows stand."""

_BAR, _BAR_MARGIN, _LEAST_HANDLE = 14, 3, 32
_METRICS = {
    _Metric.PM_IndicatorWidth: _INDICATOR,
    _Metric.PM_IndicatorHeight: _INDICATOR,
    _Metric.PM_CheckBoxLabelSpacing: 8,
    _Metric.PM_ScrollBarExtent: _BAR,
}


def draw_controls() -> None:
    """Have the program's style draw what Fusion does; the styles of the systems keep what they draw."""
    if QApplication.style().name() == "fusion":
        QApplication.setStyle(ControlStyle())


class ControlStyle(QProxyStyle):
    """Fusion with controls of our own. It reads the palette at each drawing and keeps nothing."""

    def __init__(self) -> None:
        super().__init__("fusion")

    def pixelMetric(self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None) -> int:
        return _METRICS[metric] if metric in _METRICS else super().pixelMetric(metric, option, widget)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        if kind in {_Contents.CT_ComboBox, _Contents.CT_SpinBox}:
            return QSize(size.width() + _SIDE + _ARROW + 4, max(32, size.height() + 8))
        return super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # Qt takes none, the stubs do not

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control is _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_parts(option).get(part, QRect())
        parts: dict[QStyle.SubControl, QRect] = {}
        if control is _Complex.CC_ComboBox:
            parts = _choice_parts(option.rect)
        elif control is _Complex.CC_SpinBox:
            parts = _number_parts(option.rect)
        if part in parts:
            return parts[part]
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # as above

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element not in _PRIMITIVES or (scheme := scheme_of(option.palette)).is_contrast:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        _PRIMITIVES[element](option, painter, scheme)
        painter.restore()

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        scheme = scheme_of(option.palette)
        if scheme.is_contrast or control not in {_Complex.CC_ComboBox, _Complex.CC_SpinBox, _Complex.CC_ScrollBar}:
            super().drawComplexControl(control, option, painter, widget)
            return
        painter.save()
        if control is _Complex.CC_ScrollBar:
            _draw_scroll_bar(option, painter, scheme)
        else:
            _draw_field(option, painter, scheme)
        painter.restore()


def _is(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


def _edge(option: QStyleOption, scheme: Scheme) -> tuple[QColor, float]:
    return (scheme.accent, 2.0) if _is(option, _State.State_HasFocus) else (scheme.outline, 1.0)


def _draw_lines(painter: QPainter, colour: QColor, width: float, points: Sequence[tuple[float, float]]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([QPointF(*point) for point in points])


def _draw_chevron(painter: QPainter, colour: QColor, box: QRect, *, up: bool) -> None:
    x, y, rise = box.center().x() + 0.5, box.center().y() + 0.5, -2.0 if up else 2.0
    _draw_lines(painter, colour, 1.6, ((x - 4, y - rise), (x, y + rise), (x + 4, y - rise)))


def _draw_check_box(option: QStyleOption, painter: QPainter, scheme: Scheme) -> None:
    box, enabled = QRectF(option.rect), _is(option, _State.State_Enabled)
    if _is(option, _State.State_Off):
        edge, width = _edge(option, scheme)
        pressed = blend(scheme.surface, scheme.text, 0.08) if _is(option, _State.State_Sunken) else scheme.surface
        # A finer line is too pale where it lies between two pixels.
        paint_box(painter, box, 4, fill=pressed if enabled else scheme.raised, edge=edge, width=max(width, 1.5))
        return
    mark, unit = scheme.on_accent if enabled else scheme.surface, box.width() / _INDICATOR
    paint_box(painter, box, 4, fill=scheme.accent if enabled else scheme.faint)
    if _is(option, _State.State_HasFocus):
        paint_box(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), 2.5, fill=None, edge=mark, width=1.5)
    points = [(box.x() + x * unit, box.y() + y * unit) for x, y in ((5.2, 9.4), (8, 12), (12.8, 6.2))]
    _draw_lines(painter, mark, 1.8 * unit, points)


def _draw_push_button(option: QStyleOption, painter: QPainter, scheme: Scheme) -> None:
    edge, width = _edge(option, scheme)
    fill = scheme.surface
    if isinstance(option, QStyleOptionButton) and option.features & QStyleOptionButton.ButtonFeature.DefaultButton:
        edge, fill = scheme.accent, scheme.tint
    elif _is(option, _State.State_MouseOver):
        fill = scheme.raised
    if _is(option, _State.State_Sunken):
        fill = blend(fill, scheme.text, 0.08)
    paint_box(painter, QRectF(option.rect), 7, fill=fill, edge=edge, width=width)


def _draw_frame(option: QStyleOption, painter: QPainter, scheme: Scheme) -> None:
    edge, width = _edge(option, scheme)
    paint_box(painter, QRectF(option.rect), 0, fill=None, edge=edge, width=width)


_PRIMITIVES = {
    _Primitive.PE_IndicatorCheckBox: _draw_check_box,
    _Primitive.PE_PanelButtonCommand: _draw_push_button,
    _Primitive.PE_Frame: _draw_frame,
    _Primitive.PE_FrameLineEdit: _draw_frame,
}


def _choice_parts(box: QRect) -> dict[QStyle.SubControl, QRect]:
    return {
        _Part.SC_ComboBoxEditField: box.adjusted(_SIDE, 1, -_ARROW, -1),
        _Part.SC_ComboBoxArrow: QRect(box.right() + 1 - _ARROW, box.top(), _ARROW, box.height()),
    }


def _number_parts(box: QRect) -> dict[QStyle.SubControl, QRect]:
    left, half = box.right() + 1 - _ARROW, box.height() // 2
    return {
        # The field in it keeps two pixels beside its text for itself.
        _Part.SC_SpinBoxEditField: box.adjusted(_SIDE - 2, 1, -_ARROW, -1),
        _Part.SC_SpinBoxUp: QRect(left, box.top(), _ARROW, half),
        _Part.SC_SpinBoxDown: QRect(left, box.top() + half, _ARROW, box.height() - half),
    }


def _draw_field(option: QStyleOptionComplex, painter: QPainter, scheme: Scheme) -> None:
    """What a choice and a number are drawn as, without their text."""
    enabled = _is(option, _State.State_Enabled)
    is_over = enabled and _is(option, _State.State_MouseOver) and not isinstance(option, QStyleOptionSpinBox)
    edge, width = _edge(option, scheme)
    fill = scheme.raised if is_over else scheme.surface
    paint_box(painter, QRectF(option.rect), _RADIUS, fill=fill, edge=edge, width=width)
    if not isinstance(option, QStyleOptionSpinBox):
        arrow = _choice_parts(option.rect)[_Part.SC_ComboBoxArrow]
        _draw_chevron(painter, scheme.text2 if enabled else scheme.faint, arrow, up=False)
        return
    parts, flags = _number_parts(option.rect), QAbstractSpinBox.StepEnabledFlag
    arrows = (_Part.SC_SpinBoxUp, flags.StepUpEnabled, True), (_Part.SC_SpinBoxDown, flags.StepDownEnabled, False)
    for part, flag, up in arrows:
        held = _is(option, _State.State_Sunken) and bool(option.activeSubControls & part)
        colour = scheme.text2 if enabled and option.stepEnabled & flag else scheme.faint
        _draw_chevron(painter, scheme.accent if held else colour, parts[part].translated(0, 2 if up else -2), up=up)


def _scroll_bar_parts(option: QStyleOptionSlider) -> dict[QStyle.SubControl, QRect]:
    """The handle and what is before and behind it: there are no arrows."""
    box = option.rect
    upright = option.orientation is Qt.Orientation.Vertical
    room = box.height() if upright else box.width()
    span = option.maximum - option.minimum
    length = room if span <= 0 else max(min(_LEAST_HANDLE, room), room * option.pageStep // (span + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown
    )

    def part(begin: int, size: int) -> QRect:
        if upright:
            return QRect(box.left(), box.top() + begin, box.width(), size)
        return QRect(box.left() + begin, box.top(), size, box.height())

    return {
        _Part.SC_ScrollBarGroove: box,
        _Part.SC_ScrollBarSlider: part(start, length),
        _Part.SC_ScrollBarSubPage: part(0, start),
        _Part.SC_ScrollBarAddPage: part(start + length, room - start - length),
    }


def _draw_scroll_bar(option: QStyleOptionComplex, painter: QPainter, scheme: Scheme) -> None:
    painter.fillRect(option.rect, scheme.track)
    if not isinstance(option, QStyleOptionSlider) or option.maximum <= option.minimum:
        return
    handle = QRectF(_scroll_bar_parts(option)[_Part.SC_ScrollBarSlider])
    handle.adjust(_BAR_MARGIN, _BAR_MARGIN, -_BAR_MARGIN, -_BAR_MARGIN)
    held = _is(option, _State.State_Sunken) or _is(option, _State.State_MouseOver)
    radius = min(handle.width(), handle.height()) / 2
    paint_box(painter, handle, radius, fill=scheme.text2 if held else scheme.outline)
