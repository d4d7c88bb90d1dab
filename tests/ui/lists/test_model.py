"""The table of a list: what its cells say, and which rows are read."""

from __future__ import annotations

from array import array
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.journal.reader import JournalColumn, JournalRow, JournalView
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.fates import FATE_TONES
from kit_desktop.ui.lists.model import COLUMNS, ListModel
from kit_desktop.ui.widgets.table import CellRole
from kit_desktop.ui.worker import Done

DELIVERED = JournalRow(
    1,
    "964001",
    2,
    Fate.DELIVERED,
    Outcome.OK,
    status="delivered",
    recipient="77011234567",
    sent="2026-11-20 13:59:21",
    received="soon",
    delay=65.4,
    parts=2,
    server_text="x" * 300,
    checked_at="2026-11-20T09:00:00+00:00",
)


class Journal:
    """Stands for a reader: notes what is read of it."""

    def __init__(self, *rows: JournalRow) -> None:
        self.rows_ = {row.seq: row for row in rows}
        self.read: list[list[int]] = []
        self.views: list[JournalView] = []

    def order(self, view: JournalView) -> array[int]:
        self.views.append(view)
        return array("q", self.rows_)

    def rows(self, places: list[int]) -> list[JournalRow]:
        self.read.append(places)
        return [self.rows_[seq] for seq in places]


def opened(qtbot: QtBot, *rows: JournalRow) -> tuple[ListModel, Journal]:
    model, journal = ListModel(CurrentSettings(Settings())), Journal(*rows)
    with qtbot.waitSignal(model.reordered, check_params_cb=lambda count: count == len(rows)):
        model.open(journal)  # type: ignore[arg-type]
    return model, journal


def cell(model: ListModel, column: JournalColumn, role: int = Qt.ItemDataRole.DisplayRole, row: int = 0) -> Any:
    return model.data(model.index(row, COLUMNS.index(column)), role)


def shown(qtbot: QtBot, *rows: JournalRow) -> ListModel:
    """A model that has read these rows."""
    model, _ = opened(qtbot, *rows)
    for row in range(len(rows)):
        cell(model, JournalColumn.ROW, row=row)
    qtbot.waitUntil(lambda: model.row_at(len(rows) - 1) is not None)
    return model


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (JournalColumn.ROW, "2"),
        (JournalColumn.MESSAGE_ID, "964001"),
        (JournalColumn.OUTCOME, "Delivered"),
        (JournalColumn.RECIPIENT, "+7 701 123 45 67"),
        (JournalColumn.SENDER, ""),
        (JournalColumn.SENT, "20 Nov 2026, 13:59:21"),
        (JournalColumn.RECEIVED, "soon"),
        (JournalColumn.DELAY, "1 minute 5 seconds"),
        (JournalColumn.PARTS, "2"),
        (JournalColumn.CHECKED_AT, "20 Nov 2026, 14:00:00"),
    ],
)
def test_each_cell_says_it_as_people_do(qtbot: QtBot, column: JournalColumn, words: str) -> None:
    assert cell(shown(qtbot, DELIVERED), column) == words


def test_a_placeholder_for_a_time_stands_as_it_came(qtbot: QtBot) -> None:
    for placeholder in ("1970-01-01 00:00:00", "0001-01-01 00:00:00", "9999-12-31 23:59:59"):
        row = JournalRow(1, "1", 1, Fate.DELIVERED, Outcome.OK, sent=placeholder)
        assert cell(shown(qtbot, row), JournalColumn.SENT) == placeholder


def test_what_the_gateway_says_is_cut(qtbot: QtBot) -> None:
    assert len(cell(shown(qtbot, DELIVERED), JournalColumn.SERVER_TEXT)) == 201


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (JournalRow(1, "1", 1, Fate.WAITING), "Not looked up yet"),
        (JournalRow(1, "1", 1, Fate.FAILED, Outcome.TIMED_OUT), "No answer in time"),
        (JournalRow(1, "1", 1, Fate.NOT_FOUND, Outcome.NOT_FOUND), "Not found"),
        (JournalRow(1, "1", 1, Fate.DELIVERED, Outcome.OK, retry_outcome=Outcome.TIMED_OUT), "Delivered (No answer in time)"),
    ],
)
def test_where_an_id_stands(qtbot: QtBot, row: JournalRow, words: str) -> None:
    model = shown(qtbot, row)
    assert cell(model, JournalColumn.OUTCOME) == words
    assert cell(model, JournalColumn.OUTCOME, CellRole.TONE) is FATE_TONES[row.fate]
    assert cell(model, JournalColumn.ROW, CellRole.TONE) is None


def test_the_table_draws_the_id_strong_and_the_row_back(qtbot: QtBot) -> None:
    model = shown(qtbot, DELIVERED)
    strong = [column for column in COLUMNS if cell(model, column, CellRole.STRONG)]
    quiet = [column for column in COLUMNS if cell(model, column, CellRole.QUIET)]
    assert (strong, quiet) == ([JournalColumn.MESSAGE_ID], [JournalColumn.ROW])
    assert cell(model, JournalColumn.ROW, Qt.ItemDataRole.DecorationRole) is None


def test_numbers_are_masked_when_so_set(qtbot: QtBot) -> None:
    model = shown(qtbot, DELIVERED)
    changed = QSignalSpy(model.dataChanged)
    model._settings.change(Settings(mask_number=True))
    assert "123" not in cell(model, JournalColumn.RECIPIENT)
    assert changed.count() == 1


def test_letters_of_two_alphabets_are_pointed_out(qtbot: QtBot) -> None:
    model = shown(qtbot, JournalRow(2, "ЗАКАЗ-17X", 1, Fate.NOT_FOUND, Outcome.NOT_FOUND), DELIVERED)
    assert "ЗАКАЗ-17Х" in cell(model, JournalColumn.MESSAGE_ID, Qt.ItemDataRole.ToolTipRole)


def test_only_the_pages_that_are_seen_are_read(qtbot: QtBot) -> None:
    rows = [JournalRow(seq, str(seq), seq, Fate.WAITING) for seq in range(1, 251)]
    model, journal = opened(qtbot, *rows)
    assert cell(model, JournalColumn.MESSAGE_ID, row=120) == "…"
    assert cell(model, JournalColumn.OUTCOME, row=120) is None
    qtbot.waitUntil(lambda: model.row_at(120) is not None)
    assert journal.read == [list(range(101, 201))]
    assert cell(model, JournalColumn.MESSAGE_ID, row=199) == "200"
    assert model.row_at(99) is None
    assert model.row_at(250) is None
    assert model.row_at(-1) is None
    assert (model.rowCount(), model.columnCount()) == (250, len(COLUMNS))
    assert (model.rowCount(model.index(0, 0)), model.columnCount(model.index(0, 0))) == (0, 0)
    assert model.data(QModelIndex()) is None


def test_what_is_answered_is_read_anew_and_a_filtered_view_worked_out_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, journal = opened(qtbot, JournalRow(1, "963", 2, Fate.WAITING), JournalRow(2, "964", 3, Fate.WAITING))
    cell(model, JournalColumn.ROW)
    qtbot.waitUntil(lambda: model.row_at(0) is not None)
    model._reorder_soon.setInterval(1)
    journal.rows_[1] = DELIVERED
    model.note_answered([1])
    assert model.row_at(0) is None
    assert not model._reorder_soon.isActive()
    cell(model, JournalColumn.ROW)
    qtbot.waitUntil(lambda: model.row_at(0) == DELIVERED)
    assert journal.read[-1] == [1]
    with qtbot.waitSignal(model.reordered):
        model.show_view(JournalView(text="96"))
    asked = len(journal.views)
    model.note_answered([])
    assert not model._reorder_soon.isActive()
    with qtbot.waitSignal(model.reordered):
        model.note_answered([2])
    assert len(journal.views) == asked + 1
    assert journal.views[-1].seen["delivered"] == "Delivered"


def test_places_and_rows_find_each_other(qtbot: QtBot) -> None:
    model = ListModel(CurrentSettings(Settings()))
    model._on_ordered(Done(value=array("q", [7, 3])))
    assert [model.place_at(row) for row in range(2)] == [7, 3]
    assert (model.row_of(3), model.row_of(4)) == (1, None)


def test_a_disk_that_fails_is_told(qtbot: QtBot) -> None:
    model = ListModel(CurrentSettings(Settings()))
    failed = QSignalSpy(model.failed)
    broken = OSError()
    model._on_fetched(Done(error=broken))
    model._on_ordered(Done(error=broken))
    assert [failed.at(i) for i in range(2)] == [[broken], [broken]]


def test_no_more_rows_are_kept_than_can_be_seen(qtbot: QtBot) -> None:
    model = ListModel(CurrentSettings(Settings()))
    model._on_ordered(Done(value=array("q", range(6_000))))
    model._on_fetched(Done(value=[JournalRow(seq, str(seq), seq, Fate.WAITING) for seq in range(5_001)]))
    assert model.row_at(0) is None
    assert model.row_at(1) is not None


def test_a_row_that_was_read_before_its_answer_is_not_kept(qtbot: QtBot) -> None:
    model = ListModel(CurrentSettings(Settings()))
    model._on_ordered(Done(value=array("q", [1])))
    model.note_answered([1])
    model._on_fetched(Done(value=[JournalRow(1, "963", 2, Fate.WAITING)]))
    assert model.row_at(0) is None
