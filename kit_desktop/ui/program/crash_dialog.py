"""What a person sees when something went wrong inside the program: what is lost (nothing), and a report to pass on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.dialog import ReportDialog

translate = QCoreApplication.translate


class CrashDialog(ReportDialog):
    """The program goes on behind it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("CrashDialog", "Something went wrong inside the program."),
            (
                translate(
                    "CrashDialog",
                    "Nothing is lost: your account, the settings and the history are as they were. You can continue; if the "
                    "window behaves oddly, close the program and start it again.",
                ),
                translate(
                    "CrashDialog",
                    "To get this fixed, copy the report and send it to whoever supports the program. It contains no password "
                    "and no message.",
                ),
            ),
            report,
            parent,
            close=translate("CrashDialog", "Continue"),
            tone=Tone.WARNING,
        )
