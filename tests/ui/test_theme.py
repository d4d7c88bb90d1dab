"""Colours that can be read, in light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from kit_desktop.core.settings.store import Appearance
from kit_desktop.ui.appearance import apply_appearance
from kit_desktop.ui.theme import Tone, blend, is_dark, secondary_text, tone_colours


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio (WCAG 2)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


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
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        assert contrast(secondary_text(palette), palette.color(role)) >= 4.5
    for tone in Tone:
        assert contrast(secondary_text(palette), tone_colours(tone, palette).surface) >= 4.5


def test_ordinary_text_can_be_read(palette: QPalette) -> None:
    role = QPalette.ColorRole
    for front, back in ((role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button)):
        assert contrast(palette.color(front), palette.color(back)) >= 7


def test_blending() -> None:
    black, white = QColor("black"), QColor("white")
    assert blend(black, white, 0) == black
    assert blend(black, white, 1) == white
