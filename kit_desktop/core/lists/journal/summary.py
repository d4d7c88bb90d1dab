"""A list in figures: how many of what, how many parts, how long delivery took, by sender and by day."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kit_desktop.core.gateway_time import read_moment
from kit_desktop.core.lists.journal.reader import JournalReader
from kit_desktop.core.lists.journal.tables import count, known
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.outcome import Outcome

MOST_GROUPS = 100
"""Senders and days that are told apart; the largest ones."""


@dataclass(frozen=True, slots=True)
class GroupTotals:
    """One sender or one day: messages, how many of them were delivered and not delivered, and their parts."""

    name: str
    messages: int
    delivered: int
    undelivered: int
    parts: int


@dataclass(frozen=True, slots=True)
class ListSummary:
    """The figures of a whole list. Every `Fate` is in `fates`, only what occurred in `outcomes`.

    Delivery times are seconds, of delivered messages whose two times make sense (`timed` of them); None where there is none.
    Days are Almaty's, those on which messages were sent. `first_checked` and `last_checked` are UTC.
    """

    fates: Mapping[Fate, int]
    outcomes: Mapping[Outcome, int]
    parts: int
    timed: int
    median_delay: float | None
    slowest_delay: float | None
    by_sender: tuple[GroupTotals, ...]
    by_day: tuple[GroupTotals, ...]
    first_checked: datetime | None
    last_checked: datetime | None

    @property
    def total(self) -> int:
        """Ids in the list."""
        return sum(self.fates.values())


def summarize(reader: JournalReader) -> ListSummary:
    """Count a journal through; some tenths of a second for 100,000 ids. Raises StorageError."""
    outcomes = "SELECT outcome, count(*) FROM answer GROUP BY 1 ORDER BY 2 DESC, 1"
    with reader.reading() as connection:
        timed, median, slowest = _delays(connection)
        first, last = connection.execute("SELECT min(checked_at), max(checked_at) FROM answer").fetchone()
        return ListSummary(
            fates=count(connection).fates,
            outcomes={known(Outcome, name): number for name, number in connection.execute(outcomes)},
            parts=connection.execute("SELECT coalesce(sum(parts), 0) FROM answer WHERE outcome = 'ok'").fetchone()[0],
            timed=timed,
            median_delay=median,
            slowest_delay=slowest,
            by_sender=_groups(connection, "coalesce(sender, '')", "messages DESC, name"),
            by_day=tuple(group for group in _groups(connection, "substr(sent, 1, 10)", "name") if _is_day(group.name)),
            first_checked=None if first is None else datetime.fromisoformat(first),
            last_checked=None if last is None else datetime.fromisoformat(last),
        )


def _delays(connection: sqlite3.Connection) -> tuple[int, float | None, float | None]:
    """How many, the median, and the slowest."""
    known = "FROM answer WHERE fate = 'delivered' AND delay IS NOT NULL"
    timed, slowest = connection.execute(f"SELECT count(*), max(delay) {known}").fetchone()
    middle = f"SELECT avg(delay) FROM (SELECT delay {known} ORDER BY delay LIMIT ? OFFSET ?)"  # noqa: S608 - our own words
    return timed, connection.execute(middle, (2 - timed % 2, max(timed - 1, 0) // 2)).fetchone()[0], slowest


def _groups(connection: sqlite3.Connection, column: str, order: str) -> tuple[GroupTotals, ...]:
    sql = (
        f"SELECT {column} AS name, count(*) AS messages, sum(fate = 'delivered'), sum(fate = 'undelivered'),"  # noqa: S608
        " coalesce(sum(parts), 0) FROM answer WHERE outcome = 'ok' AND name IS NOT NULL GROUP BY name"
        f" ORDER BY messages DESC, name LIMIT {MOST_GROUPS}"
    )
    return tuple(GroupTotals(*row) for row in connection.execute(f"SELECT * FROM ({sql}) ORDER BY {order}"))  # noqa: S608


def _is_day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) is not None and read_moment(f"{text} 00:00:00").at is not None
