"""What is kept comes back as it was, and only what may be kept is."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from kit_desktop.core.history.search import Question
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.history.tables import insert
from kit_desktop.core.kept_lookup import LONGEST_REPLY, FieldChange, changes, pack
from kit_desktop.core.lookup import Exchange, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome

from ..any_lookup import as_kept, results

Make = Callable[..., LookupResult]
Open = Callable[..., HistoryStore]
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@settings(max_examples=25, deadline=None)
@given(result=results)
def test_the_store_takes_every_lookup(tmp_path_factory: pytest.TempPathFactory, result: LookupResult) -> None:
    with closing(HistoryStore(tmp_path_factory.mktemp("odd") / "history.db", keep_days=None)) as store:
        number = store.add(result)
        assert number is not None, store.state
        entry = store.load(number)
        assert entry is not None
        assert entry.result == as_kept(result)
        assert [found.result for found in store.search()] == [replace(result, exchange=None)]
        assert store.search(Question(result.query.id.split("\0")[0][:20])) == store.search()


def test_neither_request_nor_password_reach_the_disk(path: Path, a_result: Make, open_store: Open) -> None:
    exchange = Exchange(
        "https://isms.center/soap/server",
        request_headers="Authorization: S3CRET-one",
        request_text="<login>me</login><password>S3CRET-two</password>",
        reply_text="<echo><ns1:password>S3CRET-three</ns1:password></echo>",
        reply_headers="X-Echo: <password>S3CRET-four</password>",
    )
    store = open_store()
    number = store.add(a_result(exchange=exchange))
    assert number is not None
    kept = store.load(number)
    assert kept is not None
    assert kept.result.exchange is not None
    assert "<ns1:password>•" in kept.result.exchange.reply_text
    with closing(sqlite3.connect(path)) as connection:
        blobs = [zlib.decompress(blob) for row in connection.execute("SELECT record, reply FROM body") for blob in row]
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"S3CRET" not in raw + b"".join(blobs)


def test_a_huge_reply_is_cut_and_says_so(a_result: Make, open_store: Open) -> None:
    store = open_store()
    number = store.add(a_result(exchange=Exchange("https://x/", "", "", reply_text="я" * 2_000_000, reply_bytes=4_000_000)))
    assert number is not None
    entry = store.load(number)
    assert entry is not None
    exchange = entry.result.exchange
    assert exchange is not None
    assert (len(exchange.reply_text), exchange.reply_cut, exchange.reply_bytes) == (LONGEST_REPLY, True, 4_000_000)


def test_a_list_is_light_and_newest_first(a_result: Make, open_store: Open) -> None:
    store = open_store()
    numbers = [store.add(a_result(str(i))) for i in range(5)]
    entries = store.search(limit=3)
    assert [entry.id for entry in entries] == numbers[:1:-1]
    assert all(entry.result.exchange is None and entry.address == "https://isms.center/soap/server" for entry in entries)
    assert store.load(10**6) is None


def test_the_previous_answer_about_the_same_message(a_result: Make, open_store: Open) -> None:
    store = open_store()
    first = store.add(a_result(fields={"status": "sent"}))
    store.add(a_result(outcome=Outcome.TIMED_OUT, info=None))
    store.add(a_result(by=IdKind.USER_MSG_ID))
    store.add(a_result(account="other"))
    store.add(a_result(exchange=Exchange("http://127.0.0.1:8000/", "", "")))
    store.add(a_result("9630"))
    now = a_result(fields={"status": "delivered", "receivedtime": "2022-09-21 16:00:24"})
    number = store.add(now)
    earlier = store.previous(now, number)
    assert earlier is not None
    assert earlier.id == first
    assert changes(earlier.result, now) == (
        FieldChange("status", "sent", "delivered"),
        FieldChange("receivedtime", None, "2022-09-21 16:00:24"),
    )
    assert store.previous(earlier.result, earlier.id) is None
    assert getattr(store.previous(now), "id", None) == number


def test_since_when_the_answers_before_it_are_the_same(a_result: Make, open_store: Open) -> None:
    store = open_store()
    times = [datetime(2026, 9, 21, 10, minute, tzinfo=UTC) for minute in range(5)]
    assert store.same_since(a_result()) is None
    store.add(a_result(fields={"status": "sent"}, checked_at=times[0]))
    assert store.same_since(a_result()) is None
    store.add(a_result(checked_at=times[1]))
    damaged = store.add(a_result(checked_at=times[2]))
    store.add(a_result("other", checked_at=times[3]))
    number = store.add(a_result(checked_at=times[4]))
    store.write(lambda connection: connection.execute("UPDATE body SET record = x'00' WHERE id = ?", (damaged,)))
    assert store.same_since(a_result()) == times[1]
    assert store.same_since(a_result(), damaged) == times[1]
    assert store.same_since(a_result(fields={"status": "sent"}), number) is None


def test_deleting_one_takes_it_off_the_disk(path: Path, a_result: Make, open_store: Open) -> None:
    store = open_store()
    numbers = [store.add(a_result(text)) for text in ("first-one", "Qzxw-secret-customer", "third-one")]
    assert numbers[1] is not None
    assert b"zxw" in b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert store.delete(numbers[1])
    assert not store.delete(numbers[1])
    assert [entry.result.query.id for entry in store.search()] == ["third-one", "first-one"]
    assert store.search(Question("qzxw")) == []
    assert b"zxw" not in b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_clearing_takes_everything_off_the_disk(path: Path, a_result: Make, open_store: Open) -> None:
    store = open_store()
    last = [store.add(a_result(f"Qzxw-{i}")) for i in range(300)][-1]
    copies = [path.with_name(path.name + ending) for ending in (".damaged-20240101T000000Z", ".damaged-x-wal", ".v1-backup")]
    for copy in copies:
        copy.write_bytes(b"qzxw")
    bystander = path.with_name("another.db.damaged-1")
    bystander.touch()
    size = path.stat().st_size
    assert store.clear()
    assert len(store.search(limit=1000)) == 0
    assert path.stat().st_size < size / 3
    assert bystander.exists()
    assert b"qzxw" not in b"".join(file.read_bytes() for file in path.parent.iterdir()).lower()
    assert store.add(a_result()) == (last or 0) + 1, "a number must never come to mean another lookup"


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_only_the_user_can_read_it_from_the_first_byte_on(path: Path, a_result: Make, open_store: Open) -> None:
    seen = []

    def connect(name: str, **options: Any) -> sqlite3.Connection:
        seen.append(stat.S_IMODE(Path(name).stat().st_mode))
        return sqlite3.connect(name, **options)

    mask = os.umask(0)
    try:
        store = open_store(connect=connect)
        store.add(a_result())
    finally:
        os.umask(mask)
    assert set(seen) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == dict.fromkeys(("history.db", "history.db-wal", "history.db-shm", "history.db-gate"), 0o600)
    store.close()
    path.chmod(0o644)
    open_store().open()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_many_threads_at_once(a_result: Make, open_store: Open, kept_ids: Callable[[Path], dict[int, str]]) -> None:
    store = open_store()
    numbers: list[int | None] = []
    wrong: list[object] = []

    def work(name: int) -> None:
        for i in range(15):
            numbers.append(store.add(a_result(f"thread{name}-{i}")))
            found = store.search(Question(f"thread{name}-"))
            if len(found) != i + 1:
                wrong.append(found)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert set(numbers) == set(kept_ids(store.path))
    assert len(numbers) == len(set(numbers)) == 90


def test_searching_does_not_wait_for_writing(path: Path, a_result: Make, open_store: Open) -> None:
    waiting = threading.Event()

    def connect(name: str, **options: Any) -> sqlite3.Connection:
        connection = sqlite3.connect(name, **options)
        connection.set_trace_callback(lambda sql: waiting.set() if sql.startswith("BEGIN IMMEDIATE") else None)
        return connection

    store = open_store(patience=30.0, connect=connect)
    store.add(a_result("first"))
    waiting.clear()
    added: list[int | None] = []
    adding = threading.Thread(target=lambda: added.append(store.add(a_result("second"))))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        adding.start()
        assert waiting.wait(10)
        assert (len(store.search(limit=1000)), len(store.search(Question("first")))) == (1, 1)
        assert adding.is_alive()
        other.execute("ROLLBACK")
    adding.join()
    assert added == [2]


def test_what_is_confirmed_has_been_flushed(path: Path, a_result: Make, open_store: Open) -> None:
    connections: list[sqlite3.Connection] = []

    def connect(name: str, **options: Any) -> sqlite3.Connection:
        connections.append(sqlite3.connect(name, **options))
        return connections[-1]

    open_store(connect=connect).add(a_result())
    for setting, value in {"journal_mode": "wal", "synchronous": 2, "fullfsync": 1, "secure_delete": 1}.items():
        assert {connection.execute(f"PRAGMA {setting}").fetchone()[0] for connection in connections} == {value}


def test_two_windows_see_the_same(a_result: Make, open_store: Open) -> None:
    one, other = open_store(), open_store()
    first = one.add(a_result("963"))
    second = other.add(a_result("964"))
    assert [entry.id for entry in one.search()] == [entry.id for entry in other.search()] == [second, first]
    assert one.clear()
    assert len(other.search(limit=1000)) == 0


def test_how_many_are_given_unless_it_is_said(a_result: Make, open_store: Open) -> None:
    store = open_store()
    packed = [pack(a_result(f"96300{number}")) for number in range(5)]
    store.write(lambda connection: [insert(connection, packed[number % 5]) for number in range(210)])
    assert (len(store.search()), len(store.find().entries), len(store.near(a_result("963007")))) == (200, 200, 3)


def test_deleting_one_empties_the_log(path: Path, a_result: Make, open_store: Open) -> None:
    store = open_store()
    number = store.add(a_result())
    assert number is not None
    log = path.with_name(f"{path.name}-wal")
    assert not store.delete(number + 1)
    assert log.stat().st_size > 0
    assert store.delete(number)
    assert log.stat().st_size == 0
