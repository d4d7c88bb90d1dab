"""The rooms of a window attach themselves after its first picture, or at once where they are wanted."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.window.menus import Place
from kit_desktop.ui.window.pages import Tab
from kit_desktop.ui.window.rooms import Room, Rooms

from ..window_bench import Bench

QUERY = LookupQuery(IdKind.MSG_ID, "963")


class Attached(list[tuple[Room, int]]):
    """The pieces that were attached, in their order: of each room two, and what each does besides."""

    def __init__(self) -> None:
        self.also: dict[Room, Callable[[], object]] = {}

    def room(self, room: Room) -> Callable[[], Iterator[int]]:
        def attach() -> Iterator[int]:
            self.append((room, 1))
            yield 0
            self.append((room, 2))
            self.also.get(room, bool)()

        return attach

    @property
    def rooms(self) -> list[Room]:
        return [room for room, piece in self if piece == 2]


@pytest.fixture
def attached() -> Attached:
    return Attached()


@pytest.fixture
def rooms(bench: Bench, attached: Attached) -> Rooms:
    return Rooms(bench.window, {room: attached.room(room) for room in reversed(Room)})


def test_they_come_in_their_order_when_the_event_loop_turns(bench: Bench, rooms: Rooms, attached: Attached) -> None:
    assert attached == []
    with bench.bot.waitSignal(rooms.complete):
        rooms.begin()
        assert attached == []
    assert attached == [(room, piece) for room in Room for piece in (1, 2)]


def test_each_turn_of_the_event_loop_attaches_one_piece(rooms: Rooms, attached: Attached) -> None:
    for count in range(1, 4):
        rooms._timer.timeout.emit()
        assert len(attached) == count


def test_a_piece_says_how_long_the_next_one_waits(bench: Bench, attached: Attached) -> None:
    def waits() -> Iterator[int]:
        yield 25
        yield 0

    rooms = Rooms(bench.window, dict.fromkeys(Room, waits))
    intervals = []
    for _ in range(4):
        rooms._timer.timeout.emit()
        intervals.append(rooms._timer.interval())
    assert intervals == [25, 0, 0, 25]


def test_they_are_complete_once(bench: Bench, rooms: Rooms) -> None:
    told: list[bool] = []
    rooms.complete.connect(lambda: told.append(True))
    rooms.finish()
    rooms.finish()
    rooms.begin()
    assert told == [True]
    assert not rooms._timer.isActive()


def test_one_wanted_in_the_middle_of_its_pieces_is_attached_once(bench: Bench, rooms: Rooms, attached: Attached) -> None:
    rooms._timer.timeout.emit()
    rooms.finish()
    assert attached == [(room, piece) for room in Room for piece in (1, 2)]


def test_a_lookup_wanted_at_once_reaches_the_account_that_it_brings(bench: Bench, rooms: Rooms, attached: Attached) -> None:
    asked: list[LookupQuery] = []
    attached.also[Room.ACCOUNT] = lambda: bench.window.lookup_requested.connect(asked.append)
    bench.window.look_up(QUERY)
    assert attached.rooms == [Room.ACCOUNT]
    assert asked == [QUERY]
    bench.window.look_up(QUERY)
    assert asked == [QUERY, QUERY]


def test_while_an_answer_is_awaited_the_others_wait_a_moment(bench: Bench, rooms: Rooms, attached: Attached) -> None:
    rooms.begin()
    bench.window.look_up(QUERY)
    assert rooms._timer.interval() == 500
    rooms.begin()
    assert rooms._timer.interval() == 500
    before = time.perf_counter()
    with bench.bot.waitSignal(rooms.complete):
        pass
    assert time.perf_counter() - before > 0.4
    assert attached.rooms == [Room.ACCOUNT, *(room for room in Room if room is not Room.ACCOUNT)]


def test_lines_pasted_at_once_reach_the_list(bench: Bench, rooms: Rooms, attached: Attached) -> None:
    pasted: list[str] = []
    attached.also[Room.LISTS] = lambda: bench.window.bar.several_ids_pasted.connect(pasted.append)
    bench.window.bar.several_ids_pasted.emit("963\n964")
    bench.window.bar.several_ids_pasted.emit("1\n2")
    assert attached.rooms == [Room.LISTS]
    assert pasted == ["963\n964", "1\n2"]


@pytest.mark.parametrize(("tab", "room"), [(Tab.XML, Room.ANSWER), (Tab.HISTORY, Room.HISTORY), (Tab.LISTS, Room.LISTS)])
def test_a_tab_chosen_at_once_has_its_page(bench: Bench, rooms: Rooms, attached: Attached, tab: Tab, room: Room) -> None:
    chosen: list[int] = []
    attached.also[room] = lambda: bench.window.tabs.bar.currentChanged.connect(chosen.append)
    bench.window.tabs.setCurrentIndex(tab)
    assert attached.rooms == [room]
    assert chosen == [tab]
    bench.window.tabs.setCurrentIndex(Tab.RESULT)
    assert attached.rooms == [room]


def test_a_menu_is_whole_when_it_opens(bench: Bench, rooms: Rooms, attached: Attached) -> None:
    menu = bench.window.menuBar().findChildren(QMenu)[0]
    menu.aboutToShow.emit()
    assert attached.rooms == list(Room)


def opened_by(bench: Bench, attached: Attached) -> list[str]:
    """What the entry of a room that is attached last has opened; it is pressed before it is there."""
    opened: list[str] = []
    attached.also[Room.MENUS] = lambda: bench.window.menus.add(
        Place.DIAGNOSTICS, "Later", lambda: opened.append("later"), "Ctrl+J"
    )
    bench.window.show()
    bench.window.bar.focus_field()
    for key in (Qt.Key.Key_Control, Qt.Key.Key_J, Qt.Key.Key_Shift):
        QTest.keyClick(bench.window.bar.field, key, Qt.KeyboardModifier.ControlModifier)
    return opened


def test_a_key_pressed_before_its_entry_is_there_is_not_lost(bench: Bench, rooms: Rooms, attached: Attached) -> None:
    opened = opened_by(bench, attached)
    told: list[list[str]] = []
    rooms.complete.connect(lambda: told.append(list(opened)))
    assert bench.window.bar.field.text() == ""
    rooms.finish()
    assert told == [["later"]]
    QTest.keyClick(bench.window.bar.field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert opened == ["later", "later"]


def test_a_key_pressed_before_its_entry_is_there_opens_nothing_over_a_dialog(
    bench: Bench, rooms: Rooms, attached: Attached
) -> None:
    opened = opened_by(bench, attached)
    dialog = QDialog(bench.window)
    dialog.open()
    bench.bot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    rooms.finish()
    assert opened == []
    dialog.close()


STYLED = """
import enum
from PySide6.QtWidgets import QApplication, QLineEdit, QTabWidget
from kit_desktop.ui.window.rooms import types_of_styles
qt = QApplication(["kit-desktop", "-style", "fusion"])
tabs = QTabWidget()
tabs.addTab(QLineEdit(), "Result")
tabs.show()
for _ in types_of_styles():
    pass
from kit_desktop.ui.widgets.control_style import draw_controls
made = []
def counted(cls, *given, create=enum.EnumType._create_, **named):
    made.append(given[0])
    return create(cls, *given, **named)
enum.EnumType._create_ = counted
draw_controls()
print(QApplication.style().metaObject().className(), made)
"""


def test_the_style_takes_effect_without_making_types() -> None:
    ran = subprocess.run([sys.executable, "-c", STYLED], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == "ControlStyle []\n"
