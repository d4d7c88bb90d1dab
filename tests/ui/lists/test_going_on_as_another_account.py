"""Going on with a list that was begun under another account."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lists.values import RunEnd
from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD

from .steps import begin, button, click_until_end, preview, start

Open = Callable[..., Any]


def test_it_is_not_gone_on_with_under_another_account(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists()
    start(qtbot, lists, "964001\n964003")
    lists.view._account.use(Credentials("somebody-else", "x-y-z-12345"), remember=False)
    again = button(lists.view.run_page, "Check unfinished again")
    with qtbot.waitSignal(lists.view.said) as said:
        again.click()
    assert said.args == [f"This list was begun as {DEMO_LOGIN}. Switch to that account to continue."]
    assert not lists.jobs.is_running
    lists.view._account.use(Credentials(DEMO_LOGIN, DEMO_PASSWORD), remember=False)
    assert click_until_end(qtbot, lists, again).asked == 1


def test_a_refused_login_does_not_keep_the_right_one_out(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists(login="mistyped")
    assert start(qtbot, lists, "964001\n964003").cause.outcome is Outcome.AUTH_FAILED
    lists.view._account.use(Credentials(DEMO_LOGIN, DEMO_PASSWORD), remember=False)
    assert click_until_end(qtbot, lists, button(lists.view.run_page, "Continue")).asked == 2


def test_a_list_that_was_left_meanwhile_is_not_gone_on_with(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists()
    start(qtbot, lists, "964001\n964003")
    lists.view.run_page.go_on_requested.emit(None)
    lists.view.run_page.another.trigger()
    # Whatever the comparing thread brings is in the event loop's queue when the thread has ended.
    qtbot.waitUntil(lambda: not any(thread.name.startswith("kit-worker") for thread in threading.enumerate()))
    with qtbot.waitSignal(lists.jobs.found):
        lists.jobs.find_unfinished()
    assert not lists.jobs.is_running
    assert lists.said == []


def test_an_account_that_is_removed_asks_for_nothing_more(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    account = lists.view._account
    account.use(Credentials(DEMO_LOGIN, DEMO_PASSWORD), remember=False)
    begin(qtbot, lists, complaint, rate=0.5)
    account.use(Credentials("somebody-else", "x-y-z-12345"), remember=False)
    with qtbot.waitSignal(lists.jobs.progressed):
        pass
    assert lists.jobs.is_running
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.end is RunEnd.STOPPED):
        account.forget(DEMO_LOGIN)
    assert len(lists.gateway.asked) < 5


def test_an_account_that_is_removed_while_its_list_opens_asks_for_nothing(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists()
    page = preview(qtbot, lists, "964001\n964003")
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.end is RunEnd.STOPPED):
        page.start.click()
        lists.view._account.forget(DEMO_LOGIN)
    assert lists.gateway.asked == []
    assert button(lists.view.run_page, "Continue").isVisible()
