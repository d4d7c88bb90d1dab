"""A journal read while it is written, or afterwards: a view of it in any order, page by page, and whole answers.

Memory stays small whatever the list's length: a view is an array of places, eight bytes each, and rows are read as they are
needed.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import weakref
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from kit_desktop.core.kept_lookup import unpack
from kit_desktop.core.lists.journal.tables import Counts, as_row, connect, count, known, shortened_column
from kit_desktop.core.lists.reading.values import RefusedReason
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.message_id import other_spelling
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.search_text import read_question
from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.core.storage.sqlite_errors import storage_errors


class JournalColumn(StrEnum):
    """What a view can be sorted by; `JournalRow` has a field of each name."""

    ROW = "row"
    MESSAGE_ID = "message_id"
    OUTCOME = "outcome"
    STATUS = "status"
    RECIPIENT = "recipient"
    SENDER = "sender"
    SENT = "sent"
    RECEIVED = "received"
    DELAY = "delay"
    PARTS = "parts"
    SERVER_TEXT = "server_text"
    HTTP_STATUS = "http_status"
    CHECKED_AT = "checked_at"
    ELAPSED_MS = "elapsed_ms"


@dataclass(frozen=True, slots=True)
class JournalView:
    """Which ids are shown, and in which order. An empty set filters nothing; both filters apply together.

    `text`: every word of it must occur in the id, the list's own columns, the answer, or in the words that the person sees for
    where the id stands (`seen`, by the value of its `Fate`, or of its `Outcome` where it failed). What was not answered is
    sorted last.
    """

    fates: frozenset[Fate] = frozenset()
    text: str = ""
    sort: JournalColumn = JournalColumn.ROW
    descending: bool = False
    seen: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One id and where it stands. All texts are plain and cut (`tables.LONGEST_COLUMN`); None before it was answered.

    `row` is the first row of the list with this id. `sent` and `received`: Almaty's wall clock as `2022-09-21 16:00:21`, or as
    it came where it could not be read. `delay`: seconds. `checked_at`: ISO 8601, UTC. `retry_outcome`: how a later try failed,
    while the earlier answer still stands.
    """

    seq: int
    message_id: str
    row: int
    fate: Fate
    outcome: Outcome | None = None
    status: str | None = None
    recipient: str | None = None
    sender: str | None = None
    sent: str | None = None
    received: str | None = None
    delay: float | None = None
    parts: int | None = None
    alphabet: str | None = None
    msg_id: str | None = None
    user_msg_id: str | None = None
    server_text: str | None = None
    http_status: int | None = None
    checked_at: str | None = None
    elapsed_ms: int | None = None
    retry_outcome: Outcome | None = None

    @property
    def other_spelling(self) -> str | None:
        """The id in one alphabet, where it was not found and its letters are of two."""
        return other_spelling(self.message_id) if self.fate is Fate.NOT_FOUND else None


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row of the person's own list: its number and cells, why its id was refused, or what is known about it.

    A blank row has neither `refused` nor `answer`.
    """

    number: int
    cells: tuple[str, ...]
    refused: RefusedReason | None
    answer: JournalRow | None


_JOINED = "item LEFT JOIN answer USING (seq)"
_ROW = [each.name for each in fields(JournalRow)]
_SPELLED = {"seq": "item.seq", "row": "item.row", "fate": "coalesce(fate, 'waiting')"}
_COLUMNS = ", ".join(_SPELLED.get(name, name) for name in _ROW)
_STATE = f"CASE WHEN fate = '{Fate.FAILED.value}' THEN outcome ELSE coalesce(fate, '{Fate.WAITING.value}') END"
_AT_ONCE = 1000


class JournalReader:
    """Reads a journal over a connection of its own; safe from any thread. Every method may block on the disk."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises StorageError."""
        self._lock = threading.Lock()
        self._is_closed = False
        with storage_errors():
            self._connection = connect(path)
            self._connection.execute("PRAGMA query_only = ON")
        # A reader can come back to a window that is gone, where nobody closes it. At exit a thread may still be reading.
        weakref.finalize(self, self._connection.close).atexit = False

    def order(self, view: JournalView) -> array[int]:
        """The places (`seq`) of the ids in a view, in its order. Raises StorageError."""
        condition, values = _condition(view)
        column = "item.row" if view.sort is JournalColumn.ROW else view.sort.value
        direction = "DESC" if view.descending else "ASC"
        sql = (
            f"SELECT item.seq FROM {_JOINED} WHERE {condition}"  # noqa: S608 - our own names
            f" ORDER BY {column} {direction} NULLS LAST, item.seq"
        )
        with self._held():
            return array("q", (seq for (seq,) in self._connection.execute(sql, values)))

    def rows(self, places: Sequence[int]) -> list[JournalRow]:
        """The ids at these places, in the order asked for; what is not there is left out. Raises StorageError."""
        sql = f"SELECT {_COLUMNS} FROM {_JOINED} WHERE item.seq IN (SELECT value FROM json_each(?))"  # noqa: S608
        with self._held():
            found = {row[0]: _row(row) for row in self._connection.execute(sql, (json.dumps(list(places)),))}
        return [found[seq] for seq in places if seq in found]

    def result(self, seq: int) -> LookupResult | None:
        """The whole answer with its raw reply; None where there is none, or where it is damaged. Raises StorageError."""
        with self._held():
            row = self._connection.execute("SELECT record, reply FROM answer WHERE seq = ?", (seq,)).fetchone()
        entry = None if row is None else unpack(seq, *row)
        return None if entry is None else entry.result

    def counts(self) -> Counts:
        """How many ids stand where. Raises StorageError."""
        with self._held():
            return count(self._connection)

    def other_account(self, login: str) -> str | None:
        """The account of an answer that `login` did not get, or None: two accounts do not see the same messages.

        What failed is nobody's answer: a refused login must not keep the right one out. Raises StorageError.
        """
        sql = "SELECT account FROM answer WHERE fate != 'failed' AND account != ? LIMIT 1"
        with self._held():
            found = self._connection.execute(sql, (shortened_column(login),)).fetchone()
        return None if found is None else str(found[0])

    def listed_rows(self) -> Iterator[ListedRow]:
        """Every row of the person's list, in its order. Raises StorageError."""
        sql = (
            f"SELECT list_row.row, cells, refused, {_COLUMNS} FROM list_row"  # noqa: S608 - our own names
            " LEFT JOIN item ON item.seq = list_row.seq LEFT JOIN answer ON answer.seq = item.seq"
            " WHERE list_row.row > ? ORDER BY list_row.row LIMIT ?"
        )
        last = -1
        while True:
            with self._held():
                page = self._connection.execute(sql, (last, _AT_ONCE)).fetchall()
            for number, cells, refused, *row in page:
                answer = None if row[0] is None else _row(row)
                yield ListedRow(number, tuple(json.loads(cells)), known(RefusedReason, refused) if refused else None, answer)
                last = number
            if len(page) < _AT_ONCE:
                return

    @contextmanager
    def _held(self) -> Iterator[None]:
        with self._lock, storage_errors():
            # `close` waits for the lock, maybe on the window's thread: nobody who waited before it may keep it waiting.
            if self._is_closed:
                raise StorageError(StorageProblem.UNUSABLE, "closed")
            yield

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for a block of statements that all see the same moment. What they raise becomes StorageError."""
        with self._held():
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.rollback()

    def close(self) -> None:
        """Close the connection; what another thread is reading ends with a StorageError."""
        self._is_closed = True
        with suppress(sqlite3.ProgrammingError):  # closed already
            self._connection.interrupt()
        with self._lock:
            self._connection.close()


def row_of(result: LookupResult) -> JournalRow:
    """A lookup that is in no list, as a list has its answers."""
    row = {"message_id": result.query.id, "row": 0, **as_row(0, result)}
    return _row([row.get(name) for name in _ROW])


def _row(row: Sequence[object]) -> JournalRow:
    values: dict[str, Any] = dict(zip(_ROW, row, strict=True))
    values["fate"] = known(Fate, values["fate"])
    for name in ("outcome", "retry_outcome"):
        values[name] = None if values[name] is None else known(Outcome, values[name])
    return JournalRow(**values)


def _condition(view: JournalView) -> tuple[str, list[str]]:
    texts = ("item.searched", "coalesce(answer.searched, '')")
    words, typed = read_question(view.text, view.seen).condition(texts, _STATE)
    if not view.fates:
        return words, typed
    fates = json.dumps([fate.value for fate in view.fates])
    return f"coalesce(fate, 'waiting') IN (SELECT value FROM json_each(?)) AND {words}", [fates, *typed]  # noqa: S608 - ours
