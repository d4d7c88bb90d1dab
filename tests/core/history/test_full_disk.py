"""A disk that fills up or fails: at every single write, and nothing that was confirmed is lost."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit_desktop.core.history.condition import HistoryCondition, HistoryState
from kit_desktop.core.history.search import Question
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lookup import LookupResult

Make = Callable[..., LookupResult]
Open = Callable[..., HistoryStore]
Kept = Callable[[Path], dict[int, str]]


def confirmed_by(store: HistoryStore, a_result: Make) -> dict[int, str]:
    """A short life of a history; what it confirmed and did not remove."""
    confirmed: dict[int, str] = {}
    for i in range(12):
        number = store.add(a_result(f"number-{i}", server_text="слова " * 50))
        assert store.state.condition is (HistoryCondition.READY if number else HistoryCondition.DISK_FULL)
        if number:
            confirmed[number] = f"number-{i}"
        store.search(Question(f"number-{i}"))
    if confirmed and store.delete(first := min(confirmed)):
        del confirmed[first]
    if (number := store.add(a_result("last"))) is not None:
        confirmed[number] = "last"
    return confirmed


def test_no_room_at_any_page(tmp_path: Path, a_result: Make, open_store: Open, kept_ids: Kept) -> None:
    most = 0

    def connect(name: str, **options: Any) -> sqlite3.Connection:
        connection = sqlite3.connect(name, **options)
        connection.execute(f"PRAGMA max_page_count = {most}")
        return connection

    clean = False
    while not clean:
        most += 1
        path = tmp_path / f"{most}.db"
        store = open_store(path, connect=connect)
        confirmed = confirmed_by(store, a_result)
        clean = len(confirmed) == 12
        store.close()
        relieved = open_store(path)
        assert relieved.add(a_result("relieved")) is not None
        assert relieved.state == HistoryState(HistoryCondition.READY)
        relieved.close()
        assert kept_ids(path).items() >= confirmed.items()
    assert most > 5, "it must have failed somewhere"


class Failing(sqlite3.Connection):
    """Raises at its `left`-th statement, once or from then on."""

    left = 0
    for_good = False
    codes = (sqlite3.SQLITE_IOERR_WRITE, "SQLITE_IOERR_WRITE")

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().execute(sql, *parameters)

    def executemany(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().executemany(sql, *parameters)

    def _count(self, sql: str) -> None:
        cls = type(self)
        cls.left -= 1
        if cls.left == 0 or (cls.for_good and cls.left < 0 and not sql.startswith("ROLLBACK")):
            error = sqlite3.OperationalError("made up")
            error.sqlite_errorcode, error.sqlite_errorname = cls.codes
            raise error


_STEPS = {
    ("SQLITE_FULL", False): 3,
    ("SQLITE_FULL", True): 2,
    **{(code, for_good): 5 for code in ("SQLITE_IOERR_WRITE", "SQLITE_BUSY", "SQLITE_NOMEM") for for_good in (False, True)},
}
"""From one failing statement to the next that is tried: some for every mishap, and each at some time."""


@pytest.mark.parametrize(("code", "for_good"), _STEPS)
def test_failing_at_the_nth_statement(
    tmp_path: Path, a_result: Make, open_store: Open, kept_ids: Kept, code: str, for_good: bool
) -> None:
    class Dice(Failing):
        pass

    Dice.codes, Dice.for_good = (getattr(sqlite3, code), code), for_good

    def connect(name: str, **options: Any) -> sqlite3.Connection:
        return sqlite3.connect(name, factory=Dice, **options)

    path, confirmed, n, step = tmp_path / "history.db", dict[int, str](), 0, _STEPS[code, for_good]
    while Dice.left <= 0:
        n += step
        Dice.left = n
        store = open_store(path, connect=connect, keep_entries=8, patience=0.0)
        numbers = []
        for i in range(3):
            numbers.append(number := store.add(a_result(f"{n}-{i}")))
            if number is not None:
                confirmed[number] = f"{n}-{i}"
            store.search(Question(f"{n}-"))
        assert for_good or numbers.count(None) <= 1, "one mishap costs one entry, not the session"
        store.close()
    newest = dict(sorted(confirmed.items())[-3:])
    assert kept_ids(path).items() >= newest.items()
    assert n > 30
    assert store.state.set_aside is None


def test_a_full_disk_can_still_be_searched(path: Path, a_result: Make, open_store: Open) -> None:
    before = open_store()
    before.add(a_result("963"))
    before.close()
    full = True

    def connect(name: str, **options: Any) -> sqlite3.Connection:
        if full and not options["uri"]:
            error = sqlite3.OperationalError("made up")
            error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_FULL, "SQLITE_FULL"
            raise error
        return sqlite3.connect(name, **options)

    store = open_store(connect=connect)
    assert len(store.search(Question("963"), limit=1000)) == 1
    assert store.add(a_result("964")) is None
    assert store.state == HistoryState(HistoryCondition.DISK_FULL, detail="SQLITE_FULL")
    full = False
    assert store.add(a_result("964")) == 2


def test_no_room_is_said_whatever_sqlite_calls_it(
    path: Path, a_result: Make, open_store: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(*_: Any, **__: Any) -> sqlite3.Connection:
        error = sqlite3.OperationalError("made up")
        error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_IOERR | 19 << 8, "SQLITE_IOERR_SHMSIZE"
        raise error

    store = open_store(connect=connect)
    assert store.open() == HistoryState(HistoryCondition.UNUSABLE, detail="SQLITE_IOERR_SHMSIZE")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    assert store.open() == HistoryState(HistoryCondition.DISK_FULL, detail="SQLITE_IOERR_SHMSIZE")


@pytest.mark.skipif(os.name != "posix", reason="RLIMIT_FSIZE")
def test_files_that_may_not_grow_further(
    tmp_path: Path, start_python: Callable[..., subprocess.Popen[str]], kept_ids: Kept
) -> None:
    script = """
import resource
size, clean = 0, False
while not clean:
    size += 6000 if size < 60_000 else 50_000
    path = Path(sys.argv[1], f"{size}.db")
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    store = HistoryStore(path, patience=0.2)
    numbers, states = [], set()
    for i in range(12):
        numbers.append(store.add(a_result(f"number-{i}")))
        states.add((numbers[-1] is not None, str(store.state.condition)))
    store.search()
    assert states <= {(True, "ready"), (False, "unusable"), (False, "disk_full")}, states
    store.close()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    clean = None not in numbers
    print(path, *(f"{number}=number-{i}" for i, number in enumerate(numbers) if number), flush=True)
"""
    child = start_python(script, tmp_path)
    printed = child.communicate(timeout=60)[0].splitlines()
    assert child.returncode == 0
    for line in printed:
        name, *confirmed = line.split()
        if confirmed:
            assert {f"{number}={text}" for number, text in kept_ids(Path(name)).items()} >= set(confirmed)
    assert len(printed) > 10


@pytest.mark.parametrize(
    ("number", "condition"),
    [
        (errno.ENOSPC, HistoryCondition.DISK_FULL),
        (errno.EROFS, HistoryCondition.READ_ONLY),
        (errno.EIO, HistoryCondition.UNUSABLE),
    ],
)
def test_a_folder_that_cannot_be_made(
    path: Path, a_result: Make, open_store: Open, monkeypatch: pytest.MonkeyPatch, number: int, condition: HistoryCondition
) -> None:
    def mkdir(*_: Any, **__: Any) -> None:
        raise OSError(number, "made up")

    store = open_store()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", mkdir)
        assert store.add(a_result()) is None
        assert store.state == HistoryState(condition, detail=errno.errorcode[number])
    assert store.add(a_result()) == 1
