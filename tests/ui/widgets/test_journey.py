"""The way of a message as it is drawn and said, beside the answer and under it."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import QSizePolicy
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import TextSize, Tone, own_scheme, palette_of, scheme_of, sized, tone_colours
from kit_desktop.ui.widgets.journey import Journey, Stop, StopState

PALETTE = palette_of(own_scheme(dark=False))
QUIET = scheme_of(PALETTE).text2.name()
DONE, PASSED, NOW, ARRIVED, FAILED, AHEAD = StopState
needs_fonts = pytest.mark.skipif(
    sys.platform == "win32", reason="without a screen Windows has no fonts of its own to draw with"
)
STOPS = (Stop("Gateway", "12:00", DONE), Stop("Operator", "12:01", NOW), Stop("Phone", "not yet", AHEAD))


@pytest.fixture
def journey(qtbot: QtBot) -> Journey:
    journey = Journey()
    qtbot.addWidget(journey)
    journey.setPalette(PALETTE)
    journey.set_stops(STOPS, Tone.WAITING)
    return journey


def drawn(journey: Journey, size: QSize | None = None) -> QImage:
    journey.resize(size or journey.sizeHint())
    return journey.grab().toImage()


def names(image: QImage, xs: range, ys: range) -> list[str]:
    return [image.pixelColor(x, y).name() for x in xs for y in ys]


def is_near(colour: str, other: str) -> bool:
    one, two = QColor(colour), QColor(other)
    return abs(one.red() - two.red()) + abs(one.green() - two.green()) + abs(one.blue() - two.blue()) < 40


def test_its_name_says_the_same_in_words(journey: Journey) -> None:
    states = (PASSED, ARRIVED, FAILED, DONE, NOW, AHEAD)
    journey.set_stops(tuple(Stop(state.name, "t", state) for state in states), Tone.GOOD)
    assert journey.accessibleName() == (
        "The message’s way: PASSED: t, passed; ARRIVED: t, reached; FAILED: t, delivery stopped; DONE: t, reached; "
        "NOW: t, it is here; AHEAD: t"
    )


def test_as_a_row_it_takes_the_width_that_there_is(journey: Journey) -> None:
    line = journey.fontMetrics().lineSpacing()
    assert journey.sizeHint() == QSize(480, 26 + 2 * line)
    assert journey.minimumSizeHint() == QSize(200, 26 + 2 * line)
    assert journey.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
    journey.set_column(True)
    assert journey.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed


def test_as_a_column_it_is_as_wide_as_its_texts_within_limits(journey: Journey) -> None:
    journey.set_column(True)
    row = max(36, 2 * journey.fontMetrics().lineSpacing())
    assert journey.sizeHint() == journey.minimumSizeHint() == QSize(261, 3 * row)
    text = "x" * 30
    journey.set_stops((Stop(text, "12:00", NOW), Stop("y", "", AHEAD)), Tone.WAITING)
    metrics = QFontMetricsF(sized(journey.font(), TextSize.STRONG))
    wanted = 53 + metrics.horizontalAdvance(text) + 14 + metrics.horizontalAdvance("12:00")
    assert journey.sizeHint().width() == min(340, max(261, round(wanted) + 1))
    journey.set_stops((Stop("x" * 99, "12:00", NOW),), Tone.WAITING)
    assert journey.sizeHint() == QSize(340, row)


@needs_fonts
def test_a_larger_font_is_measured_anew(journey: Journey) -> None:
    journey.set_column(True)
    journey.set_stops((Stop("x" * 25, "12:00", DONE),), Tone.WAITING)
    before = journey.sizeHint().width()
    font = journey.font()
    font.setPixelSize(2 * journey.fontMetrics().height())
    journey.setFont(font)
    assert journey.sizeHint().width() > before


def marks_of(journey: Journey, column: bool) -> list[tuple[int, int]]:
    journey.set_column(column)
    journey.resize(journey.sizeHint())
    return [(round(place.x()), round(place.y())) for place in journey._places()]


@pytest.mark.parametrize("column", [False, True])
def test_each_stop_has_the_mark_of_its_state(journey: Journey, column: bool) -> None:
    tone = tone_colours(Tone.WAITING, PALETTE).mark.name()
    (gateway, operator, phone) = marks_of(journey, column)
    image = drawn(journey)
    assert image.pixelColor(*gateway).name() == QUIET, "a filled dot"
    assert image.pixelColor(operator[0], operator[1] + 8).name() == tone, "the mark"
    assert image.pixelColor(*phone).name() not in {QUIET, tone}, "an empty ring"
    journey.set_old(True)
    assert tone not in names(drawn(journey), range(image.width()), range(image.height()))


@pytest.mark.parametrize("column", [False, True])
def test_a_stop_may_have_a_tone_of_its_own(journey: Journey, column: bool) -> None:
    journey.set_stops((Stop("Gateway", "12:00", DONE, Tone.BAD), Stop("Phone", "", NOW)), Tone.GOOD)
    places = marks_of(journey, column)
    image = drawn(journey)
    for (x, y), tone in zip(places, (Tone.BAD, Tone.GOOD), strict=True):
        assert image.pixelColor(x, y + 8).name() == tone_colours(tone, PALETTE).mark.name()


@pytest.mark.parametrize("column", [False, True])
@pytest.mark.parametrize(("state", "dashed"), [(AHEAD, True), (FAILED, True), (NOW, False), (PASSED, False), (ARRIVED, False)])
def test_a_leg_that_was_not_made_is_dashed(journey: Journey, column: bool, state: StopState, dashed: bool) -> None:
    journey.set_stops((Stop("A", "", PASSED), Stop("B", "", state)), Tone.GOOD)
    (x, y), (to_x, to_y) = marks_of(journey, column)
    image = drawn(journey)
    leg = (
        names(image, range(x, x + 1), range(y + 12, to_y - 12))
        if column
        else names(image, range(x + 15, to_x - 15), range(y, y + 1))
    )
    assert len(leg) > 10
    assert all(is_near(each, QUIET) for each in leg) is not dashed
    assert any(is_near(each, QUIET) for each in leg)


def inked(image: QImage, xs: range, ys: range) -> tuple[list[int], list[int]]:
    """Where in that part anything is drawn: columns and rows."""
    empty = image.pixelColor(image.width() - 1, 0)
    found = [(x, y) for x in xs for y in ys if image.pixelColor(x, y) != empty]
    return sorted({x for x, _ in found}), sorted({y for _, y in found})


@needs_fonts
def test_in_a_column_the_name_stands_beside_the_mark_and_the_time_at_the_right(journey: Journey) -> None:
    places = marks_of(journey, True)
    image = drawn(journey)
    edge = tone_colours(Tone.WAITING, PALETTE).edge.name()
    assert names(image, range(1), range(image.height())) == [edge] * image.height()
    for _, y in places:
        xs, ys = inked(image, range(50, image.width()), range(y - 17, y + 17))
        assert 53 <= xs[0] <= 56
        assert image.width() - 4 <= xs[-1] < image.width()
        assert abs((ys[0] + ys[-1]) / 2 - y) <= 4
        gap = max(later - earlier for earlier, later in pairwise(xs))
        assert gap > 14, "between the name and the time"


@needs_fonts
def test_in_a_row_the_time_stands_under_the_name_and_both_under_the_mark(journey: Journey) -> None:
    places = marks_of(journey, False)
    image = drawn(journey)
    for (x, _), stop in zip(places, STOPS, strict=True):
        xs, ys = inked(image, range(max(0, x - 10), min(image.width(), x + 150)), range(22, image.height()))
        assert x - 10 <= xs[0] <= x - 7
        strong = QFontMetricsF(journey._font_of(stop))
        name_bottom = 24 + strong.height()
        assert ys[0] >= 24
        assert [y for y in ys if y < name_bottom]
        assert [y for y in ys if y > name_bottom]
        assert ys[-1] < image.height()


def test_in_a_narrow_row_texts_are_cut_and_do_not_touch(journey: Journey) -> None:
    journey.set_stops(tuple(Stop("x" * 40, "y" * 40, DONE) for _ in range(3)), Tone.GOOD)
    image = drawn(journey, QSize(240, journey.sizeHint().height()))
    xs, _ = inked(image, range(240), range(24, image.height()))
    for end in (80, 160, 240):
        assert not [x for x in xs if end - 7 <= x < end]


@needs_fonts
def test_a_time_is_as_dark_as_a_name_where_it_is_one(journey: Journey) -> None:
    journey.set_column(True)
    text = scheme_of(PALETTE).text.name()

    def darkest(state: StopState) -> str:
        journey.set_stops((Stop("", "■■■", state),), Tone.GOOD)
        image = drawn(journey)
        found = names(image, range(image.width() - 40, image.width()), range(image.height()))
        return min(found, key=lambda name: QColor(name).lightness())

    for state in StopState:
        assert is_near(darkest(state), text if state in {DONE, ARRIVED, FAILED} else QUIET), state


def test_without_stops_nothing_is_drawn(qtbot: QtBot) -> None:
    journey = Journey()
    qtbot.addWidget(journey)
    for column in (False, True):
        journey.set_column(column)
        image = drawn(journey, QSize(60, 60))
        assert len(set(names(image, range(60), range(60)))) == 1
