"""The strip of watched messages: its keyboard, its names, and what has no room."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.watch import WatchEnd
from kit_desktop.ui.theme import scheme_of, tone_colours
from kit_desktop.ui.watch.words import watch_tone
from kit_desktop.ui.widgets.icons import line_pixmap

from ..screens import tab_stops
from ..window_bench import answer


def test_the_tab_key_goes_through_the_pills_to_those_that_have_no_room(watching):
    numbers = [str(number) for number in range(1, 9)]
    for number in numbers:
        watching.shows(query=LookupQuery(IdKind.MSG_ID, number))
        watching.control.button.click()
    strip = watching.control.strip

    def stops():
        first = watching.pills[0].show_button
        found = [first, *tab_stops(watching.bench.window, first)]
        return found[: found.index(strip.all_button)]

    shown = [pill for pill in watching.pills if pill.isVisible()]
    assert strip.all_button.isVisible()
    assert 0 < len(shown) < len(numbers)
    assert stops() == [stop for pill in shown for stop in (pill.show_button, pill.stop_button)]
    # What has ended out of sight comes first.
    watching.bench.gateway.reply = lambda query: answer(query, status="delivered" if query.id == "8" else "sent")
    watching.pass_time(10, questions=len(numbers))
    shown = [pill for pill in watching.pills if pill.isVisible()]
    assert shown[0].message.query.id == "8"
    assert stops() == [stop for pill in shown for stop in (pill.show_button, pill.stop_button)]


def test_every_control_of_a_row_has_a_name(watching):
    watching.shows()
    watching.control.button.click()
    (pill,) = watching.pills
    assert pill.stop_button.accessibleName() == "Stop watching MsgID 964020"
    assert pill.show_button.accessibleName() == "Show MsgID 964020"
    assert "With the operator" in pill.accessibleName()


def test_the_keyboard_goes_to_the_next_row_and_at_the_last_to_the_field(watching):
    for number in ("964020", "964021", "964022"):
        watching.shows(query=LookupQuery(IdKind.MSG_ID, number), msgID=number)
        watching.control.button.click()
    first, second, third = watching.pills
    window = watching.bench.window
    window.resize(1600, 700)
    for stopped, next_one in ((first, second.stop_button), (third, second.stop_button), (second, window.bar.field)):
        stopped.stop_button.setFocus()
        watching.qtbot.keyClick(stopped.stop_button, Qt.Key.Key_Space)
        assert window.focusWidget() is next_one


def test_what_has_ended_comes_into_view(watching, qtbot):
    for number in range(6):
        watching.shows(query=LookupQuery(IdKind.MSG_ID, str(number)))
        watching.control.button.click()
    last = watching.pills[-1]
    assert last.isHidden()
    last.message.stop(WatchEnd.REFUSED)
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_what_has_no_room_is_behind_show_all(watching):
    strip = watching.control.strip
    watching.shows(query=LookupQuery(IdKind.MSG_ID, "0"))
    watching.control.button.click()
    assert strip.all_button.isHidden()
    for number in range(1, 6):
        watching.shows(query=LookupQuery(IdKind.MSG_ID, str(number)))
        watching.control.button.click()
    shown = [pill for pill in watching.pills if not pill.isHidden()]
    assert 1 <= len(shown) < 6
    assert not strip.all_button.isHidden()
    places = [pill.geometry() for pill in shown] + [strip.all_button.geometry()]
    assert all(first.right() < second.left() for first, second in pairwise(places))
    strip._menu.aboutToShow.emit()
    entries = strip._menu.actions()
    assert [entry.text().partition(":")[0] for entry in entries] == [f"MsgID {number}" for number in range(6)]
    entries[0].trigger()
    assert watching.bench.window.shown.query.id == "0"


def test_an_end_is_said_unless_the_person_made_it(watching, said):
    watching.shows()
    watching.control.button.click()
    said.clear()
    pill = watching.pills[0]
    pill.message.stop(WatchEnd.CHANGED)
    assert said == [pill.accessibleName()]
    watching.shows(query=LookupQuery(IdKind.MSG_ID, "2"))
    watching.control.button.click()
    said.clear()
    watching.pills[1].stop_button.click()
    assert said == []


def test_pills_stand_behind_the_caption_as_far_as_they_have_room(watching):
    strip = watching.control.strip
    for number in ("1", "2"):
        watching.shows(query=LookupQuery(IdKind.MSG_ID, number))
        watching.control.button.click()
    first, second = watching.pills
    caption, size = strip._caption, first.sizeHint()
    assert strip.sizeHint().height() == max(44, size.height() + 16)
    assert strip.minimumSizeHint().width() == 200
    needed = 48 + caption.sizeHint().width() + 12 + size.width() + 8 + second.sizeHint().width() + 24
    strip.resize(needed, 50)
    assert (caption.x(), caption.y()) == (48, (50 - caption.height()) // 2)
    assert (first.x(), first.width()) == (48 + caption.width() + 12, size.width())
    assert second.x() - first.geometry().right() - 1 == 8
    assert (first.y(), second.isHidden(), strip.all_button.isHidden()) == ((50 - size.height()) // 2, False, True)
    strip.resize(needed - 1, 50)
    button = strip.all_button
    assert (first.isHidden(), second.isHidden(), button.isHidden()) == (False, True, False)
    assert button.geometry().right() == needed - 1 - 24 - 1
    assert button.y() == (50 - button.height()) // 2
    strip.resize(first.x() + 100 + 8 + button.width() + 24, 50)
    assert (first.isHidden(), first.width()) == (False, 100), "the first one is always there"
    image, scheme = strip.grab().toImage(), scheme_of(strip.palette())
    assert [image.pixelColor(0, y).name() for y in (0, 1)] == [scheme.hairline.name(), scheme.chrome.name()]
    eye = QImage(16, 16, image.format())
    eye.fill(scheme.chrome)
    painter = QPainter(eye)
    painter.drawPixmap(0, 0, line_pixmap("watch", scheme.text2, 16))
    painter.end()
    assert image.copy(24, (50 - 16) // 2, 16, 16) == eye
    colours, end = tone_colours(watch_tone(first.message), first.palette()), first.height() // 2
    pill = first.grab().toImage()
    # Its ends are half circles.
    assert [pill.pixelColor(x, 0).name() == colours.edge.name() for x in (end - 3, end + 1)] == [False, True]


def test_the_keyboard_in_a_pill_is_seen_under_its_words(watching, qtbot):
    watching.shows()
    watching.control.button.click()
    words = watching.pills[0].show_button
    assert words.minimumSizeHint().toTuple() == (120, 28)
    words.resize(words.sizeHint())
    before = words.grab().toImage()
    mark = [y for y in range(28) for x in range(16) if before.pixelColor(x, y) != before.pixelColor(0, 0)]
    assert mark[0] == 27 - max(mark)
    words.setFocus()
    qtbot.waitUntil(words.hasFocus)
    image, accent = words.grab().toImage(), scheme_of(words.palette()).accent
    # Between the mark and the words.
    rows = [y for y in range(image.height()) if image.pixelColor(20, y) == accent]
    assert rows == [image.height() - 4, image.height() - 3]
    line = [x for x in range(image.width()) if image.pixelColor(x, rows[0]) == accent]
    assert (line[0], line[-1]) == (0, words.sizeHint().width() - 2 - 8 - 1), "as far as the words go"
    assert before != image


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to draw with")
def test_when_it_is_asked_next_is_shown_whole_or_not_at_all(watching):
    watching.shows()
    watching.control.button.click()
    words = watching.pills[0].show_button
    whole = words.sizeHint().width()

    def end(width: int) -> int:
        """Where its words end."""
        words.resize(width, 28)
        image = words.grab().toImage()
        ground = image.pixelColor(width - 1, 2)
        return max(x for x in range(width) for y in range(28) if image.pixelColor(x, y) != ground)

    full, next_at = end(whole + 20), words._metrics()[2].horizontalAdvance(words._parts[2])
    assert full <= whole
    assert end(whole - 12) < full - next_at + 8
