"""Buttons: how large they are, how they look in each state, and what they are called."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import TextSize, scheme_of, sized
from kit_desktop.ui.widgets.button import Button, ButtonKind, Fold, IconButton, SingleClickButton
from kit_desktop.ui.widgets.chip import FilterChip, SuggestionChip
from kit_desktop.ui.widgets.layouts import fill

from ..window_bench import spoken_name
from .drawing import PALETTE, advance, drawn

SCHEME = scheme_of(PALETTE)
needs_fonts = pytest.mark.skipif(
    sys.platform == "win32", reason="without a screen Windows has no fonts of its own to draw with"
)
FILLED, TONAL, OUTLINED, LINK = ButtonKind.FILLED, ButtonKind.TONAL, ButtonKind.OUTLINED, ButtonKind.LINK


def inked(image: QImage, inset: int = 3) -> tuple[int, int, int, int]:
    """How much stays free at the left, the top, the right and the bottom of what stands within the edge."""
    ground = image.pixelColor(inset + 1, image.height() // 2)
    width, height = image.width(), image.height()
    found = [
        (x, y) for x in range(inset, width - inset) for y in range(inset, height - inset) if image.pixelColor(x, y) != ground
    ]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), width - 1 - max(xs), height - 1 - max(ys)


def test_another_kind_moves_no_button(qtbot: QtBot) -> None:
    button = Button("Copy for ticket", icon="copy")
    qtbot.addWidget(button)
    before = button.sizeHint()
    for kind in (FILLED, TONAL):
        button.set_kind(kind)
        assert (button.kind, button.sizeHint()) == (kind, before)


def test_a_button_without_words_keeps_its_name(qtbot: QtBot) -> None:
    button = Button("Write to KiT", icon="mail")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_words_shown(False)
    assert button.sizeHint().width() < wide
    assert button.toolTip() == "Write to KiT"
    assert spoken_name(button) == "Write to KiT"
    button.set_words_shown(True)
    assert button.toolTip() == ""
    without = Button("Words alone")
    qtbot.addWidget(without)
    before = without.sizeHint()
    without.set_words_shown(False)
    assert (without.sizeHint(), without.toolTip()) == (before, "")


def test_an_icon_alone_has_its_name(page: QWidget) -> None:
    button = Button("Words", page, icon="copy")
    button.set_icon_only("Copy it")
    for shown in (False, True):
        button.set_words_shown(shown)
        assert (button.toolTip(), button.accessibleName(), button.text()) == ("Copy it", "Copy it", "")
    assert button.sizeHint() == QSize(16 + 2 * 9, 32)


def test_it_is_as_wide_as_what_stands_in_it(page: QWidget) -> None:
    strong = advance(page, "Words", TextSize.STRONG)
    hint = advance(page, "F5", TextSize.HINT)
    assert Button("Words", page).sizeHint() == QSize(strong + 2 * 14, 32)
    assert Button("Words", page, icon="copy", height=38).sizeHint() == QSize(16 + 8 + strong + 2 * 14, 38)
    assert Button("Words", page, icon="copy", key="F5").sizeHint().width() == 16 + 8 + strong + 8 + hint + 2 + 2 * 14
    link = Button("Words", page, kind=LINK)
    assert link.sizeHint().width() == advance(page, "Words", TextSize.EMPHASIS)
    assert link.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert Button("Words", page).cursor().shape() is Qt.CursorShape.ArrowCursor
    with_menu = Button("Words", page)
    with_menu.setMenu(QMenu(page))
    assert with_menu.sizeHint().width() == strong + 8 + 12 + 2 * 14
    assert with_menu.minimumSizeHint() == with_menu.sizeHint()
    large = page.font()
    large.setPixelSize(60)
    with_menu.setFont(large)
    assert with_menu.sizeHint().height() > 60


@pytest.mark.parametrize(
    ("kind", "fill", "edge"),
    [(FILLED, SCHEME.accent, SCHEME.accent), (TONAL, SCHEME.tint, None), (OUTLINED, SCHEME.surface, SCHEME.outline)],
)
def test_each_kind_has_its_ground(page: QWidget, kind: ButtonKind, fill: object, edge: object) -> None:
    image = drawn(Button("Words", page, kind=kind))
    middle = image.width() // 2
    assert image.pixelColor(6, 16) == fill
    assert edge is None or image.pixelColor(middle, 0) == edge
    assert edge is not None or image.pixelColor(middle, 0) not in (fill, SCHEME.canvas)
    assert image.pixelColor(0, 0) == image.pixelColor(image.width() - 1, image.height() - 1) != fill


@pytest.mark.parametrize(("kind", "fill"), [(FILLED, SCHEME.raised), (TONAL, SCHEME.surface), (OUTLINED, SCHEME.surface)])
def test_what_cannot_be_pressed_stands_back(page: QWidget, kind: ButtonKind, fill: object) -> None:
    button = Button("■■■", page, kind=kind)
    button.setEnabled(False)
    image = drawn(button)
    assert image.pixelColor(6, 16) == fill
    assert image.pixelColor(image.width() // 2, 0) == SCHEME.hairline
    assert not any(image.pixelColor(x, 16) in (SCHEME.text, SCHEME.accent) for x in range(image.width()))


@pytest.mark.parametrize("kind", [TONAL, OUTLINED, LINK, FILLED])
def test_the_keyboard_is_seen(page: QWidget, qtbot: QtBot, kind: ButtonKind) -> None:
    button = Button("Words", page, kind=kind)
    before = drawn(button, QSize(120, 32))
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    image = drawn(button, QSize(120, 32))
    column = [image.pixelColor(8, y) for y in range(32)]
    if kind is FILLED:
        assert column[3] == SCHEME.on_accent or image.pixelColor(60, 2) == SCHEME.on_accent
        assert image.pixelColor(60, 0) == SCHEME.accent
    else:
        assert (column[0], column[1], column[31], column[30]) == (SCHEME.accent,) * 4
        assert column[3] == before.pixelColor(8, 3)


def test_what_is_pressed_or_chosen_is_darker(page: QWidget) -> None:
    button = Button("Words", page)
    plain = drawn(button).pixelColor(6, 16)
    button.setChecked(True)
    assert drawn(button).pixelColor(6, 16) == plain
    button.setCheckable(True)
    button.setChecked(True)
    chosen = drawn(button).pixelColor(6, 16)
    button.setChecked(False)
    button.setDown(True)
    assert drawn(button).pixelColor(6, 16) == chosen != plain


@needs_fonts
@pytest.mark.parametrize("more", [0, 60])
@pytest.mark.parametrize(("words", "icon", "key"), [("■", "close", ""), ("■", "", ""), ("", "close", ""), ("■", "", "■")])
def test_what_stands_in_it_stands_in_the_middle(page: QWidget, words: str, icon: str, key: str, more: int) -> None:
    button = Button(words, page, icon=icon, key=key)
    left, top, right, bottom = inked(drawn(button, button.sizeHint() + QSize(more, 0)))
    assert abs(left - right) <= 5
    assert abs(top - bottom) <= 4 if icon else True
    assert left >= (14 if words else 9) - 1 + more // 2 - 1


@needs_fonts
@pytest.mark.parametrize(
    ("make", "size"),
    [
        (lambda page: Button("     ■", page), TextSize.STRONG),
        (lambda page: Button("     ", page, key="■"), TextSize.HINT),
        (lambda page: Fold("■", page), TextSize.STRONG),
    ],
)
def test_words_stand_in_the_middle_of_its_height(page: QWidget, make: Callable[[QWidget], QWidget], size: TextSize) -> None:
    image = drawn(make(page))
    alone = image.copy()
    alone.fill(image.pixelColor(image.width() - 5, 5))
    painter = QPainter(alone)
    painter.setFont(sized(page.font(), size))
    painter.drawText(alone.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "■  ")
    painter.end()

    def rows(drawing: QImage) -> list[int]:
        places = range(drawing.width() // 2, drawing.width() - 4)
        ground = drawing.pixelColor(drawing.width() - 5, 5)
        return [y for y in range(4, drawing.height() - 4) if any(drawing.pixelColor(x, y) != ground for x in places)]

    assert rows(image) == rows(alone) != []


def test_a_larger_font_makes_room_for_itself(page: QWidget) -> None:
    button = Button("Words", page)
    fill(QVBoxLayout(page), button, None)
    button.show()
    page.layout().activate()
    assert button.height() == 32
    font = page.font()
    font.setPixelSize(50)
    page.setFont(font)
    page.layout().activate()
    assert button.height() == button.sizeHint().height() > 50


def test_a_sign_of_its_menu_stands_at_the_end(page: QWidget) -> None:
    button = Button("", page, icon="close")
    button.setText("i")
    plain = button.sizeHint()
    button.setMenu(QMenu(page))
    image = drawn(button)
    assert image.width() == plain.width() + 8 + 12
    ground = image.pixelColor(4, 16)
    end = [
        (x, y)
        for x in range(image.width() - 14 - 12, image.width() - 4)
        for y in range(4, 28)
        if image.pixelColor(x, y) != ground
    ]
    ys = [y for _, y in end]
    assert end
    assert abs(min(ys) + max(ys) - 31) <= 3
    assert min(x for x, _ in end) >= image.width() - 14 - 12


@needs_fonts
def test_a_link_begins_where_it_stands(page: QWidget) -> None:
    left, *_ = inked(drawn(Button("■■", page, kind=LINK), QSize(200, 32)), inset=0)
    assert left <= 3


@needs_fonts
def test_the_words_are_of_the_kinds_colour_and_the_icon_of_an_outlined_one_is_quiet(page: QWidget) -> None:
    for kind, colour in ((FILLED, SCHEME.on_accent), (TONAL, SCHEME.accent), (LINK, SCHEME.accent), (OUTLINED, SCHEME.text)):
        image = drawn(Button("■■■", page, kind=kind, icon="close"))
        whole = [image.pixelColor(x, y) for x in range(image.width()) for y in range(4, image.height() - 4)]
        assert colour in whole
        assert (SCHEME.text2 in whole) is (kind is OUTLINED)


def test_a_tick_says_for_a_moment_that_it_is_done(page: QWidget, qtbot: QtBot) -> None:
    button = Button("Copy the text", page, icon="copy")
    size, before = button.sizeHint(), drawn(button)
    QGuiApplication.clipboard().setText("the text")  # Windows tells of no copy that was not made
    button.tick_copied()
    button.tick_copied()
    assert (button._shown_text(), button.sizeHint()) == ("Copied", size)
    assert drawn(button) != before
    assert button._tick_timer.isActive()
    button._tick_timer.setInterval(0)
    qtbot.waitUntil(lambda: not button._tick_timer.isActive())
    assert (button._shown_text(), drawn(button)) == ("Copy the text", before)


@pytest.mark.parametrize("circle", [False, True])
def test_an_icon_in_a_field_is_lit_while_it_has_the_keyboard(page: QWidget, qtbot: QtBot, circle: bool) -> None:
    button = IconButton("close", page, name="Clear", size=24, circle=circle)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert (button.accessibleName(), button.toolTip(), button.size()) == ("Clear", "Clear", QSize(24, 24))
    image = drawn(button, QSize(24, 24))
    assert image.pixelColor(12, 0) == image.pixelColor(12, 3) == image.pixelColor(0, 0)
    left, top, right, bottom = inked(image)
    assert (left, top) == (right, bottom)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    lit = drawn(button, QSize(24, 24))
    assert [lit.pixelColor(12, y) == SCHEME.accent for y in (1, 3)] == [True, False]
    assert lit.pixelColor(12, 3) == SCHEME.raised
    assert (lit.pixelColor(2, 2) == image.pixelColor(2, 2)) is circle
    page.setFocus()
    button.setDown(True)
    assert drawn(button, QSize(24, 24)).pixelColor(12, 3) == SCHEME.raised
    button.setDown(False)
    button.set_icon_name("copy")
    assert drawn(button, QSize(24, 24)) != image


@needs_fonts
def test_a_fold_shows_whether_it_is_open(page: QWidget, qtbot: QtBot) -> None:
    fold = Fold("■ More", page)
    metrics = fold.fontMetrics()
    assert fold.sizeHint() == QSize(metrics.horizontalAdvance("■ More") + 40, max(28, metrics.height() + 10))
    assert (fold.accessibleName(), fold.isCheckable()) == ("■ More", True)
    image = drawn(fold)
    ground = image.pixelColor(2, 14)
    columns = [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(image.height()))]
    icon, words = [x for x in columns if x < 26], [x for x in columns if x >= 26]
    assert 8 <= icon[0] <= icon[-1] < 8 + 14
    assert 30 <= words[0] <= 34
    rows = [y for y in range(image.height()) if any(image.pixelColor(x, y) != ground for x in icon)]
    assert abs(rows[0] + rows[-1] - image.height() + 1) <= 2
    fold.setChecked(True)
    assert drawn(fold) != image
    fold.setFocus()
    qtbot.waitUntil(fold.hasFocus)
    lit = drawn(fold)
    assert [lit.pixelColor(20, y) == SCHEME.accent for y in (0, 1, 2)] == [True, True, False]
    assert lit.pixelColor(20, 3) == SCHEME.raised


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda owner: SingleClickButton("Look up", owner), 1),
        (lambda owner: IconButton("close", owner, size=22), 1),
        (lambda owner: Fold("Details", owner), 1),
        (lambda owner: FilterChip("Delivered", owner), 1),
        (lambda owner: Button("Next", owner), 2),
    ],
)
def test_a_double_click_is_one_click_where_the_second_would_undo_the_first(
    qtbot: QtBot, make: Callable[[QWidget], QAbstractButton], expected: int
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    button = make(owner)
    owner.show()
    clicks: list[str] = []
    button.clicked.connect(lambda: clicks.append("click"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert len(clicks) == expected


@pytest.mark.parametrize("make", [Button, Fold, FilterChip, SuggestionChip])
def test_enter_presses_what_has_the_keyboard_but_not_while_it_is_held_down(
    qtbot: QtBot, make: Callable[[str, QWidget], QAbstractButton]
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    button = make("Details", owner)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, autorep=True)
    with qtbot.assertNotEmitted(button.clicked):
        QApplication.sendEvent(button, held)
    assert held.isAccepted()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


@pytest.mark.parametrize("make", [Button, SuggestionChip])
def test_an_id_is_shown_as_it_is(page: QWidget, make: Callable[[str, QWidget], QPushButton]) -> None:
    button = make("Use A&B", page)
    assert (spoken_name(button), button.shortcut().isEmpty()) == ("Use A&B", True)
    assert button.sizeHint().width() > make("Use AB", page).sizeHint().width()


def test_a_tool_tip_takes_no_id_for_markup(page: QWidget) -> None:
    button = Button("Back to <b>1</b>", page, icon="back")
    button.set_words_shown(False)
    assert button.toolTip() == "Back to ‹b>1‹/b>"
