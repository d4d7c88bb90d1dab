"""`kit-desktop-cli batch` from outside: lists in, tables out, killed, interrupted, refused, and gone on with."""

from __future__ import annotations

import csv
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from kit_desktop.cli import batch as cli_batch
from kit_desktop.cli.main import build_parser
from kit_desktop.cli.words import words_of
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lists.export.export import ExportError, ExportProblem
from kit_desktop.core.lists.journal.tables import read_about
from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway

from .conftest import same_everywhere
from .soap_stub import LOGIN, PASSWORD, Reply, message, refusal

KILLS = int(os.environ.get("KIT_KILLS", "6" if os.name == "posix" else "3"))
TABLE = "Телефон;Имя;MsgID\n77011234567;Әсел;963\n;Юрий;0964\n;Снова;963\n;Пусто;\n;Excel;1,23E+15\n;=1+1;965\n"


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def asked_until(stub, count, process, seconds=30.0):
    deadline = time.monotonic() + seconds
    while len(stub.asked) < count:
        assert time.monotonic() < deadline
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


def confirmed(journal):
    with closing(sqlite3.connect(journal)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return {text for (text,) in connection.execute("SELECT message_id FROM item JOIN answer USING (seq)")}


def test_a_list_in_a_table_out(program, stub, listed):
    def script(asked):
        return refusal("Record Not Found") if asked.id == "965" else message(asked)

    stub.script = script
    ended = program.run(listed(TABLE, encoding="utf-8-sig"), "-o", "out.csv", "--endpoint", stub.url)
    assert ended.code == 0, ended.err
    assert sorted(stub.ids) == ["0964", "963", "965"]
    assert {asked.by for asked in stub.asked} == {"MsgID"}
    content = (program.folder / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 7
    rows = table(program.folder / "out.csv")
    assert list(rows[0])[:4] == ["Телефон", "Имя", "MsgID", "Result"]
    assert [row["MsgID"] for row in rows] == ["963", "0964", "963", "", "1,23E+15", "965"]
    assert [row["Result"] for row in rows] == ["Delivered", "Delivered", "Delivered", "", "", "Not found"]
    assert rows[5]["Имя"] == "'=1+1"
    assert rows[0]["Sent (Almaty time)"] == "2022-09-21 16:00:21"
    answer = ended.answer
    assert (answer["end"], answer["total"], answer["duplicates"], answer["blanks"], answer["refused"]) == (
        "finished",
        3,
        1,
        1,
        1,
    )
    assert answer["counts"]["delivered"] == 2
    assert "row 6" in ended.err
    assert PASSWORD not in ended.out + ended.err


def test_a_workbook_in_a_workbook_out(program, stub):
    book = openpyxl.Workbook()
    for row in (["Код клиента", "UserMsgID"], ["а", "1YT"], ["б", "0007"], ["в", 12]):
        book.active.append(row)
    book.save(program.folder / "in.xlsx")
    ended = program.run("in.xlsx", "-o", "out.xlsx", "--endpoint", stub.url, "--mask-numbers")
    assert ended.code == 0, ended.err
    assert sorted((asked.by, asked.id) for asked in stub.asked) == [
        ("UserMsgID", "0007"),
        ("UserMsgID", "12"),
        ("UserMsgID", "1YT"),
    ]
    made = openpyxl.load_workbook(program.folder / "out.xlsx")
    rows = list(made["Answers"].iter_rows(values_only=True))
    assert [row[1] for row in rows] == ["UserMsgID", "1YT", "0007", "12"]
    by_name = dict(zip(rows[0], rows[1], strict=True))
    assert by_name["Recipient"] == "+7 701 ••• •• 67"
    assert by_name["Sent (Almaty time)"].isoformat() == "2022-09-21T16:00:21"
    assert made.sheetnames == ["Answers", "Summary"]
    made.close()


@same_everywhere
def test_the_column_and_the_kind_can_be_said(program, stub, listed):
    path = listed("1;17\n2;18\n")
    unsure = program.run(path, "-o", "out.csv", "--endpoint", stub.url)
    assert unsure.code == 2
    assert "--column" in unsure.err
    assert not stub.asked
    assert program.run(path, "-o", "out.csv", "--endpoint", stub.url, "--column", "2", "--by", "usermsgid").code == 0
    assert sorted((asked.by, asked.id) for asked in stub.asked) == [("UserMsgID", "17"), ("UserMsgID", "18")]


@same_everywhere
@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        ("", [], "empty"),
        ("MsgID\n1E+20\n", [], "no id to look up"),
        ("963\n", ["--column", "9"], "no such column"),
        ("963\n", ["--encoding", "utf-16"], "encoding"),
        ("963\n", ["-o", "out.pdf"], ".csv or .xlsx"),
        ("963\n", ["-o", ""], "must be a file's name"),
        ("963\n", ["-o", "."], "must be a file's name"),
        ("963\n", ["-o", "/"], "must be a file's name"),
        ("963\n", ["-o", ".."], ".csv or .xlsx"),
        ("963\n", ["-o", "none/out.csv"], "folder"),
        ("963\n", ["--endpoint", "http://example.com/"], "address"),
        ("963\n", ["--parallel", "17"], "1 to 16"),
        ("963\n", ["--rate", "-1"], "must be 0"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_asked(program, stub, listed, content, arguments, said):
    ended = program.run(listed(content, encoding="utf-8"), "-o", "out.csv", "--endpoint", stub.url, *arguments)
    assert ended.code == 2
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""
    assert not stub.asked
    assert not list(program.folder.glob("out*"))


@pytest.mark.parametrize("out", ["list.csv", "./../{}/list.csv", "link.csv"])
def test_the_list_itself_is_never_written_over(program, stub, listed, out):
    path = listed("MsgID;Имя\n963;Әсел\n")
    before = path.read_bytes()
    if out == "link.csv" and sys.platform == "win32":
        pytest.skip("links need rights on Windows")
    if out == "link.csv":
        (program.folder / out).symlink_to(path)
    ended = program.run(path, "-o", out.format(program.folder.name), "--endpoint", stub.url)
    assert ended.code == 2
    assert "OUT is the list itself. Choose another name for OUT." in ended.err
    assert ended.out == ""
    assert not stub.asked
    assert path.read_bytes() == before
    assert not list(program.folder.glob("*.kit-batch"))


def test_a_list_that_is_named_like_the_journal_is_not_forgotten(program, stub, listed):
    path = listed("963\n", "out.csv.kit-batch")
    ended = program.run(path, "-o", "out.csv", "--endpoint", stub.url, "--fresh")
    assert ended.code == 2
    assert path.read_bytes() == b"\xef\xbb\xbf963\r\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
def test_names_that_are_no_utf_8(program, stub, listed):
    path = listed("MsgID\n963\n", os.fsdecode(b"\xd1\xef.csv"))
    out = os.fsdecode(b"\xee.csv")
    ended = program.run(path, "-o", out, "--endpoint", stub.url)
    assert ended.code == 0, ended.err
    assert ended.answer["output"] == out
    assert len(table(program.folder / out)) == 1


@same_everywhere
def test_a_refused_login_is_tried_once(program, stub, listed):
    path = listed("MsgID\n" + "\n".join(map(str, range(1000, 1100))))
    ended = program.run(path, "-o", "out.csv", "--endpoint", stub.url, "--parallel", "16", password="wrong")
    assert ended.code == 3
    assert len(stub.asked) == 1
    assert "refused the login" in ended.err
    assert "wrong" not in ended.out + ended.err
    assert not (program.folder / "out.csv").exists()
    assert ended.answer["end"] == "auth_failed"
    again = program.run(path, "-o", "out.csv", "--endpoint", stub.url, "--rate", "0")
    assert again.code == 0
    assert len(stub.asked) == 101


@same_everywhere
def test_a_dead_line_stops_after_a_few(program, stub, listed):
    path = listed("\n".join(map(str, range(1000, 1100))))
    ended = program.run(path, "-o", "out.csv", "--endpoint", "http://127.0.0.1:1/soap/server", "--rate", "0")
    assert ended.code == 3
    assert ended.answer["end"] == "dead_line"
    assert ended.answer["counts"]["failed"] == 5
    assert ended.answer["counts"]["waiting"] == 95


@same_everywhere
def test_what_failed_is_kept_and_asked_again_on_wish(program, stub, listed):
    broken = {"1003", "1007"}
    stub.script = lambda asked: Reply({}, http_status=500) if asked.id in broken else message(asked)
    path = listed("\n".join(map(str, range(1000, 1010))))
    common = (path, "-o", "out.csv", "--endpoint", stub.url, "--rate", "0")
    first = program.run(*common)
    assert first.code == 1
    assert {row["MsgID"]: row["Lookup result"] for row in table(program.folder / "out.csv")}["1003"] == "server_error"
    assert program.run(*common).code == 1
    assert len(stub.asked) == 10
    broken.clear()
    again = program.run(*common, "--again", "failed")
    assert again.code == 0
    assert sorted(stub.ids[10:]) == ["1003", "1007"]
    assert {row["Lookup result"] for row in table(program.folder / "out.csv")} == {"ok"}
    assert program.run(*common, "--fresh").code == 0
    assert len(stub.asked) == 22


@same_everywhere
def test_a_journal_of_another_list_is_not_mixed_in(program, stub, listed):
    assert program.run(listed("963\n964"), "-o", "out.csv", "--endpoint", stub.url).code == 0
    other = program.run(listed("963\n965"), "-o", "out.csv", "--endpoint", stub.url)
    assert other.code == 2
    assert "--fresh" in other.err
    assert len(stub.asked) == 2


@same_everywhere
def test_a_journal_of_another_account_is_not_gone_on_with(program, stub, listed):
    stub.script = lambda asked: Reply({}, http_status=500) if asked.id == "964" else message(asked)
    common = (listed("963\n964"), "-o", "out.csv", "--endpoint", stub.url)
    assert program.run(*common).code == 1
    before = (program.folder / "out.csv").read_bytes()
    for more in ([], ["--again", "failed"]):
        other = program.run(*common, *more, login="somebody-else")
        assert other.code == 2
        assert f"belongs to account {LOGIN}. Use --fresh" in other.err
        assert other.out == ""
    assert len(stub.asked) == 2
    assert (program.folder / "out.csv").read_bytes() == before
    stub.script = message
    assert program.run(*common, "--again", "failed").code == 0
    assert stub.ids == ["963", "964", "964"]


def test_the_keyrings_account_is_compared_too(program, stub, listed, monkeypatch, capsys):
    for name, value in program.environment.items():
        monkeypatch.setenv(name, value)
    stub.script = lambda asked: Reply({}, http_status=500) if asked.id == "964" else message(asked)
    arguments = [str(listed("963\n964")), "-o", str(program.folder / "out.csv"), "--endpoint", stub.url]
    assert program.run(*arguments).code == 1
    kept = Credentials("somebody-else", "secret")
    monkeypatch.setattr(cli_batch, "read_credentials", lambda _options, _cancel: kept)
    assert cli_batch.run(build_parser(["batch"]).parse_args(["batch", *arguments, "--again", "failed"])) == 2
    said = capsys.readouterr()
    assert f"belongs to account {LOGIN}" in said.err
    assert said.out == ""
    assert read_about(program.folder / "out.csv.kit-batch").open == 0
    assert len(stub.asked) == 2


@same_everywhere
def test_a_login_that_was_refused_does_not_keep_the_right_one_out(program, stub, listed):
    common = (listed("963\n964"), "-o", "out.csv", "--endpoint", stub.url)
    assert program.run(*common, login="mistyped").answer["end"] == "auth_failed"
    assert program.run(*common).code == 0


@pytest.mark.parametrize("torn", ["list_row", "answer"])
def test_a_damaged_journal_is_set_aside_and_what_can_be_read_goes_on(program, stub, listed, torn):
    path = listed("MsgID;x\n" + "\n".join(f"{n};{'y' * 300}" for n in range(1000, 1100)))
    common = (path, "-o", "out.csv", "--endpoint", stub.url, "--rate", "0")
    assert program.run(*common).code == 0
    journal = program.folder / "out.csv.kit-batch"
    with closing(sqlite3.connect(journal)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (torn,)).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(journal.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    journal.write_bytes(content)
    ended = program.run(*common)
    assert ended.code == 0
    assert "The journal was damaged. It was set aside as out.csv.kit-batch.damaged-" in ended.err
    assert "Traceback" not in ended.err
    (aside,) = program.folder.glob("out.csv.kit-batch.damaged-*")
    assert aside.read_bytes() == bytes(content)
    assert ended.answer["counts"]["delivered"] + ended.answer["counts"]["on_the_way"] > 0
    assert ended.answer["total"] == 100


def test_fresh_never_deletes_a_file_of_others(program, stub, listed):
    path = listed("MsgID\n963\n")
    foreign = program.folder / "out.csv.kit-batch"
    foreign.write_text("my recipes")
    common = (path, "-o", "out.csv", "--endpoint", stub.url, "--rate", "0")
    refused = program.run(*common)
    assert refused.code == 2
    assert "none of this program's" in refused.err
    assert foreign.read_text() == "my recipes"
    ended = program.run(*common, "--fresh")
    assert ended.code == 0
    assert "It was set aside as out.csv.kit-batch.foreign-" in ended.err
    (aside,) = program.folder.glob("out.csv.kit-batch.foreign-*")
    assert aside.read_text() == "my recipes"


@same_everywhere
def test_a_password_that_is_too_long_is_refused(program, stub, listed):
    path = listed("MsgID\n963\n")
    ended = program.run(path, "-o", "out.csv", "--endpoint", stub.url, password="x" * 2049)
    assert ended.code == 3
    assert "longer than 2048 characters" in ended.err


@pytest.mark.parametrize("problem", StorageProblem)
def test_why_a_journal_cannot_be_written_out_is_said(problem):
    out = Path("answers.csv")
    said = words_of(ExportError(ExportProblem.JOURNAL, problem.value), out)
    assert said.startswith("answers.csv cannot be written: ")
    assert said.endswith(words_of(StorageError(problem), out))


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_interrupted_it_leaves_soon_and_says_how_to_go_on(program, stub, listed, number):
    if sys.platform == "win32" and number != "SIGINT":
        pytest.skip("Windows has no such signal")
    stub.latency = 0.02
    path = listed("\n".join(map(str, range(1000, 1400))))
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
    ids = [str(n) for n in range(10_000, 10_400)]
    path = listed("MsgID;Имя\n" + "\n".join(f"{n};Клиент {n}" for n in ids))
    stub.latency = 0.01
    chance = random.Random()
    journal = program.folder / "out.xlsx.kit-batch"
    common = (path, "-o", "out.xlsx", "--endpoint", stub.url, "--rate", "0", "--parallel", "4")
    safe: set[str] = set()
    kills = 0
    for _ in range(KILLS):
        before = len(stub.asked)
        process = program.start(*common)
        try:
            process.communicate(timeout=chance.uniform(0.4, 2.0))
            if process.returncode == 0:
                break
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            kills += 1
        if journal.exists():
            now = confirmed(journal)
            assert safe <= now
            assert not safe & set(stub.ids[before:])
            safe = now
    before = len(stub.asked)
    ended = program.run(*common)
    assert ended.code == 0, ended.err
    assert not safe & set(stub.ids[before:])
    assert set(stub.ids) == set(ids)
    assert len(stub.ids) - len(ids) <= kills * 12
    assert kills
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
    assert program.run(path, "-o", "two.csv", "--endpoint", stub.url, "--rate", "0").err.count("\r") == 0


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


def test_ids_of_two_alphabets_that_are_not_found_are_named(program, stub, listed):
    stub.script = lambda _asked: refusal("Record Not Found")
    ids = [f"ЗАКАЗ-{number}X" for number in range(7)]
    ended = program.run(listed("\n".join(["UserMsgID", *ids, "ЗАКАЗ-9"])), "-o", "out.csv", "--endpoint", stub.url)
    assert ended.code == 0, ended.err
    assert "Row 2, 'ЗАКАЗ-0X': Latin and Cyrillic letters are mixed in this id. In one alphabet: ЗАКАЗ-0Х" in ended.err
    assert ended.err.count("In one alphabet") == 5
    assert "2 more ids with mixed alphabets" in ended.err
