"""The first rows of a list: what stands out, what is struck through, and how wide the columns are."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.reading.read import ListPreview, read_list, take_ids
from kit_desktop.ui.lists.preview_table import PreviewModel, PreviewTable
from kit_desktop.ui.widgets.table import CellRole

TEXT = "Client;MsgID\nAsel;964001\nDana;1.23E+15\nErlan;964003\n"


@pytest.fixture
def preview() -> ListPreview:
    return read_list(TEXT)


def cells(model: Any) -> list[list[str]]:
    return [[model.data(model.index(row, column)) for column in range(model.columnCount())] for row in range(model.rowCount())]


def having(model: Any, role: CellRole) -> list[str]:
    """The cells for which the table is told that."""
    rows, columns = range(model.rowCount()), range(model.columnCount())
    places = [model.index(row, column) for row in rows for column in columns]
    return [model.data(place) for place in places if model.data(place, role)]


def headings(model: Any, role: int = Qt.ItemDataRole.DisplayRole) -> list[Any]:
    return [model.headerData(i, Qt.Orientation.Horizontal, role) for i in range(model.columnCount())]


def test_the_rows_stand_under_their_headings_with_their_numbers(preview: ListPreview) -> None:
    model = PreviewModel()
    model.show_rows(preview, 1, ())
    assert headings(model) == ["Row", "Client", "MsgID"]
    assert headings(model, CellRole.CHOSEN) == [False, False, True]
    assert headings(model, Qt.ItemDataRole.DecorationRole) == [None] * 3
    assert cells(model)[0] == ["2", "Asel", "964001"]
    assert len(cells(model)) == 3
    model.show_rows(preview.with_header(None), 0, ())
    assert headings(model)[1:] == ["Column 1", "Column 2"]
    assert cells(model)[0] == ["1", "Client", "MsgID"]


def test_ids_stand_out_and_what_is_left_out_is_struck(preview: ListPreview) -> None:
    assert preview.guess is not None
    refused = take_ids(preview, preview.guess).refused
    model = PreviewModel()
    model.show_rows(preview, 1, refused)
    assert having(model, CellRole.CHOSEN) == ["964001", "1.23E+15", "964003"]
    assert having(model, CellRole.STRONG) == ["964001", "964003"]
    assert having(model, CellRole.STRUCK) == ["1.23E+15"]
    assert having(model, CellRole.QUIET) == ["2", "3", "1.23E+15", "4"]
    model.show_refused(refused)
    assert headings(model) == ["Row", "Id", "Why it is left out"]
    assert headings(model, CellRole.CHOSEN) == [False, True, False]
    assert cells(model) == [["3", "1.23E+15", "Excel has rounded this number"]]


def test_a_short_row_has_empty_cells_and_a_long_cell_is_cut() -> None:
    preview = read_list("A;" + "B" * 300 + ";C\n1;2;3\n4\n" + "5" * 300 + ";6;7\n")
    model = PreviewModel()
    model.show_rows(preview, 0, ())
    assert ["4", "", ""] in [row[1:] for row in cells(model)]
    assert max(len(text) for row in cells(model) for text in row) == len(headings(model)[2]) == 101


def test_a_heading_chooses_its_column_but_not_that_of_the_rows(qtbot: QtBot, preview: ListPreview) -> None:
    table = PreviewTable()
    qtbot.addWidget(table)
    table.rows.show_rows(preview, 1)
    with qtbot.waitSignal(table.column_chosen) as chosen:
        table.horizontalHeader().sectionClicked.emit(1)
    assert chosen.args == [0]
    with qtbot.assertNotEmitted(table.column_chosen):
        table.horizontalHeader().sectionClicked.emit(0)
        table.rows.show_refused(())
        table.horizontalHeader().sectionClicked.emit(1)


def test_pressed_flat_it_still_shows_two_rows(qtbot: QtBot, preview: ListPreview) -> None:
    table = PreviewTable()
    qtbot.addWidget(table)
    table.rows.show_rows(preview, 1)
    table.resize(400, table.sizeHint().height())
    table.show()
    room = table.viewport().height()
    assert table.visualRect(table.model().index(1, 1)).bottom() < room < table.visualRect(table.model().index(2, 1)).bottom()


def test_columns_are_as_wide_as_their_texts_within_reason(qtbot: QtBot) -> None:
    table = PreviewTable()
    qtbot.addWidget(table)
    table.rows.show_rows(read_list("a;" + "b" * 20 + ";" + "c" * 90 + ";d\n1;2;3;4\n5;6;7;8\n"), 0)
    assert table.columnWidth(2) > table.fontMetrics().horizontalAdvance("b" * 20)
    widths = [table.columnWidth(column) for column in range(1, 4)]
    assert widths[0] < widths[1] < widths[2] == 300
    assert widths[0] == 76
