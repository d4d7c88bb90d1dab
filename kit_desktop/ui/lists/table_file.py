"""A table into a file: where to, written off the window's thread, and what is said of it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kit_desktop.core.lists.export.export import ExportError, ExportProblem
from kit_desktop.core.lists.export.rows import ExportOptions
from kit_desktop.core.lists.export.words import ENGLISH
from kit_desktop.core.storage.files import free_name, when_free
from kit_desktop.ui.fates import shown
from kit_desktop.ui.lists.words import export_problem_words
from kit_desktop.ui.widgets.file_saver import ask_for_file, not_saved_words
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.lists.export.export import Saved
    from kit_desktop.core.lists.journal.reader import JournalView
    from kit_desktop.ui.current_settings import CurrentSettings

    Write = Callable[[Path], Saved]
    """Writes the table to that file, in place of one that is there. Blocks. Raises ExportError."""

_ELSEWHERE = frozenset({ExportProblem.NO_FOLDER, ExportProblem.LOCKED, ExportProblem.UNWRITABLE})
"""Problems of a folder; another one may do."""


class TableFile(QObject):
    """Saves a table, as a workbook unless the person wants a CSV. `saved` carries a Saved, `said` a sentence."""

    saved = Signal(object)
    said = Signal(object)

    def __init__(self, settings: CurrentSettings, window: QWidget) -> None:
        super().__init__(window)
        self._settings, self._window = settings, window
        self._folder: Path | None = None
        self._ask_instead: Callable[[], None] | None = None
        self._worker = Worker(self, self._on_written)

    def options(self, view: JournalView | None = None) -> ExportOptions:
        """Of a table in the window's language, its numbers masked as the settings say; with a view only its ids."""
        return ExportOptions(words=ENGLISH.translated(shown), mask_numbers=self._settings.value.mask_number, view=view)

    def ask(self, name: str, write: Write, folder: Path | None = None) -> None:
        """Ask where to, and save there; `name`, without its ending, is what the file might be called. Without a folder: the
        documents."""
        self._folder = self._ask_instead = None
        proposed = (folder or Path()) / f"{name}.xlsx"
        kinds = "Excel (*.xlsx);;CSV (*.csv)" if self._settings.value.allow_csv else "Excel (*.xlsx)"
        ask_for_file(self._window, self.tr("Save the answers"), kinds, partial(self._on_file_selected, write), proposed)

    def save(self, name: str, write: Write, folder: Path) -> None:
        """Save a workbook of that name in the folder, beside what is there; where the folder takes nothing, ask where to."""
        self._folder, self._ask_instead = folder, partial(self.ask, name, write)
        self._begin(partial(_written_anew, folder / f"{name}.xlsx", write))

    def _on_file_selected(self, write: Write, target: str) -> None:
        if target.lower().endswith(".csv") and not self._settings.value.allow_csv:
            self.said.emit(self.tr("Your administrator does not allow CSV. Save as Excel."))
            return
        self._begin(partial(write, Path(target)))

    def _begin(self, work: Callable[[], Saved]) -> None:
        self.said.emit(self.tr("Saving…"))
        self._worker.start(work)

    def _on_written(self, done: Done[Saved]) -> None:
        error = done.error
        elsewhere = isinstance(error, OSError) or (isinstance(error, ExportError) and error.problem in _ELSEWHERE)
        if done.value is not None:
            self.said.emit(". ".join(filter(None, (self._saved_words(done.value), self.changed_words(done.value)))))
            self.saved.emit(done.value)
        elif elsewhere and self._ask_instead is not None:
            self._ask_instead()
        elif isinstance(error, ExportError):
            self.said.emit(export_problem_words(error.problem))
        else:
            self.said.emit(not_saved_words(error))

    def _saved_words(self, saved: Saved) -> str:
        # Whoever was not asked is told where it is.
        name = saved.name if self._folder is None else str(Path(self._folder.name, saved.name))
        return self.tr("Saved: {name}, %Ln row(s)", "", saved.rows).format(name=name)

    def changed_words(self, saved: Saved) -> str:
        """What Excel would make of it, as a sentence; empty where it would change nothing."""
        changed = saved.changed_by_excel
        return self.tr("Excel will change %Ln value(s) when it opens this file.", "", changed) if changed else ""


def _written_anew(target: Path, write: Write) -> Saved:
    # Only a whole table gets the name: an empty one would be opened, and would stay where the program ends meanwhile.
    whole = target.with_name(f".{target.stem[:40]}-{os.urandom(4).hex()}{target.suffix}")
    try:
        saved = write(whole)
        with free_name(target) as free:
            when_free(lambda: whole.replace(free))
        return replace(saved, name=free.name)
    finally:
        with suppress(OSError):
            whole.unlink(missing_ok=True)
