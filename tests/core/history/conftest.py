"""Lookups to keep, stores that close themselves, and processes that write."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import kit_desktop
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome

from ..storage.connecting import connect_by

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
NOBODY = 65534

PREAMBLE = f"""
import os, sys
sys.path.insert(0, {str(Path(kit_desktop.__file__).parents[1])!r})
from datetime import UTC, datetime
from pathlib import Path
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome

def a_result(text):
    info = MessageInfo({{"resultCode": "0", "recepient": "77011234567", "status": "delivered", "msgID": text}})
    exchange = Exchange("https://isms.center/soap/server", "", "", reply_text="<Result/>" * 90)
    return LookupResult(Outcome.OK, LookupQuery(IdKind.MSG_ID, text), datetime.now(UTC), info=info, exchange=exchange)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture(scope="session")
def a_result() -> Callable[..., LookupResult]:
    """A finished lookup; `fields` go into the message, anything else into the result."""

    def make(
        message_id: str = "963", *, by: IdKind = IdKind.MSG_ID, fields: dict[str, str | None] | None = None, **other: Any
    ) -> LookupResult:
        info = {"resultCode": "0", "resultS": "OK", "recepient": "77011234567", "status": "delivered", "senderId": "KiT_Notify"}
        exchange = Exchange("https://isms.center/soap/server", "Host: isms.center", "<request/>", reply_text="<reply/>")
        given: dict[str, Any] = {
            "info": MessageInfo(info | (fields or {})),
            "exchange": exchange,
            "account": "mycompany",
        } | other
        return LookupResult(
            given.pop("outcome", Outcome.OK), LookupQuery(by, message_id), given.pop("checked_at", NOON), **given
        )

    return make


@pytest.fixture
def open_store(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., HistoryStore]]:
    """Stores on `path` (or another one) whose clock stands at noon, closed at the end.

    From the last one made on, all connect by its `connect`.
    """
    stores: list[HistoryStore] = []

    def make(where: Path = path, connect: Callable[..., sqlite3.Connection] = sqlite3.connect, **options: Any) -> HistoryStore:
        connect_by(monkeypatch, connect)
        stores.append(HistoryStore(where, **({"now": lambda: NOON, "patience": 5.0} | options)))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def start_python() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Another process that runs a script, with `a_result(text)` and HistoryStore at hand; killed at the end."""
    started: list[subprocess.Popen[str]] = []

    def start(script: str, *arguments: str | Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", PREAMBLE + script, *map(str, arguments)]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        with process:
            process.kill()


@pytest.fixture
def kept_ids() -> Callable[[Path], dict[int, str]]:
    """What SQLite itself finds in a file that must be whole: number → id."""

    def read(path: Path) -> dict[int, str]:
        with closing(sqlite3.connect(path, timeout=5)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            if "entry" not in tables:
                return {}
            rows = connection.execute("SELECT entry.id, message_id FROM entry JOIN body USING (id)").fetchall()
            assert connection.execute("SELECT count(*) FROM entry").fetchone()[0] == len(rows)
        return {number: message_id.decode() for number, message_id in rows}

    return read


@pytest.fixture
def unprivileged_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of one's own, and no rights beyond that: root could write anywhere."""
    if os.name != "posix":
        pytest.skip("POSIX permissions")
    folder = Path(tempfile.mkdtemp(prefix="history-"))
    assert tmp_path.exists(), "made while there were still the rights to"
    was_root = os.geteuid() == 0
    if was_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)
