"""The history: every finished lookup, kept on this computer, found as one types.

Nothing here raises because of the file: a lookup must never fail for its history. What went wrong is in `state`. Every method
but `state` may block on the disk, so all of them belong on worker threads; all are safe to call from several at once.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from itertools import islice

from kit_desktop.core.history.access import HistoryAccess
from kit_desktop.core.history.search import EVERYTHING, NEWEST, Found, Question, find, find_earlier, find_near, find_older
from kit_desktop.core.history.tables import insert, remove
from kit_desktop.core.kept_lookup import HistoryEntry, asked, changes, pack, unpack
from kit_desktop.core.lookup import LookupResult

_MOST_COMPARED = 200
"""Earlier answers of one message, more than watching it to its end brings."""


class HistoryStore(HistoryAccess):
    """The lookups kept in one file."""

    def add(self, result: LookupResult) -> int | None:
        """Keep a finished lookup and return its number, once it is on the disk; None where it is not kept."""
        packed = pack(result)

        def work(connection: sqlite3.Connection) -> int:
            self.prune(connection, result.checked_at, coming=1)
            return insert(connection, packed)

        return self.write(work)

    def find(self, question: Question = EVERYTHING, limit: int = 200) -> Found:
        """The newest entries that fit, and how many fit in all, by state."""
        return self.read(lambda connection: find(connection, question, limit), Found())

    def search(self, question: Question = EVERYTHING, limit: int = 200, before: int = NEWEST) -> list[HistoryEntry]:
        """The entries that fit, newest first, without their raw replies.

        `before`: only entries with smaller numbers, which pages on steadily while new ones come in.
        """
        return self.read(lambda connection: find_older(connection, question, limit, before), [])

    def load(self, number: int) -> HistoryEntry | None:
        """One entry with its raw reply; None where it is gone or damaged."""

        def work(connection: sqlite3.Connection) -> HistoryEntry | None:
            row = connection.execute("SELECT record, reply FROM body WHERE id = ?", (number,)).fetchone()
            return None if row is None else unpack(number, *row)

        return self.read(work, None)

    def previous(self, result: LookupResult, before: int | None = None) -> HistoryEntry | None:
        """The latest earlier answer about the same message, without its raw reply; None where there is none.

        The same id of the same kind, asked with the same account at the same address: a customer's own id means another
        message under another account. `before`: the number under which `result` itself was kept.
        """
        return self.read(lambda connection: next(find_earlier(connection, asked(result), before), None), None)

    def same_since(self, result: LookupResult, before: int | None = None) -> datetime | None:
        """When the first of the `previous` answers was got that were all the same as this one; None where the last was not."""

        def work(connection: sqlite3.Connection) -> datetime | None:
            since = None
            for entry in islice(find_earlier(connection, asked(result), before), _MOST_COMPARED):
                if changes(entry.result, result):
                    break
                since = entry.result.checked_at
            return since

        return self.read(work, None)

    def near(self, result: LookupResult, limit: int = 3) -> list[HistoryEntry]:
        """Messages that were found under nearly the id of `result`, newest first, without their raw replies."""
        return self.read(lambda connection: find_near(connection, asked(result), limit), [])

    def delete(self, number: int) -> bool:
        """Remove one entry, out of the file's free space too. False where it was not there or could not be removed."""
        removed = bool(self.write(lambda connection: remove(connection, "SELECT ?", number)))
        if removed:
            self.shrink(whole=False)
        return removed
