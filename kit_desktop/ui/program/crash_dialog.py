"""What a person sees when something went wrong inside the program: what is lost (nothing), and a report to pass on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.box import FocusEdge
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel


class CrashDialog(QDialog):
    """`copy_requested` carries the report."""

    copy_requested = Signal(object)

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle("KiT Desktop")
        self.setMinimumSize(440, 300)
        self.resize(560, 380)
        mark = OutcomeMark(self, size=32)
        mark.set_tone(Tone.WARNING)
        title = PlainLabel(self.tr("Something went wrong inside the program."), self, size=TextSize.TITLE)
        meaning = PlainLabel(
            self.tr(
                "Nothing is lost: your account, the settings and the history are as they were. You can continue; if the "
                "window behaves oddly, close the program and start it again."
            ),
            self,
        )
        advice = PlainLabel(
            self.tr(
                "To get this fixed, copy the report and send it to whoever supports the program. It contains no password and "
                "no message."
            ),
            self,
            secondary=True,
        )
        text = QPlainTextEdit(report, self)
        text.setReadOnly(True)
        text.setObjectName("crash_report")
        text.setAccessibleName(self.tr("Report"))
        FocusEdge(text)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(mark)
        head.addWidget(title, 1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(meaning)
        column.addWidget(advice)
        column.addWidget(text, 1)
        column.addWidget(self._make_buttons())

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.copy_button = QPushButton(self.tr("Copy report"), self)
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._on_copy)
        self.go_on_button = QPushButton(self.tr("Continue"), self)
        self.go_on_button.setDefault(True)
        box.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.go_on_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        return box

    def _on_copy(self) -> None:
        self.copy_requested.emit(self._report)
