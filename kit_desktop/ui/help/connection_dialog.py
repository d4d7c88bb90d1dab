"""The connection check: one row for each step, and a report to copy."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kit_desktop import __version__
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.connection_check import CheckStep, StepNote, StepResult, StepState
from kit_desktop.core.outcome import Outcome
from kit_desktop.logs import redacted
from kit_desktop.ui.formats import day_and_clock
from kit_desktop.ui.help.connection_words import TONES, state_word, step_title, step_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.window.placement import resize_to_fit
from kit_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.connection_check import CheckPlan, ConnectionChecker


class StepRow(QWidget):
    """One step: its mark, its name, what was found."""

    def __init__(self, step: CheckStep, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self.result: StepResult | None = None
        self._mark = OutcomeMark(self, size=24)
        self._title = PlainLabel(step_title(step), self, size=TextSize.STRONG)
        self._text = PlainLabel(parent=self)
        self._text.setObjectName("check_text")
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        self.show_waiting(now=False)

    def show_waiting(self, *, now: bool) -> None:
        """Show that the step is being taken, or that it will be."""
        self.result = None
        self._mark.set_tone(Tone.WAITING if now else Tone.NEUTRAL)
        self._text.setText(self.tr("checking…") if now else "…")
        self.setAccessibleName(f"{step_title(self.step)}: {self._text.text()}")

    def show_result(self, result: StepResult) -> None:
        """Show how the step ended."""
        self.result = result
        self._mark.set_tone(TONES[result.state])
        self._text.setText(step_words(result))
        self.setAccessibleName(self.line())

    def line(self) -> str:
        """The step as a line of the report."""
        if self.result is None:
            return f"{step_title(self.step)}: {self._text.text()}"
        return f"{step_title(self.step)} ({state_word(self.result.state)}): {step_words(self.result)}"


class ConnectionDialog(QDialog):
    """`copy_requested` carries the report, `login_refused` says that the gateway refused the account of the plan.

    `make_checker` is called on a worker thread. `plan` is what is checked; whether the login is tried too is the choice here.
    """

    copy_requested = Signal(object)
    login_refused = Signal()

    def __init__(self, make_checker: Callable[[], ConnectionChecker], plan: CheckPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._checked_at = datetime.now().astimezone()
        self.setWindowTitle(self.tr("Connection check"))
        self.setMinimumSize(480, 360)
        resize_to_fit(self, 680, 560)
        self._verdict = PlainLabel(parent=self, size=TextSize.STRONG)
        self._verdict.setObjectName("check_verdict")
        self.rows = {step: StepRow(step, self) for step in CheckStep}
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._verdict)
        column.addWidget(self._make_list(), 1)
        # As it is seen: after the list.
        self.try_login = QCheckBox(self.tr("Also check the login (looks up id 0 once)"), self)
        self.try_login.setEnabled(plan.credentials is not None)
        column.addWidget(self.try_login)
        self._buttons = self._make_buttons()
        column.addWidget(self._buttons)
        self._make_checker = make_checker
        self._cancel = CancelToken()
        self._worker = Worker(self)
        self._worker.progressed.connect(self._on_step_done)
        self._worker.finished.connect(self._on_finished)
        self.check()

    def _make_list(self) -> QScrollArea:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setSpacing(2)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Steps"))
        area.setWidget(page)
        return area

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.again_button = QPushButton(self.tr("Check again"), self)
        self.again_button.clicked.connect(self.check)
        self.stop_button = QPushButton(self.tr("Stop"), self)
        self.stop_button.clicked.connect(self.stop)
        self.copy_button = QPushButton(self.tr("Copy report"), self)
        self.copy_button.clicked.connect(self._on_copy)
        for button in (self.again_button, self.stop_button, self.copy_button):
            button.setAutoDefault(False)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Qt passes the keyboard on to the default button, past those before it.
        self._buttons.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, the stubs do not

    def check(self) -> None:
        """Take all steps from the first."""
        self._checked_at = datetime.now().astimezone()
        for row in self.rows.values():
            row.show_waiting(now=row.step is CheckStep.ADDRESS)
        self._verdict.setText(self.tr("Checking…"))
        self._show_running(True)
        self._end_run()
        make_checker, cancel = self._make_checker, self._cancel
        plan = dataclasses.replace(self._plan, try_login=self.try_login.isChecked())
        self._worker.start_telling(lambda tell: make_checker().run(plan, tell, cancel))

    def _end_run(self) -> None:
        """Nothing more is heard of the steps under way; the next ones have a cancel token of their own."""
        self._cancel.cancel()
        self._cancel = CancelToken()
        self._worker.abandon()

    def stop(self) -> None:
        """Stop checking; what was found stays."""
        self._end_run()
        for row in self.rows.values():
            if row.result is None:
                row.show_result(StepResult(row.step, StepState.SKIPPED, StepNote.STOPPED))
        self._on_finished()

    def report(self) -> str:
        """The check as plain text, with nothing secret in it."""
        head = self.tr("Connection check, KiT Desktop {version}, {time}")
        lines = [head.format(version=__version__, time=day_and_clock(self._checked_at)), self._verdict.text()]
        return redacted("\n".join([*lines, *(f"- {row.line()}" for row in self.rows.values())]))

    def done(self, code: int) -> None:
        """Close; a check under way ends."""
        self._end_run()
        super().done(code)

    def _show_running(self, running: bool) -> None:
        self.stop_button.setEnabled(running)
        self.again_button.setEnabled(not running)

    def _on_step_done(self, result: StepResult) -> None:
        self.rows[result.step].show_result(result)
        steps = list(CheckStep)
        following = steps.index(result.step) + 1
        if following < len(steps):
            self.rows[steps[following]].show_waiting(now=True)
        if result.step is CheckStep.LOGIN and result.outcome is Outcome.AUTH_FAILED:
            # Once refused, never sent again from here: the gateway might lock the account.
            self._plan = dataclasses.replace(self._plan, login_refused=True)
            self.login_refused.emit()

    def _on_finished(self) -> None:
        self._show_running(False)
        results = [row.result for row in self.rows.values() if row.result is not None]
        failed = next((each for each in results if each.state is StepState.FAILED and each.step is not CheckStep.WSDL), None)
        if failed is not None:
            words = self.tr("Failed step: {step}").format(step=step_title(failed.step))
        elif any(each.note is StepNote.STOPPED for each in results):
            words = self.tr("Stopped")
        elif any(each.state in {StepState.REMARK, StepState.FAILED} for each in results):
            words = self.tr("The gateway can be reached: lookups will work. See the remark below.")
        else:
            words = self.tr("The gateway can be reached: lookups will work.")
        self._verdict.setText(words)
        announce(self, words, at_once=True)

    def _on_copy(self) -> None:
        self.copy_requested.emit(self.report())
