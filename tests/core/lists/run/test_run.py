"""A run: gentle, pausable, stoppable, stopped by itself in time, and never asking twice what was answered."""

from __future__ import annotations

import gc
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.lists.journal.reader import JournalReader, JournalView
from kit_desktop.core.lists.journal.tables import read_about
from kit_desktop.core.lists.run import run as batch
from kit_desktop.core.lists.run.run import ListRun, RunTarget
from kit_desktop.core.lists.run.shared_state import RunQueue
from kit_desktop.core.lists.values import Again, Fate, Pace, RunEnd, RunState
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.core.storage.problem import StorageProblem


def wait_until(condition, seconds=10.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.005)


def numbers(count):
    return [str(n) for n in range(1000, 1000 + count)]


def test_every_id_is_asked_once_and_kept(bench, counting_gateway):
    path = bench.journal(numbers(200))
    gateway = counting_gateway(latency=0.002)
    last = bench.run(path, gateway, parallel=8)
    assert last.end is RunEnd.FINISHED
    assert set(gateway.asked.values()) == {1}
    assert sorted(gateway.asked) == numbers(200)
    assert (last.counts[Fate.DELIVERED], last.total, last.asked, last.to_ask) == (200, 200, 200, 200)
    assert gateway.most_at_once == 8
    assert gateway.opened == gateway.closed == 1
    assert sorted(seq for report in bench.reports for seq in report.answered) == list(range(1, 201))
    assert [report.end for report in bench.reports[:-1]] == [None] * (len(bench.reports) - 1)


@pytest.mark.parametrize("parallel", [1, 2, 16])
def test_a_gateway_that_answers_at_once_never_stalls_the_run(bench, counting_gateway, parallel):
    path = bench.journal(numbers(200))
    assert bench.run(path, counting_gateway(), parallel=parallel).end is RunEnd.FINISHED


def test_nothing_counts_before_it_is_on_the_disk(bench, counting_gateway):
    path = bench.journal(numbers(200))
    gaps = []

    def check(progress):
        with closing(sqlite3.connect(path)) as connection:
            kept = {seq for (seq,) in connection.execute("SELECT seq FROM answer")}
        gaps.append(set(progress.answered) - kept)
        gaps.append(len(kept) < progress.asked)

    with closing(Journal(path)) as journal:
        run = ListRun(journal, target(counting_gateway(latency=0.001)), Pace(rate=0), check)
        run.start()
        assert run.wait(20)
    assert not any(gaps)


def target(gateway):
    return RunTarget(gateway.open, Credentials("demo", "secret"), parse_endpoint("http://127.0.0.1:9/"), IdKind.MSG_ID)


def test_the_rate_is_kept_and_the_first_request_goes_alone(bench, counting_gateway):
    path = bench.journal(numbers(30))
    gateway = counting_gateway(latency=0.05)
    bench.run(path, gateway, parallel=4, rate=50)
    gaps = [later - earlier for earlier, later in zip(gateway.times, gateway.times[1:], strict=False)]
    assert gaps[0] > 0.045  # until the login is known to be right, one request at a time
    assert min(gaps) > 0.012  # 20 ms apart, less what a thread may be late
    took = gateway.times[-1] - gateway.times[0]
    assert took > 29 * 0.02
    running = [report for report in bench.reports if report.state is RunState.RUNNING and report.end is None]
    assert 3 <= len(running) <= took / batch.REPORT_EVERY + 4
    for report in running:
        left = (report.to_ask - report.asked) / report.per_second if report.per_second else None
        assert report.seconds_left == left


def test_reports_are_so_far_apart_but_a_change_is_told_at_once(monkeypatch):
    clock = SimpleNamespace(now=1000.0)
    monkeypatch.setattr(batch, "time", SimpleNamespace(monotonic=lambda: clock.now))
    monkeypatch.setattr(batch, "REPORT_EVERY", 0.5)
    queue, reports = RunQueue(Pace(rate=0)), []
    loop = batch._JournalLoop(None, queue, reports.append)
    for after, state, told in (
        (0.0, RunState.READY, 1),
        (0.25, RunState.READY, 1),
        (0.0, RunState.RUNNING, 2),
        (0.5, RunState.RUNNING, 3),
    ):
        clock.now += after
        queue.switch(queue.state, state)
        loop._report_if_due()
        assert len(reports) == told


def test_pause_holds_and_go_on_goes_on(bench, counting_gateway):
    path = bench.journal(numbers(300))
    gateway = counting_gateway(latency=0.005)
    run = bench.start(path, gateway)
    wait_until(lambda: gateway.asked.total() > 20)
    run.pause()
    wait_until(lambda: bench.reports[-1].state is RunState.PAUSED and bench.reports[-1].in_flight == 0)
    asked = gateway.asked.total()
    threading.Event().wait(0.15)
    assert gateway.asked.total() == asked
    run.go_on()
    assert run.wait(20)
    assert set(gateway.asked.values()) == {1}
    assert bench.reports[-1].end is RunEnd.FINISHED


def test_stop_cancels_what_is_in_flight_and_the_next_run_goes_on(bench, counting_gateway):
    path = bench.journal(numbers(60))
    stuck = counting_gateway(latency=0.01)
    run = bench.start(path, stuck, parallel=4)
    wait_until(lambda: stuck.asked.total() > 10)
    stuck.latency = 60
    wait_until(lambda: bench.reports[-1].in_flight == 4)
    started = time.monotonic()
    run.stop()
    assert run.wait(5)
    assert time.monotonic() - started < 1.0
    stopped = bench.reports[-1]
    assert stopped.end is RunEnd.STOPPED
    bench.opened.close()
    assert read_about(path).open == 60 - stopped.asked
    rest = counting_gateway()
    last = bench.run(path, rest)
    assert last.end is RunEnd.FINISHED
    assert last.asked == last.to_ask == 60 - stopped.asked
    twice = set(stuck.asked) & set(rest.asked)
    assert len(twice) == 4  # those that were cancelled, and nothing that was answered


def test_a_lookup_that_does_not_come_back_does_not_hold_the_end(bench, counting_gateway, monkeypatch):
    monkeypatch.setattr(batch, "STOP_GRACE", 0.2)
    release = threading.Event()

    class Stuck(counting_gateway):
        def look_up(self, query, *_rest):
            super().look_up(query, *_rest)
            release.wait(20)
            return self.script(query.id, 1)

    path = bench.journal(numbers(5))
    run = bench.start(path, Stuck())
    wait_until(lambda: bench.reports and bench.reports[-1].in_flight == 1)
    run.stop()
    assert run.wait(3)
    release.set()
    assert read_about(path).open == 5


def test_a_refused_login_stops_at_once_after_one_request(bench, counting_gateway, make_answer):
    path = bench.journal(numbers(100))
    gateway = counting_gateway(lambda i, _: make_answer(i, Outcome.AUTH_FAILED, server_text="Wrong password"), latency=0.02)
    last = bench.run(path, gateway, parallel=16)
    assert last.end is RunEnd.AUTH_FAILED
    assert gateway.asked.total() == 1
    assert last.cause is not None
    assert last.cause.server_text == "Wrong password"
    assert read_about(path).open == 100  # with the right password it is asked again


def test_a_login_refused_in_the_middle_cancels_the_others(bench, counting_gateway, make_answer):
    def script(message_id, _times):
        return make_answer(message_id, Outcome.AUTH_FAILED if int(message_id) >= 1010 else Outcome.OK)

    path = bench.journal(numbers(100))
    gateway = counting_gateway(script, latency=0.02)
    assert bench.run(path, gateway, parallel=4).end is RunEnd.AUTH_FAILED
    assert gateway.asked.total() <= 10 + 4


def test_a_refusal_in_unknown_words_stops_before_an_account_is_locked(bench, counting_gateway, make_answer):
    path = bench.journal(numbers(100))
    gateway = counting_gateway(lambda i, _: make_answer(i, Outcome.SERVER_FAULT, server_text="E-17"))
    assert bench.run(path, gateway, parallel=16).end is RunEnd.LOGIN_DOUBTFUL
    assert gateway.asked.total() == 3
    assert read_about(path).open == 100


def test_an_answer_behind_a_refused_login_does_not_hide_the_refused_id(bench, counting_gateway, make_answer):
    refused = threading.Event()

    class Late(counting_gateway):
        def look_up(self, query, *rest):
            super().look_up(query, *rest)
            if query.id == "1005":
                wait_until(lambda: self.asked.total() >= 7)
                refused.set()
                return make_answer(query.id, Outcome.AUTH_FAILED)
            if int(query.id) > 1005:  # its reply was on the wire already
                assert refused.wait(10)
                wait_until(lambda: bench.reports[-1].state is RunState.STOPPING)
            return make_answer(query.id)

    path = bench.journal(numbers(20))
    last = bench.run(path, Late(), parallel=4)
    assert last.end is RunEnd.AUTH_FAILED
    assert last.counts[Fate.DELIVERED] > 5
    again = counting_gateway()
    assert bench.run(path, again).counts[Fate.DELIVERED] == 20
    assert again.asked["1005"] == 1


def test_three_ids_with_the_same_fault_do_not_keep_a_list_from_its_end(bench, counting_gateway, make_answer):
    def script(message_id, _times):
        old = int(message_id) < 1003
        return make_answer(message_id, Outcome.SERVER_FAULT, server_text="too old") if old else make_answer(message_id)

    path = bench.journal(numbers(20))
    assert bench.run(path, counting_gateway(script)).end is RunEnd.LOGIN_DOUBTFUL
    gateway = counting_gateway(script)
    last = bench.run(path, gateway)
    assert last.end is RunEnd.FINISHED
    assert (last.counts[Fate.DELIVERED], last.counts[Fate.FAILED]) == (17, 3)
    assert set(gateway.asked.values()) == {1}


def test_what_was_asked_longest_ago_is_asked_again_first(bench, make_answer):
    path = bench.journal(numbers(4))
    with closing(Journal(path)) as journal:
        asks = journal.asks_at(journal.open_places()[:9])
        start = datetime(2026, 1, 1, tzinfo=UTC)
        for minute, seq in enumerate((2, 1, 4)):
            checked = start + timedelta(minutes=minute)
            failed = make_answer(asks[seq - 1].message_id, Outcome.TIMED_OUT, checked_at=checked)
            journal.record([(asks[seq - 1], failed)])
        journal.ask_again(Again.FAILED)
        assert list(journal.open_places()) == [3, 2, 1, 4]
        assert [(ask.seq, ask.fate) for ask in journal.asks_at([4, 3])] == [(4, Fate.FAILED), (3, Fate.WAITING)]


def test_faults_after_an_answer_are_kept_and_the_run_goes_on(bench, counting_gateway, make_answer):
    def script(message_id, _times):
        ok = message_id == "1000"
        return make_answer(message_id) if ok else make_answer(message_id, Outcome.SERVER_FAULT, server_text="E-17")

    path = bench.journal(numbers(100))
    last = bench.run(path, counting_gateway(script))
    assert last.end is RunEnd.FINISHED
    assert last.counts[Fate.FAILED] == 99


@pytest.mark.parametrize("outcome", [Outcome.UNREACHABLE, Outcome.TLS_UNTRUSTED, Outcome.PROXY_ERROR, Outcome.REDIRECTED])
def test_a_dead_line_stops_after_a_few_and_they_are_asked_again(bench, counting_gateway, make_answer, outcome):
    path = bench.journal(numbers(100))
    dead = counting_gateway(lambda i, _: make_answer(i, outcome, http_status=None))
    last = bench.run(path, dead, parallel=4)
    assert last.end is RunEnd.DEAD_LINE
    assert dead.asked.total() == 5
    assert last.counts[Fate.FAILED] == 5
    alive = counting_gateway()
    assert bench.run(path, alive).counts[Fate.DELIVERED] == 100
    assert alive.asked.total() == 100


def test_some_lost_connections_are_no_dead_line(bench, counting_gateway, make_answer):
    def script(message_id, _times):
        return make_answer(message_id, Outcome.UNREACHABLE if int(message_id) % 2 else Outcome.OK)

    path = bench.journal(numbers(100))
    last = bench.run(path, counting_gateway(script))
    assert last.end is RunEnd.FINISHED
    assert last.counts[Fate.FAILED] == 50
    assert read_about(path).open == 0  # kept with their outcome; asked again only when a person wants it


@pytest.mark.parametrize("outcome", [Outcome.BAD_ENDPOINT, Outcome.NO_CREDENTIALS])
def test_what_cannot_be_asked_at_all_stops_at_once(bench, counting_gateway, make_answer, outcome):
    path = bench.journal(numbers(10))
    gateway = counting_gateway(lambda i, _: make_answer(i, outcome))
    assert bench.run(path, gateway).end is RunEnd.CANNOT_ASK
    assert gateway.asked.total() == 1


def test_fifty_replies_that_are_none_of_the_services_stop_the_run(bench, counting_gateway, make_answer):
    path = bench.journal(numbers(200))
    gateway = counting_gateway(lambda i, _: make_answer(i, Outcome.REPLY_NOT_UNDERSTOOD))
    assert bench.run(path, gateway, parallel=1).end is RunEnd.NO_SERVICE
    assert gateway.asked.total() == 50


def test_the_failed_ones_are_asked_again_and_only_those(bench, counting_gateway, make_answer):
    def script(message_id, _times):
        return make_answer(message_id, Outcome.SERVER_ERROR if message_id.endswith("7") else Outcome.OK, http_status=500)

    path = bench.journal(numbers(100))
    bench.run(path, counting_gateway(script))
    with closing(Journal(path)) as journal:
        assert journal.ask_again(Again.FAILED) == 10
    again = counting_gateway()
    last = bench.run(path, again)
    assert sorted(again.asked) == [n for n in numbers(100) if n.endswith("7")]
    assert last.counts[Fate.DELIVERED] == 100
    assert last.counts[Fate.FAILED] == 0


def test_those_not_final_are_asked_again_and_a_failure_never_replaces_an_answer(bench, counting_gateway, make_answer):
    states = {"1000": "sent", "1001": "delivered", "1002": "undelivered", "1003": "sending", "1004": "exotic", "1005": "send"}

    def script(message_id, _times):
        return make_answer(message_id, status=states[message_id])

    path = bench.journal(sorted(states))
    bench.run(path, counting_gateway(script))
    with closing(Journal(path)) as journal:
        assert journal.ask_again(Again.NOT_FINAL) == 4
    again = counting_gateway(lambda i, _: make_answer(i, Outcome.UNREACHABLE) if i == "1000" else make_answer(i))
    last = bench.run(path, again)
    assert sorted(again.asked) == ["1000", "1003", "1004", "1005"]
    assert (last.counts[Fate.ON_THE_WAY], last.counts[Fate.DELIVERED], last.counts[Fate.FAILED]) == (1, 4, 0)
    with closing(JournalReader(path)) as reader:
        row = reader.rows(reader.order(JournalView(text="1000")))[0]
        assert (row.status, row.retry_outcome) == ("sent", Outcome.UNREACHABLE)
    with closing(Journal(path)) as journal:
        assert journal.ask_again(Again.FAILED) == 1


def test_a_full_disk_stops_the_run_and_loses_nothing_confirmed(bench, counting_gateway):
    path = bench.journal(numbers(300))
    with closing(Journal(path)) as journal:
        pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
        journal._connection.execute(f"PRAGMA max_page_count = {pages + 8}")
        run = ListRun(journal, target(counting_gateway()), Pace(rate=0), bench.reports.append)
        run.start()
        assert run.wait(20)
    last = bench.reports[-1]
    assert (last.end, last.journal_problem) == (RunEnd.JOURNAL_FAILED, StorageProblem.DISK_FULL)
    assert 0 < last.asked < 300
    assert read_about(path).open == 300 - last.asked
    rest = counting_gateway()
    assert bench.run(path, rest).counts[Fate.DELIVERED] == 300
    assert rest.asked.total() == 300 - last.asked


def test_a_run_that_was_stopped_before_it_began_asks_for_nothing(bench, counting_gateway):
    gateway = counting_gateway()
    with closing(Journal(bench.journal(numbers(3)))) as journal:
        run = ListRun(journal, target(gateway), Pace(rate=0), bench.reports.append)
        run.stop()
        run.start()
        assert run.wait(20)
    assert bench.reports[-1].end is RunEnd.STOPPED
    assert not gateway.asked


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_gateway_that_raises_ends_the_run(bench, counting_gateway, monkeypatch):
    monkeypatch.setattr(batch, "STOP_GRACE", 0.2)

    def script(_message_id, _times):
        raise RuntimeError("a bug")

    path = bench.journal(numbers(10))
    assert bench.run(path, counting_gateway(script)).end is RunEnd.INTERNAL
    assert read_about(path).open == 10


@pytest.mark.parametrize(
    ("wrong", "said"), [({"parallel": 17}, "parallel"), ({"parallel": 0}, "parallel"), ({"rate": 0.01}, "rate")]
)
def test_a_pace_beyond_the_limits_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        Pace(**wrong)
    assert Pace(parallel=16, rate=0).rate == 0


def bare_404(make_answer, message_id):
    return make_answer(message_id, Outcome.NOT_FOUND, http_status=404, facts=Facts(Reason.HTTP_404))


def test_three_404s_of_any_web_server_stop_a_list_that_nobody_has_answered(bench, counting_gateway, make_answer):
    path = bench.journal(numbers(100))
    wrong = counting_gateway(lambda i, _: bare_404(make_answer, i), latency=0.002)
    last = bench.run(path, wrong, parallel=8)
    assert last.end is RunEnd.SERVICE_DOUBTFUL
    assert last.cause.is_bare_404
    assert (wrong.asked.total(), wrong.most_at_once) == (3, 1)
    right = counting_gateway()
    assert bench.run(path, right).counts[Fate.DELIVERED] == 100, "those three are asked again too"


def test_404s_do_not_prove_a_login(bench, counting_gateway, make_answer):
    def script(message_id, _times):
        return bare_404(make_answer, message_id) if int(message_id) < 1002 else make_answer(message_id, Outcome.AUTH_FAILED)

    gateway = counting_gateway(script, latency=0.01)
    assert bench.run(bench.journal(numbers(50)), gateway, parallel=16).end is RunEnd.AUTH_FAILED
    assert (gateway.asked.total(), gateway.most_at_once) == (3, 1)


def test_a_not_found_in_soap_is_proof(bench, counting_gateway, make_answer):
    gateway = counting_gateway(lambda i, _: make_answer(i, Outcome.NOT_FOUND), latency=0.01)
    last = bench.run(bench.journal(numbers(60)), gateway, parallel=8)
    assert last.end is RunEnd.FINISHED
    assert (last.counts[Fate.NOT_FOUND], last.doubtful, gateway.most_at_once) == (60, 0, 8)


def test_404s_in_the_middle_are_asked_again_with_the_failed_ones(bench, counting_gateway, make_answer):
    def redeploy(message_id, _times):
        if 1020 <= int(message_id) < 1060:
            return bare_404(make_answer, message_id)
        return make_answer(message_id, Outcome.TIMED_OUT if message_id == "1090" else Outcome.OK)

    path = bench.journal(numbers(100))
    last = bench.run(path, counting_gateway(redeploy), parallel=4)
    assert last.end is RunEnd.FINISHED
    assert (last.counts[Fate.NOT_FOUND], last.doubtful) == (40, 40)
    with closing(Journal(path)) as journal:
        assert journal.ask_again(Again.FAILED) == 41
    again = bench.run(path, counting_gateway())
    assert (again.counts[Fate.DELIVERED], again.doubtful) == (100, 0)


def test_fifty_404s_in_a_row_stop_the_run_and_are_asked_again(bench, counting_gateway, make_answer):
    def gone(message_id, _times):
        return bare_404(make_answer, message_id) if int(message_id) >= 1010 else make_answer(message_id)

    path = bench.journal(numbers(200))
    gateway = counting_gateway(gone)
    last = bench.run(path, gateway, parallel=1)
    assert last.end is RunEnd.NO_SERVICE
    assert gateway.asked.total() == 60
    assert read_about(path).open == 190
    assert bench.run(path, counting_gateway()).counts[Fate.DELIVERED] == 200


def test_a_404_of_any_web_server_never_replaces_an_answer(bench, counting_gateway, make_answer):
    path = bench.journal(numbers(10))
    bench.run(path, counting_gateway(lambda i, _: make_answer(i, status="sent")))
    with closing(Journal(path)) as journal:
        assert journal.ask_again(Again.NOT_FINAL) == 10

    def moved(message_id, _times):
        return make_answer(message_id) if message_id == "1000" else bare_404(make_answer, message_id)

    last = bench.run(path, counting_gateway(moved))
    assert (last.counts[Fate.DELIVERED], last.counts[Fate.ON_THE_WAY], last.doubtful) == (1, 9, 0)
    with closing(Journal(path)) as journal:
        assert journal.ask_again(Again.FAILED) == 9


@pytest.mark.parametrize("status", [429, 503])
def test_an_overloaded_gateway_is_asked_slower(bench, counting_gateway, make_answer, status):
    def script(message_id, _times):
        if int(message_id) > 1050:
            return make_answer(message_id, Outcome.SERVER_ERROR, http_status=status)
        return make_answer(message_id)

    path = bench.journal(numbers(1500))
    gateway = counting_gateway(script, latency=0.005)
    run = bench.start(path, gateway, parallel=8)
    wait_until(lambda: bench.reports and bench.reports[-1].slowed)
    slowed_at = gateway.asked.total()
    threading.Event().wait(0.5)
    assert gateway.asked.total() - slowed_at < 60  # it was at about 1000 a second
    assert bench.reports[-1].allowed_per_second is not None
    run.stop()
    assert run.wait(5)


def test_nothing_is_left_behind(bench, counting_gateway):
    path = bench.journal(numbers(50))
    for _ in range(3):
        bench.run(path, counting_gateway())
        with closing(Journal(path)) as journal:
            journal.reopen(range(1, 51))
    wait_until(lambda: not [thread for thread in threading.enumerate() if thread.name.startswith("list-")])
    gc.collect()


def test_the_password_is_nowhere_in_the_journal_or_the_reports(bench, counting_gateway):
    path = bench.journal(numbers(20))
    bench.run(path, counting_gateway())
    written = b"".join(file.read_bytes() for file in path.parent.iterdir())
    for form in ("hunter2", "hunter2&amp;", "Ключ"):
        assert form.encode() not in written
        assert form not in repr(bench.reports)
