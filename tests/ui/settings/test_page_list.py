"""The list of the settings' pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kit_desktop.ui.settings.page_list import PageList
from kit_desktop.ui.theme import own_scheme, palette_of, scheme_of

PALETTE = palette_of(own_scheme(dark=False))
SCHEME = scheme_of(PALETTE)


@pytest.fixture
def pages(qtbot: QtBot) -> PageList:
    pages = PageList()
    qtbot.addWidget(pages)
    pages.setPalette(PALETTE)
    for title in ("General", "Privacy"):
        pages.add("close", title)
    pages.resize(pages.width(), 200)
    pages.setCurrentRow(0)
    pages.show()
    pages.activateWindow()
    return pages


def place(pages: PageList, row: int) -> QRect:
    return pages.visualItemRect(pages.item(row))


def drawn(pages: PageList, row: int) -> QImage:
    image: QImage = pages.viewport().grab(place(pages, row)).toImage()
    return image


def test_it_is_as_wide_as_its_longest_title(pages: PageList) -> None:
    assert pages.width() == 150
    title = "A title of many words that is long"
    pages.add("close", title)
    longest = pages.fontMetrics().horizontalAdvance(title)
    assert pages.width() == 14 + 16 + 10 + round(longest * 1.1) + 14
    assert place(pages, 0).height() == 36
    font = pages.font()
    font.setPixelSize(50)
    pages.setFont(font)
    assert place(pages, 0).height() == pages.fontMetrics().height() + 14


def test_the_chosen_page_has_a_bar_and_an_edge_while_the_keyboard_is_there(pages: PageList, qtbot: QtBot) -> None:
    pages.setFocus()
    qtbot.waitUntil(pages.hasFocus)
    image = drawn(pages, 0)
    middle = image.height() // 2
    assert [image.pixelColor(image.width() // 2, y) == SCHEME.accent for y in (0, 1, 2, 3)] == [False, True, True, False]
    assert image.pixelColor(image.width() - 10, middle) == SCHEME.selection
    assert [image.pixelColor(x, middle) for x in (0, image.width() - 1)] == [SCHEME.accent] * 2, "to both ends"
    pages.clearFocus()
    image = drawn(pages, 0)
    bar = [y for y in range(image.height()) if image.pixelColor(1, y) == SCHEME.accent]
    assert bar == list(range(bar[0], bar[-1] + 1))
    assert (abs(bar[0] - 10) <= 1, abs(image.height() - 1 - bar[-1] - 10) <= 1) == (True, True)
    assert image.pixelColor(4, middle) == SCHEME.selection
    assert not any(image.pixelColor(image.width() // 2, y) == SCHEME.accent for y in range(4))


def test_another_page_has_neither(pages: PageList) -> None:
    image = drawn(pages, 1)
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert not {SCHEME.selection.name(), SCHEME.accent.name()} & colours
    xs = [x for x in range(40) for y in range(image.height()) if image.pixelColor(x, y) != image.pixelColor(0, 0)]
    ys = [y for x in range(14, 31) for y in range(image.height()) if image.pixelColor(x, y) != image.pixelColor(0, 0)]
    assert 14 <= min(xs) <= 20, "the icon"
    assert max(xs) < 14 + 16 + 10, "and the words behind it"
    assert abs((min(ys) + max(ys)) / 2 - image.height() / 2) <= 1.5


def test_what_is_selected_from_outside_becomes_the_current_page(pages: PageList) -> None:
    index = pages.model().index(1, 0)
    pages.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert pages.currentRow() == 1
