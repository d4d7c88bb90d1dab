"""What the tests of lists share: a gateway that counts what it is asked, lists, journals, and runs to their end."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint, parse_endpoint
from kit_desktop.core.lists.journal.journal import Journal, create_journal
from kit_desktop.core.lists.reading.read import IdList, ListPreview, read_list, take_ids
from kit_desktop.core.lists.reading.values import ListForm
from kit_desktop.core.lists.run.run import ListRun, RunTarget
from kit_desktop.core.lists.run.shared_state import Slot
from kit_desktop.core.lists.values import Pace, RunProgress
from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome

from ...sample import FIELDS

PASSWORD = "hunter2&<Ключ>"
ADDRESS = "http://127.0.0.1:9/soap/server"


def answer(message_id: str, outcome: Outcome = Outcome.OK, status: str = "delivered", **changed: object) -> LookupResult:
    """An answer as a gateway gives it. `changed` sets fields of LookupResult, or wire fields of its message."""
    fields: dict[str, str | None] = {**FIELDS, "status": status, "msgID": message_id}
    own = {name: changed.pop(name) for name in list(changed) if name not in fields}
    fields.update(changed)  # type: ignore[arg-type]
    text = f"<Result><msgID>{message_id}</msgID></Result>"
    result = LookupResult(
        outcome,
        LookupQuery(IdKind.MSG_ID, message_id),
        datetime.now(UTC),
        elapsed_ms=3,
        info=MessageInfo(fields) if outcome is Outcome.OK else None,
        server_text="OK" if outcome is Outcome.OK else None,
        http_status=200,
        exchange=Exchange(ADDRESS, "", f"<password>{PASSWORD}</password>", "HTTP 200 OK", "", text, len(text)),
        account="demo",
    )
    for name, value in own.items():
        object.__setattr__(result, name, value)
    return result


class CountingGateway:
    """Answers as `script(id, times asked)` says, after `latency` seconds, and counts."""

    def __init__(self, script: Callable[[str, int], LookupResult] | None = None, latency: float = 0.0) -> None:
        self.script = script or (lambda message_id, _times: answer(message_id))
        self.latency = latency
        self.asked: Counter[str] = Counter()
        self.times: list[float] = []
        self.most_at_once = 0
        self.opened = 0
        self.closed = 0
        self._at_once = 0
        self._lock = threading.Lock()

    def open(self) -> CountingGateway:
        with self._lock:
            self.opened += 1
        return self

    def close(self) -> None:
        with self._lock:
            self.closed += 1

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken, slot: Slot
    ) -> LookupResult:
        if not slot.take():
            return answer(query.id, Outcome.CANCELLED)
        with self._lock:
            self.asked[query.id] += 1
            times = self.asked[query.id]
            self.times.append(time.monotonic())
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            if self.latency and cancel._event.wait(self.latency):
                return answer(query.id, Outcome.CANCELLED)
            return self.script(query.id, times)
        finally:
            with self._lock:
                self._at_once -= 1


@dataclass
class Bench:
    """Makes lists, journals and runs in one folder; closes what it opened."""

    folder: Path
    opened: ExitStack = field(default_factory=ExitStack)
    reports: list[RunProgress] = field(default_factory=list)

    def preview(self, source: Path | str, form: ListForm | None = None) -> ListPreview:
        preview = read_list(source, form)
        self.opened.callback(preview.close)
        return preview

    def ids(self, source: Path | str | Iterable[str]) -> IdList:
        preview = self.preview(source if isinstance(source, Path | str) else "\n".join(source))
        assert preview.guess is not None
        taken = take_ids(preview, preview.guess)
        assert taken is not None
        return taken

    def journal(self, source: Path | str | Iterable[str], name: str = "list.kit-batch") -> Path:
        path = self.folder / name
        create_journal(path, self.ids(source), ADDRESS)
        return path

    def start(self, path: Path, gateway: CountingGateway, **settings: float) -> ListRun:
        journal = self.opened.enter_context(closing(Journal(path)))
        given = {"rate": 0.0, **settings}
        target = RunTarget(gateway.open, Credentials("demo", PASSWORD), parse_endpoint(ADDRESS), IdKind.MSG_ID)
        run = ListRun(journal, target, Pace(**given), self.reports.append)  # type: ignore[arg-type]
        self.opened.callback(run.wait, 10)
        self.opened.callback(run.stop)
        run.start()
        return run

    def run(self, path: Path, gateway: CountingGateway, **settings: float) -> RunProgress:
        """Run to the end, let go of the journal, and return the last report."""
        with ExitStack() as before:
            before.push(self.opened.pop_all())
            run = self.start(path, gateway, **settings)
            ended = run.wait(30)
            self.opened.close()
            self.opened = before.pop_all()
        assert ended
        return self.reports[-1]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.opened.close()


@pytest.fixture(scope="session")
def counting_gateway() -> type[CountingGateway]:
    return CountingGateway


@pytest.fixture(scope="session")
def make_answer() -> Callable[..., LookupResult]:
    return answer
