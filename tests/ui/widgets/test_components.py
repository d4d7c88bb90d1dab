"""The components: what they say, how they are used by keys and mouse, and that each can be painted in every palette."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import own_scheme, palette_of, scheme_of

from .component_sheet import ComponentSheet


def contrast_palette() -> QPalette:
    """White on black, as a system for weak eyes has it."""
    palette = QPalette(QColor("#000000"), QColor("#000000"))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(role, QColor("#ffffff"))
    return palette


@pytest.mark.parametrize(
    "palette",
    [palette_of(own_scheme(dark=False)), palette_of(own_scheme(dark=True)), contrast_palette()],
    ids=["light", "dark", "contrast"],
)
def test_every_component_is_painted_in_every_palette(qtbot: QtBot, qapp: QApplication, palette: QPalette) -> None:
    before = QPalette(qapp.palette())
    qapp.setPalette(palette)
    try:
        sheet = ComponentSheet()
        qtbot.addWidget(sheet)
        sheet.show()
        qtbot.waitExposed(sheet)
        image = sheet.grab().toImage()
        assert image.pixelColor(4, 4) == scheme_of(palette).canvas
        colours = {image.pixelColor(x, y).name() for x in range(0, 1000, 3) for y in range(0, image.height(), 3)}
        assert scheme_of(palette).is_contrast or scheme_of(palette).accent.name() in colours
        assert (own_scheme(dark=False).tint.name() in colours) is (palette == palette_of(own_scheme(dark=False)))
    finally:
        qapp.setPalette(before)
