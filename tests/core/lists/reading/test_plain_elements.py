"""Elements that are taken out before the parser: held until they are complete, given once, and never without end."""

from __future__ import annotations

import random
import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kit_desktop.core.lists.reading import plain_elements, xml_part
from kit_desktop.core.lists.reading.plain_elements import PlainCell, PlainElements, PlainRows
from kit_desktop.core.lists.reading.read import read_list
from kit_desktop.core.lists.reading.values import ListProblem, ListReadError, ListRow

from .test_workbook import by_hand, rows_xml

PLAIN = re.compile(rb"(?P<before><r>)(?P<plain>(?:<v>[0-9x]*</v>)+)")


@pytest.fixture
def elements() -> PlainElements:
    return PlainElements(PLAIN, b"v", b"</r>")


def stand_in(given: bytes, place: int = -1) -> dict[str, str]:
    """The attributes of an element that stands in for something."""
    name, value = re.findall(rb'<v (\w+)="(\w+)"/>', given)[place]
    return {name.decode(): value.decode()}


def test_what_is_plain_is_taken_out_and_what_is_not_complete_waits(elements: PlainElements) -> None:
    first = elements.feed(b"<a><r><v>7</v><v>8</v></r>\n<r><v>9</")
    assert re.fullmatch(rb'<a><r><v _[0-9a-f]{16}="1"/></r>', first)
    second = elements.feed(b"v></r>")
    assert re.fullmatch(rb'\n<r><v _[0-9a-f]{16}="2"/></r>', second)
    assert elements.taken(stand_in(first)) == b"<v>7</v><v>8</v>"
    assert elements.taken(stand_in(second)) == b"<v>9</v>"
    assert elements.taken({}) is None
    assert elements.taken({"r": "1"}) is None
    assert elements.feed(b"<r>") == b""
    assert elements.feed(b"</r>") == b"<r></r>"
    elements.feed(b"<r><v>10</v>")
    third = elements.rest()
    assert elements.taken(stand_in(third)) == b"<v>10</v>"


def test_no_file_can_know_the_name(elements: PlainElements) -> None:
    other = PlainElements(PLAIN, b"v", b"</r>")
    assert stand_in(elements.feed(b"<r><v>7</v></r>")).keys() != stand_in(other.feed(b"<r><v>7</v></r>")).keys()


def test_what_the_parser_passes_over_is_forgotten_and_nothing_is_given_twice(elements: PlainElements) -> None:
    given = elements.feed(b"<r><v>1</v></r><r><v>2</v></r><r><v>3</v></r>")
    assert elements.taken(stand_in(given, 1)) == b"<v>2</v>"
    for place in (0, 1):
        with pytest.raises(ListReadError) as caught:
            elements.taken(stand_in(given, place))
        assert caught.value.problem is ListProblem.BROKEN


def test_what_the_parser_does_not_come_to_is_not_kept_without_end(
    elements: PlainElements, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_elements, "_MOST_WAITING", 20)
    for _ in range(9):
        assert elements.taken(stand_in(elements.feed(b"<r><v>123</v></r>"))) == b"<v>123</v>"
    assert elements.feed(b"<r><v>123</v></r>")
    assert elements.feed(b"<r><v></v></r>")
    with pytest.raises(ListReadError) as caught:
        elements.feed(b"<r><v>12</v></r>")
    assert caught.value.problem is ListProblem.TOO_LARGE


def test_sixteen_megabytes_may_wait_for_the_parser(elements: PlainElements) -> None:
    assert elements.feed(b"<r><v>%s</v></r>" % (b"1" * (2**24 - len("<v></v>"))))
    with pytest.raises(ListReadError):
        elements.feed(b"<r><v></v></r>")


def test_what_is_too_long_to_wait_is_the_parsers(elements: PlainElements) -> None:
    start = b"<r><v>123</v><v>"
    waits = start + b"1" * (2**18 - 1 - len(start))
    assert elements.feed(waits) == b""
    assert elements.feed(b"4") == waits.replace(b"<v>123</v>", b"<v %s/>" % named(elements), 1) + b"4"
    assert elements.feed(b"</v></r>") == b"</v></r>"


def named(elements: PlainElements) -> bytes:
    return f'{elements._name}="1"'.encode()


@pytest.mark.parametrize(
    ("head", "is_taken"),
    [
        (b"", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", True),
        (b'<?xml version="1.0" encoding="UTF-8"?>', True),
        (b"<?xml version='1.0' encoding='utf-8' standalone='yes'?>", True),
        (b'<?xml version="1.0" encoding = "us-ascii"?>', True),
        (b'<?xml version="1.0" encoding="windows-1251"?>', False),
        (b"\xef\xbb\xbf\n<?xml version='1.0' encoding='UTF-7'?>", False),
        (b"<![CDATA[", False),
    ],
)
def test_another_encoding_and_verbatim_text_are_the_parsers(elements: PlainElements, head: bytes, is_taken: bool) -> None:
    row = b"<r><v>7</v></r>"
    assert (elements.feed(head + row) != head + row) is is_taken
    assert (elements.feed(row) != row) is is_taken


STRINGS = (
    '<si><t>text 0</t></si><si><t xml:space="preserve"> text 1 </t></si><si><t>жоқ</t></si>'
    "<si><r><t>text</t></r><r><t> 3</t></r></si><si><t>text 4</t></si>"
)


STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="000000"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)


TYPES = "".join(
    f'<Override PartName="/xl/{part}.xml"'
    f' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{part}+xml"/>'
    for part in ("sharedStrings", "styles")
)


CELLS = (
    *(
        '<c r="{}"><v>963</v></c>',
        *(f'<c r="{{}}" t="s"><v>{number}</v></c>' for number in range(5)),
        '<c r="{}" s="1"><v>963</v></c>',
        '<c r="{}" s="2"><v>45000</v></c>',
    ),
    *('<c r="{}" t="n"><v>0963</v></c>', '<c r="{}" s="1"/>', '<c r="{}"><v> 12 </v></c>'),
    *('<c r="{}" t="b"><v>1</v></c>', '<c r="{}" t="e"><v>#REF!</v></c>', '<c r="{}" t="str"><v>1YT_x000D_</v></c>'),
    *('<c r="{}"><v>1.5E3</v></c>', '<c r="{}"><v>12345678901234567</v></c>'),
)


OTHERS = (
    *('<c r="{}" t="inlineStr"><is><t>in line</t></is></c>', '<c r="{}"><f>A1</f><v>7</v></c>', '<c r="{}"><f>A1</f></c>'),
    *(
        "<c><v>963</v></c>",
        '<c r="{}" t="str"><v>a &amp; b</v></c>',
        '<c r="{}" t="str"><v>жоқ</v></c>',
        '\n  <c r="{}"><v>1</v></c>',
    ),
    *('<!-- <row r="1"><c r="A1"><v>666</v></c></row> --><c r="{}"><v>2</v></c>', '<c s="1" r="{}"><v>5</v></c>'),
    *("<c r='{}'><v>6</v></c>", '<c r="{}"><v><![CDATA[8]]></v></c>', '<x:c xmlns:x="x" r="{}"><x:v>9</x:v></x:c>'),
)


CREATE = xml_part.expat.ParserCreate


def a_sheet(dice: random.Random, verbatim: int = 0) -> str:
    """Some hundred rows: whole plain ones, others, some with other things between them."""
    others = [cell for cell in OTHERS if verbatim or "CDATA" not in cell]
    rows = []
    for number in range(1, 200):
        kinds = CELLS if dice.random() < 0.7 else (*CELLS, *others)
        places = [f"{letter}{number}" for letter in "ABCDEFIJHG" if dice.random() < 0.8]
        cells = "".join(dice.choice(kinds).replace("{}", place) for place in places)
        hidden = dice.choice(("", ' hidden="1"', ' spans="1:9" x14ac:dyDescent="0.25" xmlns:x14ac="y"'))
        rows.append(f'<row r="{number}"{hidden}>{cells}</row>' if dice.random() < 0.95 else f"<row>{cells}</row>")
        rows.append(dice.choice(("", "", "\n", "<!-- </row> -->", '<!-- <row r="9"><c r="A9"><v>666</v></c></row> -->')))
    return rows_xml("".join(rows))


def read(path: Path) -> list[ListRow]:
    """All rows."""
    with closing(read_list(path)) as preview:
        assert preview.problem is None
        return list(preview.rows)


def in_vain(_elements: PlainElements, chunk: bytes = b"") -> bytes:
    """In place of `feed` and `rest`: the parser gets everything."""
    return chunk


def written(path: Path, sheet: str) -> Path:
    """A workbook with that sheet, some strings and formats."""
    from .test_workbook import CONTENT_TYPES, RELS

    relations = RELS.format("worksheet", "worksheets/sheet1.xml").replace(
        "</Relationships>",
        "".join(
            f'<Relationship Id="{part}" Target="{part}.xml"'
            f' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{part}"/>'
            for part in ("sharedStrings", "styles")
        )
        + "</Relationships>",
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES.replace("</Types>", f"{TYPES}</Types>"),
        "xl/_rels/workbook.xml.rels": relations,
        "xl/sharedStrings.xml": f"<sst>{STRINGS}</sst>",
        "xl/styles.xml": STYLES,
    }
    return by_hand(path, sheet, **parts)


@pytest.mark.parametrize("chunk", [61, 1_000, 64 * 1024])
def test_the_same_rows_as_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    seed = random.randrange(2**32)
    sheets = [written(tmp_path / f"{number}.xlsx", a_sheet(random.Random(seed + number), number % 2)) for number in range(3)]
    monkeypatch.setattr(xml_part, "_CHUNK", chunk)
    ours = [read(path) for path in sheets]
    monkeypatch.setattr(PlainElements, "feed", in_vain)
    monkeypatch.setattr(PlainElements, "rest", in_vain)
    assert ours == [read(path) for path in sheets], seed
    assert sum(map(len, ours)) > 300
    assert "text 4" in {cell for row in ours[0] for cell in row.cells}


class PuttingOff:
    """A parser that tells everything at the end, as expat may do with what it has not enough of yet."""

    def __init__(self, **given: Any) -> None:
        self.__dict__.update(parser=CREATE(**given), held=b"")

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self.parser, name, value)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.parser, name)

    def Parse(self, octets: bytes, final: bool = False) -> None:
        self.__dict__["held"] += octets
        if final:
            self.parser.Parse(self.held, True)


@pytest.mark.parametrize("plainly", [True, False])
def test_what_the_parser_puts_off_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plainly: bool) -> None:
    path = written(tmp_path / "list.xlsx", a_sheet(random.Random(7)))
    if not plainly:
        monkeypatch.setattr(PlainElements, "feed", in_vain)
        monkeypatch.setattr(PlainElements, "rest", in_vain)
    rows = read(path)
    monkeypatch.setattr(xml_part.expat, "ParserCreate", PuttingOff)
    assert read(path) == rows


def planned(rows: PlainRows, xml: str) -> tuple[list[PlainCell], list[str]] | None:
    """What a row's element of that XML, as the parser gets it, stands in for."""
    name, _, value = rows.elements.feed(xml.encode()).partition(b"<c ")[2].removesuffix(b'"/></row>').decode().partition('="')
    return rows.read({name: value})


def test_heads_are_understood_once_and_values_each_time() -> None:
    understood: list[list[PlainCell]] = []
    rows = PlainRows(lambda cells: understood.append(list(cells)) or list(cells))
    row = (
        '<row r="{0}" spans="1:3"><c r="A{0}" s="{0}" t="s"><v>{0}7</v></c><c r="B{0}"/><c r="AB{0}" s="2"><v>{0}</v></c></row>'
    )
    for number in ("1", "11", "3", "2", "22", "12"):
        cells = [("A", number, "s"), ("AB", "2", "")]
        assert planned(rows, row.format(number)) == (cells, [f"{number}7", number])
    simple = '<row r="{0}"><c r="A{0}" s="5"><v>{0}</v></c><c r="B{0}"><v></v></c></row>'
    understood.clear()
    for number in ("1", "5", "25", "7", "1048576"):
        assert planned(rows, simple.format(number)) == ([("A", "5", ""), ("B", "", "")], [number, ""])
    # The one whose number a format ends with is understood by itself.
    assert len(understood) == 2
    assert rows.read({"r": "A1"}) is None


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="A2"><v>7</v></c></row>',
        '<row><c r="A1"><v>7</v></c></row>',
        '<row spans="1:1"><c r="A1"><v>7</v></c></row>',
        '<row r="1"><c r="A1"><v>7&amp;</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><v>7</v></c></row>',
        '<row r="1"> <c r="A1"><v>7</v></c></row>',
        '<row r="1"></row>',
    ],
)
def test_a_row_that_is_written_in_another_way_is_the_parsers(row: str) -> None:
    rows = PlainRows(list)
    assert rows.elements.feed(row.encode()) == row.encode()


def test_the_kinds_of_rows_that_are_remembered_are_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_elements, "_MOST_PLANS", 2)
    rows, remembered = PlainRows(list), []
    for style in range(100, 105):
        found = planned(rows, f'<row r="7"><c r="A7" s="{style}"><v>7</v></c></row>')
        assert found == ([("A", str(style), "")], ["7"])
        remembered.append(len(rows._plans))
    assert remembered == [1, 2, 1, 2, 1]


def test_what_is_too_long_to_be_held_is_the_parsers(tmp_path: Path) -> None:
    long = "".join(f'<c r="A1" t="str"><v>{"x" * 900}</v></c>' for _ in range(400))
    comment = f"<!--{'y' * 700_000}-->"
    plain = '<row r="{0}"><c r="A{0}"><v>{0}</v></c></row>'
    sheet = rows_xml(f'{plain.format(1)}{comment}<row r="2">{long}</row>{plain.format(3)}')
    found = read(by_hand(tmp_path / "long.xlsx", sheet))
    assert [(row.number, len(row.cells[0])) for row in found] == [(1, 1), (2, 900), (3, 1)]


def test_an_empty_value_beside_an_empty_cell(tmp_path: Path) -> None:
    cells = "<c r='A1' t='s'><v></v></c><c r='B1'/><c r='C1'><v>963</v></c>"
    (row,) = read(by_hand(tmp_path / "empty.xlsx", rows_xml(f"<row r='1'>{cells}</row>")))
    assert row.cells == ("", "", "963")


def test_what_is_complete_waits_for_nothing(elements: PlainElements) -> None:
    assert elements.feed(b"</r>") == b"</r>"
