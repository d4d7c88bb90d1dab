"""The connection check's dialog: a row for each step, whose side a failure is on, a report without secrets."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel

from kit_desktop import logs
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.connection_check import CheckPlan, CheckStep, Side, StepNote, StepResult, StepState
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.wsdl import WsdlProblem
from kit_desktop.ui.help.connection_dialog import ConnectionDialog, StepRow
from kit_desktop.ui.help.connection_words import advice_words, side_words, state_word, step_title, step_words
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.box import Hairline

ACCOUNT = Credentials("mycompany", "correct-horse-battery")
PLAN = CheckPlan(parse_endpoint("https://isms.center/soap/server"), ACCOUNT)


class ScriptedChecker:
    """Tells what the test says; `hold` makes it wait before the step of that name."""

    def __init__(self, *results: StepResult) -> None:
        self.results = {step: StepResult(step, StepState.PASSED, values=("x",)) for step in CheckStep}
        self.results |= {each.step: each for each in results}
        self.plans: list[CheckPlan] = []
        self.cancelled = threading.Event()
        self.hold: CheckStep | None = None

    def run(self, plan: CheckPlan, tell: Callable[[StepResult], None], cancel: CancelToken) -> None:
        self.plans.append(plan)
        for step, result in self.results.items():
            if step is self.hold:
                cancel._event.wait(60)
                self.cancelled.set()
            tell(result)


@pytest.fixture
def open_dialog(qtbot):
    def make(checker: ScriptedChecker, plan: CheckPlan = PLAN, wait: bool = True) -> ConnectionDialog:
        dialog = ConnectionDialog(checker.run, plan)
        qtbot.addWidget(dialog)
        dialog.show()
        if wait:
            qtbot.waitUntil(lambda: not dialog.is_running)
        return dialog

    return make


def test_every_step_is_told_with_its_state_in_words_and_shape(open_dialog):
    dialog = open_dialog(ScriptedChecker())
    for step, row in dialog.rows.items():
        assert row.accessibleName().startswith(f"{step_title(step)} (OK): ")
    assert dialog.verdict.accessibleName() == "The gateway can be reached. Lookups will work."
    assert dialog.verdict.tone is Tone.GOOD
    assert dialog.findChild(QLabel, "check_advice").isHidden()


def test_the_login_is_not_tried_unless_wanted(open_dialog, qtbot):
    checker = ScriptedChecker()
    dialog = open_dialog(checker)
    assert [plan.try_login for plan in checker.plans] == [False]
    dialog.try_login.setChecked(True)
    dialog.run_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running)
    assert [plan.try_login for plan in checker.plans] == [False, True]


def test_a_refused_login_is_not_sent_a_second_time(open_dialog, qtbot):
    refused = StepResult(CheckStep.LOGIN, StepState.FAILED, None, Side.ACCOUNT, Outcome.AUTH_FAILED)
    checker = ScriptedChecker(refused)
    dialog = open_dialog(checker)
    dialog.try_login.setChecked(True)
    told = QSignalSpy(dialog.login_refused)
    dialog.run_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running)
    assert [told.at(each) for each in range(told.count())] == [[PLAN.credentials]]
    dialog.run_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running)
    assert checker.plans[-1].login_refused


def test_without_an_account_the_login_cannot_be_chosen(open_dialog):
    dialog = open_dialog(ScriptedChecker(), CheckPlan(PLAN.endpoint))
    assert not dialog.try_login.isEnabled()


def test_a_failure_says_where_whose_side_and_what_to_do(open_dialog):
    facts = Facts(Reason.REFUSED, "isms.center", 443)
    dialog = open_dialog(
        ScriptedChecker(StepResult(CheckStep.CONNECTION, StepState.FAILED, None, Side.GATEWAY, Outcome.UNREACHABLE, facts))
    )
    text = dialog.rows[CheckStep.CONNECTION].line()
    assert "refuses connections on port 443" in text
    assert "gateway’s side" in text
    assert "write to KiT" in text
    assert dialog.verdict.accessibleName() == "Failed step: Connection. This is the gateway’s side."
    assert dialog.verdict.tone is Tone.WARNING
    assert "write to KiT" in dialog.findChild(QLabel, "check_advice").text()
    assert "gateway’s side" not in dialog.rows[CheckStep.CONNECTION]._text.text()


def test_a_step_says_how_long_it_took(open_dialog):
    dialog = open_dialog(ScriptedChecker(StepResult(CheckStep.NAME, StepState.PASSED, values=("a", "b"), elapsed_ms=12)))
    assert dialog.rows[CheckStep.NAME]._time.text() == "12 ms"
    assert dialog.rows[CheckStep.NAME].line().endswith("12 ms")
    assert dialog.rows[CheckStep.PROXY]._time.text() == ""


@pytest.fixture
def row(qtbot):
    made = StepRow(CheckStep.SERVICE, None)
    qtbot.addWidget(made)
    return made


def stands_back(label):
    return label.foregroundRole() is QPalette.ColorRole.PlaceholderText


@pytest.mark.parametrize(
    ("state", "quiet_title", "quiet_text"),
    [
        (StepState.PASSED, False, True),
        (StepState.REMARK, False, False),
        (StepState.FAILED, False, False),
        (StepState.SKIPPED, True, True),
    ],
)
def test_what_needs_no_eye_stands_back(row, state, quiet_title, quiet_text):
    row.show_result(StepResult(CheckStep.SERVICE, state, elapsed_ms=7))
    assert (stands_back(row._title), stands_back(row._text), row._mark._hollow) == (quiet_title, quiet_text, quiet_title)
    assert row._time.text() == ("" if state is StepState.SKIPPED else "7 ms")


@pytest.mark.parametrize(
    ("state", "side", "told"),
    [
        (StepState.FAILED, Side.GATEWAY, True),
        (StepState.FAILED, None, False),
        (StepState.REMARK, Side.GATEWAY, False),
    ],
)
def test_the_report_says_whose_side_a_failure_is_on(row, state, side, told):
    assert row.line() == f"{step_title(CheckStep.SERVICE)}: …"
    row.show_waiting(now=True)
    assert row.line() == row.accessibleName() == f"{step_title(CheckStep.SERVICE)}: checking…"
    assert not stands_back(row._title)
    row.show_result(StepResult(CheckStep.SERVICE, state, None, side, Outcome.SERVER_ERROR, Facts(Reason.HTTP_STATUS)))
    assert (side_words(Side.GATEWAY) in row.line()) is told


def test_a_failure_on_nobodys_side_says_what_happened(open_dialog):
    failed = StepResult(CheckStep.SERVICE, StepState.FAILED, None, None, Outcome.SERVER_ERROR, Facts(Reason.HTTP_STATUS))
    dialog = open_dialog(ScriptedChecker(failed))
    title = f"Failed step: {step_title(CheckStep.SERVICE)}."
    assert dialog.verdict.accessibleName() == f"{title} {step_words(failed)}"


@pytest.mark.parametrize(("step", "outcome"), [(CheckStep.SERVICE, Outcome.AUTH_FAILED), (CheckStep.LOGIN, Outcome.TIMED_OUT)])
def test_only_a_refused_login_counts_as_refused(open_dialog, qtbot, step, outcome):
    checker = ScriptedChecker(StepResult(step, StepState.FAILED, None, Side.GATEWAY, outcome, Facts(Reason.LOST, "h", 1)))
    dialog = open_dialog(checker, wait=False)
    told = QSignalSpy(dialog.login_refused)
    qtbot.waitUntil(lambda: not dialog.is_running)
    assert told.count() == 0


def test_a_line_parts_each_step_from_the_one_before(open_dialog):
    dialog = open_dialog(ScriptedChecker())
    lines = dialog.findChildren(Hairline)
    assert len(lines) == len(CheckStep) - 1
    assert min(line.y() for line in lines) > dialog.rows[CheckStep.ADDRESS].y()
    assert dialog.run_button._icon == "refresh"
    rows = list(dialog.rows.values())
    assert len({row._text.x() for row in rows}) == 1, "what was found stands below each other"
    for row in rows:
        assert max(map(row._title.fontMetrics().horizontalAdvance, row._title.text().split())) <= row._title.width()


def test_a_remark_is_no_failure_and_lookups_need_no_wsdl(open_dialog):
    remark = StepResult(CheckStep.WSDL, StepState.FAILED, None, Side.GATEWAY, Outcome.SERVER_ERROR, Facts(Reason.HTTP_STATUS))
    dialog = open_dialog(ScriptedChecker(remark))
    assert "Lookups will work. See the remark below." in dialog.verdict.accessibleName()
    assert dialog.rows[CheckStep.WSDL]._text.text().endswith("Lookups do not need it.")


def test_stop_ends_it_at_once_and_closes_the_connection(open_dialog, qtbot):
    checker = ScriptedChecker()
    checker.hold = CheckStep.SERVICE
    dialog = open_dialog(checker, wait=False)
    qtbot.waitUntil(lambda: dialog.rows[CheckStep.CERTIFICATE].result is not None)
    assert dialog.is_running
    assert dialog.run_button.text() == "Stop"
    dialog.run_button.click()
    assert not dialog.is_running
    assert dialog.run_button.text() == "Check again"
    assert dialog.rows[CheckStep.SERVICE].result.note is StepNote.STOPPED
    assert dialog.rows[CheckStep.CONNECTION].result.state is StepState.PASSED
    assert checker.cancelled.wait(5)
    assert dialog.verdict.accessibleName() == "Stopped"


def test_the_step_that_is_taken_says_so(open_dialog, qtbot):
    checker = ScriptedChecker()
    checker.hold = CheckStep.ADDRESS
    dialog = open_dialog(checker, wait=False)
    told = [row._text.text() for row in dialog.rows.values()]
    assert told == ["checking…"] + ["…"] * (len(CheckStep) - 1)
    dialog.stop()
    assert checker.cancelled.wait(5)


def test_closing_ends_it(open_dialog, qtbot):
    checker = ScriptedChecker()
    checker.hold = CheckStep.NAME
    dialog = open_dialog(checker, wait=False)
    qtbot.waitUntil(lambda: len(checker.plans) == 1)
    dialog.reject()
    assert checker.cancelled.wait(5)


def test_the_report_copies_with_nothing_secret_in_it(open_dialog):
    logs.hide(ACCOUNT.password)
    echo = StepResult(
        CheckStep.LOGIN, StepState.REMARK, StepNote.LOGIN_UNKNOWN, server_text=f"no right for {ACCOUNT.password} here"
    )
    dialog = open_dialog(ScriptedChecker(echo))
    copied = QSignalSpy(dialog.copy_requested)
    dialog.copy_button.click()
    (report,) = copied.at(0)
    assert ACCOUNT.password not in report
    assert "KiT Desktop" in report
    assert report.count("\n- ") == len(CheckStep)


def test_server_text_is_plain_in_every_row(open_dialog):
    hostile = '<img src="file:///etc/passwd"><b>bold</b>\u202e'
    facts = Facts(Reason.HTTP_STATUS, detail=hostile)
    results = [
        StepResult(CheckStep.LOGIN, StepState.REMARK, StepNote.LOGIN_UNKNOWN, server_text=hostile),
        StepResult(CheckStep.CERTIFICATE, StepState.PASSED, issuer=hostile, valid_until=datetime.now(UTC)),
        StepResult(CheckStep.SERVICE, StepState.FAILED, None, Side.GATEWAY, Outcome.SERVER_ERROR, facts),
    ]
    dialog = open_dialog(ScriptedChecker(*results))
    for label in dialog.findChildren(QLabel):
        assert label.textFormat().name == "PlainText"
        assert "\u202e" not in label.text()


def test_there_are_words_for_every_step_and_note():
    until, facts = datetime.now(UTC) + timedelta(days=5), Facts(Reason.LOST, "h", 1)
    for step, note, state in product(CheckStep, [None, *StepNote], StepState):
        result = StepResult(step, state, note, Side.GATEWAY, Outcome.UNREACHABLE, facts, ("a", "b"), "Issuer", until)
        text = step_words(result)
        assert text
        assert "{" not in text
        assert state_word(state)


def test_every_failure_says_what_to_do():
    for side, step in product(Side, CheckStep):
        assert side_words(side).endswith(".")
        assert advice_words(StepResult(step, StepState.FAILED, None, side, Outcome.UNREACHABLE)).endswith(".")
        assert advice_words(StepResult(step, StepState.PASSED, None, side)) == ""


def test_problems_of_the_wsdl_are_told():
    for problem in WsdlProblem:
        result = StepResult(CheckStep.WSDL, StepState.REMARK, StepNote.WSDL_UNUSABLE, Side.GATEWAY, values=(problem.value,))
        assert step_words(result).endswith("Lookups do not need it.")
        assert len(step_words(result)) > 40
