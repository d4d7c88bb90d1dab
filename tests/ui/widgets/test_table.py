"""The table that all lists of the window are: its model, its rows, its headings."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.ui.theme import TextSize, Tone, own_scheme, palette_of, scheme_of, sized, tone_colours
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.widgets.table import HEADER_HEIGHT, CellRole, RowDelegate, Table, TableModel

HORIZONTAL, DISPLAY = Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole


class Model(TableModel):
    """Two columns of words; `told` is what else is said of a cell, by row, column and role."""

    def __init__(self, rows: int = 3, told: dict[tuple[int, int, int], object] | None = None) -> None:
        super().__init__(("One", "Two"))
        self._rows = range(rows)
        self.told = told or {}

    def data(self, index: Any, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            return f"{index.row()}-{index.column()}"
        return self.told.get((index.row(), index.column(), role))


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.setPalette(palette_of(own_scheme(dark=False)))
    return made


def picture(table: Table, model: TableModel) -> QImage:
    table.setModel(model)
    table.show()
    return table.viewport().grab().toImage()


def test_a_model_has_its_headings_and_its_rows_and_no_tree() -> None:
    model = Model()
    assert (model.rowCount(), model.columnCount()) == (3, 2)
    inside = model.index(0, 0)
    assert (model.rowCount(inside), model.columnCount(inside)) == (0, 0)
    assert [model.headerData(i, HORIZONTAL) for i in range(2)] == ["One", "Two"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, HORIZONTAL, Qt.ItemDataRole.DecorationRole) is None


def test_what_has_changed_is_everything(qtbot: QtBot) -> None:
    model = Model()
    changed = QSignalSpy(model.dataChanged)
    model.tell_changed()
    first, last = changed.at(0)[:2]
    assert (first.row(), first.column(), last.row(), last.column()) == (0, 0, 2, 1)
    empty = Model(0)
    unchanged = QSignalSpy(empty.dataChanged)
    empty.tell_changed()
    assert unchanged.count() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="without a screen Windows has no fonts of its own to draw with")
@pytest.mark.parametrize(
    ("role", "value"),
    [
        (CellRole.TONE, Tone.GOOD),
        (CellRole.STRONG, True),
        (CellRole.QUIET, True),
        (CellRole.NOTE, "a note"),
        (CellRole.GROUP, True),
        (CellRole.CHOSEN, True),
        (CellRole.STRUCK, True),
    ],
)
def test_what_a_model_says_of_a_cell_is_seen(table: Table, role: int, value: object) -> None:
    plain = picture(table, Model())
    assert picture(table, Model(told={(1, 0, role): value})) != plain


def test_the_chosen_row_and_the_one_under_the_mouse_are_seen(table: Table) -> None:
    plain = picture(table, Model())
    table.selectRow(1)
    chosen = table.viewport().grab().toImage()
    table.clearSelection()
    table.entered.emit(table.model().index(1, 0))
    assert table.hovered_row == 1
    hovered = table.viewport().grab().toImage()
    assert len({bytes(each.constBits()) for each in (plain, chosen, hovered)}) == 3
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert table.hovered_row == -1
    assert table.viewport().grab().toImage() == plain


def test_a_column_is_as_wide_as_what_stands_in_it(table: Table) -> None:
    table.setModel(Model())
    assert table.sizeHintForColumn(0) > table.fontMetrics().horizontalAdvance("0-0")
    plain = table.sizeHintForColumn(0)
    table.setModel(Model(told={(0, 0, CellRole.TONE): Tone.GOOD}))
    assert table.sizeHintForColumn(0) > plain


def test_a_column_that_is_made_for_a_text_has_room_for_it(table: Table) -> None:
    table.setModel(Model(told={(row, 0, CellRole.STRONG): True for row in range(3)}))
    assert table.width_for("0-0", "") >= table.sizeHintForColumn(0) - 1


def test_every_row_has_one_height(table: Table) -> None:
    table.setModel(Model())
    assert {table.rowHeight(row) for row in range(3)} == {table.row_height}
    assert table.row_height >= 36
    assert Table(row_height=50).row_height == 50


def test_the_heading_that_sorts_or_matters_is_seen(table: Table) -> None:
    class Chosen(Model):
        def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
            return section == 1 if role == CellRole.CHOSEN else super().headerData(section, orientation, role)

    def heading(model: Model) -> QImage:
        table.setModel(model)
        table.show()
        return table.horizontalHeader().viewport().grab().toImage()

    plain = heading(Model())
    assert heading(Chosen()) != plain
    scheme, header = scheme_of(table.palette()), table.horizontalHeader()
    header.setSortIndicatorShown(True)
    for order, name in ((Qt.SortOrder.AscendingOrder, "up"), (Qt.SortOrder.DescendingOrder, "details-open")):
        header.setSortIndicator(1, order)
        shown = heading(Model())
        arrow = QImage(12, 12, shown.format())
        arrow.fill(scheme.surface)
        painter = QPainter(arrow)
        painter.drawPixmap(0, 0, line_pixmap(name, scheme.text2, 12))
        painter.end()
        words = QFontMetrics(sized(header.font(), TextSize.SMALL_STRONG)).horizontalAdvance("Two")
        behind = table.columnViewportPosition(1) + 11 + words + 6
        places = [(x, y) for x in range(behind - 3, behind + 4) for y in range(20) if shown.copy(x, y, 12, 12) == arrow]
        assert places == [(behind, (shown.height() - 12) // 2)]
        assert shown.copy(0, 0, table.columnWidth(0), 32) == plain.copy(0, 0, table.columnWidth(0), 32)


@pytest.mark.parametrize("sorts", [False, True])
def test_a_heading_is_cut_before_its_arrow_and_no_sooner(table: Table, sorts: bool) -> None:
    class Long(Model):
        def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
            return "■■■■■■■■■■" if role == DISPLAY else super().headerData(section, orientation, role)

    header = table.horizontalHeader()
    table.setModel(Long())
    table.show()
    header.setSortIndicatorShown(sorts)
    header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    size = TextSize.SMALL_STRONG if sorts else TextSize.SMALL_EMPHASIS
    words = QFontMetrics(sized(header.font(), size)).horizontalAdvance("■■■■■■■■■■")

    def letters(room: int) -> QImage:
        """How the words look where they and the arrow have that much room."""
        table.setColumnWidth(0, 11 + room + (16 if sorts else 0) + 4)
        return header.viewport().grab().toImage().copy(11, 0, words, 24)

    assert letters(words + 2) == letters(words + 30) != letters(words - 2)


def test_a_pill_stands_in_the_middle_of_its_cell(table: Table) -> None:
    model = Model(told={(1, 1, CellRole.TONE): Tone.GOOD})
    table.setModel(model)
    table.setColumnWidth(1, 50)
    image, pale = picture(table, model), tone_colours(Tone.GOOD, table.palette()).chip.name()
    left, top = table.columnViewportPosition(1), table.row_height
    pill = [(x, y) for x in range(left, left + 50) for y in range(top, 2 * top) if image.pixelColor(x, y).name() == pale]
    columns, rows = ({place[i] for place in pill} for i in range(2))
    assert min(columns) - left == left + 49 - max(columns)
    assert min(rows) - top == 2 * top - 1 - max(rows)


def test_in_high_contrast_the_chosen_row_has_an_edge(table: Table) -> None:
    table.setPalette(QPalette(Qt.GlobalColor.black, Qt.GlobalColor.white))
    accent = scheme_of(table.palette()).accent
    table.setModel(Model())
    table.selectRow(1)
    table.show()
    image, x = table.viewport().grab().toImage(), table.columnWidth(0) - 10
    rows = [y - table.row_height for y in range(image.height()) if image.pixelColor(x, y) == accent]
    assert rows == [0, 1, table.row_height - 3, table.row_height - 2], "above the hairline"


def test_rows_are_parted_by_a_hairline_and_the_chosen_one_has_a_bar(table: Table) -> None:
    scheme = scheme_of(table.palette())
    image = picture(table, Model(told={(1, 1, CellRole.CHOSEN): True}))
    height, right = table.row_height, table.columnViewportPosition(1) + table.columnWidth(1) - 3
    for row in range(3):
        end = (row + 1) * height - 1
        assert [image.pixelColor(right, y) == scheme.hairline for y in (end - 1, end)] == [False, True]
    assert image.pixelColor(right, height + 5).name() == scheme.tint.name()
    table.selectRow(1)
    image = table.viewport().grab().toImage()
    assert image.pixelColor(right, height + 5).name() == scheme.selection.name()
    assert [image.pixelColor(x, height + 5) == scheme.accent for x in (0, 1, 2, 3)] == [True, True, True, False]
    table.clearSelection()
    table.entered.emit(table.model().index(0, 0))
    assert table.viewport().grab().toImage().pixelColor(right, 5).name() == scheme.raised.name()


@pytest.mark.parametrize("role", [CellRole.STRONG, CellRole.GROUP, CellRole.STRUCK, None])
def test_the_letters_are_of_the_kind_that_is_wanted(table: Table, role: int | None) -> None:
    model = Model(told={(0, 0, role): True} if role is not None else {})
    table.setModel(model)
    delegate, heavy = table.itemDelegate(), sized(table.font(), TextSize.STRONG).weight()
    assert isinstance(delegate, RowDelegate)
    for _ in range(2):
        font = delegate._font_of(table.font(), model.index(0, 0))
        assert (font.weight() == heavy) is (role in {CellRole.STRONG, CellRole.GROUP})
        assert font.strikeOut() is (role == CellRole.STRUCK)


def test_a_large_font_has_higher_rows_and_headings(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    font = page.font()
    font.setPixelSize(60)
    page.setFont(font)
    table = Table(page)
    assert table.row_height == table.fontMetrics().height() + 14
    header = table.horizontalHeader()
    assert header.sizeHint().height() == max(HEADER_HEIGHT, header.fontMetrics().height() + 12)
    assert header.minimumSectionSize() == 50


def test_the_headings_end_in_a_hairline(table: Table) -> None:
    scheme = scheme_of(table.palette())
    table.setModel(Model())
    table.show()
    header = table.horizontalHeader()
    image = header.viewport().grab().toImage()
    for x in (2, table.columnWidth(0) + 2):
        assert [image.pixelColor(x, image.height() - y) == scheme.hairline for y in (1, 2)] == [True, False]
        assert image.pixelColor(x, 3).name() == scheme.surface.name()


def test_the_roles_are_none_of_qts_and_no_two_are_one() -> None:
    assert min(CellRole) > Qt.ItemDataRole.UserRole
    assert len(set(CellRole)) == 7
