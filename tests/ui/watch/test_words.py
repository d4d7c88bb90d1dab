"""What is said about a watched message."""

from __future__ import annotations

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.watch import WatchEnd
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.watch.words import notice_text, watch_title, watch_tone


def test_a_final_state_ends_it_and_is_told(watching):
    watching.shows()
    watching.control.button.click()
    watching.will_say(status="delivered")
    watching.pass_time(10)
    assert watching.ended.count() == 1
    (pill,) = watching.pills
    assert pill.message.end is WatchEnd.FINAL
    assert watch_tone(pill.message) is Tone.GOOD
    assert watch_title(pill.message) == "MsgID 964020: Delivered to the phone"
    assert pill.stop_button.accessibleName() == "Remove MsgID 964020 from the watched messages"
    watching.now += 10_000
    watching.list._on_look()
    assert len(watching.bench.gateway.asked) == 1


def test_the_notification_never_holds_markup(watching):
    for hostile in ('<img src="file:///etc/passwd">', "a&b", "<b>"):
        watching.shows(query=LookupQuery(IdKind.USER_MSG_ID, hostile))
        watching.control.button.click()
        text = notice_text(watching.pills[-1].message)
        assert not set(text) & set("<>&")
    assert notice_text_of(watching, "ЗАКАЗ-117") == "UserMsgID ЗАКАЗ-117"


def notice_text_of(watching, text):
    watching.shows(query=LookupQuery(IdKind.USER_MSG_ID, text))
    watching.control.button.click()
    return notice_text(watching.pills[-1].message)
