"""What a person does with a list: bring it, start it, wait for its end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.journal.reader import JournalColumn
from kit_desktop.ui.lists.model import COLUMNS


def button(widget: Any, text: str) -> QPushButton:
    """The button with that text."""
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text)


def preview(qtbot: QtBot, lists: Any, source: Path | str) -> Any:
    """The page with that list on it, counted."""
    with qtbot.waitSignal(lists.jobs.counted):
        lists.view.read(source)
    return lists.view.preview_page


def begin(qtbot: QtBot, lists: Any, source: Path | str, rate: float = 0) -> None:
    """Read, take the guess, and start; `rate` is how many a second are asked at the most."""
    lists.settings.change(replace(lists.settings.value, list_rate=rate))
    with qtbot.waitSignal(lists.jobs.opened):
        preview(qtbot, lists, source).start.click()


def click_until_end(qtbot: QtBot, lists: Any, clicked: QPushButton) -> Any:
    """Click, and wait for the run's end; returns the last report."""
    with qtbot.waitSignal(lists.jobs.progressed, check_params_cb=lambda report: report.end is not None) as ended:
        clicked.click()
    return ended.args[0]


def start(qtbot: QtBot, lists: Any, source: Path | str) -> Any:
    """Read, take the guess, start, and wait for the run's end; returns the last report."""
    return click_until_end(qtbot, lists, preview(qtbot, lists, source).start)


def shown(lists: Any, qtbot: QtBot, column: JournalColumn) -> list[str]:
    """What the table says in that column, from the first row to the last."""
    model = lists.view.run_page.model
    place = COLUMNS.index(column)
    index = [model.index(row, place) for row in range(model.rowCount())]
    qtbot.waitUntil(lambda: all(model.row_at(row) is not None or model.data(index[row]) is None for row in range(len(index))))
    for each in index:
        model.data(each)
    qtbot.waitUntil(lambda: all(model.row_at(row) is not None for row in range(model.rowCount())))
    return [model.data(model.index(row, place)) for row in range(model.rowCount())]
