"""Rows, columns and pages: where their parts stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMargins, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QHeaderView, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.widgets.layouts import (
    PAGE_MARGINS,
    FlowLayout,
    PageArea,
    TabPlace,
    chain_tabs,
    fill,
    leave_wheel_to_page,
    put_tabs_last,
)
from kit_desktop.ui.widgets.tabs import _GAP, Tabs

from ..screens import tab_stops
from ..window_bench import turn_wheel


class Block(QWidget):
    """A widget of one size."""

    def __init__(self, width: int, height: int = 20) -> None:
        super().__init__()
        self.setFixedSize(width, height)


def test_parts_stand_in_their_order_with_what_is_between_them(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    first, second, third = Block(30), Block(40), Block(50)
    inner = fill(QVBoxLayout(), third)
    row = fill(QHBoxLayout(page), first, 7, second, None, inner, margins=(1, 2, 3, 4), spacing=5)
    assert fill(QVBoxLayout(), margins=(5, 6)).contentsMargins() == QMargins(5, 6, 5, 6)
    page.resize(400, 100)
    page.show()
    margins = row.contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (1, 2, 3, 4)
    assert first.x() == 1
    # The spacing, the pixels that stay free, and the spacing.
    assert second.x() - (first.x() + first.width()) >= 7
    assert third.x() + third.width() == 400 - 3


def test_without_more_there_are_no_margins_and_the_styles_spacing(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    plain = fill(QHBoxLayout(page), first := Block(30), second := Block(40))
    assert plain.contentsMargins().isNull()
    assert plain.spacing() == QHBoxLayout(QWidget(page)).spacing()
    page.show()
    assert (first.x(), second.x()) == (0, 30 + plain.spacing())


def test_one_part_takes_the_room_and_an_alignment_is_the_parts_own(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    wide, other, top = QWidget(), QLabel("words"), Block(20)
    fill(QHBoxLayout(page), wide, other, (top, Qt.AlignmentFlag.AlignTop), grows=wide, spacing=0)
    page.resize(300, 90)
    page.show()
    assert (wide.width(), other.width(), top.y()) == (280 - other.width(), other.sizeHint().width(), 0)


def test_the_tab_key_goes_as_it_is_told(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    buttons = [QPushButton(str(number), page) for number in range(4)]
    chain_tabs(buttons[2], buttons[0], buttons[3])
    page.show()
    assert tab_stops(page, buttons[2]) == [buttons[0], buttons[3], buttons[1], buttons[2]]


def test_buttons_that_are_made_later_come_where_they_are_put(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    first, place, last = QPushButton("first", page), TabPlace(page), QPushButton("last", page)
    later = QWidget(page)
    one, two = QPushButton("one", later), QPushButton("two", later)
    place.put(later)
    page.show()
    assert place.isHidden()
    assert tab_stops(page) == [first, one, two, last]


def test_what_was_made_earlier_is_put_last(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    below = QWidget(page)
    one, two = QPushButton("one", below), QPushButton("two", below)
    later = QPushButton("later", page)
    put_tabs_last(page, below)
    page.show()
    assert tab_stops(page, two) == [later, one, two]
    even_later = QPushButton("even later", page)
    even_later.show()
    put_tabs_last(page, below)
    assert tab_stops(page, two) == [later, even_later, one, two]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert page.findChildren(TabPlace) == []
    assert tab_stops(page, two) == [later, even_later, one, two]


def test_putting_buttons_last_leaves_every_widget_to_its_parent(qtbot: QtBot) -> None:
    """A table lost its header by it, and the program crashed when it painted the table."""

    page = QWidget()
    qtbot.addWidget(page)
    below = QWidget(page)
    QPushButton("below", below)
    table = QTableView(page)
    header = QHeaderView(Qt.Orientation.Horizontal, table)
    table.setHorizontalHeader(header)
    put_tabs_last(page, below)
    assert [line for line in shiboken6.dump(header).splitlines() if "QTableView at" in line]


def test_nobody_asks_qts_own_chain(repository: Path) -> None:
    files = [path for folder in ("kit_desktop", "tests") for path in (repository / folder).rglob("*.py")]
    assert [path.name for path in files if re.search(r"\.\w+InFocusChain\(", path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (400, [(0, 10), (108, 0), (216, 5)]),
        (316, [(0, 10), (108, 0), (216, 5)]),
        (315, [(0, 10), (108, 0), (0, 48)]),
        (90, [(0, 0), (0, 28), (0, 76)]),
    ],
)
def test_a_flow_goes_on_in_the_next_line(qtbot: QtBot, width: int, places: list[tuple[int, int]]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    blocks = [Block(100, 20), Block(100, 40), Block(100, 30)]
    flow = FlowLayout(page, *blocks)
    page.resize(width, 300)
    page.show()
    assert [(block.x(), block.y()) for block in blocks] == places
    assert flow.heightForWidth(width) == max(block.y() + block.height() for block in blocks)
    assert [flow.itemAt(index).widget() for index in range(flow.count())] == blocks
    assert (flow.itemAt(3), flow.itemAt(-1)) == (None, None)
    assert not flow.expandingDirections()
    assert flow.minimumSize().toTuple() == (100, 40)


def test_what_is_hidden_takes_no_room_in_a_flow(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    blocks = [Block(100) for _ in range(3)]
    flow = FlowLayout(page, *blocks)
    assert flow.width_in_one_line() == 316
    blocks[1].hide()
    assert flow.width_in_one_line() == 208
    page.resize(400, 100)
    page.show()
    assert blocks[2].x() == 108
    assert flow.contentsMargins().isNull()
    blocks[1].setFixedSize(500, 500)
    assert flow.minimumSize().toTuple() == (100, 20)
    blocks[0].hide()
    blocks[2].hide()
    assert flow.heightForWidth(400) == 0
    assert (flow.takeAt(-1), flow.takeAt(3)) == (None, None)
    assert [flow.takeAt(0).widget() for _ in blocks] == blocks
    assert flow.count() == 0


def test_a_page_is_scrolled_and_no_stop_of_its_own(qtbot: QtBot) -> None:
    area = PageArea()
    qtbot.addWidget(area)
    fill(QVBoxLayout(area.page), Block(50, 500))
    area.resize(200, 100)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert area.frameShape() is QFrame.Shape.NoFrame
    assert area.page.width() > 100


def test_the_wheel_is_left_to_the_page_and_all_else_reaches_the_choice(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    choice = fill(QVBoxLayout(page), QComboBox(page)).itemAt(0).widget()
    choice.addItems(["one", "two", "three"])
    leave_wheel_to_page(choice)
    page.show()
    assert turn_wheel(page) == set()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "two"
    # Over it the wheel does not even bring the keyboard.
    assert choice.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_a_page_begins_where_the_names_of_the_tabs_do(qtbot: QtBot) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    tabs.show()
    # Half of the gap between two tabs stands at each side of a name.
    assert tabs.bar.x() + _GAP // 2 == PAGE_MARGINS[0]
