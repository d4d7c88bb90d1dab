"""Saving a list: which rows, where to, and in which colours."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.values import Fate
from kit_desktop.ui.fates import FATE_TONES, fate_words
from kit_desktop.ui.lists import saving
from kit_desktop.ui.lists.saving import folder_of
from kit_desktop.ui.theme import own_scheme, palette_of, tone_colours

from .steps import start

Open = Callable[..., Any]


def asked(qtbot: QtBot, lists: Any, source: Path | str) -> Any:
    """The view of a list that was looked up to its end."""
    start(qtbot, lists, source)
    return lists.view


def dialog(qtbot: QtBot, view: Any) -> QFileDialog:
    qtbot.waitUntil(lambda: bool(view.findChildren(QFileDialog)))
    (opened,) = view.findChildren(QFileDialog)
    return opened


def box_button(view: Any, text: str) -> QPushButton:
    return next(each for each in view.findChild(QMessageBox).buttons() if each.text() == text)


def test_the_answers_are_saved_beside_the_list_in_place_of_nothing(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    view = asked(qtbot, lists, complaint)
    about = view._jobs.about
    assert folder_of(about) == complaint.parent
    assert folder_of(replace(about, source=complaint.parent / "gone" / "list.csv")) is None
    view.run_page._more.menu().actions()[0].trigger()
    assert view.findChild(QMessageBox) is None, "nothing is filtered"
    proposed = dialog(qtbot, view)
    assert [Path(name) for name in proposed.selectedFiles()] == [complaint.with_name("complaint-answers.xlsx")]
    assert proposed.defaultSuffix() == "xlsx"
    proposed.reject()
    for name in ("complaint-answers.xlsx", "complaint-answers (2).xlsx"):
        with qtbot.waitSignal(view.saving._file.saved):
            view.run_page.export.click()
        said = f"Saved: {Path(complaint.parent.name, name)}, 8 rows"
        assert lists.said[-2:] == ["Saving…", said]
    found = sorted(path.name for path in complaint.parent.glob("complaint*"))
    assert found == ["complaint-answers (2).xlsx", "complaint-answers.xlsx", "complaint.csv"]
    second, first = (openpyxl.load_workbook(complaint.with_name(name)) for name in found[:2])
    assert list(first.active.values) == list(second.active.values)
    # In the window's colours.
    palette = palette_of(own_scheme(dark=False))
    filled = {row[0].value: row[0] for row in first["Summary"].iter_rows() if row[0].fill.fill_type == "solid"}
    for fate in Fate:
        cell, colours = filled[fate_words(fate)], tone_colours(FATE_TONES[fate], palette)
        assert cell.fill.fgColor.rgb.lower() == "ff" + colours.chip.name()[1:]
        assert cell.font.color.rgb.lower() == "ff" + colours.mark.name()[1:]


def test_where_the_list_s_folder_takes_nothing_it_asks_where_to(
    qtbot: QtBot, open_lists: Open, complaint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = open_lists()
    view = asked(qtbot, lists, complaint)

    def refuse(_path: Path, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "touch", refuse)
        view.run_page.export.click()
        opened = dialog(qtbot, view)
    assert Path(opened.selectedFiles()[0]).name == "complaint-answers.xlsx"
    target = tmp_path / "elsewhere.xlsx"
    target.write_text("what the person agreed to replace")
    with qtbot.waitSignal(view.saving._file.saved):
        opened.fileSelected.emit(str(target))
    assert lists.said[-1] == "Saved: elsewhere.xlsx, 8 rows"


def test_what_is_no_fault_of_the_folder_is_said(qtbot: QtBot, open_lists: Open, complaint: Path) -> None:
    lists = open_lists()
    view = asked(qtbot, lists, complaint)
    view._jobs.about = replace(view._jobs.about, path=complaint)
    view.run_page.export.click()
    qtbot.waitUntil(lambda: lists.said[-1:] == ["The saved answers cannot be read."])
    assert view.findChildren(QFileDialog) == []
    assert list(complaint.parent.glob("complaint-*")) == []


def test_of_a_pasted_list_the_documents_are_proposed(qtbot: QtBot, open_lists: Open) -> None:
    view = asked(qtbot, open_lists(), "963\n964001\n")
    view.run_page.export.click()
    assert [Path(name).name for name in dialog(qtbot, view).selectedFiles()] == ["kit-answers.xlsx"]
    assert folder_of(view._jobs.about) is None


def test_a_folder_that_does_not_answer_holds_nothing_up(
    qtbot: QtBot, open_lists: Open, complaint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = asked(qtbot, open_lists(), complaint)
    view.saving._patience.setInterval(50)
    answers = threading.Event()
    monkeypatch.setattr(saving, "folder_of", lambda _about: answers.wait(60))
    view.run_page.export.click()
    assert Path(dialog(qtbot, view).selectedFiles()[0]) != complaint.with_name("complaint-answers.xlsx")
    answers.set()
    qtbot.wait(50)
    assert len(view.findChildren(QFileDialog)) == 1


def test_of_a_filtered_list_the_person_says_what_is_saved(
    qtbot: QtBot, open_lists: Open, complaint: Path, tmp_path: Path
) -> None:
    view = asked(qtbot, open_lists(), complaint)

    def saved(choice: str) -> list[str]:
        view.saving.begin(asks_where=True)
        assert view.findChildren(QFileDialog) == []
        box_button(view, choice).click()
        target = tmp_path / "part.csv"
        with qtbot.waitSignal(view.saving._file.saved):
            dialog(qtbot, view).fileSelected.emit(str(target))
        # What it was chosen in, and what is said of a CSV file.
        for each in view.findChildren(QDialog):
            each.reject()
        qtbot.waitUntil(lambda: not view.findChildren(QDialog))
        return [row["MsgID"] for row in csv.DictReader(target.read_text("utf-8-sig").splitlines(), delimiter=";")]

    view.run_page._chips[Fate.DELIVERED].click()
    view.run_page.export.click()
    box_button(view, "Cancel").click()
    qtbot.waitUntil(lambda: not view.findChildren(QMessageBox))
    assert view.findChildren(QFileDialog) == []
    assert saved("Only those shown") == ["964001", "964001"]
    assert len(saved("All")) == 8
    # Words that are seen filter the file too.
    view.run_page._chips[Fate.DELIVERED].click()
    view.run_page._search.setText("not delivered")
    view.run_page._on_search()
    assert saved("Only those shown") == ["964002"]
