"""Between the click on "Start" or "Continue" and the first question: the list is being written down or opened."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.values import RunEnd
from kit_desktop.ui.lists import jobs as list_jobs

from .steps import begin, button, preview

Open = Callable[..., Any]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Opening a journal waits for this, as on a slow disk."""
    gate = threading.Event()

    opened = list_jobs.open_or_mend

    def slowly(path: Path) -> Any:
        gate.wait(10)
        return opened(path)

    monkeypatch.setattr(list_jobs, "open_or_mend", slowly)
    return gate


def test_a_list_that_is_still_being_opened_asks_nothing_after_the_session_was_left(
    qtbot: QtBot, open_lists: Open, held: threading.Event
) -> None:
    lists = open_lists()
    preview(qtbot, lists, "963\n964001\n964002").start.click()
    lists.jobs.abandon()
    held.set()
    # Whatever the starting thread brings is in the event loop's queue when the thread has ended.
    qtbot.waitUntil(lambda: not any(thread.name.startswith("kit-worker") for thread in threading.enumerate()))
    with qtbot.waitSignal(lists.jobs.found):
        lists.jobs.find_unfinished()
    assert not lists.jobs.is_running
    assert lists.jobs.about is None
    assert lists.gateway.asked == []


def test_a_double_click_on_go_on_goes_on(qtbot: QtBot, open_lists: Open, held: threading.Event) -> None:
    lists = open_lists()
    held.set()
    begin(qtbot, lists, "\n".join(f"7{number}" for number in range(40)), rate=20)
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.asked >= 1):
        pass
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.end is RunEnd.STOPPED):
        button(lists.view.run_page, "Stop").click()
    lists.settings.change(replace(lists.settings.value, list_rate=0.0))
    held.clear()
    lists.said.clear()
    go_on = button(lists.view.run_page, "Continue")
    go_on.click()
    go_on.click()
    with qtbot.waitSignal(lists.jobs.opened):
        held.set()
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.end is RunEnd.FINISHED, timeout=15_000):
        pass
    assert lists.said == []
    assert len(set(lists.gateway.asked)) == 40


def test_a_list_can_be_started_once_its_address_is_mended(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists()
    good = lists.settings.value
    lists.settings.change(replace(good, address="http://gateway.example/soap"))
    page = preview(qtbot, lists, "963\n964001")
    page.start.click()
    assert not page.start.isEnabled()
    assert not page._problem.isHidden()
    lists.settings.change(good)
    qtbot.waitUntil(page.start.isEnabled)
    assert page._problem.isHidden()
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.end is not None):
        page.start.click()
