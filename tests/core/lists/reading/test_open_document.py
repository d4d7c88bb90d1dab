"""OpenDocument spreadsheets: the shown text of each cell, what repeats, and what is hidden."""

from __future__ import annotations

import zipfile

import pytest

from kit_desktop.core.lists.reading import xml_part
from kit_desktop.core.lists.reading.open_document import cell_text
from kit_desktop.core.lists.reading.package import Package
from kit_desktop.core.lists.reading.values import (
    LAST_ROW,
    LONGEST_CELL,
    MOST_COLUMNS,
    ListForm,
    ListFormat,
    ListNote,
    ListProblem,
    RefusedReason,
)

MIME = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.fixture
def document(bench):
    def make(tables: str, **parts: str):
        path = bench.folder / "list.ods"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", MIME)
            style = "<style:style style:name='off'><style:table-properties table:display='false'/></style:style>"
            names = "".join(f" xmlns:{name}='{name}'" for name in ("office", "style", "table", "text", "calcext", "draw"))
            package.writestr("content.xml", f"<office:document-content{names}>{style}{tables}</office:document-content>")
            for name, text in parts.items():
                package.writestr(name, text)
        return path

    return make


def table(rows: str, name: str = "One", more: str = "") -> str:
    return f"<table:table table:name='{name}' {more}>{rows}</table:table>"


def row(*texts: str, more: str = "") -> str:
    cells = "".join(
        f"<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>" for text in texts
    )
    return f"<table:table-row {more}>{cells}</table:table-row>"


def test_texts_as_they_are_shown(bench, document):
    note = (
        "<table:table-cell><office:annotation><text:p>964</text:p></office:annotation><text:p>963</text:p></table:table-cell>"
    )
    rows = (
        row("MsgID", "a<text:s text:c='2'/>b<text:tab/>c")
        + f"<table:table-row>{note}</table:table-row>"
        + row("9<text:span>6</text:span>5")
    )
    preview = bench.preview(document(table(rows)))
    assert preview.format is ListFormat.WORKBOOK
    assert [each.cells for each in preview.sample] == [("MsgID", "a  b\tc"), ("963",), ("965",)]


def test_what_repeats(bench, document):
    many = "table:number-rows-repeated='1048000'"
    blank = "<table:table-row><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    gap = "<table:table-row><table:table-cell table:number-columns-repeated='2'/>"
    wide = row("7").replace("<table:table-row >", gap)
    rows = row("MsgID") + row("963", more="table:number-rows-repeated='3'") + blank.replace("row>", f"row {many}>", 1) + wide
    preview = bench.preview(document(table(rows)))
    assert [(each.number, each.cells) for each in preview.sample[:4]] == [(1, ("MsgID",)), *((n, ("963",)) for n in (2, 3, 4))]
    assert preview.sample[4].cells == ("", "", "7")
    for number, problem in ((1_000, None), (1_001, ListProblem.TOO_MANY_ROWS)):
        same = row("963", more=f"table:number-rows-repeated='{number}'")
        assert bench.preview(document(table(same))).problem is problem


def test_what_is_hidden(bench, document):
    columns = "<table:table-column table:visibility='collapse'/><table:table-column/>"
    rows = columns + row("MsgID", "MsgID") + row("1", "963") + row("2", "964", more="table:visibility='filter'")
    hidden = table(row("MsgID") + row("7"), "Off", "table:style-name='off'")
    preview = bench.preview(document(hidden + table(rows)))
    assert (preview.form.sheet, preview.sheets, preview.hidden_rows) == ("One", ("One", "Off"), 1)
    assert preview.hidden_columns == {0}
    assert preview.guess is not None
    assert preview.guess.column == 1
    assert {ListNote.HIDDEN_COLUMNS, ListNote.HIDDEN_SHEETS, ListNote.OTHER_SHEETS} == set(preview.notes)
    assert bench.preview(document(hidden + table(rows)), ListForm(sheet="Off")).sample[1].cells == ("7",)


OWN = "<text:p>963</text:p>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<text:p/>" + OWN, "963"),
        (OWN + "<text:p>964<text:line-break/>965</text:p>", "963\n964\n965"),
        ("<office:annotation><text:p>a note</text:p><text:p/></office:annotation>" + OWN, "963"),
        (OWN + "<draw:custom-shape><text:p>a <text:span>drawing</text:span><text:s/></text:p></draw:custom-shape>", "963"),
        ("<draw:frame><draw:text-box><text:p>a drawing</text:p></draw:text-box></draw:frame>words" + OWN + "words", "963"),
    ],
)
def test_the_text_of_a_cell_is_its_own_paragraphs(bench, document, inside, text):
    cell = f"<table:table-cell>{inside}</table:table-cell>"
    shapes = "<table:shapes><draw:frame><text:p>a drawing</text:p></draw:frame></table:shapes>"
    preview = bench.preview(document(table(shapes + f"<table:table-row>{cell}</table:table-row>" + row("966"))))
    assert [each.cells for each in preview.sample] == [(text,), ("966",)]


def test_a_cell_that_is_no_id_any_more_says_so_and_the_next_does_not(bench, document):
    date = (
        "<table:table-cell office:value-type='date' office:date-value='2022-10-12'><text:p>12.10.22</text:p></table:table-cell>"
    )
    entries = list(
        bench.ids(document(table(row("MsgID") + f"<table:table-row>{date}</table:table-row>" + row("963")))).entries()
    )
    assert [(entry.message_id, entry.reason) for entry in entries] == [(None, RefusedReason.EXCEL_DATE), ("963", None)]


@pytest.mark.parametrize(("repeated", "notes"), [(MOST_COLUMNS - 1, ()), (MOST_COLUMNS, (ListNote.COLUMNS_CUT,))])
def test_columns_beyond_the_last_are_cut_and_that_is_said(bench, document, repeated, notes):
    many = f"<table:table-cell table:number-columns-repeated='{repeated}'>{OWN}</table:table-cell></table:table-row>"
    preview = bench.preview(document(table(row("MsgID") + row("964").replace("</table:table-row>", many))))
    assert (preview.sample[1].cells, preview.notes) == (("964", *["963"] * (MOST_COLUMNS - 1)), notes)


@pytest.mark.parametrize(("more", "notes"), [("", ()), ("<text:s/>", (ListNote.CELLS_CUT,))])
def test_a_cell_longer_than_the_longest_is_cut_and_that_is_said(bench, document, more, notes):
    preview = bench.preview(document(table(row("MsgID", "x") + row("963", "x" * LONGEST_CELL + more))))
    assert (preview.sample[1].cells, preview.notes) == (("963", "x" * LONGEST_CELL), notes)


def test_blanks_without_end_are_cut(bench, document):
    preview = bench.preview(document(table(row("963", "<text:s text:c='999999999999'/>x" * 3))))
    assert len(preview.sample[0].cells[1]) == LONGEST_CELL


def test_a_row_without_end_is_refused_and_a_long_table_is_not(bench, document, monkeypatch):
    monkeypatch.setattr(xml_part, "_LONGEST_TOKEN", 200_000)
    rows = [row("MsgID"), *[row("963" + "x" * 30_000)] * 8]
    assert bench.preview(document(table("".join(rows)))).problem is None
    blanks = [row("MsgID"), *["<table:table-row><table:table-cell/></table:table-row>"] * 10_000, row("963")]
    assert bench.preview(document(table("".join(blanks)))).problem is None
    assert bench.preview(document(table(row("MsgID", *["x" * 30_000] * 9)))).problem is ListProblem.TOO_LARGE


def test_a_document_over_the_limit_is_refused(bench, document, monkeypatch):
    path = document(table(row("MsgID") + row("963")))
    for size, problem in ((512 * 2**20, None), (512 * 2**20 + 1, ListProblem.TOO_LARGE)):
        monkeypatch.setattr(Package, "size", lambda _, part, size=size: size if part == "content.xml" else 9)
        assert bench.preview(path).problem is problem


@pytest.mark.parametrize(
    ("attributes", "shown", "text", "reason"),
    [
        ({"office:value-type": "float", "office:value": "963"}, "963", "963", None),
        ({"office:value-type": "float", "office:value": "963"}, "000963", "000963", None),
        ({"office:value-type": "float", "office:value": "963001"}, "963 001", "963001", None),
        ({"office:value-type": "float", "office:value": "963"}, "963,00", "963", None),
        ({"office:value-type": "float", "office:value": "963"}, "", "963", None),
        ({"office:value-type": "float", "office:value": "963001"}, "9,63E+05", "9,63E+05", RefusedReason.SHOWN_DIFFERENTLY),
        ({"office:value-type": "float", "office:value": "1e15"}, "1E+15", "1E+15", RefusedReason.EXCEL_NUMBER),
        ({"office:value-type": "float", "office:value": "1.5"}, "1,5", "1,5", RefusedReason.EXCEL_NUMBER),
        (
            {"office:value-type": "date", "office:date-value": "2022-10-12T00:00:00"},
            "12.10.22",
            "2022-10-12",
            RefusedReason.EXCEL_DATE,
        ),
        ({"office:value-type": "time"}, "09:30", "09:30", RefusedReason.EXCEL_DATE),
        ({"calcext:value-type": "error"}, "#N/A", "#N/A", RefusedReason.EXCEL_ERROR),
        ({}, "Err:502", "Err:502", RefusedReason.EXCEL_ERROR),
        ({"table:formula": "of:=[.A1]"}, "", "=[.A1]", RefusedReason.NOT_CALCULATED),
        ({"table:formula": "of:=[.A1]", "office:value-type": "string"}, "", "", None),
    ],
)
def test_a_cell(attributes, shown, text, reason):
    assert cell_text(attributes, shown) == (text, reason)


def test_what_cannot_be_read(bench, document):
    locked = document(table(row("963")), **{"META-INF/manifest.xml": "<x><encryption-data/></x>"})
    assert bench.preview(locked).problem is ListProblem.ENCRYPTED
    assert bench.preview(document(table(row("963"))[:-20])).problem is ListProblem.BROKEN
    assert bench.preview(document(table(""))).problem is ListProblem.EMPTY


def test_a_table_within_a_cell_is_no_part_of_the_list(bench, document):
    inner = f"<table:table-cell>{table(row('999', '998'), 'inner')}<text:p>963</text:p></table:table-cell>"
    preview = bench.preview(document(table(row("MsgID") + f"<table:table-row>{inner}</table:table-row>" + row("964"))))
    assert [(each.number, each.cells) for each in preview.sample] == [(1, ("MsgID",)), (2, ("963",)), (3, ("964",))]


def test_what_repeats_beyond_the_last_row_ends_there(bench, document):
    blank = f"<table:table-row table:number-rows-repeated='{LAST_ROW - 3}'><table:table-cell/></table:table-row>"
    preview = bench.preview(document(table(row("MsgID") + blank + row("963", more="table:number-rows-repeated='9'"))))
    assert preview.problem is None
    assert [each.number for each in preview.sample] == [1, LAST_ROW - 1, LAST_ROW]
