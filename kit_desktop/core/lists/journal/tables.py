"""The journal's file: its tables, an answer as they hold it, and what the file says about itself.

An answer is the whole of it in two compressed records, and columns to sort and filter by. The records are the history's
(`kept_lookup.pack`): no request, no password, replies masked and cut.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, TypeVar

from kit_desktop.core.gateway_time import Moment
from kit_desktop.core.kept_lookup import pack
from kit_desktop.core.lists.values import Fate, fate_of
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.core.plain_text import visible
from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.core.storage.sqlite_errors import storage_errors

Word = TypeVar("Word", bound=StrEnum)

SUFFIX = ".kit-batch"
"""The ending of a journal's name."""

APPLICATION = 0x4B695442
"""`KiTB`, in the file's header (`PRAGMA application_id`)."""

PATIENCE = 5.0
"""Seconds to wait for another process's short hold."""

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


LONGEST_COLUMN = 500
"""Characters of a column; the whole value is in the record."""


@dataclass(frozen=True, slots=True)
class JournalAbout:
    """What a journal says about itself.

    `name` is the list's file name, empty for a pasted one, `source` the file where it is known; `headings` its own, `column`
    the place of the ids, from 0. `address` is the endpoint that the run was made for. `total` counts ids, `open` those still
    to ask for, and `counts` says how many of them stood where when it was read. `created_at` is UTC. `set_aside` is the name of
    the damaged file that this one was salvaged from.
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
    set_aside: str | None = None
    counts: Mapping[Fate, int] = field(default_factory=dict)


@contextmanager
def new_tables(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a new file, for a block that fills its tables; then it is a journal. Raises sqlite3.Error."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Nobody knows this file yet: it is synced once as a whole.
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; {SCHEMA}")
        yield connection
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def is_ours(path: Path) -> bool:
    """Whether a file says in its first bytes that it is a journal, damaged or not. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(72)
    return head.startswith(b"SQLite format 3\0") and head[68:] == APPLICATION.to_bytes(4, "big")


def connect(path: Path) -> sqlite3.Connection:
    """A connection for any thread. Raises StorageError where there is no journal of this version, and sqlite3.Error."""
    if not path.is_file():
        raise StorageError(StorageProblem.MISSING)
    with ExitStack() as opened:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        opened.enter_context(closing(connection))
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise StorageError(StorageProblem.FOREIGN, "application_id")
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            raise StorageError(StorageProblem.NEWER, "user_version")
        opened.pop_all()
        return connection


def known(kind: type[Word], text: str) -> Word:
    """The word of a closed list. Raises StorageError, NEWER, for one that only a later version can have written."""
    try:
        return kind(text)
    except ValueError:
        raise StorageError(StorageProblem.NEWER, kind.__name__) from None


BARE_404 = f"outcome = '{Outcome.NOT_FOUND.value}' AND answer.reason = '{Reason.HTTP_404.value}'"
"""The condition for an answer that may be no answer of the service (`LookupResult.is_bare_404`)."""


class Counts(NamedTuple):
    """How many ids stand where (every `Fate` is there), are to be asked for, and have only any web server's 404."""

    fates: dict[Fate, int]
    open: int
    doubtful: int


def count(connection: sqlite3.Connection) -> Counts:
    """Count the ids. Raises sqlite3.Error, and StorageError for a later version's words."""
    fates, reopened, doubtful = dict.fromkeys(Fate, 0), 0, 0
    sql = f"SELECT fate, count(*), sum(todo), total({BARE_404}) FROM answer GROUP BY fate"  # noqa: S608 - our own names
    for fate, number, todo, bare in connection.execute(sql):
        fates[known(Fate, fate)] = number
        reopened += todo
        doubtful += int(bare)
    waiting = connection.execute("SELECT count(*) FROM item").fetchone()[0] - sum(fates.values())
    fates[Fate.WAITING] = waiting
    return Counts(fates, waiting + reopened, doubtful)


def read_about(path: Path) -> JournalAbout:
    """What a journal says about itself; needs no hold on it. Raises StorageError."""
    with storage_errors(), closing(connect(path)) as connection:
        about = dict(connection.execute("SELECT name, value FROM about"))
        counts = count(connection)
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
            total=sum(counts.fates.values()),
            open=counts.open,
            set_aside=about.get("set_aside"),
            counts=counts.fates,
            source=Path(source) if (source := json.loads(about.get("source", '""'))) else None,
        )
    except (KeyError, ValueError, TypeError) as error:
        raise StorageError(StorageProblem.DAMAGED, type(error).__name__) from error


@dataclass(frozen=True, slots=True)
class Ask:
    """An id that is to be asked for: its place in the list, and where it stands (`WAITING` when never answered)."""

    seq: int
    message_id: str
    fate: Fate = Fate.WAITING


def record(connection: sqlite3.Connection, row: Mapping[str, object]) -> None:
    """Write one answer down, as `as_row` makes it. Raises sqlite3.Error."""
    sql = f"INSERT OR REPLACE INTO answer ({', '.join(row)}) VALUES (:{', :'.join(row)})"  # noqa: S608 - our own names
    connection.execute(sql, row)


def as_row(seq: int, result: LookupResult) -> dict[str, object]:
    """An answer as the table `answer` holds it, by column.

    `sent` and `received` are Almaty's wall clock (`2022-09-21 16:00:21`) where they could be read, else as they came; `delay`
    is seconds, only where it makes sense.
    """
    packed, info = pack(result), result.info
    return {
        "seq": seq,
        "todo": 0,
        "outcome": result.outcome.value,
        "fate": fate_of(result).value,
        # Beside a "no", or beside what was not understood, they would be taken for the message's.
        **(_message_columns(info, result.checked_at) if info is not None and result.outcome is Outcome.OK else {}),
        "server_text": shortened_column(result.server_text),
        "http_status": result.http_status,
        "checked_at": result.checked_at.isoformat(timespec="seconds"),
        "elapsed_ms": result.elapsed_ms,
        "account": shortened_column(result.account),
        "reason": None if result.facts.reason is None else shortened_column(str(result.facts.reason)),
        "searched": packed.folded,
        "record": packed.record,
        "reply": packed.reply,
    }


def _message_columns(info: MessageInfo, now: datetime) -> dict[str, object]:
    timing = info.timing(now)
    return {
        "status": shortened_column(info["status"]),
        "recipient": shortened_column(info["recepient"]),
        "sender": shortened_column(info["senderId"]),
        "sent": _moment(timing.sent),
        "received": _moment(timing.received),
        "delay": None if timing.delay is None else timing.delay.total_seconds(),
        "parts": info.segments(),
        "alphabet": shortened_column(info["lang"]),
        "msg_id": shortened_column(info["msgID"]),
        "user_msg_id": shortened_column(info["userMsgID"]),
    }


def _moment(moment: Moment) -> str | None:
    return shortened_column(moment.raw) if moment.at is None else moment.at.replace(tzinfo=None).isoformat(" ")


def shortened_column(text: str | None) -> str | None:
    """A text as a column of the journal holds it: plain, and cut."""
    return None if text is None else visible(text[:LONGEST_COLUMN])
