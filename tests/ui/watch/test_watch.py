"""Watching in the window: the button, the strip, several at once, the ends; the clock is the test's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.watch import WatchEnd
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.watch.controller import WatchControl
from kit_desktop.ui.watch.watch_list import MOST, WatchList
from kit_desktop.ui.watch.words import notice_text, watch_line, watch_title, watch_tone

from ..window_bench import ACCOUNT, Bench, answer

SENT = LookupQuery(IdKind.MSG_ID, "964020")


class Watching(QObject):
    """A window with watching, and a clock that stands until the test moves it."""

    def __init__(self, bench: Bench, qtbot: QtBot) -> None:
        super().__init__()
        self.bench, self.qtbot, self.now = bench, qtbot, 1_000.0
        self.list = WatchList(bench.gateway, bench.account, bench.current, self, clock=lambda: self.now)
        self.control = WatchControl(bench.window, self.list, bench.lookups)
        bench.lookups.finished.connect(self.list.hear)
        self.answered = QSignalSpy(self.list.answered)
        self.ended = QSignalSpy(self.list.ended)

    @property
    def pills(self):
        return self.control.strip.pills

    def shows(self, **given):
        self.bench.window.show_result(answer(**({"query": SENT, "status": "sent", "msgID": "964020"} | given)))

    def will_say(self, **given):
        self.bench.gateway.reply = lambda query: answer(query, **given)

    def pass_time(self, seconds: float, questions: int = 1):
        before = self.answered.count()
        self.now += seconds
        self.qtbot.waitUntil(lambda: self.answered.count() >= before + questions)


@pytest.fixture
def watching(bench: Bench, qtbot: QtBot):
    made = Watching(bench, qtbot)
    yield made
    made.list.stop_all()


def test_only_a_message_on_its_way_offers_it(watching):
    for status, offered in {"send": True, "sending": True, "sent": True, "delivered": False, "expired": False}.items():
        watching.shows(status=status)
        assert watching.control.button.isVisible() is offered
        assert watching.control._action.isEnabled() is offered


def test_it_asks_when_its_time_has_come_and_shows_the_new_answer(watching):
    watching.shows()
    watching.control.button.click()
    (pill,) = watching.pills
    assert "next at" in watch_line(pill.message)
    assert watching.bench.gateway.asked == []
    watching.will_say(status="sending")
    watching.pass_time(10)
    (asked,) = watching.bench.gateway.asked
    assert (asked.query, asked.credentials) == (SENT, ACCOUNT)
    assert watching.bench.window.shown.info["status"] == "sending"
    assert "checked 1 time" in watch_line(pill.message)
    assert watching.ended.count() == 0


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


def test_one_click_ends_it_and_closes_the_question_under_way(watching):
    watching.shows()
    watching.control.button.click()
    watching.bench.gateway.hold()
    watching.now += 10
    watching.qtbot.waitUntil(lambda: len(watching.bench.gateway.asked) == 1)
    (pill,) = watching.pills
    assert watch_line(pill.message) == "checking now…"
    pill.stop_button.click()
    assert watching.bench.gateway.asked[0].cancel.is_set
    assert watching.pills == ()
    assert not watching.control.strip.isVisible()
    assert watching.control.button.text() == "Watch until final"
    assert watching.ended.count() == 0


def test_several_are_watched_at_once_each_with_its_own_state(watching):
    for number in ("1", "2", "3"):
        watching.shows(query=LookupQuery(IdKind.MSG_ID, number))
        watching.control.button.click()
    watching.bench.gateway.reply = lambda query: answer(query, status="delivered" if query.id == "2" else "sent")
    watching.pass_time(10, questions=3)
    assert {pill.message.query.id: pill.message.end for pill in watching.pills} == {"1": None, "2": WatchEnd.FINAL, "3": None}
    assert {each.query.id for each in watching.bench.gateway.asked} == {"1", "2", "3"}
    next(pill for pill in watching.pills if pill.message.query.id == "1").stop_button.click()
    assert {pill.message.query.id for pill in watching.pills} == {"2", "3"}


def test_not_more_than_two_questions_are_under_way(watching):
    watching.bench.gateway.hold()
    for number in range(6):
        watching.shows(query=LookupQuery(IdKind.MSG_ID, str(number)))
        watching.control.button.click()
    watching.now += 10
    watching.qtbot.waitUntil(lambda: len(watching.bench.gateway.asked) == 2)
    for _ in range(5):
        watching.list._on_look()
    assert sum(message.is_asking for message in watching.list.messages) == 2


def test_too_many_are_refused_in_words(watching):
    for number in range(MOST + 1):
        watching.shows(query=LookupQuery(IdKind.MSG_ID, str(number)))
        watching.control.button.click()
    assert len(watching.list.active) == MOST
    assert str(MOST) in watching.bench.window.statusBar().currentMessage()


def test_a_refused_login_stops_all_at_once(watching):
    for number in ("1", "2"):
        watching.shows(query=LookupQuery(IdKind.MSG_ID, number))
        watching.control.button.click()
    watching.bench.gateway.hold()
    watching.now += 10
    watching.qtbot.waitUntil(lambda: len(watching.bench.gateway.asked) == 2)
    watching.will_say(outcome=Outcome.AUTH_FAILED, account=ACCOUNT.login)
    watching.bench.gateway.let_go()
    watching.qtbot.waitUntil(lambda: watching.list.active == ())
    assert {pill.message.end for pill in watching.pills} == {WatchEnd.REFUSED}
    assert all("not watched any more" in watch_line(pill.message) for pill in watching.pills)


def test_a_login_refused_to_the_person_stops_them_too(watching):
    watching.shows()
    watching.control.button.click()
    watching.bench.lookups.finished.emit(answer(outcome=Outcome.AUTH_FAILED, account=ACCOUNT.login))
    assert watching.pills[0].message.end is WatchEnd.REFUSED


def test_three_failures_in_a_row_end_it_with_the_cause(watching):
    watching.shows()
    watching.control.button.click()
    watching.will_say(outcome=Outcome.UNREACHABLE)
    for _ in range(3):
        watching.pass_time(60)
    assert watching.pills[0].message.end is WatchEnd.FAILURES
    assert watching.ended.count() == 1
    assert "could not be reached" in watch_title(watching.pills[0].message)


def test_another_address_ends_it_and_is_not_asked(watching):
    watching.shows()
    watching.control.button.click()
    watching.bench.current.change(replace(Settings(), timeout=60))
    assert watching.pills[0].message.end is None
    watching.bench.current.change(Settings(address="https://other.example/soap"))
    assert watching.pills[0].message.end is WatchEnd.CHANGED
    watching.now += 1_000
    watching.list._on_look()
    assert watching.bench.gateway.asked == []


def test_a_removed_account_ends_it(watching):
    watching.shows()
    watching.control.button.click()
    watching.bench.account.forget()
    assert watching.pills[0].message.end is WatchEnd.CHANGED


def test_another_account_in_use_leaves_it_with_its_own(watching):
    watching.bench.account.use(ACCOUNT, remember=False)
    watching.shows()
    watching.control.button.click()
    watching.bench.account.use(Credentials("othercompany", "another-long-word"), remember=False)
    watching.pass_time(10)
    assert watching.bench.gateway.asked[0].credentials == ACCOUNT


def test_a_corrected_password_is_used(watching):
    watching.shows()
    watching.control.button.click()
    watching.bench.account.use(Credentials(ACCOUNT.login, "a-newer-word"), remember=False)
    watching.pass_time(10)
    assert watching.bench.gateway.asked[0].credentials.password == "a-newer-word"


def test_asking_by_hand_counts_and_a_final_answer_ends_it_quietly(watching):
    watching.shows()
    watching.control.button.click()
    watching.bench.lookups.finished.emit(answer(SENT, status="delivered"))
    assert watching.pills[0].message.end is WatchEnd.FINAL
    assert watching.ended.count() == 0


def test_an_older_answer_in_the_window_is_left_alone(watching):
    watching.shows()
    watching.control.button.click()
    watching.shows(query=LookupQuery(IdKind.MSG_ID, "963"))
    watching.will_say(status="delivered")
    watching.pass_time(10)
    assert watching.bench.window.shown.query.id == "963"
    watching.pills[0].show_button.click()
    assert watching.bench.window.shown.info["status"] == "delivered"
    assert watching.bench.window.bar.field.text() == "964020"


def test_the_title_is_marked_until_the_window_is_looked_at(watching, qtbot, make_bench: Callable[..., Bench]):
    other = make_bench().window
    other.activateWindow()
    qtbot.waitUntil(lambda: not watching.bench.window.isActiveWindow())
    watching.shows()
    watching.control._on_toggled()
    watching.will_say(status="undelivered")
    watching.pass_time(10)
    window = watching.bench.window
    assert window.windowTitle().startswith("● 964020")
    window.setWindowTitle("another")
    assert window.windowTitle() == "● another"
    window.activateWindow()
    qtbot.waitUntil(lambda: window.windowTitle() == "another")


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


def test_the_watches_outlive_the_window_that_showed_them(watching, make_bench: Callable[..., Bench]):
    watching.shows()
    watching.control.button.click()
    second = make_bench()
    control = WatchControl(second.window, watching.list, second.lookups)
    assert [pill.message.query for pill in control.strip.pills] == [SENT]
    assert control.strip.isVisible()


class Tray:
    """Stands for the system's tray; keeps what is shown."""

    available = True
    said: ClassVar[list[tuple[str, str]]] = []

    def __init__(self, *_args: object) -> None:
        self.visible = False
        self.activated = self.messageClicked = self

    @classmethod
    def isSystemTrayAvailable(cls) -> bool:
        return cls.available

    @classmethod
    def supportsMessages(cls) -> bool:
        return cls.available

    def connect(self, _slot: object) -> None: ...

    def setToolTip(self, _text: str) -> None: ...

    def show(self) -> None:
        self.visible = True

    def hide(self) -> None:
        self.visible = False

    def showMessage(self, title: str, text: str, *_rest: object) -> None:
        assert self.visible
        self.said.append((title, text))


@pytest.mark.parametrize("available", [True, False])
def test_the_system_is_told_where_it_can_be(watching, monkeypatch, available):
    monkeypatch.setattr("kit_desktop.ui.watch.notification.QSystemTrayIcon", Tray)
    monkeypatch.setattr(Tray, "available", available)
    monkeypatch.setattr(Tray, "said", [])
    watching.shows()
    watching.control.button.click()
    watching.will_say(status="delivered", senderId="<b>hostile</b>")
    watching.pass_time(10)
    assert Tray.said == ([("Delivered to the phone", "MsgID 964020")] if available else [])


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
