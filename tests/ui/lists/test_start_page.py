"""Where a list is brought, and where the lists of before are found again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.journal.tables import JournalAbout, SavedList
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.lists.start_page import ListStartPage, _Sign
from kit_desktop.ui.theme import scheme_of
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.list_bar import ListBar
from kit_desktop.ui.widgets.plain_label import PlainLabel


def saved(name: str, total: int, still_open: int) -> SavedList:
    about = JournalAbout(
        path=Path(f"{name}.kit-batch"),
        name=name,
        kind=IdKind.MSG_ID,
        address="https://gateway.example/",
        column=0,
        headings=(),
        fingerprint="",
        created_at=datetime.now(UTC),
        duplicates=0,
        blanks=0,
        refused=0,
        total=total,
        open=still_open,
    )
    return SavedList(about, {Fate.DELIVERED: total - still_open, Fate.WAITING: still_open})


@pytest.fixture
def page(qtbot: QtBot) -> ListStartPage:
    made = ListStartPage()
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    return made


def button(page: ListStartPage, name: str) -> Button:
    return next(each for each in page.findChildren(Button) if name in {each.text(), each.accessibleName()})


def test_without_saved_lists_nothing_is_said_of_them(page: ListStartPage) -> None:
    assert not page._saved_title.isVisible()
    assert not page._card.isVisible()
    assert button(page, "Open a file…").kind is ButtonKind.FILLED


def test_a_saved_list_shows_how_it_went(page: ListStartPage) -> None:
    page.show_begun((saved("september.csv", 300, 172), saved("", 3, 0)))
    assert page._saved_title.isVisible()
    first, second = page._begun
    words = [label.text() for label in first.findChildren(PlainLabel)]
    assert words[:2] == ["september.csv", "128 of 300 answered"]
    assert words[2].startswith("today, ")
    assert [part.number for part in first.findChild(ListBar)._parts] == [128, 172]
    assert "Pasted list" in [label.text() for label in second.findChildren(PlainLabel)]


def test_what_is_not_done_is_continued_and_what_is_done_is_opened(page: ListStartPage, qtbot: QtBot) -> None:
    begun, done = saved("begun.csv", 3, 1), saved("done.csv", 3, 0)
    page.show_begun((begun, done))
    with qtbot.waitSignal(page.open_requested) as opened:
        button(page, "Continue… begun.csv").click()
    assert opened.args == [begun.about]
    with qtbot.waitSignal(page.open_requested) as opened:
        button(page, "Open done.csv").click()
    assert opened.args == [done.about]
    with qtbot.waitSignal(page.delete_requested) as deleted:
        button(page, "Delete done.csv").click()
    assert deleted.args == [done.about]


def test_the_rows_stand_under_each_other(page: ListStartPage, qtbot: QtBot) -> None:
    page.show_begun((saved("begun.csv", 3, 1), saved("done.csv", 3, 0)))
    bars = [row.findChild(ListBar) for row in page._begun]
    qtbot.waitUntil(lambda: bars[0].width() > 100)
    assert len({(bar.x(), bar.width()) for bar in bars}) == 1


def test_the_lists_of_before_make_room_for_those_of_now(page: ListStartPage) -> None:
    page.show_begun((saved("begun.csv", 3, 1), saved("done.csv", 3, 0)))
    page.show_begun((saved("done.csv", 3, 0),))
    assert [row.about.name for row in page._begun] == ["done.csv"]
    page.show_begun(())
    assert not page._card.isVisible()


def test_pasting_by_the_keyboard(page: ListStartPage, qtbot: QtBot) -> None:
    file = button(page, "Open a file…")
    with qtbot.waitSignal(page.paste_requested):
        QTest.keyClick(file, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with qtbot.assertNotEmitted(page.paste_requested):
        QTest.keyClick(file, Qt.Key.Key_X)


def test_a_problem_is_said_aloud_once_and_only_on_the_page_that_is_seen(page: ListStartPage, said: list[str]) -> None:
    page.say_problem("The list is empty.")
    page.say_problem("The list is empty.")
    page.say_problem("There is no such file.", aloud=False)
    assert page._problem.isVisible()
    page.hide()
    page.say_problem("The file is damaged.")
    assert said == ["The list is empty."]


def test_a_line_parts_the_saved_lists_and_the_way_in_is_in_the_accent_colour(page: ListStartPage) -> None:
    page.show_begun((saved("begun.csv", 3, 1), saved("done.csv", 3, 0)))
    first, second = (row.grab().toImage() for row in page._begun)
    assert [image.pixelColor(400, 0) == image.pixelColor(400, 2) for image in (first, second)] == [True, False]
    sign, *_ = page.findChildren(_Sign)
    image = sign.grab().toImage()
    accent = scheme_of(page.palette()).accent
    assert accent in [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
