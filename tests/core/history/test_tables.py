"""An older file becomes a newer one in one step, and stays as it was beside it; what is too old or too many goes."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import zlib
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kit_desktop.core.history.condition import HistoryCondition, HistoryState
from kit_desktop.core.history.search import Question, find
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.history.tables import MIGRATIONS, KeepLimits, server_time
from kit_desktop.core.lookup import Exchange, LookupResult
from kit_desktop.core.message_info import Status
from kit_desktop.core.outcome import Outcome

from ..storage.pages import leaf_pages, page_size

Make = Callable[..., LookupResult]
Open = Callable[..., HistoryStore]


def add_a_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE body ADD COLUMN seen INTEGER NOT NULL DEFAULT 0")
    connection.execute("UPDATE body SET seen = id * 10")


def add_a_table(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note AS SELECT id, seen FROM body")


NEWER = (*MIGRATIONS, add_a_column, add_a_table)


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def a_v1_file(path: Path) -> None:
    """Written by hand, as the first version of the program does."""
    path.parent.mkdir()
    record = (
        b'{"outcome":"ok","by":"MsgID","id":"963","checked_at":1714564800000000,"elapsed_ms":310,"info":{"resultCode":"0",'
        b'"status":"sent","novel":null},"server_text":"OK","http_status":200,"facts":{"host":"isms.center","unknown":1},'
        b'"exchange":{"address":"https://isms.center/soap/server","status_line":"HTTP/1.1 200 OK","reply_headers":"",'
        b'"reply_bytes":8,"reply_cut":false,"charset":"utf-8","unknown":2},"account":"mycompany"}'
    )
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, outcome TEXT NOT NULL, folded TEXT NOT NULL,
             checked_at INTEGER NOT NULL, kind TEXT NOT NULL, message_id BLOB NOT NULL, account BLOB, address BLOB);
            CREATE TABLE body (id INTEGER PRIMARY KEY, record BLOB NOT NULL, reply BLOB);
            CREATE INDEX entry_message ON entry (message_id, kind);
            CREATE INDEX entry_checked_at ON entry (checked_at);
            CREATE VIRTUAL TABLE entry_search USING fts5(folded, content='entry', content_rowid='id',
             tokenize='trigram case_sensitive 1', columnsize=0);
            INSERT INTO entry VALUES (7, 'ok', '963' || char(10) || 'sent', 1714564800000000, 'MsgID', x'393633', NULL, NULL);
            INSERT INTO entry_search (rowid, folded) SELECT id, folded FROM entry;
            PRAGMA user_version = 1;
            """
        )
        connection.execute("INSERT INTO body VALUES (7, ?, ?)", (zlib.compress(record), zlib.compress(b"<reply/>")))


def check_v1_entry(store: HistoryStore) -> None:
    entry = store.load(7)
    assert entry is not None
    assert (entry.result.query.id, entry.result.elapsed_ms, entry.result.account) == ("963", 310, "mycompany")
    assert entry.result.info is not None
    assert entry.result.info.fields == {"resultCode": "0", "status": "sent", "novel": None}
    assert entry.result.exchange is not None
    assert entry.result.exchange.reply_text == "<reply/>"
    assert 7 in [found.id for found in store.search(Question("963 sent"))]


def test_files_of_version_1_are_read_for_ever(path: Path, a_result: Make, open_store: Open) -> None:
    a_v1_file(path)
    store = open_store()
    check_v1_entry(store)
    assert store.state == HistoryState(HistoryCondition.READY)
    assert store.add(a_result()) == 8


class WithoutFullText(sqlite3.Connection):
    """A SQLite that does not know the kind of the index."""

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if sql == "DROP TABLE IF EXISTS entry_search":
            sql = "SELECT 1 FROM no_such_module"
        return super().execute(sql, *parameters)


@pytest.mark.parametrize("ruin", ["", "DELETE FROM entry_search_data", "DROP TABLE entry_search_idx"])
@pytest.mark.parametrize("kind", [sqlite3.Connection, WithoutFullText])
def test_the_full_text_index_of_version_1_goes(
    path: Path, a_result: Make, open_store: Open, ruin: str, kind: type[sqlite3.Connection]
) -> None:
    a_v1_file(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO entry SELECT id + 1, 'timed_out', '963' || char(10) || 'timed_out', checked_at, kind, message_id,"
            " account, address FROM entry"
        )
        connection.execute("INSERT INTO body SELECT id + 1, record, reply FROM body")
        connection.execute("INSERT INTO entry_search(entry_search) VALUES ('rebuild')")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(ruin)
    store = open_store(connect=lambda name, **options: sqlite3.connect(name, factory=kind, **options))
    check_v1_entry(store)
    assert store.state.condition is HistoryCondition.READY
    if store.state.set_aside is None:
        assert store.find(limit=1).counts == {Status.SENT: 1, Outcome.TIMED_OUT: 1}
    assert store.add(a_result()) == 9
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert names == {"entry", "body", "entry_message", "entry_checked_at", "entry_state", "sqlite_sequence"}
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    # From version 3.44 on SQLite's own check looks into the index, and what is damaged is set aside.
    assert version(store.state.set_aside or path.with_name("history.db.v1-backup")) == 1


class WithoutRoom(sqlite3.Connection):
    """No index can be made."""

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if sql.startswith("CREATE INDEX IF"):
            raise sqlite3.OperationalError("database or disk is full")
        return super().execute(sql, *parameters)


def test_an_older_file_gets_the_index_of_states_and_is_as_right_without(path: Path, a_result: Make, open_store: Open) -> None:
    store = open_store(connect=lambda name, **options: sqlite3.connect(name, factory=WithoutRoom, **options))
    for message_id in ("963", "964"):
        store.add(a_result(message_id))
    assert store.state.condition is HistoryCondition.READY
    store.close()
    for indexes in (0, 1):
        with closing(sqlite3.connect(path)) as connection:
            sql = "SELECT count(*) FROM sqlite_master WHERE name = 'entry_state'"
            assert connection.execute(sql).fetchone() == (indexes,)
            assert find(connection, Question("96"), 1).counts == {Status.DELIVERED: 2}
        store = open_store()
        store.open()
        store.close()
    assert version(path) == 2


@pytest.mark.parametrize("status", ["send", "sending", "sent", "delivered", "undelivered"])
def test_states_of_version_1_are_read_out_of_what_was_searched(path: Path, open_store: Open, status: str) -> None:
    a_v1_file(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE entry SET folded = ?", (f"963\nkit_sent\n{status}\nok",))
    assert open_store().find(limit=0).counts == {Status(status): 1}


def test_to_a_newer_version_with_the_old_file_kept(path: Path, a_result: Make, open_store: Open) -> None:
    a_v1_file(path)
    store = open_store(migrations=NEWER)
    check_v1_entry(store)
    store.add(a_result())
    assert version(path) == len(NEWER)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM note").fetchall() == [(7, 70)]
    backup = path.with_name("history.db.v1-backup")
    assert version(backup) == 1
    if os.name == "posix":
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    check_v1_entry(open_store(backup))
    store.close()
    assert {file.name for file in path.parent.iterdir()} >= {"history.db", "history.db.v1-backup"}
    assert not list(path.parent.glob("*.part*"))


def test_a_migration_on_a_full_disk_waits_for_room(path: Path, open_store: Open) -> None:
    room = 0

    def connect(name: str, **options: Any) -> sqlite3.Connection:
        connection = sqlite3.connect(name, **options)
        connection.execute(f"PRAGMA max_page_count = {room or 1_000_000}")
        return connection

    def grow(connection: sqlite3.Connection) -> None:
        add_a_column(connection)
        connection.execute("CREATE TABLE big AS SELECT zeroblob(100000)")

    a_v1_file(path)
    room = path.stat().st_size // 4096 + 3
    store = open_store(migrations=(*MIGRATIONS, grow), connect=connect)
    assert store.open().condition is HistoryCondition.DISK_FULL
    assert version(path) == 1
    room = 0
    check_v1_entry(store)
    assert version(path) == len(MIGRATIONS) + 1


@pytest.mark.skipif(os.name != "posix", reason="a process that kills itself")
def test_killed_in_the_middle_of_a_migration(
    path: Path, open_store: Open, start_python: Callable[..., subprocess.Popen[str]]
) -> None:
    a_v1_file(path)
    script = """
import signal
from kit_desktop.core.history.tables import MIGRATIONS
def die(connection):
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)"
                       " SELECT i, randomblob(2000) FROM n")
    os.kill(os.getpid(), signal.SIGKILL)
HistoryStore(Path(sys.argv[1]), migrations=(*MIGRATIONS, die)).open()
"""
    child = start_python(script, path)
    assert child.wait(30) == -signal.SIGKILL
    store = open_store(migrations=NEWER)
    check_v1_entry(store)
    assert version(path) == len(NEWER)
    assert version(path.with_name("history.db.v1-backup")) == 1


def test_two_that_migrate_at_once(path: Path, open_store: Open, start_python: Callable[..., subprocess.Popen[str]]) -> None:
    a_v1_file(path)
    script = """
from kit_desktop.core.history.tables import MIGRATIONS
def step(connection):
    connection.execute("ALTER TABLE body ADD COLUMN seen")
store = HistoryStore(Path(sys.argv[1]), migrations=(*MIGRATIONS, step))
sys.stdin.readline()
print(store.add(a_result("new")), store.state.condition)
"""
    children = [start_python(script, path) for _ in range(3)]
    printed = sorted(child.communicate("go\n", timeout=30)[0] for child in children)
    assert printed == ["10 ready\n", "8 ready\n", "9 ready\n"]


def test_what_another_version_of_the_program_has_added_stays(path: Path, a_result: Make, open_store: Open) -> None:
    store = open_store()
    store.add(a_result("963"))
    store.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE note (text TEXT)")
        connection.execute("INSERT INTO note VALUES ('kept')")
        connection.execute("ALTER TABLE entry ADD COLUMN later TEXT")
    store = open_store()
    store.add(a_result("964"))
    assert {row.id for row in store.search(Question(""))} == {1, 2}
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT text FROM note").fetchall() == [("kept",)]
        assert connection.execute("SELECT later FROM entry").fetchall() == [(None,), (None,)]


NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("tells", [True, False])
def test_what_was_kept_with_a_wrong_clock_vouches_for_nothing(
    path: Path, a_result: Make, open_store: Open, tells: bool
) -> None:
    """Two starts with the clock a year ahead, and a lookup in the first: the server's own clock says which is wrong."""
    header = f"Server: x\nDate: {NOON:%a, %d %b %Y %H:%M:%S} GMT\n" if tells else "Server: x"
    exchange = Exchange("https://isms.center/soap/server", "", "", reply_headers=header)
    open_store().add(a_result("old"))
    ahead = NOON + timedelta(days=365)
    first = open_store(now=lambda: ahead)
    first.add(a_result("new", checked_at=ahead, exchange=exchange))
    first.add(a_result("failed", checked_at=ahead, outcome=Outcome.TIMED_OUT, info=None, exchange=None))
    first.close()
    second = open_store(now=lambda: ahead + timedelta(hours=1))
    assert second.open().clock_jumped is tells
    second.add(a_result("again", checked_at=ahead + timedelta(hours=1), exchange=exchange))
    assert len(second.search()) == (4 if tells else 3)


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ("Date: Sat, 28 Nov 2026 08:09:07 GMT", datetime(2026, 11, 28, 8, 9, 7, tzinfo=UTC)),
        ("Server: x\ndate: Fri, 01 JAN 2027 23:59:59 gmt \nX: y", datetime(2027, 1, 1, 23, 59, 59, tzinfo=UTC)),
        ("X-Date: Sat, 28 Nov 2026 08:09:07 GMT", None),
        ("Date: Sat, 31 Feb 2026 08:09:07 GMT", None),
        ("Date: Sat, 28 Фев 2026 08:09:07 GMT", None),
        ("Date: Sat, 28 Nov •••••• 08:09:07 GMT", None),
        ("", None),
    ],
)
def test_a_servers_clock(headers: str, told: datetime | None) -> None:
    assert server_time(headers) == told


@pytest.mark.parametrize(("idle", "left"), [(timedelta(days=7), 1), (timedelta(days=7, seconds=1), 2)])
def test_a_week_without_a_lookup_is_believed(a_result: Make, open_store: Open, idle: timedelta, left: int) -> None:
    store = open_store()
    store.add(a_result("old", checked_at=NOON - timedelta(days=30)))
    store.add(a_result("new", checked_at=NOON))
    store.close()
    later = open_store(now=lambda: NOON + idle)
    assert later.open().clock_jumped is (left == 2)
    assert len(later.search()) == left


def test_too_many_go_whatever_the_clock_says(a_result: Make, open_store: Open) -> None:
    store = open_store()
    for i in range(5):
        store.add(a_result(str(i)))
    store.close()
    wrong = open_store(now=lambda: NOON + timedelta(days=365), keep_entries=3)
    wrong.add(a_result("new", checked_at=NOON + timedelta(days=365)))
    assert [entry.result.query.id for entry in wrong.search()] == ["new", "4", "3"]


def test_numbers_with_gaps_do_not_cost_entries(a_result: Make, open_store: Open) -> None:
    store = open_store(keep_entries=5)
    numbers = [store.add(a_result(str(i))) for i in range(5)]
    for number in numbers[1:4]:
        assert number is not None
        store.delete(number)
    for i in range(5, 8):
        store.add(a_result(str(i)))
    assert [entry.result.query.id for entry in store.search()] == ["7", "6", "5", "4", "0"]


def test_what_can_be_read_of_a_damaged_file_is_brought_over(path: Path, a_result: Make, open_store: Open) -> None:
    store = open_store()
    results = {store.add(r): r for r in (a_result(f"number-{i:03}", server_text=f"слова {i} " * 40) for i in range(300))}
    store.close()
    pages, size = [leaf.number for leaf in leaf_pages(path, "body")], page_size(path)
    with path.open("r+b") as file:
        for page in pages[len(pages) // 3 :: 7]:
            file.seek((page - 1) * size)
            file.write(b"\xff" + os.urandom(size - 1))
    again = open_store()
    found = again.search(limit=1000)
    assert again.state.condition is HistoryCondition.READY
    assert again.state.set_aside is not None
    assert 200 < len(found) < 300
    for entry in found:
        loaded = again.load(entry.id)
        assert loaded is not None
        assert loaded.result.info == results[entry.id].info
        assert loaded.result.exchange is not None
        assert loaded.address == entry.address == "https://isms.center/soap/server"
    assert again.search(Question("number-000"))[0].id == 1
    assert again.previous(results[1], before=1000) is not None
    assert (again.add(a_result()) or 0) > max(entry.id for entry in found)


@pytest.mark.parametrize(
    ("days", "entries", "nothing"),
    [(0, None, True), (None, 0, True), (-1, 5, True), (5, -1, True), (1, 1, False), (None, None, False), (1, None, False)],
)
def test_what_is_nothing_to_be_kept(days: int | None, entries: int | None, nothing: bool) -> None:
    assert KeepLimits(days, entries).nothing is nothing


def test_days_beyond_the_calendar_are_no_limit() -> None:
    assert KeepLimits(10**9, None).oldest(NOON) is None
    assert KeepLimits(1, None).oldest(NOON) == NOON - timedelta(days=1)
