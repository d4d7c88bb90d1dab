"""Which column holds the ids, of which kind they are, and when that is certain."""

from __future__ import annotations

import pytest

from kit_desktop.core.lists.reading.values import ColumnReason, RefusedReason
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
