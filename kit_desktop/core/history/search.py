"""Finding kept lookups: what is asked for, and how the narrow table is read through for it.

A plain reading: of the table from the newest entry on until there are enough, and of a narrow index for the counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from kit_desktop.core.kept_lookup import Asked, HistoryEntry, to_microseconds, unpack
from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.search_text import read_question

if TYPE_CHECKING:
    import sqlite3  # the window names questions before it needs a database

NEWEST = 2**63 - 1
"""Larger than any entry's number."""

State = Outcome | Status
"""What a person is told in a word (`kept_lookup.state_of`)."""

_RECENT = 5_000
"""Entries among which what fits often is found at once."""

_SHORTEST_NEAR = 4
"""Bytes of an id for which others are looked for: of three digits a slip leads to any other."""

_STATES: Mapping[str, State] = {state.value: state for state in (*Outcome, *Status)}


@dataclass(frozen=True, slots=True)
class Question:
    """Which entries are wanted: all of it must fit.

    `text`: every word of it must occur, in any case, in the ids, recipient, sender, status, the gateway's words, the outcome's
    name, or in the words that the person sees for the entry's state (`seen`). `states`: only these (none: all). `since` and
    `until`: zoned times of the lookup, the second no longer included.
    """

    text: str = ""
    states: frozenset[State] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    seen: Mapping[State, str] = field(default_factory=dict)


EVERYTHING = Question()
"""The question that every entry fits."""


@dataclass(frozen=True, slots=True)
class Found:
    """The newest entries that fit, without raw replies; and how many of each state fit, whatever states are wanted."""

    entries: tuple[HistoryEntry, ...] = ()
    counts: Mapping[State, int] = field(default_factory=dict)


def find(connection: sqlite3.Connection, question: Question, limit: int) -> Found:
    """The newest `limit` entries that fit, and the counts. Raises sqlite3.Error."""
    last = connection.execute("SELECT max(id) FROM entry").fetchone()[0] or 0
    entries = find_older(connection, question, limit, after=last - _RECENT)
    condition, values = _condition(question)
    if len(entries) == limit:
        # What fits so often is counted where it stands.
        sql = f"SELECT state, count(*) FROM entry WHERE {condition} GROUP BY state"  # noqa: S608 - see _condition
        counts: Counter[State] = Counter()
        for state, number in connection.execute(sql, values):
            counts[_known(state)] += number
        return Found(tuple(entries), counts)
    # What fits seldom would have the wide table read to its end: the index that counts names the entries as well.
    rows = connection.execute(f"SELECT id, state FROM entry WHERE {condition}", values).fetchall()  # noqa: S608
    wanted = sorted((number for number, state in rows if not question.states or _known(state) in question.states), reverse=True)
    readable = filter(None, (read_entry(connection, number) for number in wanted))
    return Found(tuple(islice(readable, limit)), Counter(_known(state) for _, state in rows))


def find_older(
    connection: sqlite3.Connection, question: Question, limit: int, before: int = NEWEST, after: int = 0
) -> list[HistoryEntry]:
    """The entries that fit and whose number is between `after` and `before`, newest first. Raises sqlite3.Error."""
    condition, values = _condition(question)
    if question.states:
        # Read in their order: the index of the states would have to sort what it finds (the plus keeps it out).
        condition += f" AND +state IN ({', '.join('?' * len(question.states))})"
        values += [state.value for state in question.states]
    page = f"SELECT id FROM entry WHERE {condition} AND id < ? AND id > ? ORDER BY id DESC LIMIT ?"  # noqa: S608 - see _condition
    sql = f"SELECT id, record FROM ({page}) LEFT JOIN body USING (id) ORDER BY id DESC"  # noqa: S608
    entries: list[HistoryEntry] = []
    # What cannot be read takes nothing away from what stands behind it.
    while len(entries) < limit:
        rows = connection.execute(sql, (*values, before, after, limit)).fetchall()
        entries += [entry for row in rows if (entry := unpack(*row))]
        if len(rows) < limit:
            break
        before = rows[-1][0]
    return entries[:limit]


def _known(state: str) -> State:
    return _STATES.get(state, Status.UNKNOWN)


def find_earlier(connection: sqlite3.Connection, asked: Asked, before: int | None) -> Iterator[HistoryEntry]:
    """The answers about this message with smaller numbers than `before`, newest first. Raises sqlite3.Error.

    Only `ok` and `not_found` are answers about a message.
    """
    sql = (
        "SELECT id FROM entry WHERE kind = ? AND message_id = ? AND account IS ? AND address IS ?"
        " AND outcome IN (?, ?) AND id < ? ORDER BY id DESC"
    )
    outcomes = Outcome.OK.value, Outcome.NOT_FOUND.value
    rows = connection.execute(sql, (*asked, *outcomes, NEWEST if before is None else before))
    return filter(None, (read_entry(connection, number) for (number,) in rows))


def find_near(connection: sqlite3.Connection, asked: Asked, limit: int) -> list[HistoryEntry]:
    """Messages that were found under an id one slip away, of the same kind, account and address. Raises sqlite3.Error."""
    length = len(asked.message_id)
    if length < _SHORTEST_NEAR:
        return []
    # A character outside of ASCII has up to four bytes.
    sql = (
        "SELECT max(id), message_id FROM entry WHERE kind = ? AND account IS ? AND address IS ? AND outcome = ?"
        " AND length(message_id) BETWEEN ? AND ? GROUP BY message_id ORDER BY 1 DESC"
    )
    rows = connection.execute(sql, (asked.kind, asked.account, asked.address, Outcome.OK.value, length - 4, length + 4))
    typed = asked.message_id.decode(errors="replace")
    near = [number for number, other in rows if one_slip_apart(typed, other.decode(errors="replace"))]
    return [entry for number in near[:limit] if (entry := read_entry(connection, number))]


def one_slip_apart(first: str, second: str) -> bool:
    """Whether one character is another one, missing or too many, or two neighbours have changed places."""
    if first == second:
        return False
    start = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))
    first, second = first[start:], second[start:]
    if len(first) != len(second):
        return first[1:] == second or first == second[1:]
    return first[1:] == second[1:] or (first[:2] == second[1::-1] and first[2:] == second[2:])


def read_entry(connection: sqlite3.Connection, number: int) -> HistoryEntry | None:
    """One entry without its raw reply; None where it is gone or damaged. Raises sqlite3.Error."""
    row = connection.execute("SELECT record FROM body WHERE id = ?", (number,)).fetchone()
    return None if row is None else unpack(number, row[0])


def _condition(question: Question) -> tuple[str, list[str | int]]:
    """All that is asked but the states."""
    # Only constants and question marks go into the text; what a person typed is bound.
    parts: list[str] = []
    values: list[str | int] = []
    for moment, comparison in ((question.since, ">="), (question.until, "<")):
        if moment is not None:
            parts.append(f"checked_at {comparison} ?")
            values.append(to_microseconds(moment))
    seen = {state.value: words for state, words in question.seen.items()}
    words, typed = read_question(question.text, seen).condition(("folded",), "state")
    return " AND ".join([*parts, words]), [*values, *typed]
