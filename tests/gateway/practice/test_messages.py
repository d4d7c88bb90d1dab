"""The practice gateway's messages, asked through the product's own client."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import WIRE_FIELDS, Status
from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.practice.messages import DemoMessages
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, SUGGESTIONS, DemoGateway

from ...sample import SAMPLE

BY_KEY = {suggestion.key: suggestion for suggestion in SUGGESTIONS}
OTHER_ENDINGS = {
    "not_found": (Outcome.NOT_FOUND, 200),
    "not_found_http": (Outcome.NOT_FOUND, 404),
    "wrong_kind": (Outcome.NOT_FOUND, 200),
    "wrong_login": (Outcome.AUTH_FAILED, 200),
    "fault": (Outcome.SERVER_FAULT, 500),
    "maintenance": (Outcome.SERVER_ERROR, 503),
    "slow": (Outcome.TIMED_OUT, None),
    "very_slow": (Outcome.TIMED_OUT, None),
}
STATUSES = {
    "delivered": Status.DELIVERED,
    "undelivered": Status.UNDELIVERED,
    "on_the_way": Status.SENT,
    "sending": Status.SENDING,
    "waiting": Status.SEND,
    "moving": Status.SEND,
    "unknown_status": Status.UNKNOWN,
}


@pytest.fixture
def told(ask, demo):
    """What the practice gateway tells about a suggestion, or about an id."""

    def look_up(key: str, **more):
        return ask(demo.address, BY_KEY[key].id, BY_KEY[key].by, **more)

    return look_up


@pytest.mark.parametrize("key", BY_KEY)
def test_every_suggestion_ends_as_it_promises(told, key):
    outcome, status = OTHER_ENDINGS.get(key, (Outcome.OK, 200))
    result = told(key, timeout=0.3 if outcome is Outcome.TIMED_OUT else 20.0)
    assert (result.outcome, result.http_status) == (outcome, status)


def test_suggestions_are_named_once_and_can_be_asked():
    assert len(BY_KEY) == len(SUGGESTIONS)
    assert all(suggestion.id.strip() == suggestion.id != "" for suggestion in SUGGESTIONS)


@pytest.mark.parametrize("key", ["sample", "sample_by_user_id"])
def test_the_pages_sample_is_answered_with_the_pages_values(told, key):
    assert dict(told(key).info.fields) == SAMPLE


@pytest.mark.parametrize("key", STATUSES)
def test_every_status_is_there(told, key):
    assert told(key).info.status is STATUSES[key]


def test_every_documented_status_can_be_tried():
    assert set(STATUSES.values()) == set(Status) - {Status.EMPTY}


def test_delivered_today_after_a_few_seconds(told, clock):
    timing = told("delivered").info.timing(clock.now)
    assert timing.delay == timedelta(seconds=3)
    assert timing.sent.raw == "2026-11-20 11:48:00"
    assert timing.received.raw == "2026-11-20 11:48:03"


def test_undelivered_was_given_up_after_hours(told, clock):
    timing = told("undelivered").info.timing(clock.now)
    assert timing.delay == timedelta(hours=8)
    assert timing.received.at < clock.now


@pytest.mark.parametrize(
    ("id_", "sent", "received"),
    [
        ("964003", "2026-11-20 11:56:00", ""),
        ("964004", "2026-11-20 11:59:55", ""),
        ("964005", "2026-11-20 11:59:58", ""),
        ("964006", "2026-11-19 10:00:00", "2026-11-20 10:00:00"),
        ("964007", "2026-11-20 11:35:00", "2026-11-20 11:35:06"),
        ("964008", "2026-11-20 11:29:00", "2026-11-20 11:29:05"),
        ("964009", "2026-11-20 11:12:00", "2026-11-20 11:12:11"),
        ("964010", "2026-11-20 11:05:00", "2026-11-20 11:05:04"),
        ("5000", "2026-11-20 11:40:00", "2026-11-20 11:40:04"),
        ("60000", "2026-11-20 11:40:00", "2026-11-20 11:40:04"),
    ],
)
def test_the_times_of_the_others(clock, id_, sent, received):
    told = dict(zip(WIRE_FIELDS, DemoMessages(lambda: clock.now).answer(IdKind.MSG_ID, id_).values, strict=True))
    assert (told["senttime"], told["receivedtime"]) == (sent, received)


def test_most_have_one_part_in_latin_letters(told):
    info = told("delivered").info
    assert (info.segments(), info["lang"]) == (1, "0")


@pytest.mark.parametrize("key", ["on_the_way", "sending", "waiting"])
def test_what_is_on_its_way_has_no_end_yet(told, clock, key):
    info = told(key).info
    assert info["receivedtime"] == ""
    assert clock.now - timedelta(minutes=10) < info.timing(clock.now).sent.at <= clock.now


@pytest.mark.parametrize(
    ("key", "sender", "words"), [("russian", "Аптека", "Выполнено успешно"), ("kazakh", "Дәріхана", "Сәтті орындалды")]
)
def test_cyrillic_senders_and_words_arrive_whole(told, key, sender, words):
    result = told(key)
    assert (result.info["senderId"], result.info["lang"], result.server_text) == (sender, "1", words)


def test_several_parts(told):
    info = told("parts").info
    assert (info.segments(), info["lang"]) == (4, "1")


def test_a_message_without_a_user_msg_id(told):
    assert told("no_user_id").info["userMsgID"] == ""


@pytest.mark.parametrize("key", [key for key in BY_KEY if key not in OTHER_ENDINGS and key != "no_user_id"])
def test_messages_are_found_by_either_id(ask, demo, told, key):
    info = told(key).info
    assert ask(demo.address, info["msgID"], IdKind.MSG_ID).info == info
    assert ask(demo.address, info["userMsgID"], IdKind.USER_MSG_ID).info == info


def test_the_wrong_kind_is_found_the_other_way(ask, demo):
    wrong = BY_KEY["wrong_kind"]
    assert ask(demo.address, wrong.id, wrong.by.other).outcome is Outcome.OK


def test_a_refusal_has_all_eleven_fields_and_the_documented_words(told):
    result = told("not_found")
    assert result.server_text == "Record Not Found"
    assert dict(result.info.fields) == dict.fromkeys(WIRE_FIELDS, "") | {
        "resultCode": "1",
        "resultS": "Record Not Found",
        "segments": "0",
    }


@pytest.mark.parametrize("key", ["sample", "not_found", "fault"])
def test_a_wrong_password_is_refused_before_anything_else(told, key):
    result = told(key, password="1234567")
    assert (result.outcome, result.server_text) == (Outcome.AUTH_FAILED, "Invalid login or password")


def test_the_public_sample_account():
    assert (DEMO_LOGIN, DEMO_PASSWORD) == ("mycompany", "123456")


def test_the_moving_message_moves_from_the_first_question_on(told, clock):
    clock.now += timedelta(hours=1)
    first = clock.now
    seen = []
    for seconds in (0, 3.9, 4, 7.9, 8, 15.9, 16):
        clock.now = first + timedelta(seconds=seconds)
        info = told("moving").info
        seen.append(info["status"])
        assert info.timing(clock.now).sent.at == first
        assert (info["receivedtime"] == "") == (info.status is not Status.DELIVERED)
    assert seen == ["send", "send", "sending", "sending", "sent", "sent", "delivered"]
    assert info.timing(clock.now).delay == timedelta(seconds=16)


def test_the_other_messages_stand_still(told, clock):
    before = told("delivered").info
    clock.now += timedelta(hours=1)
    assert told("delivered").info == before


def test_slow_answers_have_their_stated_delays(clock):
    messages = DemoMessages(lambda: clock.now)
    assert messages.answer(IdKind.MSG_ID, "5000").delay == 5.0
    assert messages.answer(IdKind.MSG_ID, "60000").delay == 60.0
    assert messages.answer(IdKind.MSG_ID, "963").delay == 0.0


def test_without_a_clock_it_tells_todays_times(ask):
    with DemoGateway() as gateway:
        result = ask(gateway.address, "964001")
    assert result.info.timing(result.checked_at).delay == timedelta(seconds=3)
    assert result.checked_at - result.info.timing(result.checked_at).sent.at < timedelta(minutes=13)


def test_nothing_is_printed_or_logged(told, capfd, caplog):
    caplog.set_level(logging.DEBUG)
    for key in ("sample", "fault", "not_found"):
        told(key, password="Geheim-4711")
    assert capfd.readouterr() == ("", "")
    assert "Geheim" not in caplog.text
    assert "77011234567" not in caplog.text
