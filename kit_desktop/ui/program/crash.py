"""Errors nobody caught: logged without secrets, shown once each, and the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QWidget

from kit_desktop import __version__
from kit_desktop.logs import error_places, redacted

if TYPE_CHECKING:
    from types import TracebackType

    from kit_desktop.ui.widgets.dialog import ReportDialog
    from kit_desktop.ui.window.main_window import MainWindow

translate = QCoreApplication.translate
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

    def _hook(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None = None) -> None:
        report = crash_report(error)
        _log.error("unhandled: %s", report)
        self._caught.emit(report)

    def _thread_hook(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._hook(hook.exc_type, hook.exc_value)

    def _on_caught(self, report: str) -> None:
        if report not in self._seen:
            self._seen.add(report)
            self.reported.emit(report)

    def show(self, window: MainWindow, report: str) -> None:
        """Say that something went wrong, what is lost (nothing), and offer the report. One dialog at a time: all are logged."""
        if not any(dialog.isVisible() for dialog in window.findChildren(QWidget, "crash")):
            dialog = crash_dialog(report, window)
            dialog.copy_requested.connect(window.copy)
            dialog.open()


def crash_dialog(report: str, parent: QWidget) -> ReportDialog:
    """What a person sees then: what is lost (nothing), and a report to pass on. The program goes on behind it."""
    from kit_desktop.ui.theme import Tone  # noqa: PLC0415  # seldom needed
    from kit_desktop.ui.widgets.dialog import ReportDialog  # noqa: PLC0415  # as above

    lost = translate(
        "CrashDialog",
        "Nothing is lost: your account, the settings and the history are as they were. You can continue; if the "
        "window behaves oddly, close the program and start it again.",
    )
    passed_on = translate(
        "CrashDialog",
        "To get this fixed, copy the report and send it to whoever supports the program. It contains no password "
        "and no message.",
    )
    dialog = ReportDialog(
        translate("CrashDialog", "Something went wrong inside the program."),
        (lost, passed_on),
        report,
        parent,
        close=translate("CrashDialog", "Continue"),
        tone=Tone.WARNING,
    )
    dialog.setObjectName("crash")
    return dialog


def crash_report(error: BaseException) -> str:
    """Versions, the errors' classes and where they were raised; neither their texts nor any value: those may hold anything."""
    import platform  # noqa: PLC0415  # as above

    versions = f"KiT Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return redacted(f"{versions}\n{error_places(error)}")
