"""Lists kept as workbooks: numbers as a person sees them, sheets, and files that are none or want too much."""

from __future__ import annotations

import datetime as dt
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

import kit_desktop
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading import package, shared_strings
from kit_desktop.core.lists.reading import workbook as workbooks
from kit_desktop.core.lists.reading.read import read_list, take_ids
from kit_desktop.core.lists.reading.values import LONGEST_CELL, ListForm, ListFormat, ListNote, ListProblem, RefusedReason
from kit_desktop.core.message_id import IdKind

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
    "</Relationships>"
)
WORKBOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
)
SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


def by_hand(path: Path, sheet: str | bytes, **parts: str | bytes) -> Path:
    """A workbook of the barest parts, written without any library."""
    contents: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELS.format("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": RELS.format("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet,
    } | parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in contents.items():
            archive.writestr(name, text)
    return path


def rows_xml(rows: str) -> str:
    return SHEET.format(f"<sheetData>{rows}</sheetData>")


@pytest.fixture
def workbook(tmp_path):
    """A workbook of typed cells: rows of values, or (value, number format)."""

    def make(*rows, name="list.xlsx"):
        book = openpyxl.Workbook()
        for r, row in enumerate(rows, start=1):
            for c, value in enumerate(row, start=1):
                cell = book.active.cell(r, c, value[0] if isinstance(value, tuple) else value)
                if isinstance(value, tuple):
                    cell.number_format = value[1]
        book.save(tmp_path / name)
        book.close()
        return tmp_path / name

    return make


@pytest.mark.parametrize(
    ("value", "text", "reason"),
    [
        (963, "963", None),
        (963.0, "963", None),
        (999_999_999_999_999, "999999999999999", None),
        (1_000_000_000_000_000, "1E+15", RefusedReason.EXCEL_NUMBER),
        (1.23456789012346e17, "1.23456789012346E+17", RefusedReason.EXCEL_NUMBER),
        (963.5, "963.5", RefusedReason.EXCEL_NUMBER),
        (float(10**14) + 0.5, "100000000000000", RefusedReason.EXCEL_NUMBER),
        ("0963", "0963", None),
        ("00000000000000000963", "00000000000000000963", None),
        ("1.23E+15", "1.23E+15", RefusedReason.EXCEL_NUMBER),
        ((963, "000000"), "000963", None),
        ((963, "0"), "963", None),
        ((963, "0.00"), "963", None),
        (dt.datetime.fromisoformat("2022-10-12"), "2022-10-12", RefusedReason.EXCEL_DATE),
        (dt.datetime.fromisoformat("2022-10-12 09:30"), "2022-10-12 09:30:00", RefusedReason.EXCEL_DATE),
        (dt.time(9, 30), "09:30:00", RefusedReason.EXCEL_DATE),
        ("#N/A", "#N/A", RefusedReason.EXCEL_ERROR),
        ("#SPILL!", "#SPILL!", RefusedReason.EXCEL_ERROR),
        ("#ПЕРЕНОС!", "#ПЕРЕНОС!", RefusedReason.EXCEL_ERROR),
        (True, "TRUE", RefusedReason.EXCEL_BOOLEAN),
        ("Заказ 15", "Заказ 15", None),
    ],
)
def test_a_cell_is_what_a_person_sees_or_refused(bench, workbook, value, text, reason):
    preview = bench.preview(workbook(["UserMsgID"], [value], ["1YT"]))
    assert preview.sample[1].cells == (text,)
    entries = list(bench.ids(workbook(["UserMsgID"], [value], ["1YT"])).entries())
    assert (entries[0].message_id, entries[0].reason) == ((None, reason) if reason else (text, None))
    assert entries[1].message_id == "1YT"


def test_headings_rows_and_gaps(bench, workbook):
    path = workbook(["Жалоба"], [], ["Телефон", None, "MsgID"], [77011234567, None, 963], [], [77011234568, "x", 964])
    preview = bench.preview(path)
    assert (preview.format, preview.header_row, preview.row_count) == (ListFormat.WORKBOOK, 3, 4)
    assert preview.guess is not None
    assert (preview.guess.column, preview.guess.kind) == (2, IdKind.MSG_ID)
    assert [(e.row, e.message_id, e.cells) for e in bench.ids(path).entries()] == [
        (4, "963", ("77011234567", "", "963")),
        (6, "964", ("77011234568", "x", "964")),
    ]


def test_the_sheet_with_rows_is_taken_and_another_can_be_chosen(bench):
    path = bench.folder / "sheets.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Пусто")
        book.add_worksheet("Список").write_column(0, 0, ["MsgID", "963"])
        book.add_worksheet("Другой").write_column(0, 0, ["MsgID", "964"])
    preview = bench.preview(path)
    assert preview.sheets == ("Пусто", "Список", "Другой")
    assert preview.form.sheet == "Список"
    assert ListNote.OTHER_SHEETS in preview.notes
    assert bench.preview(path, ListForm(sheet="Другой")).sample[1].cells == ("964",)
    assert bench.preview(path, ListForm(sheet="Нет")).problem is ListProblem.NO_SUCH_SHEET
    assert bench.preview(path, ListForm(sheet="Пусто")).problem is ListProblem.EMPTY


def test_a_workbook_under_a_text_files_name_is_still_one(bench, workbook):
    assert bench.preview(workbook(["MsgID"], [963], name="list.csv")).format is ListFormat.WORKBOOK


def test_a_workbook_made_by_hand(bench):
    path = by_hand(
        bench.folder / "hand.xlsx",
        rows_xml(
            '<row><c t="inlineStr"><is><t>MsgID</t></is></c></row><row r="3"><c r="A3"><v>963</v></c></row>'
            '<row r="4"><c r="A4" t="str"><f>"00"&amp;1</f><v>001</v></c></row>'
            '<row r="5"><c r="A5"><f>1+1</f></c><c r="B5"><v>7</v></c></row>'
        ),
    )
    assert [(e.row, e.message_id) for e in bench.ids(path).entries()] == [(3, "963"), (4, "001"), (5, None)]


@pytest.mark.parametrize(
    "sheet",
    [
        rows_xml('<row r="x"><c r="A1"><v>9</v></c></row>'),
        rows_xml('<row r="1"><c r="!!"><v>9</v></c></row>'),
        rows_xml('<row r="2"><c r="A2"><v>9</v></c></row><row r="2"><c r="A2"><v>7</v></c></row>'),
        rows_xml('<row r="3"><c r="A3"><v>9</v></c></row><row r="2"><c r="A2"><v>7</v></c></row>'),
        rows_xml('<row r="0"><c r="A0"><v>9</v></c></row><row r="1"><c r="A1"><v>7</v></c></row>'),
        rows_xml('<row r="1"><c r="A1"><v>9</v></c></row>')[:-20],
        "<worksheet/>",
        "not xml",
        "",
        b"\xff\xfe\x00",
        '<!DOCTYPE a [<!ENTITY a "963"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
        '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;'
        '&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>'
        + rows_xml('<row r="1"><c r="A1" t="str"><v>&h;</v></c></row>').removeprefix('<?xml version="1.0"?>'),
    ],
)
def test_damaged_sheets_are_a_problem_not_an_exception(bench, sheet):
    path = by_hand(bench.folder / "damaged.xlsx", sheet)
    assert bench.preview(path).problem in {ListProblem.BROKEN, ListProblem.EMPTY}


def test_every_damaged_byte_is_a_problem_or_harmless(bench, workbook):
    whole = workbook(["MsgID", "Имя"], *[[n, f"Клиент {n}"] for n in range(50)]).read_bytes()
    path = bench.folder / "damaged.xlsx"
    for place in range(0, len(whole), 211):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        bench.preview(path).close()
        path.write_bytes(whole[:place])
        assert bench.preview(path).problem is not None


def test_other_packages_and_locks(bench, workbook):
    path = bench.folder / "other.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert bench.preview(path).problem is ListProblem.OTHER_FORMAT
    whole = bytearray(workbook(["MsgID"], [963]).read_bytes())
    for place in range(len(whole) - 4):  # the flag "encrypted" in both headers of each part
        if whole[place : place + 4] == b"PK\x03\x04":
            whole[place + 6] |= 1
        elif whole[place : place + 4] == b"PK\x01\x02":
            whole[place + 8] |= 1
    path.write_bytes(whole)
    assert bench.preview(path).problem is ListProblem.ENCRYPTED


LINKS = {
    "xl/_rels/workbook.xml.rels": RELS.replace("</Relationships>", "").format("worksheet", "worksheets/sheet1.xml")
    + '<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
    '<Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>'
}
ONE_ROW = rows_xml("<row r='1'><c><v>1</v></c></row>")


@pytest.fixture
def small_limits(monkeypatch):
    """Of a part as a whole; a row, a cell and a string keep theirs, 4 MB."""
    for module, name in ((package, "_LARGEST_PART"), (workbooks, "_LARGEST_SHEET"), (shared_strings, "_LARGEST_STRINGS")):
        monkeypatch.setattr(module, name, 8_000_000)
    monkeypatch.setattr(shared_strings, "_MOST_STRINGS", 2_000_000)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize(
    "parts",
    [
        lambda: {"sheet": SHEET.format("<sheetData>" + " " * 9_000_000 + "</sheetData>")},
        lambda: {"sheet": rows_xml("<row r='1'>" + "<c><v>1</v></c>" * 400_000 + "</row>")},
        lambda: {"sheet": rows_xml("<row r='1'><c t='str'><v>" + "1" * 6_000_000 + "</v></c></row>")},
        lambda: {"sheet": rows_xml("<row r='1'><c r='" + "A" * 6_000_000 + "'><v>1</v></c></row>")},
        lambda: {"sheet": ONE_ROW, "xl/sharedStrings.xml": b"<sst>" + bytes(9_000_000)},
        lambda: {"sheet": ONE_ROW, "xl/sharedStrings.xml": "<sst><si>" + "<t>1</t>" * 700_000 + "</si></sst>"},
        lambda: {"sheet": ONE_ROW, "xl/sharedStrings.xml": "<sst>" + f"<si><t>{'x' * 30_000}</t></si>" * 70 + "</sst>"},
        lambda: {"sheet": ONE_ROW, "xl/styles.xml": b"<x>" + bytes(9_000_000)},
    ],
    ids=["sheet", "one row", "one cell", "one name", "strings", "one string", "kept strings", "styles"],
)
def test_a_bomb_is_refused_in_little_time(bench, parts):
    path = by_hand(bench.folder / "bomb.xlsx", **parts(), **LINKS)
    started = time.monotonic()
    assert bench.preview(path).problem is ListProblem.TOO_LARGE
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(("more", "problem"), [(0, None), (1, ListProblem.TOO_LARGE)])
def test_a_row_of_four_megabytes_is_read_and_a_longer_one_is_not(bench, more, problem):
    empty = rows_xml('<row r="1"><c r="A1" t="str"><v></v></c></row>')
    waits = 3 * 2**16  # in front of the parser, while the row may still turn out to be a plain one
    sheet = empty.replace("<v>", "<v>" + "x" * (waits + 4 * 2**20 - len(empty) + more))
    assert bench.preview(by_hand(bench.folder / "long.xlsx", sheet)).problem is problem


@pytest.mark.parametrize(
    "sheet",
    ["<row>" * 2_000, "".join(f"<a{n}/>" for n in range(3_000)), "<row><c><is>" + "<t>" * 2_000],
    ids=["rows in rows", "names", "texts"],
)
def test_what_the_parser_would_keep_for_ever_is_damage(bench, sheet):
    assert bench.preview(by_hand(bench.folder / "bomb.xlsx", rows_xml(sheet + " " * 200_000))).problem is ListProblem.BROKEN


@pytest.mark.usefixtures("small_limits")
def test_what_no_id_needs_never_decides(bench):
    """A faulty style, property or format behind the rows, and parts that nothing leads to."""
    sheet = ONE_ROW.replace("</sheetData>", "</sheetData><cfRule operator='foo'><f>1</f>2</cfRule>")
    junk: dict[str, str | bytes] = {
        "docProps/core.xml": "<no",
        "xl/theme/theme1.xml": bytes(9_000_000),
        "xl/styles.xml": "<styleSheet><fills><fill/></fills><cellXfs><xf/><xf/></cellXfs></styleSheet>",
    }
    path = by_hand(bench.folder / "odd.xlsx", sheet + " " * 7_000_000, **junk, **LINKS)
    assert [row.cells for row in bench.preview(path).sample] == [("1",)]


def renamed(path: Path, *names: tuple[str, str]) -> Path:
    """The same workbook with parts under other names, in its lists too."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name.encode(), archive.read(name)) for name in archive.namelist()]
    for old, new in names:
        parts = [(name.replace(old.encode(), new.encode()), text.replace(old.encode(), new.encode())) for name, text in parts]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            archive.writestr(name.decode(), text)
    return path


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize(
    ("parts", "names"),
    [
        (
            lambda: {"sheet": SHEET.format("<sheetData>" + " " * 9_000_000 + "</sheetData>")},
            [("worksheets/sheet1.xml", "a.bin")],
        ),
        (lambda: {"sheet": ONE_ROW, "xl/workbook.xml": WORKBOOK + " " * 9_000_000}, [("workbook.xml", "book.xml")]),
        (lambda: {"sheet": ONE_ROW, "[Content_Types].xml": CONTENT_TYPES + " " * 9_000_000}, []),
    ],
    ids=["sheet", "workbook", "content types"],
)
def test_a_bomb_under_any_name_is_refused(bench, parts, names):
    path = renamed(by_hand(bench.folder / "bomb.xlsx", **parts()), *names)
    assert bench.preview(path).problem is ListProblem.TOO_LARGE


def test_a_workbook_whose_parts_have_other_names_is_read(bench):
    path = bench.folder / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, ["MsgID", "963"])
    renamed(
        path, ("workbook.xml", "book2.xml"), ("worksheets/sheet1.xml", "tables/one.xml"), ("sharedStrings.xml", "words.xml")
    )
    with zipfile.ZipFile(path) as archive:
        assert {"xl/book2.xml", "xl/tables/one.xml", "xl/words.xml"} <= set(archive.namelist())
    assert [row.cells for row in bench.preview(path).sample] == [("MsgID",), ("963",)]


def test_cells_and_rows_far_out_cost_nothing(bench):
    far = rows_xml('<row r="2"><c r="A2"><v>963</v></c><c r="ZZZ2"><v>1</v></c></row><row r="99999999"><c><v>1</v></c></row>')
    started = time.monotonic()
    preview = bench.preview(by_hand(bench.folder / "far.xlsx", far))
    assert preview.problem is None
    assert preview.row_count == 1
    assert time.monotonic() - started < 10


def cells(bench, rows: str, **parts: str | bytes) -> list[tuple[str, ...]]:
    path = by_hand(bench.folder / "cells.xlsx", rows_xml(rows), **parts, **LINKS)
    return [row.cells for row in bench.preview(path).sample]


def strings(*texts: str) -> dict[str, str | bytes]:
    return {"xl/sharedStrings.xml": f"<sst>{''.join(f'<si>{text}</si>' for text in texts)}</sst>"}


def test_strings_are_what_excel_shows(bench):
    table = strings(
        "<t>ORD-17_x000D_\n</t>", "<t>A_x0031_7</t>", "<t>B_x005F_x0031_7</t>", "<t>C_xD800__x0000_</t>",
        "\n<r>\n<rPr><b/></rPr>\n<t>9</t>\n</r>"
        "\n<r><t> </t></r><r><t>6</t></r><rPh><t>пять</t></rPh>\n", "<t/>", "",
    )  # fmt: skip
    rows = "".join(f"<row><c t='s'><v>{n}</v></c><c><v>{n}</v></c></row>" for n in range(7))
    assert [row[0] for row in cells(bench, rows, **table)] == ["ORD-17\r\n", "A17", "B_x0031_7", "C\ufffd\ufffd", "9 6", "", ""]


def test_a_cell_in_very_many_pieces_takes_no_longer_than_one(bench):
    row = f"<row><c t='inlineStr'><is>{'<t>ж</t>' * 440_000}</is></c></row>"
    started = time.process_time()
    assert cells(bench, row) == [("ж" * LONGEST_CELL,)]
    assert time.process_time() - started < 4


def test_a_string_that_leads_nowhere_spoils_none_beside_it(bench):
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>99</v></c><c r="C1" t="s"><v>1</v></c></row>'
    path = by_hand(bench.folder / "cells.xlsx", rows_xml(row), **strings("<t>963</t>", "<t>964</t>"), **LINKS)
    (read,) = bench.preview(path).sample
    assert read.cells == ("963", "\ufffd", "964")
    assert dict(read.marks) == {1: RefusedReason.BROKEN_CHARACTER}


def test_a_layout_of_lines_and_prefixes_is_no_text(bench):
    sheet = """<x:worksheet xmlns:x="y">
      <x:sheetData>
        <x:row r="2">
          <x:c r="B2" t="inlineStr">
            <x:is>
              <x:t>96</x:t>
              <x:r><x:t>3</x:t></x:r>
            </x:is>
          </x:c>
          <x:c r="A2">
            <x:v>7</x:v>
          </x:c>
          <x:c r="C2"/>
        </x:row>
      </x:sheetData>
      <x:headerFooter>x</x:headerFooter>
    </x:worksheet>"""
    rows = bench.preview(by_hand(bench.folder / "lines.xlsx", sheet)).sample
    assert [(row.number, row.cells) for row in rows] == [(2, ("7", "963"))]


@pytest.mark.parametrize(("letters", "column"), [("A", 0), ("Z", 25), ("AA", 26), ("BZ", 77), ("IV", 255)])
def test_a_column_by_its_letters(bench, letters, column):
    (row,) = cells(bench, f'<row r="1"><c r="{letters}1"><v>963</v></c></row>')
    assert row == ("",) * column + ("963",)


def test_a_number_is_shown_without_zeros_before_it(bench):
    row = '<row r="1"><c r="A1"><v>0963</v></c><c r="B1"><v>0</v></c><c r="C1" t="str"><v>0963</v></c></row>'
    assert cells(bench, row) == [("963", "0", "0963")]


def test_cells_of_every_kind(bench):
    given = {"b": ("1", "0"), "e": ("#N/A",), "d": ("2022-10-12",), "str": ("7_x000A_",)}
    kinds = "".join(f"<c t='{kind}'><v>{text}</v></c>" for kind, texts in given.items() for text in texts)
    path = by_hand(bench.folder / "kinds.xlsx", rows_xml(f"<row>{kinds}</row>"))
    (row,) = bench.preview(path).sample
    assert row.cells == ("TRUE", "FALSE", "#N/A", "2022-10-12", "7\n")
    booleans = dict.fromkeys((0, 1), RefusedReason.EXCEL_BOOLEAN)
    assert dict(row.marks) == booleans | {2: RefusedReason.EXCEL_ERROR, 3: RefusedReason.EXCEL_DATE}


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("<c r='A1' t='s'><v>99</v></c>", RefusedReason.BROKEN_CHARACTER),
        ("<c r='A1' t='s'><v>x</v></c>", RefusedReason.BROKEN_CHARACTER),
        ("<c r='A1'><v>nine</v></c>", RefusedReason.EXCEL_ERROR),
    ],
)
def test_a_damaged_cell_does_not_refuse_the_others(bench, cell, reason):
    sheet = rows_xml(
        f"<row><c t='str'><v>MsgID</v></c></row><row>{cell.replace('A1', 'A2')}</row>"
        "<row><c r='a3' s='7'><v>963</v></c></row><row><c r='$A$4'><v>964</v></c></row>"
    )
    ids = bench.ids(by_hand(bench.folder / "cell.xlsx", sheet))
    assert [(entry.message_id, entry.reason) for entry in ids.entries()] == [(None, reason), ("963", None), ("964", None)]


@pytest.mark.parametrize("styles", ["<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>", "<styleSheet>", "no"])
def test_damaged_styles_do_not_refuse_a_workbook_and_are_said(bench, styles):
    relations = RELS.format("worksheet", "worksheets/sheet1.xml").replace(
        "</Rel",
        '<Relationship Id="r2" Target="styles.xml"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/></Rel',
    )
    parts = {"xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": relations}
    path = by_hand(bench.folder / "styles.xlsx", rows_xml("<row><c s='0'><v>963</v></c></row>"), **parts)
    assert [entry.message_id for entry in bench.ids(path).entries()] == ["963"]
    assert bench.preview(path).notes == (ListNote.FORMATS_UNKNOWN,)


def test_a_formula_that_was_never_calculated_is_named(bench):
    formulas = ("<c><f>B2&amp;C2</f></c>", "<c><f t='shared' si='0'/><v></v></c>", "<c t='str'><f>x</f><v/></c><c><v>1</v></c>")
    rows = "".join(f"<row>{cells}</row>" for cells in (*formulas, "<c><f>1+1</f><v>2</v></c>"))
    path = by_hand(bench.folder / "formulas.xlsx", rows_xml(rows))
    assert [row.cells for row in bench.preview(path).sample] == [("=B2&C2",), ("=…",), ("", "1"), ("2",)]
    ids = bench.ids(path)
    assert [(refused.row, refused.reason) for refused in ids.refused] == [(n, RefusedReason.NOT_CALCULATED) for n in (1, 2)]


def test_what_excel_hides_is_said_and_can_be_left_out(bench):
    hidden = {961: "", 962: "hidden='1'", 963: "hidden='true'", 964: "hidden='0'", 965: "ht='0' customHeight='1'"}
    rows = "".join(f"<row {how}><c><v>{number}</v></c></row>" for number, how in hidden.items())
    preview = bench.preview(by_hand(bench.folder / "hidden.xlsx", rows_xml(rows)))
    assert preview.hidden_rows == 3
    assert preview.guess is not None
    everything, shown = (take_ids(preview, replace(preview.guess, skip_hidden=skip)) for skip in (False, True))
    assert everything is not None
    assert shown is not None
    assert [e.message_id for e in everything.entries()] == ["961", "962", "963", "964", "965"]
    assert [e.message_id for e in shown.entries()] == ["961", "964"]
    assert everything.fingerprint != shown.fingerprint


@pytest.mark.parametrize("how", ["hidden='1'", "hidden='true'", "width='0'"])
def test_a_hidden_column_is_not_taken_silently(bench, how):
    def preview(columns: str, *headings: str):
        texts = "".join(f"<c t='str'><v>{text}</v></c>" for text in headings)
        rows = f"<cols>{columns}</cols><sheetData><row>{texts}</row><row><c><v>961</v></c><c><v>962</v></c></row></sheetData>"
        return bench.preview(by_hand(bench.folder / "columns.xlsx", SHEET.format(rows)))

    hidden = f"<col min='1' max='1' {how}/><col min='3' max='16384' hidden='1'/>"
    both = preview(hidden, "MsgID", "MsgID")
    assert (both.guess.column, both.sure, ListNote.HIDDEN_COLUMNS in both.notes) == (1, True, True)
    only = preview(hidden.replace("min='1' max='1'", "min='1' max='2'"), "MsgID", "Имя")
    assert not only.sure
    assert preview("<col min='1' max='1' hidden='0' width='9'/>", "MsgID", "MsgID").guess.column == 0


def test_a_hidden_sheet_is_taken_only_where_there_is_no_other(bench):
    def book(name: str, **visible: bool) -> Path:
        with xlsxwriter.Workbook(bench.folder / name) as made:
            for title, is_visible in visible.items():
                sheet = made.add_worksheet(title)
                if title != "Empty":
                    sheet.write_column(0, 0, ["MsgID", "963" if is_visible else "964"])
                sheet.activate() if is_visible else sheet.hide()
        return bench.folder / name

    preview = bench.preview(book("a.xlsx", Old=False, Now=True))
    assert (preview.form.sheet, preview.sheets, preview.sure) == ("Now", ("Now", "Old"), True)
    assert ListNote.HIDDEN_SHEETS in preview.notes
    preview = bench.preview(book("b.xlsx", Old=False, Empty=True))
    assert (preview.form.sheet, preview.sure, ListNote.HIDDEN_SHEET_READ in preview.notes) == ("Old", False, True)


def test_the_sheet_that_was_open_comes_first(bench):
    with xlsxwriter.Workbook(bench.folder / "open.xlsx") as made:
        for title in ("One", "Two", "Three"):
            made.add_worksheet(title).write_column(0, 0, ["MsgID", "963"])
        made.worksheets()[1].activate()
    assert bench.preview(bench.folder / "open.xlsx").sheets == ("Two", "One", "Three")


def test_parts_are_found_whatever_their_names_are_spelled_like(bench):
    """1C writes SharedStrings.xml; others write a backslash, or the strict form of the format with its own names."""
    path = by_hand(bench.folder / "1c.xlsx", rows_xml("<row><c t='s'><v>0</v></c></row>"), **LINKS, **strings("<t>963</t>"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for changed in ("SHAREDSTRINGS", "backslash", "strict"):
        with zipfile.ZipFile(path, "w") as archive:
            for name, whole in parts.items():
                strict = b"purl.oclc.org/ooxml/spreadsheetml"
                text = whole.replace(b"schemas.openxmlformats.org/spreadsheetml/2006", strict) if changed == "strict" else whole
                info = zipfile.ZipInfo("x")
                info.filename = name.replace("shared", "SHARED") if changed != "backslash" else name.replace("/", "\\")
                archive.writestr(info, text)
        assert [row.cells for row in bench.preview(path).sample] == [("963",)], changed


def test_dates_from_1904(bench):
    styles = {"xl/styles.xml": "<styleSheet><cellXfs><xf/><xf numFmtId='14'/></cellXfs></styleSheet>"}
    book = WORKBOOK.replace("<sheets>", "<workbookPr date1904='1'/><sheets>")
    assert cells(bench, "<row><c s='1'><v>0.5</v></c><c s='1'><v>2</v></c></row>", **styles) == [("12:00:00", "1900-01-02")]
    parts = {**styles, "xl/workbook.xml": book}
    assert cells(bench, "<row><c s='1'><v>0.5</v></c><c s='1'><v>2</v></c></row>", **parts) == [("12:00:00", "1904-01-03")]


def test_a_list_that_takes_long_is_heard_of_and_can_be_cancelled(bench):
    path = bench.folder / "long.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(1_500):
            sheet.write_row(row, 0, [f"id{row}", *range(20)])
    told: list[float] = []
    read_list(path, on_progress=told.append).close()
    assert len(told) > 10
    assert told == sorted(told)
    assert told[-1] > 0.98
    cancel = CancelToken()

    def stop(share: float) -> None:
        told.append(share)
        cancel.cancel()

    told.clear()
    assert read_list(path, None, cancel, stop).problem is ListProblem.CANCELLED
    assert len(told) == 1


def test_columns_beyond_the_limit_are_cut_and_that_is_said(bench, workbook):
    preview = bench.preview(workbook(["MsgID", *range(300)]))
    assert ListNote.COLUMNS_CUT in preview.notes
    assert len(preview.sample[0].cells) == 256


def test_the_libraries_are_imported_only_when_needed(bench):
    code = (
        "import sys; sys.path.insert(0, {0!r}); import kit_desktop.core.lists.reading.read as lists;"
        " import kit_desktop.core.lists.export.export;"
        " import kit_desktop.cli.batch; lists.read_list('963');"
        " sys.exit(any(name in sys.modules for name in ('openpyxl', 'xlsxwriter', 'lxml', 'zeep', 'PySide6')))"
    )
    import subprocess

    root = str(Path(kit_desktop.__file__).parents[1])
    assert subprocess.run([sys.executable, "-c", code.format(root)], check=False, timeout=60).returncode == 0


def test_a_shut_file_can_be_replaced_at_once(bench, workbook):
    path = workbook(["MsgID"], [963])
    preview = bench.preview(path)
    path.unlink()
    assert [row.cells for row in preview.rows] == [("MsgID",), ("963",)]
