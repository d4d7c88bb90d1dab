"""Workbooks that Excel opens right."""

from __future__ import annotations

import errno
import io
import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kit_desktop.core.gateway_time import almaty
from kit_desktop.core.lists.export.export import ExportError, ExportProblem, export_list
from kit_desktop.core.lists.export.rows import ExportOptions
from kit_desktop.core.lists.export.words import ENGLISH, AnswerColumn
from kit_desktop.core.lists.export.xlsx_file import _Sink, write_xlsx
from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.outcome import Outcome

from .conftest import EVIL, csv_rows, xlsx_rows


def test_xlsx_has_text_ids_real_times_and_colours(bench, journal):
    path = bench.folder / "out.xlsx"
    assert export_list(journal, path).rows == 7
    headings, first, second, *_ = rows = xlsx_rows(path)
    place = {cell.value: number for number, cell in enumerate(headings)}
    assert first[place["MsgID"]].value == "0963"
    assert first[place["MsgID"]].data_type == "s"
    assert second[place["MsgID"]].value == "12345678901234567890"
    sent = first[place["Sent (Almaty time)"]]
    assert (sent.is_date, sent.value.isoformat(" ")) == (True, "2022-09-21 16:00:21")
    assert second[place[ENGLISH.columns[AnswerColumn.RECEIVED]]].value == "вчера"
    assert (first[place["Parts"]].value, first[place["Delivery time, seconds"]].value) == (1, 3)
    fills = [row[place["Result"]].fill.fgColor.rgb for row in rows[1:]]
    assert fills[0] == fills[2] != fills[1]
    assert first[place["Sender"]].value == EVIL
    assert not [cell for row in rows for cell in row if cell.data_type == "f" or cell.hyperlink]
    assert rows[7][place["Имя"]].value == "+1"


@pytest.fixture
def six(bench, make_answer):
    """A list with something of everything, and when it was checked."""
    path = bench.journal("MsgID\n" + "\n".join(map(str, range(1001, 1007))))
    with closing(Journal(path)) as journal:
        answers = [
            make_answer("1001", senderId="A", segments="2"),
            make_answer("1002", senderId="A", status="undelivered"),
            make_answer("1003", senderId="", senttime="2022-09-22 16: 00: 21", receivedtime="2022-09-22 16: 00: 30"),
            make_answer("1004", Outcome.NOT_FOUND),
            make_answer("1005", Outcome.TIMED_OUT),
        ]
        journal.record(list(zip(journal.asks_at(journal.open_places()[:5]), answers, strict=True)))
    checked = max(answer.checked_at for answer in answers).astimezone(almaty()).replace(tzinfo=None, microsecond=0)
    export_list(path, bench.folder / "out.xlsx")
    with closing(openpyxl.load_workbook(bench.folder / "out.xlsx")) as book:
        yield book, checked, bench.folder / "out.xlsx"


def test_the_summary_sheet_has_the_figures(six):
    book, checked, _ = six
    sheet = book["Summary"]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert rows[:2] == [["List"], ["Gateway", "http://127.0.0.1:9/soap/server"]]
    assert rows[2][0] == "Checked (Almaty time)"
    assert all(abs(moment - checked) < timedelta(seconds=10) for moment in rows[2][1:])
    assert len(rows[2]) == 3
    assert sheet.cell(3, 3).is_date
    figures = (("Ids", 6), ("Repeated rows", 0), ("Rows without an id", 0), ("Rows that cannot be an id", 0))
    states = ("Delivered", 2), ("On the way", 0), ("Not delivered", 1), ("Other status", 0), ("Not found", 1)
    states += ("Lookup failed", 1), ("Not looked up yet", 1)
    groups = ["Messages", "Delivered", "Not delivered", "Parts (SMS) in all"]
    assert rows[3:] == [
        *map(list, figures),
        [],
        ["Result", "Messages", "Share"],
        *([state, number, pytest.approx(number / 6)] for state, number in states),
        [],
        ["Why not answered", "Messages"],
        ["No such message", 1],
        ["No answer in time", 1],
        [],
        ["Parts (SMS) in all", 4],
        ["Delivered, with both times known", 2],
        ["Median delivery time, seconds", 6],
        ["Slowest delivery, seconds", 9],
        [],
        ["By sender", *groups],
        ["A", 2, 1, 1, 3],
        ["–", 1, 1, 0, 1],
        [],
        ["By day sent (Almaty time)", *groups],
        ["2022-09-21", 2, 1, 1, 3],
        ["2022-09-22", 1, 1, 0, 1],
    ]
    assert [sheet.cell(row, column).number_format for row, column in ((10, 2), (10, 3), (24, 2))] == ["0", "0.0%", "0.0"]
    assert [sheet.cell(row, 1).font.b for row in (8, 9, 10, 18, 27)] == [False, True, False, True, True]
    assert sheet.cell(10, 1).fill.fgColor.rgb == "FFE7F2EF"


def test_both_sheets_are_set_up_for_the_screen_and_for_paper(six):
    book, _, path = six
    answers, summary = book["Answers"], book["Summary"]
    for sheet in (answers, summary):
        assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "&P / &N")
        margins = sheet.page_margins
        assert (margins.left, margins.right, margins.top, margins.bottom) == (0.4, 0.4, 0.5, 0.6)
        assert (int(sheet.page_setup.paperSize), sheet.page_setup.fitToHeight) == (9, 0)
    assert {name: int(column.width) for name, column in summary.column_dimensions.items()} == {"A": 38, "B": 20}
    assert summary.column_dimensions["B"].max == 5
    assert (answers.freeze_panes, answers.auto_filter.ref) == ("A2", "A1:Q7")
    heading, first = answers.cell(1, 1), answers.cell(2, 1)
    assert (heading.font.b, heading.alignment.wrap_text, heading.border.bottom.style) == (True, True, "thin")
    assert (first.number_format, first.alignment.vertical, first.alignment.wrap_text) == ("@", "top", True)
    with zipfile.ZipFile(path) as package:
        assert b'<ignoredError sqref="A1:XFD7" numberStoredAsText="1"/>' in package.read("xl/worksheets/sheet1.xml")


def test_hostile_texts_survive_both_formats(bench, make_answer):
    path = bench.journal("963")
    hostile = "\u202e\x01\ud800\ufffe<b>&amp;]]>_x000D_" + "x" * 40_000
    with closing(Journal(path)) as open_journal:
        (ask,) = open_journal.asks_at(open_journal.open_places())
        open_journal.record([(ask, make_answer("963", senderId=hostile, status=hostile))])
    for name in ("out.csv", "out.xlsx"):
        export_list(path, bench.folder / name)
    place = [cell.value for cell in xlsx_rows(bench.folder / "out.xlsx")[0]].index("Sender")
    assert "⟦U+202E⟧" in xlsx_rows(bench.folder / "out.xlsx")[1][place].value
    assert "<b>&amp;]]>" in csv_rows(bench.folder / "out.csv")[0]["Sender"]


MARKUP = (
    '<r><t>a</t></r></is></c><c r="C2"><f>HYPERLINK("http://x","y")</f><v>0</v></c><c r="A9" t="inlineStr"><is><r><t>b</t></r>',
    "<r>a & b</r>",
    "<r></r>",
    f"<r>{'😀' * 20_000}</r>",
    f"<r>{'x' * 40_000}</r>",
)


@pytest.mark.parametrize("markup", MARKUP, ids=["formula", "broken", "empty", "pairs", "long"])
def test_what_looks_like_a_workbooks_own_markup_is_text_everywhere(bench, make_answer, markup):
    own = markup.replace('"', '""')
    path = bench.journal(f'MsgID;"{own[:30_000]}"\n963;"{own}"\n964;x\n')
    with closing(Journal(path)) as open_journal:
        answers = [make_answer(message_id, senderId=message_id) for message_id in ("963", "964")]
        open_journal.record(list(zip(open_journal.asks_at(open_journal.open_places()[:9]), answers, strict=True)))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE answer SET server_text = ?, sender = ? WHERE seq = 1", (markup, markup))
        connection.execute("UPDATE about SET value = ? WHERE name = 'name'", (markup,))
    connection.close()
    export_list(path, bench.folder / "out.xlsx")
    sheets = [xlsx_rows(bench.folder / "out.xlsx", sheet) for sheet in ("Answers", "Summary")]
    assert not [cell for rows in sheets for row in rows for cell in row if cell.data_type == "f"]
    cut = markup.encode("utf-16-le")[: 2 * 32_767].decode("utf-16-le", "ignore")
    first = {heading.value: cell.value for heading, cell in zip(*sheets[0][:2], strict=True)}
    assert (first["Sender"], first["Gateway’s answer"], sheets[1][0][1].value) == (cut, cut, cut)
    assert cut in [row[0].value for row in sheets[1]]  # by sender
    assert sheets[0][1][1].value == markup[:32_767].encode("utf-16-le")[: 2 * 32_767].decode("utf-16-le", "ignore")
    assert sheets[0][0][1].value.startswith("<r>")


@pytest.mark.parametrize("own", [1, 4, 30])
def test_a_sheet_prints_on_a4_in_readable_size(bench, own):
    headings = ";".join(["MsgID", *(f"Heading {number}" for number in range(1, own))])
    cells = ";".join(["963", *("some words of a complaint" for _ in range(1, own))])
    path = bench.folder / "out.xlsx"
    export_list(bench.journal(f"{headings}\n{cells}\n"), path)
    with closing(openpyxl.load_workbook(path)) as book:
        sheet = book["Answers"]
        page, margins = sheet.page_setup, sheet.page_margins
        assert (page.orientation, int(page.paperSize)) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_title_cols == ("$A:$A" if own == 1 else None), "its own columns leave no room for the answers"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert page.fitToHeight == 0
        wide = sum(sheet.column_dimensions[letter].width for letter in map(get_column_letter, range(1, own + 17)))
    room = (11.69 - margins.left - margins.right) * 96 * page.fitToWidth  # pixels of the pages beside each other
    points = 11 * min(1.0, room / (wide * 7 + 5 * (own + 16)))
    assert points >= 7, "smaller letters than in a newspaper"


def test_rows_have_room_for_what_goes_on_in_a_next_line(bench):
    long = "x" * 70
    path = bench.folder / "out.xlsx"
    export_list(bench.journal(f'MsgID;Words\n963;{long}\n964;short\n965;{long * 9}\n966;"two\nlines"\n'), path)
    with closing(openpyxl.load_workbook(path)) as book:
        heights = [book["Answers"].row_dimensions[row].height for row in range(1, 6)]
    assert heights[0] == 30, "two lines of a heading"
    assert heights[1] == 45, "three lines of 32 characters"
    assert heights[2] in {None, 15}
    assert heights[3] == 120, "no row fills the page"
    assert heights[4] == 30


def written(*cells: str) -> Worksheet:
    """The sheet of a table with one column."""
    file = io.BytesIO()
    write_xlsx(file, ["MsgID"], [[cell] for cell in cells], ExportOptions(columns=()), None)
    return openpyxl.load_workbook(file).active


def test_a_table_without_rows_has_nothing_to_filter():
    assert (written().auto_filter.ref, written("963").auto_filter.ref) == (None, "A1:A2")


def test_the_first_two_hundred_rows_say_how_wide_a_column_is():
    widths = [written(*["963"] * before, "x" * 20).column_dimensions["A"].width for before in (199, 200)]
    assert list(map(int, widths)) == [21, 8]


@pytest.mark.parametrize(("mask_numbers", "shown"), [(False, "77011234567"), (True, "+7 701 ••• •• 67")])
def test_a_number_in_the_summary_is_masked_where_the_others_are(bench, make_answer, mask_numbers, shown):
    source = bench.folder / "to 77011234567.csv"
    source.write_text("963\n964\n")
    path = bench.journal(source)
    with closing(Journal(path)) as journal:
        answers = make_answer("963", senderId="77011234567"), make_answer("964", senderId="KiT")
        journal.record(list(zip(journal.asks_at(journal.open_places()[:2]), answers, strict=True)))
    export_list(path, bench.folder / "out.xlsx", ExportOptions(mask_numbers=mask_numbers))
    texts = {cell.value for row in xlsx_rows(bench.folder / "out.xlsx", "Summary") for cell in row}
    assert {f"to {shown}.csv", shown} <= texts


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_while_a_workbook_is_packed(bench, journal, monkeypatch):
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, *rest: real("/dev/full" if str(path).endswith(".kit-part") else path, *rest))
    monkeypatch.setattr(os, "O_EXCL", 0)
    with pytest.raises(ExportError) as caught:
        export_list(journal, bench.folder / "out.xlsx")
    assert caught.value.problem is ExportProblem.DISK_FULL


def test_a_file_that_is_let_go_of_is_written_no_more():
    file = io.BytesIO()
    sink = _Sink(file)
    assert (sink.write(b"abc"), sink.tell(), sink.seek(1), sink.seek(0, io.SEEK_END)) == (3, 3, 1, 3)
    sink.file = None
    sink.flush()
    assert (sink.write(b"de"), sink.tell(), sink.seek(9), sink.tell()) == (2, 5, 9, 9)
    assert file.getvalue() == b"abc"


def test_what_the_disk_says_while_packing_is_what_is_raised():
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left") as caught:
        write_xlsx(Full(), ["MsgID"], [["963"]], ExportOptions(), None)
    assert caught.value.errno == errno.ENOSPC
