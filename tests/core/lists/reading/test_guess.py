"""Which column holds the ids, of which kind they are, and when that is certain."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from kit_desktop.core.lists.reading.guess import best_column, find_header, look_at_columns, names_a_column, names_ids
from kit_desktop.core.lists.reading.values import (
    LONGEST_CELL,
    Column,
    ColumnReason,
    ListRow,
    RefusedReason,
)
from kit_desktop.core.message_id import IdKind

MSG, USER = IdKind.MSG_ID, IdKind.USER_MSG_ID


@pytest.mark.parametrize(
    ("text", "header", "column", "kind", "sure"),
    [
        ("963\n964\n", None, 0, MSG, True),
        ("MsgID\n963\n", 1, 0, MSG, True),
        ("963 964 965", None, 0, MSG, True),
        ("963 964 965\n966 967\n", None, 0, MSG, True),
        ("заказ 15\nзаказ 16\n", None, 0, USER, True),
        ("Код\n963\n964\n", 1, 0, MSG, True),
        ("1YT\n2AB\n", None, 0, USER, True),
        ("0963\n0964\n", None, 0, USER, True),
        ("UserMsgID: 1\nUserMsgID: 2\n", None, 0, USER, True),
        ("user_msg_id;phone\n1;77011234567\n2;77011234568\n", 1, 0, USER, True),
        ("Телефон;ID сообщения\n77011234567;963\n", 1, 1, MSG, True),
        ("Телефон;Хабарлама ID\n77011234567;963\n", 1, 1, MSG, True),
        ("MsgID;UserMsgID\n963;1YT\n", 1, 0, MSG, True),
        ("MsgID;UserMsgID\n;1YT\n;2AB\n;3CD\n964;4EF\n", 1, 1, USER, True),
        ("№;Дата;id;Статус\n1;2022-09-21;77;да\n2;2022-09-22;78;да\n", 1, 2, MSG, True),
        ("77011234567;963\n77011234568;964\n", None, 1, MSG, True),
        ("Иван;963\nАнна;964\n", None, 1, MSG, True),
        ("963;2022-09-21 16:00:21\n964;2022-09-21 16:00:22\n", None, 0, MSG, True),
        ("17;963\n18;964\n", None, 0, MSG, False),
        ("77011234567\n77011234568\n", None, 0, MSG, False),
        ("1. 963001\n2) 963002\n", None, 0, MSG, True),
        ("(963,\n964)\n", None, 0, MSG, True),
        ("'963',\n'964'\n", None, 0, MSG, True),
        ("Добрый день!\nЖду ответа по смс\n963\n", None, 0, USER, False),
        ("10:00:01 INFO msgid=963 sent\n10:00:02 INFO msgid=964 sent\n", None, 0, USER, False),
        ("import os\nprint(963)\n", 1, 0, USER, False),
        ("[sms]\nid = 963\nphone = 7701\n", 1, 0, USER, False),
        ("963001 delivered\n963002 sent\n", None, 0, USER, False),
    ],
)
def test_the_guess(bench, text, header, column, kind, sure):
    preview = bench.preview(text)
    assert preview.header_row == header
    assert preview.guess is not None
    assert (preview.guess.column, preview.guess.kind, preview.sure) == (column, kind, sure)


def test_several_ids_in_a_cell_are_refused_not_asked_as_one(bench):
    ids = bench.ids("963 964 965\n966 967\n")
    assert (ids.kept, [refused.reason for refused in ids.refused]) == (0, [RefusedReason.SPACE_INSIDE] * 2)


def test_each_guess_has_its_reasons(bench):
    phone, name, number = bench.preview("Тел;Имя;MsgID\n77011234567;Иван;963\n77011234568;Иван;964\n").columns
    assert set(phone.reasons) >= {ColumnReason.NAMED_OTHERWISE, ColumnReason.LOOKS_LIKE_PHONES}
    assert set(name.reasons) >= {ColumnReason.LOOKS_LIKE_WORDS, ColumnReason.REPEATS}
    assert set(number.reasons) >= {ColumnReason.NAMED_MSG_ID, ColumnReason.LOOKS_LIKE_IDS, ColumnReason.ALL_DIFFERENT}


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


def test_the_headings_may_stand_below_a_title(bench):
    text = "Жалоба клиента;;\n;;\n№;MsgID;Телефон\n1;963;77011234567\n2;964;77011234568\n"
    preview = bench.preview(text)
    assert preview.header_row == 3
    assert preview.guess is not None
    assert (preview.guess.column, preview.guess.kind, preview.sure) == (1, IdKind.MSG_ID, True)
    assert [entry.row for entry in bench.ids(text).entries()] == [4, 5]


def rows(*cells: str, first: int = 1) -> list[ListRow]:
    return [ListRow(number, tuple(each.split(";"))) for number, each in enumerate(cells, first)]


@pytest.mark.parametrize(
    ("cells", "header"),
    [
        (["MsgID", "963"], 1),
        (["x", "id", "963"], 2),
        (["Телефон", "MsgID"], 2),
        (["Телефон", "77011234567"], 1),
        (["Телефон 1", "Имя", "963"], 2),
        (["Имя 5;Телефон", "963"], None),
        (["кот", "963", "964"], 1),
        (["кот", "пёс", "964"], None),
        (["кот"], None),
        (["1", *"23456789", "MsgID"], 10),
        (["1", "2", *"23456789", "MsgID"], None),
        ([], None),
    ],
)
def test_which_row_holds_the_headings(cells: list[str], header: int | None) -> None:
    assert find_header(rows(*cells)) == header


@pytest.mark.parametrize(
    ("cells", "reasons"),
    [
        (["1"] * 9 + ["2"], {ColumnReason.REPEATS, ColumnReason.LOOKS_LIKE_IDS}),
        (["1", *"123456789"], {ColumnReason.REPEATS, ColumnReason.LOOKS_LIKE_IDS}),
        (
            [f"MsgID: {number}" for number in range(10)],
            {ColumnReason.ALL_DIFFERENT, ColumnReason.LOOKS_LIKE_IDS, ColumnReason.LABELS_INSIDE},
        ),
        ([str(number) for number in range(10)], {ColumnReason.ALL_DIFFERENT, ColumnReason.LOOKS_LIKE_IDS}),
        (["1", "2", "3", *[""] * 7], {ColumnReason.ALL_DIFFERENT, ColumnReason.LOOKS_LIKE_IDS}),
        (["1", "2", *[""] * 8], {ColumnReason.ALL_DIFFERENT, ColumnReason.MOSTLY_BLANK, ColumnReason.LOOKS_LIKE_IDS}),
        ([""], {ColumnReason.MOSTLY_BLANK}),
        (["77011234567"] * 9 + ["x1"], {ColumnReason.REPEATS, ColumnReason.LOOKS_LIKE_PHONES}),
        (["77011234567"] * 8 + ["x1", "x2"], {ColumnReason.REPEATS, ColumnReason.LOOKS_LIKE_IDS}),
        (["12.10.2022"] * 9 + ["x1"], {ColumnReason.REPEATS, ColumnReason.LOOKS_LIKE_DATES}),
        (["нет"] * 5 + ["x1"] * 5, {ColumnReason.REPEATS, ColumnReason.LOOKS_LIKE_WORDS}),
        (["нет"] * 4 + ["x1"] * 6, {ColumnReason.REPEATS, ColumnReason.LOOKS_LIKE_IDS}),
    ],
)
def test_what_the_cells_say_of_a_column(cells: list[str], reasons: set[ColumnReason]) -> None:
    one, _ = look_at_columns(rows(*(f"{cell};x" for cell in cells)), None)
    assert set(one.reasons) == reasons


@pytest.mark.parametrize("unit", ["x9", "9 ", "(9", "«", "99999"])
def test_long_cells_are_looked_at_in_little_time(unit: str) -> None:
    """Measured: 0.02 s of the processor's time for ten cells as long as they may be."""
    rows = [ListRow(number, (f"{number}x{unit * (LONGEST_CELL // len(unit))}x",)) for number in range(1, 11)]
    started = time.process_time()
    assert look_at_columns(rows, None)[0].index == 0
    assert time.process_time() - started < 1


def test_headings_hidden_columns_and_the_only_one() -> None:
    table = rows("title", "MsgID;Код;x", "963;;", "964;;", first=3)
    first, second, third = look_at_columns(table, 4, hidden={0}, default_kind=USER)
    assert (first.heading, first.kind, second.heading, second.score) == ("MsgID", MSG, "Код", -100.0)
    assert ColumnReason.ONLY_COLUMN in first.reasons
    assert ColumnReason.HIDDEN in first.reasons
    assert ColumnReason.HIDDEN not in third.reasons
    assert first.score < third.score < 0
    assert best_column([first, second, third])[1] is False
    assert look_at_columns(table, 4)[0].score > 100
    assert len(look_at_columns(rows("a title;of;four;cells", "MsgID;x;y", "963"), 2)) == 3


@pytest.mark.parametrize(
    ("scores", "best", "sure"),
    [
        ([5, 0], 0, True),
        ([5, 1], 0, False),
        ([1, 5], 1, False),
        ([5, 5], 0, False),
        ([5], 0, True),
        ([0], 0, False),
        ([0, -1], 0, False),
    ],
)
def test_the_best_column_and_whether_it_leaves_no_doubt(scores: list[float], best: int, sure: bool) -> None:
    columns = [Column(place, "", score, MSG, ()) for place, score in enumerate(scores)]
    assert best_column(columns) == (columns[best], sure)
    named = replace(columns[best], reasons=(ColumnReason.NAMED_ID,))
    columns[best] = named
    assert best_column(columns) == (named, scores[best] > 0)


def test_no_columns_have_no_best_one() -> None:
    assert best_column([]) == (None, False)


@pytest.mark.parametrize(
    ("heading", "kind", "usual"),
    [
        ("Msg ID", MSG, True),
        ("user_msg-id", USER, True),
        ("ID", None, True),
        ("Телефон", None, True),
        ("Жалоба", None, True),
        ("Бланк", None, False),
    ],
)
def test_what_a_heading_names(heading: str, kind: IdKind | None, usual: bool) -> None:
    assert (names_ids(heading), names_a_column(heading)) == (kind, usual)
