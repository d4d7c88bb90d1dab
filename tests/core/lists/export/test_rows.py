"""What stands in an export's cells."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

import pytest

from kit_desktop.core.lists.export.export import export_list
from kit_desktop.core.lists.export.rows import ExportOptions, RowMaker, widths
from kit_desktop.core.lists.export.words import ENGLISH, AnswerColumn
from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.lists.journal.reader import JournalRow, ListedRow
from kit_desktop.core.lists.reading.values import RefusedReason
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome

from .conftest import csv_rows, xlsx_rows


@pytest.mark.parametrize(
    "given",
    [
        *("2022-09-21T10:00:21Z", "2022-09-21T16:00:21+00:00", "2022-09-21 16:00:21+05:00", "2022-09-21 16:00:21.5"),
        *("20220921", "2022-09-21", "2022-W38-3", "2022-09-21 16", "2022-09-21 16:00", "2022-13-45 16:00:21"),
        *("0001-01-01 00:00:00", "1899-12-30 00:00:00", "1970-01-01 00:00:00", "9999-12-31 23:59:59"),
    ],
)
def test_no_time_is_made_of_what_is_none(bench, make_answer, given):
    path = bench.journal("963")
    with closing(Journal(path)) as open_journal:
        answer = make_answer("963", senttime=given, receivedtime="2022-09-21 16: 00: 21")
        open_journal.record([(open_journal.asks_at(open_journal.open_places()[:1])[0], answer)])
    for name in ("out.csv", "out.xlsx"):
        export_list(path, bench.folder / name)
    sent, received = "Sent (Almaty time)", ENGLISH.columns[AnswerColumn.RECEIVED]
    row = csv_rows(bench.folder / "out.csv")[0]
    assert (row[sent], row[received]) == (given, "2022-09-21 16:00:21")
    cells = {heading.value: cell for heading, cell in zip(*xlsx_rows(bench.folder / "out.xlsx"), strict=True)}
    assert (cells[sent].value, cells[sent].is_date, cells[received].is_date) == (given, False, True)


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_numbers_are_masked_everywhere_when_so_asked(bench, journal, name):
    path = bench.folder / name
    export_list(journal, path, ExportOptions(mask_numbers=True))
    rows = csv_rows(path) if name == "out.csv" else None
    text = path.read_text(encoding="utf-8-sig") if rows else str([[cell.value for cell in row] for row in xlsx_rows(path)])
    for number in ("77011234567", "701 123 45 67", "87021112233", "7021112233"):
        assert number not in text
    assert "+7 701 ••• •• 67" in text
    assert "12345678901234567890" in text  # an id is no phone number


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_a_masked_list_has_no_number_left_and_all_its_ids(bench, make_answer, name):
    lines = ["77770001122;A77011234567B;77011234567;", "964;77779998877;7019998877;звонить 8.701.999.88.77"]
    path = bench.folder / "77015556677.csv"
    path.write_text("MsgID;UserMsgID;Телефон;Заметка\n" + "\n".join(lines), encoding="utf-8")
    path = bench.journal(path)
    with closing(Journal(path)) as open_journal:
        answers = [
            make_answer("77770001122", senderId="77014443322", userMsgID="A77011234567B", senttime="+7 701 222 33 44"),
            make_answer("964", senderId="KiT", recepient="+998901234567", resultS="998901234567", userMsgID="998901234567"),
        ]
        open_journal.record(list(zip(open_journal.asks_at(open_journal.open_places()[:9]), answers, strict=True)))
    export_list(path, bench.folder / name, ExportOptions(mask_numbers=True))
    if name == "out.csv":
        text = (bench.folder / name).read_text(encoding="utf-8-sig")
    else:
        sheets = [xlsx_rows(bench.folder / name, sheet) for sheet in ("Answers", "Summary")]
        text = "\n".join(str(cell.value) for rows in sheets for row in rows for cell in row)
    for number in ("5556677", "4443322", "222 33 44", "8901234567", "7019998877", "999.88.77", "77779998877"):
        assert number not in text
    assert text.count("77770001122") == 2  # an id: in the list, and as the gateway gives it back
    assert text.count("A77011234567B") == 2
    assert text.count("77011234567") == 2


def test_columns_without_headings_get_names_and_columns_can_be_chosen(bench):
    journal = bench.journal("Иван;963\nАнна;964\n")
    path = bench.folder / "out.csv"
    export_list(journal, path, ExportOptions(columns=(AnswerColumn.STATUS, AnswerColumn.FATE)))
    assert list(csv_rows(path)[0]) == ["Column 1", "MsgID", "Status", "Result"]


def test_an_id_of_two_alphabets_that_was_not_found_offers_the_other_spelling(bench, make_answer):
    mixed = "ЗАКАЗ-17X"  # the last letter is Latin, and looks like a Cyrillic one
    journal = bench.journal(f"UserMsgID\n{mixed}\nЗАКАЗ-18\n{mixed}2\n")
    with closing(Journal(journal)) as opened:
        asks = opened.asks_at(opened.open_places()[:9])
        outcomes = (Outcome.NOT_FOUND, Outcome.NOT_FOUND, Outcome.OK)
        found = [(ask, make_answer(ask.message_id, outcome)) for ask, outcome in zip(asks, outcomes, strict=True)]
        opened.record(found)
    path = bench.folder / "out.csv"
    export_list(journal, path)
    notes = [row["Note"] for row in csv_rows(path)]
    assert notes[0].endswith("Latin and Cyrillic letters are mixed in this id. In one alphabet: ЗАКАЗ-17Х")
    assert notes[1] == ENGLISH.outcomes[Outcome.NOT_FOUND]
    assert notes[2] == "", "it was found as it is"


def answered(**known):
    return JournalRow(1, "963", 2, Fate.DELIVERED, Outcome.OK, **known)


def cell(column, row, words=ENGLISH):
    return RowMaker(("MsgID",), IdKind.MSG_ID, 0, ExportOptions((column,), words)).cells(row)[-1]


@pytest.mark.parametrize(
    ("column", "known", "shown"),
    [
        (AnswerColumn.DELAY, {"delay": 2.6}, 3),
        (AnswerColumn.DELAY, {"delay": 0.0}, 0),
        (AnswerColumn.DELAY, {}, None),
        (AnswerColumn.ALPHABET, {"alphabet": " 0 "}, "Latin"),
        (AnswerColumn.ALPHABET, {"alphabet": "1"}, "Cyrillic"),
        (AnswerColumn.ALPHABET, {"alphabet": "7"}, "7"),
        (AnswerColumn.ALPHABET, {}, None),
        (AnswerColumn.CHECKED_AT, {"checked_at": "2026-11-28T10:00:00+00:00"}, datetime.fromisoformat("2026-11-28 15:00")),
        (AnswerColumn.CHECKED_AT, {}, None),
        (AnswerColumn.OUTCOME, {}, "ok"),
        (AnswerColumn.NOTE, {}, None),
        (AnswerColumn.NOTE, {"retry_outcome": Outcome.TIMED_OUT}, "Later lookup failed: No answer in time"),
        (AnswerColumn.SENT, {}, None),
        (AnswerColumn.PARTS, {"parts": 2}, 2),
    ],
)
def test_an_answers_cell(column, known, shown):
    assert cell(column, ListedRow(1, ("963",), None, answered(**known))) == shown


@pytest.mark.parametrize("column", [column for column in AnswerColumn if column is not AnswerColumn.NOTE])
def test_without_an_answer_there_is_nothing(column):
    assert cell(column, ListedRow(1, ("",), None, None)) is None
    waiting = JournalRow(1, "963", 2, Fate.WAITING)
    assert cell(column, ListedRow(1, ("963",), None, waiting)) == ("Not looked up yet" if column is AnswerColumn.FATE else None)


def test_a_row_that_was_refused_says_why_in_its_note():
    refused = ListedRow(1, ("1E+20",), RefusedReason.EXCEL_NUMBER, None)
    found = RowMaker(("MsgID",), IdKind.MSG_ID, 0, ExportOptions((AnswerColumn.FATE, AnswerColumn.NOTE))).cells(refused)
    assert found == ["1E+20", None, "Not looked up: Excel has rounded this number"]


@pytest.mark.parametrize(("recipient", "masked"), [("77011234567", "+7 701 ••• •• 67"), ("1234", "••34"), (None, None)])
def test_the_recipient_is_masked_in_its_own_column(recipient, masked):
    options = ExportOptions((AnswerColumn.STATUS, AnswerColumn.RECIPIENT, AnswerColumn.PARTS), mask_numbers=True)
    row = ListedRow(1, ("963", "words"), None, answered(status="delivered", recipient=recipient, parts=2))
    assert RowMaker(("MsgID", ""), IdKind.MSG_ID, 0, options).cells(row) == ["963", "words", "delivered", masked, 2]


def test_every_row_is_as_wide_as_the_headings():
    maker = RowMaker(("", "", "x"), IdKind.USER_MSG_ID, 1, ExportOptions(columns=()))
    assert maker.headings() == ["Column 1", "UserMsgID", "x"]
    assert maker.cells(ListedRow(1, ("a",), None, None)) == ["a", "", ""]
    assert maker.cells(ListedRow(1, ("a", "b", "c", "d"), None, None)) == ["a", "b", "c"]


def test_a_column_is_as_wide_as_what_stands_in_it():
    headings = ["x", "a long heading of words", "Zwischenüberschriften"]
    assert widths(headings, []) == [8, 15, 24]
    assert widths(headings, [[None, 5, datetime.fromisoformat("2026-11-28")], ["x" * 20, "", ""]]) == [21, 15, 24]
    assert widths(["xx xx xx xx xx xx xx xx", "xx xx xx xx xx xx xx xxx"], []) == [15, 15]
    assert widths(["x"], [["x" * 31]]) == widths(["x"], [["x" * 99]]) == [32]
