"""Telling a person who looks elsewhere: the system's notification, the task bar, and a mark in the window's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from kit_desktop.ui.watch.words import notice_text, notice_title
from kit_desktop.ui.widgets.icons import window_icon
from kit_desktop.ui.window.placement import bring_to_front

if TYPE_CHECKING:
    from kit_desktop.ui.watch.watched_message import WatchedMessage

_MARK = "● "
_SHOWN_FOR = 15_000


class WatchNotice(QObject):
    """Says that a watch has ended. A dot before the window's title, and the tray icon, which some systems want for a
    notification, are there until the window is looked at."""

    # On the class: Qt still asks the filter after Python's collector has emptied the instance.
    _tray: QSystemTrayIcon | None = None
    _marked = False

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.windowTitleChanged.connect(self._on_title_changed)
        window.installEventFilter(self)

    def tell(self, message: WatchedMessage) -> None:
        """Say how the watch of this message ended."""
        if not self._window.isActiveWindow():
            self._marked = True
            self._on_title_changed(self._window.windowTitle())
            QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(window_icon(), self)
            self._tray.setToolTip("KiT Desktop")
            self._tray.activated.connect(self._on_wanted)
            self._tray.messageClicked.connect(self._on_wanted)
        self._tray.show()
        if QSystemTrayIcon.supportsMessages():
            self._tray.showMessage(notice_title(message), notice_text(message), window_icon(), _SHOWN_FOR)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if self._tray is not None and event.type() in {QEvent.Type.WindowActivate, QEvent.Type.Close}:
            self._tray.hide()
        if self._marked and event.type() is QEvent.Type.WindowActivate:
            self._marked = False
            self._window.setWindowTitle(self._window.windowTitle().removeprefix(_MARK))
        return super().eventFilter(watched, event)

    def _on_title_changed(self, title: str) -> None:
        if self._marked and not title.startswith(_MARK):
            self._window.setWindowTitle(_MARK + title)

    def _on_wanted(self) -> None:
        bring_to_front(self._window)
