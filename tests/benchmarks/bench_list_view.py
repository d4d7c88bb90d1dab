"""The list tab with 100,000 ids: how long each step takes and the longest stall of the window meanwhile.

python tests/benchmarks/bench_list_view.py [IDS]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from kit_desktop.core.lists.journal.reader import JournalColumn
from kit_desktop.core.settings.store import Settings
from kit_desktop.ui.accounts.account import Account
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lists.jobs import ListJobs
from kit_desktop.ui.lists.model import COLUMNS
from kit_desktop.ui.lists.view import ListView

IDS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000


class Watch:
    """Runs steps in Qt's event loop and prints how they went."""

    def __init__(self) -> None:
        self._last = 0.0
        self._longest = 0.0
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now

    def step(self, name: str, begin: Callable[[], object], signal: object) -> None:
        loop = QEventLoop()
        signal.connect(loop.quit)
        started = self._last = time.perf_counter()
        self._longest = 0.0
        self._timer.start()
        QTimer.singleShot(0, begin)
        loop.exec()
        took = time.perf_counter() - started
        QTimer.singleShot(300, loop.quit)
        loop.exec()
        self._timer.stop()
        signal.disconnect(loop.quit)
        print(f"{name:32} {took * 1000:8.0f} ms   longest stall {self._longest * 1000:5.0f} ms")


def main() -> None:
    app = QApplication([])
    folder = Path(tempfile.mkdtemp(prefix="kit-bench-"))
    source = folder / "list.csv"
    source.write_text("Client;MsgID\n" + "\n".join(f"K{i};{9_000_000 + i}" for i in range(IDS)), encoding="utf-8")
    desk = ListJobs(folder / "lists", lambda: None)
    view = ListView(desk, Account(None), CurrentSettings(replace(Settings(), address="http://127.0.0.1:9/")))
    view.resize(1000, 640)
    view.show()
    watch, model = Watch(), view.run_page.model
    watch.step("read, preview and count", lambda: view.read(source), desk.counted)
    ids = view.intake.dialog._ids
    from kit_desktop.core.lists.journal.journal import create_journal
    from kit_desktop.core.lists.journal.tables import read_about

    path = folder / "lists" / "one.kit-batch"
    path.parent.mkdir(exist_ok=True)
    create_journal(path, ids, "http://127.0.0.1:9/")
    about = read_about(path)
    watch.step("open the list", lambda: desk.show(about), model.reordered)
    table = view.run_page.findChild(QTableView)
    watch.step("scroll to the end", table.scrollToBottom, model.dataChanged)
    watch.step("search as one types", lambda: view.run_page._search.setText("9099"), model.reordered)
    watch.step("search ended", view.run_page._search.clear, model.reordered)
    column = COLUMNS.index(JournalColumn.MESSAGE_ID)
    watch.step("sort", lambda: table.sortByColumn(column, Qt.SortOrder.DescendingOrder), model.reordered)
    sys.stdout.flush()
    del app
    os._exit(0)


if __name__ == "__main__":
    main()
