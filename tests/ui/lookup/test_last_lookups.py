"""The last lookups: what stands in the rows, and what opens them."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Language
from kit_desktop.ui.formats import moments_of_a_year
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.lookup.last_lookups import LastLookup, LastLookups
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.table import CellRole

from ..window_bench import named

ROWS = (
    LastLookup("a", "963", "MsgID", Tone.GOOD, "Delivered", "+7 701", "1 minute ago"),
    LastLookup("b", "1YT", "UserMsgID", Tone.WAITING, "On its way", "", "2 minutes ago"),
    LastLookup("c", "965", "MsgID", Tone.WAITING, "On its way", "", "3 minutes ago"),
)


@pytest.fixture
def last(qtbot: QtBot) -> LastLookups:
    last = LastLookups()
    qtbot.addWidget(last)
    last.resize(900, 400)
    last.show_lookups(ROWS)
    last.show()
    return last


@pytest.fixture
def opened(last: LastLookups) -> list[object]:
    keys: list[object] = []
    last.chosen.connect(keys.append)
    return keys


def test_each_row_says_what_was_asked_and_how_it_ended(last: LastLookups) -> None:
    model = last._model
    rows = [[model.item(row, column).text() for column in range(model.columnCount())] for row in range(model.rowCount())]
    assert rows == [[each.id, each.kind, each.result, each.recipient or "–", each.checked] for each in ROWS]
    assert [model.item(row, 2).data(CellRole.TONE) for row in range(3)] == [each.tone for each in ROWS]
    marks = [(model.item(0, c).data(CellRole.STRONG), model.item(0, c).data(CellRole.QUIET)) for c in range(5)]
    assert marks == [(True, None), (None, True), (None, None), (None, None), (None, True)]
    assert "963" in model.item(0, 0).toolTip()
    last.show_lookups(ROWS[:1])
    assert model.rowCount() == 1


def test_all_rows_are_seen_without_a_scroll_bar(last: LastLookups) -> None:
    table = last._table
    assert table.height() == table.horizontalHeader().sizeHint().height() + 3 * table.row_height + 1
    for column in (0, 1, 3, 4):
        needed = table.sizeHintForColumn(column), table.horizontalHeader().sectionSizeHint(column)
        assert max(needed) <= table.columnWidth(column)
    rest = table.viewport().width() - sum(table.columnWidth(column) for column in (0, 1, 3, 4))
    assert table.columnWidth(2) == rest


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
@pytest.mark.parametrize("spoken", list(Language)[1:])
def test_when_it_was_checked_is_read_whole(qtbot: QtBot, language: Translators, spoken: Language) -> None:
    language.use(spoken)
    last = LastLookups()
    qtbot.addWidget(last)
    rows = [LastLookup(i, "963", "MsgID", Tone.GOOD, "", "", checked) for i, checked in enumerate(moments_of_a_year())]
    last.show_lookups(rows)
    assert last._table.sizeHintForColumn(4) <= last._table.columnWidth(4)


@pytest.mark.parametrize(("width", "hidden"), [(760, []), (759, [1]), (640, [1]), (639, [1, 4])])
def test_in_a_narrow_window_what_says_least_goes(last: LastLookups, width: int, hidden: list[int]) -> None:
    table = last._table
    table.resizeEvent(QResizeEvent(QSize(width, 100), table.size()))
    assert [column for column in range(5) if table.isColumnHidden(column)] == hidden


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_click_and_enter_open_a_row(last: LastLookups, opened: list[object], qtbot: QtBot, key: Qt.Key) -> None:
    table = last._table
    table.setFocus()
    table.setCurrentIndex(last._model.index(-1, 0))
    qtbot.keyClick(table, key)
    assert opened == []
    place = table.visualRect(last._model.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert opened == ["b"]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, key)
    assert opened == ["b", "c"]


def test_what_was_still_on_its_way_may_be_looked_up_again(last: LastLookups, qtbot: QtBot) -> None:
    again: list[object] = []
    last.again_requested.connect(again.append)
    assert last._open.text() == "1YT was still on its way: 2 minutes ago"
    assert last._again.accessibleDescription() == "1YT"
    last._again.click()
    assert again == ["b"]
    last.show_lookups(ROWS[:1])
    assert (last._open.isVisible(), last._again.isVisible()) == (False, False)
    last.show_lookups(ROWS[2:])
    assert (last._open.isVisible(), last._again.isVisible()) == (True, True)
    last._again.click()
    assert again == ["b", "c"]


def test_the_history_is_one_click_away(last: LastLookups, qtbot: QtBot) -> None:
    with qtbot.waitSignal(last.history_requested):
        named(last, "All history", QPushButton).click()
    assert last._table.y() >= 20
    assert last._again.y() - last._table.geometry().bottom() >= 8
