"""How the History tab behaves with many entries: `python tests/benchmarks/bench_history_view.py [ENTRIES]`.

For each step: milliseconds until the list shows it, and the longest time in which the window did not answer meanwhile.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.history.tables import insert
from kit_desktop.core.kept_lookup import pack
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.store import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.history.view import HistoryView


def a_result(number: int, begin: datetime) -> LookupResult:
    """One lookup among many."""
    fields: dict[str, str | None] = {
        "resultCode": "0",
        "recepient": f"7701{number % 10_000_000:07}",
        "status": "delivered" if number % 7 else "undelivered",
        "senderId": "KiT_Notify",
        "msgID": str(number),
    }
    exchange = Exchange("https://isms.center/soap/server", "", "", reply_text="<Result/>" * 90)
    return LookupResult(
        Outcome.OK if number % 11 else Outcome.NOT_FOUND,
        LookupQuery(IdKind.MSG_ID, str(number)),
        begin + timedelta(seconds=number),
        info=MessageInfo(fields),
        exchange=exchange,
        account="mycompany",
    )


def fill(path: Path, entries: int) -> HistoryStore:
    """A store with that many entries."""
    store = HistoryStore(path, keep_days=None, keep_entries=None)
    store.open()
    begin = datetime.now(UTC) - timedelta(days=20)

    def work(connection: sqlite3.Connection) -> bool:
        for number in range(entries):
            insert(connection, pack(a_result(number, begin)))
        return True

    store.write(work)
    return store


def measure(view: HistoryView, what: str, act: Callable[[], object]) -> None:
    """Do one step and print how long it took, and the longest stall of the event loop."""
    stalls = [0.0]
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        stalls[0] = max(stalls[0], now - last[0])
        last[0] = now

    ticker = QTimer()
    ticker.setInterval(0)
    ticker.timeout.connect(tick)
    loop = QEventLoop()
    view.model.refreshed.connect(loop.quit)
    ticker.start()
    begin = time.perf_counter()
    act()
    loop.exec()
    spent = time.perf_counter() - begin
    view.grab()
    tick()
    view.model.refreshed.disconnect(loop.quit)
    print(f"{what:32} {spent * 1000:8.1f} ms   stall {stalls[0] * 1000:6.1f} ms   {view.model.count} found")


def main() -> None:
    """Fill, show, search, filter, scroll."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    qt = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        store = fill(Path(folder) / "history.db", entries)
        view = HistoryView(store, CurrentSettings(Settings()))
        view.resize(1000, 500)
        measure(view, "shown", view.show)
        for text in ("7", "77", "7701", "770100123", "deliv", "undelivered kit", "zzz", ""):
            measure(view, f"typed {text!r} (with the pause)", lambda text=text: view.search.setText(text))
        measure(view, "filtered: no such message", view.chips["not_found"].click)
        measure(view, "all again", view.chips["all"].click)
        bar = view.table.verticalScrollBar()
        for _ in range(3):
            measure(view, "scrolled to the end", lambda: bar.setValue(bar.maximum()))
        store.close()
    del qt


if __name__ == "__main__":
    main()
