"""The menus: each entry at its place, whoever brings it first."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import scheme_of
from kit_desktop.ui.window.menus import Menus, Place


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def menus(window: QMainWindow) -> Menus:
    return Menus(window, ("File", "Edit", "View", "Help"))


def entries(window: QMainWindow, number: int) -> list[str]:
    """The texts of one menu, a line for each separator."""
    menu = window.menuBar().actions()[number].menu()
    assert isinstance(menu, QMenu)
    return ["-" if action.isSeparator() else action.text() for action in menu.actions()]


def test_the_menus_are_there_in_their_order(window: QMainWindow, menus: Menus) -> None:
    assert [action.text() for action in window.menuBar().actions()] == ["File", "Edit", "View", "Help"]


def test_entries_stand_at_their_places_in_groups(window: QMainWindow, menus: Menus) -> None:
    for place in (Place.QUIT, Place.SETTINGS, Place.LOOK_UP, Place.FIND, Place.SAVE_XML, Place.ACCOUNT):
        menus.add(place, place.name, lambda: None)
    menus.add_menu(Place.SWITCH_ACCOUNT, QMenu("SWITCH", window))
    assert entries(window, 0) == ["LOOK_UP", "SAVE_XML", "-", "SWITCH", "ACCOUNT", "SETTINGS", "-", "QUIT"]
    assert entries(window, 1) == ["FIND"]
    assert entries(window, 2) == entries(window, 3) == []


def test_every_entry_has_a_place_of_its_own(window: QMainWindow, menus: Menus) -> None:
    for place in reversed(Place):
        menus.add(place, place.name, lambda: None)
    file, edit, view, help_ = (" ".join(entries(window, number)) for number in range(4))
    assert file == "LOOK_UP LOOK_UP_AGAIN WATCH SAVE_XML - SWITCH_ACCOUNT ACCOUNT SETTINGS - QUIT"
    assert edit == "COPY_TICKET FIND GO_TO_ID WRITE_TO_KIT"
    assert view == "TAB"
    assert help_ == "ANSWERS SHORTCUTS - PRACTICE - CONNECTION_CHECK DIAGNOSTICS - ABOUT"


def test_places_are_counted_without_a_gap() -> None:
    digits = [tuple(map(int, str(int(place)))) for place in Place]
    after = {
        before: {(before[0], before[1], before[2] + 1), (before[0], before[1] + 1, 0), (before[0] + 1, 0, 0)}
        for before in digits
    }
    assert digits[0] == (1, 0, 0)
    assert [each for before, each in pairwise(digits) if each not in after[before]] == []


def test_of_the_same_place_the_later_comes_behind(window: QMainWindow, menus: Menus) -> None:
    for text in ("one", "two", "three"):
        menus.add(Place.TAB, text, lambda: None)
    assert entries(window, 2) == ["one", "two", "three"]


def test_an_entry_has_its_keys_and_its_role_and_does_what_it_says(menus: Menus) -> None:
    done: list[str] = []
    plain = menus.add(Place.FIND, "Find", lambda: done.append("found"))
    assert plain.shortcuts() == []
    assert plain.menuRole() is QAction.MenuRole.NoRole
    plain.trigger()
    assert done == ["found"]
    keyed = menus.add(Place.GO_TO_ID, "Go", lambda: None, "Ctrl+L", QAction.MenuRole.QuitRole)
    assert keyed.shortcut() == QKeySequence("Ctrl+L")
    assert keyed.menuRole() is QAction.MenuRole.QuitRole
    usual = menus.add(Place.SAVE_XML, "Save", lambda: None, QKeySequence.StandardKey.Save)
    assert usual.shortcuts() == QKeySequence.keyBindings(QKeySequence.StandardKey.Save)


def test_the_bar_has_the_colour_of_the_header(window: QMainWindow, menus: Menus) -> None:
    palette = window.menuBar().palette()
    assert palette.color(palette.ColorRole.Window) == scheme_of(window.palette()).chrome
