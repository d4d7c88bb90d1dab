"""The file that a table is saved in: where to, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from kit_desktop.core.lists.export.export import Saved
    from kit_desktop.ui.current_settings import CurrentSettings


class TableFile(QObject):
    """Asks for the file, a workbook first. `chosen` carries a Path that may be written, `said` a sentence."""

    chosen = Signal(object)
    said = Signal(object)

    def __init__(self, settings: CurrentSettings, window: QWidget) -> None:
        super().__init__(window)
        self._settings, self._window = settings, window

    def ask(self, name: str, folder: Path | None = None) -> None:
        """Ask where to; `name`, without its ending, is what the file might be called. Without a folder: the documents."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str((folder or Path(documents)) / f"{name}.xlsx")
        kinds = "Excel (*.xlsx);;CSV (*.csv)" if self._settings.value.allow_csv else "Excel (*.xlsx)"
        dialog = QFileDialog(self._window, self.tr("Save the answers"), proposed, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, target: str) -> None:
        if target.lower().endswith(".csv") and not self._settings.value.allow_csv:
            self.said.emit(self.tr("Your administrator does not allow CSV. Save as Excel."))
            return
        self.said.emit(self.tr("Saving…"))
        self.chosen.emit(Path(target))

    def saved_words(self, saved: Saved) -> str:
        """What was saved, as a sentence."""
        return self.tr("Saved: {name}, %Ln row(s)", "", saved.rows).format(name=saved.name)

    def changed_words(self, saved: Saved) -> str:
        """What Excel would make of it, as a sentence; empty where it would change nothing."""
        changed = saved.changed_by_excel
        return self.tr("Excel will change %Ln value(s) when it opens this file.", "", changed) if changed else ""
