"""What the history shows into a file: where to, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kit_desktop.core.history.search import NEWEST, Question
from kit_desktop.core.lists.export.export import ExportError, Saved, export_lookups
from kit_desktop.core.lists.export.rows import ExportOptions
from kit_desktop.core.lists.export.words import ENGLISH
from kit_desktop.ui.lists.words import export_problem_words, shown
from kit_desktop.ui.widgets.file_saver import not_written_words
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from kit_desktop.core.history.store import HistoryStore
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.ui.current_settings import CurrentSettings

_AT_ONCE = 500


class HistorySaving(QObject):
    """Saves the answers that a Question finds, off the window's thread. `said` carries a sentence."""

    said = Signal(object)

    def __init__(self, store: HistoryStore, settings: CurrentSettings, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._settings, self._window = store, settings, window
        self._question = Question()
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_saved)

    def begin(self, question: Question) -> None:
        """Ask where to, then save."""
        self._question = question
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        kinds = "Excel (*.xlsx);;CSV (*.csv)" if self._settings.value.allow_csv else "Excel (*.xlsx)"
        name = self.tr("KiT history")
        dialog = QFileDialog(self._window, self.tr("Save the answers"), str(folder / f"{name}.xlsx"), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_chosen(self, name: str) -> None:
        if name.lower().endswith(".csv") and not self._settings.value.allow_csv:
            self.said.emit(self.tr("Your administrator does not allow CSV. Save as Excel."))
            return
        store, question, target = self._store, self._question, Path(name)
        options = ExportOptions(words=ENGLISH.translated(shown), mask_numbers=self._settings.value.mask_number)
        headings = (self.tr("Id"), self.tr("Kind"))
        self.said.emit(self.tr("Saving…"))
        self._worker.start(lambda: export_lookups(_found(store, question), target, headings, options))

    def _on_saved(self, done: Done[Saved]) -> None:
        saved = done.value
        if saved is not None:
            words = self.tr("Saved: {name}, %Ln row(s)", "", saved.rows).format(name=saved.name)
            if saved.changed_by_excel:
                words += ". " + self.tr("Excel will change %Ln value(s) when it opens this file.", "", saved.changed_by_excel)
            self.said.emit(words)
        elif isinstance(done.error, ExportError):
            self.said.emit(export_problem_words(done.error.problem))
        else:
            self.said.emit(self.tr("Not saved: {reason}").format(reason=not_written_words(done.error)))


def _found(store: HistoryStore, question: Question) -> Iterator[LookupResult]:
    before = NEWEST
    while entries := store.search(question, _AT_ONCE, before):
        for entry in entries:
            yield entry.result
        before = entries[-1].id
