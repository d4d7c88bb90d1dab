"""A text with the numbers of its lines beside it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kit_desktop.ui.raw_xml.numbered_text import NumberedText
from kit_desktop.ui.theme import scheme_of


@pytest.fixture
def text(qtbot: QtBot) -> NumberedText:
    text = NumberedText()
    qtbot.addWidget(text)
    text.resize(400, 200)
    text.setPlainText("\n".join("line" for _ in range(8)))
    text.show()
    qtbot.waitExposed(text)
    return text


def test_each_line_has_its_number_where_the_line_is(text: NumberedText) -> None:
    lines = list(text.seen_lines())
    assert [number for number, _ in lines] == list(range(1, 9))
    assert [place.top() for _, place in lines] == sorted(place.top() for _, place in lines)
    column = text._numbers.grab().toImage()
    rows = {y for y in range(column.height()) for x in range(column.width() - 2) if column.pixel(x, y) != column.pixel(0, 0)}
    height = text.fontMetrics().height()
    assert all(any(place.top() <= y <= place.top() + height for y in rows) for _, place in lines)
    assert max(rows) <= lines[-1][1].bottom()


def test_a_hairline_and_room_for_the_numbers_stand_left_of_the_text(text: NumberedText) -> None:
    numbers = text._numbers
    assert numbers.pos().isNull()
    assert numbers.width() == text.fontMetrics().horizontalAdvance("00") + 4 + 10
    assert text.viewport().geometry() == text.rect().adjusted(numbers.width() + 6, 0, 0, 0)
    column = numbers.grab().toImage()
    right = column.width() - 1
    line = scheme_of(text.palette()).hairline.name()
    assert [column.pixelColor(right, y).name() for y in range(text.height())] == [line] * text.height()
    assert column.pixelColor(right - 1, 0) == column.pixelColor(0, 0)


def test_of_a_scrolled_text_the_numbers_are_those_that_are_seen(text: NumberedText) -> None:
    text.setPlainText("\n".join("line" for _ in range(1500)))
    text.verticalScrollBar().setValue(1000)
    numbers = [number for number, _ in text.seen_lines()]
    assert numbers[0] == 1001
    assert 5 < len(numbers) < 100
    assert text._numbers.width() == text.fontMetrics().horizontalAdvance("0000") + 4 + 10
    text.setPlainText("")
    assert not text._numbers.isVisible()
