"""The clipboard, which another program may hold at that very moment."""

from __future__ import annotations

import ctypes
import logging
import sys
import time

import shiboken6
from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_log = logging.getLogger(__name__)
_ATTEMPTS = 3
"""Qt itself has tried for a moment by then."""

_EVERY_MS = 100


class Clipboard(QObject):
    """Puts texts on the clipboard. After each, either `copied` or, a moment later, `refused`."""

    copied = Signal()
    refused = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._text = self._html = ""
        self._left = 0
        self._timer = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self._timer.timeout.connect(self._try)

    def put(self, text: str, html: str = "") -> None:
        """Copy a text, and the same as HTML where there is any: whoever pastes takes the one that fits."""
        self._timer.stop()
        self._text, self._html, self._left = text, html, _ATTEMPTS
        self._try()

    def _try(self) -> None:
        self._left -= 1
        # Made anew each time: the clipboard keeps what it is given.
        data = QMimeData()
        data.setText(self._text)
        if self._html:
            data.setHtml(self._html)
        QGuiApplication.clipboard().setMimeData(data)
        if accepted():
            self._text = self._html = ""
            self.copied.emit()
        elif self._left > 0:
            self._timer.start()
        else:
            self.refused.emit()


def accepted() -> bool:
    """Whether the clipboard has taken what was put there last. Only Windows refuses: one program at a time may open it (a
    remote desktop, a clipboard manager), and Qt says no more of it than a warning."""
    return QGuiApplication.platformName() != "windows" or QGuiApplication.clipboard().ownsClipboard()


def leave_copied(qt: QApplication) -> None:
    """Hand over what lies on the clipboard, before the process ends in a way that Qt does not see.

    Windows and macOS fetch a copied text when somebody pastes it; from a program that is gone they get nothing (measured on
    Windows under Wine). On Linux a clipboard manager fetches it at once, and without one nothing could keep it. On macOS
    `qt` cannot be used afterwards.
    """
    if sys.platform == "win32":
        for _ in range(_ATTEMPTS):
            # Bit 31 of an HRESULT is the failure.
            if not QApplication.clipboard().ownsClipboard() or ctypes.windll.ole32.OleFlushClipboard() >= 0:
                return
            time.sleep(0.05)
        _log.warning("what was copied could not be left behind")
    elif sys.platform == "darwin":
        # Only Qt's own pasteboard can keep its promises, and does that when it goes.
        shiboken6.delete(qt)
