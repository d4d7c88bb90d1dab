"""From a file or a pasted text to the ids: stopped whenever a person wants, counted cell by cell."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading import read
from kit_desktop.core.lists.reading.read import IdList, ListPreview, read_list, take_ids
from kit_desktop.core.lists.reading.reading import Reading
from kit_desktop.core.lists.reading.values import ListChoice, ListNote, ListProblem, RefusedReason
from kit_desktop.core.message_id import IdKind

MSG, USER = IdKind.MSG_ID, IdKind.USER_MSG_ID


class Deaf:
    """A step of the reading that does not end and hears nothing, like a library's call; it cancels what it is a part of."""

    def __init__(self, cancel: CancelToken) -> None:
        self._cancel = cancel
        self._may_end = threading.Event()
        self.has_ended = threading.Event()

    def __call__(self, *_: object, **__: object) -> None:
        self._cancel.cancel()
        self._may_end.wait(60)
        self.has_ended.set()
        raise EOFError

    def end(self) -> None:
        self._may_end.set()
        assert self.has_ended.wait(60)


@pytest.mark.parametrize("step", ["read_file", "_keep", "_read_workbook"])
def test_a_reading_that_hears_nothing_is_left_behind(bench, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    import openpyxl

    path = bench.folder / "list.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["MsgID"])
    book.save(path)
    cancel = CancelToken()
    deaf = Deaf(cancel)
    monkeypatch.setattr(Reading, step, deaf)
    preview = read_list(path, cancel=cancel)
    assert not deaf.has_ended.is_set()
    assert (preview.problem, preview.name, preview.source) == (ListProblem.CANCELLED, "list.xlsx", path)
    deaf.end()


@pytest.mark.parametrize("step", ["find_header", "look_at_columns"])
def test_the_guess_is_left_behind_too(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    cancel = CancelToken()
    deaf = Deaf(cancel)
    monkeypatch.setattr(read, step, deaf)
    preview = read_list("MsgID\n963", cancel=cancel)
    assert not deaf.has_ended.is_set()
    assert (preview.problem, preview.name, preview.source) == (ListProblem.CANCELLED, "", None)
    deaf.end()


def test_a_list_that_is_read_knows_what_it_was(bench) -> None:
    path = bench.folder / "list.csv"
    path.write_text("MsgID;Имя\n963;А\n", encoding="utf-8")
    preview = bench.preview(path)
    assert (preview.name, preview.source, preview.row_count, preview.problem) == ("list.csv", path, 2, None)
    pasted = bench.preview("963")
    assert (pasted.name, pasted.source, pasted.row_count) == ("", None, 1)
    assert read_list("963", default_kind=USER).guess == ListChoice(0, USER, None)
    assert read_list("MsgID\n963", default_kind=USER).guess == ListChoice(0, MSG, 1)


CELLS = {
    "963": ("963", None),
    "": (None, None),
    "963.0": ("963", None),
    "964,5": (None, RefusedReason.SEPARATOR_INSIDE),
    "965 966": (None, RefusedReason.SPACE_INSIDE),
    "<b>967</b>": (None, RefusedReason.MARKUP),
    "#N/A": (None, RefusedReason.EXCEL_ERROR),
    "#Н/Д": (None, RefusedReason.EXCEL_ERROR),
    " #ДЕЛ/0! ": (None, RefusedReason.EXCEL_ERROR),
    "12.10.2022": (None, RefusedReason.EXCEL_DATE),
    "UserMsgID: 968": (None, RefusedReason.LABEL_NAMES_OTHER_KIND),
    "MsgID: 969": ("969", None),
    "9\ufffd7": (None, RefusedReason.BROKEN_CHARACTER),
    "-----": (None, RefusedReason.NO_LETTER_OR_DIGIT),
    "9" * 201: (None, RefusedReason.TOO_LONG),
    "1.5E+15": (None, RefusedReason.EXCEL_NUMBER),
}


@pytest.mark.parametrize("text", CELLS)
def test_a_cell(bench, text: str) -> None:
    preview = bench.preview(f"MsgID;x\n{text};1\n" + "7;1\n" * 9)
    ids = take_ids(preview, ListChoice(0, MSG, 1))
    assert ids is not None
    first, *_ = ids.entries()
    assert (first.row, first.message_id, first.reason) == (2, *CELLS[text])


def taken(preview: ListPreview, **changed: object) -> IdList:
    assert preview.guess is not None
    found = take_ids(preview, replace(preview.guess, **changed))  # type: ignore[arg-type]
    assert found is not None
    return found


def test_what_is_counted(bench) -> None:
    preview = bench.preview("MsgID;Имя\n963;А\n;Б\n964;В\n963;Г\n965 966;Д\n-----;Е\n;Ё\n")
    ids = taken(preview)
    assert (ids.kept, ids.duplicates, ids.blanks, ids.refused_count) == (2, 1, 2, 2)
    assert [(each.row, each.text) for each in ids.refused] == [(6, "965 966"), (7, "-----")]
    assert ids.headings == ("MsgID", "Имя")
    assert not ids.drops_decimals
    assert len(list(taken(preview, header_row=None).entries())) == 8
    assert taken(preview, header_row=None).headings == ("", "")
    assert taken(preview, column=9).blanks == 7


def test_refused_cells_are_kept_up_to_a_number_and_a_length(bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "SHOWN_REFUSALS", 2)
    ids = taken(bench.preview(f"MsgID;x\n{'1 ' * 60};1\n2 2;1\n3 3;1\n"))
    assert ids.refused_count == 3
    assert [len(each.text) for each in ids.refused] == [100, 3]


def test_the_fingerprint_is_that_of_the_rows_and_the_choice(bench) -> None:
    def of(text: str, **changed: object) -> str:
        return taken(bench.preview(text), **changed).fingerprint

    text = "MsgID;Имя\n963;А\n964;Б\n"
    others = [of(text.replace("А", "В")), of(text, kind=USER), of(text, column=1), of(text, header_row=2), of(text + "965;Г\n")]
    assert of(text) == of(text)
    assert len({of(text), *others}) == 6


@pytest.mark.parametrize(
    ("cells", "ids"),
    [
        (["963.0", "964.0"], ["963", "964"]),
        (["963001,00", "963002,00"], ["963001", "963002"]),
        (["963,0", "964.0", "A17"], ["963", "964", "A17"]),
        (["963.0", "964"], ["963.0", "964"]),
        (["963.0", "964.50"], ["963.0", "964.50"]),
        (["1234567890123456.0"], ["1234567890123456.0"]),
    ],
)
def test_decimals_that_a_program_has_added_to_every_id(bench, cells: list[str], ids: list[str]) -> None:
    preview = bench.preview("UserMsgID;x\n" + "".join(f"{cell};1\n" for cell in cells))
    found = take_ids(preview, ListChoice(0, USER, 1))
    assert found is not None
    assert [entry.message_id for entry in found.entries()] == ids
    assert found.drops_decimals is (ids != cells)


@pytest.mark.parametrize(
    ("cells", "rounded"),
    [
        (["1664371234567890000", "1664371234567900000", "17"], True),
        (["1664371234567890000", "1664371234567890001"], False),
        (["166437123456000", "A0000000000000000000"], False),
    ],
)
def test_ids_that_a_spreadsheet_may_have_rounded_are_told_of(bench, cells: list[str], rounded: bool) -> None:
    ids = taken(bench.preview("MsgID;x\n" + "".join(f"{cell};1\n" for cell in cells)))
    assert (ids.kept, ids.maybe_rounded) == (len(cells), rounded)


def test_a_number_as_heading_says_nothing_about_the_decimals(bench) -> None:
    found = take_ids(bench.preview("2024;x\n963.0;1\n964.0;1\n"), ListChoice(0, USER, 1))
    assert found is not None
    assert [entry.message_id for entry in found.entries()] == ["963", "964"]


def test_other_headings_change_the_guess(bench) -> None:
    preview = bench.preview("MsgID;Код\n963;UserMsgID\n964;1YT\n")
    assert preview.guess == ListChoice(0, MSG, 1)
    assert preview.with_header(2).guess == ListChoice(1, USER, 2)
    assert preview.with_header(None).header_row is None
    hidden = replace(preview, notes=(ListNote.HIDDEN_SHEET_READ,))
    assert (preview.with_header(1).sure, hidden.with_header(1).sure) == (True, False)


def test_letters_are_doubtful_only_where_the_encoding_is(bench) -> None:
    preview = bench.preview("MsgID;Имя\n963;Әсел\n")
    doubtful = replace(preview, notes=(ListNote.ENCODING_DOUBTFUL,))
    assert [doubtful.has_doubtful_letters(column) for column in (0, 1, 2)] == [False, True, False]
    assert not preview.has_doubtful_letters(1)


def test_what_cannot_be_opened(bench, monkeypatch: pytest.MonkeyPatch) -> None:
    folder: Path = bench.folder
    missing = read_list(folder / "none.csv")
    assert (missing.problem, missing.row_count) == (ListProblem.MISSING, 0)
    assert read_list(folder / "nul\0.csv").problem is ListProblem.MISSING
    assert read_list(folder).problem is ListProblem.NOT_A_FILE
    path = folder / "list.csv"
    path.write_bytes(b"")
    assert read_list(path).problem is ListProblem.EMPTY
    path.write_bytes(b"MsgID\n963\n")
    monkeypatch.setattr(read, "LARGEST_FILE", 10)
    assert read_list(path).problem is None
    monkeypatch.setattr(read, "LARGEST_FILE", 9)
    assert read_list(path).problem is ListProblem.TOO_LARGE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(bench) -> None:
    os.mkfifo(bench.folder / "pipe")
    assert read_list(bench.folder / "pipe").problem is ListProblem.NOT_A_FILE


@pytest.mark.parametrize(
    ("error", "problem"),
    [(PermissionError(13, "no"), ListProblem.LOCKED), (OSError(5, "I/O error"), ListProblem.UNREADABLE)],
)
def test_a_disk_that_fails_is_a_problem(bench, monkeypatch: pytest.MonkeyPatch, error: OSError, problem: ListProblem) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    path = bench.folder / "list.csv"
    path.write_text("963")
    monkeypatch.setattr(Reading, "read_file", fail)
    assert read_list(path).problem is problem


def test_a_tab_is_preferred_where_the_name_says_so(bench) -> None:
    for name, delimiter in (("list.tsv", "\t"), ("list.TAB", "\t"), ("list.txt", ";")):
        path = bench.folder / name
        path.write_text("MsgID;a;b\t1\n963;c;d\t2\n")
        assert bench.preview(path).form.delimiter == delimiter


@pytest.mark.parametrize("text", ["MsgID", "msgid", "Итого", "Итого:5", "ВСЕГО", "Total", "UserMsgID"])
def test_a_heading_or_a_total_is_no_id(bench, text):
    ids = bench.ids(f"MsgID;x\n963;1\n{text};2\n964;3\n")
    assert [entry.message_id for entry in ids.entries()] == ["963", None, "964"]
    assert [refused.reason for refused in ids.refused] == [RefusedReason.HEADING_OR_TOTAL]


@pytest.mark.parametrize("text", ["NULL", "null", "None", "nan", "N/A", "(null)", "\\N", "нет"])
def test_what_programs_write_for_nothing_is_nothing(bench, text):
    ids = bench.ids(f"MsgID;x\n963;1\n{text};2\n964;3\n")
    assert ([entry.message_id for entry in ids.entries()], ids.blanks) == (["963", None, "964"], 1)


def test_reading_can_be_cancelled_and_counting_too(bench):
    cancel = CancelToken()
    cancel.cancel()
    path = bench.folder / "list.csv"
    path.write_text("963\n964\n")
    preview = read_list(path, None, cancel)
    assert preview.problem is ListProblem.CANCELLED
    whole = bench.preview(path)
    assert whole.guess is not None
    assert take_ids(whole, whole.guess, cancel) is None
