"""What the history shows, saved as a table."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kit_desktop.core.history.search import find_older
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.history import saving
from kit_desktop.ui.history.controller import HistoryController
from kit_desktop.ui.window.main_window import MainWindow

Make = Callable[..., LookupResult]


@pytest.fixture
def filled(store: HistoryStore, a_result: Make) -> HistoryStore:
    store.add(
        a_result("0961", fields={"msgID": "0961", "senttime": "2026-05-01 12:00:00", "receivedtime": "2026-05-01 12:00:03"})
    )
    store.add(a_result("7701-77011234567", by=IdKind.USER_MSG_ID, fields={"status": "sent"}))
    store.add(a_result("111", outcome=Outcome.NOT_FOUND))
    return store


def save(qtbot: QtBot, window: MainWindow, history: HistoryController, target: Path) -> str:
    """Press Save and choose the file; returns what is said."""
    window.tabs.setCurrentWidget(history.view)
    qtbot.waitUntil(history.view.save_button.isEnabled)
    history.view.save_button.click()
    (dialog,) = (each for each in window.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() not in {"", "Saving…"})
    return window.statusBar().currentMessage()


def test_a_workbook_has_every_answer_newest_first(
    qtbot: QtBot,
    window: MainWindow,
    history: HistoryController,
    filled: HistoryStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "_AT_ONCE", 2)
    target = tmp_path / "history.xlsx"
    assert save(qtbot, window, history, target) == "Saved: history.xlsx, 3 rows"
    rows = list(openpyxl.load_workbook(target).active.values)
    assert rows[0][:4] == ("Id", "Kind", "Result", "Status")
    assert [row[:4] for row in rows[1:]] == [
        ("111", "MsgID", "Not found", None),
        ("7701-77011234567", "UserMsgID", "On the way", "sent"),
        ("0961", "MsgID", "Delivered", "delivered"),
    ]
    assert rows[3][6] == 3


def test_what_is_filtered_is_saved_as_it_is_shown(
    qtbot: QtBot, window: MainWindow, history: HistoryController, filled: HistoryStore, tmp_path: Path
) -> None:
    window.tabs.setCurrentWidget(history.view)
    history.view.chips[Fate.DELIVERED].click()
    target = tmp_path / "history.csv"
    qtbot.waitUntil(lambda: history.view.model.count == 1)
    assert (
        save(qtbot, window, history, target) == "Saved: history.csv, 1 row. Excel will change 2 values when it opens this file."
    )
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert [row[0] for row in rows] == ["Id", "0961"]


def test_all_that_can_be_read_is_saved(
    qtbot: QtBot,
    window: MainWindow,
    history: HistoryController,
    filled: HistoryStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "_AT_ONCE", 1)
    with closing(sqlite3.connect(filled.path)) as connection:
        connection.execute("UPDATE body SET record = x'00' WHERE id = 2")
        connection.commit()
    target = tmp_path / "history.xlsx"
    assert save(qtbot, window, history, target) == "Saved: history.xlsx, 2 rows"
    assert [row[0] for row in openpyxl.load_workbook(target).active.values] == ["Id", "111", "0961"]


def test_a_history_that_cannot_be_read_to_its_end_is_not_called_saved(
    qtbot: QtBot,
    window: MainWindow,
    history: HistoryController,
    filled: HistoryStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "_AT_ONCE", 1)
    read, pages = filled.read, []

    def read_two_pages(work: Any, otherwise: Any) -> Any:
        if getattr(work, "func", None) is not find_older:
            return read(work, otherwise)
        pages.append(work)
        return read(work, otherwise) if len(pages) < 3 else otherwise

    monkeypatch.setattr(filled, "read", read_two_pages)
    target = tmp_path / "history.xlsx"
    assert save(qtbot, window, history, target) == "The saved answers cannot be read."
    assert len(pages) == 3
    assert not target.exists()


def test_numbers_are_masked_if_so_set(
    qtbot: QtBot,
    window: MainWindow,
    history: HistoryController,
    filled: HistoryStore,
    settings: CurrentSettings,
    tmp_path: Path,
) -> None:
    settings.change(replace(settings.value, mask_number=True))
    target = tmp_path / "history.xlsx"
    save(qtbot, window, history, target)
    seen = " ".join(str(cell) for row in openpyxl.load_workbook(target).active.values for cell in row)
    assert "1234567" not in seen
    assert "+7 701 ••• •• 67" in seen


def test_where_nothing_can_be_written_it_says_so_and_csv_may_be_forbidden(
    qtbot: QtBot,
    window: MainWindow,
    history: HistoryController,
    filled: HistoryStore,
    settings: CurrentSettings,
    tmp_path: Path,
) -> None:
    assert save(qtbot, window, history, tmp_path / "none" / "history.xlsx") == "There is no such folder."
    assert save(qtbot, window, history, tmp_path / "history.pdf") == "Choose a name that ends in .xlsx or .csv."
    settings.change(replace(settings.value, allow_csv=False))
    assert "administrator" in save(qtbot, window, history, tmp_path / "history.csv")
    assert not (tmp_path / "history.csv").exists()
