"""Searching the history as one types: every word must occur somewhere, in any case.

Words of three characters and more are found through an index of character triples (SQLite's FTS5 with the trigram
tokenizer); shorter words, a filter by outcome, and a SQLite without that index read the narrow table instead.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from kit_desktop.core.outcome import Outcome

LONGEST_SEARCHED = 500
"""Characters of one value that can be found by; a fault's text may be longer."""

NEWEST = 2**63 - 1
"""Larger than any entry's number."""

_LONGEST_QUESTION = 200
_MOST_WORDS = 8
_SHORTEST_INDEXED = 3
_WHOLE_NUMBER = 7  # digits; fewer are a group of a phone number, or a short id
_PHONE = re.compile(r"\+?[\d ()-]+(?: \+[\d ()-]+)*", re.ASCII)


def folded(text: str) -> str:
    """`text` as it is searched: one line, one form per character, case folded, at most `LONGEST_SEARCHED` characters."""
    plain = text[:LONGEST_SEARCHED].encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return " ".join(unicodedata.normalize("NFKC", plain).casefold().split())[:LONGEST_SEARCHED]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for: of each group at least one alternative must occur. No groups: everything."""

    groups: tuple[tuple[str, ...], ...]

    @property
    def match(self) -> str | None:
        """The question for the index, or None where it cannot answer."""
        if not self.groups or any(len(word) < _SHORTEST_INDEXED for group in self.groups for word in group):
            return None
        return " AND ".join("(" + " OR ".join(map(_quoted, group)) + ")" for group in self.groups)


def read_question(text: str) -> Wanted:
    """What a person typed. A phone number is found however it is grouped, and with the 8 that is dialled inside the country.

    `963 7701123` may be one number or two: either is found.
    """
    question = folded(text[:_LONGEST_QUESTION])
    digits = re.sub(r"\D", "", question)
    if _PHONE.fullmatch(question) and (len(digits) >= _WHOLE_NUMBER or (question.startswith("+") and digits)):
        whole, numbers = _spellings(question), _numbers(question)[:_MOST_WORDS]
        sizes = [len(re.sub(r"\D", "", number)) for number in numbers]
        if len(numbers) == 1 or min(sizes) < _SHORTEST_INDEXED or max(sizes) < _WHOLE_NUMBER:
            return Wanted((whole,))
        return Wanted(tuple(tuple(dict.fromkeys((*whole, *_spellings(number)))) for number in numbers))
    words = list(dict.fromkeys(question.split()))[:_MOST_WORDS]
    # The longest word is most likely the rarest: it spares looking for the others.
    return Wanted(tuple((word,) for word in sorted(words, key=len, reverse=True)))


def _numbers(question: str) -> list[str]:
    # A plus begins a number; without one nothing tells the groups of a number from numbers.
    return re.split(r" (?=\+)", question) if " +" in question else question.split()


def _spellings(number: str) -> tuple[str, ...]:
    digits = re.sub(r"\D", "", number)
    domestic = (f"7{digits[1:]}",) if digits.startswith("8") and len(digits) == 11 else ()
    return tuple(dict.fromkeys((digits, number, *domestic)))


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of what was found: entries older than `before`, newest first, `limit` of them after `offset`."""

    limit: int
    offset: int = 0
    before: int = NEWEST


def find(
    connection: sqlite3.Connection, wanted: Wanted, outcomes: Collection[Outcome], page: Page, *, indexed: bool
) -> list[int]:
    """The numbers of the entries that match, newest first. Raises sqlite3.Error."""
    if indexed and not outcomes and (match := wanted.match):
        sql = "SELECT rowid FROM entry_search WHERE entry_search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ? OFFSET ?"
        rows = connection.execute(sql, (match, page.before, page.limit, page.offset))
    else:
        condition, values = _condition(wanted, outcomes)
        sql = f"SELECT id FROM entry WHERE {condition} AND id < ? ORDER BY id DESC LIMIT ? OFFSET ?"  # noqa: S608 - see _condition
        rows = connection.execute(sql, (*values, page.before, page.limit, page.offset))
    return [row[0] for row in rows]


def count(connection: sqlite3.Connection, wanted: Wanted, outcomes: Collection[Outcome], most: int, *, indexed: bool) -> int:
    """How many entries match, counted up to `most` (-1: all). Raises sqlite3.Error."""
    if indexed and not outcomes and (match := wanted.match):
        sql = "SELECT count(*) FROM (SELECT 1 FROM entry_search WHERE entry_search MATCH ? LIMIT ?)"
        row = connection.execute(sql, (match, most)).fetchone()
    else:
        condition, values = _condition(wanted, outcomes)
        sql = f"SELECT count(*) FROM (SELECT 1 FROM entry WHERE {condition} LIMIT ?)"  # noqa: S608 - see _condition
        row = connection.execute(sql, (*values, most)).fetchone()
    return int(row[0])


def _condition(wanted: Wanted, outcomes: Collection[Outcome]) -> tuple[str, list[str]]:
    # Only constants and question marks go into the text; what a person typed is bound.
    parts = [f"outcome IN ({', '.join('?' * len(outcomes))})"] if outcomes else []
    parts += ["(" + " OR ".join(["instr(folded, ?)"] * len(group)) + ")" for group in wanted.groups]
    values = [outcome.value for outcome in outcomes] + [word for group in wanted.groups for word in group]
    return " AND ".join(parts) or "1", values


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'
