"""Lists kept as text: encodings, delimiters, quotes, headings, and what is refused."""

from __future__ import annotations

import os
import random
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.reading import read as read_module
from kit_desktop.core.lists.reading import reading as reading_module
from kit_desktop.core.lists.reading.read import read_list, take_ids
from kit_desktop.core.lists.reading.values import ListForm, ListFormat, ListNote, ListProblem, RefusedReason
from kit_desktop.core.message_id import IdKind, IdProblem

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


def test_one_column_has_no_delimiter(bench):
    preview = bench.preview("963\n964, привет\n965\n")
    assert preview.form.delimiter is None
    assert preview.format is ListFormat.PASTED


def test_excels_own_first_line_names_the_delimiter_and_is_no_row(bench):
    preview = bench.preview("sep=|\nMsgID|x\n963|a;b;c\n")
    assert preview.form.delimiter == "|"
    assert [row.cells for row in preview.sample] == [("MsgID", "x"), ("963", "a;b;c")]


def test_ids_in_one_line_become_rows_but_headings_alone_do_not(bench):
    preview = bench.preview("963, 964, 965")
    assert ListNote.ONE_LINE in preview.notes
    assert [entry.message_id for entry in bench.ids("963, 964, 965").entries()] == ["963", "964", "965"]
    assert ListNote.ONE_LINE not in bench.preview("MsgID;Телефон").notes


@pytest.mark.parametrize("between", [", ", ";", ","])
def test_every_id_of_a_long_line_counts(bench, between):
    wanted = [str(1_000_000 + n) for n in range(9_000)]
    path = bench.folder / "line.txt"
    path.write_text(between.join(wanted))
    for source in (path, path.read_text()):
        assert bench.preview(source).notes == (ListNote.ONE_LINE,)
        assert [entry.message_id for entry in bench.ids(source).entries()] == wanted


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


def test_the_headings_may_stand_below_a_title(bench):
    text = "Жалоба клиента;;\n;;\n№;MsgID;Телефон\n1;963;77011234567\n2;964;77011234568\n"
    preview = bench.preview(text)
    assert preview.header_row == 3
    assert preview.guess is not None
    assert (preview.guess.column, preview.guess.kind, preview.sure) == (1, IdKind.MSG_ID, True)
    assert [entry.row for entry in bench.ids(text).entries()] == [4, 5]


def test_the_headings_can_be_changed(bench):
    preview = bench.preview("кот\nпёс\nлис\n")
    assert preview.header_row is None
    changed = preview.with_header(1)
    assert changed.columns[0].heading == "кот"
    assert changed.guess is not None
    taken = take_ids(changed, changed.guess)
    assert taken is not None
    assert [entry.message_id for entry in taken.entries()] == ["пёс", "лис"]


def test_what_is_taken_is_counted_before_anything_is_asked(bench):
    text = (
        "MsgID;Имя\n963;а\n 963 ;б\n;в\n1.23E+15;г\n1,23457E+11;д\n96 3;е\nUserMsgID: 7;ж\n#Н/Д;з\n\n"
        f'{"9" * 201};и\n00963;к\n“964”,;л\n="0965";м\nMsgID: 966;н\n'
    )
    ids = bench.ids(text)
    entries = list(ids.entries())
    assert [e.message_id for e in entries if e.message_id] == ["963", "963", "00963", "964", "0965", "966"]
    assert (ids.kept, ids.duplicates, ids.blanks, ids.refused_count) == (5, 1, 1, 6)
    assert [(refused.row, refused.reason) for refused in ids.refused] == [
        (5, RefusedReason.EXCEL_NUMBER),
        (6, RefusedReason.EXCEL_NUMBER),
        (7, RefusedReason.SPACE_INSIDE),
        (8, RefusedReason.LABEL_NAMES_OTHER_KIND),
        (9, RefusedReason.EXCEL_ERROR),
        (11, RefusedReason.TOO_LONG),
    ]
    assert ids.headings == ("MsgID", "Имя")


def test_every_reason_of_the_id_reader_has_its_place(bench):
    assert {problem.value for problem in IdProblem} - {"empty"} <= {reason.value for reason in RefusedReason}


def test_the_fingerprint_tells_lists_and_choices_apart(bench):
    one, same, other = bench.ids("963\n964"), bench.ids("963\n964"), bench.ids("963\n965")
    assert one.fingerprint == same.fingerprint != other.fingerprint
    usual = take_ids(one.preview, one.choice)
    as_user = take_ids(one.preview, read_module.ListChoice(0, IdKind.USER_MSG_ID))
    assert usual is not None
    assert as_user is not None
    assert usual.fingerprint != as_user.fingerprint


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
        (b"9;" * 300_001, ListProblem.TOO_MANY_ROWS),
    ],
)
def test_what_is_no_list_gets_its_problem(bench, content, problem):
    path = bench.folder / "thing.csv"
    path.write_bytes(content)
    preview = bench.preview(path)
    assert preview.problem is problem
    assert preview.guess is None


def test_files_that_cannot_be_opened(bench, monkeypatch):
    assert bench.preview(bench.folder / "none.csv").problem is ListProblem.MISSING
    assert bench.preview(bench.folder / "a\0b.csv").problem is ListProblem.MISSING
    assert bench.preview(bench.folder).problem is ListProblem.NOT_A_FILE
    locked = bench.folder / "locked.csv"
    locked.write_text("963\n")

    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "in use", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    assert bench.preview(locked).problem is ListProblem.LOCKED


@pytest.mark.skipif(os.name != "posix", reason="named pipes of this kind are POSIX's")
def test_a_pipe_is_not_waited_for(bench):
    pipe = bench.folder / "pipe.csv"
    os.mkfifo(pipe)
    assert bench.preview(pipe).problem is ListProblem.NOT_A_FILE


def test_too_much_is_said_not_read(bench, monkeypatch):
    path = bench.folder / "list.csv"
    path.write_text("\n".join(map(str, range(2000))))
    monkeypatch.setattr(read_module, "LARGEST_FILE", 1000)
    assert bench.preview(path).problem is ListProblem.TOO_LARGE
    monkeypatch.undo()
    monkeypatch.setattr(reading_module, "MOST_ROWS", 1000)
    assert bench.preview(path).problem is ListProblem.TOO_MANY_ROWS


def test_wide_rows_and_long_cells_are_cut_and_that_is_said(bench):
    preview = bench.preview("\n".join(";".join(["963", "x" * 40_000, *map(str, range(300))]) for _ in range(2)))
    assert set(preview.notes) == {ListNote.COLUMNS_CUT, ListNote.CELLS_CUT}
    assert len(preview.sample[0].cells) == 256
    assert len(preview.sample[0].cells[1]) == 32_767


@pytest.mark.parametrize("quote", ["", '"', '"\n'])
def test_one_long_cell_does_not_refuse_a_list(bench, quote):
    for length in (40_000, 200_000, 5_000_000)[: 3 if "\n" not in quote else 2]:
        path = bench.folder / "long.csv"
        path.write_text(f"MsgID;Log\n963;{quote}{'x' * length}{quote}\n964;да\n", encoding="utf-8")
        preview = bench.preview(path)
        assert ListNote.CELLS_CUT in preview.notes
        assert [entry.message_id for entry in bench.ids(path).entries() if entry.message_id] == ["963", "964"]


def test_the_decimals_that_a_program_added_are_dropped_and_that_is_said(bench):
    for text in ("MsgID,x\n963001.0,1\n,2\n963002.0,3\n", "UserMsgID;x\n963001,0;1\n;2\n963002,0;3\n"):
        ids = bench.ids(text)
        assert [entry.message_id for entry in ids.entries()] == ["963001", None, "963002"]
        assert ids.drops_decimals
    mixed = bench.ids("UserMsgID;x\n1.0;1\n2;2\nA1.0;3\n")
    assert [entry.message_id for entry in mixed.entries()] == ["1.0", "2", "A1.0"]
    assert not mixed.drops_decimals
    rounded = bench.ids("UserMsgID;x\n1234567890123456.0;1\n")
    assert [entry.message_id for entry in rounded.entries()] == ["1234567890123456.0"]


DATES = (
    *("12.окт", "окт.25", "12-Oct", "Oct-25", "2024-10-12 00:00:00", "12.10.2024", "10/12", "12/10/2024", "2024-10-12T10:00Z"),
    *("1 мая 2024", "12 октября 2024 г.", "09:30", "9:30:15", "12-10-2024", "12.10.24 9:30 PM", "12 қаз. 2024"),
)


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_no_id_in_texts_either(bench, text):
    ids = bench.ids(f"UserMsgID\n{text}\n1YT\n")
    assert [(refused.text, refused.reason) for refused in ids.refused] == [(text, RefusedReason.EXCEL_DATE)]


@pytest.mark.parametrize(
    "text", ["DECK-17", "Sender17", "order-2024", "10-12", "may2024", "17/2024/AB", "1.2", "2024-10", "мартын-17"]
)
def test_ids_that_look_a_little_like_dates_stay(bench, text):
    assert [entry.message_id for entry in bench.ids(f"UserMsgID\n{text}\n1YT\n").entries()] == [text, "1YT"]


def test_a_line_is_no_id(bench):
    ids = bench.ids("UserMsgID;x\n------;---\n1YT;1\n—;2\n")
    assert [entry.message_id for entry in ids.entries()] == [None, "1YT", None]
    assert {refused.reason for refused in ids.refused} == {RefusedReason.NO_LETTER_OR_DIGIT}


@pytest.mark.parametrize("text", ["MsgID", "msgid", "Итого", "Итого:5", "ВСЕГО", "Total", "UserMsgID"])
def test_a_heading_or_a_total_is_no_id(bench, text):
    ids = bench.ids(f"MsgID;x\n963;1\n{text};2\n964;3\n")
    assert [entry.message_id for entry in ids.entries()] == ["963", None, "964"]
    assert [refused.reason for refused in ids.refused] == [RefusedReason.HEADING_OR_TOTAL]


@pytest.mark.parametrize("text", ["NULL", "null", "None", "nan", "N/A", "(null)", "\\N", "нет"])
def test_what_programs_write_for_nothing_is_nothing(bench, text):
    ids = bench.ids(f"MsgID;x\n963;1\n{text};2\n964;3\n")
    assert ([entry.message_id for entry in ids.entries()], ids.blanks) == (["963", None, "964"], 1)


def test_ids_in_one_line_with_blanks_become_rows_but_no_phone_number_does(bench):
    assert [entry.message_id for entry in bench.ids("963001 963002  963003").entries()] == ["963001", "963002", "963003"]
    assert bench.preview("7 701 123 45 67").row_count == 1


def test_decimals_that_a_program_added_are_dropped(bench):
    ids = bench.ids("MsgID;x\n963001,00;1\n963002,00;2\n")
    assert ([entry.message_id for entry in ids.entries()], ids.drops_decimals) == (["963001", "963002"], True)


def test_the_kind_that_is_usual_counts_where_nothing_speaks_for_either(bench):
    preview = read_list("963\n964\n", default_kind=IdKind.USER_MSG_ID)
    assert preview.guess is not None
    assert preview.guess.kind is IdKind.USER_MSG_ID
    named = read_list("MsgID\n963\n", default_kind=IdKind.USER_MSG_ID)
    assert named.guess is not None
    assert named.guess.kind is IdKind.MSG_ID
    for each in (preview, named):
        each.close()


def test_progress_of_a_long_text_is_told(bench):
    path = bench.folder / "long.csv"
    path.write_text("MsgID;x\n" + "".join(f"{n};{'x' * 150}\n" for n in range(20_000)))
    told: list[float] = []
    preview = read_list(path, on_progress=told.append)
    assert len(told) > 10
    assert told == sorted(told)
    assert 0.9 < told[-1] <= 1
    preview.close()


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


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_no_bytes_raise(bench, content):
    path = bench.folder / "any.csv"
    path.write_bytes(content)
    preview = bench.preview(path)
    assert (preview.problem is None) == (preview.guess is not None)
    if preview.guess is not None:
        assert take_ids(preview, preview.guess) is not None


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1), min_size=2))
def test_quoted_cells_come_back_as_they_were(bench, cells):
    text = "MsgID;x\n" + "\n".join('963;"' + cell.replace('"', '""') + '"' for cell in cells)
    read = [row.cells[1] for row in bench.preview(text).sample[1:]]
    assert read == [cell.removeprefix("\ufeff") for cell in cells][:499]
