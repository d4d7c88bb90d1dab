"""Several messages at once: when they are asked, as whom, and what ends them."""

from __future__ import annotations

from dataclasses import replace

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.watch import WatchEnd
from kit_desktop.ui.watch.words import watch_line, watch_title

from ..window_bench import ACCOUNT, answer
from .watching import SENT


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
    watching.bench.account.note_refused(Credentials(ACCOUNT.login, "a-former-word"))
    assert watching.pills[0].message.end is None
    watching.bench.account.note_refused(ACCOUNT)
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
    watching.bench.account.forget(ACCOUNT.login)
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


def test_any_other_answer_stops_nothing(watching):
    watching.shows()
    watching.control.button.click()
    for outcome in (Outcome.OK, Outcome.NOT_FOUND):
        watching.will_say(outcome=outcome, account=ACCOUNT.login, status="sending")
        watching.pass_time(60)
        assert watching.pills[0].message.end is None


def test_an_answer_by_hand_is_taken_by_the_message_that_it_is_about(watching):
    watching.shows()
    watching.control.button.click()
    (message,) = watching.list.active
    by_hand = answer(SENT, status="sending", account=ACCOUNT.login)
    watching.list.hear(by_hand)
    for other in (
        answer(LookupQuery(IdKind.MSG_ID, "1"), status="delivered"),
        answer(SENT, status="delivered", account="othercompany"),
        answer(SENT, Outcome.TIMED_OUT),
        answer(SENT, Outcome.AUTH_FAILED),
    ):
        watching.list.hear(other)
    assert (message.result, message.end) == (by_hand, None)


def test_without_an_account_nothing_is_watched(watching):
    watching.bench.account.forget(ACCOUNT.login)
    result = answer(SENT, status="sent")
    assert not watching.list.can_ask(result)
    assert not watching.list.start(result)
