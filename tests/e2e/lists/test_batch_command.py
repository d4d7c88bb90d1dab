"""`kit-desktop-cli batch` from outside: lists in, tables out, killed, interrupted, refused, and gone on with."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import openpyxl
import pytest

from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway

from .conftest import same_everywhere, table
from .soap_stub import PASSWORD, message


def asked_until(stub, count, process, seconds=30.0):
    deadline = time.monotonic() + seconds
    while len(stub.asked) < count:
        assert time.monotonic() < deadline
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


def confirmed(journal):
    with closing(sqlite3.connect(journal)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'answer'").fetchone():
            return set()  # it was killed before anything stood in it
        return {text for (text,) in connection.execute("SELECT message_id FROM item JOIN answer USING (seq)")}


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_interrupted_it_leaves_soon_and_says_how_to_go_on(program, stub, listed, number):
    if sys.platform == "win32" and number != "SIGINT":
        pytest.skip("Windows has no such signal")
    stub.latency = 0.02
    path = listed("\n".join(map(str, range(1000, 1100))))
    common = (path, "-o", "out.csv", "--endpoint", stub.url, "--rate", "0")
    process = program.start(*common)
    asked_until(stub, 40, process)
    stub.latency = 30
    time.sleep(0.1)  # until the requests in flight are such that never come back by themselves
    started = time.monotonic()
    if number == "SIGINT":
        program.interrupt(process)
    else:
        process.send_signal(getattr(signal, number))
    ended = program.end(process)
    assert time.monotonic() - started < 15
    assert ended.code == 3
    assert "goes on where it stopped" in ended.err
    assert "out.csv.kit-batch" in ended.err
    assert not (program.folder / "out.csv").exists()
    safe = confirmed(program.folder / "out.csv.kit-batch")
    before = len(stub.asked)
    assert before - len(safe) <= 4
    stub.latency = 0
    assert program.run(*common).code == 0
    assert not safe & set(stub.ids[before:])
    assert {row["Lookup result"] for row in table(program.folder / "out.csv")} == {"ok"}


def test_killed_again_and_again_it_still_ends_right(program, stub, listed):
    ids = [str(n) for n in range(10_000, 10_200)]
    path = listed("MsgID;Имя\n" + "\n".join(f"{n};Клиент {n}" for n in ids))
    stub.latency = 0.01
    journal = program.folder / "out.xlsx.kit-batch"
    common = (path, "-o", "out.xlsx", "--endpoint", stub.url, "--rate", "0", "--parallel", "4")
    moments = {
        "the journal is begun": lambda _asked: journal.exists(),
        "the first id is asked": lambda asked: asked >= 1,
        "answers come": lambda asked: asked >= 40,
        "the last id is asked": lambda _asked: set(stub.ids) == set(ids),
    }
    safe: set[str] = set()
    for moment, come in moments.items():
        before = len(stub.asked)
        process = program.start(*common)
        deadline = time.monotonic() + 30
        while not come(len(stub.asked) - before):
            assert time.monotonic() < deadline, moment
            assert process.poll() is None, process.communicate()
            time.sleep(0.001)
        process.kill()
        process.communicate()
        now = confirmed(journal)
        assert safe <= now
        assert not safe & set(stub.ids[before:])
        safe = now
    assert safe
    before = len(stub.asked)
    ended = program.run(*common)
    assert ended.code == 0, ended.err
    assert not safe & set(stub.ids[before:])
    assert len(stub.ids) - len(ids) <= len(moments) * 12
    made = openpyxl.load_workbook(program.folder / "out.xlsx")
    rows = list(made["Answers"].iter_rows(values_only=True))
    made.close()
    assert [row[0] for row in rows[1:]] == ids
    assert {row[2] for row in rows[1:]} == {"Delivered"}
    assert not list(program.folder.glob(".*part"))


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")
def test_on_a_terminal_a_bar_is_drawn_and_only_there(program, stub, listed):
    import pty

    stub.latency = 0.02
    path = listed("\n".join(map(str, range(1000, 1100))))
    leader, follower = pty.openpty()
    process = program.start(path, "-o", "out.csv", "--endpoint", stub.url, "--rate", "0", stderr=follower)
    os.close(follower)
    seen = b""
    while True:
        try:
            chunk = os.read(leader, 4096)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    os.close(leader)
    ended = program.end(process)
    assert ended.code == 0
    assert ended.answer["total"] == 100
    text = seen.decode()
    assert text.count("\r[") >= 3
    assert "[########################] 100 of 100" in text
    assert program.run(listed("963"), "-o", "two.csv", "--endpoint", stub.url, "--rate", "0").err.count("\r") == 0


def test_the_password_is_in_no_file_and_no_argument(program, stub, listed):
    stub.script = lambda asked: message(asked, resultS=f"{asked.password} ok", senderId=asked.password)
    path = listed("963\n964")
    assert program.run(path, "-o", "out.xlsx", "--endpoint", stub.url).code == 0
    assert program.run(path, "-o", "out.csv", "--endpoint", stub.url).code == 0
    assert stub.asked[0].password == PASSWORD
    for file in program.folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            for form in (PASSWORD, "p&amp;ss&lt;", "слово"):
                assert form.encode() not in content, file


def as_the_sample_account(program, address, *arguments):
    command = [sys.executable, "-m", "kit_desktop.cli.main", "batch", *map(str, arguments), "--endpoint", address]
    return subprocess.run(
        [*command, "--login", DEMO_LOGIN, "--password-stdin", "--rate", "0"],
        input=DEMO_PASSWORD + "\n",
        capture_output=True,
        encoding="utf-8",
        cwd=program.folder,
        env=program.environment,
        check=False,
        timeout=60,
    )


@same_everywhere
def test_the_practice_gateway_answers_a_list(program, listed):
    path = listed("MsgID\n963\n964001\n964002\n964003\n964006\n111\n404\n")
    with DemoGateway() as gateway:
        ended = as_the_sample_account(program, gateway.address, path, "-o", "out.csv")
    assert ended.returncode == 0, ended.stderr
    found = {row["MsgID"]: row["Result"] for row in table(program.folder / "out.csv")}
    assert found == {
        "963": "Delivered",
        "964001": "Delivered",
        "964002": "Not delivered",
        "964003": "On the way",
        "964006": "Other status",
        "111": "Not found",
        "404": "Not found",
    }


def test_phps_own_soap_server_answers_a_list(program, listed, php_server):
    path = listed("MsgID\n963\n111\n500\n112\n")
    ended = as_the_sample_account(program, php_server, path, "-o", "out.xlsx", "--parallel", "4")
    assert ended.returncode == 1, ended.stderr
    made = openpyxl.load_workbook(program.folder / "out.xlsx")
    rows = list(made["Answers"].iter_rows(values_only=True))
    made.close()
    outcome = rows[0].index("Lookup result")
    assert [(row[0], row[outcome]) for row in rows[1:]] == [
        ("963", "ok"),
        ("111", "not_found"),
        ("500", "server_fault"),
        ("112", "not_found"),
    ]
    assert (
        rows[1][rows[0].index("Delivery time, seconds")] is None
    )  # delivered before it was sent, a year later: no delay is made up
