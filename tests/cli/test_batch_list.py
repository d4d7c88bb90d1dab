"""What the `batch` command takes from its list, and what it says of it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kit_desktop.cli.batch_list import describe, read_ids, require_other_output
from kit_desktop.cli.words import UnusableListError
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading.read import IdList
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import LoadedSettings

from ..e2e.lists.soap_stub import refusal

Listed = Callable[..., Path]


def taken(path: Path, **said: Any) -> IdList:
    options = dict.fromkeys(("encoding", "sheet", "header_row", "by", "column")) | {"skip_hidden": False} | said
    ids = read_ids(Namespace(input=path, **options), CancelToken())
    ids.preview.close()
    return ids


@pytest.fixture
def refused(listed: Listed) -> Iterator[Callable[..., str]]:
    def refuse(content: str, encoding: str = "utf-8", **said: Any) -> str:
        with pytest.raises(UnusableListError) as caught:
            taken(listed(content, encoding=encoding), **said)
        return str(caught.value)

    return refuse


def lines(ids: IdList) -> list[str]:
    with closing(ids.preview):
        return list(describe(ids))


TWO = "MsgID;UserMsgID;x\n17;a-1;7\n18;a-2;8\n"
NUMBERS = "1;170000\n2;180000\n"


@pytest.mark.parametrize(
    ("content", "said", "choice"),
    [
        (TWO, {}, (0, IdKind.MSG_ID, 1)),
        (TWO, {"by": "usermsgid"}, (1, IdKind.USER_MSG_ID, 1)),
        (TWO, {"by": "msgid"}, (0, IdKind.MSG_ID, 1)),
        (TWO, {"column": "usermsgid "}, (1, IdKind.USER_MSG_ID, 1)),
        (TWO, {"column": "3"}, (2, IdKind.MSG_ID, 1)),
        (TWO, {"column": "3", "by": "usermsgid"}, (2, IdKind.USER_MSG_ID, 1)),
        (TWO, {"header_row": 2, "column": "1", "by": "msgid"}, (0, IdKind.MSG_ID, 2)),
        (NUMBERS, {"column": "1"}, (0, IdKind.MSG_ID, None)),
        ("MsgID\n1\n", {"header_row": 0, "column": "1"}, (0, IdKind.USER_MSG_ID, None)),
    ],
)
def test_which_column_it_is(listed: Listed, content: str, said: dict[str, Any], choice: tuple[int, IdKind, int | None]) -> None:
    found = taken(listed(content), **said).choice
    assert (found.column, found.kind, found.header_row) == choice


@pytest.mark.parametrize(
    ("content", "said", "words"),
    [
        (NUMBERS, {}, "Which column holds the ids? Use --column with one of these: 1, 2"),
        (TWO, {"column": "4"}, "There is no such column. Use --column with one of these: 1 'MsgID', 2 'UserMsgID', 3 'x'"),
        (TWO, {"column": "0"}, "There is no such column."),
        (TWO, {"column": "٣"}, "There is no such column."),
        ("MsgID;a;A\n17;1;2\n", {"column": "a"}, "There is no such column."),
        ("", {}, "The list is empty."),
        ("MsgID\n1E+20\n", {}, "Left out: row 2, '1E+20' — Excel has rounded this number\nThere is no id to look up."),
    ],
)
def test_what_cannot_be_taken(refused: Callable[..., str], content: str, said: dict[str, Any], words: str) -> None:
    assert words in refused(content, **said)


def test_letters_that_may_be_wrong_are_shown_before_anything_is_asked(refused: Callable[..., str], listed: Listed) -> None:
    content = "UserMsgID\nЪЩЖ-1\nЁЫЪ-2\n"
    said = refused(content, encoding="cp866")
    assert said.startswith("Which encoding is the file in? ")
    assert said.endswith("Use --encoding.")
    assert taken(listed(content, encoding="cp866"), encoding="cp866").kept == 2


def test_what_was_taken_and_left_out_is_said(listed: Listed) -> None:
    bad = "".join(f"\n1E+{number}" for number in range(20, 27))
    ids = taken(listed(f"x;MsgID\n;963\n;964\n;963\ny;{bad.replace(chr(10), chr(10) + ';')}\n"))
    assert lines(ids)[:3] == [
        '2 ids in column 2 "MsgID", looked up as MsgID',
        "1 repeated row (looked up once), 1 row without an id",
        "Left out: row 6, '1E+20' — Excel has rounded this number",
    ]
    assert lines(ids)[-2:] == [
        "Left out: row 10, '1E+24' — Excel has rounded this number",
        "Left out: 2 more rows; OUT lists them all",
    ]
    assert lines(replace(ids, refused=ids.refused[:5], refused_count=5))[-1].startswith("Left out: row 10")


def test_of_nothing_special_only_the_ids_are_said(listed: Listed) -> None:
    assert lines(taken(listed("963\n"))) == ["1 id in column 1, looked up as MsgID"]


def test_ids_that_may_have_been_rounded_are_told_of(listed: Listed) -> None:
    ids = taken(listed("MsgID\n1664371234567890000\n"))
    assert lines(ids)[0] == "The ids have more than 15 digits and end in zeros: a spreadsheet may have rounded them"


def test_a_dropped_decimal_and_hidden_rows_are_said(listed: Listed) -> None:
    ids = taken(listed("MsgID\n963.0\n964.0\n"))
    assert lines(ids)[0] == "The ids stand there as 963.0: the .0 was dropped"
    ids.preview.rows.hidden = 2
    assert lines(ids)[0] == "2 rows hidden in Excel are taken too (--skip-hidden leaves them out)"
    left_out = replace(ids, choice=replace(ids.choice, skip_hidden=True))
    assert lines(left_out)[0] == "2 rows hidden in Excel are left out"


@pytest.mark.parametrize("out", ["list.csv", "./../{}/list.csv", "link.csv"])
def test_the_list_itself_is_never_written_over(batch, folder, stub, listed, out):
    path = listed("MsgID;Имя\n963;Әсел\n")
    before = path.read_bytes()
    if out == "link.csv" and sys.platform == "win32":
        pytest.skip("links need rights on Windows")
    if out == "link.csv":
        (folder / out).symlink_to(path)
    ended = batch(path, "-o", out.format(folder.name), "--endpoint", stub.url)
    assert ended.code == 2
    assert "OUT is the list itself. Choose another name for OUT." in ended.err
    assert ended.out == ""
    assert not stub.asked
    assert path.read_bytes() == before
    assert not list(folder.glob("*.kit-batch"))


def test_a_list_that_is_named_like_the_journal_is_not_forgotten(batch, folder, stub, listed):
    path = listed("963\n", "out.csv.kit-batch")
    ended = batch(path, "-o", "out.csv", "--endpoint", stub.url, "--fresh")
    assert ended.code == 2
    assert path.read_bytes() == b"\xef\xbb\xbf963\r\n"


@pytest.mark.skipif(sys.platform == "win32", reason="it counts a path's characters")
@pytest.mark.parametrize(("length", "code"), [(237, 0), (238, 2), (256, 2)])
def test_a_name_that_leaves_no_room_for_the_journals_is_refused_in_words(batch, folder, stub, listed, length, code):
    ended = batch(listed("MsgID\n963\n"), "-o", "x" * (length - 4) + ".csv", "--endpoint", stub.url)
    assert ended.code == code, ended.err
    assert ("The name of OUT is too long: the journal beside it gets a longer one." in ended.err) == bool(code)
    assert len(list(folder.glob("x*"))) == (0 if code else 2)
    assert len(stub.asked) == (0 if code else 1)


def test_ids_of_two_alphabets_that_are_not_found_are_named(batch, folder, stub, listed):
    stub.script = lambda _asked: refusal("Record Not Found")
    ids = [f"ЗАКАЗ-{number}X" for number in range(7)]
    ended = batch(listed("\n".join(["UserMsgID", *ids, "ЗАКАЗ-9"])), "-o", "out.csv", "--endpoint", stub.url)
    assert ended.code == 0, ended.err
    assert "Row 2, 'ЗАКАЗ-0X': Latin and Cyrillic letters are mixed in this id. In one alphabet: ЗАКАЗ-0Х" in ended.err
    assert ended.err.count("In one alphabet") == 5
    assert "\n2 more ids with mixed alphabets" in ended.err


@pytest.mark.parametrize(
    ("allowed", "name", "passes"), [(False, "out.CSV", False), (False, "out.xlsx", True), (True, "out.csv", True)]
)
def test_csv_is_written_where_it_is_allowed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, allowed: bool, name: str, passes: bool
) -> None:
    loaded = LoadedSettings(Settings(allow_csv=allowed))
    monkeypatch.setattr("kit_desktop.cli.batch_list.load_settings", lambda: loaded)
    options = Namespace(input=tmp_path / "in.csv", output=tmp_path / name)
    if passes:
        require_other_output(options, tmp_path / "journal")
        return
    with pytest.raises(UnusableListError, match="CSV is not allowed by your administrator"):
        require_other_output(options, tmp_path / "journal")


def test_long_texts_are_cut(listed: Listed) -> None:
    ids = taken(listed(f"MsgID {'x' * 60};y\n963;1\n{'1 ' * 60};1\n"), column="1")
    taken_line, *_, left_out = lines(ids)
    assert taken_line == f'1 id in column 1 "MsgID {"x" * 54}…", looked up as MsgID'
    assert left_out.startswith(f"Left out: row 3, '{'1 ' * 30}…' — ")


def test_of_many_columns_the_first_are_named(refused: Callable[..., str]) -> None:
    words = refused((";".join("1" * 5_000) + "\n") * 2)
    assert words.endswith("…")
    assert len(words) < 1_100
