"""Lists behind the window."""

from __future__ import annotations

import threading
import weakref
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lists.journal.journal import Journal, create_journal
from kit_desktop.core.lists.journal.tables import read_about
from kit_desktop.core.lists.reading.read import IdList, read_list, take_ids
from kit_desktop.core.lists.run.run import RunTarget
from kit_desktop.core.lists.values import Again, Pace, RunEnd, RunProgress, RunState
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.ui.lists.jobs import ListJobs, _open


def test_no_thread_of_a_list_keeps_the_jobs(qtbot: QtBot, tmp_path: Path) -> None:
    """Who lets go last deletes a QObject, and must not be another thread."""
    asked, go_on = threading.Event(), threading.Event()

    class Waiting:
        def look_up(self, query: LookupQuery, *_others: object) -> LookupResult:
            asked.set()
            go_on.wait(30)
            return LookupResult(Outcome.CANCELLED, query, datetime.now(UTC))

        def close(self) -> None: ...

    jobs = ListJobs(tmp_path, Waiting)
    jobs.begin(_ids(), Credentials("demo", "secret"), parse_endpoint("http://127.0.0.1:9/"), Pace())
    qtbot.waitUntil(asked.is_set)
    known = weakref.ref(jobs)
    jobs.abandon()
    del jobs
    assert known() is None
    go_on.set()


def test_whoever_hears_of_the_end_may_have_the_file(tmp_path: Path) -> None:
    class Silent:
        def look_up(self, query: LookupQuery, *_others: object) -> LookupResult:
            return LookupResult(Outcome.TIMED_OUT, query, datetime.now(UTC))

        def close(self) -> None: ...

    path, free = tmp_path / "one.kit-batch", []
    endpoint = parse_endpoint("http://127.0.0.1:9/")
    create_journal(path, _ids(), endpoint.url)

    def tell(progress: RunProgress) -> None:
        if progress.end is not None:
            with suppress(StorageError):
                Journal(path).close()
                free.append(progress.end)

    _, run = _open(path, None, lambda kind: RunTarget(Silent, Credentials("demo", "x"), endpoint, kind), Pace(rate=0), tell)
    run.start()
    assert run.wait(20)
    assert free == [RunEnd.FINISHED]


def _ids() -> IdList:
    preview = read_list("963\n964")
    assert preview.guess is not None
    return take_ids(preview, preview.guess)


def test_a_list_that_cannot_be_deleted_is_told_and_still_found(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "one.kit-batch"
    create_journal(path, _ids(), "http://127.0.0.1:9/")
    jobs = ListJobs(tmp_path, lambda: None)  # type: ignore[arg-type,return-value]
    about = read_about(path)
    failed: list[StorageError] = []
    jobs.failed.connect(failed.append)
    with closing(Journal(path)), qtbot.waitSignal(jobs.found) as found:
        jobs.delete(about)
    assert [error.problem for error in failed] == [StorageProblem.LOCKED]
    assert list(found.args[0]) == [about]
    with qtbot.waitSignal(jobs.found) as left:
        jobs.delete(about)
    assert left.args == [()]
    assert not path.exists()


class Counting:
    """A gateway that counts who asks and answers nobody before `go_on`."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.go_on = threading.Event()

    def look_up(self, query: LookupQuery, *_others: object) -> LookupResult:
        self.asked.append(query.id)
        self.go_on.wait(30)
        return LookupResult(Outcome.TIMED_OUT, query, datetime.now(UTC))

    def close(self) -> None: ...


def test_a_list_is_begun_paused_and_asked_once_more(qtbot: QtBot, tmp_path: Path) -> None:
    gateway = Counting()
    jobs = ListJobs(tmp_path, lambda: gateway)
    target = Credentials("demo", "secret"), parse_endpoint("http://127.0.0.1:9/"), Pace(rate=0)
    assert not jobs.is_running
    told: list[tuple[bool, bool]] = []
    jobs.progressed.connect(lambda progress: told.append((progress.end is None, jobs.is_running)))
    jobs.pause_or_go_on()
    with qtbot.waitSignal(jobs.opened):
        jobs.begin(_ids(), *target)
        assert jobs.is_running
    qtbot.waitUntil(lambda: bool(gateway.asked))
    for paused in (True, False):
        jobs.pause_or_go_on()
        assert jobs.is_running
        assert jobs._run is not None
        assert (jobs._run.state is RunState.PAUSED) is paused
    with qtbot.waitSignal(jobs.progressed, check_params_cb=lambda progress: progress.end is not None):
        gateway.go_on.set()
    assert not jobs.is_running
    assert set(told) <= {(True, True), (False, False)}
    about = jobs.about
    assert about is not None
    with qtbot.waitSignal(jobs.summarized) as figures:
        jobs.summarize()
    assert figures.args[0].total == 2
    for again, asked in ((None, ["963", "964"]), (Again.FAILED, ["963", "964"] * 2)):
        with qtbot.waitSignal(jobs.progressed, check_params_cb=lambda progress: progress.end is not None):
            jobs.go_on(about, *target, again)
        assert sorted(gateway.asked) == sorted(asked)
    jobs.leave()
    jobs.summarize()


def test_a_list_that_cannot_be_written_down_is_not_running(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    jobs = ListJobs(tmp_path / "file" / "lists", Counting)
    with qtbot.waitSignal(jobs.failed):
        jobs.begin(_ids(), Credentials("demo", "secret"), parse_endpoint("http://127.0.0.1:9/"), Pace())
    assert not jobs.is_running
    assert jobs.about is None
