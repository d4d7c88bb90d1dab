"""Light or dark as chosen or as the system has it, and the system's own colours where it asks for more contrast."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette

from kit_desktop.core.settings.settings import Appearance
from kit_desktop.ui.theme import is_dark, own_scheme, palette_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}

_WITHOUT_PALETTE = "windowsvista"
"""The style of Windows 10 draws fields and buttons white whatever the palette says: in dark, white words on white."""


class SystemAppearance(QObject):
    """Shows the program as chosen, and again when the system changes between light, dark and high contrast."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self._qt = qt
        self._chosen = Appearance.SYSTEM
        # Asked for on Windows alone: the type of a style is slow to make.
        if sys.platform == "win32" and qt.style().name() == _WITHOUT_PALETTE:
            qt.setStyle("Fusion")
        hints = qt.styleHints()
        hints.colorSchemeChanged.connect(self._on_changed)
        # Since Qt 6.10.
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._on_changed)

    def use(self, chosen: Appearance) -> None:
        """Show the program like this from now on."""
        self._chosen = chosen
        apply_appearance(self._qt, chosen)

    def _on_changed(self) -> None:
        if self._chosen is Appearance.SYSTEM:
            apply_appearance(self._qt, self._chosen)


def apply_appearance(qt: QApplication, appearance: Appearance) -> None:
    """Show the program light, dark, or as the system has it now."""
    qt.setPalette(QPalette())
    hints = qt.styleHints()
    if hints.colorScheme() != _SCHEMES[appearance]:
        hints.setColorScheme(_SCHEMES[appearance])
    system = qt.palette()
    if wants_contrast(qt, system):
        # The roles as they are, but no text at half strength.
        system.setColor(QPalette.ColorRole.PlaceholderText, system.color(QPalette.ColorRole.Text))
        qt.setPalette(system)
        return
    dark = is_dark(system) if appearance is Appearance.SYSTEM else appearance is Appearance.DARK
    qt.setPalette(palette_of(own_scheme(dark=dark, system_accent=system.color(QPalette.ColorRole.Accent))))


def wants_contrast(qt: QApplication, system: QPalette) -> bool:
    """Whether the system asks for high contrast, by its own word or by a palette of pure black and white."""
    hints = qt.styleHints()
    if hasattr(hints, "accessibility") and hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return True
    role = QPalette.ColorRole
    surfaces = {system.color(which).name() for which in (role.Window, role.Base, role.Button)}
    texts = {system.color(which).name() for which in (role.WindowText, role.Text)}
    return (surfaces, texts) in [({"#000000"}, {"#ffffff"}), ({"#ffffff"}, {"#000000"})]
