"""The table of kept answers, by key and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lookup import LookupResult
from kit_desktop.ui.history.model import Column
from kit_desktop.ui.history.table import _LEAST_ID_CHARACTERS, _OUTCOME_CHARACTERS

Make = Callable[..., LookupResult]


def test_enter_opens_and_delete_deletes(qtbot: QtBot, store: HistoryStore, show: Any, a_result: Make) -> None:
    store.add(a_result("older"))
    store.add(a_result("newer"))
    view = show()
    assert not view.open_button.isEnabled()
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert view.table.entry.result.query.id == "newer"
    assert view.open_button.isEnabled()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    for key, signal in ((Qt.Key.Key_Return, view.table.open_requested), (Qt.Key.Key_Delete, view.table.delete_requested)):
        with qtbot.waitSignal(signal) as wanted:
            qtbot.keyClick(view.table, key)
        assert wanted.args[0].result.query.id == "older"
    for button, signal in ((view.ask_button, view.table.ask_requested), (view.open_button, view.table.open_requested)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_double_click_opens(qtbot: QtBot, store: HistoryStore, show: Any, a_result: Make) -> None:
    store.add(a_result())
    view = show()
    place = view.table.visualRect(view.model.index(1, 1)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(view.table.open_requested):
        qtbot.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_row_that_looks_focused_is_the_one_that_the_keys_work_on(
    qtbot: QtBot, show: Any, fill: Callable[[int], None]
) -> None:
    fill(3)
    view = show()
    view.activateWindow()
    view.table.setFocus()
    qtbot.waitUntil(lambda: view.table.entry is not None)
    assert view.open_button.isEnabled()
    with qtbot.waitSignal(view.table.open_requested) as opened:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args[0] == view.table.entry


def test_in_a_narrow_window_what_came_of_it_can_be_read(qtbot: QtBot, show: Any, fill: Callable[[int], None]) -> None:
    fill(3)
    view = show()
    for width, shown in ((2500, True), (640, False), (2500, True)):
        view.resize(width, 400)
        qtbot.waitUntil(lambda shown=shown: view.table.isColumnHidden(Column.ACCOUNT) is not shown)
        assert view.table.columnWidth(Column.OUTCOME) >= view.table.fontMetrics().averageCharWidth() * 12


def test_a_column_is_hidden_where_the_result_lacks_the_room(qtbot: QtBot, show: Any, fill: Callable[[int], None]) -> None:
    fill(3)
    view = show()
    table = view.table
    letter = table.fontMetrics().averageCharWidth()
    assert table.fontMetrics().horizontalAdvance("00:00:00") + 2 * letter < table.columnWidth(Column.WHEN)
    view.resize(2500, 300)
    QApplication.processEvents()
    widths = {column: table.columnWidth(column) for column in (Column.ID, Column.RECIPIENT, Column.SENDER, Column.ACCOUNT)}
    wanted = letter * _OUTCOME_CHARACTERS
    for width in (*range(700, 1300, 50), 2500):
        view.resize(width, 300)
        QApplication.processEvents()
        shown = [column for column in widths if not table.isColumnHidden(column)]
        assert shown == list(widths)[: len(shown)]
        room = table.columnWidth(Column.OUTCOME)
        if len(shown) < len(widths):
            assert room < wanted + widths[list(widths)[len(shown)]]
        if len(shown) > 1:
            assert room >= wanted
            assert {column: table.columnWidth(column) for column in shown} == {column: widths[column] for column in shown}
        assert letter * _LEAST_ID_CHARACTERS <= table.columnWidth(Column.ID) <= widths[Column.ID]
    view.resize(450, 300)
    QApplication.processEvents()
    assert table.columnWidth(Column.ID) == letter * _LEAST_ID_CHARACTERS


def test_copy_takes_the_id_and_without_an_entry_no_key_works(qtbot: QtBot, show: Any, fill: Callable[[int], None]) -> None:
    fill(1)
    view = show()
    table = view.table
    signals = (table.open_requested, table.delete_requested, table.copy_requested, table.ask_requested)
    with ExitStack() as nothing:
        for signal in signals:
            nothing.enter_context(qtbot.assertNotEmitted(signal))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
            qtbot.keyClick(table, key)
        qtbot.keySequence(table, QKeySequence.StandardKey.Copy)
        table.request(table.ask_requested)
        day = table.visualRect(view.model.index(0, 0)).center()
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=day)
    table.select_row(0)
    with qtbot.waitSignal(table.copy_requested) as copied:
        qtbot.keySequence(table, QKeySequence.StandardKey.Copy)
    assert copied.args == [table.entry]
    assert (table.rowSpan(0, 0), table.columnSpan(0, 0), table.columnSpan(1, 0)) == (1, len(Column), 1)


def test_a_click_in_a_scrolled_history_hits_what_it_was_aimed_at(qtbot: QtBot, show: Any, fill: Callable[[int], None]) -> None:
    fill(150)
    view = show()
    view.resize(900, 400)
    view.search.setFocus()
    qtbot.waitUntil(lambda: view.model.rowCount() - len(view.model.day_rows()) == 150)
    view.table.verticalScrollBar().setValue(60)
    row = view.table.rowAt(view.table.viewport().height() // 2)
    assert row > 60
    place = view.table.visualRect(view.model.index(row, 1)).center()
    QApplication.sendEvent(view.table, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.table.currentIndex().row() == row


def test_a_column_that_was_dragged_comes_back_as_it_was(qtbot: QtBot, show: Any, fill: Callable[[int], None]) -> None:
    fill(30)
    view = show()
    table = view.table
    for width in range(900, 1800, 30):
        view.resize(width, 300)
        table.setColumnWidth(Column.SENDER, 400)
    resized: list[int] = []
    original = table.resizeEvent
    table.resizeEvent = lambda event: (resized.append(1), original(event))[1]
    view.resize(1000, 300)
    qtbot.wait(200)
    assert len(resized) < 20
    states = []
    for width in range(900, 2600, 100):
        view.resize(width, 300)
        QApplication.processEvents()
        states.append(not table.isColumnHidden(Column.ACCOUNT))
    assert states == sorted(states), "it comes once, and stays"
