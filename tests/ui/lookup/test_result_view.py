"""The Result tab: every outcome and status, the fields, the journey, the buttons."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from kit_desktop.core.gateway_time import almaty
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind, IdProblem
from kit_desktop.core.message_info import WIRE_FIELDS
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.widgets.journey import Journey
from kit_desktop.ui.widgets.marks import OutcomeMark

from ..window_bench import EXCHANGE, Bench, label, named, seen, tile


def buttons(bench: Bench) -> set[str]:
    """What can be done with what is shown."""
    return {button.text() for button in bench.window.result.findChildren(QPushButton) if button.isVisible()}


def journey(bench: Bench) -> str:
    """The journey as a screen reader says it; empty where there is none."""
    found = bench.window.result.findChild(Journey)
    assert isinstance(found, Journey)
    return found.accessibleName().removeprefix("The message’s way: ") if found.isVisible() else ""


@pytest.mark.parametrize(
    ("status", "title", "when"),
    [
        ("delivered", "Delivered to the phone", "20 November 2026, 13:59:24 (Almaty time) · 3 seconds after it was sent"),
        (
            "undelivered",
            "Not delivered",
            "Delivery stopped: 20 November 2026, 13:59:24 (Almaty time) · 3 seconds after it was sent",
        ),
        ("sent", "With the operator, not yet on the phone", "Sent: 20 November 2026, 13:59:21 (Almaty time)"),
        ("sending", "Being passed to the operator", "Time as the gateway gave it: 20 November 2026, 13:59:21 (Almaty time)"),
        ("send", "Waiting to be sent", "Time as the gateway gave it: 20 November 2026, 13:59:21 (Almaty time)"),
        ("expired", "Status “expired”, unknown to this program", "Sent: 20 November 2026, 13:59:21 (Almaty time)"),
        ("", "The gateway gave no status", "Sent: 20 November 2026, 13:59:21 (Almaty time)"),
    ],
)
def test_every_status_says_what_when_and_what_to_do(bench: Bench, status: str, title: str, when: str) -> None:
    bench.show(status=status)
    assert label(bench.window, "outcome_title") == title
    assert label(bench.window, "outcome_when").startswith(when)
    assert label(bench.window, "outcome_meaning")
    assert label(bench.window, "outcome_advice")
    assert bench.window.result.outcome.accessibleName().startswith(f"{title}, MsgID 963. {when}")


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


@pytest.mark.parametrize(
    ("sent", "received", "when", "odd"),
    [
        # The provider's own sample.
        ("2022-09-21 16: 00: 21", "2023-09-21 15: 59: 24", "21 September 2023, 15:59:24 (Almaty time)", True),
        ("2026-11-20 13:59:24", "2026-11-20 13:59:21", "20 November 2026, 13:59:21 (Almaty time)", True),
        ("2026-11-20 13:59:24", "soon", "Time as the gateway gave it: soon", True),
        ("2026-11-20 13:59:24", "2036-11-20 13:59:24", "20 November 2036, 13:59:24 (Almaty time)", True),
        ("", "2026-11-20 13:59:24", "20 November 2026, 13:59:24 (Almaty time)", False),
        ("2026-11-20 13:59:24", "", "", False),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00", "Time as the gateway gave it: 0000-00-00 00:00:00", True),
    ],
)
def test_times_that_make_no_sense_are_shown_without_a_duration(
    bench: Bench, sent: str, received: str, when: str, odd: bool
) -> None:
    if sys.platform == "win32" and "2023" in str(locals()):
        pytest.skip("Windows' C library has one offset for all years, and Almaty's was another then")
    bench.show(senttime=sent, receivedtime=received)
    # Where this computer's own clock differs, it stands behind.
    assert label(bench.window, "outcome_when").partition(" · ")[0] == when
    assert bool(label(bench.window, "odd_times")) is odd
    assert "after it was sent" not in seen(bench.window)


def test_a_near_day_is_told_from_today_and_what_is_under_way_says_its_age(bench: Bench) -> None:
    now = datetime.now(almaty()).replace(microsecond=0)
    for days, word in ((0, "Today"), (1, "Yesterday")):
        at = now - timedelta(days=days)
        bench.show(senttime=f"{at:%Y-%m-%d %H:%M:%S}", receivedtime=f"{at:%Y-%m-%d %H:%M:%S}")
        assert label(bench.window, "outcome_when").startswith(f"{word}, {at:%H:%M:%S} (Almaty time)")
    sent = now - timedelta(hours=3)
    bench.show(status="sent", senttime=f"{sent:%Y-%m-%d %H:%M:%S}", receivedtime="")
    assert label(bench.window, "outcome_when").endswith(" · 3 hours ago")
    bench.show(status="sent", senttime=f"{now + timedelta(hours=1):%Y-%m-%d %H:%M:%S}", receivedtime="")
    assert "ago" not in label(bench.window, "outcome_when")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes its zone from the system only")
def test_the_computers_own_clock_stands_beside_where_it_differs(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    bench.show()
    assert "13:59:24 (Almaty time) · 09:59:24 on this computer’s clock" in label(bench.window, "outcome_when")
    monkeypatch.setenv("TZ", "Pacific/Honolulu")
    time.tzset()
    bench.show()
    assert "19 November 2026, 22:59:24 on this computer’s clock" in label(bench.window, "outcome_when")


@pytest.mark.parametrize(
    ("status", "stops"),
    [
        ("delivered", "Gateway: 13:59:21, reached; Operator: no time given, passed; Phone: 13:59:24, reached"),
        ("undelivered", "Gateway: 13:59:21, reached; Operator: no time given, passed; Phone: 13:59:24, delivery stopped"),
        ("sent", "Gateway: 13:59:21, reached; Operator: has it now, it is here; Phone: not yet"),
        ("sending", "Gateway: 13:59:21, it is here; Operator: not yet; Phone: not yet"),
        ("send", "Gateway: 13:59:21, it is here; Operator: not yet; Phone: not yet"),
        ("expired", ""),
        ("", ""),
    ],
)
def test_the_journey_is_told_too(bench: Bench, status: str, stops: str) -> None:
    bench.show(status=status)
    assert journey(bench) == stops


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.OK])
def test_every_other_outcome_says_what_happened_and_what_to_do(bench: Bench, outcome: Outcome) -> None:
    reason = IdProblem.EXCEL_NUMBER if outcome is Outcome.BAD_ID else None
    facts = Facts(reason, host="isms.center", port=443, seconds=30)
    bench.show(outcome, server_text="The gateway’s <b>own</b> words", facts=facts)
    assert label(bench.window, "outcome_title")
    assert label(bench.window, "outcome_meaning")
    assert label(bench.window, "outcome_advice")
    assert "“The gateway’s <b>own</b> words”" in label(bench.window, "outcome_server_text")
    assert journey(bench) == ""
    assert label(bench.window, "field_recepient") == ""
    named(bench.window, "Technical details", QToolButton).click()
    assert f"outcome: {outcome.value}" in label(bench.window, "details_text")


def test_no_two_outcomes_look_alike(bench: Bench) -> None:
    titles = []
    for outcome in Outcome:
        bench.show(outcome)
        titles.append(label(bench.window, "outcome_title"))
    assert len(set(titles)) == len(Outcome)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_fits_into_its_outcome(bench: Bench, reason: Reason) -> None:
    bench.show(Outcome.REPLY_NOT_UNDERSTOOD, facts=Facts(reason, host="<i>host</i>", port=1, other_id="7", detail="a {b} c"))
    assert "{" not in label(bench.window, "outcome_meaning").replace("{b}", "")


@pytest.mark.parametrize(
    ("outcome", "more"),
    [
        (Outcome.OK, set()),
        (Outcome.NOT_FOUND, {"Look up by UserMsgID"}),
        (Outcome.AUTH_FAILED, {"Account…"}),
        (Outcome.NO_CREDENTIALS, {"Account…"}),
        (Outcome.BAD_ENDPOINT, {"Settings…"}),
        (Outcome.TIMED_OUT, {"Settings…"}),
        (Outcome.REDIRECTED, {"Settings…"}),
        (Outcome.UNREACHABLE, set()),
    ],
)
def test_each_outcome_offers_what_helps(bench: Bench, outcome: Outcome, more: set[str]) -> None:
    bench.show(outcome)
    special = {"Look up by UserMsgID", "Account…", "Settings…"}
    assert buttons(bench) & special == more
    assert "Look up again" in buttons(bench)


def test_each_meaning_has_a_shape_of_its_own(bench: Bench) -> None:
    tones = {}
    for status in ("delivered", "undelivered", "sent", "expired"):
        bench.show(status=status)
        tones[status] = bench.window.result.outcome.findChild(OutcomeMark)._tone
    bench.show(Outcome.NOT_FOUND)
    tones["missing"] = bench.window.result.outcome.findChild(OutcomeMark)._tone
    assert list(tones.values()) == [Tone.GOOD, Tone.BAD, Tone.WAITING, Tone.WARNING, Tone.MISSING]


def test_the_shapes_differ_without_colour(bench: Bench) -> None:
    drawn = set()
    mark = OutcomeMark(bench.window)
    for tone in Tone:
        mark.set_tone(tone)
        picture = mark.grab().toImage().convertToFormat(QImage.Format.Format_Mono)
        drawn.add(bytes(picture.constBits()))
    assert len(drawn) == len(Tone)


def test_details_fold_out_and_copy(bench: Bench, clipboard: Callable[[], str]) -> None:
    bench.show(
        Outcome.REDIRECTED, http_status=307, facts=Facts("http_status", "isms.center", 443, location="http://evil.example/")
    )
    assert label(bench.window, "details_text") == ""
    named(bench.window, "Technical details", QToolButton).click()
    text = label(bench.window, "details_text")
    for line in ("outcome: redirected", "http_status: 307", "host: isms.center:443", "redirected_to: http://evil.example/"):
        assert line in text
    named(bench.window, "Copy details").click()
    assert clipboard() == text


def test_the_ticket_is_a_summary_in_plain_text(bench: Bench, clipboard: Callable[[], str]) -> None:
    bench.show()
    named(bench.window, "Copy for ticket").click()
    text = clipboard()
    for part in ("Delivered to the phone", "MsgID: 963", "UserMsgID: 1YT", "+7 701 123 45 67", "3 seconds", "KiT Desktop"):
        assert part in text
    assert "<" not in text


def test_the_ticket_of_a_failure_says_what_happened(bench: Bench, clipboard: Callable[[], str]) -> None:
    bench.show(Outcome.SERVER_FAULT, server_text="Database is down")
    named(bench.window, "Copy for ticket").click()
    text = clipboard()
    for part in ("The gateway reports an error", "Database is down", "MsgID: 963"):
        assert part in text


@pytest.mark.parametrize("outcome", [Outcome.CANCELLED, Outcome.BAD_ID, Outcome.NO_CREDENTIALS])
def test_there_is_no_ticket_about_nothing(bench: Bench, clipboard: Callable[[], str], outcome: Outcome) -> None:
    bench.show(outcome)
    assert "Copy for ticket" not in buttons(bench)
    bench.window.result.copy_ticket()
    assert clipboard() == ""


def test_the_bottom_line_says_whom_as_whom_when_and_how_long(bench: Bench) -> None:
    now = datetime.now(UTC)
    bench.show(checked_at=now)
    clock = now.astimezone().strftime("%H:%M:%S")
    assert label(bench.window, "status_text") == f"isms.center · account mycompany · checked {clock} · 0.31\u00a0s"


@pytest.mark.parametrize(
    ("address", "consent", "parts"),
    [
        ("https://isms.center/soap", False, ["isms.center"]),
        ("http://isms.center/soap", True, ["isms.center", "not encrypted"]),
        ("http://isms.center/soap", False, ["address not usable"]),
        ("http://127.0.0.1:8000/soap", False, ["127.0.0.1:8000"]),
    ],
)
def test_the_bottom_line_says_how_safe_it_is(
    make_bench: Callable[..., Bench], address: str, consent: bool, parts: list[str]
) -> None:
    bench = make_bench(Settings(address=address, plain_http_address=address if consent else ""))
    said = label(bench.window, "status_text").split(" · ")
    assert said[: len(parts)] == parts
    assert "not encrypted" in said or "not encrypted" not in parts


def test_changed_settings_show_the_same_result_anew(bench: Bench) -> None:
    bench.show()
    named(bench.window, "Technical details", QToolButton).click()
    bench.current.change(replace(Settings(), mask_number=True))
    assert "•••" in label(bench.window, "field_recepient")
    assert label(bench.window, "details_text")


@pytest.mark.parametrize("field", ["senttime", "receivedtime"])
@pytest.mark.parametrize(
    "time", ["0001-01-01 00:00:00", "1899-12-30 00:00:00", "1970-01-01 00:00:00", "3000-12-31 23:59:59", "9999-12-31 23:59:59"]
)
def test_a_placeholder_for_a_time_is_shown_as_it_came(bench: Bench, field: str, time: str) -> None:
    bench.show(recepient="77770001122")
    bench.show(**{field: time})
    text = seen(bench.window.result)
    assert time in text
    assert "+7 701 123 45 67" in text
    assert "777" not in text


def test_an_answer_that_cannot_be_shown_leaves_nothing_of_the_one_before(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.show(recepient="77770001122", exchange=replace(EXCHANGE, reply_text="<before>77770001122</before>"))
    bench.wait(lambda: "77770001122" in bench.window.xml.shown_text())

    def broken(*_: object, **__: object) -> None:
        raise ArithmeticError

    with monkeypatch.context() as patch:
        patch.setattr(bench.window.result.fields, "show_fields", broken)
        with pytest.raises(ArithmeticError):
            bench.show()
    assert "777" not in seen(bench.window.result)
    bench.wait(lambda: "<msgID>963</msgID>" in bench.window.xml.shown_text())
    assert "777" not in bench.window.xml.shown_text()
    bench.show()
    assert "+7 701 123 45 67" in seen(bench.window.result)
    assert label(bench.window, "outcome_title") == "Delivered to the phone"


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
    assert bench.window.result.fields._tiles["receivedtime"].caption == f"{caption} (Almaty time)"


def test_an_undelivered_message_without_a_duration_was_given_up(bench: Bench) -> None:
    bench.show(status="undelivered", senttime="")
    assert label(bench.window, "outcome_when") == "Delivery stopped: 20 November 2026, 13:59:24 (Almaty time)"


def test_an_id_spelled_differently_is_a_remark_on_the_answer(bench: Bench) -> None:
    bench.show(facts=Facts(Reason.ID_SPELLED_DIFFERENTLY, other_id="ABC"))
    assert label(bench.window, "outcome_title") == "Delivered to the phone"
    assert label(bench.window, "outcome_meaning").endswith("The gateway spells the id a little differently: ABC.")


def test_a_lookup_by_usermsgid_says_that_several_messages_may_share_it(bench: Bench) -> None:
    remark = bench.window.findChild(QLabel, "details_remark")
    assert isinstance(remark, QLabel)
    bench.window.result.details._toggle.setChecked(True)
    bench.show(query=LookupQuery(IdKind.USER_MSG_ID, "1YT"))
    assert remark.isVisible()
    assert remark.text().startswith("Several messages may have the same UserMsgID.")
    bench.show()
    assert not remark.isVisible()


def test_our_own_error_is_not_sent_to_kit(bench: Bench) -> None:
    bench.show(outcome=Outcome.REPLY_NOT_UNDERSTOOD, info=None, facts=Facts(Reason.INTERNAL, detail="KeyError"))
    assert label(bench.window, "outcome_title") == "Error in this program"
    assert "raw XML" not in label(bench.window, "outcome_advice")


def test_a_404_offers_the_settings(bench: Bench) -> None:
    for outcome in (Outcome.NOT_FOUND, Outcome.SERVER_ERROR):
        bench.show(outcome=outcome, info=None, facts=Facts(Reason.HTTP_404))
        assert bench.window.result.settings_button.isVisible()
        assert "404" in label(bench.window, "outcome_title")
    bench.show(outcome=Outcome.NOT_FOUND, info=None, facts=Facts(Reason.SAID_SO))
    assert not bench.window.result.settings_button.isVisible()
    assert label(bench.window, "outcome_title") == "No such message"
