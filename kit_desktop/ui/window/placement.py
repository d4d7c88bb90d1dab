"""Where a window stands: remembered when it closes, found again on a screen that exists, and brought to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kit_desktop.core.settings.settings import WindowPlace
from kit_desktop.ui.widgets.layouts import FRAME

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FIRST_SIZE = QSize(1000, 700)


def put_in_place(window: QWidget, place: WindowPlace | None) -> None:
    """Put the window where it was, moved onto a screen that exists and no smaller than its minimum; else at a good size."""
    if place is None:
        room = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(_FIRST_SIZE.boundedTo(room.marginsRemoved(FRAME).size()))
        return
    smallest = window.minimumSize()
    wanted = QRect(place.x, place.y, max(place.width, smallest.width()), max(place.height, smallest.height()))
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    overlaps = [(wanted & room, room) for room in rooms]
    overlap, room = max(overlaps, key=lambda pair: pair[0].width() * pair[0].height())
    if overlap != wanted:
        # The place is the window's without its frame, and a title bar above the screen's edge cannot be taken hold of.
        room = room.marginsRemoved(FRAME)
        wanted.setSize(wanted.size().boundedTo(room.size()))
        wanted.moveLeft(min(max(wanted.left(), room.left()), room.right() - wanted.width() + 1))
        wanted.moveTop(min(max(wanted.top(), room.top()), room.bottom() - wanted.height() + 1))
    window.setGeometry(wanted)
    if place.maximized:
        window.showMaximized()


def place_of(window: QWidget) -> WindowPlace:
    """Where the window is now, in device-independent pixels; of a maximized one, where it would go back to."""
    place = window.normalGeometry() if window.isMaximized() else window.geometry()
    return WindowPlace(place.x(), place.y(), place.width(), place.height(), window.isMaximized())


def bring_to_front(window: QWidget) -> None:
    """Show the window before all others; where the system does not allow it, it asks for attention in the task bar."""
    if window.isMinimized():
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
    if not window.isActiveWindow():
        QApplication.alert(window)
