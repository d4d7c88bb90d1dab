"""From a file or a pasted text to a list of ids that can be asked: the reading, the preview, the choices."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from kit_desktop.core.lists.values import Pace
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.lists.preview_dialog import ListPreviewDialog
from kit_desktop.ui.lists.words import problem_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.lists.reading.read import IdList, ListPreview
    from kit_desktop.core.lists.reading.values import ListChoice, ListForm
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.lists.jobs import ListJobs


class ListIntake(QObject):
    """Owns the preview dialog and the file behind it.

    `chosen` carries what the person brought (a Path, or a text) and waits for `read`; `said` a sentence about the reading,
    empty when there is nothing to say; `progressed` how far it is; `start_requested` the pair of an IdList and a Pace.
    """

    chosen = Signal(object)
    said = Signal(str)
    progressed = Signal(str)
    start_requested = Signal(object)

    def __init__(self, desk: ListJobs, settings: CurrentSettings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._settings, self._window = desk, settings, window
        self._source: Path | str = ""
        self.pasted_kind: Callable[[], IdKind] = lambda: IdKind.MSG_ID
        """Which id a pasted list holds where it does not say so itself."""
        self._preview: ListPreview | None = None
        self.dialog: ListPreviewDialog | None = None
        desk.reading.connect(self._on_reading)
        desk.previewed.connect(self._on_previewed)
        desk.counted.connect(self._on_counted)

    def choose_file(self) -> None:
        """Ask for a file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = self.tr("Lists (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.tsv);;All files (*)")
        dialog = QFileDialog(self._window, self.tr("Open a list of ids"), folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_chosen(self, name: str) -> None:
        self.chosen.emit(Path(name))

    def paste(self) -> None:
        """Take the text on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.chosen.emit(text)
        else:
            self.said.emit(self.tr("There is no text on the clipboard."))

    def read(self, source: Path | str) -> None:
        """Read a file or a pasted text on a worker thread; the preview opens when it is read."""
        self._source = source
        self.said.emit(self.tr("Reading…"))
        self._read()

    def _read(self, form: ListForm | None = None) -> None:
        pasted = isinstance(self._source, str)
        self._desk.read(self._source, form, self.pasted_kind() if pasted else IdKind.MSG_ID)

    def _on_reading(self, share: float) -> None:
        if self.dialog is None:
            percent = QLocale().toString(int(share * 100))
            self.progressed.emit(self.tr("Reading… {percent} %").format(percent=percent))

    def show_problem(self, words: str) -> None:
        """Say in the preview why the list cannot be asked."""
        if self.dialog is not None:
            self.dialog.show_problem(words)

    def hand_over(self) -> None:
        """Close the preview, but not its file: who asks the list closes that."""
        self._preview = None
        if self.dialog is not None:
            self.dialog.accept()

    def _on_previewed(self, preview: ListPreview) -> None:
        self.said.emit("")
        self._forget_preview()
        self._preview = preview
        if preview.problem is not None:
            words = problem_words(preview.problem)
            self.said.emit(f"{preview.name}: {words}" if preview.name else words)
            self.show_problem(words)
            return
        if self.dialog is not None:
            self.dialog.show_preview(preview)
            return
        dialog = self.dialog = ListPreviewDialog(preview, Pace(timeout=self._settings.value.timeout), self._window)
        dialog.choice_changed.connect(self._on_choice_changed)
        dialog.form_changed.connect(self._on_form_changed)
        dialog.header_changed.connect(self._on_header_changed)
        dialog.start_requested.connect(self.start_requested)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()
        dialog.show_preview(preview)

    def _on_choice_changed(self, choice: ListChoice) -> None:
        if self._preview is not None:
            self._desk.count(self._preview, choice)

    def _on_form_changed(self, form: ListForm) -> None:
        self._read(form)

    def _on_header_changed(self, row: int | None) -> None:
        if self._preview is not None and self.dialog is not None:
            self._preview = self._preview.with_header(row)
            self.dialog.show_preview(self._preview)

    def _on_counted(self, ids: IdList) -> None:
        if self.dialog is not None:
            self.dialog.show_counted(ids)

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self._forget_preview()

    def _forget_preview(self) -> None:
        self._desk.cancel_reading()
        if self._preview is not None:
            self._preview.close()
        self._preview = None
