"""What the history shows into a file: where to, and what is said of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.history.search import NEWEST, find_older
from kit_desktop.core.lists.export.export import ExportError, ExportProblem, export_lookups

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit_desktop.core.history.search import Question
    from kit_desktop.core.history.store import HistoryStore
    from kit_desktop.core.lists.export.export import Saved
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.ui.lists.table_file import TableFile

translate = QCoreApplication.translate
_AT_ONCE = 500


def save_history(file: TableFile, store: HistoryStore, question: Question) -> None:
    """Ask where to, then save what the question finds, off the window's thread; the file says how it goes."""
    headings = (translate("HistorySaving", "Id"), translate("HistorySaving", "Kind"))
    options = file.options()

    def write(target: Path) -> Saved:
        return export_lookups(_found(store, question), target, headings, options)

    file.ask(translate("HistorySaving", "KiT history"), write)


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
