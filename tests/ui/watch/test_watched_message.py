"""One watched message: when it is due, what it makes of an answer, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.core.watch import WatchEnd, WatchPace
from kit_desktop.ui.watch.watched_message import WatchedMessage

from ..window_bench import ACCOUNT, ScriptedGateway, answer
from .watching import SENT


class Held:
    """A message on a gateway and a clock that do what the test says."""

    def __init__(self) -> None:
        self.now = 100.0
        self.gateway = ScriptedGateway()
        self.first = answer(SENT, status="sent")
        self.parent = QObject()
        endpoint, pace = parse_endpoint("https://isms.center/soap/server"), WatchPace(first=10)
        self.message = WatchedMessage(self.gateway, self.first, ACCOUNT, endpoint, pace, lambda: self.now, self.parent)
        self.answered, self.ended = QSignalSpy(self.message.answered), QSignalSpy(self.message.ended)

    def ask(self, bot: QtBot) -> None:
        with bot.waitSignal(self.message.answered):
            self.message.ask(30)


@pytest.fixture
def held(qtbot: QtBot) -> Iterator[Held]:
    made = Held()
    yield made
    made.gateway.let_go()


def test_it_is_due_when_its_time_has_come_and_nothing_is_under_way(qtbot: QtBot, held: Held) -> None:
    message = held.message
    at = message.next_time()
    assert at is not None
    assert timedelta(seconds=9) < at - datetime.now().astimezone() <= timedelta(seconds=10)
    assert not message.is_due
    held.now += 10
    assert message.is_due
    held.gateway.hold()
    message.ask(30)
    assert (message.is_asking, message.is_due, message.next_time()) == (True, False, None)
    with qtbot.waitSignal(message.answered):
        held.gateway.let_go()
    assert (message.is_asking, message.is_due, message.times_asked) == (False, False, 1)


def test_an_answer_takes_the_place_of_the_one_before(qtbot: QtBot, held: Held) -> None:
    held.gateway.reply = lambda query: answer(query, status="sending")
    held.ask(qtbot)
    (asked,) = held.gateway.asked
    assert (asked.query, asked.credentials, asked.timeout) == (SENT, ACCOUNT, 30)
    assert held.message.previous is held.first
    assert held.message.result.info is not None
    assert held.message.result.info["status"] == "sending"
    assert held.message.end is None
    assert held.ended.count() == 0


def test_a_final_answer_ends_it_after_it_was_told(qtbot: QtBot, held: Held) -> None:
    order: list[str] = []
    held.message.answered.connect(lambda _: order.append("answered"))
    held.message.ended.connect(lambda: order.append("ended"))
    held.gateway.reply = lambda query: answer(query, status="delivered")
    held.ask(qtbot)
    qtbot.waitUntil(lambda: order == ["answered", "ended"])
    assert held.message.end is WatchEnd.FINAL
    assert held.message.next_time() is None


def test_our_own_error_is_an_answer_too(qtbot: QtBot, held: Held) -> None:
    def broken(_query: object) -> None:
        raise RuntimeError

    held.gateway.reply = broken  # type: ignore[assignment]
    held.ask(qtbot)
    result = held.message.result
    assert (result.outcome, result.facts.reason) == (Outcome.REPLY_NOT_UNDERSTOOD, Reason.INTERNAL)
    assert result.facts.detail == "RuntimeError"
    assert result.query == SENT


def test_stopping_cancels_the_question_and_is_told_once(qtbot: QtBot, held: Held) -> None:
    held.gateway.hold()
    held.message.ask(30)
    qtbot.waitUntil(lambda: len(held.gateway.asked) == 1)
    held.message.stop(WatchEnd.REFUSED)
    held.message.stop()
    assert held.gateway.asked[0].cancel.is_set
    assert held.message.end is WatchEnd.REFUSED
    assert not held.message.is_asking
    assert held.ended.count() == 1
    assert held.answered.count() == 0


@pytest.mark.parametrize(("status", "end"), [("delivered", WatchEnd.FINAL), ("sending", None)])
def test_what_was_asked_by_hand_counts_quietly(held: Held, status: str, end: WatchEnd | None) -> None:
    changed = QSignalSpy(held.message.changed)
    by_hand = answer(SENT, status=status)
    held.message.take(by_hand)
    assert (held.message.result, held.message.previous, held.message.end) == (by_hand, held.first, end)
    assert (changed.count(), held.ended.count()) == (1, 0)


def test_a_final_status_in_what_is_no_answer_ends_nothing(held: Held) -> None:
    held.message.take(replace(answer(SENT, status="delivered"), outcome=Outcome.REPLY_NOT_UNDERSTOOD))
    assert held.message.end is None
