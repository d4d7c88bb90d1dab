"""The settings dialog in a window's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from kit_desktop.ui.window.menus import Place

if TYPE_CHECKING:
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.window.main_window import MainWindow


class SettingsController(QObject):
    """Opens the settings, from the menu and where an answer says that they are the cause."""

    def __init__(self, window: MainWindow, settings: CurrentSettings, *, practice: bool) -> None:
        super().__init__(window)
        self._window, self._settings, self._practice = window, settings, practice
        # Qt has no standard keys for this on Windows.
        window.menus.add(Place.SETTINGS, self.tr("&Settings…"), self.open, "Ctrl+,", QAction.MenuRole.PreferencesRole)
        window.result.settings_requested.connect(self.open)

    def open(self) -> None:
        """Open the settings."""
        from kit_desktop.ui.settings.dialog import SettingsDialog  # noqa: PLC0415  # the start need not wait for it

        dialog = SettingsDialog(self._settings.value, self._window, practice=self._practice)
        dialog.changed.connect(self._settings.change)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
