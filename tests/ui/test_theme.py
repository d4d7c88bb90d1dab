"""Colours that can be read, in light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from kit_desktop.core.settings.store import Appearance
from kit_desktop.ui.appearance import apply_appearance, wants_contrast
from kit_desktop.ui.theme import Tone, blend, contrast, is_dark, own_scheme, palette_of, scheme_of, tone_colours


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


def test_where_the_system_asks_for_contrast_its_own_colours_are_used_and_no_tints(qapp: QApplication) -> None:
    system = QPalette(QColor("#000000"), QColor("#000000"))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        system.setColor(role, QColor("#ffffff"))
    assert wants_contrast(qapp, system)
    assert not wants_contrast(qapp, palette_of(own_scheme(dark=True)))
    scheme = scheme_of(system)
    assert scheme.is_contrast
    assert scheme.is_dark
    assert scheme.edge_width == 2
    for tone in Tone:
        colours = tone_colours(tone, system)
        assert {colours.surface.name(), colours.chip.name()} == {"#000000"}
        assert contrast(colours.mark, colours.surface) == pytest.approx(21)


def test_ordinary_text_can_be_read(palette: QPalette) -> None:
    role = QPalette.ColorRole
    for front, back in ((role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button)):
        assert contrast(palette.color(front), palette.color(back)) >= 7


def test_blending() -> None:
    black, white = QColor("black"), QColor("white")
    assert blend(black, white, 0) == black
    assert blend(black, white, 1) == white
