"""The history: every finished lookup, kept on this computer, found as one types.

Nothing here raises because of the file: a lookup must never fail for its history. What went wrong is in `state`. Every method
but `state` may block on the disk, so all of them belong on worker threads; all are safe to call from several at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path

from kit_desktop.core.history.access import FileOptions, HistoryAccess
from kit_desktop.core.history.condition import HistoryState
from kit_desktop.core.history.history_limits import KeepLimits
from kit_desktop.core.history.opening import Connect
from kit_desktop.core.history.search import NEWEST, Page, count, find, read_question
from kit_desktop.core.history.tables import MIGRATIONS, Migration, forget_removed, insert, remove
from kit_desktop.core.kept_lookup import HistoryEntry, pack, unpack
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.outcome import Outcome

KEEP_DAYS = 30
"""Days that a lookup is kept unless the person chose otherwise."""

KEEP_ENTRIES = 5000
"""Lookups that are kept unless the person chose otherwise."""

PATIENCE = 5.0
"""Seconds to wait for another process that writes. After one wait in vain only a twentieth, until it is free again."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class HistoryStore:
    """The lookups kept in one file. Nothing is opened before the first call.

    `keep_days` and `keep_entries`: how long and how many (None: no limit, 0: nothing is kept, and what is there is removed).
    `now` gives the zoned present time. `migrations` and `connect` let a test put another schema or a failing SQLite below.
    """

    def __init__(
        self,
        path: Path,
        *,
        keep_days: int | None = KEEP_DAYS,
        keep_entries: int | None = KEEP_ENTRIES,
        now: Callable[[], datetime] = _utc_now,
        patience: float = PATIENCE,
        migrations: Sequence[Migration] = MIGRATIONS,
        connect: Connect = sqlite3.connect,
    ) -> None:
        self.path = path
        self._now = now
        options = FileOptions(migrations, patience, connect)
        self._access = HistoryAccess(path, KeepLimits(keep_days, keep_entries), options, now)

    @property
    def state(self) -> HistoryState:
        """How the last opening or writing went. Never blocks."""
        return self._access.state

    def open(self) -> HistoryState:
        """Open, check and tidy the file where that has not been done; the other methods do it by themselves."""
        return self._access.open()

    def add(self, result: LookupResult, account: str | None = None) -> int | None:
        """Keep a finished lookup and return its number, once it is on the disk; None where it is not kept.

        `account` is the login that was used, where `result` does not name it.
        """
        packed = pack(result if account is None else result.with_account(account))

        def work(connection: sqlite3.Connection, indexed: bool) -> int:
            number = insert(connection, packed, indexed=indexed)
            self._access.limits.prune(connection, indexed, self._now())
            return number

        return self._access.write(work)

    def search(
        self,
        text: str = "",
        outcomes: Collection[Outcome] = (),
        *,
        limit: int = 200,
        offset: int = 0,
        before: int | None = None,
    ) -> list[HistoryEntry]:
        """The entries that contain every word of `text`, in any case, newest first, without their raw replies.

        Searched: both ids, recipient, sender, status, the gateway's words, the outcome's name. `outcomes`: only these (none:
        all). `before`: only entries with smaller numbers, which pages on steadily while new ones come in.
        """
        page = Page(limit, offset, NEWEST if before is None else before)

        def work(connection: sqlite3.Connection, indexed: bool) -> list[HistoryEntry]:
            numbers = find(connection, read_question(text), outcomes, page, indexed=indexed)
            return [entry for number in numbers if (entry := _entry(connection, number))]

        return self._access.read(work, [])

    def count(self, text: str = "", outcomes: Collection[Outcome] = (), *, most: int | None = None) -> int:
        """How many entries `search` would find without a limit; with `most` counted no further, which is quicker."""
        limit = -1 if most is None else most
        return self._access.read(lambda file, indexed: count(file, read_question(text), outcomes, limit, indexed=indexed), 0)

    def load(self, number: int) -> HistoryEntry | None:
        """One entry with its raw reply; None where it is gone or damaged."""

        def work(connection: sqlite3.Connection, _indexed: bool) -> HistoryEntry | None:
            row = connection.execute("SELECT record, reply FROM body WHERE id = ?", (number,)).fetchone()
            return None if row is None else unpack(number, *row)

        return self._access.read(work, None)

    def previous(self, result: LookupResult, before: int | None = None) -> HistoryEntry | None:
        """The latest earlier answer about the same message, without its raw reply; None where there is none.

        The same id of the same kind, asked with the same account at the same address: a customer's own id means another
        message under another account. Only `ok` and `not_found` are answers about a message. `before`: the number under
        which `result` itself was kept.
        """
        packed = pack(result)
        sql = (
            "SELECT id FROM entry WHERE message_id = ? AND kind = ? AND account IS ? AND address IS ?"
            " AND outcome IN (?, ?) AND id < ? ORDER BY id DESC LIMIT 1"
        )
        values = (packed.message_id, packed.kind, packed.account, packed.address, Outcome.OK.value, Outcome.NOT_FOUND.value)

        def work(connection: sqlite3.Connection, _indexed: bool) -> HistoryEntry | None:
            row = connection.execute(sql, (*values, NEWEST if before is None else before)).fetchone()
            return None if row is None else _entry(connection, row[0])

        return self._access.read(work, None)

    def delete(self, number: int) -> bool:
        """Remove one entry, out of the file's free space too. False where it was not there or could not be removed."""

        def work(connection: sqlite3.Connection, indexed: bool) -> bool:
            removed = remove(connection, [number], indexed=indexed)
            if removed and indexed:
                forget_removed(connection)
            return removed > 0

        removed = bool(self._access.write(work))
        if removed:
            self._access.shrink(whole=False)
        return removed

    def clear(self) -> bool:
        """Remove everything: entries, free space, log, backups and files set aside. False where something is left."""
        return self._access.clear()

    def keep(self, days: int | None, entries: int | None) -> None:
        """Change how long and how many, and remove at once what is beyond that."""
        self._access.keep(KeepLimits(days, entries))

    def close(self) -> None:
        """Close the file, after what is being written. Afterwards nothing is kept or found."""
        self._access.close()


def _entry(connection: sqlite3.Connection, number: int) -> HistoryEntry | None:
    row = connection.execute("SELECT record FROM body WHERE id = ?", (number,)).fetchone()
    return None if row is None else unpack(number, row[0])
