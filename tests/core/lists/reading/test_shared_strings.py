"""The table of strings of an Open XML workbook: read in the plain way where it can be, and the same in any other."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading import xml_part
from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.package import Package
from kit_desktop.core.lists.reading.plain_elements import PlainElements
from kit_desktop.core.lists.reading.shared_strings import Mark, Strings, read_strings, split_cells, unescaped
from kit_desktop.core.lists.reading.values import LONGEST_CELL, ListProblem, ListReadError

PART = "xl/sharedStrings.xml"
WRITTEN = {
    "plain": "<si><t>plain</t></si>",
    "": "<si><t></t></si>",
    "жоқ": "<si><t>жоқ</t></si>",
    " kept ": '<si><t xml:space="preserve"> kept </t></si>',
    "line\nand\ttab": "<si><t>line\nand\ttab</t></si>",
    "a & b": "<si><t>a &amp; b</t></si>",
    "in two": "<si><r><t>in</t></r>\n<r><t xml:space='preserve'> two</t></r></si>",
    "spoken": "<si><t>spoken</t><rPh sb='0' eb='1'><t>silent</t></rPh></si>",
    "raw": "<si><t><![CDATA[raw]]></t></si>",
    "A17": "<si><t>A_x0031_7</t></si>",
    "B_x0031_7": "<si><t>B_x005F_x0031_7</t></si>",
    "returned": "<si><t>returned\r</t></si>",
}


def table(path: Path, items: str | bytes, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> Path:
    """A package with that table."""
    content = items if isinstance(items, bytes) else f"{head}<sst>{items}</sst>".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(PART, content)
    return path


def read(path: Path) -> Strings:
    with zipfile.ZipFile(path) as package:
        return read_strings(Package(package, Checkpoint(CancelToken())), PART)


@pytest.mark.parametrize("chunk", [61, 64 * 1024])
@pytest.mark.parametrize("plainly", [True, False])
@pytest.mark.parametrize("leaves_out", [(), ("raw",)], ids=["all", "nothing verbatim"])
def test_strings_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, plainly: bool, leaves_out: tuple[str, ...]
) -> None:
    monkeypatch.setattr(xml_part, "_CHUNK", chunk)
    if not plainly:
        monkeypatch.setattr(PlainElements, "feed", lambda _self, octets: octets)
        monkeypatch.setattr(PlainElements, "rest", lambda _self: b"")
    wanted = [text for text in WRITTEN if text not in leaves_out] * 3
    strings = read(table(tmp_path / "a.zip", "".join(WRITTEN[text] for text in wanted)))
    expected = ["returned\n" if text == "returned" else text for text in wanted]
    assert [strings[number] for number in range(len(strings))] == expected
    for outside in (-1, len(strings)):
        with pytest.raises(IndexError):
            strings[outside]


def test_what_is_plain_never_comes_to_the_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added: list[int] = []
    add_plain = Strings.add_plain
    monkeypatch.setattr(Strings, "add_plain", lambda self, texts: (added.append(len(texts)), add_plain(self, texts))[1])
    assert len(read(table(tmp_path / "a.zip", "<si><t>жоқ</t></si>" * 5))) == 5
    assert added == [5]


def test_another_encoding(tmp_path: Path) -> None:
    content = '<?xml version="1.0" encoding="windows-1251"?><sst><si><t>ЗАКАЗ</t></si></sst>'.encode("cp1251")
    assert read(table(tmp_path / "a.zip", content))[0] == "ЗАКАЗ"


def test_a_table_that_is_missing_is_empty(tmp_path: Path) -> None:
    with zipfile.ZipFile(table(tmp_path / "a.zip", "")) as package:
        assert len(read_strings(Package(package, Checkpoint(CancelToken())), None)) == 0


def test_a_damaged_character_is_damage(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="utf-8"):
        read(table(tmp_path / "a.zip", b"<sst><si><t>\xd0</t></si></sst>"))


def test_a_long_string_is_cut_behind_what_a_cell_may_hold(tmp_path: Path) -> None:
    items = "".join(f"<si><t>{'x' * length}</t></si>" for length in (LONGEST_CELL - 1, LONGEST_CELL, LONGEST_CELL + 9))
    strings = read(table(tmp_path / "a.zip", items))
    assert [len(strings[number]) for number in range(3)] == [LONGEST_CELL - 1, LONGEST_CELL, LONGEST_CELL + 1]


def test_a_string_in_very_many_pieces_takes_no_longer_than_one(tmp_path: Path) -> None:
    path = table(tmp_path / "a.zip", f"<si>{'<t>ж</t>' * 440_000}</si>")
    started = time.process_time()
    assert read(path)[0] == "ж" * (LONGEST_CELL + 1)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(("more", "problem"), [(0, None), (1, ListProblem.TOO_LARGE)])
def test_a_table_a_string_and_all_strings_are_kept_up_to_their_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int, problem: ListProblem | None
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(table(path, "<si><t></t></si>", "")) as package:
        rest = package.getinfo(PART).file_size
    long = f"<si><t>{'x' * (2**22 - rest + more)}</t></si>"
    assert problem_of(lambda: read(table(path, long, ""))) is problem
    assert problem_of(lambda: Strings().add_plain([b"x" * (2**26 - 2 + more)])) is problem
    monkeypatch.setattr(Package, "size", lambda *_: 2**28 + more)
    assert problem_of(lambda: read(table(path, "<si><t>963</t></si>"))) is problem


def problem_of(call: Callable[[], object]) -> ListProblem | None:
    try:
        call()
    except ListReadError as error:
        return error.problem
    return None


def test_many_strings_may_be_longer_than_one(tmp_path: Path) -> None:
    assert len(read(table(tmp_path / "a.zip", f"<si><t>{'x' * 32_000}</t></si>" * 150))) == 150


CELL, OTHER_CELL = {"r": "A1"}, {"r": "B1"}
VALUE, FORMULA, PHONETIC, OTHER = Mark


@pytest.mark.parametrize(
    ("items", "cells"),
    [
        ([], []),
        ([CELL], [(CELL, None, None)]),
        ([CELL, VALUE], [(CELL, "", None)]),
        ([CELL, FORMULA], [(CELL, None, "")]),
        ([CELL, VALUE, "96", "3", "\n"], [(CELL, "963", None)]),
        ([CELL, VALUE, " ", VALUE, "963"], [(CELL, " 963", None)]),
        ([CELL, FORMULA, "B1", "+1", "\n", VALUE, "963"], [(CELL, "963", "B1+1")]),
        ([CELL, FORMULA, " ", "B1"], [(CELL, None, " B1")]),
        ([CELL, VALUE, "1", OTHER_CELL, FORMULA, "A1"], [(CELL, "1", None), (OTHER_CELL, None, "A1")]),
        ([CELL, VALUE, "one", PHONETIC, VALUE, "two", OTHER_CELL, VALUE, "3"], [(CELL, "one", None), (OTHER_CELL, "3", None)]),
        ([CELL, VALUE, "963", OTHER, "words", FORMULA, "B1"], [(CELL, "963", None)]),
        ([CELL, OTHER, VALUE, "963"], [(CELL, "963", None)]),
    ],
)
def test_cells_their_values_and_their_formulas(items: list[Any], cells: list[tuple[object, ...]]) -> None:
    assert list(split_cells(items)) == cells


def test_escapes() -> None:
    assert unescaped("C_xD7FF__xd800__xDFFF__xE000__x0000__xZZZZ_") == "C\ud7ff\ufffd\ufffd\ue000\ufffd_xZZZZ_"
