"""A list with its answers into a file: which rows, where to, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from kit_desktop.core.lists.export.export import export_list
from kit_desktop.core.lists.journal.reader import JournalView
from kit_desktop.ui.lists.table_file import TableFile
from kit_desktop.ui.lists.words import seen_words
from kit_desktop.ui.widgets.dialog import message_box
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from kit_desktop.core.lists.export.export import Saved
    from kit_desktop.core.lists.journal.tables import JournalAbout
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.lists.jobs import ListJobs
    from kit_desktop.ui.lists.run_page import ListRunPage

_PATIENCE_MS = 500


class ListSaving(QObject):
    """Saves the open list. Where only a part of it is shown, it asks which is meant. `said` carries a sentence."""

    said = Signal(object)

    def __init__(self, jobs: ListJobs, page: ListRunPage, settings: CurrentSettings, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._page, self._window = jobs, page, window
        self._view: JournalView | None = None
        self._asks_where = False
        self._file = TableFile(settings, window)
        self._file.said.connect(self.said)
        self._file.saved.connect(self._on_saved)
        self._folder = Worker(self, self._on_folder_looked_for)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_ended)

    def begin(self, *, asks_where: bool) -> None:
        """Save a workbook beside the list under a name of its own, or first ask where to and in which form; that too where the
        list came out of no file."""
        self._asks_where = asks_where
        view = self._page.model.view
        if not view.fates and not view.text.strip():
            self._save_all()
            return
        text = self.tr("The list is filtered. Save only the ids that are shown, or all?")
        box = message_box(self._window, self.tr("Save the answers"), text, QMessageBox.Icon.Question)
        part = box.addButton(self.tr("Only those shown"), QMessageBox.ButtonRole.AcceptRole)
        part.clicked.connect(self._save_part)
        box.addButton(self.tr("All"), QMessageBox.ButtonRole.ActionRole).clicked.connect(self._save_all)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(part)
        box.open()

    def _save_all(self) -> None:
        self._view = None
        self._look_for_folder()

    def _save_part(self) -> None:
        self._view = replace(self._page.model.view, seen=seen_words())
        self._look_for_folder()

    def _look_for_folder(self) -> None:
        about = self._jobs.about
        if about is None:
            return
        # A folder on a server that is gone answers after half a minute.
        self._folder.start(lambda: folder_of(about))
        self._patience.start()

    def _on_folder_looked_for(self, done: Done[Path]) -> None:
        self._patience.stop()
        self._save(done.value)

    def _on_patience_ended(self) -> None:
        self._folder.abandon()
        self._save(None)

    def _save(self, folder: Path | None) -> None:
        about = self._jobs.about
        if about is None:
            return
        what = self.tr("answers")
        name = f"{Path(about.name).stem or 'kit'}-{what}"
        write = partial(export_list, about.path, options=self._file.options(self._view))
        if self._asks_where or folder is None:
            self._file.ask(name, write, folder)
        else:
            self._file.save(name, write, folder)

    def _on_saved(self, saved: Saved) -> None:
        if not saved.changed_by_excel:
            return
        changed = self._file.changed_words(saved)
        box = message_box(self._window, self.tr("Saved as CSV"), changed, QMessageBox.Icon.Information)
        box.setInformativeText(
            self.tr("It drops leading zeros and rounds long numbers. In an Excel file they stay as they are.")
        )
        too = box.addButton(self.tr("Save as Excel too…"), QMessageBox.ButtonRole.AcceptRole)
        too.clicked.connect(self._look_for_folder)
        box.addButton(QMessageBox.StandardButton.Close)
        box.open()


def folder_of(about: JournalAbout) -> Path | None:
    """Where the list came from, if that folder is still there. May block for long."""
    return about.source.parent if about.source is not None and about.source.parent.is_dir() else None
