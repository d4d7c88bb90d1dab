"""The journal of a list run: one SQLite file with the list and every answer, which a run can be continued from.

SQLite with a write-ahead log and `synchronous = FULL` rather than a plain appended file: the same durability (a commit returns
after the log is synced), but what is there can be sorted, filtered and paged through while the run writes, and a torn end is
SQLite's own business. The price, one sync per commit, is shared by all the answers that came in meanwhile.

One process writes: it holds the lock beside the file. Others may read at any time (`reader`).
"""

from __future__ import annotations

import json
import sqlite3
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kit_desktop.core.lists.journal.tables import (
    BARE_404,
    PATIENCE,
    Ask,
    Counts,
    as_row,
    connect,
    count,
    is_ours,
    known,
    new_tables,
    record,
)
from kit_desktop.core.lists.reading.read import IdList
from kit_desktop.core.lists.reading.values import ListEntry
from kit_desktop.core.lists.values import Again, Fate, fate_of
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.search_text import folded
from kit_desktop.core.storage.connection import is_shared, make_ready
from kit_desktop.core.storage.files import beside, replacing_database, when_free
from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.core.storage.sqlite_errors import storage_errors


def create_journal(path: Path, ids: IdList, address: str) -> None:
    """Write a list down, ready to be run. Whole and on the disk when this returns, or not there at all.

    Raises StorageError (EXISTS where there is a file of that name already).
    """
    with storage_errors():
        is_shared(path)
        if path.exists():
            raise StorageError(StorageProblem.EXISTS)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing_database(path) as unfinished, new_tables(unfinished) as connection:
            fill_tables(connection, ids, address)


def remove_sound_journal(path: Path) -> None:
    """Remove a journal and what SQLite keeps beside it; one that is not there is no trouble.

    Raises StorageError, and leaves the file alone, where it cannot be held: LOCKED, DAMAGED, FOREIGN, NEWER.
    """
    try:
        Journal(path).close()
    except StorageError as error:
        if error.problem is not StorageProblem.MISSING:
            raise
    _unlink(path)


def remove_journal(path: Path) -> None:
    """Remove a journal of ours, damaged or not. Raises StorageError: LOCKED while a run holds it, FOREIGN for others' files."""
    try:
        remove_sound_journal(path)
    except StorageError as error:
        with storage_errors():
            if error.problem not in {StorageProblem.DAMAGED, StorageProblem.NEWER}:
                raise
            if not is_ours(path):
                raise StorageError(StorageProblem.FOREIGN) from error
            _unlink(path)


def _unlink(path: Path) -> None:
    with storage_errors():
        for ending in ("", "-wal", "-shm", "-journal"):
            when_free(partial(beside(path, ending).unlink, missing_ok=True))


def fill_tables(connection: sqlite3.Connection, ids: IdList, address: str) -> None:
    """Write the list into new tables. Raises sqlite3.Error."""
    about = {
        # A file's name need not be UTF-8; SQLite's texts are.
        "name": ids.preview.name.encode("utf-8", "replace").decode("utf-8"),
        "source": json.dumps("" if ids.preview.source is None else str(ids.preview.source.absolute())),
        "kind": ids.choice.kind.value,
        "address": address,
        "column": str(ids.choice.column),
        "headings": json.dumps(ids.headings),
        "fingerprint": ids.fingerprint,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "duplicates": str(ids.duplicates),
        "blanks": str(ids.blanks),
        "refused": str(ids.refused_count),
    }
    connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    for entry in ids.entries():
        _insert(connection, entry)


def _insert(connection: sqlite3.Connection, entry: ListEntry) -> None:
    seq: int | None = None
    if entry.message_id is not None:
        values = (entry.message_id, entry.row, _searched(entry.message_id, entry.cells))
        added = connection.execute(
            "INSERT INTO item (message_id, row, searched) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING seq", values
        ).fetchone()
        found = added or connection.execute("SELECT seq FROM item WHERE message_id = ?", values[:1]).fetchone()
        seq = found[0]
    reason = None if entry.reason is None else entry.reason.value
    connection.execute("INSERT INTO list_row VALUES (?, ?, ?, ?)", (entry.row, seq, reason, json.dumps(entry.cells)))


def _searched(message_id: str, cells: Sequence[str]) -> str:
    # Each cell for itself: a long one must not hide those behind it. What is not searched for needs no second copy.
    return "\n".join(filter(None, map(folded, dict.fromkeys((message_id, *cells)))))


class Journal:
    """The journal, held for writing by this process. Used by one thread at a time; `close` ends the hold.

    The hold is SQLite's own: a transaction for writing is always open, so nobody else can begin one. It ends with the process.
    """

    def __init__(self, path: Path) -> None:
        """Open, check and hold. Raises StorageError."""
        self.path = path
        with storage_errors(), ExitStack() as opened:
            if not path.is_file():
                raise StorageError(StorageProblem.MISSING)
            shared = make_ready(path, PATIENCE)
            connection = connect(path)
            self._connection = opened.enter_context(closing(connection))
            self._prepare(with_log=not shared)
            opened.pop_all()
        # One can come back to a window that is gone, where nobody closes it. At exit a thread may still be writing.
        weakref.finalize(self, connection.close).atexit = False

    def _prepare(self, *, with_log: bool) -> None:
        run = self._connection.execute
        if with_log:
            # Where the file system cannot share the log's index, SQLite keeps its older, slower way by itself.
            run("PRAGMA journal_mode = WAL")
        for setting in ("synchronous = FULL", "fullfsync = ON", "checkpoint_fullfsync = ON"):
            run(f"PRAGMA {setting}")
        if run("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise StorageError(StorageProblem.DAMAGED, "quick_check")
        run("PRAGMA busy_timeout = 0")
        run("BEGIN IMMEDIATE")
        run(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")

    def open_places(self) -> array[int]:
        """The places of the ids that are to be asked for. Raises StorageError.

        First those that were never answered, in the list's order: what stopped the run before may do so again, and they must
        not have to wait for it. Then those that are asked once more, the one asked longest ago first.
        """
        sql = (
            "SELECT item.seq FROM item LEFT JOIN answer USING (seq) WHERE coalesce(todo, 1)"
            " ORDER BY todo, coalesce(retry_at, checked_at), item.seq"
        )
        with storage_errors():
            return array("q", (seq for (seq,) in self._connection.execute(sql)))

    def asks_at(self, places: Sequence[int]) -> list[Ask]:
        """The ids at these places, in that order. Raises StorageError."""
        sql = (
            "SELECT item.seq, message_id, coalesce(fate, 'waiting') FROM json_each(?) AS place"
            " JOIN item ON item.seq = place.value LEFT JOIN answer USING (seq) ORDER BY place.key"
        )
        with storage_errors():
            found = self._connection.execute(sql, (json.dumps(list(places)),))
            return [Ask(seq, text, known(Fate, fate)) for seq, text, fate in found]

    def record(self, answers: Sequence[tuple[Ask, LookupResult]]) -> list[Fate]:
        """Write answers down; when this returns they are on the disk. Returns where each id stands now. Raises StorageError.

        A failure, or a 404 that any web server gives, never replaces an answer about the message: it is noted beside it.
        """
        with self._durable():
            return [self._record(ask, result) for ask, result in answers]

    def _record(self, ask: Ask, result: LookupResult) -> Fate:
        fate = fate_of(result)
        if (fate is Fate.FAILED or result.is_bare_404) and ask.fate not in {Fate.FAILED, Fate.WAITING}:
            values = (result.outcome.value, result.checked_at.isoformat(timespec="seconds"), ask.seq)
            self._connection.execute("UPDATE answer SET todo = 0, retry_outcome = ?, retry_at = ? WHERE seq = ?", values)
            return ask.fate
        record(self._connection, as_row(ask.seq, result))
        return fate

    def ask_again(self, which: Again) -> int:
        """Mark ids to be asked for once more; returns how many are open then. Raises StorageError."""
        condition = {
            Again.FAILED: f"fate = 'failed' OR retry_outcome IS NOT NULL OR {BARE_404}",
            Again.NOT_FINAL: "fate IN ('on_the_way', 'other_status')",
        }[which]
        with self._durable():
            self._connection.execute(f"UPDATE answer SET todo = 1 WHERE {condition}")  # noqa: S608 - one of the two above
            return count(self._connection).open

    def reopen(self, places: Iterable[int]) -> None:
        """Mark these ids (`seq`) to be asked for once more. Raises StorageError."""
        with self._durable():
            self._connection.executemany("UPDATE answer SET todo = 1 WHERE seq = ?", ((seq,) for seq in places))

    def counts(self) -> Counts:
        """How many ids stand where. Raises StorageError."""
        with storage_errors():
            return count(self._connection)

    @contextmanager
    def _durable(self) -> Iterator[None]:
        with storage_errors():
            try:
                if not self._connection.in_transaction:
                    self._connection.execute("BEGIN IMMEDIATE")
                yield
                self._connection.execute("COMMIT")
                self._connection.execute("BEGIN IMMEDIATE")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.rollback()
                raise

    def close(self) -> None:
        """Let go of the file; what was recorded stays. Closing twice changes nothing."""
        self._connection.close()
