"""A list in figures."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import pytest

from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.lists.journal.reader import JournalReader
from kit_desktop.core.lists.journal.summary import MOST_GROUPS, summarize
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.outcome import Outcome


def test_a_summary_counts_what_there_is(bench, make_answer):
    path = bench.journal([str(n) for n in range(1, 12)])
    delays = [5, 1, 9, 2, 7000, 3]
    with closing(Journal(path)) as journal:
        answers = [
            make_answer(
                str(n),
                senderId="Банк" if n % 2 else "KiT_Notify",
                senttime=f"2022-09-2{n % 3} 16: 00: 00",
                receivedtime=f"2022-09-2{n % 3} {16 + delay // 3600}:{delay // 60 % 60:02}:{delay % 60:02}",
                segments=str(n),
            )
            for n, delay in enumerate(delays, start=1)
        ]
        answers += [
            make_answer("7", status="undelivered", receivedtime="2022-09-24 16:00:21"),
            make_answer("8", status="sent", receivedtime=""),
            make_answer("9", status="нечто", senttime="0001-01-01 00:00:00", receivedtime="0000-00-00"),
            make_answer("10", Outcome.NOT_FOUND),
        ]
        fates = journal.record(list(zip(journal.asks_at(journal.open_places()[:20]), answers, strict=False)))
    assert fates == [Fate.DELIVERED] * 6 + [Fate.UNDELIVERED, Fate.ON_THE_WAY, Fate.OTHER_STATUS, Fate.NOT_FOUND]
    with closing(JournalReader(path)) as reader:
        summary = summarize(reader)
    assert summary.total == 11
    assert summary.fates[Fate.WAITING] == 1
    assert summary.outcomes == {Outcome.OK: 9, Outcome.NOT_FOUND: 1}
    assert summary.parts == 1 + 2 + 3 + 4 + 5 + 6 + 3
    assert (summary.timed, summary.median_delay, summary.slowest_delay) == (6, 4.0, 7000.0)
    senders = {group.name: (group.messages, group.delivered, group.undelivered) for group in summary.by_sender}
    assert senders == {"KiT_Notify": (6, 3, 1), "Банк": (3, 3, 0)}
    assert [(group.name, group.messages) for group in summary.by_day] == [
        ("2022-09-20", 2),
        ("2022-09-21", 4),
        ("2022-09-22", 2),
    ]
    assert summary.first_checked is not None
    assert summary.last_checked is not None
    assert summary.last_checked - summary.first_checked < timedelta(minutes=1)


def test_a_summary_of_nothing_is_empty(bench):
    with closing(JournalReader(bench.journal("963"))) as reader:
        summary = summarize(reader)
    assert (summary.total, summary.median_delay, summary.slowest_delay, summary.by_day) == (1, None, None, ())


@pytest.mark.parametrize(
    ("delays", "median"), [([4], 4), ([4, 10], 7), ([9, 1, 4], 4), ([8, 1, 4, 2], 3), ([1, 2, 3, 50, 60], 3)]
)
def test_the_median_is_the_middle_one_or_that_of_two(bench, make_answer, delays, median):
    path = bench.journal([str(number) for number in range(1, len(delays) + 1)])
    with closing(Journal(path)) as journal:
        at = [f"2022-09-21 16:{delay // 60:02}:{delay % 60:02}" for delay in delays]
        answers = [make_answer("1", senttime="2022-09-21 16:00:00", receivedtime=end) for end in at]
        journal.record(list(zip(journal.asks_at(journal.open_places()[:9]), answers, strict=True)))
    with closing(JournalReader(path)) as reader:
        summary = summarize(reader)
    assert (summary.timed, summary.median_delay, summary.slowest_delay) == (len(delays), median, max(delays))


@pytest.mark.parametrize("length", [MOST_GROUPS, MOST_GROUPS + 1])
def test_the_largest_groups_are_told(bench, make_answer, length):
    path = bench.journal([str(number) for number in range(1, length + 2)])
    with closing(Journal(path)) as journal:
        answers = [make_answer("1", senderId=f"S{min(number, length - 1):03}") for number in range(length + 1)]
        journal.record(list(zip(journal.asks_at(journal.open_places()[:999]), answers, strict=True)))
    with closing(JournalReader(path)) as reader:
        groups = summarize(reader).by_sender
    assert (len(groups), groups[0].name, groups[0].messages) == (MOST_GROUPS, f"S{length - 1:03}", 2)
