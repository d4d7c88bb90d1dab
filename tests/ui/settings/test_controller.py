"""The settings in a window's menu: opened once, where an answer points at, and the ways on from them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.settings.controller import SettingsController
from kit_desktop.ui.settings.dialog import SettingsDialog

from ..window_bench import Bench, named


def controller_of(bench: Bench) -> SettingsController:
    found = bench.window.findChild(SettingsController)
    assert isinstance(found, SettingsController)
    return found


def dialog_of(bench: Bench) -> SettingsDialog:
    (dialog,) = [each for each in bench.window.findChildren(SettingsDialog) if each.isVisible()]
    return dialog


def test_however_often_they_are_wanted_they_open_once(bench: Bench) -> None:
    for _ in range(3):
        next(each for each in bench.window.findChildren(QAction) if each.text() == "&Settings…").trigger()
    dialog_of(bench).reject()
    controller_of(bench).open()
    assert dialog_of(bench).general.isVisible()
    bench.wait(lambda: len(bench.window.findChildren(SettingsDialog)) == 1)


def test_an_answer_that_points_at_the_address_opens_there(bench: Bench) -> None:
    bench.show(Outcome.BAD_ENDPOINT, facts=Facts(Reason.ADDRESS_SCHEME))
    named(bench.window.result, "Settings…", QPushButton).click()
    dialog = dialog_of(bench)
    assert dialog.connection.isVisible()
    assert dialog.focusWidget() is dialog.connection.address.field


def test_the_ways_on_are_taken_over_the_dialog(bench: Bench) -> None:
    controller = controller_of(bench)
    controller.open()
    dialog = dialog_of(bench)
    heard: list[object] = []
    controller.accounts_requested.connect(heard.append)
    controller.clear_requested.connect(heard.append)
    controller.check_requested.connect(lambda settings, parent: heard.extend((settings, parent)))
    dialog.connection.timeout.setValue(12)
    dialog.privacy.accounts_button.click()
    dialog.privacy.clear_button.click()
    dialog.connection.check_button.click()
    assert heard == [dialog, dialog, Settings(timeout=12), dialog]
    assert bench.settings == []


def test_in_practice_there_are_no_accounts_and_no_proxy(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(practice=True)
    controller_of(bench).open()
    dialog = dialog_of(bench)
    assert dialog.connection.proxy is None
    assert not dialog.privacy.accounts_button.isEnabled()
    assert not dialog.connection.address.field.isEnabled()
