"""How fast and how small a list run is: `python tests/benchmarks/bench_batch.py`.

Prints ratios: throughput to the arithmetic limit (in flight / latency) and to a plain loop over zeep in the same run, and the
peak of memory for a long list to the promised 250 MB. Exit code 1 where a promise is not kept.

The gateway is `tests/e2e/lists/soap_stub.py` in a process of its own, with 100 ms latency.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from kit_desktop.core.endpoint import parse_endpoint  # noqa: E402
from kit_desktop.core.lists.export.export import export_list  # noqa: E402
from kit_desktop.core.lists.journal.journal import Journal, create_journal  # noqa: E402
from kit_desktop.core.lists.journal.reader import JournalColumn, JournalReader, JournalView  # noqa: E402
from kit_desktop.core.lists.journal.summary import summarize  # noqa: E402
from kit_desktop.core.lists.reading.read import read_list, take_ids  # noqa: E402
from kit_desktop.core.lists.run.run import ListRun, RunTarget  # noqa: E402
from kit_desktop.core.lists.values import Pace, RunEnd, RunProgress  # noqa: E402
from kit_desktop.core.lookup import Credentials, Exchange, Gateway, LookupResult  # noqa: E402
from kit_desktop.core.message_id import IdKind  # noqa: E402
from kit_desktop.core.message_info import MessageInfo  # noqa: E402
from kit_desktop.core.outcome import Outcome  # noqa: E402
from kit_desktop.gateway.soap.gateway import SoapGateway  # noqa: E402
from tests.e2e.lists.soap_stub import LOGIN, PASSWORD, SoapStub  # noqa: E402

WSDL = ROOT / "resources" / "SendSMSService.wsdl"
LATENCY = 0.1
IN_FLIGHT = 8
MEGABYTES = 250
SHARE_OF_LIMIT = 0.95


def main() -> int:
    """Run what was asked for; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ids", type=int, default=1600, help="ids of the throughput run")
    parser.add_argument("--long", type=int, default=100_000, help="ids of the memory run")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--measure", type=int, metavar="IDS", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        return serve()
    if options.measure:
        return measure(options.measure)
    kept = throughput(options.ids)
    return 0 if memory(options.long) and kept else 1


def serve() -> int:
    """The gateway, until standard input ends."""
    with SoapStub(latency=LATENCY) as stub:
        print(stub.url, flush=True)
        sys.stdin.read()
    return 0


def throughput(count: int) -> bool:
    """Eight in flight against a gateway that takes 100 ms, and the plain loop."""
    limit = IN_FLIGHT / LATENCY
    with subprocess.Popen(
        [sys.executable, __file__, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        url = server.stdout.readline().strip()
        loop = plain_loop(url, 60)
        gateway = SoapGateway(WSDL)
        with tempfile.TemporaryDirectory() as folder:
            journal = listed(Path(folder), count, url)
            started = time.perf_counter()
            last = run(journal, gateway.session, url, Pace(parallel=IN_FLIGHT, rate=0))
            took = time.perf_counter() - started
        server.stdin.close()
    assert last.end is RunEnd.FINISHED
    assert not last.counts["failed"]
    rate = count / took
    share = f"{rate:.1f}/s = {rate / limit:.1%} of the limit {limit:.0f}/s"
    print(f"{IN_FLIGHT} in flight, {LATENCY * 1000:.0f} ms latency: {share}")
    print(f"a plain loop over zeep: {loop:.1f}/s; the run is {rate / loop:.2f} times as fast (the limit is {IN_FLIGHT})")
    return rate >= SHARE_OF_LIMIT * limit


def plain_loop(url: str, count: int) -> float:
    """What anybody would write: lookups a second of zeep in a loop."""
    import zeep

    client = zeep.Client(io.BytesIO(WSDL.read_bytes()))
    service = client.create_service("{http://tempuri.org/}SendSMSServiceBinding", url)
    service.GetInfoByID(login=LOGIN, password=PASSWORD, ids={"MsgID": "1", "UserMsgID": ""})
    started = time.perf_counter()
    for number in range(count):
        service.GetInfoByID(login=LOGIN, password=PASSWORD, ids={"MsgID": str(number), "UserMsgID": ""})
    return count / (time.perf_counter() - started)


def listed(folder: Path, count: int, url: str) -> Path:
    """A journal of so many ids."""
    source = folder / "list.csv"
    with source.open("w", encoding="utf-8-sig") as file:
        file.write("Телефон;Имя;MsgID\n")
        file.writelines(f"7701{number:07};Клиент {number};{10**9 + number}\n" for number in range(count))
    with closing(read_list(source)) as preview:
        assert preview.guess is not None
        ids = take_ids(preview, preview.guess)
        assert ids is not None
        create_journal(folder / "list.kit-batch", ids, url)
    return folder / "list.kit-batch"


def run(path: Path, open_gateway: Callable[[], Gateway], url: str, settings: Pace) -> RunProgress:
    """Run a journal to its end; returns the last report."""
    last: list[RunProgress] = []
    target = RunTarget(open_gateway, Credentials(LOGIN, PASSWORD), parse_endpoint(url), IdKind.MSG_ID)
    with closing(Journal(path)) as journal:
        batch = ListRun(journal, target, settings, lambda progress: last.__setitem__(slice(None), [progress]))
        batch.start()
        batch.wait()
    return last[0]


def memory(count: int) -> bool:
    """A long list from its file to a workbook, in a process of its own."""
    output = subprocess.run(
        [sys.executable, __file__, "--measure", str(count)], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    steps = json.loads(output)
    for name, (seconds, megabytes) in steps.items():
        print(f"{count:,} ids, {name}: {seconds:.1f} s, peak so far {megabytes:.0f} MB")
    peak = max(megabytes for _, megabytes in steps.values())
    print(f"{count:,} ids in all: {peak:.0f} MB = {peak / MEGABYTES:.0%} of {MEGABYTES} MB")
    return peak < MEGABYTES


class Instant:
    """A gateway in this process that answers at once: what is measured is the run itself."""

    def look_up(self, query, _credentials, endpoint, _timeout, _cancel) -> LookupResult:  # type: ignore[no-untyped-def]
        names = ("resultCode", "resultS", "recepient", "status", "senderId", "senttime", "receivedtime", "segments", "msgID")
        values = (
            "0",
            "OK",
            "77011234567",
            "delivered",
            "KiT_Notify",
            "2022-09-21 16:00:21",
            "2022-09-21 16:00:24",
            "1",
            query.id,
        )
        text = f"<Envelope><Body>{query.id}{'<x>reply</x>' * 90}</Body></Envelope>"
        exchange = Exchange(endpoint.url, "", "", "HTTP 200 OK", "Content-Type: text/xml", text, len(text))
        info = MessageInfo(dict(zip(names, values, strict=True)))
        return LookupResult(Outcome.OK, query, datetime.now(UTC), 1, info, "OK", 200, exchange=exchange, account=LOGIN)


def measure(count: int) -> int:
    """The steps of the memory run: seconds and the peak of memory after each, as JSON."""
    SoapGateway(WSDL).prepare()  # zeep is part of what a program weighs
    steps: dict[str, tuple[float, float]] = {"the gateway loaded": (0.0, peak_megabytes())}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()

        def done(step: str) -> None:
            nonlocal started
            steps[step] = (time.perf_counter() - started, peak_megabytes())
            started = time.perf_counter()

        journal = listed(folder, count, "http://127.0.0.1:9/")
        done("CSV read, ids taken, journal made")
        last = run(journal, Instant, "http://127.0.0.1:9/", Pace(parallel=IN_FLIGHT, rate=0))
        assert last.end is RunEnd.FINISHED
        done("asked and kept (gateway without latency)")
        with closing(JournalReader(journal)) as reader:
            order = reader.order(JournalView(text="клиент 77", sort=JournalColumn.RECEIVED))
            assert len(order) > count // 200
            reader.rows(order[:200])
            done("searched and sorted")
            assert summarize(reader).total == count
            done("summed up")
        export_list(journal, folder / "out.csv")
        done("written as CSV")
        export_list(journal, folder / "out.xlsx")
        done("written as XLSX")
        with closing(read_list(folder / "out.xlsx")) as preview:
            assert preview.row_count == count + 1
        done("that XLSX (20 columns) read again")
    print(json.dumps(steps))
    return 0


def peak_megabytes() -> float:
    """The largest resident size of this process until now."""
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process().memory_info().peak_wset) / 2**20
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    sys.exit(main())
