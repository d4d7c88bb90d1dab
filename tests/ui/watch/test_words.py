"""What is said about a watched message."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.watch import WatchEnd
from kit_desktop.ui.formats import clock, short_day_and_clock
from kit_desktop.ui.theme import Tone
from kit_desktop.ui.watch.words import message_name, notice_text, notice_title, watch_line, watch_title, watch_tone

from ..window_bench import CHECKED, Tomorrow, answer
from .watching import SENT

THEN = "20 Nov 2026, 14:00:00"


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


def message(
    end: WatchEnd | None = None,
    outcome: Outcome = Outcome.OK,
    *,
    times: int = 0,
    at: datetime | None = None,
    status: str = "sent",
) -> Any:
    """A watched message as the words see it."""
    result = answer(SENT, outcome=outcome, status=status)
    return SimpleNamespace(query=SENT, result=result, end=end, times_asked=times, next_time=lambda: at)


@pytest.mark.parametrize(
    ("watched", "line"),
    [
        (message(), "checking now…"),
        (message(at=CHECKED), "next at 09:00:00"),
        (message(at=CHECKED, times=2), "next at 09:00:00 · checked 2 times"),
        (message(WatchEnd.FINAL), f"seen at {THEN}"),
        (message(WatchEnd.FAILURES), f"not watched any more: it failed several times in a row, last at {THEN}"),
        (message(WatchEnd.TIME_OVER), f"not watched any more: the time for watching is over; last checked at {THEN}"),
        (message(WatchEnd.CHANGED), "not watched any more: the address or the account was changed"),
        (message(WatchEnd.REFUSED), "not watched any more: the gateway refused the login for another message"),
        (message(WatchEnd.REFUSED, Outcome.AUTH_FAILED), "not watched any more: checking again would not help"),
        (message(WatchEnd.STOPPED), "not watched any more: checking again would not help"),
    ],
)
def test_the_line_says_what_comes_next_or_why_nothing_does(watched: Any, line: str) -> None:
    assert watch_line(watched) == line


@pytest.mark.parametrize(
    ("watched", "tone"),
    [
        (message(), Tone.WAITING),
        (message(WatchEnd.FINAL, status="delivered"), Tone.GOOD),
        (message(WatchEnd.TIME_OVER), Tone.WARNING),
        (message(WatchEnd.REFUSED, Outcome.AUTH_FAILED), Tone.BAD),
        (message(None, Outcome.NOT_FOUND), Tone.MISSING),
    ],
)
def test_an_end_without_a_final_answer_is_a_warning(watched: Any, tone: Tone) -> None:
    assert watch_tone(watched) is tone


def test_the_day_of_the_end_is_told_once_it_is_over(watching: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC)
    watching.shows()
    watching.control.button.click()
    watching.will_say(status="delivered", checked_at=now)
    watching.pass_time(10)
    (pill,) = watching.pills
    assert pill.accessibleName().endswith(f"seen at {clock(now.astimezone())}")
    monkeypatch.setattr("kit_desktop.ui.watch.words.datetime", Tomorrow)
    watching.bench.window.status.minute.timeout.emit()
    assert pill.accessibleName().endswith(f"seen at {short_day_and_clock(now.astimezone())}")


def test_the_notification_names_the_state_only_where_it_is_final() -> None:
    assert notice_title(message(WatchEnd.FINAL, status="delivered")) == "Delivered to the phone"
    assert notice_title(message(WatchEnd.CHANGED, status="delivered")) == "A message is not watched any more"


def test_a_long_id_is_cut_where_it_names_the_message() -> None:
    assert message_name(LookupQuery(IdKind.MSG_ID, "9" * 100)) == f"MsgID {'9' * 40}…"
