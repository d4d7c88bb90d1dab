"""The figures of a list in words and two tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.journal.summary import GroupTotals, ListSummary
from kit_desktop.core.lists.values import Fate
from kit_desktop.ui.lists.figures_dialog import ListFigures
from kit_desktop.ui.widgets.plain_label import PlainLabel
from kit_desktop.ui.widgets.table import CellRole, Table

SENDERS = (GroupTotals("KiT_Notify", 1500, 1200, 200, 1800), GroupTotals("Bank", 7, 6, 1, 7))
DAYS = tuple(GroupTotals(f"2026-11-{day:02}", day, day - 1, 1, day) for day in range(1, 9))
SUMMARY = ListSummary(
    dict.fromkeys(Fate, 1), {}, parts=9, timed=3, median_delay=4.4, slowest_delay=61.0, by_sender=SENDERS, by_day=DAYS,
    first_checked=None, last_checked=None,
)  # fmt: skip


def lines(dialog: ListFigures) -> list[str]:
    return [label.text() for label in dialog.findChildren(PlainLabel)]


def test_it_says_how_many_and_how_long(qtbot: QtBot) -> None:
    dialog = ListFigures(SUMMARY)
    qtbot.addWidget(dialog)
    title, rest, *_ = lines(dialog)
    assert title == "7 ids"
    assert rest.split("\n") == [
        "9 parts in total",
        "Delivery usually took 4 seconds, 1 minute 1 second at most.",
        "Based on 3 messages whose two times are known.",
    ]


@pytest.mark.parametrize(("median", "slowest"), [(None, None), (4.4, None), (None, 61.0)])
def test_without_times_nothing_is_said_of_them(qtbot: QtBot, median: float | None, slowest: float | None) -> None:
    dialog = ListFigures(replace(SUMMARY, median_delay=median, slowest_delay=slowest, by_sender=()))
    qtbot.addWidget(dialog)
    assert lines(dialog)[1] == "9 parts in total"
    assert [table.accessibleName() for table in dialog.findChildren(QTableView)] == ["By day sent"]


@pytest.mark.parametrize(
    ("place", "row"), [(0, ["KiT_Notify", "1,500", "1,200", "200", "1,800"]), (1, ["1 Nov 2026", "1", "0", "1", "1"])]
)
def test_each_group_has_its_row(qtbot: QtBot, place: int, row: list[str]) -> None:
    dialog = ListFigures(SUMMARY)
    qtbot.addWidget(dialog)
    model = dialog.findChildren(QTableView)[place].model()
    assert [model.data(model.index(0, column)) for column in range(model.columnCount())] == row
    assert model.rowCount() == (2 if place == 0 else 8)
    assert model.data(model.index(0, 0), CellRole.STRONG)
    assert not model.data(model.index(0, 1), CellRole.STRONG)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Messages"
    assert model.headerData(1, Qt.Orientation.Vertical) is None


def test_every_row_of_a_few_is_seen_and_many_are_scrolled(qtbot: QtBot) -> None:
    dialog = ListFigures(SUMMARY)
    qtbot.addWidget(dialog)
    dialog.show()
    few, many = dialog.findChildren(QTableView)
    qtbot.waitUntil(lambda: few.verticalScrollBar().maximum() == 0)
    assert many.minimumHeight() > few.minimumHeight()
    assert isinstance(many, Table)
    assert 5 <= (many.minimumHeight() - many.horizontalHeader().height()) / many.row_height < 6


def test_no_heading_is_cut(qtbot: QtBot) -> None:
    dialog = ListFigures(SUMMARY)
    qtbot.addWidget(dialog)
    dialog.show()
    header = dialog.findChildren(QTableView)[0].horizontalHeader()
    for column in range(header.count()):
        words = header.model().headerData(column, Qt.Orientation.Horizontal)
        assert header.sectionSize(column) > header.fontMetrics().horizontalAdvance(words), words
