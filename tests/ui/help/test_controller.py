"""The entries of the Help menu: what each opens, and what the connection check is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.connection_check import CheckPlan
from kit_desktop.core.endpoint import Endpoint
from kit_desktop.core.outcome import Reason
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.help.about import AboutDialog
from kit_desktop.ui.help.answers import AnswersDialog
from kit_desktop.ui.help.connection_dialog import ConnectionDialog
from kit_desktop.ui.help.diagnostics import DiagnosticsDialog
from kit_desktop.ui.help.shortcuts import ShortcutsDialog
from kit_desktop.ui.window.menus import Place

from ..window_bench import Bench


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
