"""What stands between a list and its looking up: one sentence, two choices, and what is left out with its reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.widgets.table import CellRole

from ..window_bench import turn_wheel
from .steps import preview

Open = Callable[..., Any]


def cells(page: Any) -> list[list[str]]:
    model = page.table.model()
    return [[model.data(model.index(row, column)) for column in range(model.columnCount())] for row in range(model.rowCount())]


def headings(page: Any, role: int = Qt.ItemDataRole.DisplayRole) -> list[Any]:
    model = page.table.model()
    return [model.headerData(i, Qt.Orientation.Horizontal, role) for i in range(model.columnCount())]


def test_a_list_is_seen_before_it_is_looked_up(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    page = preview(qtbot, lists, complaint)
    # One sentence says what is looked up.
    shown = [page._count.text(), page._column.currentText(), page._kind.currentText()]
    assert shown == ["5 ids", "MsgID", "MsgID"]
    words = [label.text() for label in page._sentence.findChildren(PlainLabel)]
    assert {"Look up", "from the column", "as"} < set(words)
    assert page._repeated.text() == "1 repeated row, looked up once · 1 row without an id"
    assert (page._name.text(), page._size.text()) == ("complaint.csv", "8 rows")
    # The chosen column stands out, and what is left out is struck.
    model = page.table.model()
    assert headings(page) == ["Row", "Клиент", "MsgID"]
    assert headings(page, CellRole.CHOSEN) == [False, False, True]
    good, refused = model.index(0, 2), next(model.index(row, 2) for row in range(8) if cells(page)[row][2] == "1.23E+15")
    assert [model.data(good, role) for role in (CellRole.CHOSEN, CellRole.STRONG, CellRole.STRUCK)] == [True, True, False]
    assert [model.data(refused, role) for role in (CellRole.STRONG, CellRole.STRUCK, CellRole.QUIET)] == [False, True, True]
    assert not model.data(model.index(0, 1), CellRole.CHOSEN)
    # The rest is folded away.
    assert not page.options.encoding.isVisible()
    assert page.options._hint.text() == "header row, encoding, separator"
    page.options.fold.click()
    assert page.options.encoding.isVisible()
    assert not page.options.sheet.isVisible(), "a text file has none"
    lists_rows = page.options.header
    assert lists_rows.currentText() == "Row 1: Клиент · MsgID"
    # It takes so long.
    for rate, words in (
        (10, "about 1 second, 10 a second at most"),
        (0.5, "about 10 seconds, 0.5 a second at most"),
        (0.1, "about 50 seconds, 0.1 a second at most"),
        (0, ""),
    ):
        lists.settings.change(replace(lists.settings.value, list_rate=float(rate)))
        assert page._pace.text() == words
    # Among the rows that are left out no heading is a column.
    page._show_refused.click()
    page.table.horizontalHeader().sectionClicked.emit(1)
    assert page._column.currentText() == "MsgID"


def test_what_is_left_out_says_why_and_can_be_shown(qtbot: QtBot, open_lists: Open, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name;MsgID\nA;963\nB;1.23E+15\nC;96 4\nD;1.24E+15\n", encoding="utf-8")
    page = preview(qtbot, open_lists(), path)
    assert page._left_out_count.text() == "3 rows left out:"
    assert page._reasons.text() == "Excel has rounded this number (2), a space inside: perhaps two ids (1)"
    page._show_refused.click()
    assert cells(page)[0] == ["3", "1.23E+15", "Excel has rounded this number"]
    assert [row[0] for row in cells(page)] == ["3", "4", "5"]
    assert page._show_refused.text() == "Show the list"
    page._show_refused.click()
    assert cells(page)[0] == ["2", "A", "963"]
    assert page._show_refused.text() == "Show them"


def test_ids_that_may_have_been_rounded_are_told_of(qtbot: QtBot, open_lists: Open) -> None:
    page = preview(qtbot, open_lists(), "MsgID\n1664371234567890000\n1664371234567900000\n")
    assert page._repeated.text() == "More than 15 digits ending in zeros: a spreadsheet may have rounded this number."


def test_the_page_has_no_scroll_bar_beside_the_tables_own(qtbot: QtBot, open_lists: Open, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Name;MsgID\n" + "B;1.23E+15\n" * 2 + "".join(f"A;{number}\n" for number in range(963, 1063)), encoding="utf-8"
    )
    page = preview(qtbot, open_lists(), path)
    # What a window of 1000 by 600 leaves to it in practice.
    page.setFixedSize(1000, 420)
    bars = [area.verticalScrollBar() for area in page.findChildren(QScrollArea)]
    qtbot.waitUntil(lambda: page.table.verticalScrollBar().isVisible())
    assert [bar.isVisible() for bar in bars] == [False]
    assert page.table.viewport().height() >= 2 * page.table.row_height


def test_one_reason_needs_no_number(qtbot: QtBot, open_lists: Open) -> None:
    page = preview(qtbot, open_lists(), "963\n964\n1.23E+15\n1.24E+15\n")
    assert page._reasons.text() == "Excel has rounded this number"
    assert page.start.height() == page.cancel.height()
    assert {mark.size() for mark in page.findChildren(OutcomeMark) if mark is not page._problem._mark} == {
        page._notes_mark.size()
    }


def test_a_click_on_a_heading_chooses_the_column(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    page = preview(qtbot, lists, complaint)
    with qtbot.waitSignal(lists.jobs.counted) as counted:
        page.table.horizontalHeader().sectionClicked.emit(1)
    assert counted.args[0].choice.column == 0
    assert page._column.currentText() == "Клиент"
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert page._column.currentText() == "Клиент", "the numbers of the rows are no ids"


def test_without_headings_their_row_is_a_row(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    page = preview(qtbot, lists, complaint)
    with qtbot.waitSignal(lists.jobs.counted) as counted:
        page.options.header.setCurrentIndex(0)
        page.options.header.activated.emit(0)
    assert counted.args[0].choice.header_row is None
    assert headings(page)[1:] == ["Column 1", "Column 2"]
    assert [page._column.itemText(i) for i in range(2)] == ["Column 1", "Column 2"]
    assert cells(page)[0] == ["1", "Клиент", "MsgID"]


def test_the_pace_of_the_settings_is_the_list_s(qtbot: QtBot, open_lists: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = open_lists()
    lists.settings.change(replace(lists.settings.value, list_rate=50.0, list_parallel=2))
    page = preview(qtbot, lists, "963\n964001\n")
    begun: list[Any] = []
    monkeypatch.setattr(lists.jobs, "begin", lambda *given: begun.append(given))
    page.start.click()
    assert begun[0][3] == lists.settings.value.list_pace()
    assert (begun[0][3].parallel, begun[0][3].rate) == (2, 50.0)
    assert not page.start.isEnabled(), "it is being written down"


def test_rows_hidden_in_excel_are_said_and_can_be_left_out(qtbot: QtBot, open_lists: Open, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for value in ("MsgID", 963, 964, 965):
        sheet.append([value])
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "hidden.xlsx")
    lists = open_lists()
    page = preview(qtbot, lists, tmp_path / "hidden.xlsx")
    assert "1 row is hidden in Excel." in page._notes.text()
    assert page._size.text() == "sheet “Sheet”, 3 rows"
    with qtbot.waitSignal(lists.jobs.counted) as counted:
        page._skip_hidden.click()
    assert counted.args[0].kept == 2


def test_start_has_the_keyboard_and_escape_or_cancel_leaves(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    page = preview(qtbot, lists, complaint)
    lists.view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.start)
    page._kind.setFocus()
    with qtbot.waitSignal(lists.jobs.counted):
        page._kind.activated.emit(page._kind.findData(IdKind.USER_MSG_ID.value))
    assert QApplication.focusWidget() is page._kind, "whoever chooses goes on choosing"
    QTest.keyClick(page._kind, Qt.Key.Key_Escape)
    assert lists.view._pages.currentWidget() is lists.view.start_page
    assert lists.gateway.asked == []


def test_enter_starts_but_on_cancel_it_cancels(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    page = preview(qtbot, lists, complaint)
    lists.view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.start)
    page.cancel.setFocus()
    QTest.keyClick(page.cancel, Qt.Key.Key_Return)
    assert lists.view._pages.currentWidget() is lists.view.start_page
    page = preview(qtbot, lists, complaint)
    page.table.setFocus()
    with qtbot.waitSignal(lists.jobs.opened):
        QTest.keyClick(page.table, Qt.Key.Key_Return)


def test_a_list_that_is_starting_is_not_left(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    page = preview(qtbot, lists, complaint)
    with qtbot.waitSignal(lists.jobs.opened):
        page.start.click()
        QTest.keyClick(page, Qt.Key.Key_Escape)
        page.cancel.click()
        assert lists.view._pages.currentWidget() is page
    assert lists.view._pages.currentWidget() is lists.view.run_page


def test_a_list_that_cannot_be_written_down_is_not_left_behind(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    page = preview(qtbot, lists, complaint)
    lists.folder.write_text("a file where the folder should be")
    with qtbot.waitSignal(lists.jobs.failed):
        page.start.click()
    assert lists.view._pages.currentWidget() is lists.view.start_page
    assert lists.view.start_page._problem.text()
    lists.folder.unlink()
    assert preview(qtbot, lists, complaint).cancel.isEnabled()


def test_the_wheel_over_the_page_chooses_no_other_ids(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    page = preview(qtbot, open_lists(), complaint)
    page.options.fold.setChecked(True)
    with qtbot.assertNotEmitted(page.choice_changed), qtbot.assertNotEmitted(page.form_changed):
        assert turn_wheel(page) == set()
