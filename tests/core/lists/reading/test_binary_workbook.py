"""Excel's binary workbooks: an .xlsb, record by record as MS-XLSB has it."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading.binary_workbook import _check_extent, _check_package, _number
from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.read import ListPreview, read_list
from kit_desktop.core.lists.reading.values import ListForm, ListFormat, ListNote, ListProblem, ListReadError, RefusedReason

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>'
)
RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
RELATION = (
    '<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}" Target="{to}"/>'
)
VISIBLE, HIDDEN = 0, 1

Save = Callable[..., Path]


def record(kind: int, content: bytes = b"") -> bytes:
    """A record: its kind and its length in seven bits to the byte, and what is in it."""

    def number(value: int) -> bytes:
        octets = bytearray()
        while value > 0x7F:
            octets.append(value & 0x7F | 0x80)
            value >>= 7
        return bytes([*octets, value])

    return number(kind) + number(len(content)) + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(column: int, value: object) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, bool):
        return record(4, place + bytes([value]))
    if isinstance(value, int | float):
        return record(5, place + struct.pack("<d", value))
    if isinstance(value, bytes):  # an error's number
        return record(3, place + value)
    return record(6, place + wide(str(value)))


def sheet(rows: dict[int, dict[int, Any]]) -> bytes:
    """A worksheet's part; rows and columns count from 0."""
    columns = [column for cells in rows.values() for column in cells] or [0]
    extent = struct.pack("<IIII", min(rows, default=0), max(rows, default=0), min(columns), max(columns))
    content = [record(129), record(148, extent), record(145)]
    for row, cells in rows.items():
        content.append(record(0, struct.pack("<I", row) + bytes(13)))
        content += [cell(column, value) for column, value in cells.items()]
    return b"".join([*content, record(146), record(130)])


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Writes an .xlsb of these sheets, each with its rows and whether it is hidden."""

    def make(*sheets: tuple[str, int, dict[int, dict[int, Any]]]) -> Path:
        path = tmp_path / "list.xlsb"
        bundles = [
            record(156, struct.pack("<II", state, number) + wide(f"r{number}") + wide(name))
            for number, (name, state, _) in enumerate(sheets, start=1)
        ]
        relations = [
            RELATION.format(id=f"r{number}", type="worksheet", to=f"worksheets/sheet{number}.bin")
            for number in range(1, len(sheets) + 1)
        ]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", TYPES)
            package.writestr(
                "_rels/.rels", RELATIONS.format(RELATION.format(id="r1", type="officeDocument", to="xl/workbook.bin"))
            )
            package.writestr("xl/workbook.bin", b"".join([record(131), record(143), *bundles, record(144), record(132)]))
            package.writestr("xl/_rels/workbook.bin.rels", RELATIONS.format("".join(relations)))
            for number, (_, _, rows) in enumerate(sheets, start=1):
                package.writestr(f"xl/worksheets/sheet{number}.bin", sheet(rows))
        return path

    return make


def rows_of(preview: ListPreview) -> list[tuple[int, tuple[str, ...]]]:
    assert preview.problem is None
    with_numbers = [(row.number, row.cells) for row in preview.sample]
    preview.close()
    return with_numbers


@pytest.mark.parametrize("first", [0, 1, 2, 8])
def test_rows_and_columns_stand_where_they_stood(save: Save, first: int) -> None:
    rows = {first: {1: "MsgID", 3: "Имя"}, first + 1: {1: 963.0, 3: "Әсел"}, first + 4: {1: "0964"}}
    path = save(("Лист1", VISIBLE, rows))
    preview = read_list(path)
    assert (preview.format, preview.sheets, preview.form) == (ListFormat.WORKBOOK, ("Лист1",), ListForm(sheet="Лист1"))
    assert preview.notes == (ListNote.FORMATS_UNKNOWN,)
    assert preview.guess is not None
    assert (preview.guess.column, preview.guess.header_row) == (1, first + 1)
    assert rows_of(preview) == [
        (first + 1, ("", "MsgID", "", "Имя")),
        (first + 2, ("", "963", "", "Әсел")),
        (first + 5, ("", "0964")),
    ]


def test_values_that_are_no_ids_any_more_are_marked(save: Save) -> None:
    preview = read_list(save(("S", VISIBLE, {0: {0: 1e17, 1: 1.5, 2: b"\x2a", 3: True, 4: 123456789012345.0}})))
    (row,) = preview.sample
    assert row.cells == ("1E+17", "1.5", "", "TRUE", "123456789012345")
    rounded = dict.fromkeys((0, 1), RefusedReason.EXCEL_NUMBER)
    assert row.marks == rounded | {3: RefusedReason.EXCEL_BOOLEAN}
    preview.close()


def test_a_hidden_sheet_is_read_last_and_said(save: Save) -> None:
    path = save(("Secret", HIDDEN, {0: {0: "1"}}), ("Open", VISIBLE, {0: {0: "2"}}))
    preview = read_list(path)
    assert (preview.sheets, preview.form.sheet) == (("Open", "Secret"), "Open")
    assert {ListNote.OTHER_SHEETS, ListNote.HIDDEN_SHEETS} <= set(preview.notes)
    assert rows_of(preview) == [(1, ("2",))]
    chosen = read_list(path, ListForm(sheet="Secret"))
    assert ListNote.HIDDEN_SHEET_READ in chosen.notes
    assert rows_of(chosen) == [(1, ("1",))]


def test_cells_too_far_apart_are_refused_before_room_is_made_for_them(save: Save) -> None:
    near = read_list(save(("S", VISIBLE, {0: {0: "1"}, 9_999: {7: "2"}})))
    assert rows_of(near) == [(1, ("1",)), (10_000, ("",) * 7 + ("2",))]
    assert read_list(save(("S", VISIBLE, {0: {0: "1"}, 1_000_000: {7: "2"}}))).problem is ListProblem.TOO_LARGE


@pytest.mark.parametrize(("last_column", "fits"), [(999, True), (1_000, False)])
def test_room_is_made_for_eight_million_cells(last_column: int, fits: bool) -> None:
    part = sheet({5: {0: "1"}, 8_004: {last_column: "2"}})
    with nullcontext() if fits else pytest.raises(ListReadError):
        _check_extent(part, Checkpoint(CancelToken()))


@pytest.mark.parametrize(("size", "fits"), [(64 * 2**20, True), (64 * 2**20 + 1, False)])
def test_all_parts_together_have_a_limit(size: int, fits: bool) -> None:
    parts = [zipfile.ZipInfo("xl/theme.bin"), zipfile.ZipInfo("xl/styles.bin")]
    parts[0].file_size, parts[1].file_size = size - 9, 9
    package: Any = SimpleNamespace(zip=SimpleNamespace(infolist=lambda: parts))
    with nullcontext() if fits else pytest.raises(ListReadError):
        _check_package(package, Checkpoint(CancelToken()))


def test_more_columns_than_are_kept_are_cut_and_said(save: Save) -> None:
    preview = read_list(save(("S", VISIBLE, {0: dict.fromkeys(range(300), "x")})))
    assert ListNote.COLUMNS_CUT in preview.notes
    ((_, cells),) = rows_of(preview)
    assert cells == ("x",) * 256


def test_a_workbook_without_rows_is_empty(save: Save) -> None:
    assert read_list(save(("S", VISIBLE, {}))).problem is ListProblem.EMPTY


def test_what_is_damaged_or_cancelled_says_so(save: Save, tmp_path: Path) -> None:
    path = save(("S", VISIBLE, {0: {0: "1"}}))
    cancel = CancelToken()
    cancel.cancel()
    assert read_list(path, cancel=cancel).problem is ListProblem.CANCELLED
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("xl/workbook.bin", b"")
    assert read_list(path).problem is ListProblem.BROKEN
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    assert read_list(old).problem is ListProblem.BROKEN


@pytest.mark.parametrize(
    ("octets", "most", "number", "behind"),
    [
        (b"\x7f", 2, 0x7F, 1),
        (b"\x80\x01", 2, 0x80, 2),
        (b"\xff\x7f", 2, 0x3FFF, 2),
        (b"\xff\xff\x01", 2, 0x3FFF, 2),
        (b"\x80\x80\x01", 4, 0x4000, 3),
        (b"\xff", 2, 0x7F, 2),
        (b"", 2, 0, 1),
    ],
)
def test_a_record_tells_numbers_in_seven_bits(octets: bytes, most: int, number: int, behind: int) -> None:
    assert _number(octets, 0, most) == (number, behind)
    assert _number(b"\x00" + octets, 1, most) == (number, behind + 1)
