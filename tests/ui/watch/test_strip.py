"""The strip of watched messages: its keyboard, its names, and what has no room."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.watch import WatchEnd

from ..window_bench import answer


def test_the_tab_key_goes_through_the_pills_to_those_that_have_no_room(watching):
    numbers = [str(number) for number in range(1, 9)]
    for number in numbers:
        watching.shows(query=LookupQuery(IdKind.MSG_ID, number))
        watching.control.button.click()
    strip = watching.control.strip

    def stops():
        chain, widget = [], watching.pills[0].show_button
        while widget is not strip.all_button:
            chain.append(widget)
            widget = widget.nextInFocusChain()
        return [each for each in chain if each.focusPolicy() and each.isVisible()]

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
    for number in ("964020", "964021"):
        watching.shows(query=LookupQuery(IdKind.MSG_ID, number), msgID=number)
        watching.control.button.click()
    first, second = watching.pills
    window = watching.bench.window
    first.stop_button.setFocus()
    watching.qtbot.keyClick(first.stop_button, Qt.Key.Key_Space)
    assert window.focusWidget() is second.stop_button
    watching.qtbot.keyClick(second.stop_button, Qt.Key.Key_Space)
    assert window.focusWidget() is window.bar.field


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
