"""Chips: what they say, how wide they are, and how they look when they are on."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import TextSize, Tone, scheme_of, sized, tone_colours
from kit_desktop.ui.widgets.chip import Chip, FilterChip, SuggestionChip, chip_size, paint_chip
from kit_desktop.ui.widgets.icons import line_pixmap

from ..window_bench import spoken_name
from .drawing import PALETTE, advance, drawn

SCHEME = scheme_of(PALETTE)
needs_fonts = pytest.mark.skipif(
    sys.platform == "win32", reason="without a screen Windows has no fonts of its own to draw with"
)


def columns(image: QImage, colour: object, *, near: int = 0) -> list[int]:
    """Where that colour, or one that is hardly another, stands."""

    def is_it(x: int, y: int) -> bool:
        found = image.pixelColor(x, y)
        return found == colour or (near > 0 and abs(found.lightness() - colour.lightness()) <= near)  # type: ignore[attr-defined]

    return [x for x in range(image.width()) if any(is_it(x, y) for y in range(3, image.height() - 3))]


def test_a_filter_says_its_count(qtbot: QtBot) -> None:
    chip = FilterChip("Delivered", tone=Tone.GOOD)
    qtbot.addWidget(chip)
    chip.set_count(21)
    assert (chip.count, spoken_name(chip)) == (21, "Delivered, 21")
    chip.click()
    assert chip.isChecked()
    chip.set_count(None)
    assert spoken_name(chip) == "Delivered"


def test_they_are_as_wide_as_what_they_say(page: QWidget) -> None:
    words = advance(page, "Delivered", TextSize.SMALL_EMPHASIS)
    chip = Chip(page, tone=Tone.GOOD, words="Delivered")
    assert chip.sizeHint() == QSize(words + 14 + 6 + 4 + 10, 22)
    name = advance(page, "All", TextSize.EMPHASIS)
    assert FilterChip("All", page).sizeHint() == QSize(name + 22, 28)
    one = FilterChip("All", page, tone=Tone.GOOD)
    assert one.sizeHint().width() == name + 22 + 14 + 6
    one.set_count(7)
    assert one.sizeHint().width() == name + 22 + 14 + 6 + advance(page, "7", TextSize.EMPHASIS) + 8
    text = advance(page, "Look up", TextSize.EMPHASIS)
    assert SuggestionChip("Look up", page).sizeHint() == QSize(text + 22, 24)
    long = SuggestionChip("Look up 9638527410", page, icon="search")
    assert long.sizeHint().width() == advance(page, "Look up 9638527410", TextSize.EMPHASIS) + 22 + 20
    assert long.minimumSizeHint() == QSize(80, 24)
    assert SuggestionChip("i", page).minimumSizeHint().width() < 80
    font = page.font()
    font.setPixelSize(60)
    for each in (chip, one, long):
        each.setFont(font)
        assert each.sizeHint().height() > 60
    assert chip.sizeHint().height() == QFontMetrics(sized(font, TextSize.SMALL_EMPHASIS)).height() + 4


@needs_fonts
def test_a_state_has_its_mark_and_its_words_on_a_pale_pill(page: QWidget) -> None:
    chip = Chip(page, words="x")
    chip.show_state(Tone.GOOD, "■")
    assert chip.accessibleName() == "■"
    image = drawn(chip)
    colours = tone_colours(Tone.GOOD, PALETTE)
    assert image.pixelColor(image.width() - 6, 11).name() == colours.chip.name()
    mark, words = columns(image, colours.mark), columns(image, SCHEME.text, near=40)
    assert (mark[0] - 5, 5 + 14 - 1 - mark[-1]) in {(0, 0), (1, 1), (0, 1), (1, 0)}
    words = [x for x in words if x > mark[-1]]
    assert 14 + 9 <= words[0] <= 14 + 9 + 3
    assert words[-1] <= image.width() - 6
    rows = [y for y in range(22) if image.pixelColor(12, y) == colours.mark]
    assert rows[0] + rows[-1] == 21


def test_a_state_is_painted_at_the_left_and_in_the_middle_of_its_place(qapp: object) -> None:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(SCHEME.text)
    painter = QPainter(image)
    font = painter.font()
    paint_chip(painter, QRectF(20, 10, 100, 40), Tone.BAD, "", PALETTE)
    assert painter.font() == font
    painter.end()
    pale = tone_colours(Tone.BAD, PALETTE).chip.name()
    rows = [y for y in range(60) if image.pixelColor(41, y).name() == pale]
    assert (rows[0], rows[-1]) == (19, 40)
    shown = [x for x in range(200) if image.pixelColor(x, 30).name() == pale]
    assert (shown[0] - 1, shown[-1] + 1) == (20, 20 + chip_size(font, "").width() - 1)


def test_a_filter_that_is_on_has_an_edge_in_the_accent_colour(page: QWidget, qtbot: QtBot) -> None:
    chip = FilterChip("All", page)
    image = drawn(chip, QSize(100, 28))
    assert [image.pixelColor(80, y) for y in (0, 1)] == [SCHEME.outline, SCHEME.surface]
    chip.setChecked(True)
    image = drawn(chip, QSize(100, 28))
    assert [image.pixelColor(80, y) for y in (0, 1)] == [SCHEME.accent, SCHEME.tint]
    chip.setChecked(False)
    chip.setFocus()
    qtbot.waitUntil(chip.hasFocus)
    image = drawn(chip, QSize(100, 28))
    assert [image.pixelColor(80, y) for y in (0, 1, 2)] == [SCHEME.accent, SCHEME.accent, SCHEME.surface]


def test_in_high_contrast_the_edge_of_what_is_on_is_thicker(page: QWidget) -> None:
    chip = FilterChip("All", page)
    chip.setPalette(QPalette(Qt.GlobalColor.black, Qt.GlobalColor.white))
    edges = []
    for on in (False, True):
        chip.setChecked(on)
        image = drawn(chip, QSize(100, 28))
        edges.append([image.pixelColor(80, y) == image.pixelColor(80, 0) for y in (0, 1, 2)])
    assert edges == [[True, False, False], [True, True, False]]


@needs_fonts
@pytest.mark.parametrize("tone", [None, Tone.GOOD])
def test_a_filters_name_and_count_stand_behind_its_mark(page: QWidget, tone: Tone | None) -> None:
    chip = FilterChip("■", page, tone=tone)
    chip.set_count(8)
    image = drawn(chip)
    mark = columns(image, tone_colours(Tone.GOOD, PALETTE).mark)
    name = columns(image, SCHEME.text)
    assert bool(mark) is (tone is not None)
    if mark:
        assert (mark[0] - 9, 9 + 14 - 1 - mark[-1]) in {(0, 0), (1, 1), (0, 1), (1, 0)}
    start = 11 + (14 + 4 if tone else 0)
    assert start <= name[0] <= start + 3
    count = start + advance(chip, "■", TextSize.EMPHASIS) + 8
    behind = [x for x in columns(image, SCHEME.text2, near=30) if x > name[-1] + 4]
    assert count - 1 <= behind[0] <= count + 3


@needs_fonts
def test_a_suggestion_is_tinted_and_its_words_stand_behind_its_icon(page: QWidget, qtbot: QtBot) -> None:
    chip = SuggestionChip("■■", page, icon="search")
    image = drawn(chip)
    assert image.pixelColor(image.width() - 6, 12) == SCHEME.tint
    assert image.pixelColor(image.width() // 2, 0) not in (SCHEME.tint, SCHEME.accent)
    inked = columns(image, SCHEME.accent, near=10)
    icon, words = [x for x in inked if x < 27], [x for x in inked if x >= 27]
    sign = QImage(14, 14, image.format())
    sign.fill(SCHEME.tint)
    painter = QPainter(sign)
    painter.drawPixmap(0, 0, line_pixmap("search", SCHEME.accent, 14))
    painter.end()
    assert image.copy(10, (image.height() - 14) // 2, 14, 14) == sign
    assert icon[-1] < 24
    assert 30 <= words[0] <= 33
    chip.setDown(True)
    darker = drawn(chip).pixelColor(image.width() - 6, 12)
    assert darker.lightness() < SCHEME.tint.lightness()
    chip.setDown(False)
    chip.setFocus()
    qtbot.waitUntil(chip.hasFocus)
    lit = drawn(chip)
    assert [lit.pixelColor(lit.width() // 2, y) == SCHEME.accent for y in (0, 1, 2)] == [True, True, False]
    plain = drawn(SuggestionChip("■■", page))
    assert 11 <= columns(plain, SCHEME.accent, near=10)[0] <= 14


def rows(image: QImage, colour: QColor, xs: range) -> list[int]:
    """Where anything else than that colour stands, within the edge."""
    return [y for y in range(3, image.height() - 3) if any(image.pixelColor(x, y) != colour for x in xs)]


@needs_fonts
def test_a_filters_name_and_count_stand_in_its_middle(page: QWidget) -> None:
    chip = FilterChip("■", page)
    chip.set_count(8)
    image = drawn(chip)
    name = range(11, 11 + advance(chip, "■", TextSize.EMPHASIS))
    for text, size, xs in (("■", TextSize.EMPHASIS, name), ("8", TextSize.BODY, range(name.stop + 4, image.width() - 8))):
        alone = QImage(image.size(), QImage.Format.Format_RGB32)
        alone.fill(SCHEME.surface)
        painter = QPainter(alone)
        painter.setFont(sized(chip.font(), size))
        painter.drawText(alone.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        assert rows(image, SCHEME.surface, xs) == rows(alone, SCHEME.surface, range(image.width())) != []


@pytest.mark.parametrize("kind", [FilterChip, SuggestionChip])
def test_the_ends_are_half_circles(page: QWidget, kind: Callable[..., QWidget]) -> None:
    image = drawn(kind("All", page), QSize(100, 28))
    edge = image.pixelColor(50, 0)
    assert [image.pixelColor(x, 0) == edge for x in (14 - 3, 14 + 1)] == [False, True]


@needs_fonts
@pytest.mark.parametrize(
    ("make", "start"),
    [
        (lambda page, words: SuggestionChip(words, page), 11),
        (lambda page, words: SuggestionChip(words, page, icon="search"), 30),
        (lambda page, words: Chip(page, words=words), 23),
    ],
)
def test_words_are_whole_where_they_have_their_room(page: QWidget, make: Callable[..., QWidget], start: int) -> None:
    chip = make(page, "■■■■")
    whole = chip.sizeHint()
    wider, fits, narrower = (
        drawn(chip, whole + QSize(more, 0)).copy(start, 4, whole.width() - start - 11, 14) for more in (9, 0, -2)
    )
    assert (fits == wider, narrower == wider) == (True, False)
