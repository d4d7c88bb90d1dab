"""What a window's first picture does without, attached after it: piece by piece, or at once where it is wanted."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.pages import Tab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit_desktop.core.lookup import LookupQuery


class Room(Enum):
    """What is attached, in its order where nothing is wanted sooner."""

    ACCOUNT = auto()
    ANSWER = auto()
    HISTORY = auto()
    LISTS = auto()
    MENUS = auto()


_SOON_MS = 10
_ANSWER_FIRST_MS = 500
_OF_TAB = {Tab.XML: Room.ANSWER, Tab.HISTORY: Room.HISTORY, Tab.LISTS: Room.LISTS}


class Rooms(QObject):
    """Attaches the rooms of one window, a piece in each turn of the event loop, so that keys and clicks come in between.

    Each room is a function whose every `yield` ends a piece, and may say for how many milliseconds the next waits; what hears
    the window comes in the last. `complete` follows when all are attached; before it, what was pressed for an entry of a menu
    that a room still had to bring.
    """

    complete = Signal()

    def __init__(self, window: MainWindow, rooms: dict[Room, Callable[[], Iterator[int]]]) -> None:
        super().__init__(window)
        self._window = window
        self._waiting = {room: rooms[room]() for room in Room}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)
        self._pressed: list[QKeySequence] = []
        window.installEventFilter(self)
        window.lookup_requested.connect(self._on_lookup_requested)
        window.bar.several_ids_pasted.connect(self._on_several_ids_pasted)
        window.tabs.bar.currentChanged.connect(self._on_tab_changed)
        for menu in window.menuBar().findChildren(QMenu):
            # It must not grow under the pointer.
            menu.aboutToShow.connect(self.finish)

    def begin(self) -> None:
        """Attach them in the turns of the event loop that come."""
        if self._waiting and not self._timer.isActive():
            self._timer.start(_SOON_MS)

    def finish(self) -> None:
        """Attach now what is not attached yet."""
        for room in list(self._waiting):
            self._need(room)

    def _need(self, room: Room) -> bool:
        """Attach this room now; whether it was not attached before."""
        pieces = self._waiting.get(room)
        if pieces is None:
            return False
        for _ in pieces:
            pass
        self._attached(room)
        return True

    def _on_turn(self) -> None:
        room = next(iter(self._waiting))
        try:
            self._timer.setInterval(next(self._waiting[room]))
        except StopIteration:
            self._timer.setInterval(0)
            self._attached(room)

    def _attached(self, room: Room) -> None:
        del self._waiting[room]
        if not self._waiting:
            self._timer.stop()
            self._window.removeEventFilter(self)
            for keys in self._pressed:
                self._press(keys)
            self.complete.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Keys come to the window where no entry and nothing with the keyboard has taken them."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._pressed.append(QKeySequence(event.keyCombination()))
        return super().eventFilter(watched, event)

    def _press(self, keys: QKeySequence) -> None:
        # As with any key: over a dialog (the account's, at the first start) it means nothing.
        if QApplication.activeModalWidget() is None:
            for action in self._window.findChildren(QAction):
                if keys in action.shortcuts():
                    action.trigger()

    # A signal does not reach what is connected while it is sent: it is sent once more.

    def _on_lookup_requested(self, query: LookupQuery) -> None:
        if self._need(Room.ACCOUNT):
            self._window.lookup_requested.emit(query)
        elif self._waiting:
            # The answer comes first, and with it what it still imports.
            self._timer.start(_ANSWER_FIRST_MS)

    def _on_several_ids_pasted(self, text: str) -> None:
        if self._need(Room.LISTS):
            self._window.bar.several_ids_pasted.emit(text)

    def _on_tab_changed(self, index: int) -> None:
        room = _OF_TAB.get(Tab(index))
        if room is not None and self._need(room):
            self._window.tabs.bar.currentChanged.emit(index)


def types_of_styles() -> Iterator[int]:
    """Make what Qt hands to a style that is written in Python, piece by piece.

    PySide makes a type when it is first wanted: at the first call of such a style these all at once.
    """
    options = [name for name in dir(QtWidgets) if name.startswith("QStyleOption")]
    for name in ("QStyle", "QAbstractItemView", "QListView", *options):
        getattr(QtWidgets, name)
        yield 0
