"""What is in the history file, how an older file becomes a newer one, and the statements that write.

`entry` is narrow, because a search reads all of it; `body` holds what is read only for the entries shown. The index
`entry_state` is narrower still, and in the order of the states: entries are counted by it. A file without it is as right, only
slower, so it makes no version of its own.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from kit_desktop.core.gateway_time import CLOCK_JUMP
from kit_desktop.core.kept_lookup import PackedLookup, pack, text_bytes, to_microseconds, unpack, unpack_salvaged
from kit_desktop.core.storage.connection import Migration
from kit_desktop.core.storage.salvage import salvaged_rows

_INDEX = "entry_search"


def _create(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, outcome TEXT NOT NULL, folded TEXT NOT NULL,"
        " checked_at INTEGER NOT NULL, kind TEXT NOT NULL, message_id BLOB NOT NULL, account BLOB, address BLOB)"
    )
    connection.execute("CREATE TABLE body (id INTEGER PRIMARY KEY, record BLOB NOT NULL, reply BLOB)")
    connection.execute("CREATE INDEX entry_message ON entry (message_id, kind)")
    connection.execute("CREATE INDEX entry_checked_at ON entry (checked_at)")


def _know_states(connection: sqlite3.Connection) -> None:
    """Have the state of each message in a column of its own, and be without the full-text index."""
    connection.execute("ALTER TABLE entry ADD COLUMN state TEXT NOT NULL DEFAULT ''")
    # Each value that was searched is a line of `folded`.
    connection.execute(
        "UPDATE entry SET state = CASE WHEN outcome != 'ok' THEN outcome ELSE coalesce((SELECT name FROM"
        " (SELECT 'undelivered' AS name UNION ALL SELECT 'delivered' UNION ALL SELECT 'sending' UNION ALL SELECT 'send'"
        "  UNION ALL SELECT 'sent')"
        " WHERE instr(char(10) || folded || char(10), char(10) || name || char(10))), 'unknown') END"
    )
    _drop_index(connection)


def _drop_index(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.DatabaseError):
        connection.execute(f"DROP TABLE IF EXISTS {_INDEX}")
    # Where the index is damaged, or this SQLite does not know its kind, its tables are still tables.
    for part in ("data", "idx", "content", "docsize", "config"):
        connection.execute(f"DROP TABLE IF EXISTS {_INDEX}_{part}")
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_INDEX,)).fetchone():
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = ?", (_INDEX,))
        connection.execute("PRAGMA writable_schema = OFF")


MIGRATIONS: tuple[Migration, ...] = (_create, _know_states)
"""From version to version."""


def probe(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.Error where the tables are not these."""
    connection.execute(
        "SELECT id, outcome, folded, checked_at, kind, message_id, account, address, state FROM entry LIMIT 1"
    ).fetchall()
    connection.execute("SELECT id, record, reply FROM body LIMIT 1").fetchall()


def index_states(connection: sqlite3.Connection) -> None:
    """Have the index by which entries are counted. Raises sqlite3.Error."""
    connection.execute("CREATE INDEX IF NOT EXISTS entry_state ON entry (state, checked_at, folded)")


def insert(connection: sqlite3.Connection, packed: PackedLookup, number: int | None = None) -> int:
    """Add one lookup and return its number, which no other will ever get. Raises sqlite3.Error."""
    cursor = connection.execute(
        "INSERT INTO entry (id, outcome, folded, checked_at, kind, message_id, account, address, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(number, packed.outcome, packed.folded, packed.checked_at, packed.kind),
            *(packed.message_id, packed.account, packed.address, packed.state),
        ),
    )
    added = cursor.lastrowid or 0
    connection.execute("INSERT INTO body (id, record, reply) VALUES (?, ?, ?)", (added, packed.record, packed.reply))
    return added


def remove(connection: sqlite3.Connection, numbers: str, value: int) -> int:
    """Remove the entries whose numbers that statement selects; return how many there were. Raises sqlite3.Error."""
    connection.execute(f"DELETE FROM body WHERE id IN ({numbers})", (value,))  # noqa: S608 - our own words
    return connection.execute(f"DELETE FROM entry WHERE id IN ({numbers})", (value,)).rowcount  # noqa: S608


def remove_all(connection: sqlite3.Connection) -> bool:
    """Remove every entry; True, for whoever asks whether it was done. Raises sqlite3.Error."""
    connection.execute("DELETE FROM body")
    connection.execute("DELETE FROM entry")
    return True


def salvage(damaged: Path, connection: sqlite3.Connection) -> None:
    """Bring what can be read of a damaged file into this one, under the same numbers. Raises sqlite3.Error.

    Only what its own checksum proves is brought; the columns to search by are made anew.
    """
    for _, number, record, reply in salvaged_rows(damaged, "body", ("id", "record", "reply")):
        if (found := unpack_salvaged(number, record, reply)) is not None:
            entry, body, kept_reply = found
            address = None if entry.address is None else text_bytes(entry.address)
            insert(connection, pack(entry.result)._replace(record=body, reply=kept_reply, address=address), entry.id)


class KeepLimits(NamedTuple):
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

    def remove_too_old(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Remove the entries that are too old. Raises sqlite3.Error."""
        oldest = self.oldest(now)
        if oldest is not None:
            remove(connection, "SELECT id FROM entry WHERE checked_at < ?", to_microseconds(oldest))

    def remove_too_many(self, connection: sqlite3.Connection, coming: int) -> None:
        """Remove the oldest entries that are too many where so many more are `coming`. Raises sqlite3.Error."""
        if self.entries is not None:
            # Counted over the smallest index, which costs less than skipping those that stay.
            excess = connection.execute("SELECT count(*) FROM entry").fetchone()[0] + coming - self.entries
            remove(connection, "SELECT id FROM entry ORDER BY id LIMIT ?", max(excess, 0))


def is_recent(connection: sqlite3.Connection, now: datetime) -> bool | None:
    """Whether the last kept lookup is no older than CLOCK_JUMP; None where there is none. Raises sqlite3.Error.

    The server's clock counts where one of the last replies tells it: what was kept while this computer's was wrong vouches
    for nothing.
    """
    sql = "SELECT checked_at, id, record FROM entry JOIN body USING (id) ORDER BY id DESC LIMIT 10"
    last: int | None = None
    for checked_at, number, record in connection.execute(sql):
        last = checked_at if last is None else last
        entry = unpack(number, record, _NO_REPLY)
        told = None if entry is None or entry.result.exchange is None else server_time(entry.result.exchange.reply_headers)
        if told is not None:
            last = to_microseconds(told)
            break
    return None if last is None else last >= to_microseconds(now - CLOCK_JUMP)


_NO_REPLY = zlib.compress(b"")
_DATE = re.compile(r"^date: *\w{3}, (\d{2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT *$", re.IGNORECASE | re.MULTILINE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def server_time(headers: str) -> datetime | None:
    """What the `Date` header among these says (RFC 9110, 5.6.7: the one form that servers write), or None."""
    match = _DATE.search(headers)
    if match is None or match[2].lower() not in _MONTHS:
        return None
    day, year, hour, minute, second = map(int, match.group(1, 3, 4, 5, 6))
    try:
        return datetime(year, _MONTHS.index(match[2].lower()) + 1, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
