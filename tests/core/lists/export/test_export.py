"""Lists out: whole or not at all, opened right by Excel, harmless, masked when so asked."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from dataclasses import replace

import openpyxl
import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.export.export import ExportError, ExportProblem, check_target, export_list, export_lookups
from kit_desktop.core.lists.export.rows import ExportOptions
from kit_desktop.core.lists.export.words import ENGLISH, AnswerColumn
from kit_desktop.core.lists.journal.reader import JournalColumn, JournalView
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind

from .conftest import csv_rows, xlsx_rows


class Meanwhile(CancelToken):
    """Does something while rows are written: between two of them it is looked at."""

    def __init__(self, work):
        super().__init__()
        self._work = work

    @property
    def is_set(self):
        self._work()
        return False


def test_csv_is_what_excel_expects(bench, journal):
    path = bench.folder / "out.csv"
    assert export_list(journal, path).rows == 7
    content = path.read_bytes()
    assert content.startswith("\ufeffТелефон;Имя;MsgID;Result;".encode())
    assert content.endswith(b"\r\n")
    rows = csv_rows(path)
    assert [row["MsgID"] for row in rows] == ["0963", "12345678901234567890", "0963", "", "1E+20", "965", "966"]
    fates = ["Delivered", "Not delivered", "Delivered", "", "", "Not found", "Not looked up yet"]
    assert [row["Result"] for row in rows] == fates
    assert rows[3]["Имя"] == "две\nстроки"
    assert rows[4]["Note"] == "Not looked up: Excel has rounded this number"
    assert (rows[1]["Alphabet"], rows[1][ENGLISH.columns[AnswerColumn.RECEIVED]]) == ("Cyrillic", "вчера")
    assert rows[0]["Sent (Almaty time)"] == "2022-09-21 16:00:21"
    assert [row["Имя"] for row in rows[5:]] == ["-1", "+1"]
    assert rows[0]["Телефон"] == "+7 701 123 45 67"
    for row in rows:
        for cell in row.values():
            assert not cell.startswith(("=", "@"))
            assert not cell.startswith(("+", "-")) or cell[1].isdigit()


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_a_file_is_whole_or_as_it_was(bench, journal, monkeypatch, name):
    path = bench.folder / name
    path.write_text("the old one")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(ExportError) as caught:
        export_list(journal, path, cancel=cancel)
    assert caught.value.problem is ExportProblem.CANCELLED

    def full(_number):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ExportError) as caught:
            export_list(journal, path)
        assert caught.value.problem is ExportProblem.DISK_FULL
    assert path.read_text() == "the old one"
    assert {file.name for file in bench.folder.iterdir()} == {name, "list.kit-batch"}
    export_list(journal, path)
    assert path.read_bytes()[:2] in {b"PK", b"\xef\xbb"}
    assert {file.name for file in bench.folder.iterdir()} == {name, "list.kit-batch"}


def test_what_a_killed_export_left_is_removed_but_not_what_is_under_way(bench, journal):
    left = bench.folder / ".out-00112233.kit-part"
    left.write_text("half a table")
    other = bench.folder / ".other-00112233.part"
    other.write_text("somebody else's")
    while_writing = []

    def start_another():
        if not while_writing:
            while_writing.append(len(list(bench.folder.glob(".out-*.kit-part"))))
            export_list(journal, bench.folder / "out.csv")
            while_writing.append(len(list(bench.folder.glob(".out-*.kit-part"))))

    export_list(journal, bench.folder / "out.xlsx", cancel=Meanwhile(start_another))
    assert while_writing == [1, 1]
    assert sorted(file.name for file in bench.folder.iterdir()) == [
        ".other-00112233.part",
        "list.kit-batch",
        "out.csv",
        "out.xlsx",
    ]


def test_places_that_cannot_be_written_are_named_beforehand(bench, monkeypatch):
    def problem(path):
        with pytest.raises(ExportError) as caught:
            check_target(path)
        return caught.value.problem, caught.value.detail

    assert problem(bench.folder / "out.pdf") == (ExportProblem.FORMAT, "")
    assert problem(bench.folder / "none" / "out.csv") == (ExportProblem.NO_FOLDER, "")
    (bench.folder / "folder.csv").mkdir()
    assert problem(bench.folder / "folder.csv") == (ExportProblem.NOT_A_FILE, "")

    def refuse(*_):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "open", refuse)
    assert problem(bench.folder / "out.csv") == (ExportProblem.LOCKED, "EACCES")
    monkeypatch.undo()
    check_target(bench.folder / "out.csv")
    assert not (bench.folder / "out.csv").exists()


@pytest.mark.skipif(os.name != "posix", reason="links and modes of POSIX")
def test_a_link_is_followed_and_the_usual_rights_apply(bench, journal):
    real = bench.folder / "real.csv"
    (bench.folder / "link.csv").symlink_to(real)
    export_list(journal, bench.folder / "link.csv")
    assert (bench.folder / "link.csv").is_symlink()
    assert real.stat().st_size > 100
    plain = bench.folder / "plain.txt"
    plain.write_text("")
    assert stat.S_IMODE(real.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_what_is_written_again_keeps_its_rights(bench, journal, mode):
    path = bench.folder / "out.csv"
    path.write_text("the old one")
    path.chmod(mode)
    while_writing = []

    def look():
        while_writing.extend(stat.S_IMODE(part.stat().st_mode) & ~mode for part in bench.folder.glob("*.kit-part"))

    export_list(journal, path, cancel=Meanwhile(look))
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert set(while_writing) == {0}  # nor was it open to more people before


def test_only_a_csv_has_values_that_excel_would_change(bench):
    journal = bench.journal("UserMsgID;x\nA1;0963\nA2;да\n")
    assert export_list(journal, bench.folder / "out.csv").changed_by_excel == 1
    assert export_list(journal, bench.folder / "out.xlsx").changed_by_excel == 0


def test_a_journal_that_is_gone_is_said(bench):
    with pytest.raises(ExportError) as caught:
        export_list(bench.folder / "none.kit-batch", bench.folder / "out.csv")
    assert caught.value.problem is ExportProblem.JOURNAL


def test_only_the_ids_of_a_view_are_written(bench, journal):
    """In the list's own order, each with its other rows; what is no id is in no view."""
    view = JournalView(fates=frozenset({Fate.DELIVERED, Fate.NOT_FOUND}), sort=JournalColumn.MESSAGE_ID, descending=True)
    path = bench.folder / "part.csv"
    assert export_list(journal, path, ExportOptions(view=view)).rows == 3
    assert [row["MsgID"] for row in csv_rows(path)] == ["0963", "0963", "965"]
    view = JournalView(text="excel calc")
    assert export_list(journal, path, ExportOptions(view=view)).rows == 0
    assert csv_rows(path) == []


def test_a_part_of_a_list_has_no_summary_of_the_whole(bench, journal):
    path = bench.folder / "part.xlsx"
    export_list(journal, path, ExportOptions(view=JournalView(fates=frozenset({Fate.DELIVERED}))))
    with closing(openpyxl.load_workbook(path)) as book:
        assert book.sheetnames == ["Answers"]
        assert book["Answers"].max_row == 3
    export_list(journal, path)
    with closing(openpyxl.load_workbook(path)) as book:
        assert book.sheetnames == ["Answers", "Summary"]


HEADINGS = ("Id", "Kind")


@pytest.mark.parametrize("name", ["out.csv", "out.XLSX"])
def test_lookups_of_no_list_are_written_with_their_ids_and_kinds(bench, make_answer, name):
    lookups = [make_answer("0963"), replace(make_answer("x"), query=LookupQuery(IdKind.USER_MSG_ID, "\u202e1YT"))]
    saved = export_lookups(iter(lookups), bench.folder / name, HEADINGS)
    assert (saved.name, saved.rows, saved.changed_by_excel) == (name, 2, 2 if name == "out.csv" else 0)
    if name == "out.csv":
        rows = [list(row.values()) for row in csv_rows(bench.folder / name)]
    else:
        rows = [[cell.value for cell in row] for row in xlsx_rows(bench.folder / name)][1:]
    assert [row[:3] for row in rows] == [["0963", "MsgID", "Delivered"], ["⟦U+202E⟧1YT", "UserMsgID", "Delivered"]]


def test_no_lookups_are_a_table_without_rows(bench):
    path = bench.folder / "out.csv"
    assert export_lookups([], path, HEADINGS, ExportOptions(columns=(AnswerColumn.FATE,))).rows == 0
    assert path.read_text(encoding="utf-8-sig") == "Id;Kind;Result\n"


def test_an_id_of_the_lookups_stays_where_numbers_are_masked(bench, make_answer):
    export_lookups([make_answer("77011112233")], bench.folder / "out.csv", HEADINGS, ExportOptions(mask_numbers=True))
    (row,) = csv_rows(bench.folder / "out.csv")
    assert (row["Id"], row["Recipient"]) == ("77011112233", "+7 701 ••• •• 67")


@pytest.mark.parametrize("write", [export_list, lambda _journal, target: export_lookups([], target, HEADINGS)])
def test_another_kind_of_file_is_not_written(bench, journal, write):
    with pytest.raises(ExportError) as caught:
        write(journal, bench.folder / "out.pdf")
    assert caught.value.problem is ExportProblem.FORMAT
    assert not (bench.folder / "out.pdf").exists()
