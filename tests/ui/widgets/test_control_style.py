"""What the platform would draw: outlines that can be seen in every state, measured on pixels; and parts that can be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleFactory,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Appearance
from kit_desktop.ui.appearance import apply_appearance
from kit_desktop.ui.theme import blend, contrast, scheme_of
from kit_desktop.ui.widgets.control_style import _ARROW, _SIDE, ControlStyle, draw_controls

ENOUGH = 3.0
"""WCAG's contrast for what is no text."""

DEEP = 4
"""Pixels from the outside within which an outline must have come."""


def choice() -> QComboBox:
    box = QComboBox()
    box.addItems(["one", "two"])
    return box


def number() -> QSpinBox:
    box = QSpinBox()
    box.setValue(5)
    return box


CONTROLS: dict[str, Callable[[], QWidget]] = {
    "check box": lambda: QCheckBox("Words"),
    "choice": choice,
    "number": number,
    "date": lambda: QDateEdit(QDate(2026, 11, 28), calendarPopup=True),
    "button": lambda: QPushButton("Words"),
    "text": lambda: QPlainTextEdit("Words"),
}


@pytest.fixture(params=[Appearance.LIGHT, Appearance.DARK])
def page(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    """A window in that appearance, to put a control on."""
    apply_appearance(qapp, request.param)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.resize(220, 90)
    yield window
    apply_appearance(qapp, Appearance.SYSTEM)


def put(page: QWidget, control: QWidget) -> QImage:
    """Show it on the page; returns the page's picture."""
    page.layout().addWidget(control)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    if not control.hasFocus() and control.property("focus"):
        control.setFocus(Qt.FocusReason.TabFocusReason)
    return page.grab().toImage()


def area(control: QWidget) -> QRect:
    """Where its outline runs, on the page."""
    box = control.rect()
    if isinstance(control, QCheckBox):
        option = QStyleOptionButton()
        control.initStyleOption(option)
        box = control.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, control)
    return QRect(control.mapTo(control.window(), box.topLeft()), box.size())


def seen_from_outside(picture: QImage, box: QRect, ground: QColor) -> float:
    """The contrast of what one meets first, from the side where it is least."""
    middle = box.center()
    sides = (
        [QPoint(box.left() + i, middle.y()) for i in range(DEEP)],
        [QPoint(box.right() - i, middle.y()) for i in range(DEEP)],
        [QPoint(middle.x(), box.top() + i) for i in range(DEEP)],
        [QPoint(middle.x(), box.bottom() - i) for i in range(DEEP)],
    )
    return min(max(contrast(picture.pixelColor(point), ground) for point in points) for points in sides)


def most_contrast(picture: QImage, box: QRect, ground: QColor) -> float:
    """The contrast of what stands out most in a place."""
    places = [(x, y) for x in range(box.left(), box.right() + 1) for y in range(box.top(), box.bottom() + 1)]
    return max(contrast(picture.pixelColor(x, y), ground) for x, y in places)


@pytest.mark.parametrize("state", ["usual", "focus", "disabled"])
@pytest.mark.parametrize("name", list(CONTROLS))
def test_the_outline_of_every_control_can_be_seen(page: QWidget, name: str, state: str) -> None:
    control = CONTROLS[name]()
    control.setProperty("focus", state == "focus")
    control.setEnabled(state != "disabled")
    picture = put(page, control)
    assert control.hasFocus() is (state == "focus") or state == "usual"
    ground = page.palette().color(QPalette.ColorRole.Window)
    assert picture.pixelColor(0, 0) == ground
    assert seen_from_outside(picture, area(control), ground) >= ENOUGH


@pytest.mark.parametrize("state", ["usual", "focus", "disabled"])
def test_what_is_chosen_is_filled_and_marked(page: QWidget, state: str) -> None:
    control = QCheckBox("Words", checked=True)
    control.setProperty("focus", state == "focus")
    control.setEnabled(state != "disabled")
    picture = put(page, control)
    box = area(control)
    assert seen_from_outside(picture, box, page.palette().color(QPalette.ColorRole.Window)) >= ENOUGH
    fill = picture.pixelColor(box.center().x(), box.top() + 4)
    scheme = scheme_of(page.palette())
    assert (fill == scheme.accent) is (state != "disabled")
    assert most_contrast(picture, box.adjusted(5, 5, -5, -5), fill) >= ENOUGH
    control.setChecked(False)
    empty = page.grab().toImage()
    assert most_contrast(empty, box.adjusted(5, 5, -5, -5), empty.pixelColor(box.center())) < 1.2


@pytest.mark.parametrize("name", ["choice", "number", "date"])
def test_the_arrows_can_be_seen(page: QWidget, name: str) -> None:
    control = CONTROLS[name]()
    picture = put(page, control)
    arrows = area(control).adjusted(control.width() - 24, 3, -4, -3)
    assert most_contrast(picture, arrows, scheme_of(page.palette()).surface) >= ENOUGH


def test_with_the_keyboard_in_it_the_outline_is_the_accent(page: QWidget) -> None:
    control = number()
    control.setProperty("focus", True)
    picture = put(page, control)
    box = area(control)
    assert picture.pixelColor(box.left() + 1, box.center().y()) == scheme_of(page.palette()).accent


@pytest.mark.parametrize("way", [Qt.Orientation.Vertical, Qt.Orientation.Horizontal])
def test_the_handle_of_a_scroll_bar_can_be_seen_and_stands_where_it_scrolls_to(page: QWidget, way: Qt.Orientation) -> None:
    bar = QScrollBar(way)
    bar.setRange(0, 900)
    bar.setPageStep(100)
    bar.setMinimumSize(14, 14)
    page.resize(300, 300)
    put(page, bar)
    scheme = scheme_of(page.palette())
    upright = way is Qt.Orientation.Vertical
    length = bar.height() if upright else bar.width()

    def at(place: int) -> QColor:
        picture = bar.grab().toImage()
        return picture.pixelColor(7, place) if upright else picture.pixelColor(place, 7)

    assert contrast(scheme.outline, scheme.track) >= ENOUGH
    for value, handle, track in ((0, 14, length - 3), (900, length - 14, 3), (450, length // 2, 3)):
        bar.setValue(value)
        assert (at(handle), at(track)) == (scheme.outline, scheme.track)
    bar.setValue(0)
    end = QPoint(7, length - 4) if upright else QPoint(length - 4, 7)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=end)
    assert bar.value() == 100
    bar.setRange(0, 0)
    assert at(length // 2) == scheme.track


def test_the_arrows_of_a_number_are_where_they_are_drawn(page: QWidget) -> None:
    control = number()
    put(page, control)
    right = control.width() - 14
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(right, 6))
    assert control.value() == 6
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(right, control.height() - 6))
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(right, control.height() - 6))
    assert control.value() == 4
    text = control.lineEdit().geometry()
    assert text.left() >= 8
    assert text.right() <= control.width() - 28


def test_where_the_system_asks_for_contrast_fusion_draws_by_the_palette_alone(qapp: QApplication) -> None:
    palette = QPalette(QColor("#000000"), QColor("#000000"))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(role, QColor("#ffff00"))
    button, number_ = QStyleOptionButton(), QStyleOptionSpinBox()
    for option in (button, number_):
        option.palette, option.rect = palette, QRect(0, 0, 18, 18)
        option.state = FLAG.State_Enabled | FLAG.State_Off

    def drawn(style: QStyle) -> tuple[QImage, QImage]:
        pictures = QImage(20, 20, QImage.Format.Format_RGB32), QImage(20, 20, QImage.Format.Format_RGB32)
        for picture, option in zip(pictures, (button, number_), strict=True):
            picture.fill(QColor("#000000"))
            painter = QPainter(picture)
            if option is button:
                style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, None)
            else:
                style.drawComplexControl(QStyle.ComplexControl.CC_SpinBox, option, painter, None)
            painter.end()
        return pictures

    assert drawn(ControlStyle()) == drawn(QStyleFactory.create("fusion"))


def test_the_style_is_put_on_once(qapp: QApplication) -> None:
    draw_controls()
    style = qapp.style()
    assert isinstance(style, ControlStyle)
    draw_controls()
    assert qapp.style() is style


FLAG = QStyle.StateFlag


def drawn_by_style(
    option: QStyleOption, what: object, state: QStyle.StateFlag, page: QWidget, size: tuple[int, int] = (120, 32)
) -> QImage:
    """A primitive or a complex control alone, on the page's ground."""
    option.palette, option.rect, option.state = page.palette(), QRect(0, 0, *size), state
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(scheme_of(page.palette()).canvas)
    painter, style = QPainter(picture), ControlStyle()
    if isinstance(what, QStyle.PrimitiveElement):
        style.drawPrimitive(what, option, painter, None)
    else:
        style.drawComplexControl(what, option, painter, None)  # type: ignore[arg-type]
    painter.end()
    return picture


def test_a_button_shows_that_it_leads_and_that_it_is_pressed(page: QWidget) -> None:
    scheme = scheme_of(page.palette())

    def look(state: QStyle.StateFlag, *, leads: bool = False) -> tuple[str, str]:
        option = QStyleOptionButton()
        if leads:
            option.features = QStyleOptionButton.ButtonFeature.DefaultButton
        picture = drawn_by_style(option, QStyle.PrimitiveElement.PE_PanelButtonCommand, FLAG.State_Enabled | state, page)
        return picture.pixelColor(60, 0).name(), picture.pixelColor(60, 16).name()

    assert look(FLAG.State_None) == (scheme.outline.name(), scheme.surface.name())
    assert look(FLAG.State_None, leads=True) == (scheme.accent.name(), scheme.tint.name())
    assert look(FLAG.State_MouseOver) == (scheme.outline.name(), scheme.raised.name())
    pressed = blend(scheme.surface, scheme.text, 0.08).name()
    assert look(FLAG.State_Sunken) == (scheme.outline.name(), pressed)
    assert look(FLAG.State_HasFocus) == (scheme.accent.name(), scheme.surface.name())


def test_a_box_shows_that_it_is_pressed(page: QWidget) -> None:
    scheme = scheme_of(page.palette())
    pressed = blend(scheme.surface, scheme.text, 0.08)
    what, off = QStyle.PrimitiveElement.PE_IndicatorCheckBox, FLAG.State_Enabled | FLAG.State_Off
    for state, fill in ((off, scheme.surface), (off | FLAG.State_Sunken, pressed)):
        picture = drawn_by_style(QStyleOptionButton(), what, state, page, (18, 18))
        assert picture.pixelColor(9, 9).name() == fill.name()
        assert picture.pixelColor(0, 0).name() == scheme.canvas.name(), "its corners are round"


@pytest.mark.parametrize("side", [14, 18, 36])
@pytest.mark.parametrize("state", [FLAG.State_Enabled, FLAG.State_Enabled | FLAG.State_HasFocus, FLAG.State_None])
def test_the_tick_stands_in_the_middle_of_its_box_large_or_small(page: QWidget, side: int, state: QStyle.StateFlag) -> None:
    scheme, what = scheme_of(page.palette()), QStyle.PrimitiveElement.PE_IndicatorCheckBox
    picture = drawn_by_style(QStyleOptionButton(), what, state | FLAG.State_On, page, (side, side))
    fill, mark = (scheme.accent, scheme.on_accent) if state else (scheme.faint, scheme.surface)
    inside = range(side // 4, side - side // 4)
    enough = contrast(fill, mark) / 2
    tick = [(x, y) for x in inside for y in inside if contrast(picture.pixelColor(x, y), fill) > enough]
    assert any(picture.pixelColor(*place).name() == mark.name() for place in tick) or side < 36
    left, right = min(tick), max(tick)
    high, low = (max(tick, key=lambda place, up=up: (up * place[1], -place[0])) for up in (-1, 1))
    assert abs(left[0] + right[0] - (side - 1)) <= max(1, side / 18)
    assert abs(high[1] + low[1] - (side - 1)) <= max(1, side / 18)
    assert left[0] < low[0] < side / 2 < high[0], "its corner is the lowest and nearer to the left"
    assert high[1] < left[1] < low[1]
    assert side / 3 < right[0] - left[0] < side * 2 / 3


def test_a_choice_is_lit_under_the_mouse_and_a_number_is_not(page: QWidget) -> None:
    scheme = scheme_of(page.palette())
    over, kinds = FLAG.State_Enabled | FLAG.State_MouseOver, QStyle.ComplexControl
    choice_, number_ = QStyleOptionComboBox(), QStyleOptionSpinBox()
    for option, kind, state, fill in (
        (choice_, kinds.CC_ComboBox, over, scheme.raised),
        (choice_, kinds.CC_ComboBox, FLAG.State_Enabled, scheme.surface),
        (choice_, kinds.CC_ComboBox, FLAG.State_MouseOver, scheme.surface),
        (number_, kinds.CC_SpinBox, over, scheme.surface),
    ):
        assert drawn_by_style(option, kind, state, page).pixelColor(60, 16).name() == fill.name()


def chevron(picture: QImage, top: int, bottom: int) -> list[tuple[int, int]]:
    """From the row where it begins to that where it ends: the first and the last column of an arrow at the right."""
    ground = picture.pixelColor(60, 16)
    rows = []
    for y in range(top, bottom):
        xs = [x for x in range(90, 117) if contrast(picture.pixelColor(x, y), ground) > 1.6]
        if xs:
            rows.append((xs[0], xs[-1]))
    return rows


def test_arrows_point_where_they_lead(page: QWidget) -> None:
    def width(row: tuple[int, int]) -> int:
        return row[1] - row[0]

    number_ = QStyleOptionSpinBox()
    number_.stepEnabled = QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
    both = drawn_by_style(number_, QStyle.ComplexControl.CC_SpinBox, FLAG.State_Enabled, page)
    down = chevron(drawn_by_style(QStyleOptionComboBox(), QStyle.ComplexControl.CC_ComboBox, FLAG.State_Enabled, page), 3, 29)
    upper, lower = chevron(both, 3, 16), chevron(both, 16, 29)
    seen = [y for y in range(3, 29) if chevron(both, y, y + 1)]
    above, between = seen[0], max(after - before - 1 for before, after in pairwise(seen))
    assert between <= above, "up and down belong together"
    middle = 120 - _ARROW / 2
    for left, right in (*down, *upper, *lower):
        assert abs((left + right + 1) / 2 - middle) <= 1, "it stands in the middle of its part"
    for rows in (down, lower, upper[::-1]):
        assert width(rows[0]) > width(rows[-1]), "it ends in a point"
        assert 8 <= max(row[1] for row in rows) - min(row[0] for row in rows) <= 11
        assert 4 <= len(rows) <= 7


def test_a_choice_and_a_number_have_room_for_their_arrow(page: QWidget) -> None:
    style = ControlStyle()
    for kind, option in (
        (QStyle.ContentsType.CT_ComboBox, QStyleOptionComboBox()),
        (QStyle.ContentsType.CT_SpinBox, QStyleOptionSpinBox()),
    ):
        assert style.sizeFromContents(kind, option, QSize(50, 16)) == QSize(50 + _SIDE + _ARROW + 4, 32)
        assert style.sizeFromContents(kind, option, QSize(50, 40)).height() == 48


def test_an_arrow_stands_back_where_it_leads_nowhere_and_is_lit_while_it_is_held(page: QWidget) -> None:
    scheme, kinds, step = scheme_of(page.palette()), QStyle.ComplexControl, QAbstractSpinBox.StepEnabledFlag
    upper, lower, whole = (QRect(95, top, 20, height) for top, height in ((4, 12), (16, 12), (4, 24)))

    def strength(option: QStyleOptionComplex, kind: QStyle.ComplexControl, state: QStyle.StateFlag, box: QRect) -> float:
        return most_contrast(drawn_by_style(option, kind, state, page), box, scheme.surface)

    can = strength(QStyleOptionComboBox(), kinds.CC_ComboBox, FLAG.State_Enabled, whole)
    assert can > strength(QStyleOptionComboBox(), kinds.CC_ComboBox, FLAG.State_None, whole) >= ENOUGH
    number_ = QStyleOptionSpinBox()
    number_.stepEnabled = step.StepUpEnabled
    up, down = (strength(number_, kinds.CC_SpinBox, FLAG.State_Enabled, box) for box in (upper, lower))
    assert up > down == strength(number_, kinds.CC_SpinBox, FLAG.State_None, upper)
    number_.activeSubControls = QStyle.SubControl.SC_SpinBoxUp
    held = drawn_by_style(number_, kinds.CC_SpinBox, FLAG.State_Enabled | FLAG.State_Sunken, page)

    def colours(box: QRect) -> float:
        return max(held.pixelColor(x, y).hsvSaturation() for x in range(95, 115) for y in range(box.top(), box.bottom()))

    assert colours(upper) > 1.5 * colours(lower)


def test_a_choice_and_a_number_below_it_begin_and_end_at_the_same_place(page: QWidget) -> None:
    style, kinds, part = ControlStyle(), QStyle.ComplexControl, QStyle.SubControl
    box = QRect(3, 5, 120, 33)

    def place(option: QStyleOptionComplex, kind: QStyle.ComplexControl, what: QStyle.SubControl) -> QRect:
        option.rect = box
        return style.subControlRect(kind, option, what)

    words, digits = (
        place(QStyleOptionComboBox(), kinds.CC_ComboBox, part.SC_ComboBoxEditField),
        place(QStyleOptionSpinBox(), kinds.CC_SpinBox, part.SC_SpinBoxEditField),
    )
    # The field of a number keeps two pixels beside its text for itself.
    assert (words.left(), words.top(), words.bottom()) == (digits.left() + 2, digits.top(), digits.bottom())
    arrow = place(QStyleOptionComboBox(), kinds.CC_ComboBox, part.SC_ComboBoxArrow)
    up, down = (place(QStyleOptionSpinBox(), kinds.CC_SpinBox, each) for each in (part.SC_SpinBoxUp, part.SC_SpinBoxDown))
    assert arrow == up | down
    assert (up.bottom() + 1, arrow.left(), arrow.right()) == (down.top(), words.right() + 1, box.right())
    assert 0 <= down.height() - up.height() <= 1
    assert (arrow.top(), arrow.bottom()) == (box.top(), box.bottom())
    assert box.top() < words.top() < words.bottom() < box.bottom()


@pytest.mark.parametrize("way", list(Qt.Orientation))
@pytest.mark.parametrize(("low", "high", "place"), [(0, 900, 0), (0, 100, 50), (-50, 50, 50), (0, 0, 0), (0, 100_000, 7)])
def test_the_handle_of_a_scroll_bar_and_what_is_around_it_fill_the_bar(
    way: Qt.Orientation, low: int, high: int, place: int
) -> None:
    style, part = ControlStyle(), QStyle.SubControl
    option = QStyleOptionSlider()
    option.rect = QRect(3, 5, 14, 200) if way is Qt.Orientation.Vertical else QRect(3, 5, 200, 14)
    option.orientation, option.minimum, option.maximum = way, low, high
    option.sliderPosition, option.pageStep = place, 100
    names = (part.SC_ScrollBarSubPage, part.SC_ScrollBarSlider, part.SC_ScrollBarAddPage)
    before, handle, behind = (style.subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, name) for name in names)
    assert (
        before | handle | behind
        == option.rect
        == style.subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part.SC_ScrollBarGroove)
    )
    lengths = [box.width() * box.height() / 14 for box in (before, handle, behind)]
    assert sum(lengths) == 200
    assert lengths[1] >= 24, "it can be taken hold of"
    if high - low == 100:
        assert lengths[1] == 100, "it is as long as what is seen of the whole"
    if high == low:
        assert lengths[1] == 200
    if place == high != low:
        assert lengths[2] == 0


def test_the_handle_lies_in_the_middle_of_its_bar(page: QWidget) -> None:
    bar = QScrollBar(Qt.Orientation.Vertical)
    bar.setRange(0, 900)
    put(page, bar)
    scheme, picture = scheme_of(page.palette()), bar.grab().toImage()
    middle, width = picture.width() // 2, picture.width()
    across = [x for x in range(width) if picture.pixelColor(x, 16) != scheme.track]
    along = [y for y in range(picture.height()) if picture.pixelColor(middle, y) != scheme.track]
    assert across[0] == width - 1 - across[-1] == along[0] > 0
    assert len(across) >= 8, "it can be seen and taken hold of"
    option = QStyleOptionSlider()
    option.orientation, option.maximum, option.pageStep = Qt.Orientation.Horizontal, 900, 100
    for state, colour in (
        (FLAG.State_None, scheme.outline),
        (FLAG.State_MouseOver, scheme.text2),
        (FLAG.State_Sunken, scheme.text2),
    ):
        shown = drawn_by_style(option, QStyle.ComplexControl.CC_ScrollBar, FLAG.State_Enabled | state, page, (120, 14))
        assert shown.pixelColor(16, 7).name() == colour.name()
