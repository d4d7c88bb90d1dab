"""What the history shows into a file: where to, and what is said of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kit_desktop.core.history.search import NEWEST, find_older
from kit_desktop.core.lists.export.export import ExportError, ExportProblem, export_lookups
from kit_desktop.core.lists.export.rows import ExportOptions
from kit_desktop.core.lists.export.words import ENGLISH
from kit_desktop.ui.fates import shown
from kit_desktop.ui.lists.table_file import TableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kit_desktop.core.history.search import Question
    from kit_desktop.core.history.store import HistoryStore
    from kit_desktop.core.lists.export.export import Saved
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.ui.current_settings import CurrentSettings

_AT_ONCE = 500


class HistorySaving(QObject):
    """Saves the answers that a Question finds, off the window's thread. `said` carries a sentence."""

    said = Signal(object)

    def __init__(self, store: HistoryStore, settings: CurrentSettings, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._settings = store, settings
        self._file = TableFile(settings, window)
        self._file.said.connect(self.said)

    def begin(self, question: Question) -> None:
        """Ask where to, then save."""
        store, headings = self._store, (self.tr("Id"), self.tr("Kind"))
        options = ExportOptions(words=ENGLISH.translated(shown), mask_numbers=self._settings.value.mask_number)

        def write(target: Path) -> Saved:
            return export_lookups(_found(store, question), target, headings, options)

        self._file.ask(self.tr("KiT history"), write)


def _found(store: HistoryStore, question: Question) -> Iterator[LookupResult]:
    before = NEWEST
    while True:
        entries = store.read(partial(find_older, question=question, limit=_AT_ONCE, before=before), None)
        if entries is None:
            raise ExportError(ExportProblem.JOURNAL)
        if not entries:
            return
        for entry in entries:
            yield entry.result
        before = entries[-1].id
