"""`kit-desktop-cli batch`: lists in, tables out, refused, and gone on with."""

from __future__ import annotations

import os
import sqlite3
import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from kit_desktop.cli import batch as cli_batch
from kit_desktop.cli.arguments import DiscreetParser
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.lists.journal.tables import read_about

from ..e2e.lists.conftest import TABLE, table
from ..e2e.lists.soap_stub import LOGIN, PASSWORD, Reply, message, refusal


def test_a_list_in_a_table_out(batch, folder, stub, listed):
    def script(asked):
        return refusal("Record Not Found") if asked.id == "965" else message(asked)

    stub.script = script
    ended = batch(listed(TABLE, encoding="utf-8-sig"), "-o", "out.csv", "--endpoint", stub.url)
    assert ended.code == 0, ended.err
    assert sorted(stub.ids) == ["0964", "963", "965"]
    assert {asked.by for asked in stub.asked} == {"MsgID"}
    content = (folder / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 7
    rows = table(folder / "out.csv")
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


def test_a_workbook_in_a_workbook_out(batch, folder, stub):
    book = openpyxl.Workbook()
    for row in (["Код клиента", "UserMsgID"], ["а", "1YT"], ["б", "0007"], ["в", 12]):
        book.active.append(row)
    book.save(folder / "in.xlsx")
    ended = batch("in.xlsx", "-o", "out.xlsx", "--endpoint", stub.url, "--mask-numbers")
    assert ended.code == 0, ended.err
    assert sorted((asked.by, asked.id) for asked in stub.asked) == [
        ("UserMsgID", "0007"),
        ("UserMsgID", "12"),
        ("UserMsgID", "1YT"),
    ]
    made = openpyxl.load_workbook(folder / "out.xlsx")
    rows = list(made["Answers"].iter_rows(values_only=True))
    assert [row[1] for row in rows] == ["UserMsgID", "1YT", "0007", "12"]
    by_name = dict(zip(rows[0], rows[1], strict=True))
    assert by_name["Recipient"] == "+7 701 ••• •• 67"
    assert by_name["Sent (Almaty time)"].isoformat() == "2022-09-21T16:00:21"
    assert made.sheetnames == ["Answers", "Summary"]
    made.close()


def test_the_column_and_the_kind_can_be_said(batch, folder, stub, listed):
    path = listed("1;17\n2;18\n")
    unsure = batch(path, "-o", "out.csv", "--endpoint", stub.url)
    assert unsure.code == 2
    assert "--column" in unsure.err
    assert not stub.asked
    assert batch(path, "-o", "out.csv", "--endpoint", stub.url, "--column", "2", "--by", "usermsgid").code == 0
    assert sorted((asked.by, asked.id) for asked in stub.asked) == [("UserMsgID", "17"), ("UserMsgID", "18")]


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
def test_what_cannot_be_done_is_said_before_anything_is_asked(batch, folder, stub, listed, content, arguments, said):
    ended = batch(listed(content, encoding="utf-8"), "-o", "out.csv", "--endpoint", stub.url, *arguments)
    assert ended.code == 2
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""
    assert not stub.asked
    assert not list(folder.glob("out*"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
def test_names_that_are_no_utf_8(batch, folder, stub, listed):
    path = listed("MsgID\n963\n", os.fsdecode(b"\xd1\xef.csv"))
    out = os.fsdecode(b"\xee.csv")
    ended = batch(path, "-o", out, "--endpoint", stub.url)
    assert ended.code == 0, ended.err
    assert ended.answer["output"] == out
    assert len(table(folder / out)) == 1


def test_a_refused_login_is_tried_once(batch, folder, stub, listed):
    path = listed("MsgID\n" + "\n".join(map(str, range(1000, 1030))))
    ended = batch(path, "-o", "out.csv", "--endpoint", stub.url, "--parallel", "16", password="wrong")
    assert ended.code == 3
    assert len(stub.asked) == 1
    assert "refused the login" in ended.err
    assert "wrong" not in ended.out + ended.err
    assert not (folder / "out.csv").exists()
    assert ended.answer["end"] == "auth_failed"
    again = batch(path, "-o", "out.csv", "--endpoint", stub.url, "--rate", "0")
    assert again.code == 0
    assert len(stub.asked) == 31


def test_a_dead_line_stops_after_a_few(batch, folder, stub, listed):
    path = listed("\n".join(map(str, range(1000, 1100))))
    ended = batch(path, "-o", "out.csv", "--endpoint", "http://127.0.0.1:1/soap/server", "--rate", "0")
    assert ended.code == 3
    assert ended.answer["end"] == "dead_line"
    assert ended.answer["counts"]["failed"] == 5
    assert ended.answer["counts"]["waiting"] == 95


def test_what_failed_is_kept_and_asked_again_on_wish(batch, folder, stub, listed):
    broken = {"1003", "1007"}
    stub.script = lambda asked: Reply({}, http_status=500) if asked.id in broken else message(asked)
    path = listed("\n".join(map(str, range(1000, 1010))))
    common = (path, "-o", "out.csv", "--endpoint", stub.url, "--rate", "0")
    first = batch(*common)
    assert first.code == 1
    assert {row["MsgID"]: row["Lookup result"] for row in table(folder / "out.csv")}["1003"] == "server_error"
    assert batch(*common).code == 1
    assert len(stub.asked) == 10
    broken.clear()
    again = batch(*common, "--again", "failed")
    assert again.code == 0
    assert sorted(stub.ids[10:]) == ["1003", "1007"]
    assert {row["Lookup result"] for row in table(folder / "out.csv")} == {"ok"}
    assert batch(*common, "--fresh").code == 0
    assert len(stub.asked) == 22


def test_a_journal_of_another_list_is_not_mixed_in(batch, folder, stub, listed):
    assert batch(listed("963\n964"), "-o", "out.csv", "--endpoint", stub.url).code == 0
    other = batch(listed("963\n965"), "-o", "out.csv", "--endpoint", stub.url)
    assert other.code == 2
    assert "--fresh" in other.err
    assert len(stub.asked) == 2


def test_a_journal_of_another_account_is_not_gone_on_with(batch, folder, stub, listed):
    stub.script = lambda asked: Reply({}, http_status=500) if asked.id == "964" else message(asked)
    common = (listed("963\n964"), "-o", "out.csv", "--endpoint", stub.url)
    assert batch(*common).code == 1
    before = (folder / "out.csv").read_bytes()
    for more in ([], ["--again", "failed"]):
        other = batch(*common, *more, login="somebody-else")
        assert other.code == 2
        assert f"belongs to account {LOGIN}. Use --fresh" in other.err
        assert other.out == ""
    assert len(stub.asked) == 2
    assert (folder / "out.csv").read_bytes() == before
    stub.script = message
    assert batch(*common, "--again", "failed").code == 0
    assert stub.ids == ["963", "964", "964"]


def test_the_keyrings_account_is_compared_too(batch, folder, stub, listed, monkeypatch):
    stub.script = lambda asked: Reply({}, http_status=500) if asked.id == "964" else message(asked)
    common = (listed("963\n964"), "-o", "out.csv", "--endpoint", stub.url)
    assert batch(*common).code == 1
    monkeypatch.setattr(cli_batch, "read_credentials", lambda _options, _cancel: Credentials("somebody-else", "secret"))
    other = batch(*common, "--again", "failed", login=None)
    assert (other.code, other.out) == (2, "")
    assert f"belongs to account {LOGIN}" in other.err
    assert read_about(folder / "out.csv.kit-batch").open == 0
    assert len(stub.asked) == 2


def test_a_login_that_was_refused_does_not_keep_the_right_one_out(batch, folder, stub, listed):
    common = (listed("963\n964"), "-o", "out.csv", "--endpoint", stub.url)
    assert batch(*common, login="mistyped").answer["end"] == "auth_failed"
    assert batch(*common).code == 0


@pytest.mark.parametrize("torn", ["list_row", "answer"])
def test_a_damaged_journal_is_set_aside_and_what_can_be_read_goes_on(batch, folder, stub, listed, torn):
    path = listed("MsgID;x\n" + "\n".join(f"{n};{'y' * 300}" for n in range(1000, 1050)))
    common = (path, "-o", "out.csv", "--endpoint", stub.url, "--rate", "0")
    assert batch(*common).code == 0
    journal = folder / "out.csv.kit-batch"
    with closing(sqlite3.connect(journal)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (torn,)).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(journal.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    journal.write_bytes(content)
    ended = batch(*common)
    assert ended.code == 0
    assert "The journal was damaged. It was set aside as out.csv.kit-batch.damaged-" in ended.err
    assert "Traceback" not in ended.err
    (aside,) = folder.glob("out.csv.kit-batch.damaged-*")
    assert aside.read_bytes() == bytes(content)
    assert ended.answer["counts"]["delivered"] + ended.answer["counts"]["on_the_way"] > 0
    assert ended.answer["total"] == 50


def test_fresh_never_deletes_a_file_of_others(batch, folder, stub, listed):
    path = listed("MsgID\n963\n")
    foreign = folder / "out.csv.kit-batch"
    foreign.write_text("my recipes")
    common = (path, "-o", "out.csv", "--endpoint", stub.url, "--rate", "0")
    refused = batch(*common)
    assert refused.code == 2
    assert "none of this program's" in refused.err
    assert foreign.read_text() == "my recipes"
    ended = batch(*common, "--fresh")
    assert ended.code == 0
    assert "It was set aside as out.csv.kit-batch.foreign-" in ended.err
    (aside,) = folder.glob("out.csv.kit-batch.foreign-*")
    assert aside.read_text() == "my recipes"


def test_a_password_that_is_too_long_is_refused(batch, folder, stub, listed):
    path = listed("MsgID\n963\n")
    ended = batch(path, "-o", "out.csv", "--endpoint", stub.url, password="x" * 2049)
    assert ended.code == 3
    assert "longer than 2048 characters" in ended.err


@pytest.mark.parametrize("settings", [b"no settings\n", b"[kit-desktop]\naddress = https://mirror.example:99999/\n"])
def test_a_list_is_not_asked_for_at_a_server_that_nobody_named(batch, folder, nobody_asked, settings_file, listed, settings):
    settings_file.write_bytes(settings)
    ended = batch(listed("963\n"), "-o", "out.csv", "--timeout", "2")
    assert (ended.code, ended.out) == (2, "")
    assert str(settings_file) in ended.err
    assert settings_file.read_bytes() == settings
    assert not (folder / "out.csv.kit-batch").exists()


def test_an_empty_address_is_no_address(batch, listed):
    ended = batch(listed("963\n"), "-o", "out.csv", "--endpoint", "")
    assert (ended.code, ended.out) == (2, "")
    assert "address_empty" in ended.err


def test_a_password_that_is_no_utf8_is_not_sent(batch, stub, listed):
    ended = batch(listed("963\n"), "-o", "out.csv", "--endpoint", stub.url, password="Пароль12\n".encode("cp1251"))
    assert (ended.code, ended.answer["end"]) == (3, "cannot_ask")
    assert "UTF-8" in ended.err
    assert stub.asked == []


def parsed(*arguments: str) -> Namespace:
    parser = DiscreetParser(prog="p")
    cli_batch.add_arguments(parser)
    return parser.parse_args(["in.csv", "-o", "out.csv", *arguments])


def test_what_holds_unless_something_is_said() -> None:
    options = parsed()
    assert (options.input, options.output, options.parallel, options.rate) == (Path("in.csv"), Path("out.csv"), 4, 10.0)
    assert not any((options.by, options.column, options.header_row, options.skip_hidden, options.again, options.fresh))


@pytest.mark.parametrize(
    ("option", "text", "value"),
    [
        ("header-row", "0", 0),
        ("header-row", "12", 12),
        ("parallel", "1", 1),
        ("parallel", "16", 16),
        ("rate", "0", 0),
        ("rate", "0.1", 0.1),
        ("rate", "1000", 1000),
    ],
)
def test_numbers_up_to_their_limits(option: str, text: str, value: float) -> None:
    assert getattr(parsed(f"--{option}", text), option.replace("-", "_")) == value


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("output", "", "must be a file's name"),
        ("header-row", "-1", "must be a row's number, or 0"),
        ("header-row", "٣", "must be a row's number, or 0"),
        ("parallel", "0", "must be 1 to 16"),
        ("parallel", "17", "must be 1 to 16"),
        ("rate", "0.09", "must be 0 or 0.1 to 1000"),
        ("rate", "1000.1", "must be 0 or 0.1 to 1000"),
        ("rate", "nan", "must be 0 or 0.1 to 1000"),
    ],
)
def test_what_is_beyond_them_is_refused(option: str, text: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(f"--{option}={text}")
    assert said in capsys.readouterr().err
