"""A text with the numbers of its lines beside it: what of its XML is coloured, and how."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette, QTextDocument
from pytestqt.qtbot import QtBot

from kit_desktop.core.password_mask import MASK
from kit_desktop.ui.raw_xml.numbered_text import NumberedText, XmlHighlighter
from kit_desktop.ui.theme import Tone, own_scheme, palette_of, scheme_of, tone_colours


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


LIGHT, DARK = (palette_of(own_scheme(dark=dark)) for dark in (False, True))


def colour(tone: Tone | None, palette: QPalette = LIGHT) -> str:
    shown: QColor = scheme_of(palette).text2 if tone is None else tone_colours(tone, palette).mark
    return shown.name()


def coloured(document: QTextDocument) -> list[tuple[str, str]]:
    """The coloured pieces of the first line, and their colours."""
    line = document.firstBlock()
    return [
        (line.text()[each.start : each.start + each.length], each.format.foreground().color().name())
        for each in line.layout().formats()
    ]


TAG, NAME, VALUE, HIDDEN = Tone.WAITING, Tone.WARNING, Tone.GOOD, Tone.MISSING


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("<a:b>964</a:b>", [("<a:b>", TAG), ("</a:b>", TAG)]),
        ("<a b='x' c=\"\"/>", [("<a", TAG), ("b", NAME), ("'x'", VALUE), ("c", NAME), ('""', VALUE), ("/>", TAG)]),
        ("<?xml?>x", [("<?xml?>", TAG)]),
        (f"x {MASK}", [(MASK, HIDDEN)]),
        ("<!-- <a b='c'> -->x", [("<!-- <a b='c'> -->", None)]),
        ("<!-- <a>", [("<!-- <a>", None)]),
        ("plain", []),
    ],
)
def test_each_kind_of_thing_has_its_colour(qapp: object, line: str, pieces: list[tuple[str, Tone | None]]) -> None:
    document = QTextDocument(line)
    highlighter = XmlHighlighter(document, LIGHT)
    highlighter.rehighlight()
    assert coloured(document) == [(piece, colour(tone)) for piece, tone in pieces]


def test_other_colours_are_taken_at_once(qapp: object) -> None:
    document = QTextDocument("<a")
    highlighter = XmlHighlighter(document, LIGHT)
    highlighter.recolour(DARK)
    assert coloured(document) == [("<a", colour(TAG, DARK))]
    assert colour(TAG, DARK) != colour(TAG)


def test_while_it_is_switched_off_nothing_is_coloured(qapp: object) -> None:
    document = QTextDocument()
    highlighter = XmlHighlighter(document, LIGHT)
    for active in (False, False, True, True):
        highlighter.set_active(active)
        assert highlighter.document() is (document if active else None)
        document.setPlainText("<a")
        highlighter.rehighlight()
        assert bool(coloured(document)) is active
