"""Colours that can be read, in light and dark."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from kit_desktop.core.settings.settings import Appearance
from kit_desktop.ui.appearance import apply_appearance
from kit_desktop.ui.theme import (
    TextSize,
    Tone,
    blend,
    contrast,
    is_dark,
    own_scheme,
    palette_of,
    scheme_of,
    sized,
    tone_colours,
)


@pytest.fixture(params=[Appearance.LIGHT, Appearance.DARK])
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> QPalette:
    """The palette of that appearance."""
    apply_appearance(qapp, request.param)
    found = QPalette(qapp.palette())
    assert is_dark(found) is (request.param is Appearance.DARK)
    apply_appearance(qapp, Appearance.SYSTEM)
    return found


@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_can_be_read(palette: QPalette, tone: Tone) -> None:
    colours = tone_colours(tone, palette)
    text = palette.color(QPalette.ColorRole.WindowText)
    assert contrast(text, colours.surface) >= 7
    assert contrast(colours.mark, colours.surface) >= 4.5
    assert contrast(colours.mark, palette.color(QPalette.ColorRole.Base)) >= 4.5
    assert contrast(colours.on_mark, colours.mark) >= 4.5


def test_text_that_stands_back_can_be_read_too(palette: QPalette) -> None:
    scheme = scheme_of(palette)
    grounds = (scheme.canvas, scheme.chrome, scheme.surface, scheme.raised, scheme.track, scheme.tint, scheme.selection)
    for ground in grounds:
        assert contrast(scheme.text2, ground) >= 4.5
        assert contrast(scheme.text, ground) >= 7
    for tone in Tone:
        assert contrast(scheme.text2, tone_colours(tone, palette).surface) >= 4.5


def test_edges_and_the_accent_can_be_seen(palette: QPalette) -> None:
    scheme = scheme_of(palette)
    assert contrast(scheme.outline, scheme.surface) >= 3
    assert contrast(scheme.accent, scheme.surface) >= 4.5
    assert contrast(scheme.on_accent, scheme.accent) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_a_palette_knows_its_scheme(dark: bool) -> None:
    scheme = own_scheme(dark=dark)
    palette = palette_of(scheme)
    assert scheme_of(palette) == scheme
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    assert scheme_of(palette).surface == scheme.surface


@pytest.mark.parametrize(("accent", "taken"), [("#b00020", True), ("#ffe070", False)])
def test_the_systems_accent_is_taken_where_it_can_be_read(accent: str, taken: bool) -> None:
    scheme = own_scheme(dark=False, system_accent=QColor(accent))
    assert (scheme.accent == QColor(accent)) is taken
    assert contrast(scheme.on_accent, scheme.accent) >= 4.5
    assert scheme_of(palette_of(scheme)).accent == scheme.accent


def test_ordinary_text_can_be_read(palette: QPalette) -> None:
    role = QPalette.ColorRole
    for front, back in ((role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button)):
        assert contrast(palette.color(front), palette.color(back)) >= 7


def test_blending() -> None:
    black, white = QColor("black"), QColor("white")
    assert blend(black, white, 0) == black
    assert blend(black, white, 1) == white
    mixed = blend(QColor(200, 100, 40), QColor(0, 200, 240), 0.25)
    assert [round(255 * part) for part in _parts(mixed)] == [150, 125, 90]


def simulated(colour: QColor, matrix: tuple[tuple[float, float, float], ...]) -> tuple[float, float, float]:
    """The colour as linear RGB, as somebody sees it who lacks one kind of cone."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    red, green, blue = (min(1.0, max(0.0, sum(f * part for f, part in zip(row, linear, strict=True)))) for row in matrix)
    return red, green, blue


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def lab(linear: tuple[float, float, float]) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of linear sRGB."""
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(f * part for f, part in zip(row, linear, strict=True)) / most for row, most in zip(to_xyz, white, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(first: QColor, second: QColor, matrix: tuple[tuple[float, float, float], ...]) -> float:
    """Delta E (CIE 1976) of two colours under a simulated sight."""
    return math.dist(lab(simulated(first, matrix)), lab(simulated(second, matrix)))


SIGHTS = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red cones": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green cones": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}
"""Machado, Oliveira, Fernandes 2009, severity 1.0: matrices for linear RGB."""


def test_the_measure_knows_colours_that_are_confused() -> None:
    red, green = QColor("#b35a00"), QColor("#6e7b00")
    assert difference(red, green, SIGHTS["all cones"]) > 40
    assert difference(red, green, SIGHTS["no green cones"]) < 15
    assert difference(QColor("black"), QColor("white"), SIGHTS["no red cones"]) == pytest.approx(100, abs=0.5)


@pytest.mark.parametrize("sight", list(SIGHTS))
@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(*pair, id=f"{pair[0].name} {pair[1].name}".lower())
        for pair in combinations((Tone.GOOD, Tone.WAITING, Tone.BAD, Tone.MISSING), 2)
    ],
)
def test_states_are_told_apart_by_colour_too(palette: QPalette, first: Tone, second: Tone, sight: str) -> None:
    marks = [tone_colours(tone, palette).mark for tone in (first, second)]
    assert difference(marks[0], marks[1], SIGHTS[sight]) >= 15


@pytest.mark.parametrize("grey", ["#000000", "#404040", "#5a5a5e"])
def test_a_grey_is_no_accent(grey: str) -> None:
    assert own_scheme(dark=False, system_accent=QColor(grey)) == own_scheme(dark=False)


@pytest.mark.parametrize(("dark", "apart"), [(False, 1.03), (True, 1.25)])
def test_the_systems_accent_tints_as_much_as_our_own(dark: bool, apart: float) -> None:
    own = own_scheme(dark=dark)
    # Another colour by a hair, so that the tints are made of it.
    with_accent = own_scheme(dark=dark, system_accent=own.accent.lighter(101))
    assert with_accent.accent != own.accent
    for ours, made in ((own.tint, with_accent.tint), (own.selection, with_accent.selection)):
        assert contrast(ours, made) < apart


@pytest.mark.parametrize("unit", ["pixels", "points"])
def test_roles_of_text_differ_in_size(unit: str) -> None:
    font = QFont()
    if unit == "pixels":
        font.setPixelSize(26)
    else:
        font.setPointSizeF(26.0)

    def height(size: TextSize) -> float:
        made = sized(font, size)
        return made.pixelSize() if unit == "pixels" else made.pointSizeF()

    heights = {size: height(size) for size in TextSize}
    assert sorted(heights, key=lambda size: -heights[size]) == list(TextSize)
    assert heights[TextSize.BODY] == 26
    small = {heights[size] for size in (TextSize.SMALL, TextSize.SMALL_EMPHASIS, TextSize.SMALL_STRONG)}
    assert len(small) == 1
    assert heights[TextSize.HINT] < small.pop() < heights[TextSize.BODY] < heights[TextSize.VALUE]
