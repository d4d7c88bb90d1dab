"""The table of a list: its order, and the row that somebody reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.journal.reader import JournalColumn
from kit_desktop.ui.lists.model import COLUMNS

from .steps import shown, start

Open = Callable[..., Any]


def test_the_order_can_be_chosen_with_the_keyboard(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    start(qtbot, lists, complaint)
    page = lists.view.run_page
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    sorting = next(action.menu() for action in page._table.menu.actions() if action.menu() is not None)
    by_id = sorting.actions()[COLUMNS.index(JournalColumn.MESSAGE_ID)]
    with qtbot.waitSignal(page.model.reordered):
        by_id.trigger()
    assert shown(lists, qtbot, JournalColumn.MESSAGE_ID) == ["111", "500", "964001", "964002", "964003"]
    with qtbot.waitSignal(page.model.reordered):
        sorting.actions()[-1].trigger()
    assert shown(lists, qtbot, JournalColumn.MESSAGE_ID) == ["964003", "964002", "964001", "500", "111"]
    assert by_id.isChecked()


def test_whoever_reads_a_row_stays_in_it_when_the_order_changes(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    start(qtbot, lists, complaint)
    page = lists.view.run_page
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    table = page._table
    table.setCurrentIndex(page.model.index(0, 3))
    place = page.model.place_at(0)
    header = table.horizontalHeader()
    with qtbot.waitSignal(page.model.reordered):
        header.setSortIndicator(COLUMNS.index(JournalColumn.ROW), Qt.SortOrder.DescendingOrder)
    assert page.model.place_at(table.currentIndex().row()) == place
    assert (table.currentIndex().row(), table.currentIndex().column()) == (4, 3)
