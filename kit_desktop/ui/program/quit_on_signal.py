"""SIGTERM, Ctrl+C and their like, heard by a program that waits in Qt's event loop."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from kit_desktop.startup import stop_signals

if TYPE_CHECKING:
    import socket


class StopSignals(QObject):
    """Turns a polite request to end (SIGTERM, Ctrl+C) into closing the window, from within Qt's event loop.

    Until `listen` such a request just ends the process, in which there is nothing to lose yet.
    """

    _near: socket.socket

    def __init__(self, qt: QApplication) -> None:
        super().__init__()
        self._qt = qt
        self._notifier: QSocketNotifier | None = None

    def listen(self) -> None:
        """Hear such requests from now on."""
        if self._notifier is not None:
            return
        import socket  # noqa: PLC0415  # the start need not wait for it

        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        signal.set_wakeup_fd(self._far.fileno())
        stop_signals.handle(lambda *_: None)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        self._near.recv(64)
        self._qt.closeAllWindows()
        self._qt.quit()
