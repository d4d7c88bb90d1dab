"""Light, dark, or as the system has it; the system's own colours where it asks for contrast."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Appearance
from kit_desktop.ui.appearance import SystemAppearance, apply_appearance, wants_contrast
from kit_desktop.ui.theme import Tone, contrast, is_dark, own_scheme, palette_of, scheme_of, tone_colours


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


def test_fields_are_drawn_in_the_palette_whatever_the_systems_style(qapp: QApplication, qtbot: QtBot) -> None:
    appearance = SystemAppearance(qapp)
    appearance.use(Appearance.DARK)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(200, 40)
    field.show()
    try:
        assert field.grab().toImage().pixelColor(100, 20).lightness() < 60
    finally:
        appearance.use(Appearance.SYSTEM)


@pytest.fixture
def as_before(qapp: QApplication) -> Iterator[QApplication]:
    """The program looks as before afterwards."""
    yield qapp
    apply_appearance(qapp, Appearance.SYSTEM)


@pytest.mark.parametrize(("chosen", "dark"), [(Appearance.LIGHT, False), (Appearance.DARK, True)])
def test_what_is_chosen_is_shown(as_before: QApplication, chosen: Appearance, dark: bool) -> None:
    apply_appearance(as_before, chosen)
    assert is_dark(as_before.palette()) is dark
    assert scheme_of(as_before.palette()).is_dark is dark
    assert not scheme_of(as_before.palette()).is_contrast


def colours(window: str, text: str) -> QPalette:
    palette = QPalette(QColor(window))
    role = QPalette.ColorRole
    for which in (role.Window, role.Base, role.Button):
        palette.setColor(which, QColor(window))
    for which in (role.WindowText, role.Text):
        palette.setColor(which, QColor(text))
    return palette


@pytest.mark.parametrize(
    ("window", "text", "wanted"),
    [
        ("#000000", "#ffffff", True),
        ("#ffffff", "#000000", True),
        ("#000000", "#fffffe", False),
        ("#ffffff", "#1b1f24", False),
        ("#000000", "#000000", False),
    ],
)
def test_pure_black_and_white_is_a_wish_for_contrast(qapp: QApplication, window: str, text: str, wanted: bool) -> None:
    assert wants_contrast(qapp, colours(window, text)) is wanted
    mixed = colours(window, text)
    mixed.setColor(QPalette.ColorRole.Base, QColor("#123456"))
    assert not wants_contrast(qapp, mixed)
