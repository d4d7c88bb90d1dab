"""What the history shows into a file: where to, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kit_desktop.core.history.search import NEWEST, Question
from kit_desktop.core.lists.export.export import ExportError, Saved, export_lookups
from kit_desktop.core.lists.export.rows import ExportOptions
from kit_desktop.core.lists.export.words import ENGLISH
from kit_desktop.ui.lists.table_file import TableFile
from kit_desktop.ui.lists.words import export_problem_words, shown
from kit_desktop.ui.widgets.file_saver import not_written_words
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kit_desktop.core.history.store import HistoryStore
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.ui.current_settings import CurrentSettings

_AT_ONCE = 500


class HistorySaving(QObject):
    """Saves the answers that a Question finds, off the window's thread. `said` carries a sentence."""

    said = Signal(object)

    def __init__(self, store: HistoryStore, settings: CurrentSettings, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._settings = store, settings
        self._question = Question()
        self._file = TableFile(settings, window)
        self._file.said.connect(self.said)
        self._file.chosen.connect(self._on_file_chosen)
        self._worker = Worker(self, self._on_saved)

    def begin(self, question: Question) -> None:
        """Ask where to, then save."""
        self._question = question
        self._file.ask(self.tr("KiT history"))

    def _on_file_chosen(self, target: Path) -> None:
        store, question = self._store, self._question
        options = ExportOptions(words=ENGLISH.translated(shown), mask_numbers=self._settings.value.mask_number)
        headings = (self.tr("Id"), self.tr("Kind"))
        self._worker.start(lambda: export_lookups(_found(store, question), target, headings, options))

    def _on_saved(self, done: Done[Saved]) -> None:
        saved = done.value
        if saved is not None:
            self.said.emit(". ".join(filter(None, (self._file.saved_words(saved), self._file.changed_words(saved)))))
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
