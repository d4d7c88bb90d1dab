"""Lists out: whole or not at all, opened right by Excel, harmless, masked when so asked."""

from __future__ import annotations

import csv
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.export.export import ExportError, ExportProblem, check_target, export_list
from kit_desktop.core.lists.export.rows import ExportOptions
from kit_desktop.core.lists.export.words import ENGLISH, AnswerColumn, Figure
from kit_desktop.core.lists.journal.journal import Journal
from kit_desktop.core.lists.journal.reader import JournalColumn, JournalView
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.number_mask import NumberMask, mask_number
from kit_desktop.core.outcome import Outcome

TABLE = (
    "Телефон;Имя;MsgID\n+7 701 123 45 67;Әсел;0963\n87021112233;=cmd|' /C calc'!A1;12345678901234567890\n;@SUM(A1);0963\n"
    ';"две\nстроки";\n;Excel;1E+20\n;-1;965\n;"+1";966\n'
)


class Meanwhile(CancelToken):
    """Does something while rows are written: between two of them it is looked at."""

    def __init__(self, work):
        super().__init__()
        self._work = work

    @property
    def is_set(self):
        self._work()
        return False


EVIL = '=HYPERLINK("http://x")'


@pytest.fixture
def journal(bench, make_answer):
    path = bench.journal(TABLE)
    with closing(Journal(path)) as open_journal:
        answers = [
            make_answer("0963", senderId=EVIL, server_text=EVIL, resultS="+7 701 123 45 67"),
            make_answer("12345678901234567890", status="undelivered", recepient="87021112233", receivedtime="вчера", lang="1"),
            make_answer("965", Outcome.NOT_FOUND, server_text="-nothing about 77011234567"),
        ]
        open_journal.record(list(zip(open_journal.next_asks(0, 9), answers, strict=False)))
    return path


def csv_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def xlsx_rows(path, sheet="Answers"):
    book = openpyxl.load_workbook(path)
    try:
        return [list(row) for row in book[sheet].iter_rows()]
    finally:
        book.close()


def test_csv_is_what_excel_expects(bench, journal):
    path = bench.folder / "out.csv"
    assert export_list(journal, path).rows == 7
    content = path.read_bytes()
    assert content.startswith("\ufeffТелефон;Имя;MsgID;Result;".encode())
    assert content.endswith(b"\r\n")
    rows = csv_rows(path)
    assert [row["MsgID"] for row in rows] == ["0963", "12345678901234567890", "0963", "", "1E+20", "965", "966"]
    fates = ["Delivered", "Not delivered", "Delivered", "", "", "Not found", "Not looked up yet"]
    assert [row["Result"] for row in rows] == fates
    assert rows[3]["Имя"] == "две\nстроки"
    assert rows[4]["Note"] == "Not looked up: Excel has rounded this number"
    assert (rows[1]["Alphabet"], rows[1][ENGLISH.columns[AnswerColumn.RECEIVED]]) == ("Cyrillic", "вчера")
    assert rows[0]["Sent (Almaty time)"] == "2022-09-21 16:00:21"
    assert [row["Имя"] for row in rows[5:]] == ["-1", "+1"]
    assert rows[0]["Телефон"] == "+7 701 123 45 67"
    for row in rows:
        for cell in row.values():
            assert not cell.startswith(("=", "@"))
            assert not cell.startswith(("+", "-")) or cell[1].isdigit()


def test_xlsx_has_text_ids_real_times_and_colours(bench, journal):
    path = bench.folder / "out.xlsx"
    assert export_list(journal, path).rows == 7
    headings, first, second, *_ = rows = xlsx_rows(path)
    place = {cell.value: number for number, cell in enumerate(headings)}
    assert first[place["MsgID"]].value == "0963"
    assert first[place["MsgID"]].data_type == "s"
    assert second[place["MsgID"]].value == "12345678901234567890"
    sent = first[place["Sent (Almaty time)"]]
    assert (sent.is_date, sent.value.isoformat(" ")) == (True, "2022-09-21 16:00:21")
    assert second[place[ENGLISH.columns[AnswerColumn.RECEIVED]]].value == "вчера"
    assert (first[place["Parts"]].value, first[place["Delivery time, seconds"]].value) == (1, 3)
    fills = [row[place["Result"]].fill.fgColor.rgb for row in rows[1:]]
    assert fills[0] == fills[2] != fills[1]
    assert first[place["Sender"]].value == EVIL
    assert not [cell for row in rows for cell in row if cell.data_type == "f" or cell.hyperlink]
    assert rows[7][place["Имя"]].value == "+1"


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
        open_journal.record([(open_journal.next_asks(0, 1)[0], answer)])
    for name in ("out.csv", "out.xlsx"):
        export_list(path, bench.folder / name)
    sent, received = "Sent (Almaty time)", ENGLISH.columns[AnswerColumn.RECEIVED]
    row = csv_rows(bench.folder / "out.csv")[0]
    assert (row[sent], row[received]) == (given, "2022-09-21 16:00:21")
    cells = {heading.value: cell for heading, cell in zip(*xlsx_rows(bench.folder / "out.xlsx"), strict=True)}
    assert (cells[sent].value, cells[sent].is_date, cells[received].is_date) == (given, False, True)


def test_the_summary_sheet_has_the_figures(bench, journal):
    path = bench.folder / "out.xlsx"
    export_list(journal, path)
    figures = {row[0].value: row[1].value for row in xlsx_rows(path, "Summary")}
    assert figures[ENGLISH.figures[Figure.IDS]] == 4
    assert figures[ENGLISH.figures[Figure.DUPLICATES]] == 1
    assert figures[ENGLISH.fates[Fate.DELIVERED]] == 1
    assert figures[ENGLISH.fates[Fate.WAITING]] == 1
    assert figures[ENGLISH.figures[Figure.MEDIAN]] == 3


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


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("77011234567", "+7 701 ••• •• 67"),
        ("+7 701 123 45 67", "+7 701 ••• •• 67"),
        ("12345", "•••45"),
        ("1", "•"),
        ("нет", "нет"),
    ],
)
def test_a_masked_number(text, masked):
    assert mask_number(text) == masked


SPELLINGS = (
    *("77011234567", "87011234567", "7011234567", "+7 701 123 45 67", "8 (701) 123-45-67", "+7.701.123.45.67", "8/701/1234567"),
    *("+7\u00a0701\u00a0123\u00a045\u00a067", "7 701 123\u201345\u201367", "\u202a+77011234567\u202c", "tel:+77011234567"),
    *("0077011234567", "+7\u200b7011234567", "сот.77011234567, раб. 8 727 123 45 67", "79161234567", "+998901234567"),
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_number_is_masked_in_any_spelling(spelling):
    masked = NumberMask().text(f"до {spelling} 963")
    digits = "".join(c for c in masked if c.isdigit() or c == "•")
    assert digits.endswith("67963")
    assert "••" in digits
    for tail in ("1234567", "123456"):
        assert tail not in digits


@pytest.mark.parametrize(
    "text", ["12345678901234567890", "770112345678", "2022-09-21 16:00:21", "7.10.2022 16:30:00", "1YT-9631234567", "963 964"]
)
def test_what_is_no_number_stays(text):
    assert NumberMask().text(text) == text


def test_the_recipients_number_is_masked_even_where_it_looks_like_none():
    mask = NumberMask("998901234567")
    assert mask.text("998 90 123-45-67") == "998 9• •••-••-67"
    assert mask.text("963 to 998901234567: ok 5") == "963 to 998901••••67: ok 5"
    assert NumberMask().text("+998 90 123-45-67") == "+998 9• •••-••-67"


@pytest.mark.parametrize(
    ("text", "by_client", "masked"),
    [
        ("77011234567", False, "+7 701 ••• •• 67"),
        ("87011234567", False, "+7 701 ••• •• 67"),
        ("77770001122", False, "77770001122"),
        ("77770001122", True, "+7 777 ••• •• 22"),
        ("12345678901234567890", True, "12345678901234567890"),
        ("1YT-77011234567", True, "1YT-77011234567"),
        ("1YT", True, "1YT"),
    ],
)
def test_an_id_is_masked_only_where_it_is_the_number_itself(text, by_client, masked):
    assert NumberMask("77011234567").id(text, chosen_by_client=by_client) == masked


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
        open_journal.record(list(zip(open_journal.next_asks(0, 9), answers, strict=True)))
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


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_a_file_is_whole_or_as_it_was(bench, journal, monkeypatch, name):
    path = bench.folder / name
    path.write_text("the old one")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(ExportError) as caught:
        export_list(journal, path, cancel=cancel)
    assert caught.value.problem is ExportProblem.CANCELLED

    def full(_number):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ExportError) as caught:
            export_list(journal, path)
        assert caught.value.problem is ExportProblem.DISK_FULL
    assert path.read_text() == "the old one"
    assert {file.name for file in bench.folder.iterdir()} == {name, "list.kit-batch"}
    export_list(journal, path)
    assert path.read_bytes()[:2] in {b"PK", b"\xef\xbb"}
    assert {file.name for file in bench.folder.iterdir()} == {name, "list.kit-batch"}


def test_what_a_killed_export_left_is_removed_but_not_what_is_under_way(bench, journal):
    left = bench.folder / ".out-00112233.kit-part"
    left.write_text("half a table")
    other = bench.folder / ".other-00112233.part"
    other.write_text("somebody else's")
    while_writing = []

    def start_another():
        if not while_writing:
            while_writing.append(len(list(bench.folder.glob(".out-*.kit-part"))))
            export_list(journal, bench.folder / "out.csv")
            while_writing.append(len(list(bench.folder.glob(".out-*.kit-part"))))

    export_list(journal, bench.folder / "out.xlsx", cancel=Meanwhile(start_another))
    assert while_writing == [1, 1]
    assert sorted(file.name for file in bench.folder.iterdir()) == [
        ".other-00112233.part",
        "list.kit-batch",
        "out.csv",
        "out.xlsx",
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_while_a_workbook_is_packed(bench, journal, monkeypatch):
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, *rest: real("/dev/full" if str(path).endswith(".kit-part") else path, *rest))
    monkeypatch.setattr(os, "O_EXCL", 0)
    with pytest.raises(ExportError) as caught:
        export_list(journal, bench.folder / "out.xlsx")
    assert caught.value.problem is ExportProblem.DISK_FULL


def test_places_that_cannot_be_written_are_named_beforehand(bench, monkeypatch):
    def problem(path):
        with pytest.raises(ExportError) as caught:
            check_target(path)
        return caught.value.problem

    assert problem(bench.folder / "out.pdf") is ExportProblem.FORMAT
    assert problem(bench.folder / "none" / "out.csv") is ExportProblem.NO_FOLDER
    (bench.folder / "folder.csv").mkdir()
    assert problem(bench.folder / "folder.csv") is ExportProblem.NOT_A_FILE

    def refuse(*_):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "open", refuse)
    assert problem(bench.folder / "out.csv") is ExportProblem.LOCKED
    monkeypatch.undo()
    check_target(bench.folder / "out.csv")
    assert not (bench.folder / "out.csv").exists()


@pytest.mark.skipif(os.name != "posix", reason="links and modes of POSIX")
def test_a_link_is_followed_and_the_usual_rights_apply(bench, journal):
    real = bench.folder / "real.csv"
    (bench.folder / "link.csv").symlink_to(real)
    export_list(journal, bench.folder / "link.csv")
    assert (bench.folder / "link.csv").is_symlink()
    assert real.stat().st_size > 100
    plain = bench.folder / "plain.txt"
    plain.write_text("")
    assert stat.S_IMODE(real.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_what_is_written_again_keeps_its_rights(bench, journal, mode):
    path = bench.folder / "out.csv"
    path.write_text("the old one")
    path.chmod(mode)
    while_writing = []

    def look():
        while_writing.extend(stat.S_IMODE(part.stat().st_mode) & ~mode for part in bench.folder.glob("*.kit-part"))

    export_list(journal, path, cancel=Meanwhile(look))
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert set(while_writing) == {0}  # nor was it open to more people before


def test_only_a_csv_has_values_that_excel_would_change(bench):
    journal = bench.journal("UserMsgID;x\nA1;0963\nA2;да\n")
    assert export_list(journal, bench.folder / "out.csv").changed_by_excel == 1
    assert export_list(journal, bench.folder / "out.xlsx").changed_by_excel == 0


def test_a_journal_that_is_gone_is_said(bench):
    with pytest.raises(ExportError) as caught:
        export_list(bench.folder / "none.kit-batch", bench.folder / "out.csv")
    assert caught.value.problem is ExportProblem.JOURNAL


def test_hostile_texts_survive_both_formats(bench, make_answer):
    path = bench.journal("963")
    hostile = "\u202e\x01\ud800\ufffe<b>&amp;]]>_x000D_" + "x" * 40_000
    with closing(Journal(path)) as open_journal:
        open_journal.record([(open_journal.next_asks(0, 1)[0], make_answer("963", senderId=hostile, status=hostile))])
    for name in ("out.csv", "out.xlsx"):
        export_list(path, bench.folder / name)
    place = [cell.value for cell in xlsx_rows(bench.folder / "out.xlsx")[0]].index("Sender")
    assert "⟦U+202E⟧" in xlsx_rows(bench.folder / "out.xlsx")[1][place].value
    assert "<b>&amp;]]>" in csv_rows(bench.folder / "out.csv")[0]["Sender"]


MARKUP = (
    '<r><t>a</t></r></is></c><c r="C2"><f>HYPERLINK("http://x","y")</f><v>0</v></c><c r="A9" t="inlineStr"><is><r><t>b</t></r>',
    "<r>a & b</r>",
    "<r></r>",
    f"<r>{'😀' * 20_000}</r>",
    f"<r>{'x' * 40_000}</r>",
)


@pytest.mark.parametrize("markup", MARKUP, ids=["formula", "broken", "empty", "pairs", "long"])
def test_what_looks_like_a_workbooks_own_markup_is_text_everywhere(bench, make_answer, markup):
    own = markup.replace('"', '""')
    path = bench.journal(f'MsgID;"{own[:30_000]}"\n963;"{own}"\n964;x\n')
    with closing(Journal(path)) as open_journal:
        answers = [make_answer(message_id, senderId=message_id) for message_id in ("963", "964")]
        open_journal.record(list(zip(open_journal.next_asks(0, 9), answers, strict=True)))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE answer SET server_text = ?, sender = ? WHERE seq = 1", (markup, markup))
        connection.execute("UPDATE about SET value = ? WHERE name = 'name'", (markup,))
    connection.close()
    export_list(path, bench.folder / "out.xlsx")
    sheets = [xlsx_rows(bench.folder / "out.xlsx", sheet) for sheet in ("Answers", "Summary")]
    assert not [cell for rows in sheets for row in rows for cell in row if cell.data_type == "f"]
    cut = markup.encode("utf-16-le")[: 2 * 32_767].decode("utf-16-le", "ignore")
    first = {heading.value: cell.value for heading, cell in zip(*sheets[0][:2], strict=True)}
    assert (first["Sender"], first["Gateway’s answer"], sheets[1][0][1].value) == (cut, cut, cut)
    assert cut in [row[0].value for row in sheets[1]]  # by sender
    assert sheets[0][1][1].value == markup[:32_767].encode("utf-16-le")[: 2 * 32_767].decode("utf-16-le", "ignore")
    assert sheets[0][0][1].value.startswith("<r>")


def test_only_the_ids_of_a_view_are_written(bench, journal):
    """In the list's own order, each with its other rows; what is no id is in no view."""
    view = JournalView(fates=frozenset({Fate.DELIVERED, Fate.NOT_FOUND}), sort=JournalColumn.MESSAGE_ID, descending=True)
    path = bench.folder / "part.csv"
    assert export_list(journal, path, ExportOptions(view=view)).rows == 3
    assert [row["MsgID"] for row in csv_rows(path)] == ["0963", "0963", "965"]
    view = JournalView(text="excel calc")
    assert export_list(journal, path, ExportOptions(view=view)).rows == 0
    assert csv_rows(path) == []


def test_a_part_of_a_list_has_no_summary_of_the_whole(bench, journal):
    path = bench.folder / "part.xlsx"
    export_list(journal, path, ExportOptions(view=JournalView(fates=frozenset({Fate.DELIVERED}))))
    with closing(openpyxl.load_workbook(path)) as book:
        assert book.sheetnames == ["Answers"]
        assert book["Answers"].max_row == 3
    export_list(journal, path)
    with closing(openpyxl.load_workbook(path)) as book:
        assert book.sheetnames == ["Answers", "Summary"]


@pytest.mark.parametrize("own", [1, 4, 30])
def test_a_sheet_prints_on_a4_in_readable_size(bench, own):
    headings = ";".join(["MsgID", *(f"Heading {number}" for number in range(1, own))])
    cells = ";".join(["963", *("some words of a complaint" for _ in range(1, own))])
    path = bench.folder / "out.xlsx"
    export_list(bench.journal(f"{headings}\n{cells}\n"), path)
    with closing(openpyxl.load_workbook(path)) as book:
        sheet = book["Answers"]
        page, margins = sheet.page_setup, sheet.page_margins
        assert (page.orientation, int(page.paperSize)) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert bool(sheet.print_title_cols) is (own == 1), "its own columns leave no room for the answers"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert page.fitToHeight == 0
        wide = sum(sheet.column_dimensions[letter].width for letter in map(get_column_letter, range(1, own + 17)))
    room = (11.69 - margins.left - margins.right) * 96 * page.fitToWidth  # pixels of the pages beside each other
    points = 11 * min(1.0, room / (wide * 7 + 5 * (own + 16)))
    assert points >= 7, "smaller letters than in a newspaper"


def test_an_id_of_two_alphabets_that_was_not_found_offers_the_other_spelling(bench, make_answer):
    mixed = "ЗАКАЗ-17X"  # the last letter is Latin, and looks like a Cyrillic one
    journal = bench.journal(f"UserMsgID\n{mixed}\nЗАКАЗ-18\n{mixed}2\n")
    with closing(Journal(journal)) as opened:
        asks = opened.next_asks(0, 9)
        outcomes = (Outcome.NOT_FOUND, Outcome.NOT_FOUND, Outcome.OK)
        found = [(ask, make_answer(ask.message_id, outcome)) for ask, outcome in zip(asks, outcomes, strict=True)]
        opened.record(found)
    path = bench.folder / "out.csv"
    export_list(journal, path)
    notes = [row["Note"] for row in csv_rows(path)]
    assert notes[0].endswith("Latin and Cyrillic letters are mixed in this id. In one alphabet: ЗАКАЗ-17Х")
    assert notes[1] == ENGLISH.outcomes[Outcome.NOT_FOUND]
    assert notes[2] == "", "it was found as it is"


def test_rows_have_room_for_what_goes_on_in_a_next_line(bench):
    long = "x" * 70
    path = bench.folder / "out.xlsx"
    export_list(bench.journal(f"MsgID;Words\n963;{long}\n964;short\n965;{long * 9}\n"), path)
    with closing(openpyxl.load_workbook(path)) as book:
        heights = [book["Answers"].row_dimensions[row].height for row in range(1, 5)]
    assert heights[0] == 30, "two lines of a heading"
    assert heights[1] == 45, "three lines of 32 characters"
    assert heights[2] in {None, 15}
    assert heights[3] == 120, "no row fills the page"
