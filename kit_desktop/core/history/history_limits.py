"""How long and how many lookups are kept."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from kit_desktop.core.history.tables import remove
from kit_desktop.core.kept_lookup import to_microseconds


@dataclass(frozen=True, slots=True)
class KeepLimits:
    """How long and how many: None for no limit, 0 (or less) for nothing."""

    days: int | None
    entries: int | None

    @property
    def nothing(self) -> bool:
        """Whether nothing is to be kept."""
        return any(limit is not None and limit <= 0 for limit in (self.days, self.entries))

    def oldest(self, now: datetime) -> datetime | None:
        """The moment before which an entry is too old; None where none is."""
        try:
            return None if self.days is None else now - timedelta(days=self.days)
        except OverflowError:
            return None

    def prune(self, connection: sqlite3.Connection, indexed: bool, now: datetime) -> int:
        """Remove what is beyond the limits and return how many entries that were. Raises sqlite3.Error."""
        numbers = [*self._too_old(connection, now), *self._too_many(connection)]
        return remove(connection, dict.fromkeys(numbers), indexed=indexed)

    def _too_old(self, connection: sqlite3.Connection, now: datetime) -> list[int]:
        oldest = self.oldest(now)
        if oldest is None:
            return []
        rows = connection.execute("SELECT id FROM entry WHERE checked_at < ?", (to_microseconds(oldest),))
        return [row[0] for row in rows]

    def _too_many(self, connection: sqlite3.Connection) -> list[int]:
        if self.entries is None:
            return []
        lowest, highest = connection.execute("SELECT (SELECT min(id) FROM entry), (SELECT max(id) FROM entry)").fetchone()
        # Numbers only grow, so that counting is needed only where they span more than may be kept.
        if lowest is None or highest - lowest < self.entries:
            return []
        rows = connection.execute("SELECT id FROM entry ORDER BY id DESC LIMIT -1 OFFSET ?", (self.entries,))
        return [row[0] for row in rows]
