"""The answer's card: its state, its times, whose it is."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QMargins
from pytestqt.qtbot import QtBot

from kit_desktop.core.gateway_time import almaty
from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.lookup.outcome_card import OutcomeCard, Standing
from kit_desktop.ui.theme import own_scheme, palette_of, scheme_of, tone_colours

from ..widgets.test_components import contrast_palette
from ..window_bench import Bench, answer, label, seen


def test_every_status_says_what_when_and_what_to_do(bench: Bench) -> None:
    for status, title, when in (
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
    ):
        bench.show(status=status)
        assert label(bench.window, "outcome_title") == title
        assert label(bench.window, "outcome_when").startswith(when)
        assert label(bench.window, "outcome_meaning"), status
        assert label(bench.window, "outcome_advice"), status
        assert bench.window.result.outcome.accessibleName().startswith(f"{title}, MsgID 963. {when}")


def test_times_that_make_no_sense_are_shown_without_a_duration(bench: Bench) -> None:
    for sent, received, when, odd in (
        # The provider's own sample.
        ("2022-09-21 16: 00: 21", "2023-09-21 15: 59: 24", "21 September 2023, 15:59:24 (Almaty time)", True),
        ("2026-11-20 13:59:24", "2026-11-20 13:59:21", "20 November 2026, 13:59:21 (Almaty time)", True),
        ("2026-11-20 13:59:24", "soon", "Time as the gateway gave it: soon", True),
        ("2026-11-20 13:59:24", "2036-11-20 13:59:24", "20 November 2036, 13:59:24 (Almaty time)", True),
        ("", "2026-11-20 13:59:24", "20 November 2026, 13:59:24 (Almaty time)", False),
        ("2026-11-20 13:59:24", "", "", False),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00", "Time as the gateway gave it: 0000-00-00 00:00:00", True),
    ):
        bench.show(senttime=sent, receivedtime=received)
        assert label(bench.window, "outcome_when") == when
        assert bool(label(bench.window, "odd_times")) is odd, when
        assert "after it was sent" not in seen(bench.window), when


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


def test_an_undelivered_message_without_a_duration_was_given_up(bench: Bench) -> None:
    bench.show(status="undelivered", senttime="")
    assert label(bench.window, "outcome_when") == "Delivery stopped: 20 November 2026, 13:59:24 (Almaty time)"


@pytest.fixture
def card(qtbot: QtBot) -> OutcomeCard:
    card = OutcomeCard()
    qtbot.addWidget(card)
    card.setPalette(palette_of(own_scheme(dark=False)))
    card.resize(900, 400)
    return card


@pytest.mark.parametrize(
    ("outcome", "masked", "recipient", "quoted"),
    [
        (Outcome.OK, False, "·  +7 701 123 45 67", ""),
        (Outcome.OK, True, "·  +7 701 ••• •• 67", ""),
        (Outcome.NOT_FOUND, False, "", "The gateway’s answer: “Record Not Found”"),
    ],
)
def test_whose_answer_it_is_and_what_the_gateway_said(
    card: OutcomeCard, outcome: Outcome, masked: bool, recipient: str, quoted: str
) -> None:
    card.show_result(answer(None, outcome, recepient="77011234567", server_text="Record Not Found"), mask_number=masked)
    shown = (card._kind.text(), card._id.text(), card._recipient.text(), card._quoted.text())
    assert shown == ("MsgID", "963", recipient, quoted)
    card.show_result(answer(without=["recepient"]), mask_number=masked)
    assert card._recipient.text() == ""


def test_an_answer_to_another_question_says_so_on_a_pill_with_a_clock(card: OutcomeCard) -> None:
    card.show_result(answer(), mask_number=False)
    assert card._pill.isHidden()
    card.set_standing(Standing.OTHER_ID)
    pill = card._pill
    assert (pill.isHidden(), pill.text(), card.is_old) == (False, "Answer for MsgID 963", True)
    card.set_standing(Standing.ASKING)
    assert pill.text() == "Previous answer, for MsgID 963"
    assert pill.contentsMargins() == QMargins(28, 0, 10, 0)
    assert pill.sizeHint().height() == max(24, pill.fontMetrics().height() + 6)
    pill.setText("")
    image = pill.grab().toImage()
    inside = image.pixelColor(28, 12)
    clock = [(x, y) for x in range(8, 26) for y in range(3, image.height() - 3) if image.pixelColor(x, y) != inside]
    assert (min(x for x, _ in clock) >= 9, max(x for x, _ in clock) < 9 + 14) == (True, True)
    assert abs(min(y for _, y in clock) + max(y for _, y in clock) - image.height() + 1) <= 1
    card.set_standing(Standing.OTHER_ACCOUNT)
    assert (pill.text(), card._not_for.text()) == ("Answer for MsgID 963", "+7 701 123 45 67 · not for the account in use")
    card.set_standing(Standing.CURRENT)
    assert (pill.isHidden(), card.is_old) == (True, False)


def test_that_nothing_has_changed_is_said_of_this_answer_alone(card: OutcomeCard, said: list[str]) -> None:
    result = answer()
    card.show_result(result, mask_number=False)
    card.show_unchanged("the same since 10:00", aloud=False)
    assert said == []
    card.show_unchanged("the same since 10:00", aloud=True)
    assert said == ["the same since 10:00"]
    card.show_result(result, mask_number=True)
    assert card._checked.text().endswith(" · the same since 10:00")
    card.show_result(answer(), mask_number=False)
    assert "the same" not in card._checked.text()


def test_the_next_step_is_in_the_colour_of_the_answer_by_day_and_night(card: OutcomeCard) -> None:
    for dark in (False, True):
        palette = palette_of(own_scheme(dark=dark))
        card.setPalette(palette)
        words = card.show_result(answer(), mask_number=False)
        assert card._next.palette().windowText().color() == tone_colours(words.tone, palette).mark
        other = palette_of(own_scheme(dark=not dark))
        card.setPalette(other)
        assert card._next.palette().windowText().color() == tone_colours(words.tone, other).mark


def test_the_pill_grows_with_its_font(card: OutcomeCard) -> None:
    font = card._pill.font()
    font.setPixelSize(40)
    card._pill.setFont(font)
    assert card._pill.sizeHint().height() > card._pill.fontMetrics().height()


def test_where_the_system_asks_for_contrast_the_pill_has_an_edge(card: OutcomeCard) -> None:
    card.show_result(answer(), mask_number=False)
    card.set_standing(Standing.OTHER_ID)
    for palette in (contrast_palette(), palette_of(own_scheme(dark=False))):
        card.setPalette(palette)
        image = card._pill.grab().toImage()
        edge = [image.pixelColor(image.width() // 2, y) == scheme_of(palette).text for y in range(2)]
        assert any(edge) is scheme_of(palette).is_contrast


def test_its_parts_stand_in_the_cards_margins(card: OutcomeCard) -> None:
    card.show_result(answer(), mask_number=False)
    card.show()
    card.layout().activate()
    assert card.layout().contentsMargins() == QMargins(20, 14, 20, 14)
    assert card._next.contentsMargins() == QMargins(0, 8, 0, 0)
    assert card._mark.x() == 20
    assert card._title.x() - card._mark.geometry().right() - 1 == 12
    assert card._checked.geometry().right() == 900 - 20 - 1
    assert card._when.x() == card._meaning.x() == card._advice.x() == 20
    top = card._checked.y()
    for width, beside in ((719, False), (720, True)):
        card.resize(width, 400)
        card.layout().activate()
        assert (card._checked.y() < top + 10) is beside
