"""What belongs to another list, another sheet or another moment is never shown, nor asked, as this list's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lists.journal.reader import JournalColumn
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lists import jobs as list_jobs
from kit_desktop.ui.lists.figures_dialog import ListFigures
from kit_desktop.ui.lists.model import COLUMNS
from kit_desktop.ui.lists.view import ListView

from .steps import button, preview, start

Open = Callable[..., Any]


def pick(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Reading waits for this, as it does for a large workbook."""
    go_on, read_list = threading.Event(), list_jobs.read_list
    go_on.set()
    monkeypatch.setattr(list_jobs, "read_list", lambda *given: (go_on.wait(20), read_list(*given))[1])
    return go_on


def test_while_another_sheet_is_read_the_one_before_cannot_be_asked(
    qtbot: QtBot, open_lists: Open, tmp_path: Path, held: threading.Event
) -> None:
    book = openpyxl.Workbook()
    for name, ids in (("yesterday", ("964001", "964002")), ("today", ("964003",))):
        sheet = book.create_sheet(name)
        for value in ("MsgID", *ids):
            sheet.append([value])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "complaint.xlsx")
    lists = open_lists()
    dialog = preview(qtbot, lists, tmp_path / "complaint.xlsx")
    held.clear()
    pick(dialog.options.sheet, "today")
    assert not button(dialog, "Start").isEnabled()
    assert not dialog._column.isEnabled()
    with qtbot.waitSignal(lists.jobs.counted) as counted:
        held.set()
    assert counted.args[0].kept == 1
    assert dialog._column.isEnabled()


def test_a_form_that_cannot_be_read_is_said_in_the_preview_and_another_can_be_chosen(
    qtbot: QtBot, open_lists: Open, tmp_path: Path
) -> None:
    path = tmp_path / "complaint.csv"
    path.write_bytes("Клиент;MsgID\nИван;964001\nПётр;964002\n".encode("cp1251"))
    lists = open_lists()
    dialog = preview(qtbot, lists, path)
    with qtbot.waitSignal(lists.jobs.previewed) as previewed:
        pick(dialog.options.encoding, "utf-8")
    assert previewed.args[0].problem is not None
    assert not button(dialog, "Start").isEnabled()
    assert "cannot be read in this encoding" in dialog._problem.words
    assert dialog._count.text() == "…"
    with qtbot.waitSignal(lists.jobs.counted):
        pick(dialog.options.encoding, "windows-1251")
    assert button(dialog, "Start").isEnabled()
    assert dialog._problem.isHidden()


def test_numbers_are_masked_from_the_start(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    view = ListView(lists.jobs, lists.view._account, CurrentSettings(replace(lists.view._settings.value, mask_number=True)))
    qtbot.addWidget(view)
    start(qtbot, lists, complaint)
    model = view.run_page.model
    qtbot.waitUntil(lambda: model.rowCount() == 5)
    index = model.index(0, COLUMNS.index(JournalColumn.RECIPIENT))
    qtbot.waitUntil(lambda: bool(model.data(index)))
    assert "•" in model.data(index)


def test_a_list_that_was_left_can_be_opened_again(qtbot: QtBot, lists: Any) -> None:
    with qtbot.waitSignal(lists.jobs.counted):
        lists.view.read("1\n2\n3")
    button(lists.view.preview_page, "Cancel").click()
    qtbot.waitUntil(lambda: len(lists.view.start_page._begun) == 1)
    assert lists.view._pages.currentWidget() is lists.view.start_page


def test_figures_do_not_pop_up_over_the_next_list(qtbot: QtBot, lists: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, done, figures = threading.Event(), threading.Event(), list_jobs._figures

    def work(path: Path) -> object:
        go_on.wait(20)
        try:
            return figures(path)
        finally:
            done.set()

    monkeypatch.setattr(list_jobs, "_figures", work)
    button(lists.view.run_page, "Summary…").click()
    lists.view.run_page.another.trigger()
    go_on.set()
    qtbot.waitUntil(done.is_set)
    # A later signal of the same kind has passed the same door.
    with qtbot.waitSignal(lists.jobs.found):
        lists.jobs.find_unfinished()
    assert not lists.view.findChildren(ListFigures)


def test_rows_of_the_list_before_do_not_stand_under_one_that_cannot_be_opened(qtbot: QtBot, lists: Any) -> None:
    page = lists.view.run_page
    lists.jobs.show(replace(lists.jobs.about, path=lists.folder / "gone.kit-batch", name="other.csv", total=9, open=9))
    assert page.model.rowCount() == 0
    qtbot.waitUntil(lambda: bool(lists.said))
    assert page.model.rowCount() == 0


def test_a_start_without_an_account_keeps_the_preview(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists(login=None)
    dialog = preview(qtbot, lists, "964001\n964002")
    with qtbot.waitSignal(lists.view.account_requested):
        button(dialog, "Start").click()
    lists.view._account.use(Credentials("demo", "demo"), remember=False)
    with qtbot.waitSignal(lists.jobs.opened):
        button(dialog, "Start").click()
    assert lists.view._pages.currentWidget() is lists.view.run_page


def test_words_of_a_failed_export_go_with_the_list(qtbot: QtBot, lists: Any, tmp_path: Path) -> None:
    lists.view.saving.begin(asks_where=True)
    qtbot.waitUntil(lambda: bool(lists.view.findChildren(QFileDialog)))
    lists.view.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "no such folder" / "x.xlsx"))
    qtbot.waitUntil(lambda: lists.said[-1:] == ["There is no such folder."])
    lists.view.run_page.another.trigger()
    assert not lists.view.start_page._problem.text()
