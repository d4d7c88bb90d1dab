"""What the platform would draw: outlines that can be seen in every state, measured on pixels; and parts that can be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleFactory,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
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
    "radio button": lambda: QRadioButton("Words"),
    "choice": choice,
    "number": number,
    "date": lambda: QDateEdit(QDate(2026, 11, 28), calendarPopup=True),
    "button": lambda: QPushButton("Words"),
    "text": lambda: QPlainTextEdit("Words"),
}
INDICATORS = {
    QCheckBox: QStyle.SubElement.SE_CheckBoxIndicator,
    QRadioButton: QStyle.SubElement.SE_RadioButtonIndicator,
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
    for kind, part in INDICATORS.items():
        if isinstance(control, kind):
            option = QStyleOptionButton()
            control.initStyleOption(option)
            box = control.style().subElementRect(part, option, control)
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
@pytest.mark.parametrize("name", ["check box", "radio button"])
def test_what_is_chosen_is_filled_and_marked(page: QWidget, name: str, state: str) -> None:
    control = CONTROLS[name]()
    assert isinstance(control, QAbstractButton)
    control.setProperty("focus", state == "focus")
    control.setCheckable(True)
    control.setChecked(True)
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


def test_a_box_that_is_neither_on_nor_off_has_a_mark_of_its_own(page: QWidget) -> None:
    control = QCheckBox("Words")
    control.setTristate()
    control.setCheckState(Qt.CheckState.PartiallyChecked)
    picture = put(page, control)
    box = area(control)
    fill = picture.pixelColor(box.center().x(), box.top() + 4)
    assert most_contrast(picture, box.adjusted(5, 5, -5, -5), fill) >= ENOUGH


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
    option = QStyleOptionButton()
    option.palette, option.rect = palette, QRect(0, 0, 18, 18)
    option.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Off

    def drawn(style: QStyle) -> QImage:
        picture = QImage(20, 20, QImage.Format.Format_RGB32)
        picture.fill(QColor("#000000"))
        painter = QPainter(picture)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, None)
        painter.end()
        return picture

    assert drawn(ControlStyle()) == drawn(QStyleFactory.create("fusion"))


def test_the_style_is_put_on_once(qapp: QApplication) -> None:
    draw_controls()
    style = qapp.style()
    assert isinstance(style, ControlStyle)
    draw_controls()
    assert qapp.style() is style


FLAG = QStyle.StateFlag


def drawn_by_style(option: QStyleOption, what: object, state: QStyle.StateFlag, page: QWidget) -> QImage:
    """A primitive or a complex control alone, 120 by 32 pixels, on the page's ground."""
    option.palette, option.rect, option.state = page.palette(), QRect(0, 0, 120, 32), state
    picture = QImage(120, 32, QImage.Format.Format_RGB32)
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
    for state, fill in ((FLAG.State_None, scheme.surface), (FLAG.State_Sunken, blend(scheme.surface, scheme.text, 0.08))):
        option = QStyleOptionButton()
        picture = drawn_by_style(
            option, QStyle.PrimitiveElement.PE_IndicatorCheckBox, FLAG.State_Enabled | FLAG.State_Off | state, page
        )
        assert picture.pixelColor(60, 16).name() == fill.name()
        # A square in the middle of its place.
        assert picture.pixelColor(60 - 17, 16).name() == picture.pixelColor(60 + 17, 16).name() == scheme.canvas.name()
        assert picture.pixelColor(60 - 13, 16).name() == picture.pixelColor(60 + 13, 16).name() == fill.name()


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
    for rows in (down, chevron(both, 16, 29), chevron(both, 3, 16)[::-1]):
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
