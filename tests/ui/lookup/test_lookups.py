"""The lookup under way: one at a time, ended for the person at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kit_desktop.core.endpoint import Endpoint, EndpointError, parse_endpoint
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.ui.lookup.lookups import Lookups

from ..window_bench import ACCOUNT, ScriptedGateway

ENDPOINT = parse_endpoint("https://isms.center/soap/server")
QUERY, OTHER = LookupQuery(IdKind.MSG_ID, "963"), LookupQuery(IdKind.MSG_ID, "964")


@pytest.fixture
def gateway() -> Iterator[ScriptedGateway]:
    made = ScriptedGateway()
    yield made
    made.let_go()


@pytest.fixture
def lookups(qtbot: QtBot, gateway: ScriptedGateway) -> Lookups:
    return Lookups(gateway)


def ask(lookups: Lookups, query: LookupQuery = QUERY) -> None:
    lookups.ask(query, ACCOUNT, lambda: ENDPOINT, 15)


def ended(spy: QSignalSpy) -> list[tuple[LookupQuery, Outcome, str | None]]:
    results: list[LookupResult] = [spy.at(i)[0] for i in range(spy.count())]
    return [(each.query, each.outcome, each.account) for each in results]


def test_it_asks_as_it_was_told_and_says_as_whom(qtbot: QtBot, lookups: Lookups, gateway: ScriptedGateway) -> None:
    started = QSignalSpy(lookups.started)
    with qtbot.waitSignal(lookups.finished) as finished:
        ask(lookups)
        assert lookups.query == QUERY
    assert started.at(0) == [QUERY]
    (asked,) = gateway.asked
    assert (asked.query, asked.credentials, asked.endpoint, asked.timeout) == (QUERY, ACCOUNT, ENDPOINT, 15)
    assert (finished.args[0].outcome, finished.args[0].account) == (Outcome.OK, ACCOUNT.login)
    assert lookups.query is None


def test_a_second_question_cancels_the_first_which_is_not_heard_of(
    qtbot: QtBot, lookups: Lookups, gateway: ScriptedGateway
) -> None:
    finished = QSignalSpy(lookups.finished)
    gateway.hold()
    ask(lookups)
    qtbot.waitUntil(lambda: len(gateway.asked) == 1)
    gateway.answer_others()
    ask(lookups, OTHER)
    qtbot.waitUntil(lambda: finished.count() == 1)
    assert gateway.asked[0].cancel.is_set
    gateway.let_go()
    ask(lookups)
    qtbot.waitUntil(lambda: finished.count() == 2)
    assert ended(finished) == [(OTHER, Outcome.OK, ACCOUNT.login), (QUERY, Outcome.OK, ACCOUNT.login)]


def test_cancelling_ends_it_at_once_and_once(qtbot: QtBot, lookups: Lookups, gateway: ScriptedGateway) -> None:
    finished = QSignalSpy(lookups.finished)
    lookups.cancel()
    assert finished.count() == 0
    gateway.hold()
    ask(lookups)
    qtbot.waitUntil(lambda: len(gateway.asked) == 1)
    lookups.cancel()
    lookups.cancel()
    assert ended(finished) == [(QUERY, Outcome.CANCELLED, ACCOUNT.login)]
    assert gateway.asked[0].cancel.is_set
    assert lookups.query is None


def test_an_address_that_cannot_be_used_ends_it_without_asking(lookups: Lookups, gateway: ScriptedGateway) -> None:
    def endpoint() -> Endpoint:
        raise EndpointError(Reason.ADDRESS_EMPTY)

    finished = QSignalSpy(lookups.finished)
    lookups.ask(QUERY, ACCOUNT, endpoint, 15)
    assert ended(finished) == [(QUERY, Outcome.BAD_ENDPOINT, ACCOUNT.login)]
    assert finished.at(0)[0].facts.reason == Reason.ADDRESS_EMPTY
    assert gateway.asked == []


def test_our_own_error_is_an_ending(qtbot: QtBot, lookups: Lookups, gateway: ScriptedGateway) -> None:
    def broken(_query: LookupQuery) -> LookupResult:
        raise RuntimeError

    gateway.reply = broken
    with qtbot.waitSignal(lookups.finished) as finished:
        ask(lookups)
    result = finished.args[0]
    assert (result.outcome, result.facts.reason, result.facts.detail) == (
        Outcome.REPLY_NOT_UNDERSTOOD,
        Reason.INTERNAL,
        "RuntimeError",
    )
