"""The list tab in the window: its badge, its kind of id, and Ctrl+F."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kit_desktop.core.lists.values import Fate, RunEnd, RunProgress, RunState
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.lists.controller import ListTab
from kit_desktop.ui.lists.jobs import ListJobs
from kit_desktop.ui.lists.view import ListView

from ..window.test_keyboard import missed, usable
from ..window_bench import Tomorrow, spoken_name
from .test_start_page import saved

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kit_desktop.core.lists.journal.tables import JournalAbout
    from tests.ui.conftest import Bench


@pytest.fixture
def tab(bench: Bench, tmp_path: Path) -> ListTab:
    jobs = ListJobs(tmp_path / "lists", lambda: None, bench.window)
    return ListTab(bench.window, lambda: jobs, bench.account, bench.window._settings)


def progress(asked: int, end: RunEnd | None = None) -> RunProgress:
    return RunProgress(RunState.ENDED if end else RunState.RUNNING, {}, to_ask=300, asked=asked, end=end)


def badge(bench: Bench, tab: ListTab) -> str:
    return bench.window.tabs.bar._badges.get(bench.window.tabs.pages.indexOf(tab._page), "")


def test_the_badge_tells_how_far_a_list_is(bench: Bench, tab: ListTab) -> None:
    jobs = tab.open()._jobs
    bench.window.tabs.setCurrentIndex(0)
    jobs.progressed.emit(progress(128))
    assert badge(bench, tab) == "128 / 300"
    jobs.progressed.emit(progress(300, RunEnd.FINISHED))
    assert badge(bench, tab) == "done"
    bench.window.tabs.setCurrentWidget(tab._page)
    assert badge(bench, tab) == "", "who looks at it knows"


@pytest.mark.parametrize("end", [RunEnd.STOPPED, RunEnd.AUTH_FAILED])
def test_a_list_that_stopped_before_its_end_is_not_done(bench: Bench, tab: ListTab, end: RunEnd) -> None:
    jobs = tab.open()._jobs
    bench.window.tabs.setCurrentIndex(0)
    jobs.progressed.emit(progress(128, end))
    assert badge(bench, tab) == ""


def test_whoever_watches_it_end_needs_no_badge(bench: Bench, tab: ListTab) -> None:
    bench.window.tabs.setCurrentWidget(tab._page)
    jobs = tab.open()._jobs
    jobs.progressed.emit(progress(128))
    assert badge(bench, tab) == "128 / 300"
    jobs.progressed.emit(progress(300, RunEnd.FINISHED))
    assert badge(bench, tab) == ""


def test_the_saved_lists_tell_their_days_from_the_new_one_after_midnight(
    bench: Bench, tab: ListTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tab.open().start_page
    page.show_begun((saved("september.csv", 300, 172),))
    (row,) = page._begun
    assert row._when.text().startswith("today, ")
    monkeypatch.setattr("kit_desktop.ui.lists.start_page.datetime", Tomorrow)
    bench.window.status.minute.timeout.emit()
    assert row._when.text().startswith("yesterday, ")


@pytest.mark.parametrize("is_open", [True, False])
def test_a_list_that_is_open_already_is_shown(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_open: bool
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(ListView, "show_list", lambda _view, about: shown.append(about))
    jobs = ListJobs(tmp_path / "lists", lambda: None, bench.window)
    jobs.about = cast("JournalAbout", object()) if is_open else None
    ListTab(bench.window, lambda: jobs, bench.account, bench.current).open()
    assert shown == ([jobs.about] if is_open else [])


def test_the_badge_stays_while_the_list_that_is_looked_at_runs(
    bench: Bench, tab: ListTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = tab.open()._jobs
    bench.window.tabs.setCurrentIndex(0)
    jobs.progressed.emit(progress(128))
    monkeypatch.setattr(ListJobs, "is_running", True)
    bench.window.tabs.setCurrentWidget(tab._page)
    assert badge(bench, tab) == "128 / 300"


def test_ctrl_f_searches_the_list_that_is_shown(bench: Bench, tab: ListTab, qtbot: QtBot) -> None:
    view = tab.open()
    bench.window.tabs.setCurrentWidget(tab._page)
    view._pages.setCurrentWidget(view.run_page)
    QTest.keyClick(bench.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.run_page._search)
    assert bench.window.tabs.pages.currentWidget() is tab._page


def test_the_kind_of_the_bar_is_the_lists(bench: Bench, tab: ListTab) -> None:
    bench.window.bar.fill(IdKind.USER_MSG_ID, "")
    assert tab.open().imports.usual_kind() is IdKind.USER_MSG_ID


def test_a_file_dropped_anywhere_on_the_window_is_a_list(bench: Bench, tab: ListTab, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("MsgID\n963\n")
    bench.window.tabs.setCurrentIndex(0)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    given = (QPoint(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(*given)
    QApplication.sendEvent(bench.window, entering)
    assert entering.isAccepted()
    view = tab.open()
    with qtbot.waitSignal(view._jobs.counted):
        QApplication.sendEvent(bench.window, QDropEvent(QPointF(20, 20), *given[1:]))
    assert bench.window.tabs.pages.currentWidget() is tab._page
    assert view.preview_page._name.text() == "list.csv"


def test_what_is_no_file_is_not_taken(bench: Bench, tab: ListTab) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://gateway.example/list.csv")])
    given = (QPoint(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(*given)
    entering.ignore()
    QApplication.sendEvent(bench.window, entering)
    assert not entering.isAccepted()


def test_tab_comes_to_everything_of_a_list(bench: Bench, tab: ListTab, qtbot: QtBot) -> None:
    view = tab.open()
    with qtbot.waitSignal(view._jobs.counted):
        view.read("MsgID;Name\n963;A\n1.23E+15;B\n")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.preview_page.start)
    view.preview_page.options.fold.click()
    bench.window.bar.focus_field()
    assert missed(bench.window) == []
    view._pages.setCurrentWidget(view.run_page)
    view.run_page.show_counts({Fate.DELIVERED: 3, Fate.FAILED: 2}, 0)
    bench.window.bar.focus_field()
    assert missed(bench.window) == []


def test_everything_of_a_list_has_a_name(bench: Bench, tab: ListTab, qtbot: QtBot) -> None:
    view = tab.open()
    with qtbot.waitSignal(view._jobs.counted):
        view.read("MsgID;Name\n963;A\n1.23E+15;B\n")
    view.preview_page.options.fold.click()
    for page in (view.start_page, view.preview_page, view.run_page):
        view._pages.setCurrentWidget(page)
        assert [type(each).__name__ for each in usable(page) if not spoken_name(each)] == []


def test_without_a_list_there_is_none_to_leave(bench: Bench, tab: ListTab, monkeypatch: pytest.MonkeyPatch) -> None:
    tab.leave()
    tab.refresh()
    assert tab._view is None
    left: list[ListView] = []
    found: list[ListJobs] = []
    monkeypatch.setattr(ListView, "leave", lambda view: left.insert(0, view))
    monkeypatch.setattr(ListJobs, "find_unfinished", lambda jobs: found.insert(0, jobs))
    view = tab.open()
    found.clear()
    tab.leave()
    tab.refresh()
    assert (left, found) == ([view], [view._jobs])


def test_the_keyboard_stays_with_the_list_that_is_starting(
    bench: Bench, tab: ListTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, jobs = tab.open(), tab.open()._jobs
    monkeypatch.setattr(jobs, "begin", lambda *_: None)
    with qtbot.waitSignal(jobs.counted):
        bench.window.bar.several_ids_pasted.emit("963\n964")
    qtbot.keyClick(view.preview_page.start, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.preview_page.table
