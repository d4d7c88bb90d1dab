"""What a workbook's package is made of, by its own lists, however they spell it."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading import package as package_module
from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.package import Package, PackageKind, Sheet, WorkbookParts
from kit_desktop.core.lists.reading.values import ListProblem, ListReadError

OPEN_XML = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}.main+xml"
EXCEL = "application/vnd.ms-excel.{}.macroEnabled.main+xml"
RELATION = '<Relationship Id="{}" Type="http://x/relationships/{}" Target="{}"/>'
SHEET = '<sheet name="{0}" sheetId="1" r:id="{0}" {1}/>'


def types(kind: str, part: str = "/xl/workbook.xml") -> str:
    override = f'<Override PartName="{part}" ContentType="{kind}"/>'
    return f'<Types><Default Extension="xml" ContentType="application/xml"/>{override}</Types>'


@pytest.fixture
def packed(tmp_path: Path):
    def make(**parts: str) -> Package:
        path = tmp_path / f"{len(opened)}.zip"
        with zipfile.ZipFile(path, "w") as written:
            for name, content in parts.items():
                written.writestr(name, content)
        opened.append(zipfile.ZipFile(path))
        return Package(opened[-1], quiet())

    opened: list[zipfile.ZipFile] = []
    yield make
    for each in opened:
        each.close()


def quiet() -> Checkpoint:
    return Checkpoint(CancelToken())


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, PackageKind.OPEN_DOCUMENT),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet-template"}, PackageKind.OPEN_DOCUMENT),
        ({"[Content_Types].xml": types(OPEN_XML.format("sheet"))}, PackageKind.OPEN_XML),
        ({"[Content_Types].xml": types(OPEN_XML.format("template").upper())}, PackageKind.OPEN_XML),
        ({"[content_types].xml": types(EXCEL.format("sheet"))}, PackageKind.OPEN_XML),
        ({"[Content_Types].xml": types(EXCEL.format("template"))}, PackageKind.OPEN_XML),
        ({"[Content_Types].xml": types(EXCEL.format("sheet.binary").removesuffix("+xml"))}, PackageKind.BINARY),
        ({"[Content_Types].xml": types("application/x"), "mimetype": "text/plain"}, None),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet" + " " * 200}, None),
        ({"a": ""}, None),
    ],
)
def test_which_workbook_it_is(packed, parts: dict[str, str], kind: PackageKind | None) -> None:
    package = packed(**parts)
    if kind is not None:
        assert package.kind() is kind
        return
    with pytest.raises(ListReadError) as caught:
        package.kind()
    assert caught.value.problem is ListProblem.OTHER_FORMAT


def test_parts_are_found_in_any_spelling(packed) -> None:
    package = packed(**{"XL/Workbook.xml": "12345", "xl\\sheet.xml": ""})
    assert package.find("/xl/workbook.XML") == "XL/Workbook.xml"
    assert package.find("xl/sheet.xml") is not None
    assert package.find("xl/none.xml") is None
    assert package.size("XL/Workbook.xml") == 5


def broken(make, **parts: str) -> ListProblem:
    with pytest.raises(ListReadError) as caught:
        make(**parts)
    return caught.value.problem


def test_packages_that_are_refused(packed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert broken(packed, **{"a.xml": "", "A.xml": ""}) is ListProblem.BROKEN
    monkeypatch.setattr(package_module, "_MOST_PARTS", 2)
    packed(a="", b="")
    assert broken(packed, a="", b="", c="") is ListProblem.BROKEN
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        locked = tmp_path / "locked.zip"
        with zipfile.ZipFile(locked, "w") as written:
            written.writestr("a", "")
        whole = bytearray(locked.read_bytes())
        whole[whole.index(b"PK\x01\x02") + 8] |= 1
        locked.write_bytes(whole)
    with zipfile.ZipFile(locked) as opened, pytest.raises(ListReadError) as caught:
        Package(opened, quiet())
    assert caught.value.problem is ListProblem.ENCRYPTED


def workbook(packed, sheets: str, relations: str, more: str = "", part: str = "xl/workbook.xml", **parts: str) -> WorkbookParts:
    folder, _, name = part.rpartition("/")
    contents = {
        "[Content_Types].xml": types(OPEN_XML.format("sheet"), f"/{part}"),
        part: f'<workbook xmlns:r="r">{more}<sheets>{sheets}</sheets></workbook>',
        f"{folder}/_rels/{name}.rels": f"<Relationships>{relations}</Relationships>",
    }
    found: WorkbookParts = packed(**contents, **parts).workbook_parts()
    return found


def test_sheets_in_their_order_the_open_one_first_and_hidden_ones_last(packed) -> None:
    sheets = SHEET.format("a", 'state="hidden"') + SHEET.format("b", "") + SHEET.format("c", "") + SHEET.format("d", "")
    relations = "".join(RELATION.format(name, "worksheet", f"{name}.xml") for name in "abcd")
    parts = dict.fromkeys((f"xl/{name}.xml" for name in "abcd"), "")
    view = '<bookViews><workbookView activeTab="{}"/></bookViews>'
    for active, order in (("2", "cbda"), ("3", "dbca"), ("4", "bcda"), ("9", "bcda"), ("0", "bcda")):
        found = workbook(packed, sheets, relations, view.format(active), **parts)
        assert "".join(sheet.name for sheet in found.sheets) == order
    assert found.sheets[0] == Sheet("b", "xl/b.xml", is_hidden=False)
    assert found.sheets[-1].is_hidden
    assert (found.strings, found.styles, found.counts_from_1904) == (None, None, False)
    assert workbook(packed, sheets, relations, **parts).sheets[0].name == "b"


def test_what_else_it_leads_to(packed) -> None:
    relations = (
        RELATION.format("s", "worksheet", "/xl/tables/S.xml")
        + RELATION.format("t", "sharedStrings", "..\\xl\\texts.xml")
        + RELATION.format("f", "styles", "f.xml")
        + RELATION.format("n", "theme", "none.xml")
    )
    parts = {"xl/tables/s.xml": "", "xl/texts.xml": "", "xl/f.xml": ""}
    for flag, counts in (("1", True), ("true", True), ("0", False)):
        found = workbook(packed, SHEET.format("s", ""), relations, f'<workbookPr date1904="{flag}"/>', **parts)
        assert found.counts_from_1904 is counts
    assert [sheet.part for sheet in found.sheets] == ["xl/tables/s.xml"]
    assert (found.strings, found.styles) == ("xl/texts.xml", "xl/f.xml")
    other = workbook(packed, SHEET.format("s", ""), relations.replace("f.xml", "../xl/f.xml"), part="book/one.xml", **parts)
    assert (other.sheets[0].part, other.styles) == ("xl/tables/s.xml", "xl/f.xml")


def test_a_charts_sheet_is_passed_over_and_a_lost_one_is_damage(packed) -> None:
    sheets = SHEET.format("c", "") + SHEET.format("s", "")
    chart = RELATION.format("c", "chartsheet", "c.xml")
    lost = RELATION.format("c", "worksheet", "none.xml")
    sheet = RELATION.format("s", "worksheet", "s.xml")
    parts = {"xl/c.xml": "", "xl/s.xml": ""}
    assert [each.name for each in workbook(packed, sheets, chart + sheet, **parts).sheets] == ["s"]
    for relations in (lost + sheet, sheet):
        with pytest.raises(ListReadError) as caught:
            workbook(packed, sheets, relations, **parts)
        assert caught.value.problem is ListProblem.BROKEN


def test_a_workbook_without_its_parts_is_damage(packed) -> None:
    kinds = {"[Content_Types].xml": types(OPEN_XML.format("sheet"))}
    for parts in (kinds, kinds | {"xl/workbook.xml": "<workbook/>"}):
        with pytest.raises(ListReadError) as caught:
            packed(**parts).workbook_parts()
        assert caught.value.problem is ListProblem.BROKEN


def test_a_part_that_is_no_table_is_not_read_beyond_its_limit(packed, monkeypatch: pytest.MonkeyPatch) -> None:
    package = packed(**{"a.xml": "<a>" + " " * 93 + "</a>"})
    monkeypatch.setattr(package_module, "_LARGEST_PART", 100)
    package.read("a.xml", lambda *_: None)
    monkeypatch.setattr(package_module, "_LARGEST_PART", 99)
    with pytest.raises(ListReadError) as caught:
        package.read("a.xml", lambda *_: None)
    assert caught.value.problem is ListProblem.TOO_LARGE
