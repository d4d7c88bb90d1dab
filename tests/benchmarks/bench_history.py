"""How fast the history is with many entries: `python tests/benchmarks/bench_history.py [ENTRIES]`.

Each question is asked as a person types it. The last column compares with the plainest way, `LIKE` over the same table, so
that the figures mean something on another machine.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kit_desktop.core.history.search import Question
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.history.tables import insert
from kit_desktop.core.kept_lookup import pack
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.search_text import folded

REPLY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"'
    ' xmlns:ns1="http://tempuri.org/"><SOAP-ENV:Body><ns1:SendSMSService___GetInfoByIDResponse><ns1:Result>{}</ns1:Result>'
    "</ns1:SendSMSService___GetInfoByIDResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>"
)
QUESTIONS = (
    *("7", "77", "770", "7701", "77011", "+7 701 12", "d", "de", "deliv", "delivered", "undel", "kit", "kit_notify deliv"),
    *("клиника", "7701 ok", "zz", "zzz", "00042", "не найдено", "timed_out"),
)


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


def milliseconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best * 1000


def ask(store: HistoryStore, path: Path) -> None:
    """Print how long each question takes: the newest 200 with the counts of all, as the window asks at every key."""
    print(f"{'question':<20}{'found':>8}{'find ms':>9}{'LIKE ms':>9}{'LIKE / find':>13}")
    longest = 0.0
    with closing(sqlite3.connect(path)) as plain:
        for question in QUESTIONS:
            like = "SELECT count(*) FROM entry WHERE " + " AND ".join(["folded LIKE ?"] * len(folded(question).split()))
            values = [f"%{word}%" for word in folded(question).split()]
            finding = milliseconds(lambda question=question: store.find(Question(question)))  # type: ignore[misc]
            scanning = milliseconds(lambda like=like, values=values: plain.execute(like, values).fetchone())  # type: ignore[misc]
            found, longest = sum(store.find(Question(question)).counts.values()), max(longest, finding)
            print(f"{question:<20}{found:>8}{finding:>9.1f}{scanning:>9.1f}{scanning / finding:>13.1f}")
    print(f"typed search, longest: {longest:.1f} ms (goal: 50 at 100,000 entries)")


def main(entries: int) -> None:
    """Fill, ask, write, remove; print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "history.db")
        fill(path, entries)
        print(f"{entries} entries, {path.stat().st_size / 1e6:.0f} MB, SQLite {sqlite3.sqlite_version}")
        store = HistoryStore(path, keep_days=None, keep_entries=entries)
        begin = time.perf_counter()
        store.open()
        print(f"opened, checked and tidied in {(time.perf_counter() - begin) * 1000:.0f} ms")
        ask(store, path)
        only = milliseconds(lambda: store.find(Question("7701", frozenset({Outcome.TIMED_OUT}))))
        print(f"filtered by state, with a question: {only:.1f} ms; newest 200: {milliseconds(store.search):.1f} ms")
        dice, now = random.Random(2), datetime.now(UTC)
        times = [milliseconds(lambda i=i: store.add(a_result(dice, i, now)), 1) for i in range(300)]  # type: ignore[misc]
        times.sort()
        print(f"add (with one pruned): median {times[150]:.1f} ms (goal: 10), longest {times[-1]:.1f} ms (goal: 100)")
        last = store.search(limit=1)[0]
        earlier = milliseconds(lambda: store.previous(last.result, last.id))
        print(f"previous: {earlier:.2f} ms, load: {milliseconds(lambda: store.load(last.id)):.2f} ms")
        deleting = sorted(milliseconds(lambda entry=entry: store.delete(entry.id), 1) for entry in store.search(limit=21))  # type: ignore[misc]
        print(f"delete one: median {deleting[10]:.1f} ms, longest {deleting[-1]:.1f} ms (goal: 20)")
        print(f"clear: {milliseconds(store.clear, 1):.0f} ms")
        store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
