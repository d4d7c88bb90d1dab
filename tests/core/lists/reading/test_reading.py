"""One reading: formats told apart by their first bytes, sheets chosen, limits kept, and what was found out on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading import reading
from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.reading import Reading
from kit_desktop.core.lists.reading.values import ListForm, ListFormat, ListNote, ListProblem


def book(path: Path, **sheets: list[str]) -> Path:
    with xlsxwriter.Workbook(path) as made:
        for name, column in sheets.items():
            made.add_worksheet(name).write_column(0, 0, column)
    return path


def test_the_first_bytes_tell_what_it_is(bench) -> None:
    assert bench.preview("963").format is ListFormat.PASTED
    path = bench.folder / "list.xlsx"
    path.write_text("MsgID\n963\n")
    assert bench.preview(path).format is ListFormat.TEXT
    assert bench.preview(book(path, One=["963"])).format is ListFormat.WORKBOOK
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    preview = bench.preview(path)
    assert (preview.format, preview.problem) == (ListFormat.WORKBOOK, ListProblem.BROKEN)
    path.write_bytes(path.read_bytes() + "EncryptedPackage".encode("utf-16-le"))
    assert bench.preview(path).problem is ListProblem.ENCRYPTED


def test_a_sheet_is_chosen_and_others_are_said(bench) -> None:
    path = book(bench.folder / "list.xlsx", Empty=[], One=["1"], Two=["2"])
    preview = bench.preview(path)
    assert (preview.sheets, preview.form) == (("Empty", "One", "Two"), ListForm(sheet="One"))
    assert preview.notes == (ListNote.OTHER_SHEETS,)
    assert bench.preview(path, ListForm(sheet="")).form.sheet == "One"
    assert bench.preview(path, ListForm(sheet="Two")).sample[0].cells == ("2",)
    assert bench.preview(path, ListForm(sheet="Empty")).problem is ListProblem.EMPTY
    assert bench.preview(path, ListForm(sheet="Three")).problem is ListProblem.NO_SUCH_SHEET
    assert bench.preview(book(path, One=["1"])).notes == ()


@pytest.mark.parametrize("kind", ["text", "workbook"])
def test_more_rows_than_are_read(bench, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    rows = ["MsgID", "963", "964"]
    path = bench.folder / "list"
    path.write_text("\n".join(rows)) if kind == "text" else book(path, One=rows)
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    assert bench.preview(path).problem is None
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    assert bench.preview(path).problem is ListProblem.TOO_MANY_ROWS


def test_a_row_behind_the_last_one(bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LAST_ROW", 4)
    assert bench.preview("963;a\n\n\n964;b\n").problem is None
    assert bench.preview("963;a\n\n\n\n964;b\n").problem is ListProblem.TOO_MANY_ROWS


def test_what_is_cut_is_said(bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_COLUMNS", 3)
    monkeypatch.setattr(reading, "LONGEST_CELL", 4)
    preview = bench.preview("MsgI;2;3\n9634;5;6\n")
    assert (preview.notes, preview.sample[1].cells) == ((), ("9634", "5", "6"))
    wide = bench.preview("MsgI;2;3;4\n9634;5;6;7\n")
    assert (wide.notes, wide.sample[1].cells) == ((ListNote.COLUMNS_CUT,), ("9634", "5", "6"))
    long = bench.preview("MsgI;2\n96345;5\n")
    assert (long.notes, long.sample[1].cells, long.sample[0].cells) == ((ListNote.CELLS_CUT,), ("9634", "5"), ("MsgI", "2"))


def test_the_sample_is_the_first_five_hundred_rows(bench) -> None:
    preview = bench.preview("\n".join(map(str, range(1, 502))))
    assert ([row.number for row in preview.sample], preview.row_count) == (list(range(1, 501)), 501)


def test_the_sample_of_huge_rows_ends_behind_four_megabytes(bench) -> None:
    half = ";".join(["x" * 2**14] * 2**7)
    assert len(bench.preview(f"{half}\n{half}\n1\n2").sample) == 3


def test_more_text_than_is_kept(bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few megabytes of a workbook may say one long string a million times."""
    monkeypatch.setattr(reading, "_MOST_CHARACTERS", 6)
    assert bench.preview("12;a\n34;b\n").problem is None
    assert bench.preview("12;a\n34;bc\n").problem is ListProblem.TOO_LARGE


def test_ids_in_one_line_are_a_list(bench) -> None:
    preview = bench.preview("963,964,965")
    assert [(row.number, row.cells) for row in preview.sample] == [(1, ("963",)), (2, ("964",)), (3, ("965",))]
    assert preview.notes == (ListNote.ONE_LINE,)
    assert [row.cells for row in bench.preview("MsgID;963").sample] == [("MsgID", "963")]
    assert [row.cells for row in bench.preview("963").sample] == [("963",)]
    assert [row.cells for row in bench.preview("963,964").sample] == [("963",), ("964",)]
    assert [row.cells for row in bench.preview("12345 67890").sample] == [("12345",), ("67890",)]
    assert [row.cells for row in bench.preview("1234 56789").sample] == [("1234 56789",)]


def test_ids_in_one_long_line_are_rows_not_columns(bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_COLUMNS", 2)
    preview = bench.preview("963,964,965")
    assert (preview.row_count, preview.notes) == (3, (ListNote.ONE_LINE,))


@pytest.mark.parametrize(("limit", "problem"), [(11, None), (10, ListProblem.TOO_MANY_ROWS)])
def test_a_line_that_was_cut_is_no_whole_list(
    bench, monkeypatch: pytest.MonkeyPatch, limit: int, problem: ListProblem | None
) -> None:
    monkeypatch.setattr(reading, "LONGEST_LINE", limit)
    assert bench.preview("963,964,9").problem is problem


def test_one_endless_word_is_no_list(bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_CELL", 9)
    assert bench.preview("9" * 9).problem is None
    assert bench.preview("9" * 10).problem is ListProblem.NOT_TEXT


def test_stray_quotes_are_read_line_by_line(bench) -> None:
    preview = bench.preview('MsgID;Имя\n963;"Асан\n964;Б\n')
    assert preview.notes == (ListNote.STRAY_QUOTES,)
    assert [row.cells[0] for row in preview.sample] == ["MsgID", "963", "964"]


def test_blank_lines_count_but_are_no_rows(bench) -> None:
    preview = bench.preview("963;a\n\n ; \n964;b\n")
    assert [row.number for row in preview.sample] == [1, 4]


def test_how_a_text_was_read(bench) -> None:
    path = bench.folder / "list.csv"
    path.write_bytes("MsgID|Имя\n963|Әсел Қызы\n".encode("kz1048"))
    preview = bench.preview(path)
    assert preview.form == ListForm(encoding="kz1048", delimiter="|")
    wrong = bench.preview(path, ListForm(encoding="utf-16", delimiter=";"))
    assert wrong.problem is ListProblem.WRONG_ENCODING or ListNote.BROKEN_CHARACTERS in wrong.notes
    assert bench.preview(path, ListForm(encoding="no-such")).problem is ListProblem.WRONG_ENCODING
    chosen = bench.preview(path, ListForm(delimiter=";"))
    assert (chosen.form.delimiter, chosen.sample[1].cells) == (";", ("963|Әсел Қызы",))
    assert bench.preview("a\t;963\nb\t;964\n").form.delimiter == "\t"
    assert bench.preview("<html><body>963</body></html>").problem is ListProblem.WEB_PAGE


@pytest.mark.parametrize(("before", "problem"), [(65_532, ListProblem.WEB_PAGE), (65_533, None)])
def test_what_a_text_is_shows_in_its_first_characters(bench, before: int, problem: ListProblem | None) -> None:
    assert bench.preview(f"{'x' * before}\n<p>").problem is problem


def test_how_far_a_text_is_read_is_counted_every_thousand_rows(bench) -> None:
    class Counted(Checkpoint):
        expected, steps = 0, list[int]()

        def expect(self, amount: int) -> None:
            self.expected += amount

        def advance(self, amount: int = 0) -> None:
            self.steps += [amount] * bool(amount)

    path, counted = bench.folder / "list.csv", Counted(CancelToken())
    path.write_text("".join(f"{number};some more text in every row\n" for number in range(3_000)))
    with path.open("rb") as file:
        Reading(ListForm(), counted).read_file(file, prefer_tab=False)
    # All of it twice: once for its encoding.
    assert (len(counted.steps), sum(counted.steps)) == (4, 2 * path.stat().st_size)
    assert counted.expected == sum(counted.steps)


def test_a_long_text_tells_how_far_it_is(bench) -> None:
    from kit_desktop.core.lists.reading.read import read_list

    path = bench.folder / "list.csv"
    path.write_text("MsgID;x\n" + "".join(f"{number};some more text in every row\n" for number in range(50_000)))
    told: list[float] = []
    read_list(path, on_progress=told.append).close()
    assert told == sorted(told)
    assert len(told) > 5
    assert told[-1] > 0.95
