"""One value of an answer: how it is copied, and what shows that it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.lookup.fields_card import ValueTile
from kit_desktop.ui.theme import own_scheme, palette_of, scheme_of

PALETTE = palette_of(own_scheme(dark=False))


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(PALETTE)
    page.resize(400, 120)
    page.show()
    page.activateWindow()
    return page


@pytest.fixture
def tile(page: QWidget) -> ValueTile:
    tile = ValueTile("value", page)
    tile.copy_requested.connect(lambda text: QGuiApplication.clipboard().setText(text))
    tile.show_value("Recipient", "+7 701", "77010000041")
    # Away from where the mouse rests.
    tile.setGeometry(60, 30, 300, 48)
    tile.show()
    return tile


def sign(tile: ValueTile, page: QWidget) -> tuple[int, int]:
    """Where the sign behind the value begins and ends, beside the same tile without its words."""
    for label in (tile._caption, tile._value):
        label.setVisible(False)
    image = page.grab(tile.geometry()).toImage()
    ground = image.pixelColor(tile.width() // 2, 6)
    xs = [x for x in range(4, tile.width() - 5) for y in range(6, 44) if image.pixelColor(x, y) != ground]
    for label in (tile._caption, tile._value):
        label.setVisible(True)
    return (min(xs), max(xs)) if xs else (0, 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_copies_as_a_click_does(tile: ValueTile, qtbot: QtBot, clipboard: Callable[[], str], key: Qt.Key) -> None:
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_F2)
    assert clipboard() == ""
    qtbot.keyClick(tile, key)
    assert clipboard() == "77010000041"


def test_what_is_there_to_be_read_is_named(tile: ValueTile) -> None:
    assert tile._caption.text() == "Recipient"
    assert (tile.accessibleName(), tile.accessibleDescription()) == ("Recipient: +7 701", "Copy")
    tile.show_value("Parts", "–", "", present=False)
    assert (tile.isEnabled(), tile.accessibleName()) == (False, "Parts: –")


def test_it_is_never_too_small_to_be_hit(page: QWidget) -> None:
    tile = ValueTile("value", page)
    assert (tile.sizeHint().width() >= 60, tile.sizeHint().height() >= 40) == (True, True)
    assert tile.sizeHint().width() == tile.minimumSizeHint().width() == 60
    tile.show_value("A caption that is wide", "1", "1")
    assert tile.sizeHint().width() > 60
    assert tile.minimumSizeHint().height() == tile.sizeHint().height()


def is_plain(image: QImage) -> bool:
    return all(image.pixelColor(x, y) == image.pixelColor(0, 0) for x in range(image.width()) for y in range(6))


def test_only_what_can_be_copied_now_is_lit(tile: ValueTile, page: QWidget, qtbot: QtBot) -> None:
    page.setFocus()
    assert is_plain(page.grab(tile.geometry()).toImage())
    tile.setFocus()
    qtbot.waitUntil(tile.hasFocus)
    image = page.grab(tile.geometry()).toImage()
    accent = scheme_of(PALETTE).accent
    assert [image.pixelColor(150, y) == accent for y in (0, 1, 2)] == [True, True, False]
    assert image.pixelColor(150, 4) == scheme_of(PALETTE).raised
    tile.show_value("Recipient", "+7 701", "")
    assert is_plain(page.grab(tile.geometry()).toImage())


def test_the_sign_stands_behind_the_value_and_within_the_tile(tile: ValueTile, page: QWidget, qtbot: QtBot) -> None:
    tile.setFocus()
    qtbot.waitUntil(tile.hasFocus)
    value = tile._value.sizeHint().width()
    left, right = sign(tile, page)
    assert 0 <= left - (8 + value + 6) <= 3
    assert 10 <= right - left <= 14
    tile.show_value("Recipient", "x" * 200, "x")
    left, right = sign(tile, page)
    assert 0 <= tile.width() - 4 - 1 - right <= 5
    assert tile._value.geometry().right() < left
    caption, value = tile._caption.geometry(), tile._value.geometry()
    assert caption.left() == value.left() == 8
    assert 0 < caption.top() == tile.height() - 1 - value.bottom() < 4, "the same above and below"
    assert value.top() - caption.bottom() == 2, "close to its caption"


def test_a_tick_says_for_a_second_that_it_is_copied(tile: ValueTile, page: QWidget, qtbot: QtBot) -> None:
    page.setFocus()
    tile.click()
    assert (tile._timer.isActive(), tile._timer.interval(), tile._timer.isSingleShot()) == (True, 1000, True)
    left, right = sign(tile, page)
    assert left > 8
    assert right > left
    tile._timer.setInterval(0)
    qtbot.waitUntil(lambda: not tile._timer.isActive())
    assert sign(tile, page) == (0, 0)


def test_the_second_half_of_a_double_click_elsewhere_copies_nothing(tile: ValueTile, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tile.copy_requested):
        qtbot.mouseDClick(tile, Qt.MouseButton.LeftButton)
