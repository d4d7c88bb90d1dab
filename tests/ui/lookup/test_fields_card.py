"""The eleven fields of an answer: what they are called, what they say, what is copied."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.message_info import WIRE_FIELDS
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.lookup.fields_card import _LEADING, _TECHNICAL, FieldsCard, ValueTile
from kit_desktop.ui.theme import own_scheme, palette_of, scheme_of

from ..window_bench import Bench, answer, label, named, seen, tile


def test_every_field_is_shown_and_copies_with_one_click(bench: Bench, clipboard: Callable[[], str]) -> None:
    result = bench.show(userMsgID="  00\u202e1 ")
    shown = {
        "recepient": "+7 701 123 45 67",
        "senderId": "KiT_Notify",
        "msgID": "963",
        "userMsgID": "  00⟦U+202E⟧1 ",
        "senttime": "20 Nov 2026, 13:59:21",
        "receivedtime": "20 Nov 2026, 13:59:24",
        "segments": "1",
        "lang": "Latin",
        "status": "delivered",
        "resultCode": "0",
        "resultS": "OK",
    }
    assert set(shown) == set(WIRE_FIELDS)
    assert {name: label(bench.window, f"field_{name}") for name in shown} == shown
    captions = {
        "recepient": "Recipient",
        "senderId": "Sender",
        "msgID": "MsgID",
        "userMsgID": "UserMsgID",
        "senttime": "Sent (Almaty time)",
        "receivedtime": "Delivered (Almaty time)",
        "segments": "Parts",
        "lang": "Alphabet",
        "status": "Status",
        "resultCode": "Result code",
        "resultS": "Gateway’s answer",
    }
    assert result.info is not None
    for name, caption in captions.items():
        tile(bench.window, caption).click()
        assert clipboard() == result.info[name]


def test_a_value_spoken_by_a_screen_reader_has_its_caption(bench: Bench) -> None:
    bench.show()
    value = tile(bench.window, "Recipient")
    assert (value.accessibleName(), value.accessibleDescription()) == ("Recipient: +7 701 123 45 67", "Copy")


def test_missing_and_empty_fields_are_told_apart_and_hide_nothing(bench: Bench) -> None:
    bench.show(without=["segments"], senderId="", lang="7")
    assert label(bench.window, "field_segments") == "not in the answer"
    assert label(bench.window, "field_senderId") == "empty"
    assert label(bench.window, "field_lang") == "7"
    assert label(bench.window, "field_recepient") == "+7 701 123 45 67"
    assert not tile(bench.window, "Parts").isEnabled()
    assert not tile(bench.window, "Sender").isEnabled()


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("77011234567", "+7 701 ••• •• 67"),
        ("+77011234567", "+7 701 ••• •• 67"),
        ("7701123456", "+7 770 ••• •• 56"),
        ("12", "••"),
    ],
)
def test_the_number_is_hidden_if_so_set_also_in_what_is_copied(
    make_bench: Callable[..., Bench], clipboard: Callable[[], str], number: str, shown: str
) -> None:
    bench = make_bench(Settings(mask_number=True))
    bench.show(recepient=number)
    assert label(bench.window, "field_recepient") == shown
    tile(bench.window, "Recipient").click()
    assert number not in clipboard()
    named(bench.window, "Copy for ticket").click()
    assert number not in clipboard()
    assert shown in clipboard()
    bench.current.change(Settings())
    assert number[-4:] in label(bench.window, "field_recepient").replace(" ", "")


@pytest.mark.parametrize("field", ["senttime", "receivedtime"])
def test_a_placeholder_for_a_time_is_shown_as_it_came(bench: Bench, field: str) -> None:
    for day in ("0001-01-01", "1899-12-30", "1970-01-01", "3000-12-31", "9999-12-31"):
        time = f"{day} 23:59:59" if day.startswith(("3", "9")) else f"{day} 00:00:00"
        bench.show(recepient="77770001122")
        bench.show(**{field: time})
        text = seen(bench.window.result)
        assert time in text
        assert "+7 701 123 45 67" in text, time
        assert "777" not in text, time


@pytest.mark.parametrize(
    ("status", "caption"),
    [
        ("delivered", "Delivered"),
        ("undelivered", "Delivery stopped"),
        ("EXPIRED", "Delivered or stopped"),
        ("sent", "Received"),
    ],
)
def test_the_second_time_is_called_what_it_is(bench: Bench, status: str, caption: str) -> None:
    bench.show(status=status)
    assert bench.window.result.fields._tiles["receivedtime"]._caption.text() == f"{caption} (Almaty time)"


@pytest.mark.parametrize(("width", "leading", "technical"), [(700, 3, 5), (699, 2, 3)])
def test_they_stand_in_as_many_columns_as_have_room(qtbot: QtBot, width: int, leading: int, technical: int) -> None:
    card = FieldsCard()
    qtbot.addWidget(card)
    card.setPalette(palette_of(own_scheme(dark=False)))
    card.show_fields(answer(), mask_number=False)
    # There and back: the columns that are not needed any more take no room.
    for other in (1399 - width, width):
        card.resize(other, 300)
        card.show()
    card.layout().activate()
    rows: dict[int, list[QRect]] = {}
    for name in (*_LEADING, *_TECHNICAL):
        place = card._tiles[name].geometry()
        rows.setdefault(place.top(), []).append(place)
    found = [len(row) for row in rows.values()]
    assert found == [*[leading] * (6 // leading), *([technical, 5 - technical] if technical < 5 else [5])]
    first = next(iter(rows.values()))
    assert first[0].left() == 12
    assert card.layout().contentsMargins() == QMargins(12, 10, 12, 10)
    assert width - 1 - first[-1].right() in {12, 13}
    assert {right.left() - left.right() - 1 for left, right in pairwise(first)} == {8}
    assert max(place.width() for place in first) - min(place.width() for place in first) <= 1


def test_a_line_parts_what_is_asked_about_from_the_rest(qtbot: QtBot) -> None:
    card = FieldsCard()
    qtbot.addWidget(card)
    card.setPalette(palette_of(own_scheme(dark=False)))
    card.show_fields(answer(), mask_number=False)
    card.resize(800, card.heightForWidth(800) if card.hasHeightForWidth() else card.sizeHint().height())
    card.show()
    image, line = card.grab().toImage(), scheme_of(card.palette()).hairline
    above, below = card._tiles[_LEADING[-1]].geometry().bottom(), card._tiles[_TECHNICAL[0]].geometry().top()
    assert [y for y in range(above + 1, below) if image.pixelColor(400, y) == line] == [below - 10]
    drawn = [x for x in range(5, 795) if image.pixelColor(x, below - 10) == line]
    assert (drawn[0], drawn[-1]) == (20, 779)
    assert below - above - 1 == 19


def test_what_people_look_for_first_is_written_strongest(qtbot: QtBot) -> None:
    card = FieldsCard()
    qtbot.addWidget(card)
    fonts = {name: (tile._value.font().weight(), tile._value.font().pointSizeF()) for name, tile in card._tiles.items()}
    strong = {name for name, font in fonts.items() if font == max(fonts.values())}
    assert strong == {"recepient", "msgID", "userMsgID"}


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
def value_tile(page: QWidget) -> ValueTile:
    tile = ValueTile("value", page)
    tile.copy_requested.connect(lambda text: QGuiApplication.clipboard().setText(text))
    tile.show_value("Recipient", "+7 701", "77010000041")
    # Away from where the mouse rests.
    tile.setGeometry(60, 30, 300, 48)
    tile.show()
    return tile


def sign(value_tile: ValueTile, page: QWidget) -> tuple[int, int]:
    """Where the sign behind the value begins and ends, beside the same tile without its words."""
    for part in (value_tile._caption, value_tile._value):
        part.setVisible(False)
    image = page.grab(value_tile.geometry()).toImage()
    ground = image.pixelColor(value_tile.width() // 2, 6)
    xs = [x for x in range(4, value_tile.width() - 5) for y in range(6, 44) if image.pixelColor(x, y) != ground]
    for part in (value_tile._caption, value_tile._value):
        part.setVisible(True)
    return (min(xs), max(xs)) if xs else (0, 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_copies_as_a_click_does(value_tile: ValueTile, qtbot: QtBot, clipboard: Callable[[], str], key: Qt.Key) -> None:
    value_tile.setFocus()
    qtbot.keyClick(value_tile, Qt.Key.Key_F2)
    assert clipboard() == ""
    qtbot.keyClick(value_tile, key)
    assert clipboard() == "77010000041"


def test_what_is_there_to_be_read_is_named(value_tile: ValueTile) -> None:
    assert value_tile._caption.text() == "Recipient"
    assert (value_tile.accessibleName(), value_tile.accessibleDescription()) == ("Recipient: +7 701", "Copy")
    value_tile.show_value("Parts", "–", "", present=False)
    assert (value_tile.isEnabled(), value_tile.accessibleName()) == (False, "Parts: –")


def test_it_is_never_too_small_to_be_hit(page: QWidget) -> None:
    tile = ValueTile("value", page)
    assert (tile.sizeHint().width() >= 60, tile.sizeHint().height() >= 40) == (True, True)
    assert tile.sizeHint().width() == tile.minimumSizeHint().width() == 60
    tile.show_value("A caption that is wide", "1", "1")
    assert tile.sizeHint().width() > 60
    assert tile.minimumSizeHint().height() == tile.sizeHint().height()


def is_plain(image: QImage) -> bool:
    return all(image.pixelColor(x, y) == image.pixelColor(0, 0) for x in range(image.width()) for y in range(6))


def test_only_what_can_be_copied_now_is_lit(value_tile: ValueTile, page: QWidget, qtbot: QtBot) -> None:
    page.setFocus()
    assert is_plain(page.grab(value_tile.geometry()).toImage())
    value_tile.setFocus()
    qtbot.waitUntil(value_tile.hasFocus)
    image = page.grab(value_tile.geometry()).toImage()
    accent = scheme_of(PALETTE).accent
    assert [image.pixelColor(150, y) == accent for y in (0, 1, 2)] == [True, True, False]
    assert image.pixelColor(150, 4) == scheme_of(PALETTE).raised
    value_tile.show_value("Recipient", "+7 701", "")
    assert is_plain(page.grab(value_tile.geometry()).toImage())


def test_the_sign_stands_behind_the_value_and_within_the_tile(value_tile: ValueTile, page: QWidget, qtbot: QtBot) -> None:
    value_tile.setFocus()
    qtbot.waitUntil(value_tile.hasFocus)
    value = value_tile._value.sizeHint().width()
    left, right = sign(value_tile, page)
    assert 0 <= left - (8 + value + 6) <= 3
    assert 10 <= right - left <= 14
    value_tile.show_value("Recipient", "x" * 200, "x")
    left, right = sign(value_tile, page)
    assert 0 <= value_tile.width() - 4 - 1 - right <= 5
    assert value_tile._value.geometry().right() < left
    caption, value = value_tile._caption.geometry(), value_tile._value.geometry()
    assert caption.left() == value.left() == 8
    assert 0 < caption.top() == value_tile.height() - 1 - value.bottom() < 4, "the same above and below"
    assert value.top() - caption.bottom() == 2, "close to its caption"


def test_a_tick_says_for_a_second_that_it_is_copied(value_tile: ValueTile, page: QWidget, qtbot: QtBot) -> None:
    page.setFocus()
    value_tile.click()
    assert (value_tile._timer.isActive(), value_tile._timer.interval(), value_tile._timer.isSingleShot()) == (True, 1000, True)
    left, right = sign(value_tile, page)
    assert left > 8
    assert right > left
    value_tile._timer.setInterval(0)
    qtbot.waitUntil(lambda: not value_tile._timer.isActive())
    assert sign(value_tile, page) == (0, 0)


def test_the_second_half_of_a_double_click_elsewhere_copies_nothing(value_tile: ValueTile, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(value_tile.copy_requested):
        qtbot.mouseDClick(value_tile, Qt.MouseButton.LeftButton)
