"""The list tab, from a file to the answers and back into a file."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from kit_desktop.core.gateway_time import almaty
from kit_desktop.core.lists.export.export import Saved
from kit_desktop.core.lists.journal.reader import JournalColumn
from kit_desktop.core.lists.values import Again, Fate, RunEnd, RunProgress, RunState
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.storage.problem import StorageProblem
from kit_desktop.ui.lists.model import COLUMNS
from kit_desktop.ui.lists.words import journal_words

from .steps import begin, button, click_until_end, shown, start

Open = Callable[..., Any]


def test_a_file_is_previewed_asked_and_shown(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    with qtbot.waitSignal(lists.jobs.counted) as counted:
        lists.view.read(complaint)
    ids = counted.args[0]
    assert (ids.kept, ids.duplicates, ids.blanks, ids.refused_count) == (5, 1, 1, 1)
    preview = lists.view.preview_page
    assert lists.view._pages.currentWidget() is preview
    assert preview._count.text() == "5 ids"
    assert (preview._column.currentText(), preview._kind.currentText()) == ("MsgID", "MsgID")
    assert preview._left_out_count.text() == "1 row left out:"
    assert preview._reasons.text() == "Excel has rounded this number"
    assert not lists.gateway.asked
    before = datetime.now(UTC)
    assert click_until_end(qtbot, lists, preview.start).end is RunEnd.FINISHED
    assert Counter(each for _, each in lists.gateway.asked) == Counter(["964001", "964002", "964003", "111", "500"])
    page = lists.view.run_page
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    assert shown(lists, qtbot, JournalColumn.MESSAGE_ID) == ["964001", "964002", "964003", "111", "500"]
    states = shown(lists, qtbot, JournalColumn.OUTCOME)
    assert states == ["Delivered", "Not delivered", "On the way", "Not found", "The gateway reports an error"]
    assert shown(lists, qtbot, JournalColumn.ROW) == ["2", "3", "4", "5", "9"]
    # Times are those of Almaty, and durations in words.
    checked = datetime.strptime(shown(lists, qtbot, JournalColumn.CHECKED_AT)[0], "%d %b %Y, %H:%M:%S").replace(tzinfo=almaty())
    assert timedelta(seconds=-1) <= checked - before < timedelta(minutes=1)
    assert shown(lists, qtbot, JournalColumn.DELAY)[0].endswith(" seconds")
    # The keyboard is in the table, whose columns fit a window of the usual width, and it is done.
    qtbot.waitUntil(lambda: lists.view.focusWidget() is page.table)
    seen = [column for i, column in enumerate(JournalColumn) if not page.table.isColumnHidden(i)]
    assert [column.value for column in seen] == ["row", "message_id", "outcome", "recipient", "sender", "sent", "received"]
    shown_in_menu = [action.isChecked() for action in page.table.menu.actions()[: len(JournalColumn)]]
    assert shown_in_menu == [column in seen for column in JournalColumn]
    assert page._go_on.isHidden()


def test_a_status_that_nobody_knows_stands_beside_what_it_means(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists()
    start(qtbot, lists, "964006\n964001")
    qtbot.waitUntil(lambda: lists.view.run_page.model.rowCount() == 2)
    assert shown(lists, qtbot, JournalColumn.OUTCOME) == ["Other status: expired", "Delivered"]


def test_another_column_is_counted_anew(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    with qtbot.waitSignal(lists.jobs.counted):
        lists.view.read(complaint)
    page = lists.view.preview_page
    with qtbot.waitSignal(lists.jobs.counted) as counted:
        page._column.setCurrentIndex(0)
        page._column.activated.emit(0)
    assert counted.args[0].choice.column == 0


def test_what_one_does_with_the_answers(qtbot: QtBot, lists: Any) -> None:
    page = lists.view.run_page
    # Open one.
    with qtbot.waitSignal(lists.view.answer_opened) as opened:
        page.table._on_opened(page.model.index(1, 0))
    result = opened.args[0]
    assert result.outcome is Outcome.OK
    assert result.info["msgID"] == "964002"
    assert "SOAP-ENV:Envelope" in result.exchange.reply_text
    # Sum them up.
    with qtbot.waitSignal(lists.jobs.summarized) as summarized:
        button(page, "Summary…").click()
    summary = summarized.args[0]
    assert summary.fates[Fate.DELIVERED] == 1
    assert [group.name for group in summary.by_sender] == ["KiT_Notify"]
    # Filter, search and sort.
    failed = next(each for each in page._chips.values() if (each.text(), each.count) == ("Lookup failed", 1))
    with qtbot.waitSignal(page.model.reordered):
        failed.click()
    assert shown(lists, qtbot, JournalColumn.MESSAGE_ID) == ["500"]
    with qtbot.waitSignal(page.model.reordered):
        failed.click()
    search = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Search in the list")
    with qtbot.waitSignal(page.model.reordered):
        search.setText("К3")
    assert shown(lists, qtbot, JournalColumn.MESSAGE_ID) == ["111"]
    with qtbot.waitSignal(page.model.reordered):
        search.clear()
    with qtbot.waitSignal(page.model.reordered):
        page.table.sortByColumn(COLUMNS.index(JournalColumn.MESSAGE_ID), Qt.SortOrder.DescendingOrder)
    assert shown(lists, qtbot, JournalColumn.MESSAGE_ID) == ["964003", "964002", "964001", "500", "111"]
    # Ask those again that are not final.
    before = len(lists.gateway.asked)
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.end is not None):
        page.go_on_requested.emit(Again.NOT_FINAL)
    assert [each for _, each in lists.gateway.asked[before:]] == ["964003"]


def test_the_answers_are_saved_beside_the_lists_own_columns(qtbot: QtBot, lists: Any, tmp_path: Path) -> None:
    for name, sheets in (("answers.csv", 1), ("answers.xlsx", 0)):
        target = tmp_path / name
        lists.view.saving.begin(asks_where=True)
        qtbot.waitUntil(lambda: bool(lists.view.findChildren(QFileDialog)))
        with qtbot.waitSignal(lists.view.saving._file.saved) as exported:
            lists.view.findChild(QFileDialog).fileSelected.emit(str(target))
        lists.view.findChild(QFileDialog).reject()
        qtbot.waitUntil(lambda: not lists.view.findChildren(QFileDialog))
        assert exported.args[0] == Saved(name, 8, sheets)
        if target.suffix == ".csv":
            rows = list(csv.reader(target.read_text("utf-8-sig").splitlines(), delimiter=";"))
        else:
            rows = [[str(cell or "") for cell in row] for row in openpyxl.load_workbook(target).worksheets[0].values]
        assert rows[0][:3] == ["Клиент", "MsgID", "Result"]
        assert rows[1][:3] == ["К0", "964001", "Delivered"]
        assert rows[7][:2] == ["К6", "1.23E+15"]
        assert lists.said[-1].startswith(f"Saved: {name}")


def test_a_refused_login_stops_at_once_and_is_said(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists(password="wrong password")
    last = start(qtbot, lists, "\n".join(str(number) for number in range(200)))
    assert last.end is RunEnd.AUTH_FAILED
    assert len(lists.gateway.asked) <= 4, "no more than were in flight"
    assert "Invalid login" in lists.view.run_page._state.text()
    assert "refused the login" in lists.view.run_page._state.text()


def test_stopped_and_gone_on_asks_nothing_twice(qtbot: QtBot, open_lists: Open, tmp_path: Path) -> None:
    lists = open_lists()
    begin(qtbot, lists, "\n".join(f"9{number}" for number in range(40)), rate=20)
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.asked >= 5):
        pass
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.end is not None) as ended:
        button(lists.view.run_page, "Stop").click()
    assert ended.args[0].end is RunEnd.STOPPED
    confirmed = ended.args[0].total - ended.args[0].counts[Fate.WAITING]
    again = open_lists()
    with qtbot.waitSignal(again.jobs.found) as found:
        again.jobs.find_unfinished()
    (saved,) = found.args[0]
    assert saved.total - saved.open == confirmed
    assert saved.counts[Fate.WAITING] == 40 - confirmed
    before = len(lists.gateway.asked)
    with qtbot.waitSignal(again.jobs.opened):
        button(again.view.start_page, "Continue…").click()
    with qtbot.waitSignal(again.jobs.progressed, check_params_cb=lambda report: report.end is not None):
        button(again.view.run_page, "Continue").click()
    assert len(lists.gateway.asked) - before == 40 - confirmed


def test_pause_asks_nothing_until_it_goes_on(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists()
    # So many that they are not done before somebody has clicked.
    begin(qtbot, lists, "\n".join(f"8{number}" for number in range(1000)), rate=20)
    page = lists.view.run_page
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.asked >= 3):
        pass
    button(page, "Pause").click()
    qtbot.waitUntil(lambda: "paused" in page._state.text())
    assert lists.jobs._run.state is RunState.PAUSED
    before = len(lists.gateway.asked)
    assert before < 1000
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.asked > before + 1):
        next(each for each in page.findChildren(QPushButton) if each.text() == "Continue" and each.isVisible()).click()
    assert lists.jobs._run.state is RunState.RUNNING


def test_what_cannot_be_read_is_said(qtbot: QtBot, open_lists: Open, tmp_path: Path) -> None:
    lists = open_lists()
    for name, content, words in (
        ("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "The file is damaged"),
        ("page.xls", b"<table><tr><td>963</td></tr></table>", "This is a web page"),
        ("empty.csv", b"", "list is empty"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "The program reads Excel, LibreOffice, CSV and text files"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with qtbot.waitSignal(lists.jobs.previewed):
            lists.view.read(path)
        problem = lists.view.start_page._problem.text()
        assert name in problem
        assert words in problem, problem
    assert lists.view._pages.currentWidget() is lists.view.start_page


def test_without_an_account_it_asks_for_one(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists(login=None)
    with qtbot.waitSignal(lists.jobs.counted):
        lists.view.read(complaint)
    with qtbot.waitSignal(lists.view.account_requested):
        lists.view.preview_page.start.click()
    assert not lists.gateway.asked


def test_pasting_reads_the_clipboard(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists()
    QGuiApplication.clipboard().setText("")
    button(lists.view.start_page, "Paste ids").click()
    assert "no text" in lists.view.start_page._problem.text()
    QGuiApplication.clipboard().setText("963\n964001\n")
    with qtbot.waitSignal(lists.jobs.counted) as counted:
        button(lists.view.start_page, "Paste ids").click()
    assert counted.args[0].kept == 2


def test_deleting_a_list_asks_first(qtbot: QtBot, lists: Any, complaint: Path) -> None:
    with qtbot.waitSignal(lists.jobs.found):
        lists.view.run_page.another.trigger()
    delete = next(
        each for each in lists.view.start_page.findChildren(QPushButton) if each.accessibleName() == "Delete complaint.csv"
    )
    delete.click()
    box = lists.view.findChild(QMessageBox)
    assert box.text() == "Delete complaint.csv and its answers from this computer?"
    assert box.defaultButton().text() == "Keep it"
    assert list(lists.folder.glob("*.kit-batch"))
    with qtbot.waitSignal(lists.jobs.found):
        button(box, "Delete").click()
    assert not list(lists.folder.glob("*"))


def test_a_second_list_does_not_disturb_the_first(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    begin(qtbot, lists, "\n".join(f"7{number}" for number in range(1000)), rate=20)
    lists.view.read(complaint)
    assert "under way" in lists.said[-1]
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.asked >= 3):
        pass


def test_the_next_list_shows_nothing_of_the_one_before(qtbot: QtBot, lists: Any) -> None:
    page = lists.view.run_page
    shown(lists, qtbot, JournalColumn.OUTCOME)
    first = lists.jobs.about
    header = page.findChild(QTableView).horizontalHeader()
    with qtbot.waitSignal(page.model.reordered):
        header.setSortIndicator(COLUMNS.index(JournalColumn.MESSAGE_ID), Qt.SortOrder.DescendingOrder)
    page.another.trigger()
    start(qtbot, lists, "500\n111\n964001")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert shown(lists, qtbot, JournalColumn.MESSAGE_ID) == ["500", "111", "964001"]
    assert shown(lists, qtbot, JournalColumn.OUTCOME) == ["The gateway reports an error", "Not found", "Delivered"]
    assert header.sortIndicatorSection() == 0
    page.another.trigger()
    lists.jobs.show(first)
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    assert shown(lists, qtbot, JournalColumn.MESSAGE_ID) == ["964001", "964002", "964003", "111", "500"]


def test_the_next_source_leaves_the_list_that_is_shown(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists()
    start(qtbot, lists, "964001")
    assert lists.jobs.about is not None
    lists.view.read("964002")
    assert lists.jobs.about is None
    qtbot.waitUntil(lambda: lists.view.imports.is_shown)
    lists.view._on_failed(OSError())
    assert lists.view._pages.currentWidget() is lists.view.preview_page, "what is shown stays"
    lists.view.imports.is_shown = False
    lists.view._on_failed(OSError())
    assert lists.view._pages.currentWidget() is lists.view.start_page
    lists.view._pages.setCurrentWidget(lists.view.run_page)
    lists.view._on_failed(OSError())
    assert lists.view._pages.currentWidget() is lists.view.run_page


@pytest.mark.parametrize(("text", "files", "taken"), [("964001", False, True), ("964001", True, False), (None, False, False)])
def test_a_text_is_taken_by_drag_and_drop_and_files_are_the_windows(
    open_lists: Open, text: str | None, files: bool, taken: bool
) -> None:
    data = QMimeData()
    if text is not None:
        data.setText(text)
    if files:
        data.setUrls([QUrl.fromLocalFile("/ids.csv")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    event.ignore()
    open_lists().view.dragEnterEvent(event)
    assert event.isAccepted() is taken


def test_the_rows_are_put_in_order_anew_at_the_end_alone(open_lists: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = open_lists()
    ordered: list[int] = []
    monkeypatch.setattr(lists.view.run_page.model, "reorder", lambda: ordered.append(1))
    lists.view._on_progressed(RunProgress(RunState.RUNNING, {}))
    assert (ordered, lists.said) == ([], [])
    lists.view._on_progressed(
        RunProgress(RunState.ENDED, {}, end=RunEnd.JOURNAL_FAILED, journal_problem=StorageProblem.DISK_FULL)
    )
    assert ordered == [1]
    assert lists.said == [journal_words(StorageProblem.DISK_FULL)]


def test_whoever_is_typing_when_a_list_opens_goes_on_typing(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    field = QLineEdit(lists.view)
    field.show()
    page = lists.view.run_page
    field.setFocus()
    lists.view.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    page.show_list(SimpleNamespace(name="list", total=3, open=3, source=None), running=True)
    assert field.hasFocus()


def test_the_kind_that_the_bar_shows_counts_where_the_list_does_not_say(qtbot: QtBot, open_lists: Open, tmp_path: Path) -> None:
    lists = open_lists()
    lists.view.imports.usual_kind = lambda: IdKind.USER_MSG_ID
    path, named = tmp_path / "list.csv", tmp_path / "named.csv"
    path.write_text("963\n964\n")
    named.write_text("MsgID\n963\n964\n")
    for source, kind in (("963\n964\n", IdKind.USER_MSG_ID), (path, IdKind.USER_MSG_ID), (named, IdKind.MSG_ID)):
        with qtbot.waitSignal(lists.jobs.previewed) as read:
            lists.view.read(source)
        assert read.args is not None
        assert read.args[0].guess.kind is kind


def test_deleting_the_list_that_is_open_leaves_it(qtbot: QtBot, lists: Any) -> None:
    lists.view.run_page.delete.trigger()
    box = lists.view.findChild(QMessageBox)
    with qtbot.waitSignal(lists.jobs.found):
        button(box, "Delete").click()
    qtbot.waitUntil(lambda: not list(lists.folder.glob("*")))
    assert lists.view._pages.currentWidget() is lists.view.start_page


def test_an_id_of_two_alphabets_that_was_not_found_says_so_in_its_tool_tip(qtbot: QtBot, open_lists: Open) -> None:
    lists = open_lists()
    start(qtbot, lists, "UserMsgID\nЗАКАЗ-17X\nЗАКАЗ-18\n")
    shown(lists, qtbot, JournalColumn.OUTCOME)
    model = lists.view.run_page.model
    expected = ["Latin and Cyrillic letters are mixed in this id. In one alphabet: ЗАКАЗ-17Х", None]
    # A row is read when it is asked for, and comes a moment later.
    qtbot.waitUntil(lambda: [model.data(model.index(row, 1), Qt.ItemDataRole.ToolTipRole) for row in range(2)] == expected)
