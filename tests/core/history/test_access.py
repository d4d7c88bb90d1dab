"""A broken, locked, read-only or newer file: it is said, and nothing raises."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kit_desktop.core.history import access
from kit_desktop.core.history.condition import HistoryCondition, HistoryState
from kit_desktop.core.history.search import Question
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.history.tables import MIGRATIONS
from kit_desktop.core.lookup import LookupResult

Make = Callable[..., LookupResult]
Open = Callable[..., HistoryStore]
Start = Callable[..., subprocess.Popen[str]]
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def everything_answers(store: HistoryStore, result: LookupResult) -> None:
    """Nothing raises and nothing is found or kept."""
    assert store.add(result) is None
    assert (
        store.search(),
        store.search(Question("963")),
        store.load(1),
        store.previous(result),
    ) == (
        [],
        [],
        None,
        None,
    )
    assert not store.delete(1)
    assert not store.clear()


def not_ours(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name)")


def without_a_table(path: Path) -> None:
    with closing(HistoryStore(path)) as store:
        store.open()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE body")


def cut_short(path: Path) -> None:
    with closing(HistoryStore(path)) as store:
        store.open()
    path.write_bytes(path.read_bytes()[:10_000])


def undecodable(path: Path) -> None:
    with closing(HistoryStore(path)) as store:
        store.open()
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE body", b"CREATE TABLE \xff\xfe\x80\x80"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"This is no database. " * 1000),
        lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(5000)),
        not_ours,
        without_a_table,
        cut_short,
        undecodable,
    ],
    ids=["text", "zeros", "not-ours", "without-a-table", "cut-short", "undecodable"],
)
def test_a_damaged_file_is_set_aside_and_said(
    path: Path, a_result: Make, open_store: Open, spoil: Callable[[Path], None], kept_ids: Callable[[Path], dict[int, str]]
) -> None:
    path.parent.mkdir()
    spoil(path)
    spoilt = path.read_bytes()
    store = open_store()
    number = store.add(a_result("963"))
    aside = store.state.set_aside
    assert store.state.condition is HistoryCondition.READY
    assert aside is not None
    assert aside.name.startswith("history.db.damaged-2")
    assert aside.read_bytes() == spoilt
    assert kept_ids(path) == {number: "963"}
    store.close()
    assert open_store().open() == HistoryState(HistoryCondition.READY)


def test_an_empty_file_is_simply_filled(path: Path, a_result: Make, open_store: Open) -> None:
    path.parent.mkdir()
    path.touch()
    store = open_store()
    assert store.add(a_result()) == 1
    assert store.state == HistoryState(HistoryCondition.READY)


class Written(NamedTuple):
    """Sixty entries by number, and the files that hold them: as a killed program leaves them, and closed."""

    entries: dict[int | None, LookupResult]
    killed: dict[str, bytes]
    closed: dict[str, bytes]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, a_result: Make) -> Written:
    path = tmp_path_factory.mktemp("written") / "history.db"
    with closing(HistoryStore(path, keep_days=None, now=lambda: NOON)) as store:
        entries = {
            store.add(result): result for result in (a_result(f"number-{i}", server_text="слова " * i) for i in range(60))
        }
        killed = {file.name: file.read_bytes() for file in (path, path.with_name("history.db-wal"))}
    return Written(entries, killed, {path.name: path.read_bytes()})


@pytest.mark.parametrize("seed", range(20))
def test_damage_anywhere_never_shows_a_wrong_word(
    path: Path, a_result: Make, open_store: Open, written: Written, seed: int
) -> None:
    dice = random.Random(seed)
    originals = written.entries
    path.parent.mkdir()
    files = {
        path.with_name(name): bytearray(octets) for name, octets in (written.closed if seed % 3 else written.killed).items()
    }
    assert len(files) == (1 if seed % 3 else 2)
    for octets in files.values():
        for _ in range(dice.choice((1, 3, 30))):
            place, length = dice.randrange(len(octets)), dice.choice((1, 16, 500))
            octets[place : place + length] = dice.randbytes(length)[: len(octets) - place]
    for file, octets in files.items():
        file.write_bytes(octets)

    store = open_store(keep_days=None)
    number = store.add(a_result("afterwards"))
    for entry in store.search(limit=1000) + store.search(Question("number-5"), limit=1000):
        if entry.id != number:
            original = originals[entry.id]
            loaded = store.load(entry.id)
            assert (entry.result.query, entry.result.info, entry.result.server_text) == (
                original.query,
                original.info,
                original.server_text,
            )
            assert loaded is None or loaded.result.info == original.info
    if number is not None:
        assert [entry.result.query.id for entry in store.search(Question("afterwards"))] == ["afterwards"]
    len(store.search(limit=1000))
    store.previous(a_result("number-5"))
    store.delete(7)
    store.clear()
    store.close()
    if store.state.condition is not HistoryCondition.NEWER:
        assert open_store().add(a_result()) is not None


def test_damage_that_shows_later_is_set_aside_too(path: Path, a_result: Make, open_store: Open) -> None:
    store = open_store(keep_entries=100)
    for i in range(120):
        store.add(a_result(f"{i:03}" * 50))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    octets = path.read_bytes()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(len(octets) - 4096))
    numbers = [store.add(a_result("afterwards")) for _ in range(3)]
    assert None not in numbers
    assert store.state.set_aside is not None
    assert len(store.search(Question("afterwards"), limit=1000)) == 3


def test_two_that_find_damage_at_once_move_it_once(
    path: Path, start_python: Start, kept_ids: Callable[[Path], dict[int, str]]
) -> None:
    script = """
sys.stdin.readline()
store = HistoryStore(Path(sys.argv[1]), patience=60)  # setting aside takes long on a busy machine
print(*[store.add(a_result(f"{sys.argv[2]}-{i}")) for i in range(5)], flush=True)
"""
    path.parent.mkdir()
    path.write_bytes(b"no database" * 500)
    finders = [start_python(script, path, name) for name in "ABC"]
    for finder in finders:
        assert finder.stdin
        finder.stdin.write("go\n")
        finder.stdin.flush()
    confirmed = [int(word) for finder in finders for word in finder.communicate(timeout=90)[0].split()]
    assert len(list(path.parent.glob("history.db.damaged-*"))) == 1
    assert sorted(confirmed) == sorted(kept_ids(path))
    assert len(confirmed) == 15


def test_no_file_is_moved_while_another_opens_it(path: Path, a_result: Make, open_store: Open) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 500)
    opening, go_on = threading.Event(), threading.Event()

    def connect(name: str, **options: Any) -> sqlite3.Connection:
        if threading.current_thread() is thread:
            opening.set()
            assert go_on.wait(10)
        return sqlite3.connect(name, **options)

    slow, quick = open_store(), open_store(patience=0.05, connect=connect)
    thread = threading.Thread(target=slow.open)
    thread.start()
    assert opening.wait(10)
    assert quick.open().condition is HistoryCondition.LOCKED
    assert path.read_bytes() == b"no database" * 500
    go_on.set()
    thread.join()
    assert slow.state.set_aside is not None
    assert (quick.add(a_result()), slow.add(a_result())) == (1, 2)


def test_a_newer_file_is_left_alone(path: Path, a_result: Make, open_store: Open) -> None:
    store = open_store()
    store.add(a_result())
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA user_version = 7")
    before = contents(path.parent)
    newer = open_store()
    everything_answers(newer, a_result())
    assert newer.state == HistoryState(HistoryCondition.NEWER, detail="VERSION_7")
    newer.close()
    assert contents(path.parent) == before


def test_a_newer_program_beside_this_one(path: Path, a_result: Make, open_store: Open) -> None:
    store = open_store()
    store.add(a_result())
    newer = open_store(migrations=(*MIGRATIONS, lambda connection: connection.execute("ALTER TABLE body ADD COLUMN novel")))
    assert newer.add(a_result()) == 2
    everything_answers(store, a_result())
    assert store.state.condition is HistoryCondition.NEWER
    assert len(newer.search(limit=1000)) == 2


def test_a_folder_in_its_place(path: Path, a_result: Make, open_store: Open) -> None:
    path.mkdir(parents=True)
    store = open_store()
    everything_answers(store, a_result())
    assert store.state == HistoryState(HistoryCondition.UNUSABLE, detail="NotAFileError")
    path.rmdir()
    assert store.add(a_result()) == 1, "the next call tries again"
    assert store.state == HistoryState(HistoryCondition.READY)


def test_a_file_in_the_place_of_its_folder(path: Path, a_result: Make, open_store: Open) -> None:
    path.parent.touch()
    store = open_store()
    everything_answers(store, a_result())
    assert store.state.condition is HistoryCondition.UNUSABLE


def test_locked_by_another_program(path: Path, a_result: Make, open_store: Open) -> None:
    open_store().add(a_result())
    asked: list[str] = []

    def connect(name: str, **options: Any) -> sqlite3.Connection:
        connection = sqlite3.connect(name, **options)
        connection.set_trace_callback(asked.append)
        return connection

    store = open_store(patience=0.1, connect=connect)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.open().condition is HistoryCondition.LOCKED
        assert store.add(a_result()) is None
        assert store.state.condition is HistoryCondition.LOCKED
        assert len(store.search(limit=1000)) == 1, "reading goes on"
        waits = [statement for statement in asked if "busy_timeout" in statement]
        assert waits == ["PRAGMA busy_timeout = 100", "PRAGMA busy_timeout = 5"], "a list of ids must not wait at every one"
        other.execute("ROLLBACK")
    assert store.add(a_result()) == 2
    assert store.state == HistoryState(HistoryCondition.READY)


def test_locked_against_reading_too(path: Path, a_result: Make, open_store: Open) -> None:
    first = open_store()
    first.add(a_result())
    first.close()
    store = open_store(patience=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        everything_answers(store, a_result())
        assert store.state.condition is HistoryCondition.LOCKED
    assert store.add(a_result()) == 2


def test_deleted_while_open(path: Path, a_result: Make, open_store: Open, kept_ids: Callable[[Path], dict[int, str]]) -> None:
    if os.name != "posix":
        pytest.skip("Windows does not let an open file be deleted")
    store = open_store()
    store.add(a_result("first"))
    for file in path.parent.iterdir():
        file.unlink()
    number = store.add(a_result("second"))
    assert kept_ids(path) == {number: "second"}


def test_a_folder_that_cannot_be_written(unprivileged_folder: Path, a_result: Make, open_store: Open) -> None:
    path = unprivileged_folder / "history.db"
    with closing(HistoryStore(path, keep_days=None)) as store:
        store.add(a_result())
    unprivileged_folder.chmod(0o500)
    store = open_store(path)
    assert [entry.result.query.id for entry in store.search(Question("963"))] == ["963"]
    assert store.add(a_result()) is None
    assert not store.clear()
    assert store.state.condition is HistoryCondition.READ_ONLY
    store.close()
    missing = open_store(unprivileged_folder / "other.db")
    everything_answers(missing, a_result())
    assert missing.state.condition is HistoryCondition.READ_ONLY
    deeper = open_store(unprivileged_folder / "folder" / "other.db")
    everything_answers(deeper, a_result())
    assert deeper.state.condition is HistoryCondition.READ_ONLY


def test_a_file_that_cannot_be_written(unprivileged_folder: Path, a_result: Make, open_store: Open) -> None:
    path = unprivileged_folder / "history.db"
    with closing(HistoryStore(path, keep_days=None)) as store:
        store.add(a_result())
    path.chmod(0o400)
    store = open_store(path)
    assert len(store.search(Question("963"), limit=1000)) == 1
    assert store.add(a_result()) is None
    assert store.state.condition is HistoryCondition.READ_ONLY
    assert stat.S_IMODE(path.stat().st_mode) == 0o400


def test_a_file_that_cannot_be_read(unprivileged_folder: Path, a_result: Make, open_store: Open) -> None:
    path = unprivileged_folder / "history.db"
    path.write_bytes(b"")
    path.chmod(0)
    store = open_store(path)
    everything_answers(store, a_result())
    assert store.state.condition in {HistoryCondition.UNUSABLE, HistoryCondition.READ_ONLY}


def test_damage_that_cannot_be_moved(unprivileged_folder: Path, a_result: Make, open_store: Open) -> None:
    path = unprivileged_folder / "history.db"
    path.write_bytes(b"no database" * 500)
    unprivileged_folder.chmod(0o500)
    store = open_store(path)
    everything_answers(store, a_result())
    assert store.state.condition is HistoryCondition.DAMAGED
    assert store.state.set_aside is None


def test_closed(a_result: Make, open_store: Open) -> None:
    store = open_store()
    store.add(a_result())
    store.close()
    store.close()
    everything_answers(store, a_result())
    assert store.open().condition is HistoryCondition.CLOSED


def test_nothing_happens_before_the_first_call(path: Path, open_store: Open) -> None:
    def connect(*_: Any, **__: Any) -> sqlite3.Connection:
        raise AssertionError

    assert open_store(connect=connect).state == HistoryState(HistoryCondition.NOT_OPENED)
    assert not path.parent.exists()


YEAR_AHEAD = NOON + timedelta(days=365)


@pytest.mark.parametrize(("days", "entries", "left"), [(None, None, 9), (30, None, 6), (None, 4, 4), (30, 8, 6), (1, 8, 1)])
def test_old_ones_go(a_result: Make, open_store: Open, days: int | None, entries: int | None, left: int) -> None:
    def fill(store: HistoryStore) -> None:
        for i in range(9):
            store.add(a_result(str(i), checked_at=NOON - timedelta(days=(8 - i) * 6, seconds=-1)))

    fill(at_once := open_store(keep_days=days, keep_entries=entries))
    expected = [str(i) for i in reversed(range(9))][:left]
    assert [entry.result.query.id for entry in at_once.search()] == expected
    assert at_once.clear()
    at_once.close()

    fill(later := open_store(keep_days=None, keep_entries=None))
    later.keep(days, entries)
    assert [entry.result.query.id for entry in later.search()] == expected
    assert later.clear()
    fill(open_store(keep_days=None, keep_entries=None))
    reopened = open_store(keep_days=days, keep_entries=entries)
    assert [entry.result.query.id for entry in reopened.search()] == expected


def test_a_clock_that_is_ahead_removes_nothing(path: Path, a_result: Make, open_store: Open) -> None:
    store = open_store()
    for days in (20, 10, 1):
        store.add(a_result(f"old-{days}", checked_at=NOON - timedelta(days=days)))
    store.close()
    copy = path.with_name("history.db.v1-backup")
    copy.touch()
    wrong = open_store(now=lambda: YEAR_AHEAD)
    assert wrong.open() == HistoryState(HistoryCondition.READY, clock_jumped=True)
    for _ in range(3):
        wrong.add(a_result("new", checked_at=YEAR_AHEAD))
    wrong.keep(7, 5000)
    assert len(wrong.search()) == 6
    assert wrong.state.clock_jumped
    assert copy.exists()
    wrong.close()
    right = open_store()
    assert right.open() == HistoryState(HistoryCondition.READY)
    assert len(right.search()) == 6


def test_a_clock_that_jumps_while_the_program_runs_removes_nothing(a_result: Make, open_store: Open) -> None:
    now = NOON
    store = open_store(now=lambda: now)
    store.add(a_result("before"))
    now = YEAR_AHEAD
    for _ in range(3):
        store.add(a_result("after", checked_at=now))
    assert len(store.search()) == 4
    assert store.state.clock_jumped


@pytest.mark.parametrize(
    ("entries", "vouched"),
    [((), False), ((NOON,), True), ((NOON - timedelta(days=400),), False), ((NOON - timedelta(days=400), NOON), True)],
)
def test_an_entry_of_the_last_days_vouches_for_the_clock(
    a_result: Make, open_store: Open, entries: tuple[datetime, ...], vouched: bool
) -> None:
    store = open_store(keep_days=None)
    for at in entries:
        store.add(a_result(checked_at=at))
    assert store.vouches_for_clock() is vouched


def test_a_clock_that_jumped_is_not_vouched_for_by_what_was_asked_since(a_result: Make, open_store: Open) -> None:
    store = open_store(now=lambda: YEAR_AHEAD)
    store.add(a_result())
    store.add(a_result(checked_at=YEAR_AHEAD))
    assert not store.vouches_for_clock()


def test_clearing_ends_the_doubt(a_result: Make, open_store: Open) -> None:
    store = open_store(now=lambda: YEAR_AHEAD)
    store.add(a_result())
    store.add(a_result(checked_at=YEAR_AHEAD))
    assert store.state.clock_jumped
    assert store.clear()
    assert store.state == HistoryState(HistoryCondition.READY)


@pytest.mark.parametrize("limits", [{"keep_days": 0}, {"keep_entries": 0}])
def test_keeping_nothing(path: Path, a_result: Make, open_store: Open, limits: dict[str, Any]) -> None:
    off = open_store(**limits)
    assert off.open().condition is HistoryCondition.OFF
    assert off.add(a_result()) is None
    assert off.search() == []
    assert not path.exists()
    off.keep(30, 5000)
    assert off.add(a_result("qzxw")) is not None
    off.keep(0, 5000)
    assert off.state.condition is HistoryCondition.OFF
    assert off.add(a_result()) is None
    assert b"qzxw" not in path.read_bytes()
    off.keep(30, 5000)
    assert len(off.search(limit=1000)) == 0
    assert off.state.condition is HistoryCondition.READY


def test_files_set_aside_do_not_outlive_the_limit(path: Path, open_store: Open) -> None:
    path.parent.mkdir()
    old, young = (path.with_name(f"history.db.damaged-{name}") for name in ("old", "young"))
    for file, days in ((old, 31), (young, 29)):
        file.touch()
        moment = (NOON - timedelta(days=days)).timestamp()
        os.utime(file, (moment, moment))
    open_store().open()
    assert (old.exists(), young.exists()) == (False, True)


def test_what_cannot_be_taken_off_the_disk_is_not_called_cleared(
    a_result: Make, open_store: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    store.add(a_result())
    with monkeypatch.context() as patch:
        patch.setattr(store, "shrink", lambda **_options: False)
        assert not store.clear()
    assert store.clear()


@pytest.mark.parametrize(("error", "tried"), [("disk I/O error", 2), ("database is locked", 1)])
def test_reading_from_a_drive_that_was_away_for_a_moment_is_tried_once_more(open_store: Open, error: str, tried: int) -> None:
    tries: list[int] = []

    def work(_connection: sqlite3.Connection) -> str:
        tries.append(1)
        if len(tries) == 1:
            failed = sqlite3.OperationalError(error)
            failed.sqlite_errorcode = sqlite3.SQLITE_IOERR if "I/O" in error else sqlite3.SQLITE_BUSY
            raise failed
        return "found"

    assert open_store().read(work, "nothing") == ("found" if tried == 2 else "nothing")
    assert len(tries) == tried


@pytest.mark.parametrize(("minutes", "doubted"), [(59, True), (60, False)])
def test_only_an_answer_of_the_last_hour_says_that_the_clock_is_wrong(
    open_store: Open, monkeypatch: pytest.MonkeyPatch, minutes: int, doubted: bool
) -> None:
    monkeypatch.setattr(access, "is_recent", lambda *_: False)
    store = open_store(keep_entries=None)
    with closing(sqlite3.connect(":memory:")) as connection:
        store.prune(connection, store._now() - timedelta(minutes=minutes))
    assert store.state.clock_jumped is doubted
