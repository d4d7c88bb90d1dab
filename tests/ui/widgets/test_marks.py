"""The marks: a shape and a sign for each meaning, filled or hollow, in every size."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import Tone, own_scheme, palette_of, scheme_of, tone_colours
from kit_desktop.ui.widgets.marks import OutcomeMark, _outline, _sign, mark_icon, paint_sign

PALETTE = palette_of(own_scheme(dark=False))


PLACES = [(x + 0.5, y + 0.4) for x in range(40) for y in range(40)]


def holds(path: QPainterPath) -> list[bool]:
    """Which places of the box of 40 lie within a shape."""
    return [path.contains(QPointF(*place)) for place in PLACES]


def drawn(tone: Tone) -> QImage:
    """A sign alone, black on white, ten times as large as its box says."""
    image = QImage(400, 400, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(10, 10)
    paint_sign(painter, tone, QPen(Qt.GlobalColor.black, 3.6))
    painter.end()
    return image


def ink(image: QImage) -> set[tuple[int, int]]:
    return {(x, y) for x in range(0, 400, 5) for y in range(0, 400, 5) if image.pixelColor(x, y).black() > 128}


@pytest.mark.parametrize("tone", Tone)
def test_a_shape_is_the_same_left_and_right_and_stays_in_its_box(tone: Tone) -> None:
    path = _outline(tone)
    assert holds(path) == [path.contains(QPointF(40 - x, y)) for x, y in PLACES]
    box = path.boundingRect()
    assert box.left() + box.right() == 40
    assert (0 < box.top() < 4, 35 < box.bottom() < 40) == (True, True)
    if tone is not Tone.WARNING:
        assert holds(path) == [path.contains(QPointF(x, 40 - y)) for x, y in PLACES]


def test_shapes_that_differ_in_meaning_differ_in_form() -> None:
    shapes = {tone: holds(_outline(tone)) for tone in Tone}
    for one, other in combinations((Tone.GOOD, Tone.WARNING, Tone.BAD, Tone.MISSING), 2):
        assert sum(a != b for a, b in zip(shapes[one], shapes[other], strict=True)) > 20


@pytest.mark.parametrize("tone", Tone)
def test_a_sign_stands_within_its_shape(tone: Tone) -> None:
    outline, sign = _outline(tone), ink(drawn(tone))
    assert sign
    assert all(outline.contains(QPointF(x / 10, y / 10)) for x, y in sign)


@pytest.mark.parametrize("tone", [Tone.BAD, Tone.WARNING, Tone.NEUTRAL])
def test_crosses_exclamations_and_dots_stand_in_the_middle(tone: Tone) -> None:
    left, right = (_sign(tone).boundingRect().left(), _sign(tone).boundingRect().right())
    assert left + right == pytest.approx(40, abs=0.2)


def test_no_two_signs_are_alike() -> None:
    signs = {tone: ink(drawn(tone)) for tone in Tone}
    assert all(len(signs[one] ^ signs[other]) > 10 for one, other in combinations(Tone, 2))


def test_the_question_mark_is_one_curve_over_a_dot(qapp: object) -> None:
    sign = ink(drawn(Tone.MISSING))
    at = {row: sorted(x for x, y in sign if y == row) for row in (150, 220, 295)}
    assert (min(at[150]), max(at[150])) == pytest.approx((135, 275), abs=10), "two sides"
    assert not [x for x in at[150] if 180 <= x <= 230], "and nothing between them"
    assert 185 <= min(at[220]) <= max(at[220]) <= 225, "the stem"
    assert 185 <= min(at[295]) <= max(at[295]) <= 215, "the dot"
    assert not [y for _, y in sign if 262 <= y <= 270], "a gap between them"


@pytest.mark.parametrize("tone", Tone)
def test_filled_it_has_its_colour_and_hollow_it_has_none(qtbot: QtBot, tone: Tone) -> None:
    mark = OutcomeMark(size=80)
    qtbot.addWidget(mark)
    mark.setPalette(PALETTE)
    assert mark.size() == QSize(80, 80)

    def colours() -> set[str]:
        image = mark.grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(80) for y in range(80)}

    own, quiet = tone_colours(tone, PALETTE), scheme_of(PALETTE).text2.name()
    mark.set_tone(tone)
    assert mark.tone is tone
    assert {own.mark.name(), own.on_mark.name()} <= colours()
    assert mark.grab().toImage().pixelColor(40, 70).name() == own.mark.name()
    mark.set_tone(tone, hollow=True)
    assert own.mark.name() not in colours() - {quiet}
    assert quiet in colours()


def test_an_icon_is_sharp_on_both_kinds_of_screens(qapp: object) -> None:
    icon = mark_icon(Tone.GOOD, PALETTE, 18)
    for scale in (1, 2):
        pixmap = icon.pixmap(QSize(18, 18), scale)
        assert (pixmap.size(), pixmap.devicePixelRatio()) == (QSize(18, 18) * scale, scale)
        image = pixmap.toImage()
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(9 * scale, 3 * scale).name() == tone_colours(Tone.GOOD, PALETTE).mark.name()
        assert image.pixelColor(image.width() - 1, image.height() // 2).alpha() > 0
