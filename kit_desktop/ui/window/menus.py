"""The menus and their keys, placed as each system has it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu


class MenuTexts(NamedTuple):
    """The titles of the four menus, translated by the window."""

    file: str
    edit: str
    view: str
    help: str


class Menus:
    """Adds actions to the window's menu bar. Every action gets a role: on macOS Qt would guess one from the translated text."""

    def __init__(self, window: QMainWindow, texts: MenuTexts) -> None:
        bar = window.menuBar()
        self._window = window
        self.file: QMenu = bar.addMenu(texts.file)
        self.edit: QMenu = bar.addMenu(texts.edit)
        self.view: QMenu = bar.addMenu(texts.view)
        self.help: QMenu = bar.addMenu(texts.help)

    def add(
        self,
        menu: QMenu,
        text: str,
        slot: Callable[[], object],
        keys: str | QKeySequence.StandardKey | None = None,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        """Add one action; `keys` as `Ctrl+L` or one of the system's standard keys."""
        action = QAction(text, self._window)
        action.setMenuRole(role)
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts(QKeySequence.keyBindings(keys) or [])
        elif keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    @property
    def preferences_keys(self) -> str:
        """Qt has no standard key for this on Windows."""
        return "Ctrl+,"

    @property
    def quit_keys(self) -> str:
        """Ctrl+Q everywhere: Qt's standard key is empty on Windows."""
        return "Ctrl+Q"

    @property
    def is_mac(self) -> bool:
        """Whether Settings, About and Quit move to the program's own menu."""
        return sys.platform == "darwin"
