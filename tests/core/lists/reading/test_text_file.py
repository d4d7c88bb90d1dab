"""Lists kept as text: encodings, delimiters, quotes, headings, and what is refused."""

from __future__ import annotations

import io
import random
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit_desktop.core.lists.reading import reading
from kit_desktop.core.lists.reading.encodings import Encoding
from kit_desktop.core.lists.reading.read import take_ids
from kit_desktop.core.lists.reading.text_file import find_delimiter, open_text, text_rows
from kit_desktop.core.lists.reading.values import ListForm, ListFormat, ListNote, ListProblem

RUSSIAN = "Телефон;Имя;MsgID\r\n77011234567;Ёлкин, Юрий;0963\r\n77011234568;Щукина;964\r\n"
KAZAKH = "Телефон;Аты;MsgID\r\n77011234567;Әсел Құрманғазықызы;0963\r\n77011234568;Жүніс Өтегенұлы;964\r\n"
UKRAINIAN = "Телефон;Им'я;MsgID\r\n77011234567;Їжак Євген і Зоя;0963\r\n77011234568;Ілля;964\r\n"


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8-sig", "utf-8"),
        (RUSSIAN, "utf-16", "utf-16"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "utf-16-be", "utf-16-be"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "kz1048", "cp1251"),  # without a Kazakh letter both are the same bytes
        (KAZAKH, "kz1048", "kz1048"),
        (KAZAKH, "utf-8", "utf-8"),
        (UKRAINIAN, "cp1251", "cp1251"),
        ("MsgID\n0963\n964\n", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found_and_the_text_is_right(bench, text, encoding, found):
    path = bench.folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    preview = bench.preview(path)
    assert preview.problem is None
    assert preview.form.encoding == found
    wanted = [tuple(line.split(";")) for line in text.split("\r\n" if "\r" in text else "\n") if line]
    assert [row.cells for row in preview.sample] == wanted
    ids = bench.ids(path)
    assert [entry.message_id for entry in ids.entries()] == ["0963", "964"]


def test_a_byte_that_is_no_utf_8_counts_wherever_it_stands(bench):
    path = bench.folder / "late.csv"
    path.write_bytes(b"MsgID;x\n" + b"".join(b"%d;%s\n" % (n, b"y" * 200) for n in range(6_000)) + "1;Ёж\n".encode("cp1251"))
    assert bench.preview(path).form.encoding == "cp1251"


def test_a_person_may_choose_the_encoding_and_a_wrong_choice_is_said(bench):
    path = bench.folder / "list.csv"
    path.write_bytes(KAZAKH.encode("kz1048"))
    assert bench.preview(path, ListForm(encoding="cp1251")).sample[1].cells[1] != "Әсел Құрманғазықызы"
    assert bench.preview(path, ListForm(encoding="utf-8")).problem is ListProblem.WRONG_ENCODING


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(bench, delimiter):
    rows = [["Имя", "MsgID", "Текст"], ["Иван", "963", "да; нет, \t|"], ["Анна", "964", "a"], ["Пётр", "965", ""]]
    text = "\n".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows)
    path = bench.folder / "list.txt"
    path.write_text(text, encoding="utf-8")
    preview = bench.preview(path)
    assert preview.form.delimiter == delimiter
    assert [list(row.cells) for row in preview.sample] == rows
    assert preview.guess is not None
    assert preview.guess.column == 1


ADDRESS = "г. Алматы, ул. Абая, {0}, кв. 5"


@pytest.mark.parametrize(
    ("headings", "row", "delimiter"),
    [
        ("MsgID;Телефон;Адрес", "{0};7701123456{0};" + ADDRESS, ";"),
        ("", "{0};7701123456{0};" + ADDRESS, ";"),
        ("", "{0};Алматы,Абая {0},5,кв 7,вход 2", ";"),
        ("Код;Адрес", "{0};" + ADDRESS, ";"),
        ("Код\tАдрес", "{0}\t" + ADDRESS, "\t"),
        ("MsgID|Адрес", "{0}|" + ADDRESS, "|"),
        ("", "{0};1,5;2,5;3,5;4,5", ";"),
        ("", '{0};Труба 5", 3 м, сталь', ";"),
        ("", '{0},"а; б; {0}"', ","),
        ("", '"{0}","а; б; {0}"', ","),
        ("", '{0},"он: ""а; б"""', ","),
        ("MsgID,Телефоны", "{0},77011234567;77021234567;77031234567", ","),
        ("MsgID, Телефон, Имя", "{0}, 77011234567, Иван", ","),
    ],
)
def test_commas_in_the_texts_do_not_cut_the_rows(bench, headings, row, delimiter):
    path = bench.folder / "list.txt"
    path.write_text("\n".join([headings] * bool(headings) + [row.format(n) for n in range(1, 9)]), encoding="utf-8")
    preview = bench.preview(path)
    assert preview.form.delimiter == delimiter
    assert preview.sample[-1].cells[0].strip() == "8"


def delimiter_of(*lines: str) -> str | None:
    return find_delimiter(io.StringIO("\n".join(lines)))


def rows_with(semicolons: int, bars: int, of: int = 30) -> list[str]:
    """Rows of which so many are cut in two by a semicolon, and so many in three by bars."""
    return [f"a{';b' * (row < semicolons)}{'|c|d' * (row < bars)}" for row in range(of)]


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (rows_with(30, 30), "|"),
        (rows_with(28, 25), "|"),
        (rows_with(28, 24), ";"),
        (['a;"b|c|d"'] * 9 + ["a;b|c|d"] * 21, ";"),
        (["1;2;3;4;5;6|2|3|4|5|6|7"] * 2, ";"),
        (["1;2,3,4"], ","),
        (["1;2,3,4"] * 2, ";"),
    ],
    ids=["more columns", "though in fewer rows", "in too few", "cells not torn", "of very many", "one line", "two lines"],
)
def test_the_delimiter_that_cuts_best(lines, delimiter):
    assert delimiter_of(*lines) == delimiter


def test_the_first_lines_tell_the_delimiter():
    assert delimiter_of(*["a;b"] * 100, *["c"] * 101) == ";"
    assert delimiter_of("c", *["a;b"] * 100, *["c"] * 99) is None
    assert delimiter_of(";" * (2**20 - 1), "963;964") == ";"
    assert delimiter_of(";" * 2**20, "963;964") is None


def test_a_line_is_read_up_to_four_megabytes():
    lines = "x" * 2**22, "x" * 2**22 + "yz", "x" * 2**23 + "y"
    with open_text(io.BytesIO("\n".join([*lines, "963"]).encode()), Encoding("utf-8")) as text:
        assert list(text_rows(text, None)) == [["x" * 2**22]] * 3 + [["963"]]


def test_one_column_has_no_delimiter(bench):
    preview = bench.preview("963\n964, привет\n965\n")
    assert preview.form.delimiter is None
    assert preview.format is ListFormat.PASTED


def test_excels_own_first_line_names_the_delimiter_and_is_no_row(bench):
    preview = bench.preview("sep=|\nMsgID|x\n963|a;b;c\n")
    assert preview.form.delimiter == "|"
    assert [row.cells for row in preview.sample] == [("MsgID", "x"), ("963", "a;b;c")]


@pytest.mark.parametrize("between", [", ", ";", ","])
def test_every_id_of_a_long_line_counts(bench, between):
    wanted = [str(10**17 + n) for n in range(3_500)]
    path = bench.folder / "line.txt"
    path.write_text(between.join(wanted))
    preview = bench.preview(path if between == "," else path.read_text())
    assert preview.notes == (ListNote.ONE_LINE,)
    assert [entry.message_id for entry in take_ids(preview, preview.guess).entries()] == wanted


def test_a_table_of_one_wide_row_below_headings_is_no_line_of_ids(bench):
    preview = bench.preview(";".join(["MsgID", *map(str, range(300))]))
    assert preview.notes == (ListNote.COLUMNS_CUT,)
    assert len(preview.sample[0].cells) == 256


def test_a_table_copied_from_excel_is_read_with_its_line_ends_in_cells(bench):
    preview = bench.preview('MsgID\tЖалоба\r\n963\t"две\nстроки"\r\n964\tодна\r\n')
    assert [row.cells for row in preview.sample] == [("MsgID", "Жалоба"), ("963", "две\nстроки"), ("964", "одна")]
    assert [row.number for row in preview.sample] == [1, 2, 3]


@pytest.mark.parametrize(
    "stray", ['"без конца', 'дюйм 5" и "слово', '"a"b"', 'x";"y'], ids=["unclosed", "inside", "after", "odd"]
)
def test_a_stray_quote_never_swallows_a_row(bench, stray):
    lines = ["MsgID;x", *(f"{n};{stray if n == 5 else 'да'}" for n in range(1, 400)), '400;"да"']
    ids = bench.ids("\n".join(lines))
    assert [entry.message_id for entry in ids.entries()] == [str(n) for n in range(1, 401)]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", ListProblem.EMPTY),
        (b"\xef\xbb\xbf", ListProblem.EMPTY),
        (b"\n\r\n ;;\n", ListProblem.EMPTY),
        (b"%PDF-1.7\n...", ListProblem.OTHER_FORMAT),
        (b"\x89PNG\r\n\x1a\n....", ListProblem.OTHER_FORMAT),
        (b"<html><table><tr><td>963</td></tr></table></html>", ListProblem.WEB_PAGE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ListProblem.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), ListProblem.ENCRYPTED),
        (b"PK\x03\x04 and nothing more", ListProblem.BROKEN),
        (bytes(5000), ListProblem.NOT_TEXT),
        (random.Random(1).randbytes(5000), ListProblem.NOT_TEXT),
        (b"9" * 500_000, ListProblem.NOT_TEXT),
    ],
)
def test_what_is_no_list_gets_its_problem(bench, content, problem):
    path = bench.folder / "thing.csv"
    path.write_bytes(content)
    preview = bench.preview(path)
    assert preview.problem is problem
    assert preview.guess is None


def test_a_line_of_too_many_ids_is_no_list(bench, monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 1_000)
    assert bench.preview(";".join("9" * 1_000)).row_count == 1_000
    assert bench.preview(";".join("9" * 1_001)).problem is ListProblem.TOO_MANY_ROWS


@pytest.mark.parametrize("quote", ["", '"', '"\n'])
def test_one_long_cell_does_not_refuse_a_list(bench, quote):
    for length in (40_000, 2_000_000 if "\n" not in quote else 200_000):
        path = bench.folder / "long.csv"
        path.write_text(f"MsgID;Log\n963;{quote}{'x' * length}{quote}\n964;да\n", encoding="utf-8")
        preview = bench.preview(path)
        assert ListNote.CELLS_CUT in preview.notes
        taken = take_ids(preview, preview.guess)
        assert [entry.message_id for entry in taken.entries() if entry.message_id] == ["963", "964"]


def test_ids_in_one_line_with_blanks_become_rows_but_no_phone_number_does(bench):
    assert [entry.message_id for entry in bench.ids("963001 963002  963003").entries()] == ["963001", "963002", "963003"]
    assert bench.preview("7 701 123 45 67").row_count == 1


def test_two_threads_may_go_through_the_same_rows(bench):
    preview = bench.preview("\n".join(f"{n};{'x' * 200}" for n in range(15_000)))
    counted: list[int] = []

    def count() -> None:
        counted.append(sum(int(row.cells[0]) for row in preview.rows))

    threads = [threading.Thread(target=count) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [sum(range(15_000))] * 3


@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_no_bytes_raise(bench, content):
    path = bench.folder / "any.csv"
    path.write_bytes(content)
    preview = bench.preview(path)
    assert (preview.problem is None) == (preview.guess is not None)
    if preview.guess is not None:
        assert take_ids(preview, preview.guess) is not None


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1), min_size=2))
def test_quoted_cells_come_back_as_they_were(bench, cells):
    text = "MsgID;x\n" + "\n".join('963;"' + cell.replace('"', '""') + '"' for cell in cells)
    read = [row.cells[1] for row in bench.preview(text).sample[1:]]
    assert read == [cell.removeprefix("\ufeff") for cell in cells][:499]
