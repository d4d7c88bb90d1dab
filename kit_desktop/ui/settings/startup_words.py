"""What is said when the settings were not as they should be, or could not be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.settings.store import SettingsProblem

if TYPE_CHECKING:
    from kit_desktop.core.settings.store import LoadedSettings

translate = QCoreApplication.translate


def settings_problem_words(loaded: LoadedSettings) -> str:
    """A sentence about what was wrong, or an empty text."""
    if loaded.problem is SettingsProblem.DAMAGED_FILE:
        name = loaded.set_aside.name if loaded.set_aside else "?"
        return translate(
            "Startup", "The settings file was damaged. It was saved as {name}; the default settings are used."
        ).format(name=name)
    if loaded.problem is SettingsProblem.DAMAGED_VALUES:
        keys = ", ".join(loaded.damaged_keys)
        return translate("Startup", "Some settings were damaged and are back at their defaults: {keys}.").format(keys=keys)
    if loaded.problem is SettingsProblem.UNREADABLE:
        return translate("Startup", "The settings file cannot be read. The defaults are used.")
    if loaded.problem is SettingsProblem.NOT_SAVED:
        return translate(
            "Startup",
            "The settings could not be saved. Perhaps the disk is full or read-only. The program tries again when it closes.",
        )
    return ""
