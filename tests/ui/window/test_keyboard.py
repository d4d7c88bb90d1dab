"""With the keyboard alone: whatever can be used in a dialog or a tab is reached with Tab, and no place holds it for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QDialog, QLineEdit, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import NamedAccount
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.connection_check import CheckPlan, CheckStep, StepResult, StepState
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lists.journal.summary import GroupTotals, ListSummary
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.support.evidence import Masks
from kit_desktop.ui.accounts.account import KeyringState
from kit_desktop.ui.accounts.login_dialog import LoginDialog
from kit_desktop.ui.help.answers import AnswersDialog
from kit_desktop.ui.help.connection_dialog import ConnectionDialog
from kit_desktop.ui.help.shortcuts import ShortcutsDialog
from kit_desktop.ui.lists.figures_dialog import ListFigures
from kit_desktop.ui.program.crash import crash_dialog
from kit_desktop.ui.settings.dialog import SettingsDialog
from kit_desktop.ui.support.letter import letter
from kit_desktop.ui.support.letter_dialog import LetterDialog

from ..window_bench import ACCOUNT, Bench, answer, spoken_name

MOST_STEPS = 120


def _check(_plan: CheckPlan, tell: Callable[[StepResult], None], _cancel: CancelToken) -> None:
    for step in CheckStep:
        tell(StepResult(step, StepState.PASSED, values=("x",)))


def _connection(parent: QWidget) -> QDialog:
    plan = CheckPlan(parse_endpoint("https://isms.center/soap/server"), ACCOUNT)
    return ConnectionDialog(_check, plan, parent)


def _figures(parent: QWidget) -> QDialog:
    senders, days = (tuple(GroupTotals(f"{name}{i}", 5, 4, 1, 6) for i in range(1, 6)) for name in ("sender ", "2026-11-0"))
    summary = ListSummary(dict.fromkeys(Fate, 1), {}, 6, 3, 3.0, 9.0, senders, days, None, None)
    return ListFigures(summary, parent)


def _login(parent: QWidget) -> QDialog:
    return LoginDialog("mycompany", KeyringState(name="Test Keyring"), parent, (NamedAccount("mycompany", "Main"),))


DIALOGS: dict[str, Callable[[QWidget], QDialog]] = {
    "account": _login,
    "first account": lambda parent: LoginDialog(None, KeyringState(name="Test Keyring"), parent),
    "settings": lambda parent: SettingsDialog(Settings(address="http://gateway.example/"), parent),
    "connection": _connection,
    "figures": _figures,
    "letter": lambda parent: LetterDialog(lambda words: letter(answer(), Masks(), practice=False, customer=words), parent),
    "answers": lambda parent: AnswersDialog(30.0, parent),
    "shortcuts": lambda parent: ShortcutsDialog(QMenuBar(parent), parent),
    "crash": lambda parent: crash_dialog("report", parent),
}


def usable(root: QWidget) -> Iterator[QWidget]:
    """Whatever the Tab key should come to."""
    for widget in root.findChildren(QWidget):
        inside = isinstance(widget.parent(), QLineEdit | QAbstractSpinBox | QComboBox) or widget.objectName().startswith("qt_")
        by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if by_tab and not inside and widget.isVisible() and widget.isEnabled():
            yield widget


def missed(root: QWidget) -> list[str]:
    """What Tab never comes to, though it can be used."""
    seen: set[QWidget] = set()
    for _ in range(MOST_STEPS):
        focused = QApplication.focusWidget()
        if focused is None:
            break
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    groups = {id(widget.parent()) for widget in seen if widget.inherits("QRadioButton")}
    return [
        f"{type(widget).__name__} {spoken_name(widget)!r}"
        for widget in usable(root)
        if widget not in seen and not (widget.inherits("QRadioButton") and id(widget.parent()) in groups)
    ]


def test_tab_comes_to_everything_in_a_dialog(bench: Bench, qtbot: QtBot) -> None:
    for name, make in DIALOGS.items():
        dialog = make(bench.window)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        if isinstance(dialog, ConnectionDialog):
            qtbot.waitUntil(lambda dialog=dialog: not dialog.is_running)
        assert list(usable(dialog)), name
        assert missed(dialog) == [], name
        dialog.close()


def test_tab_comes_to_everything_in_the_window(bench: Bench) -> None:
    for outcome in (Outcome.OK, Outcome.NOT_FOUND, Outcome.TIMED_OUT):
        bench.show(outcome)
        for tab in (0, 1):
            bench.window.tabs.setCurrentIndex(tab)
            bench.window.bar.focus_field()
            # A text of several lines keeps the Tab key to itself only where one can write in it.
            assert missed(bench.window) == [], outcome


def test_after_the_fields_come_the_actions_and_then_the_details(bench: Bench) -> None:
    bench.show()
    result = bench.window.result
    order = [result.ticket_button, result.again_button, result.details.findChild(QWidget)]
    seen: list[QWidget] = []
    bench.window.bar.focus_field()
    for _ in range(MOST_STEPS):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    places = [seen.index(widget) for widget in order]
    assert places == sorted(places)


@pytest.mark.parametrize("field", ["recepient", "status"])
def test_a_copy_button_tells_what_it_would_copy(bench: Bench, field: str) -> None:
    bench.show()
    button = bench.window.result.fields._tiles[field]
    spoken = QAccessible.queryAccessibleInterface(button)
    told = {"recepient": "Recipient: +7 701 123 45 67", "status": "Status: delivered"}
    assert spoken.text(QAccessible.Text.Name) == told[field]
    assert spoken.text(QAccessible.Text.Description) == "Copy"


def test_what_has_nothing_to_work_on_cannot_be_chosen(bench: Bench) -> None:
    def enabled() -> set[str]:
        wanted = {"Save raw XML…", "Copy for ticket"}
        texts = {action.text().replace("&", ""): action for action in bench.window.findChildren(QAction)}
        return {text for text in wanted if texts[text].isEnabled()}

    assert enabled() == set()
    bench.show(exchange=None)
    assert enabled() == {"Copy for ticket"}
    bench.show()
    assert enabled() == {"Save raw XML…", "Copy for ticket"}
