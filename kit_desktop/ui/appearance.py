"""Light or dark as chosen. Where the platform cannot switch by itself (plain X11), the palette is exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from kit_desktop.core.settings.store import Appearance
from kit_desktop.ui.theme import is_dark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


def apply_appearance(qt: QApplication, appearance: Appearance) -> None:
    """Show the program light, dark, or as the system has it."""
    qt.setPalette(QPalette())
    qt.styleHints().setColorScheme(_SCHEMES[appearance])
    if appearance is Appearance.DARK and not is_dark(qt.palette()):
        qt.setPalette(_dark_palette())
    elif appearance is Appearance.LIGHT and is_dark(qt.palette()):
        qt.setPalette(QPalette(QColor("#efefef"), QColor("#f2f3f5")))


def _dark_palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor("#32373d"), QColor("#1f2226"))
    for which, colour in {
        role.Window: "#1f2226",
        role.WindowText: "#eef1f4",
        role.Base: "#25292e",
        role.AlternateBase: "#2c3137",
        role.Text: "#eef1f4",
        role.Button: "#32373d",
        role.ButtonText: "#eef1f4",
        role.ToolTipBase: "#32373d",
        role.ToolTipText: "#eef1f4",
        role.PlaceholderText: "#98a1ab",
        role.Highlight: "#2f6fd0",
        role.HighlightedText: "#ffffff",
        role.Link: "#6ea8fe",
        role.BrightText: "#ff7b72",
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor("#7d868f"))
    return palette
