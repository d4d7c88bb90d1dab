"""The history with 100,000 entries: on the disk, searched, and in its tab. Beside a search the plainest way, `LIKE`."""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from kit_desktop.core.history.search import Question
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.history.tables import insert
from kit_desktop.core.kept_lookup import pack
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.search_text import folded
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.history.view import HistoryView
from tests.benchmarks.stalls import StallWatch
from tests.benchmarks.table import Goal, Row

REPLY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"'
    ' xmlns:ns1="http://tempuri.org/"><SOAP-ENV:Body><ns1:SendSMSService___GetInfoByIDResponse><ns1:Result>{}</ns1:Result>'
    "</ns1:SendSMSService___GetInfoByIDResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>"
)
QUESTIONS = (
    *("7", "77", "770", "7701", "77011", "+7 701 12", "d", "de", "deliv", "delivered", "undel", "kit", "kit_notify deliv"),
    *("клиника", "7701 ok", "zz", "zzz", "00042", "не найдено", "timed_out"),
)


def rows(options: argparse.Namespace) -> list[Row]:
    """See `Row`."""
    entries = 20_000 if options.quick else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "history.db")
        fill(path, entries)
        store = HistoryStore(path, keep_days=None, keep_entries=entries)
        opened = milliseconds(store.open)
        found = [
            Row(f"history of {entries:,}: opened, checked, tidied", [opened]),
            search_row(store, path, 3 if options.quick else 7),
            *write_rows(store, 50 if options.quick else 300),
            *view_rows(store),
        ]
        store.close()
        return found


def a_result(dice: random.Random, number: int, begin: datetime) -> LookupResult:
    """A lookup as an agent's day brings it."""
    fields: dict[str, str | None] = {
        "resultCode": "0",
        "resultS": "OK",
        "recepient": f"770{dice.randrange(10**8):08}",
        "status": dice.choices(("delivered", "undelivered", "sent", "send"), (80, 10, 8, 2))[0],
        "senderId": dice.choice(("KiT_Notify", "BankKZ", "Клиника-1")),
        "senttime": "2022-09-21 16:00:21",
        "receivedtime": "2022-09-21 16:00:24",
        "segments": "1",
        "lang": "0",
        "userMsgID": f"CRM-{number:07}",
        "msgID": str(dice.randrange(10**9)),
    }
    outcome = dice.choices((Outcome.OK, Outcome.NOT_FOUND, Outcome.TIMED_OUT), (90, 8, 2))[0]
    answered = outcome is Outcome.OK
    reply = REPLY.format("".join(f"<ns1:{name}>{value}</ns1:{name}>" for name, value in fields.items()))
    return LookupResult(
        outcome,
        LookupQuery(IdKind.MSG_ID, fields["msgID"] or ""),
        begin + timedelta(seconds=number),
        elapsed_ms=dice.randrange(2000),
        info=MessageInfo(fields) if answered else None,
        server_text="OK" if answered else "Запись не найдено" if outcome is Outcome.NOT_FOUND else None,
        http_status=200,
        exchange=Exchange("https://isms.center/soap/server", "", "", "HTTP/1.1 200 OK", "Server: nginx", reply, len(reply)),
        account="mycompany",
    )


def fill(path: Path, entries: int) -> None:
    """Write the entries in one transaction."""
    dice, begin = random.Random(1), datetime.now(UTC) - timedelta(seconds=entries)
    with closing(HistoryStore(path, keep_days=None, keep_entries=None)) as store:
        store.open()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for number in range(entries):
            insert(connection, pack(a_result(dice, number, begin)))
        connection.execute("COMMIT")


def milliseconds(work: Callable[[], object]) -> float:
    """How long that takes."""
    begin = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begin)


def search_row(store: HistoryStore, path: Path, rounds: int) -> Row:
    """The slowest of the questions: the newest 200 with the counts of all, as the window asks at every key."""
    finding: dict[str, list[float]] = {question: [] for question in QUESTIONS}
    scanning: dict[str, list[float]] = {question: [] for question in QUESTIONS}
    for _ in range(rounds):
        for question in QUESTIONS:
            finding[question].append(milliseconds(lambda question=question: store.find(Question(question))))  # type: ignore[misc]
    with closing(sqlite3.connect(path)) as plain:
        for question in QUESTIONS * rounds:
            words = folded(question).split()
            like = "SELECT count(*) FROM entry WHERE " + " AND ".join(["folded LIKE ?"] * len(words))
            values = [f"%{word}%" for word in words]
            scanning[question].append(milliseconds(lambda like=like, values=values: plain.execute(like, values).fetchone()))  # type: ignore[misc]
    slowest = max(QUESTIONS, key=lambda question: median(finding[question]))
    what = f"history: typed search, the slowest of {len(QUESTIONS)} ({slowest!r})"
    return Row(what, finding[slowest], "ms", "the matches counted with LIKE", scanning[slowest], Goal("at most", 50))


def write_rows(store: HistoryStore, rounds: int) -> list[Row]:
    """Adding to a full history, each time with one pruned, and deleting; beside the same bytes written and synced."""
    dice, now = random.Random(2), datetime.now(UTC)
    adding, syncing = [], []
    with tempfile.TemporaryFile() as file:
        for number in range(rounds):
            result = a_result(dice, number, now)
            adding.append(milliseconds(lambda result=result: store.add(result)))  # type: ignore[misc]

            def write_and_sync() -> None:
                file.write(b"x" * 4096)
                file.flush()
                os.fsync(file.fileno())

            syncing.append(milliseconds(write_and_sync))
    deleting = [milliseconds(lambda entry=entry: store.delete(entry.id)) for entry in store.search(limit=21)]  # type: ignore[misc]
    beside = "4 kB written and synced"
    return [
        Row("history: add, with one pruned", adding, "ms", beside, syncing, Goal("at most", 10)),
        Row("history: add, the longest", [max(adding)], "ms", beside, [max(syncing)], Goal("at most", 100)),
        Row("history: delete one", deleting, "ms", beside, syncing, Goal("at most", 20)),
    ]


def view_rows(store: HistoryStore) -> list[Row]:
    """The tab: typing, filtering and scrolling, and the longest stall of all."""
    qt = QApplication([])
    assert qt is QApplication.instance()
    view = HistoryView(store, CurrentSettings(Settings()))
    view.resize(1000, 500)
    watch, bar = StallWatch(), view.table.verticalScrollBar()
    shown = watch.step(view.show, view.model.refreshed)
    typed = [
        watch.step(lambda text=text: view.search.setText(text), view.model.refreshed)  # type: ignore[misc]
        for text in ("7", "77", "7701", "77011", "deliv", "undelivered kit", "zzz", "")
    ]
    filtered = [watch.step(view.chips[chip].click, view.model.refreshed) for chip in (Fate.NOT_FOUND, None)]
    scrolled = [watch.step(lambda: bar.setValue(bar.maximum()), view.model.refreshed) for _ in range(3)]
    return [
        Row("history tab: shown", [shown.took]),
        Row("history tab: typed to listed, the pause included", [step.took for step in typed]),
        Row(
            "history tab: the longest stall",
            [max(step.stall for step in (shown, *typed, *filtered, *scrolled))],
            goal=Goal("at most", 50),
        ),
    ]
