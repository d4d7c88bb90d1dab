"""While it asks: seen at once, cancelled at once, and the window never waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.window.pages import Tab

from ..window_bench import ACCOUNT, Bench, answer, label, named


def begin(bench: Bench, text: str = "963") -> None:
    """Ask a gateway that does not answer."""
    bench.gateway.hold()
    bench.type(text)
    bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_Return)


def test_after_150_ms_it_shows_that_it_asks_for_how_long_and_cancel(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(Settings(timeout=12))
    bench.gateway.hold()
    bench.type("963")
    started = time.perf_counter()
    bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_Return)
    bench.wait(lambda: named(bench.window.bar, "Cancel", QPushButton).isVisible())
    assert 0.14 < time.perf_counter() - started < 5
    said = label(bench.window, "asking")
    assert "isms.center" in said
    assert "of 12 s" in said
    assert "MsgID 963" in said
    assert "963" in bench.window.windowTitle()


class Painting(QObject):
    """Notes each time that a widget is painted."""

    def __init__(self, watched: QObject, notes: list[object]) -> None:
        super().__init__(watched)
        self._notes = notes
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._notes.append("painted")
        return super().eventFilter(watched, event)


def test_the_answer_is_painted_whole_before_anybody_else_hears_of_it(bench: Bench) -> None:
    bench.ask("963")
    buttons = bench.window.result.actions_row.buttons
    bench.gateway.reply = lambda query: answer(query, Outcome.NOT_FOUND)
    notes: list[object] = []
    Painting(bench.window.result.outcome, notes)
    bench.window.result.shown.connect(notes.clear)
    bench.lookups.finished.connect(lambda: notes.append([button.geometry() for button in buttons]))
    bench.ask("964")
    QApplication.processEvents()
    assert notes[:2] == ["painted", [button.geometry() for button in buttons]]


def test_nothing_moves_while_it_asks(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    bench.ask("963")
    parts = (bench.window.bar, bench.window.bar.field, bench.window.bar.switch, bench.window.tabs, bench.window.result.outcome)
    before = [part.geometry() for part in parts]
    begin(bench, "964")
    bench.wait(lambda: named(bench.window.bar, "Cancel", QPushButton).isVisible())
    assert [part.geometry() for part in parts][:4] == before[:4]
    assert bench.window.result.outcome.pos() == before[4].topLeft()
    assert bench.window.bar.cancel_button.size() == bench.window.bar.button.size()


def test_an_answer_that_comes_at_once_is_not_waited_for_in_words(bench: Bench) -> None:
    shown: list[object] = []
    bench.window.bar.asking_shown.connect(lambda: shown.append(1))
    bench.ask("963")
    bench.bot.wait(200)
    assert shown == []
    assert not bench.window.bar.is_asking


def test_the_time_used_counts_up(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(Settings(timeout=3))
    begin(bench)
    bench.wait(lambda: label(bench.window, "asking") != "")
    before = label(bench.window, "asking")
    bench.wait(lambda: label(bench.window, "asking") != before)


def test_the_previous_answer_stays_and_is_marked_old(bench: Bench) -> None:
    bench.ask("963")
    assert label(bench.window, "old_answer") == ""
    begin(bench, "964")
    bench.wait(lambda: label(bench.window, "old_answer") == "Previous answer, for MsgID 963")
    assert label(bench.window, "outcome_title") == "Delivered to the phone"
    bench.gateway.reply = lambda query: answer(query, status="sent", msgID="964")
    bench.gateway.let_go()
    bench.wait(lambda: label(bench.window, "outcome_title") == "With the operator, not yet on the phone")
    assert label(bench.window, "old_answer") == ""


@pytest.mark.parametrize("how", ["button", "escape", "escape elsewhere"])
def test_cancel_is_instant_though_the_gateway_never_answers(bench: Bench, how: str) -> None:
    begin(bench)
    bench.wait(lambda: named(bench.window.bar, "Cancel", QPushButton).isVisible() and len(bench.gateway.asked) == 1)
    started = time.perf_counter()
    if how == "button":
        named(bench.window.bar, "Cancel", QPushButton).click()
    elif how == "escape":
        bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_Escape)
    else:
        bench.window.tabs.setCurrentIndex(1)
        bench.bot.keyClick(bench.window.xml, Qt.Key.Key_Escape)
    assert bench.window.statusBar().currentMessage() == "Cancelled"
    assert time.perf_counter() - started < 5
    assert bench.window.shown is None
    assert bench.gateway.asked[0].cancel.is_set
    assert not bench.window.bar.is_asking
    assert bench.window.isVisible()
    begin(bench)
    assert bench.window.statusBar().currentMessage() == ""


def test_a_double_click_asks_and_does_not_cancel(bench: Bench) -> None:
    bench.gateway.hold()
    bench.type("963")
    bar = bench.window.bar
    bench.bot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    bench.wait(bar.cancel_button.isVisible)
    bench.bot.mouseDClick(bar.cancel_button, Qt.MouseButton.LeftButton)
    bench.bot.mouseRelease(bar.cancel_button, Qt.MouseButton.LeftButton)
    assert bench.lookups.query is not None
    bench.bot.mouseClick(bar.cancel_button, Qt.MouseButton.LeftButton)
    bench.bot.mouseDClick(bar.button, Qt.MouseButton.LeftButton)
    bench.bot.mouseRelease(bar.button, Qt.MouseButton.LeftButton)
    assert bench.lookups.query is None


def test_enter_held_down_asks_once(bench: Bench) -> None:
    bench.ask("963")
    bench.gateway.hold()
    none, press = Qt.KeyboardModifier.NoModifier, QEvent.Type.KeyPress
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QApplication.sendEvent(bench.window.bar.field, QKeyEvent(press, key, none, "\r", True))
    assert bench.lookups.query is None
    f5 = next(each for each in bench.window.findChildren(QAction) if each.shortcut().toString() == "F5")
    assert not f5.autoRepeat()


def test_what_a_cancelled_lookup_brings_later_is_not_heard_of(bench: Bench) -> None:
    begin(bench)
    bench.lookups.cancel()
    with bench.bot.assertNotEmitted(bench.lookups.finished, wait=100):
        bench.gateway.let_go()
    assert bench.window.shown is None


def test_cancel_brings_the_former_answer_back(bench: Bench) -> None:
    bench.ask("963")
    shown = bench.window.shown
    begin(bench, "963")
    bench.wait(lambda: label(bench.window, "old_answer") != "")
    bench.lookups.cancel()
    assert bench.window.shown is shown
    assert label(bench.window, "old_answer") == ""
    assert "Delivered to the phone" in bench.window.windowTitle()
    assert bench.window.result.outcome.tone is Tone.GOOD
    assert not bench.window.result.outcome.is_old


def test_after_cancel_the_former_answer_is_not_for_the_other_id(bench: Bench) -> None:
    bench.ask("963")
    begin(bench, "964")
    bench.lookups.cancel()
    assert label(bench.window, "old_answer") == "Answer for MsgID 963"
    assert bench.window.result.outcome.is_old
    with bench.bot.waitSignal(bench.lookups.started) as heard:
        bench.bot.keyClick(bench.window, Qt.Key.Key_F5)
    assert heard.args[0].id == "964"


def test_twenty_cancelled_lookups_do_not_slow_the_twenty_first(bench: Bench) -> None:
    for number in range(20):
        begin(bench, str(number + 1))
        bench.bot.keyClick(bench.window.bar.field, Qt.Key.Key_Escape)
    bench.wait(lambda: len(bench.gateway.asked) == 20)
    assert all(each.cancel.is_set for each in bench.gateway.asked)
    stuck = sum(1 for thread in threading.enumerate() if thread.name.startswith("kit-worker"))
    assert stuck == 20
    bench.gateway.answer_others()
    started = time.perf_counter()
    bench.ask("963")
    assert time.perf_counter() - started < 10


def test_asking_again_while_asking_cancels_the_first(bench: Bench) -> None:
    begin(bench, "963")
    bench.wait(lambda: len(bench.gateway.asked) == 1)
    begin(bench, "964")
    bench.wait(lambda: len(bench.gateway.asked) == 2)
    assert [each.cancel.is_set for each in bench.gateway.asked] == [True, False]
    with bench.bot.waitSignal(bench.lookups.finished) as heard:
        bench.gateway.let_go()
    assert heard.args[0].query.id == "964"


def test_the_window_lives_while_it_asks(bench: Bench) -> None:
    begin(bench)
    bench.wait(lambda: len(bench.gateway.asked) == 1)
    for index in (1, 0):
        bench.bot.keyClick(bench.window, Qt.Key(Qt.Key.Key_1.value + index), Qt.KeyboardModifier.ControlModifier)
        assert bench.window.tabs.currentIndex() == index
    bench.type("965")
    assert bench.window.bar.field.text() == "965"


def test_the_gateway_is_asked_with_the_account_the_address_and_the_time_of_the_settings(
    make_bench: Callable[..., Bench],
) -> None:
    bench = make_bench(Settings(address="https://gateway.example/x", timeout=7))
    bench.ask("963")
    (asked,) = bench.gateway.asked
    assert asked.credentials == ACCOUNT
    assert (asked.endpoint.url, asked.timeout) == ("https://gateway.example/x", 7)
    bench.current.change(replace(Settings(), timeout=8))
    bench.ask("963")
    assert bench.gateway.asked[1].timeout == 8


def test_an_address_that_may_not_be_asked_ends_the_lookup_before_it_begins(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(Settings(address="http://gateway.example/x"))
    bench.ask("963")
    assert bench.gateway.asked == []
    assert bench.window.shown is not None
    assert bench.window.shown.facts.reason == Reason.ADDRESS_PLAIN_HTTP
    assert "allow it explicitly" in label(bench.window, "outcome_meaning")


def test_a_gateway_that_breaks_its_promise_is_no_crash(bench: Bench) -> None:
    def broken(_query: LookupQuery) -> None:
        raise ZeroDivisionError(ACCOUNT.password)

    bench.gateway.reply = broken  # type: ignore[assignment]
    bench.ask("963")
    assert bench.window.shown is not None
    assert bench.window.shown.facts.reason == Reason.INTERNAL
    assert bench.window.shown.facts.detail == "ZeroDivisionError"


def test_f5_asks_again_for_what_is_shown(bench: Bench) -> None:
    bench.ask("963")
    bench.type("964")
    with bench.bot.waitSignal(bench.lookups.finished):
        bench.bot.keyClick(bench.window, Qt.Key.Key_F5)
    assert [each.query.id for each in bench.gateway.asked] == ["963", "963"]


def test_f5_with_nothing_shown_asks_for_what_is_in_the_field(bench: Bench) -> None:
    bench.type("964")
    with bench.bot.waitSignal(bench.lookups.finished):
        bench.bot.keyClick(bench.window, Qt.Key.Key_F5)
    assert [each.query.id for each in bench.gateway.asked] == ["964"]


def test_f5_while_asking_does_nothing(bench: Bench) -> None:
    begin(bench)
    bench.wait(lambda: len(bench.gateway.asked) == 1)
    bench.bot.keyClick(bench.window, Qt.Key.Key_F5)
    with bench.bot.assertNotEmitted(bench.lookups.started, wait=50):
        pass
    assert len(bench.gateway.asked) == 1


def test_after_not_found_one_click_asks_the_other_way(bench: Bench) -> None:
    bench.gateway.reply = lambda query: answer(query, Outcome.NOT_FOUND)
    bench.ask("1YT")
    bench.gateway.reply = answer
    with bench.bot.waitSignal(bench.lookups.finished):
        named(bench.window, "Look up by UserMsgID", QPushButton).click()
    assert bench.gateway.asked[-1].query == LookupQuery(IdKind.USER_MSG_ID, "1YT")
    assert bench.window.bar.kind is IdKind.USER_MSG_ID


def test_a_finished_lookup_brings_the_answer_to_the_front(bench: Bench) -> None:
    bench.window.tabs.setCurrentIndex(Tab.HISTORY)
    bench.ask("963")
    assert bench.window.tabs.currentIndex() == 0
    bench.window.tabs.setCurrentIndex(1)
    bench.ask("964")
    assert bench.window.tabs.currentIndex() == 1
