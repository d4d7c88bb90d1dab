"""CSV as Excel opens it: nothing runs, and what would be changed is counted."""

from __future__ import annotations

import io
from datetime import datetime

import pytest

from kit_desktop.core.lists.export.csv_file import defused, is_changed_by_excel, write_csv


@pytest.mark.parametrize(
    "text",
    *[
        [
            "=1",
            "+A1",
            "-A1",
            "+1+cmd|' /C calc'!A1",
            "-2+3*SUM(1)",
            "@x",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u00a0=1",
            "＝1",
            "＋A1",
            "＠x",
        ]
    ],
)
def test_what_begins_a_formula_is_defused(text: str) -> None:
    assert defused(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "963",
        "a=1",
        "Әсел",
        "'=1",
        "7-1",
        "+77011234567",
        "-150",
        "+7 (701) 123-45-67",
        "+7 701 ••• •• 67",
        "-1,5 %",
        " -1",
        "-1.5",
        "\tx",
        "-",
        "--",
        "+",
    ],
)
def test_what_begins_none_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("0963", "+77011234567", "1234567890123456", "-1234567890123456", "12E5", "1,5e-3", "10/12", "12.10", "1-2-3", " 00"),
        *("+7-701-123-45-67", "-1/2", "(963)", "MAR1", "1-Mar", "12окт", "сен-25"),
    ],
)
def test_what_excel_would_change_is_counted(text: str) -> None:
    assert is_changed_by_excel(text)


@pytest.mark.parametrize(
    "text", ["", "0", "963", "-5", "123456789012345", "A012", "1YT", "+", "e5", "77 01", "100/2024/7", "DECK-1", "MARS1"]
)
def test_what_excel_leaves_as_it_is(text: str) -> None:
    assert not is_changed_by_excel(text)


def test_a_table_is_written_and_what_excel_would_change_is_counted() -> None:
    file = io.BytesIO()
    rows = [
        ["0963", 7, None],
        ["=1+1", datetime.fromisoformat("2026-11-28 12:00:01"), "Әсел; \ud800"],
        ["1234567890123456", 0, "10/12"],
    ]
    assert write_csv(file, ["MsgID", "=x", "n"], rows) == 3
    assert file.getvalue().decode("utf-8") == (
        "\ufeffMsgID;'=x;n\r\n0963;7;\r\n'=1+1;2026-11-28 12:00:01;\"Әсел; ?\"\r\n1234567890123456;0;10/12\r\n"
    )
    assert not file.closed
