"""A table into a file: where to, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kit_desktop.core.lists.export.export import ExportError, ExportProblem, Saved
from kit_desktop.core.settings.settings import Settings
from kit_desktop.ui.current_settings import CurrentSettings
from kit_desktop.ui.lists.table_file import TableFile


class Writer:
    """Writes a word: `raises`, or says what a table of three rows comes to."""

    def __init__(self) -> None:
        self.beside: list[str] = []
        self.targets: list[Path] = []
        self.raises: Exception | None = None
        self.changed = 0

    def __call__(self, target: Path) -> Saved:
        self.targets.append(target)
        self.beside = sorted(each.name for each in target.parent.iterdir())
        if self.raises is not None:
            raise self.raises
        target.write_text("table")
        return Saved(target.name, 3, changed_by_excel=self.changed)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def file(window: QWidget) -> TableFile:
    return TableFile(CurrentSettings(Settings()), window)


@pytest.fixture
def writer() -> Writer:
    return Writer()


def said(file: TableFile) -> Callable[[], list[str]]:
    spy = QSignalSpy(file.said)
    return lambda: [spy.at(i)[0] for i in range(spy.count())]


def dialog_of(window: QWidget) -> QFileDialog:
    return window.findChildren(QFileDialog)[-1]


def test_it_is_saved_where_the_person_says(
    qtbot: QtBot, window: QWidget, file: TableFile, writer: Writer, tmp_path: Path
) -> None:
    words = said(file)
    file.ask("answers", writer, tmp_path)
    dialog = dialog_of(window)
    assert Path(dialog.selectedFiles()[0]) == tmp_path / "answers.xlsx"
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "xlsx"
    with qtbot.waitSignal(file.saved) as saved:
        dialog.fileSelected.emit(str(tmp_path / "other.xlsx"))
    assert saved.args == [Saved("other.xlsx", 3, 0)]
    assert writer.targets == [tmp_path / "other.xlsx"]
    assert words() == ["Saving…", "Saved: other.xlsx, 3 rows"]


def test_without_a_folder_the_documents_are_proposed(window: QWidget, file: TableFile, writer: Writer) -> None:
    file.ask("answers", writer)
    assert dialog_of(window).selectedFiles()[0].endswith("/answers.xlsx")


@pytest.mark.parametrize("allowed", [True, False])
def test_csv_is_offered_and_taken_only_where_it_is_allowed(
    qtbot: QtBot, window: QWidget, writer: Writer, tmp_path: Path, allowed: bool
) -> None:
    file = TableFile(CurrentSettings(Settings(allow_csv=allowed)), window)
    words = said(file)
    file.ask("answers", writer, tmp_path)
    dialog = dialog_of(window)
    assert any("csv" in kind for kind in dialog.nameFilters()) is allowed
    dialog.fileSelected.emit(str(tmp_path / "answers.CSV"))
    qtbot.waitUntil(lambda: len(words()) >= (2 if allowed else 1))
    assert bool(writer.targets) is allowed
    assert ("does not allow CSV" in words()[-1]) is not allowed


def test_beside_a_list_nothing_is_asked_or_replaced(
    qtbot: QtBot, window: QWidget, file: TableFile, writer: Writer, tmp_path: Path
) -> None:
    (tmp_path / "answers.xlsx").write_text("another")
    words = said(file)
    with qtbot.waitSignal(file.saved):
        file.save("answers", writer, tmp_path)
    assert writer.beside == ["answers.xlsx"], "nothing has the name before the table is whole"
    assert [target.suffix for target in writer.targets] == [".xlsx"]
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {
        "answers.xlsx": "another",
        "answers (2).xlsx": "table",
    }
    assert words()[-1] == f"Saved: {Path(tmp_path.name, 'answers (2).xlsx')}, 3 rows"
    assert window.findChildren(QFileDialog) == []


@pytest.mark.parametrize(
    ("error", "asks"),
    [
        (PermissionError(13, "x"), True),
        (ExportError(ExportProblem.LOCKED), True),
        (ExportError(ExportProblem.NO_FOLDER), True),
        (ExportError(ExportProblem.UNWRITABLE), True),
        (ExportError(ExportProblem.DISK_FULL), False),
        (ExportError(ExportProblem.JOURNAL), False),
    ],
)
def test_where_the_folder_is_at_fault_another_one_is_asked_for(
    qtbot: QtBot, window: QWidget, file: TableFile, writer: Writer, tmp_path: Path, error: Exception, asks: bool
) -> None:
    words = said(file)
    writer.raises = error
    file.save("answers", writer, tmp_path)
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)) or len(words()) == 2)
    assert bool(window.findChildren(QFileDialog)) is asks
    if asks:
        # Of the folder that the person has chosen it is said what is wrong, and nothing is asked again.
        dialog_of(window).fileSelected.emit(str(tmp_path / "x.xlsx"))
        qtbot.waitUntil(lambda: len(words()) == 3)
        assert len(window.findChildren(QFileDialog)) == 1


def test_what_excel_would_change_is_said(
    qtbot: QtBot, window: QWidget, file: TableFile, writer: Writer, tmp_path: Path
) -> None:
    words = said(file)
    writer.changed = 2
    with qtbot.waitSignal(file.saved):
        file.save("answers", writer, tmp_path)
    assert words()[-1].endswith("3 rows. Excel will change 2 values when it opens this file.")
    assert file.changed_words(Saved("x", 1, 0)) == ""
