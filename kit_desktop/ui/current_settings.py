"""The settings in force: one value that every room of a window reads, and hears of when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from kit_desktop.core.settings.settings import Settings


class CurrentSettings(QObject):
    """`changed` carries the new Settings; whoever wants others calls `change`, and the program saves them."""

    changed = Signal(object)

    def __init__(self, value: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = value

    @property
    def value(self) -> Settings:
        """The settings as they are now."""
        return self._value

    def change(self, settings: Settings) -> None:
        """Use these from now on, but for what is locked."""
        changed = settings.locked_as_in(self._value)
        if changed != self._value:
            self._value = changed
            self.changed.emit(changed)
