"""The table of a list: its order, and the row that somebody reads."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.journal.reader import JournalColumn
from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.formats import short_day_and_clock
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.lists.model import COLUMNS, ListModel
from kit_desktop.ui.lists.table import ListTable
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.table import ARROW_ROOM

from .steps import shown


@pytest.fixture
def table(qtbot: QtBot) -> ListTable:
    """Of a model with no list."""
    made = ListTable(ListModel(CurrentSettings(Settings())))
    qtbot.addWidget(made)
    return made


def test_the_order_can_be_chosen_with_the_keyboard(qtbot: QtBot, lists: Any) -> None:
    page = lists.view.run_page
    sorting = next(action.menu() for action in page.table.menu.actions() if action.menu() is not None)
    by_id = sorting.actions()[COLUMNS.index(JournalColumn.MESSAGE_ID)]
    with qtbot.waitSignal(page.model.reordered):
        by_id.trigger()
    assert shown(lists, qtbot, JournalColumn.MESSAGE_ID) == ["111", "500", "964001", "964002", "964003"]
    with qtbot.waitSignal(page.model.reordered):
        sorting.actions()[-1].trigger()
    assert shown(lists, qtbot, JournalColumn.MESSAGE_ID) == ["964003", "964002", "964001", "500", "111"]
    assert by_id.isChecked()


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
def test_nothing_is_cut_off_at_first(qtbot: QtBot, lists: Any) -> None:
    page = lists.view.run_page
    # All but the words of a failure (500), which are seldom and long.
    qtbot.waitUntil(lambda: shown(lists, qtbot, JournalColumn.OUTCOME).count("The gateway reports an error") == 1)
    table, model = page.table, page.model
    seen = [i for i in range(len(COLUMNS)) if not table.isColumnHidden(i)]
    cells = [model.index(row, i) for row in range(model.rowCount()) for i in seen]
    cut = [each.data() for each in cells if table.sizeHintForIndex(each).width() > table.columnWidth(each.column())]
    assert cut == ["The gateway reports an error"]


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
@pytest.mark.parametrize("spoken", list(Language)[1:])
def test_a_time_of_any_month_has_room_and_a_caption_with_the_arrow_too(
    language: Translators, spoken: Language, request: pytest.FixtureRequest
) -> None:
    language.use(spoken)
    table = request.getfixturevalue("table")
    months = [short_day_and_clock(datetime(2026, month, 28, 20, 48, 38, tzinfo=UTC)) for month in range(1, 13)]
    assert table.columnWidth(COLUMNS.index(JournalColumn.SENT)) >= table.width_for(*months, size=TextSize.BODY)

    row = COLUMNS.index(JournalColumn.ROW)
    caption = str(table.model().headerData(row, Qt.Orientation.Horizontal))
    assert table.columnWidth(row) >= table.width_for(caption, size=TextSize.SMALL_STRONG) + ARROW_ROOM


def test_whoever_reads_a_row_stays_in_it_when_the_order_changes(qtbot: QtBot, lists: Any) -> None:
    page = lists.view.run_page
    table = page.table
    table.setCurrentIndex(page.model.index(0, 3))
    place = page.model.place_at(0)
    header = table.horizontalHeader()
    with qtbot.waitSignal(page.model.reordered):
        header.setSortIndicator(COLUMNS.index(JournalColumn.ROW), Qt.SortOrder.DescendingOrder)
    assert page.model.place_at(table.currentIndex().row()) == place
    assert (table.currentIndex().row(), table.currentIndex().column()) == (4, 3)


def test_what_is_shown_is_checked_in_the_menu_and_can_be_chosen(table: ListTable) -> None:
    assert table.minimumHeight() > 3 * table.row_height, "a small window does not press it flat"
    columns = dict(zip(COLUMNS, table.menu.actions(), strict=False))
    hidden = {column for i, column in enumerate(COLUMNS) if table.isColumnHidden(i)}
    assert {JournalColumn.STATUS, JournalColumn.DELAY} <= hidden
    assert not {JournalColumn.ROW, JournalColumn.MESSAGE_ID, JournalColumn.OUTCOME} & hidden
    assert {column for column, action in columns.items() if not action.isChecked()} == hidden
    columns[JournalColumn.STATUS].trigger()
    columns[JournalColumn.OUTCOME].trigger()
    assert not table.isColumnHidden(COLUMNS.index(JournalColumn.STATUS))
    seen = [i for i in range(len(COLUMNS)) if not table.isColumnHidden(i)]
    # The last has what room is left.
    assert all(table.columnWidth(i) >= table.horizontalHeader().sectionSizeHint(i) for i in seen[:-1])
    assert table.isColumnHidden(COLUMNS.index(JournalColumn.OUTCOME))


def test_at_first_the_list_has_its_own_order_and_the_menu_says_so(table: ListTable) -> None:
    header, sorts = table.horizontalHeader(), table._sorts.actions()
    assert [action.isChecked() for action in sorts] == [i == 0 for i in range(len(COLUMNS))]
    table._descending.trigger()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (0, Qt.SortOrder.DescendingOrder)
    table.sort_as_the_list()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (0, Qt.SortOrder.AscendingOrder)
    assert not table._descending.isChecked()
    sorts[2].trigger()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (2, Qt.SortOrder.AscendingOrder)


def test_enter_and_a_double_click_open_a_row_once(qtbot: QtBot, lists: Any) -> None:
    table = lists.view.run_page.table
    asked: list[int] = []
    table.answer_requested.connect(asked.append)
    place = table.visualRect(table.model().index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(asked) == 1
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(table, enter)
    assert (len(asked), enter.isAccepted()) == (2, True)
