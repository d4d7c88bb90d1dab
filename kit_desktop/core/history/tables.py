"""What is in the history file, how an older file becomes a newer one, and the statements that write.

`entry` is narrow, because a search may have to read all of it; `body` holds what is read only for the entries shown.
`entry_search` is an index over `entry` and can be made anew from it at any time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Literal

from kit_desktop.core.kept_lookup import PackedLookup

Check = Literal["quick_check", "integrity_check"]
"""SQLite's own checks of a file; the second also compares its indexes, and takes longer."""

Migration = Callable[[sqlite3.Connection], None]
"""Takes a file from one version to the next, inside a transaction that it neither begins nor ends."""


def _create(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, outcome TEXT NOT NULL, folded TEXT NOT NULL,"
        " checked_at INTEGER NOT NULL, kind TEXT NOT NULL, message_id BLOB NOT NULL, account BLOB, address BLOB)"
    )
    connection.execute("CREATE TABLE body (id INTEGER PRIMARY KEY, record BLOB NOT NULL, reply BLOB)")
    connection.execute("CREATE INDEX entry_message ON entry (message_id, kind)")
    connection.execute("CREATE INDEX entry_checked_at ON entry (checked_at)")


MIGRATIONS: tuple[Migration, ...] = (_create,)
"""The first makes version 1 of an empty file. The file's `user_version` says how many have been applied."""


def version_of(connection: sqlite3.Connection) -> int:
    """The file's `user_version`. Raises sqlite3.Error."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def probe(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.Error where the tables are not those that this program reads and writes."""
    connection.execute(
        "SELECT id, outcome, folded, checked_at, kind, message_id, account, address FROM entry LIMIT 1"
    ).fetchall()
    connection.execute("SELECT id, record, reply FROM body LIMIT 1").fetchall()


def find_damage(connection: sqlite3.Connection, check: Check) -> str | None:
    """What SQLite's check of the whole file finds first, or None. Raises sqlite3.Error, which may mean damage as well.

    Newer versions of SQLite look into the index too. Damage there is no loss: it is made anew.
    """
    try:
        rows = connection.execute(f"PRAGMA {check}").fetchall()
    except sqlite3.DatabaseError as error:
        # Only these two may speak of the index alone, which newer versions ask as well.
        if getattr(error, "sqlite_errorcode", 0) not in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT_VTAB}:
            raise
        rows = [row for table in ("entry", "body") for row in connection.execute(f"PRAGMA {check}({table})")]
    return next((row[0] for row in rows if row[0] != "ok" and "FTS5" not in row[0]), None)


def has_index(connection: sqlite3.Connection) -> bool:
    """Whether the index can be asked: it is in the file, whole, and this SQLite knows its kind. Raises sqlite3.Error."""
    try:
        connection.execute("SELECT rowid FROM entry_search LIMIT 0")
    except sqlite3.DatabaseError as error:
        if not is_about_index(error):
            raise
        return False
    return True


def is_about_index(error: sqlite3.DatabaseError) -> bool:
    """Whether a statement on the index failed because of the index: not there, damaged, or unknown to this SQLite."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT}


def check_index(connection: sqlite3.Connection, _indexed: bool) -> None:
    """Raise sqlite3.DatabaseError where the index does not agree with the entries.

    Not every SQLite's own check finds that, and one that does not know the index may have written in between.
    """
    connection.execute("INSERT INTO entry_search(entry_search, rank) VALUES ('integrity-check', 1)")


def make_index(connection: sqlite3.Connection, _indexed: bool) -> None:
    """Make the index from the entries. Raises sqlite3.DatabaseError where that is not possible."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS entry_search USING fts5(folded, content='entry', content_rowid='id',"
        " tokenize='trigram case_sensitive 1', columnsize=0)"
    )
    connection.execute("INSERT INTO entry_search(entry_search) VALUES ('rebuild')")


def insert(connection: sqlite3.Connection, packed: PackedLookup, *, indexed: bool) -> int:
    """Add one lookup and return its number, which no other will ever get. Raises sqlite3.Error."""
    cursor = connection.execute(
        "INSERT INTO entry (outcome, folded, checked_at, kind, message_id, account, address) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (packed.outcome, packed.folded, packed.checked_at, packed.kind, packed.message_id, packed.account, packed.address),
    )
    number = cursor.lastrowid or 0
    connection.execute("INSERT INTO body (id, record, reply) VALUES (?, ?, ?)", (number, packed.record, packed.reply))
    if indexed:
        connection.execute("INSERT INTO entry_search (rowid, folded) VALUES (?, ?)", (number, packed.folded))
    return number


def remove(connection: sqlite3.Connection, numbers: Iterable[int], *, indexed: bool) -> int:
    """Remove these entries and return how many there were. Raises sqlite3.Error."""
    rows = [(number,) for number in numbers]
    if indexed:
        connection.executemany(
            "INSERT INTO entry_search (entry_search, rowid, folded) SELECT 'delete', id, folded FROM entry WHERE id = ?", rows
        )
    connection.executemany("DELETE FROM body WHERE id = ?", rows)
    return connection.executemany("DELETE FROM entry WHERE id = ?", rows).rowcount if rows else 0


def remove_all(connection: sqlite3.Connection, *, indexed: bool) -> None:
    """Remove every entry. Raises sqlite3.Error."""
    if indexed:
        connection.execute("INSERT INTO entry_search(entry_search) VALUES ('delete-all')")
    connection.execute("DELETE FROM body")
    connection.execute("DELETE FROM entry")


def forget_removed(connection: sqlite3.Connection) -> None:
    """Take what was removed out of the index's pages as well, which otherwise happens some time later. Raises sqlite3.Error."""
    connection.execute("INSERT INTO entry_search(entry_search) VALUES ('optimize')")
