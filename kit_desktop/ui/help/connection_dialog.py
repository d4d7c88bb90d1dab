"""The connection check: the verdict and whose side it is, then a row for each step, and a report to copy."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from kit_desktop import __version__
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.connection_check import CheckPlan, CheckStep, ConnectionCheck, StepNote, StepResult, StepState
from kit_desktop.core.outcome import Outcome
from kit_desktop.logs import redacted
from kit_desktop.ui.formats import day_and_clock
from kit_desktop.ui.help.connection_words import TONES, advice_words, side_words, state_word, step_title, step_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize, Tone
from kit_desktop.ui.widgets.box import Hairline
from kit_desktop.ui.widgets.button import Button, ButtonKind, SingleClickButton
from kit_desktop.ui.widgets.card import CARD_MARGINS, Card, MarkedCard
from kit_desktop.ui.widgets.dialog import WIDE, Dialog, FittingScrollArea
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.worker import Worker

_TITLE_LETTERS = 24


class StepRow(QWidget):
    """One step: its mark, its name, what was found, and how long that took."""

    def __init__(self, step: CheckStep, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self.result: StepResult | None = None
        self._mark = OutcomeMark(self, size=18)
        self._title = PlainLabel(step_title(step), self, size=TextSize.STRONG)
        self._title.setFixedWidth(_TITLE_LETTERS * self.fontMetrics().averageCharWidth())
        self._text = PlainLabel(parent=self, name="check_text")
        self._time = PlainLabel(parent=self, size=TextSize.SMALL, secondary=True)
        self._time.setWordWrap(False)
        fill(QHBoxLayout(self), self._mark, self._title, self._text, self._time, grows=self._text, spacing=10)
        self.show_waiting(now=False)

    def show_waiting(self, *, now: bool) -> None:
        """Show that the step is being taken, or that it will be."""
        self.result = None
        self._show(Tone.WAITING if now else Tone.NEUTRAL, self.tr("checking…") if now else "…", quiet=not now)

    def show_result(self, result: StepResult) -> None:
        """Show how the step ended."""
        self.result = result
        words = step_words(result)
        if self.step is CheckStep.WSDL:
            # Never the verdict's: lookups do not need it.
            words = f"{words} {advice_words(result)}".strip()
        skipped = result.state is StepState.SKIPPED
        time = self.tr("{ms} ms").format(ms=result.elapsed_ms) if result.elapsed_ms and not skipped else ""
        self._show(TONES[result.state], words, time, quiet=skipped)

    def _show(self, tone: Tone, words: str, time: str = "", *, quiet: bool) -> None:
        self._mark.set_tone(tone, hollow=quiet)
        self._title.set_secondary(quiet)
        self._text.set_secondary(quiet or tone is Tone.GOOD)
        self._text.setText(words)
        self._time.setText(time)
        self.setAccessibleName(self.line())

    def line(self) -> str:
        """The step as a line of the report."""
        if self.result is None:
            return f"{step_title(self.step)}: {self._text.text()}"
        said = [step_words(self.result)]
        if self.result.state is StepState.FAILED and self.result.side is not None:
            said += [side_words(self.result.side), advice_words(self.result)]
        said.append(self._time.text())
        return f"{step_title(self.step)} ({state_word(self.result.state)}): {' '.join(part for part in said if part)}"


class _Verdict(MarkedCard):
    """What the check comes to."""

    def __init__(self, parent: QWidget) -> None:
        self._title = PlainLabel(parent=parent, size=TextSize.VALUE_STRONG, name="check_verdict")
        self._text = PlainLabel(parent=parent)
        super().__init__(parent, self._title, self._text)

    def show_words(self, tone: Tone, title: str, text: str = "") -> None:
        """Say this, in that tone."""
        self.show_tone(tone)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}" if text else title)


class ConnectionDialog(Dialog):
    """`copy_requested` carries the report, `login_refused` the Credentials of the plan that the gateway refused.

    `check_connection` runs on a worker thread. `plan` is what is checked; whether the login is tried too is the choice here.
    """

    copy_requested = Signal(str)
    login_refused = Signal(object)

    def __init__(self, check_connection: ConnectionCheck, plan: CheckPlan, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Connection check"), parent, width=WIDE)
        self._plan = plan
        self.is_running = False
        self.verdict = _Verdict(self)
        self.column.addWidget(self.verdict)
        self.rows = {step: StepRow(step, self) for step in CheckStep}
        self._add_rows()
        self._advice = PlainLabel(parent=self, size=TextSize.EMPHASIS, name="check_advice")
        self.column.addWidget(self._advice)
        self.try_login = QCheckBox(self.tr("Also check the login (looks up id 0 once)"), self)
        self.try_login.setEnabled(plan.credentials is not None)
        self.column.addWidget(self.try_login)
        self._add_buttons()
        self._check_connection = check_connection
        self._cancel = CancelToken()
        self._worker = Worker(self, self._on_finished)
        self._worker.progressed.connect(self._on_step_done)
        self.check()

    def _add_rows(self) -> None:
        card = Card(self)
        column = fill(QVBoxLayout(card), margins=CARD_MARGINS)
        for row in self.rows.values():
            if column.count():
                column.addWidget(Hairline(card))
            column.addWidget(row)
        area = FittingScrollArea(card, self)
        area.setAccessibleName(self.tr("Steps"))
        self.column.addWidget(area)

    def _add_buttons(self) -> None:
        self.run_button = SingleClickButton(parent=self)
        self.run_button.clicked.connect(self._on_run)
        self.copy_button = Button(self.tr("Copy report"), self, kind=ButtonKind.FILLED, icon="copy")
        self.copy_button.setDefault(True)
        self.copy_button.clicked.connect(self._on_copy)
        role = QDialogButtonBox.ButtonRole
        self.add_buttons(
            (self.run_button, role.ResetRole),
            (Button(self.tr("Close"), self), role.RejectRole),
            (self.copy_button, role.ActionRole),
        )

    def check(self) -> None:
        """Take all steps from the first."""
        self._checked_at = datetime.now().astimezone()
        for row in self.rows.values():
            row.show_waiting(now=row.step is CheckStep.ADDRESS)
        self.verdict.show_words(Tone.WAITING, self.tr("Checking…"))
        self._advice.setText("")
        self._show_running(True)
        self._end_run()
        check_connection, cancel = self._check_connection, self._cancel
        plan = dataclasses.replace(self._plan, try_login=self.try_login.isChecked())
        self._worker.start_telling(lambda tell: check_connection(plan, tell, cancel))

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
        lines = [head.format(version=__version__, time=day_and_clock(self._checked_at)), self.verdict.accessibleName()]
        return redacted("\n".join([*lines, *(f"- {row.line()}" for row in self.rows.values())]))

    def done(self, code: int) -> None:
        """Close; a check under way ends."""
        self._end_run()
        super().done(code)

    def _show_running(self, running: bool) -> None:
        self.is_running = running
        self.run_button.setText(self.tr("Stop") if running else self.tr("Check again"))
        self.run_button.set_icon_name("close" if running else "refresh")

    def _on_run(self) -> None:
        if self.is_running:
            self.stop()
        else:
            self.check()

    def _on_step_done(self, result: StepResult) -> None:
        self.rows[result.step].show_result(result)
        following = next((row for row in self.rows.values() if row.result is None), None)
        if following is not None:
            following.show_waiting(now=True)
        if result.step is CheckStep.LOGIN and result.outcome is Outcome.AUTH_FAILED:
            # Once refused, never sent again from here: the gateway might lock the account.
            self._plan = dataclasses.replace(self._plan, login_refused=True)
            self.login_refused.emit(self._plan.credentials)

    def _on_finished(self) -> None:
        self._show_running(False)
        results = [row.result for row in self.rows.values() if row.result is not None]
        failed = next((each for each in results if each.state is StepState.FAILED and each.step is not CheckStep.WSDL), None)
        tone, title, text = Tone.GOOD, self.tr("The gateway can be reached"), self.tr("Lookups will work.")
        advice = ""
        if failed is not None:
            tone, title = Tone.WARNING, self.tr("Failed step: {step}").format(step=step_title(failed.step))
            text, advice = side_words(failed.side) if failed.side else step_words(failed), advice_words(failed)
        elif any(each.note is StepNote.STOPPED for each in results):
            tone, title, text = Tone.NEUTRAL, self.tr("Stopped"), ""
        elif any(each.state in {StepState.REMARK, StepState.FAILED} for each in results):
            text = self.tr("Lookups will work. See the remark below.")
        self.verdict.show_words(tone, title, text)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        announce(self, f"{self.verdict.accessibleName()} {advice}".strip(), at_once=True)

    def _on_copy(self) -> None:
        self.copy_requested.emit(self.report())
        self.copy_button.tick_copied()
