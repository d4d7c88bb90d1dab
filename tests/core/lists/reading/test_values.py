"""The words in which a list of ids is talked about."""

from __future__ import annotations

from kit_desktop.core.lists.reading.values import (
    LARGEST_FILE,
    LAST_ROW,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    RefusedReason,
    cell_at,
)
from kit_desktop.core.message_id import IdProblem


def test_a_row_that_is_shorter_has_empty_cells() -> None:
    assert [cell_at(("a", "b"), column) for column in range(4)] == ["a", "b", "", ""]


def test_whatever_no_id_can_be_no_cell_of_a_list_can() -> None:
    reasons = {reason.value for reason in RefusedReason}
    assert reasons >= {problem.value for problem in IdProblem if problem is not IdProblem.EMPTY}


def test_as_much_as_excel_holds_and_a_night_can_ask() -> None:
    assert (LAST_ROW, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS) == (2**20, 32_767, 256, 300_000)
    assert LARGEST_FILE == 200 * 2**20
