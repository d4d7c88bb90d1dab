"""The menus and their keys. Each entry has its place, in whatever order the rooms of the window bring theirs."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QMainWindow, QMenu

from kit_desktop.ui.theme import scheme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Place(IntEnum):
    """Where an entry stands: hundreds are the menu, tens the group between two separators."""

    LOOK_UP = 100
    LOOK_UP_AGAIN = 101
    WATCH = 102
    SAVE_XML = 103
    SWITCH_ACCOUNT = 110
    ACCOUNT = 111
    SETTINGS = 112
    QUIT = 120
    COPY_TICKET = 200
    FIND = 201
    GO_TO_ID = 202
    WRITE_TO_KIT = 203
    TAB = 300
    ANSWERS = 400
    SHORTCUTS = 401
    PRACTICE = 410
    CONNECTION_CHECK = 420
    DIAGNOSTICS = 421
    ABOUT = 430


class Menus:
    """Adds entries to the window's menu bar. Every one gets a role: on macOS Qt would guess one from the translated text.

    `titles` are those of the menus, in their order.
    """

    def __init__(self, window: QMainWindow, titles: Iterable[str]) -> None:
        bar = window.menuBar()
        self._window = window
        self.colour()
        self._menus = {number: bar.addMenu(text) for number, text in enumerate(titles, 1)}
        self._entries: list[tuple[Place, QAction]] = []

    def colour(self) -> None:
        """Give the bar the colours of the header, to which it belongs; elsewhere than on macOS it is part of the window."""
        palette = QPalette(self._window.palette())
        palette.setColor(QPalette.ColorRole.Window, scheme_of(palette).chrome)
        self._window.menuBar().setPalette(palette)

    def add(
        self,
        place: Place,
        text: str,
        slot: Callable[[], object],
        keys: str | QKeySequence.StandardKey | None = None,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        """Add one entry, behind those of the same place; `keys` as `Ctrl+L` or one of the system's standard keys."""
        action = QAction(text, self._window)
        action.setMenuRole(role)
        # F5 held down would ask again with every answer.
        action.setAutoRepeat(False)
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts(QKeySequence.keyBindings(keys) or [])
        elif keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        self._put(place, action)
        return action

    def add_menu(self, place: Place, menu: QMenu) -> None:
        """Add a menu within one of the menus."""
        self._put(place, menu.menuAction())

    def _put(self, place: Place, action: QAction) -> None:
        self._entries.append((place, action))
        self._entries.sort(key=lambda entry: entry[0])
        menu = self._menus[place // 100]
        # Not `clear`: PySide takes that for the end of the actions, whoever owns them.
        for old in menu.actions():
            menu.removeAction(old)
            if old.isSeparator():
                old.deleteLater()
        here = [(each, known) for each, known in self._entries if each // 100 == place // 100]
        group = here[0][0] // 10
        for each, known in here:
            if each // 10 != group:
                menu.addSeparator()
            group = each // 10
            menu.addAction(known)
