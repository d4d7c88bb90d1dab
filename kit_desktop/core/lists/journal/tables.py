"""The journal's file: its tables, what may be wrong with it, and what it says about itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kit_desktop.core.history.condition import HISTORY_ERRORS, as_history_error
from kit_desktop.core.lists.values import Fate, JournalProblem
from kit_desktop.core.message_id import IdKind

SUFFIX = ".kit-batch"
"""The ending of a journal's name."""

APPLICATION = 0x4B695442
"""`KiTB`, in the file's header (`PRAGMA application_id`)."""

VERSION = 1
"""Of the tables (`PRAGMA user_version`). A journal lives for one complaint: another version is refused, not migrated."""

SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE item (
  seq INTEGER PRIMARY KEY, message_id TEXT NOT NULL UNIQUE, row INTEGER NOT NULL, searched TEXT NOT NULL
);
CREATE TABLE list_row (row INTEGER PRIMARY KEY, seq INTEGER REFERENCES item, refused TEXT, cells TEXT NOT NULL);
CREATE TABLE answer (
  seq INTEGER PRIMARY KEY REFERENCES item, todo INTEGER NOT NULL, outcome TEXT NOT NULL, fate TEXT NOT NULL, status TEXT,
  recipient TEXT, sender TEXT, sent TEXT, received TEXT, delay REAL, parts INTEGER, alphabet TEXT, msg_id TEXT,
  user_msg_id TEXT, server_text TEXT, http_status INTEGER, checked_at TEXT NOT NULL, elapsed_ms INTEGER NOT NULL,
  account TEXT, reason TEXT, searched TEXT NOT NULL, record BLOB NOT NULL, reply BLOB, retry_outcome TEXT, retry_at TEXT
);
"""


class JournalError(Exception):
    """The journal did not do what was asked; what was confirmed before is still there. `detail` is a short technical word."""

    def __init__(self, problem: JournalProblem, detail: str = "") -> None:
        super().__init__(f"{problem} {detail}".strip())
        self.problem = problem
        self.detail = detail


@dataclass(frozen=True, slots=True)
class JournalAbout:
    """What a journal says about itself.

    `name` is the list's file name, empty for a pasted one, `source` the file where it is known; `headings` its own, `column`
    the place of the ids, from 0. `address` is the endpoint that the run was made for. `total` counts ids, `open` those still
    to ask for. `created_at` is UTC.
    """

    path: Path
    name: str
    kind: IdKind
    address: str
    column: int
    headings: tuple[str, ...]
    fingerprint: str
    created_at: datetime
    duplicates: int
    blanks: int
    refused: int
    total: int
    open: int
    source: Path | None = None


def require_journal(connection: sqlite3.Connection) -> None:
    """Raise JournalError where the open file is no journal of this version."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise JournalError(JournalProblem.DAMAGED, "application_id")
    if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        raise JournalError(JournalProblem.NEWER, "user_version")


@contextmanager
def journal_errors() -> Iterator[None]:
    """Turn what SQLite and the system raise into JournalError."""
    try:
        yield
    except JournalError:
        raise
    except HISTORY_ERRORS as error:
        meant = as_history_error(error, opening=True)
        problem = next((one for one in JournalProblem if one.value == meant.condition.value), JournalProblem.UNUSABLE)
        raise JournalError(problem, meant.detail) from error


def count_fates(connection: sqlite3.Connection) -> dict[Fate, int]:
    """How many ids stand where; every `Fate` is there. Raises sqlite3.Error."""
    counts = dict.fromkeys(Fate, 0)
    for fate, number in connection.execute("SELECT fate, count(*) FROM answer GROUP BY fate"):
        counts[Fate(fate)] = number
    counts[Fate.WAITING] = connection.execute("SELECT count(*) FROM item").fetchone()[0] - sum(counts.values())
    return counts


def count_open(connection: sqlite3.Connection) -> int:
    """How many ids are still to be asked for. Raises sqlite3.Error."""
    sql = "SELECT (SELECT count(*) FROM item) - (SELECT count(*) FROM answer WHERE NOT todo)"
    return int(connection.execute(sql).fetchone()[0])


def read_about(path: Path) -> JournalAbout:
    """What a journal says about itself; needs no hold on it. Raises JournalError."""
    with journal_errors():
        if not path.is_file():
            raise JournalError(JournalProblem.MISSING)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            require_journal(connection)
            about = dict(connection.execute("SELECT name, value FROM about"))
            total = connection.execute("SELECT count(*) FROM item").fetchone()[0]
            still_open = count_open(connection)
    try:
        return JournalAbout(
            path=path,
            name=about["name"],
            kind=IdKind(about["kind"]),
            address=about["address"],
            column=int(about["column"]),
            headings=tuple(json.loads(about["headings"])),
            fingerprint=about["fingerprint"],
            created_at=datetime.fromisoformat(about["created_at"]),
            duplicates=int(about["duplicates"]),
            blanks=int(about["blanks"]),
            refused=int(about["refused"]),
            total=total,
            open=still_open,
            source=Path(source) if (source := json.loads(about.get("source", '""'))) else None,
        )
    except (KeyError, ValueError, TypeError) as error:
        raise JournalError(JournalProblem.DAMAGED, type(error).__name__) from error


def find_journals(folder: Path) -> list[JournalAbout]:
    """The readable journals of a folder, newest first; `open` says which of them can be gone on with."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            found.append(read_about(path))
        except JournalError:
            continue
    return sorted(found, key=lambda about: about.created_at, reverse=True)
