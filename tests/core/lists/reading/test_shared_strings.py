"""The table of strings of an Open XML workbook: read in the plain way where it can be, and the same in any other."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading import shared_strings, xml_part
from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.package import Package
from kit_desktop.core.lists.reading.plain_elements import PlainElements
from kit_desktop.core.lists.reading.shared_strings import Strings, read_strings, unescaped
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


@pytest.mark.parametrize(
    ("limit", "most"), [("_LARGEST_STRINGS", 400), ("_MOST_STRINGS", 105), ("_LARGEST_STRING", 64)], ids=["part", "kept", "one"]
)
def test_a_table_over_a_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    monkeypatch.setattr(xml_part, "_CHUNK", 32)
    path = table(
        tmp_path / "a.zip", "<si><t>1234567890</t></si>" * 10 if limit != "_LARGEST_STRING" else "<si>" + "<t>1</t>" * 20
    )
    size = len(f'<?xml version="1.0" encoding="UTF-8"?><sst>{"<si><t>1234567890</t></si>" * 10}</sst>')
    fits = {"_LARGEST_STRINGS": size, "_MOST_STRINGS": 111, "_LARGEST_STRING": 1_000}[limit]
    monkeypatch.setattr(shared_strings, limit, fits)
    if limit != "_LARGEST_STRING":
        assert len(read(path)) == 10
    monkeypatch.setattr(shared_strings, limit, min(most, fits - 1))
    with pytest.raises(ListReadError) as caught:
        read(path)
    assert caught.value.problem is ListProblem.TOO_LARGE


def test_escapes() -> None:
    assert unescaped("C_xD7FF__xd800__xDFFF__xE000__x0000__xZZZZ_") == "C\ud7ff\ufffd\ufffd\ue000\ufffd_xZZZZ_"


def test_the_limits() -> None:
    limits = (shared_strings._LARGEST_STRINGS, shared_strings._MOST_STRINGS, shared_strings._LARGEST_STRING)
    assert limits == (2**28, 2**26, 2**22)
