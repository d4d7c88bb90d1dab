"""Errors nobody caught: logged without secrets, shown once each, and the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from kit_desktop.logs import redacted

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Catches what falls through on any thread. `reported` carries the redacted report, on the window's thread, once each."""

    reported = Signal(object)
    _caught = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def _hook(self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        # Frames and the class only: the error's own text may hold anything.
        frames = "".join(traceback.format_list(traceback.extract_tb(trace)))
        report = redacted(f"{kind.__name__}\n{frames}")
        _log.error("unhandled: %s", report)
        self._caught.emit(report)

    def _thread_hook(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._hook(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _on_caught(self, report: str) -> None:
        if report not in self._seen:
            self._seen.add(report)
            self.reported.emit(report)

    def show(self, parent: QWidget, report: str) -> None:
        """Say that something went wrong, what is lost (nothing), and offer the report for copying."""
        box = QMessageBox(parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("KiT Desktop")
        box.setText(self.tr("Something went wrong inside the program."))
        box.setInformativeText(
            self.tr("Nothing is lost, and you can go on. The details can be copied for whoever looks after it.")
        )
        box.setDetailedText(report)
        box.open()
