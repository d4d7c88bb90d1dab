"""A text cursor that stops blinking when nobody types: each time it blinks, the processor wakes and the window is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_RESTS_AFTER_MS = 10_000
"""As GTK has it."""


class RestingCursor(QObject):
    """Lets the cursor of every field stand, seen all the time, some seconds after it was last moved."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self._qt = qt
        self._blinks_ms = qt.cursorFlashTime()
        self._timer = QTimer(self, singleShot=True, interval=_RESTS_AFTER_MS)
        self._timer.timeout.connect(self._on_rest)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._on_moved)
        qt.focusChanged.connect(self._on_moved)
        self._timer.start()

    def _on_moved(self) -> None:
        if self._qt.cursorFlashTime() != self._blinks_ms:
            self._qt.setCursorFlashTime(self._blinks_ms)
        self._timer.start()

    def _on_rest(self) -> None:
        self._qt.setCursorFlashTime(0)
