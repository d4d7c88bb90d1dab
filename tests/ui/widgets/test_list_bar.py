"""The bar of a whole in its parts."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import TextSize, Tone, own_scheme, palette_of, scheme_of, sized, tone_colours
from kit_desktop.ui.widgets.list_bar import ListBar, Part

PALETTE = palette_of(own_scheme(dark=False))


def test_the_smallest_part_of_a_list_is_still_seen_and_clicked(qtbot: QtBot) -> None:
    bar = ListBar()
    qtbot.addWidget(bar)
    bar.resize(400, 20)
    bar.show_parts(
        [Part("many", Tone.GOOD, 9999, "Delivered"), Part("one", Tone.BAD, 1, "Not delivered"), Part("none", None, 0, "")]
    )
    segments = bar.segments()
    assert [part.value for part, _ in segments] == ["many", "one"]
    assert segments[1][1].width() >= 5
    assert segments[-1][1].right() == pytest.approx(400)
    assert bar.accessibleName() == "Delivered 9999, Not delivered 1"
    with qtbot.waitSignal(bar.clicked) as heard:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(398, 10))
    assert heard.args == ["one"]


def shown(qtbot: QtBot, *numbers: tuple[Tone | None, int], width: int = 400, thin: bool = False) -> ListBar:
    bar = ListBar(thin=thin)
    qtbot.addWidget(bar)
    bar.setPalette(PALETTE)
    bar.resize(width, 8 if thin else 20)
    bar.show_parts([Part(place, tone, number, "") for place, (tone, number) in enumerate(numbers)])
    return bar


def test_parts_share_the_room_as_their_numbers_do(qtbot: QtBot) -> None:
    bar = shown(qtbot, (Tone.GOOD, 3), (Tone.BAD, 1), width=402)
    places = [(box.left(), box.width(), box.height()) for _, box in bar.segments()]
    assert places == [(0, 300, 20), (302, 100, 20)]
    one = shown(qtbot, (Tone.GOOD, 7))
    assert [(box.left(), box.width()) for _, box in one.segments()] == [(0, 400)]
    narrow = shown(qtbot, *[(Tone.GOOD, 1)] * 4, width=16)
    assert [box.width() for _, box in narrow.segments()] == [5] * 4
    thousands = shown(qtbot, (Tone.GOOD, 5000), (Tone.BAD, 1), (Tone.MISSING, 5000), width=404)
    assert [box.width() for _, box in thousands.segments()] == pytest.approx([197.5, 5, 197.5])


def test_each_part_has_its_tones_colour_and_what_is_not_known_yet_is_pale(qtbot: QtBot) -> None:
    scheme = scheme_of(PALETTE)
    image = shown(qtbot, (Tone.GOOD, 1), (None, 1), width=402).grab().toImage()
    assert image.pixelColor(190, 10).name() == tone_colours(Tone.GOOD, PALETTE).mark.name()
    assert image.pixelColor(300, 10).name() == scheme.hairline.name()
    assert shown(qtbot).grab().toImage().pixelColor(200, 10).name() == scheme.track.name()


def inked(bar: ListBar) -> list[int]:
    """In which columns anything stands on the only part."""
    image = bar.grab().toImage()
    ground = tone_colours(bar._parts[0].tone, bar.palette()).mark.name()  # type: ignore[arg-type]
    return [x for x in range(7, bar.width() - 7) if any(image.pixelColor(x, y).name() != ground for y in range(3, 17))]


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to draw with")
def test_the_sign_and_the_number_stand_at_the_left_where_there_is_room(qtbot: QtBot) -> None:
    wide = inked(shown(qtbot, (Tone.BAD, 8)))
    sign, number = [x for x in wide if x < 22], [x for x in wide if x >= 22]
    assert (sign[0], sign[-1]) == pytest.approx((4 + 14 * 0.45, 4 + 26 * 0.45), abs=2)
    assert 24 <= number[0] <= 27
    narrow = inked(shown(qtbot, (Tone.BAD, 8), width=30))
    assert narrow[0] + narrow[-1] == pytest.approx(29, abs=1)
    font = sized(QApplication.font(), TextSize.HINT)
    font.setBold(True)
    enough = 4 + 18 + 8 + QFontMetrics(font).horizontalAdvance("8")
    with_number, without = (inked(shown(qtbot, (Tone.BAD, 8), width=width)) for width in (enough, enough - 1))
    assert (with_number[0] == sign[0], without[0] > sign[0]) == (True, True)
    assert inked(shown(qtbot, (Tone.BAD, 8), width=21)) == []
    assert inked(shown(qtbot, (Tone.BAD, 8), width=22)) != []


def test_in_high_contrast_it_has_an_edge(qtbot: QtBot) -> None:
    bar = shown(qtbot, (Tone.BAD, 8))
    bar.setPalette(QPalette(Qt.GlobalColor.black, Qt.GlobalColor.white))
    scheme = scheme_of(bar.palette())
    bar.show_parts([Part(0, None, 1, "")])
    image = bar.grab().toImage()
    # Half of the pen falls outside.
    assert [image.pixelColor(200, y).name() for y in (0, 1)] == [scheme.text.name(), scheme.hairline.name()]


def test_what_waits_has_a_dial_around_its_hands(qtbot: QtBot) -> None:
    bar = shown(qtbot, (Tone.WAITING, 8), width=30)
    hands = inked(bar)
    assert hands[-1] - hands[0] == pytest.approx(2 * 15 * 0.45 + 2, abs=2)
    image = bar.grab().toImage()
    left, right, top, bottom = (image.pixelColor(*place).lightness() for place in ((7, 10), (22, 10), (15, 2), (15, 17)))
    assert (left, top) == pytest.approx((right, bottom), abs=5), "in the middle"


def test_a_thin_bar_has_no_signs_and_is_not_clicked(qtbot: QtBot) -> None:
    thin, usual = shown(qtbot, (Tone.BAD, 8), thin=True), shown(qtbot, (Tone.BAD, 8))
    image = thin.grab().toImage()
    assert {image.pixelColor(x, 4).name() for x in range(4, 390)} == {tone_colours(Tone.BAD, PALETTE).mark.name()}
    heard: list[object] = []
    thin.clicked.connect(heard.append)
    qtbot.mouseClick(thin, Qt.MouseButton.LeftButton, pos=QPoint(100, 4))
    assert heard == []
    assert thin.sizeHint() == QSize(170, 8)
    assert usual.sizeHint() == QSize(200, max(20, usual.fontMetrics().height() + 4))
    assert usual.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert thin.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_double_click_is_one_click(qtbot: QtBot) -> None:
    bar = shown(qtbot, (Tone.GOOD, 1))
    with qtbot.assertNotEmitted(bar.clicked):
        qtbot.mouseDClick(bar, Qt.MouseButton.LeftButton)
