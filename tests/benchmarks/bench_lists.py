"""Lists of ids: asked over a slow line, read from a large workbook, a long list from its file to a table, and in its tab."""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lists.export.export import export_list
from kit_desktop.core.lists.journal.journal import Journal, create_journal
from kit_desktop.core.lists.journal.reader import JournalColumn, JournalReader, JournalView
from kit_desktop.core.lists.journal.summary import summarize
from kit_desktop.core.lists.journal.tables import read_about
from kit_desktop.core.lists.reading.read import read_list, take_ids
from kit_desktop.core.lists.run.run import ListGateway, ListRun, RunTarget
from kit_desktop.core.lists.run.shared_state import Slot
from kit_desktop.core.lists.values import Pace, RunEnd, RunProgress
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome
from tests.benchmarks.processes import ROOT, WSDL
from tests.benchmarks.table import Goal, Row
from tests.e2e.lists.soap_stub import LOGIN, PASSWORD, SoapStub

LATENCY, IN_FLIGHT = 0.1, 8
COLUMNS = 20
MEGABYTES = 80


def rows(options: argparse.Namespace) -> list[Row]:
    """See `Row`."""
    ids, lookups, workbook = (5_000, 1_600, 10_000) if options.quick else (100_000, 3_200, 100_000)
    return [*_throughput_rows(lookups), *_workbook_rows(workbook), *_long_rows(ids), *_tab_rows(ids)]


# Asked over a slow line


def _throughput_rows(count: int) -> list[Row]:
    limit = IN_FLIGHT / LATENCY
    with _slow_gateway() as url, tempfile.TemporaryDirectory() as folder:
        from kit_desktop.gateway.soap.gateway import SoapGateway

        journal = _listed(Path(folder), count, url)
        loop, bare = _plain_loop(url, 40), _bare_requests(url, count)
        started = time.perf_counter()
        last = _run(journal, SoapGateway(WSDL).session, url)
        rate = count / (time.perf_counter() - started)
        cancelled = _time_to_stop(Path(folder), SoapGateway(WSDL).session, url)
    assert last.end is RunEnd.FINISHED
    assert not last.counts["failed"]
    what = f"list: {IN_FLIGHT} in flight, {LATENCY * 1000:.0f} ms latency"
    return [
        Row(what, [rate], "/s", f"{IN_FLIGHT} / latency", [limit], Goal("at least", 0.97 * limit)),
        Row(what, [rate], "/s", f"{IN_FLIGHT} threads of http.client, nothing read", [bare]),
        Row(what, [rate], "/s", "a loop over zeep", [loop]),
        Row("list: stopped while it asks", [cancelled], goal=Goal("at most", 200)),
    ]


@contextmanager
def _slow_gateway() -> Iterator[str]:
    serve = f"from {SoapStub.__module__} import SoapStub\nwith SoapStub(latency={LATENCY}) as stub:\n    "
    serve += "print(stub.url, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", serve], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        yield server.stdout.readline().strip()
        server.stdin.write("\n")
        server.stdin.close()


def _plain_loop(url: str, count: int) -> float:
    """What anybody would write: lookups a second of zeep in a loop."""
    import zeep

    service = zeep.Client(str(WSDL)).create_service("{http://tempuri.org/}SendSMSServiceBinding", url)
    started = time.perf_counter()
    for number in range(count):
        service.GetInfoByID(login=LOGIN, password=PASSWORD, ids={"MsgID": str(number), "UserMsgID": ""})
    return count / (time.perf_counter() - started)


def _bare_requests(url: str, count: int) -> float:
    """The most that this gateway gives on this machine: the same request from as many threads, the reply thrown away."""
    address = urlsplit(url)
    body = f"<login>{LOGIN}</login><password>{PASSWORD}</password><MsgID>963</MsgID>".encode()

    def ask(_: int) -> None:
        if not hasattr(kept, "connection"):
            kept.connection = HTTPConnection(address.netloc)
        kept.connection.request("POST", address.path, body)
        kept.connection.getresponse().read()

    kept = threading.local()
    with ThreadPoolExecutor(IN_FLIGHT) as threads:
        started = time.perf_counter()
        assert len(list(threads.map(ask, range(count)))) == count
        return count / (time.perf_counter() - started)


def _listed(folder: Path, count: int, url: str) -> Path:
    """A journal of so many ids."""
    source = folder / "list.csv"
    with source.open("w", encoding="utf-8-sig") as file:
        file.write("Телефон;Имя;MsgID\n")
        file.writelines(f"7701{number:07};Клиент {number};{10**9 + number}\n" for number in range(count))
    with closing(read_list(source)) as preview:
        assert preview.guess is not None
        ids = take_ids(preview, preview.guess)
        assert ids is not None
        journal = folder / f"list {time.monotonic_ns()}.kit-batch"
        create_journal(journal, ids, url)
    return journal


def _run(path: Path, open_gateway: Callable[[], ListGateway], url: str) -> RunProgress:
    """Run a journal to its end; returns the last report."""
    last: list[RunProgress] = []
    with closing(Journal(path)) as journal:
        run = _a_run(journal, open_gateway, url, lambda progress: last.__setitem__(slice(None), [progress]))
        run.start()
        run.wait()
    return last[0]


def _a_run(journal: Journal, open_gateway: Callable[[], ListGateway], url: str, tell: Callable[[RunProgress], None]) -> ListRun:
    target = RunTarget(open_gateway, Credentials(LOGIN, PASSWORD), parse_endpoint(url), IdKind.MSG_ID)
    return ListRun(journal, target, Pace(parallel=IN_FLIGHT, rate=0), tell)


def _time_to_stop(folder: Path, open_gateway: Callable[[], ListGateway], url: str) -> float:
    """Milliseconds from the wish to stop until the run has ended and all that came is on the disk."""
    with closing(Journal(_listed(folder, 500, url))) as journal:
        run = _a_run(journal, open_gateway, url, lambda _: None)
        run.start()
        time.sleep(1.0)
        started = time.perf_counter()
        run.stop()
        run.wait()
        return 1000 * (time.perf_counter() - started)


# Read from a workbook


def _workbook_rows(count: int) -> list[Row]:
    """In a process of its own, because of the memory; the time is for 100,000 rows."""
    with tempfile.TemporaryDirectory() as folder:
        small, path = Path(folder, "small.xlsx"), Path(folder, "large.xlsx")
        _write_workbook(small, count // 10)
        _write_workbook(path, count)
        ours, of_small = (_in_own_process(f"read_workbook(r'{each}')") for each in (path, small))
        plain = _in_own_process(f"read_by_calamine(r'{path}')")
    # What a workbook of any size takes is taken once.
    more = (100_000 - count) / (count - count // 10)
    seconds = ours["seconds"] + more * (ours["seconds"] - of_small["seconds"])
    what = f"workbook of {count:,} rows × {COLUMNS}"
    return [
        Row(
            *(f"{what}: read, for 100,000", [seconds], "s"),
            *("python-calamine, which knows no formats", [plain["seconds"] * 100_000 / count], Goal("at most", 10)),
        ),
        Row(
            f"{what}: peak of memory",
            [ours["megabytes"]],
            "MB",
            "python-calamine",
            [plain["megabytes"]],
            Goal("at most", MEGABYTES),
        ),
        Row(f"{what}: cancelled while it is read", [_time_to_cancel(count)], goal=Goal("at most", 200)),
    ]


def _write_workbook(path: Path, count: int) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["MsgID", *(f"Column {number}" for number in range(1, COLUMNS))])
        for row in range(1, count):
            sheet.write_row(
                row, 0, [str(10**9 + row), *(f"{row} value {column}" for column in range(1, 12)), *range(COLUMNS - 12)]
            )


def read_workbook(path: str) -> None:
    """Read and close it."""
    with closing(read_list(Path(path))) as preview:
        assert preview.guess is not None


def read_by_calamine(path: str) -> None:
    """Go through all rows."""
    from python_calamine import load_workbook

    assert sum(1 for _ in load_workbook(path).get_sheet_by_index(0).iter_rows()) > 1


def _time_to_cancel(count: int) -> float:
    import threading

    cancel = CancelToken()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.xlsx")
        _write_workbook(path, count // 4)
        reader = threading.Thread(target=lambda: read_list(path, cancel=cancel))
        reader.start()
        time.sleep(0.5)
        started = time.perf_counter()
        cancel.cancel()
        reader.join()
        return 1000 * (time.perf_counter() - started)


def _in_own_process(call: str) -> dict[str, float]:
    script = (
        f"import json, time; from {__name__} import *\nstarted = time.process_time(); {call}\n"
        "print(json.dumps({'seconds': time.process_time() - started, 'megabytes': peak_megabytes()}))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def peak_megabytes() -> float:
    """The largest resident size of this process until now; without what it had before it became this program."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


# A long list


class Instant:
    """A gateway in this process that answers at once: what is measured is the run itself."""

    def look_up(
        self, query: LookupQuery, _credentials: object, endpoint: object, _timeout: float, _cancel: object, slot: Slot
    ) -> LookupResult:
        """The provider's sample reply."""
        slot.take()
        names = ("resultCode", "resultS", "recepient", "status", "senderId", "senttime", "segments", "msgID")
        values = ("0", "OK", "77011234567", "delivered", "KiT_Notify", "2022-09-21 16:00:21", "1", query.id)
        fields: dict[str, str | None] = dict(zip(names, values, strict=True))
        text = f"<Envelope><Body>{query.id}{'<x>reply</x>' * 90}</Body></Envelope>"
        exchange = Exchange(str(endpoint), "", "", "HTTP 200 OK", "Content-Type: text/xml", text, len(text))
        return LookupResult(
            *(Outcome.OK, query, datetime.now(UTC), 1, MessageInfo(fields), "OK", 200), exchange=exchange, account=LOGIN
        )

    def close(self) -> None:
        """Nothing is open."""


def _long_rows(count: int) -> list[Row]:
    found = _in_own_process(f"go_through({count})")
    what = f"list of {count:,}: read, asked, searched, exported"
    return [
        Row(f"{what}, for 100,000", [found["seconds"] * 100_000 / count], "s"),
        Row(f"{what}, peak of memory", [found["megabytes"]], "MB", goal=Goal("at most", MEGABYTES)),
    ]


def go_through(count: int) -> None:
    """A long list from its file to both kinds of table."""
    with tempfile.TemporaryDirectory() as name:
        folder, url = Path(name), "http://127.0.0.1:9/"
        journal = _listed(folder, count, url)
        assert _run(journal, Instant, url).end is RunEnd.FINISHED
        with closing(JournalReader(journal)) as reader:
            order = reader.order(JournalView(text="клиент 77", sort=JournalColumn.RECEIVED))
            assert len(order) > count // 200
            reader.rows(order[:200])
            assert summarize(reader).total == count
        export_list(journal, folder / "out.csv")
        export_list(journal, folder / "out.xlsx")


# In its tab


def _tab_rows(count: int) -> list[Row]:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QTableView

    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.ui.accounts.account import Account
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.lists.jobs import ListJobs
    from kit_desktop.ui.lists.model import COLUMNS as SHOWN
    from kit_desktop.ui.lists.view import ListView
    from tests.benchmarks.stalls import StallWatch

    qt = QApplication([])
    assert qt is QApplication.instance()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        jobs = ListJobs(folder / "lists", lambda: None)
        view = ListView(jobs, Account(None), CurrentSettings(replace(Settings(), address="http://127.0.0.1:9/")))
        view.resize(1000, 640)
        view.show()
        watch, model, page = StallWatch(), view.run_page.model, view.run_page
        # As the program does when it is complete: what other parts have left in this process is not the window's garbage.
        gc.collect()
        gc.freeze()
        journal = _listed(folder, count, "http://127.0.0.1:9/")
        read = watch.step(lambda: view.read(folder / "list.csv"), jobs.counted)
        table = page.findChild(QTableView)
        assert isinstance(table, QTableView)
        column = SHOWN.index(JournalColumn.MESSAGE_ID)
        others = [
            watch.step(lambda: jobs.show(read_about(journal)), model.reordered),
            watch.step(table.scrollToBottom, model.dataChanged),
            watch.step(lambda: page._search.setText("9099"), model.reordered),
            watch.step(page._search.clear, model.reordered),
            watch.step(lambda: table.sortByColumn(column, Qt.SortOrder.DescendingOrder), model.reordered),
        ]
        return [
            Row(
                f"list tab, {count:,} ids: the longest stall",
                [max(step.stall for step in (read, *others))],
                goal=Goal("at most", 50),
            ),
            Row(f"list tab, {count:,} ids: opened, searched, sorted", [step.took for step in others]),
        ]
