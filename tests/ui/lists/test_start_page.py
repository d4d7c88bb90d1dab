"""Where a list is brought, and where the lists of before are found again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.journal.tables import JournalAbout
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.lists.start_page import ListStartPage, _Sign
from kit_desktop.ui.theme import scheme_of
from kit_desktop.ui.widgets.box import Hairline
from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.card import CARD_MARGINS
from kit_desktop.ui.widgets.list_bar import ListBar
from kit_desktop.ui.widgets.plain_label import PlainLabel


def saved(name: str, total: int, still_open: int) -> JournalAbout:
    return JournalAbout(
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
        counts={Fate.DELIVERED: total - still_open, Fate.WAITING: still_open},
    )


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
    assert opened.args == [begun]
    with qtbot.waitSignal(page.open_requested) as opened:
        button(page, "Open done.csv").click()
    assert opened.args == [done]
    with qtbot.waitSignal(page.delete_requested) as deleted:
        button(page, "Delete done.csv").click()
    assert deleted.args == [done]


def test_the_rows_stand_under_each_other(page: ListStartPage, qtbot: QtBot) -> None:
    page.show_begun((saved("begun.csv", 3, 1), saved("done.csv", 3, 0)))
    bars = [row.findChild(ListBar) for row in page._begun]
    qtbot.waitUntil(lambda: bars[0].width() > 100)
    assert len({(bar.x(), bar.width()) for bar in bars}) == 1


def test_a_row_tells_first_which_list_it_is(page: ListStartPage, qtbot: QtBot) -> None:
    page.show_begun((saved("begun.csv", 3, 1), saved("", 3, 0)))
    first, second = page._begun
    bar = first.findChild(ListBar)
    assert bar is not None
    qtbot.waitUntil(lambda: bar.width() > 100)
    title, done, when = first.findChildren(PlainLabel)
    assert when.width() > bar.width()
    # The name has half as much again as the day.
    assert 1.3 < title.width() / when.width() < 1.7
    assert title.geometry().bottom() < done.y()
    # The same edges left and right, and every button as high as its neighbour.
    sign = first.findChild(_Sign)
    assert sign is not None
    buttons = first.open_button.geometry(), first.delete_button.geometry()
    assert sign.x() == first.width() - 1 - buttons[1].right() == CARD_MARGINS[0]
    # What stands side by side is as far from each other as from the line above.
    gaps = title.x() - sign.geometry().right(), when.x() - bar.geometry().right(), buttons[1].left() - buttons[0].right()
    assert {gap - 1 for gap in gaps} == {title.y()} == {CARD_MARGINS[1]}
    assert 0 < done.y() - title.geometry().bottom() - 1 < CARD_MARGINS[1]
    assert sign.width() == sign.height() < first.open_button.height()
    assert first.open_button.height() == first.delete_button.height() < button(page, "Paste ids").height()
    assert button(page, "Open a file…").height() == button(page, "Paste ids").height()
    assert [row.findChild(_Sign)._icon for row in (first, second)] == ["file", "copy"]


def test_the_dashed_edge_is_as_far_from_every_side(page: ListStartPage) -> None:
    zone = button(page, "Paste ids").parentWidget()
    image = zone.grab().toImage()
    width, height = image.width(), image.height()

    def darkest(places: list[tuple[int, int]]) -> int:
        return min(image.pixelColor(x, y).lightness() for x, y in places)

    across, down = range(width // 3, 2 * width // 3), range(height // 3, 2 * height // 3)
    lines = [
        [darkest([(x, depth) for x in across]) for depth in range(4)],
        [darkest([(x, height - 1 - depth) for x in across]) for depth in range(4)],
        [darkest([(depth, y) for y in down]) for depth in range(4)],
        [darkest([(width - 1 - depth, y) for y in down]) for depth in range(4)],
    ]
    assert all(abs(one - other) <= 4 for line in lines for one, other in zip(line, lines[0], strict=True))


def test_the_lists_of_before_make_room_for_those_of_now(page: ListStartPage, qtbot: QtBot) -> None:
    page.show_begun((saved("begun.csv", 3, 1), saved("done.csv", 3, 0)))
    page.show_begun((saved("done.csv", 3, 0),))
    assert [row.about.name for row in page._begun] == ["done.csv"]
    qtbot.waitUntil(page._begun[0].isVisible)
    assert [each for each in page._card.children() if isinstance(each, QWidget) and each.isVisible()] == page._begun
    page.show_begun(())
    assert not page._card.isVisible()


def test_of_many_lists_the_first_are_shown_and_then_all(page: ListStartPage) -> None:
    names = [f"{number}.csv" for number in range(30)]
    page.show_begun(tuple(saved(name, 3, 0) for name in names))
    shown = [row.about.name for row in page._begun]
    assert shown == names[: len(shown)]
    assert 10 < len(shown) < 30
    every = button(page, "All 30 of them")
    every.setFocus()
    every.click()
    assert [row.about.name for row in page._begun] == names
    assert page._begun[len(shown)].open_button.hasFocus()
    assert not every.isVisible()
    page.show_begun(tuple(saved(name, 3, 0) for name in names[1:]))
    assert [row.about.name for row in page._begun] == names[1:]


def test_many_lists_are_laid_out_once(page: ListStartPage, qapp: QApplication) -> None:
    class Watcher(QObject):
        resized = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.resized += event.type() is QEvent.Type.Resize
            return False

    page.show_begun(tuple(saved(f"{number}.csv", 3, 0) for number in range(80)))
    watcher = Watcher()
    qapp.processEvents()
    qapp.installEventFilter(watcher)
    page._all.click()
    qapp.processEvents()
    qapp.removeEventFilter(watcher)
    assert 80 <= watcher.resized <= 80 * 30


def test_the_tab_key_comes_to_the_rest_behind_the_lists(page: ListStartPage) -> None:
    page.show_begun(tuple(saved(f"{number}.csv", 3, 0) for number in range(30)))
    last = page._begun[-1].delete_button
    page.activateWindow()
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert page.focusWidget() is page._all
    QTest.keyClick(page._all, Qt.Key.Key_Tab)
    assert page.focusWidget() is page._file
    QTest.keyClick(page._file, Qt.Key.Key_Backtab)
    assert page.focusWidget() is page._all


def test_whoever_asks_for_all_lists_sees_the_first_new_one(page: ListStartPage, qtbot: QtBot) -> None:
    page.show_begun(tuple(saved(f"{number}.csv", 3, 0) for number in range(60)))
    page._all.setFocus()
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    shown = len(page._begun)
    page._all.click()
    QApplication.processEvents()
    assert page._begun[shown].open_button.hasFocus()
    assert not page._begun[shown].open_button.visibleRegion().isEmpty()


def test_of_few_lists_all_are_shown(page: ListStartPage) -> None:
    page.show_begun((saved("begun.csv", 3, 1),))
    assert not page._all.isVisible()


def test_pasting_by_the_keyboard(page: ListStartPage, qtbot: QtBot) -> None:
    file = button(page, "Open a file…")
    with qtbot.waitSignal(page.paste_requested):
        QTest.keyClick(file, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with qtbot.assertNotEmitted(page.paste_requested):
        QTest.keyClick(file, Qt.Key.Key_X)


def test_a_problem_is_said_aloud_once_and_only_on_the_page_that_is_seen(page: ListStartPage, said: list[str]) -> None:
    for _ in range(2):
        page.say_problem("The list is empty.")
        assert said == ["The list is empty."]
    page.say_problem("There is no such file.", aloud=False)
    assert page._problem.isVisible()
    page.hide()
    page.say_problem("The file is damaged.")
    assert said == ["The list is empty."]


def test_a_line_parts_the_saved_lists_and_the_way_in_is_in_the_accent_colour(page: ListStartPage) -> None:
    page.show_begun((saved("begun.csv", 3, 1), saved("done.csv", 3, 0)))
    (line,) = page._card.findChildren(Hairline)
    first, second = page._begun
    page._card.layout().activate()
    assert first.geometry().bottom() + 1 == line.y() == second.y() - 1
    sign, *_ = page.findChildren(_Sign)
    image = sign.grab().toImage()
    accent = scheme_of(page.palette()).accent
    assert accent in [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]


def test_whoever_deletes_by_key_goes_on_in_the_next_row(page: ListStartPage) -> None:
    lists = [saved(name, 3, 0) for name in ("a.csv", "b.csv", "c.csv")]
    page.show_begun(tuple(lists))
    page._begun[1].delete_button.setFocus()
    for left in (lists[::2], lists[:1]):
        page.show_begun(tuple(left))
        assert page.focusWidget() is page._begun[-1].delete_button
    page.show_begun(())
    assert page.focusWidget() is button(page, "Open a file…")
