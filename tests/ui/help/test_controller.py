"""The entries of the Help menu: what each opens, and what the connection check is given."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from kit_desktop import logs
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.connection_check import CheckPlan
from kit_desktop.core.endpoint import Endpoint
from kit_desktop.core.outcome import Reason
from kit_desktop.core.settings.settings import LogLevel, Settings
from kit_desktop.ui.help.about import AboutDialog
from kit_desktop.ui.help.answers import AnswersDialog
from kit_desktop.ui.help.connection_dialog import ConnectionDialog
from kit_desktop.ui.help.controller import HelpTools
from kit_desktop.ui.help.diagnostics import DiagnosticsDialog
from kit_desktop.ui.help.shortcuts import ShortcutsDialog
from kit_desktop.ui.window.menus import Place

from ..window_bench import Bench, named

CANARY = "canary-Zx81-пароль"


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> list[CheckPlan]:
    """What each connection check that is opened is to try; none of them does."""
    made: list[CheckPlan] = []
    begin = ConnectionDialog.__init__

    def noted(self: ConnectionDialog, check_connection: object, plan: CheckPlan, parent: object) -> None:
        made.append(plan)
        begin(self, check_connection, plan, parent)  # type: ignore[arg-type]

    monkeypatch.setattr(ConnectionDialog, "__init__", noted)
    monkeypatch.setattr(ConnectionDialog, "open", lambda _self: None)
    return made


def choose(bench: Bench, place: Place) -> None:
    """Choose this entry of a menu."""
    (action,) = (action for known, action in bench.window.menus._entries if known is place)
    action.trigger()


@pytest.mark.parametrize(
    ("place", "dialog"),
    [
        (Place.ANSWERS, AnswersDialog),
        (Place.SHORTCUTS, ShortcutsDialog),
        (Place.DIAGNOSTICS, DiagnosticsDialog),
        (Place.ABOUT, AboutDialog),
    ],
)
def test_each_entry_opens_its_dialog(bench: Bench, place: Place, dialog: type[QDialog]) -> None:
    choose(bench, place)
    bench.wait(lambda: [each.isVisible() for each in bench.window.findChildren(dialog)] == [True])


def test_the_check_is_of_the_address_and_the_account_in_use(bench: Bench, plans: list[CheckPlan]) -> None:
    choose(bench, Place.CONNECTION_CHECK)
    bench.account.note_refused(bench.account.credentials)
    bench.window.result.check_requested.emit()
    endpoint = bench.current.value.endpoint()
    assert [plan.endpoint for plan in plans] == [endpoint, endpoint]
    assert [plan.credentials for plan in plans] == [bench.account.credentials] * 2
    assert [plan.login_refused for plan in plans] == [False, True]
    assert plans[0].timeout == bench.current.value.timeout


@pytest.mark.parametrize(("address", "kind"), [("", Reason), ("https://own.example/", Endpoint)])
def test_an_address_that_cannot_be_asked_is_a_step_of_the_check(
    make_bench: Callable[..., Bench], plans: list[CheckPlan], address: str, kind: type[object]
) -> None:
    bench = make_bench(replace(Settings(), address=address), credentials=Credentials("mycompany", "123456"))
    choose(bench, Place.CONNECTION_CHECK)
    assert isinstance(plans[0].endpoint, kind)


@pytest.fixture
def help_tools(bench: Bench, log_file: Path) -> HelpTools:
    return HelpTools(bench.window, bench.account, bench.current, lambda *_: None, log_file)


@pytest.fixture
def opened(bench: Bench, help_tools: HelpTools) -> Callable[[], DiagnosticsDialog]:
    """The diagnostics as they are shown."""

    def show() -> DiagnosticsDialog:
        help_tools.open_diagnostics()
        bench.wait(lambda: bool(bench.window.findChildren(DiagnosticsDialog)))
        (dialog,) = bench.window.findChildren(DiagnosticsDialog)
        return dialog

    return show


def test_the_report_has_the_end_of_the_log_and_is_copied_whole(
    opened: Callable[[], DiagnosticsDialog], clipboard: Callable[[], str]
) -> None:
    logs.hide(CANARY)
    logging.getLogger("kit_desktop.test").warning("something with %s in it", CANARY)
    dialog = opened()
    assert "something with" in dialog.text.toPlainText()
    dialog.copy_button.click()
    assert clipboard() == dialog.text.toPlainText()
    assert dialog.copy_button._shown_text() == "Copied"
    assert CANARY not in clipboard()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_a_log_that_cannot_be_read_leaves_the_rest_of_the_report(
    opened: Callable[[], DiagnosticsDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> str:
        raise OSError("unreadable")

    monkeypatch.setattr(logs, "recent", refuse)
    text = opened().text.toPlainText()
    assert "KiT Desktop" in text
    assert "None" not in text.splitlines()


@pytest.mark.parametrize("works", [True, False])
def test_the_folder_of_the_log_is_opened_or_named(
    opened: Callable[[], DiagnosticsDialog], bench: Bench, log_file: Path, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or works)
    named(opened(), "Open the log folder").click()
    assert [Path(each) for each in asked] == [log_file.parent]
    assert ("could not be opened" in bench.window.statusBar().currentMessage()) is not works


@pytest.mark.parametrize("level", list(LogLevel))
def test_the_level_follows_the_settings_and_libraries_stay_quiet(bench: Bench, help_tools: HelpTools, level: LogLevel) -> None:
    bench.current.change(replace(Settings(), log_level=level))
    assert logging.getLogger().level == logging.getLevelNamesMapping()[level.upper()]
    assert logging.getLogger("zeep.transports").getEffectiveLevel() == logging.WARNING
