"""The service's own WSDL: downloaded on request, and its differences from the shipped one in words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import EndpointError
from kit_desktop.core.outcome import Facts, Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.settings.store import WsdlSource
from kit_desktop.core.wsdl import WsdlProblem, WsdlReport
from kit_desktop.ui.formats import day_and_clock
from kit_desktop.ui.help.wsdl_words import failure_words, problem_words, report_lines
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from kit_desktop.core.settings.store import Settings
    from kit_desktop.core.wsdl import WsdlService


class WsdlDialog(QDialog):
    """`downloaded` says that another document is kept now; `copy_requested` carries a text."""

    downloaded = Signal()
    copy_requested = Signal(object)

    def __init__(self, service: WsdlService, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service, self._settings = service, settings
        self._cancel: CancelToken | None = None
        self.setWindowTitle(self.tr("The service’s own WSDL"))
        self.setMinimumSize(460, 320)
        self.resize(620, 420)
        intro = PlainLabel(
            self.tr(
                "A WSDL describes how a service is asked. The one that ships with this program was made from the provider’s "
                "documentation. Here the service’s own can be downloaded and compared with it, for GetInfoByID."
            ),
            self,
        )
        self._used = PlainLabel(self._used_words(), self, secondary=True)
        self._mark = OutcomeMark(self, size=24)
        self._state = PlainLabel(parent=self, size=TextSize.STRONG)
        self._state.setObjectName("wsdl_state")
        self._list = QPlainTextEdit(self)
        self._list.setReadOnly(True)
        self._list.setObjectName("wsdl_differences")
        self._list.setAccessibleName(self.tr("Differences"))
        state = QHBoxLayout()
        state.setSpacing(10)
        state.addWidget(self._mark)
        state.addWidget(self._state, 1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(intro)
        column.addWidget(self._used)
        column.addLayout(state)
        column.addWidget(self._list, 1)
        column.addWidget(self._make_buttons())
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_report)
        self._show_busy(self.tr("Looking at what is kept on this computer…"))
        self._worker.start(service.kept)

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.download_button = QPushButton(self.tr("Download and compare"), self)
        self.download_button.setDefault(True)
        self.download_button.clicked.connect(self.download)
        self.stop_button = QPushButton(self.tr("Stop"), self)
        self.stop_button.clicked.connect(self.stop)
        self.stop_button.setEnabled(False)
        self._copy = QPushButton(self.tr("Copy"), self)
        self._copy.clicked.connect(self._on_copy)
        for button in (self.download_button, self.stop_button, self._copy):
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(QPushButton(self.tr("Close"), self), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box

    def _used_words(self) -> str:
        if self._settings.wsdl_source is WsdlSource.SERVICE:
            return self.tr("By the settings the service’s own is used for asking, where there is one.")
        return self.tr("By the settings the one shipped with the program is used for asking.")

    def download(self) -> None:
        """Fetch the document from the address in the settings."""
        try:
            endpoint = self._settings.wsdl_endpoint()
        except EndpointError as exc:
            self._show(WsdlReport(outcome=Outcome.BAD_ENDPOINT, facts=Facts(exc.reason)))
            return
        cancel, service, timeout = CancelToken(), self._service, self._settings.timeout
        self._cancel = cancel
        self._show_busy(self.tr("Downloading from {host}…").format(host=shortened(endpoint.netloc, 80)))
        self.download_button.setEnabled(False)
        self.stop_button.setEnabled(True)
        self._worker.start(lambda: service.download(endpoint, timeout, cancel))

    def stop(self) -> None:
        """Stop the download."""
        if self._cancel is not None:
            self._cancel.cancel()
            self._cancel = None
            self._worker.abandon()
            self._show(WsdlReport(outcome=Outcome.CANCELLED))

    def done(self, code: int) -> None:
        """Close; a download under way ends."""
        if self._cancel is not None:
            self._cancel.cancel()
        self._worker.abandon()
        super().done(code)

    def _on_report(self, done: Done[WsdlReport]) -> None:
        was_download, self._cancel = self._cancel is not None, None
        report = done.value or WsdlReport(problem=WsdlProblem.DAMAGED)
        self._show(report)
        if was_download and report.is_usable:
            self.downloaded.emit()

    def _show_busy(self, words: str) -> None:
        self._mark.set_tone(Tone.WAITING)
        self._state.setText(words)
        self._list.clear()

    def _show(self, report: WsdlReport) -> None:
        self.download_button.setEnabled(True)
        self.stop_button.setEnabled(False)
        lines: list[str] = []
        if report.outcome is Outcome.CANCELLED:
            tone, words = Tone.NEUTRAL, self.tr("Stopped.")
        elif report.outcome is not Outcome.OK:
            tone, words = Tone.WARNING, failure_words(report.outcome, report.facts, datetime.now(UTC), report.http_status)
        elif report.problem is WsdlProblem.NOTHING_KEPT:
            tone, words = Tone.NEUTRAL, problem_words(report.problem)
        elif report.problem is not None:
            tone, words = Tone.WARNING, problem_words(report.problem)
            lines = [] if report.problem is not WsdlProblem.NOT_KEPT else report_lines(report)
        else:
            tone = Tone.WARNING if report.differences else Tone.GOOD
            words = self._kept_words(report)
            lines = report_lines(report)
        self._mark.set_tone(tone)
        self._state.setText(words)
        self._list.setPlainText("\n".join(lines))
        if self.isVisible():
            announce(self, words, at_once=True)

    def _kept_words(self, report: WsdlReport) -> str:
        at = day_and_clock(report.fetched_at.astimezone()) if report.fetched_at else "?"
        words = self.tr("Downloaded from {address}, {time}.")
        return words.format(address=shortened(report.address, 100), time=at)

    def _on_copy(self) -> None:
        self.copy_requested.emit(f"{self._state.text()}\n{self._list.toPlainText()}".strip())
