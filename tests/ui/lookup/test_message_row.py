"""The line under the field: a problem before a question before a hint, and what is offered."""

from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.ui.lookup.message_row import MessageRow, Offer, ProgressLine
from kit_desktop.ui.theme import Tone, own_scheme, palette_of, scheme_of

USE, AS_LIST = Offer("Use 963", "963"), Offer("As a list", "963\n964", is_list=True)


@pytest.fixture
def row(qtbot: QtBot) -> MessageRow:
    made = MessageRow()
    qtbot.addWidget(made)
    made.resize(700, 28)
    made.show()
    return made


def seen(row: MessageRow) -> list[str]:
    labels = (row.problem, row.asking, row.hint)
    return [label.text() for label in labels if label.isVisible()] + [chip.text() for chip in row.offers]


def test_one_thing_is_said_at_a_time(row: MessageRow) -> None:
    assert seen(row) == []
    row.show_hint("Enter looks it up")
    assert seen(row) == ["Enter looks it up"]
    row.show_asking("Looking up…")
    assert seen(row) == ["Looking up…"]
    row.show_problem("Too long")
    assert seen(row) == ["Too long"]
    assert row._mark.isVisible()
    row.show_problem("")
    assert seen(row) == ["Looking up…"]
    assert not row._mark.isVisible()
    row.show_asking("")
    assert seen(row) == ["Enter looks it up"]
    row.show_hint("")
    assert seen(row) == []


def test_what_is_offered_is_taken_with_a_click(qtbot: QtBot, row: MessageRow) -> None:
    row.show_problem("These are two ids.", (USE, AS_LIST))
    assert seen(row) == ["These are two ids.", "Use 963", "As a list"]
    assert not row.problem.wordWrap()
    assert [chip._icon for chip in row.offers] == ["", "list"]
    for chip, offer in zip(row.offers, (USE, AS_LIST), strict=True):
        with qtbot.waitSignal(row.taken) as taken:
            chip.click()
        assert taken.args == [offer]
    row.show_problem("Another", ())
    assert row.offers == []
    assert row.problem.wordWrap()


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
def test_where_the_chips_need_the_room_they_say_enough(row: MessageRow) -> None:
    row.show_problem("These are two ids, of which one may be wrong.", (USE, AS_LIST))
    assert row.problem.isVisible()
    row.resize(200, 28)
    assert seen(row) == ["Use 963", "As a list"]
    row.resize(700, 28)
    assert row.problem.isVisible()


def test_its_room_is_always_kept(row: MessageRow) -> None:
    row.adjustSize()
    empty = row.height()
    row.show_problem("Too long")
    row.adjustSize()
    assert row.height() == empty >= 28


def test_the_line_of_progress_grows_and_rests(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.resize(100, 2)
    pictures = [line.grab().toImage()]
    for share in (0.2, 0.8, 1.0):
        line.show_share(share)
        pictures.append(line.grab().toImage())
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])
    line.show_share(5)
    assert line.grab().toImage() == pictures[-1]
    line.rest()
    assert line.grab().toImage() == pictures[0]


def test_the_mark_warns_where_something_is_said(row: MessageRow) -> None:
    row.show_problem("Too long")
    assert (row._mark.tone, row._mark.isVisible()) == (Tone.WARNING, True)
    row.show_problem("")
    assert not row._mark.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
def test_words_alone_have_the_whole_row_and_beside_chips_what_they_need(row: MessageRow) -> None:
    row.show_problem("Too long")
    row.layout().activate()
    assert (row._mark.x(), row._mark.width(), row._mark.height(), row.problem.x()) == (0, 16, 16, 16 + 8)
    assert row.problem.geometry().right() >= row.width() - 16
    row.show_problem("Two ids.", (USE, AS_LIST))
    row.layout().activate()
    row._chips.layout().activate()
    first, second = row.offers
    assert row.problem.width() == row.problem.sizeHint().width()
    assert row._chips.x() - row.problem.geometry().right() - 1 == 8
    assert (first.x(), second.x() - first.geometry().right() - 1) == (0, 8)


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to measure by")
def test_words_go_where_less_than_forty_pixels_would_be_left(row: MessageRow) -> None:
    row.show_problem("Two ids.", (USE, AS_LIST))
    needed = row._chips.sizeHint().width() + row.problem.sizeHint().width() + 40
    for width, shown in ((needed, True), (needed - 1, False), (needed, True)):
        row.resize(width, 28)
        assert row.problem.isVisible() is shown


def test_the_line_of_progress_is_two_pixels_of_the_accent(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.setPalette(palette_of(own_scheme(dark=False)))
    line.resize(100, 2)
    line.show_share(0.5)
    image, scheme = line.grab().toImage(), scheme_of(line.palette())
    assert (line.height(), image.height()) == (2, 2)
    for y in range(2):
        used, left = [scheme.accent.name()] * 2, [scheme.hairline.name()] * 2
        assert [image.pixelColor(x, y).name() for x in (1, 48, 51, 98)] == used + left
        assert {image.pixelColor(x, y).name() for x in (0, 99)}.isdisjoint(used + left), "its ends are round"
