"""The history in words: what changed since, where an answer comes from, how its file is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kit_desktop.core.history.condition import HistoryCondition, HistoryState
from kit_desktop.core.kept_lookup import HistoryEntry
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.formats import clock, short_day_and_clock
from kit_desktop.ui.history.words import (
    change_words,
    last_lookup,
    old_answer_words,
    seen_words,
    state_words,
    unchanged_words,
)

Make = Callable[..., LookupResult]
OLD = datetime(2026, 11, 17, 8, 0, tzinfo=UTC)
NEW = OLD + timedelta(days=3)


def test_changes_mask_the_number_when_so_set(a_result: Make) -> None:
    old, new = a_result(checked_at=OLD), a_result(fields={"recepient": "77017654321"})
    shown = change_words(old, new, mask_number=False)
    assert "+7 701 123 45 67 → +7 701 765 43 21" in shown
    masked = change_words(old, new, mask_number=True)
    assert "123" not in masked
    assert "765" not in masked


def test_a_first_time_of_receiving_is_no_news_beside_the_state(a_result: Make) -> None:
    old = a_result(checked_at=OLD, fields={"status": "sent", "receivedtime": ""})
    new = a_result(fields={"status": "delivered", "receivedtime": "2026-05-01 12:00:03"})
    assert "\n" not in change_words(old, new, mask_number=False)
    moved = a_result(fields={"status": "delivered", "receivedtime": "2026-05-01 12:00:09"})
    assert "12:00:09" in change_words(new, moved, mask_number=False)


def test_conditions_without_words_are_no_problems() -> None:
    silent = {each for each in HistoryCondition if not state_words(HistoryState(each))}
    assert silent == {HistoryCondition.NOT_OPENED, HistoryCondition.READY, HistoryCondition.OFF, HistoryCondition.CLOSED}
    words = state_words(HistoryState(HistoryCondition.READY, set_aside=Path("/x/history.db.damaged-1")))
    assert "history.db.damaged-1" in words


def test_since_when_an_answer_is_the_same_names_the_day_unless_it_is_that_one(a_result: Make) -> None:
    assert unchanged_words(OLD, a_result(checked_at=NEW)) == f"unchanged since {short_day_and_clock(OLD.astimezone())}"
    later = a_result(checked_at=OLD + timedelta(minutes=5))
    assert unchanged_words(OLD, later) == f"unchanged since {clock(OLD.astimezone())}"


def test_an_answer_from_a_clock_ahead_is_told_with_its_day(a_result: Make) -> None:
    old, new = a_result(checked_at=NEW, fields={"status": "sent"}), a_result(checked_at=OLD)
    assert change_words(old, new, mask_number=False).startswith(f"On {short_day_and_clock(NEW.astimezone())} it was: ")


def test_four_changes_are_named_and_more_are_hinted_at(a_result: Make) -> None:
    names = ("senderId", "segments", "lang", "resultS", "userMsgID")
    old = a_result(checked_at=OLD, fields=dict.fromkeys(names, "before"))
    new = a_result(checked_at=NEW, fields=dict.fromkeys(names[:4], "after") | {"userMsgID": "before"})
    first, second = change_words(old, new, mask_number=False).split("\n")
    assert first == "3 days ago it was: Delivered to the phone"
    assert second.startswith("Changed since: ")
    assert second.count("before → after") == 4
    assert not second.endswith("…")
    more = a_result(checked_at=NEW, fields=dict.fromkeys(names, "after"))
    assert change_words(old, more, mask_number=False).endswith("before → after; …")


def test_what_is_empty_is_called_so_and_what_is_long_is_cut(a_result: Make) -> None:
    old = a_result(checked_at=OLD, fields={"senderId": " ", "resultS": "x" * 100})
    new = a_result(checked_at=NEW, fields={"senderId": "KiT", "resultS": "y" * 100})
    words = change_words(old, new, mask_number=False)
    assert "Sender: empty → KiT" in words
    assert "y" * 41 not in words
    assert "y" * 39 in words


def test_what_the_title_says_is_not_said_again(a_result: Make) -> None:
    old = a_result(checked_at=OLD, fields={"status": "sent"})
    new = a_result(checked_at=NEW, outcome=Outcome.NOT_FOUND)
    assert "\n" not in change_words(old, a_result(checked_at=NEW), mask_number=False)
    assert "Status" not in change_words(old, new, mask_number=False)


@pytest.mark.parametrize(
    ("age", "listed", "words"),
    [
        (timedelta(days=3), False, "From the history: checked 3 days ago, 17 Nov 2026, 13:00:00 · account mycompany"),
        (timedelta(seconds=-1), False, "From the history: checked 17 Nov 2026, 13:00:00 · account mycompany"),
        (timedelta(days=3), True, "From the list: checked 3 days ago, 17 Nov 2026, 13:00:00 · account mycompany"),
        (timedelta(seconds=-1), True, "From the list: checked 17 Nov 2026, 13:00:00 · account mycompany"),
    ],
)
def test_an_old_answer_says_where_it_comes_from(a_result: Make, age: timedelta, listed: bool, words: str) -> None:
    assert old_answer_words(a_result(checked_at=OLD), age, listed=listed) == words
    nobody = a_result(checked_at=OLD, account=None)
    assert old_answer_words(nobody, age, listed=listed) == words.removesuffix(" · account mycompany")


def test_an_old_file_and_a_jumped_clock_are_told_with_the_problem() -> None:
    state = HistoryState(HistoryCondition.DISK_FULL, set_aside=Path("history.damaged"), clock_jumped=True)
    words = state_words(state)
    places = [words.index(part) for part in ("saved as history.damaged", "The disk is full", "a week ahead")]
    assert places == sorted(places)
    unusable = HistoryState(HistoryCondition.UNUSABLE, detail="z" * 200)
    assert "z" * 58 in state_words(unusable)
    assert "z" * 61 not in state_words(unusable)


def test_every_state_of_the_table_can_be_searched_by_its_words() -> None:
    words = seen_words()
    assert set(words) == {*Status, *Outcome} - {Outcome.OK}
    assert words[Status.DELIVERED] == "Delivered to the phone"
    assert words[Outcome.NOT_FOUND] == "No such message"


def test_the_last_lookup_is_short_and_has_no_number_without_a_message(a_result: Make) -> None:
    shown = last_lookup(HistoryEntry(7, a_result("9" * 100, checked_at=OLD), None), mask_number=False)
    assert (len(shown.id), shown.kind, shown.recipient) == (61, "MsgID", "+7 701 123 45 67")
    assert (shown.result, shown.checked) == ("Delivered to the phone", "17 Nov 2026, 13:00:00")
    masked = last_lookup(HistoryEntry(7, a_result(), None), mask_number=True)
    assert "123" not in masked.recipient
    failed = last_lookup(HistoryEntry(8, a_result(outcome=Outcome.NOT_FOUND), None), mask_number=False)
    assert (failed.recipient, failed.result) == ("", "No such message")
