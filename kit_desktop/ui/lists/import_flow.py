"""From a file or a pasted text to a list of ids that can be looked up: the reading, the preview, the choices."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.lists.words import problem_words
from kit_desktop.ui.widgets.file_saver import ask_for_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.lists.reading.read import IdList, ListPreview
    from kit_desktop.core.lists.reading.values import ListChoice, ListForm
    from kit_desktop.ui.lists.jobs import ListJobs
    from kit_desktop.ui.lists.preview_page import ListPreviewPage

_PAINTED_MS = 40


class ListImport(QObject):
    """Between the reading of a list and the page that shows what was read; owns the file behind it.

    `chosen` carries what the person brought (a Path, or a text) and waits for `read`; `said` a sentence about the reading,
    empty when there is nothing to say; `progressed` how far it is; `previewed` that the page has something to show, `left` that
    it has not any more.
    """

    chosen = Signal(object)
    said = Signal(object)
    progressed = Signal(object)
    previewed = Signal()
    left = Signal()

    def __init__(self, jobs: ListJobs, page: ListPreviewPage) -> None:
        super().__init__(page)
        self._jobs, self._page = jobs, page
        self.source: Path | str = ""
        """What is being read, or is shown; empty where that is no list that can still be looked up."""
        self.is_shown = False
        """Whether a list is shown that can still be looked up."""
        self.usual_kind: Callable[[], IdKind] = lambda: IdKind.MSG_ID
        """Which id a list holds where it does not say so itself."""
        self._preview: ListPreview | None = None
        self._next: Callable[[], None] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAINTED_MS)
        self._soon.timeout.connect(self._on_painted)
        jobs.reading.connect(self._on_reading)
        jobs.previewed.connect(self._on_previewed)
        jobs.counted.connect(self._on_counted)
        page.choice_changed.connect(self._on_choice_changed)
        page.form_changed.connect(self._read)
        page.options.header_changed.connect(self._on_header_changed)
        page.another.clicked.connect(self.choose_file)
        page.cancel.clicked.connect(self.leave)

    def choose_file(self) -> None:
        """Ask for a file."""
        kinds = self.tr("Lists (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.tsv);;All files (*)")
        ask_for_file(self._page.window(), self.tr("Open a list of ids"), kinds, lambda name: self.chosen.emit(Path(name)))

    def paste(self) -> None:
        """Take the text on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.chosen.emit(text)
        else:
            self.said.emit(self.tr("There is no text on the clipboard."))

    def read(self, source: Path | str) -> None:
        """Read a file or a pasted text on a worker thread; the preview is shown when it is read."""
        self.source, self.is_shown = source, False
        self._forget_preview()
        self.said.emit(self.tr("Reading…"))
        self._read()

    def _read(self, form: ListForm | None = None) -> None:
        self._begin_soon(partial(self._jobs.read, self.source, form, self.usual_kind()))

    def _begin_soon(self, work: Callable[[], None]) -> None:
        """Have this worked on once the window has painted what it shows now: beside a busy thread it would take ten times
        as long."""
        self._next = work
        self._soon.start()

    def _on_painted(self) -> None:
        if self._next is not None:
            self._next()

    def _on_reading(self, share: float) -> None:
        if not self.is_shown:
            percent = QLocale().toString(int(share * 100))
            self.progressed.emit(self.tr("Reading… {percent} %").format(percent=percent))

    def hand_over(self) -> None:
        """Forget the list, but leave its file open: whoever looks it up closes that."""
        self._preview, self.source, self.is_shown = None, "", False
        self._page.show_starting()

    def leave(self) -> None:
        """Forget the list and stop reading it."""
        self.source, self.is_shown = "", False
        self._forget_preview()
        self.left.emit()

    def _on_previewed(self, preview: ListPreview) -> None:
        self._forget_preview()
        if preview.problem is not None:
            words = problem_words(preview.problem)
            if self.is_shown:
                self._page.show_problem(words)
            else:
                self.said.emit(f"{preview.name}: {words}" if preview.name else words)
            return
        self._preview = preview
        if not self.is_shown:
            self.is_shown = True
            self.said.emit("")
            self._page.begin()
            self.previewed.emit()
        self._page.show_preview(preview)

    def _on_choice_changed(self, choice: ListChoice) -> None:
        if self._preview is not None:
            self._begin_soon(partial(self._jobs.count, self._preview, choice))

    def _on_header_changed(self, row: int | None) -> None:
        if self._preview is not None:
            self._preview = self._preview.with_header(row)
            self._page.show_preview(self._preview)

    def _on_counted(self, ids: IdList) -> None:
        if self.is_shown:
            self._page.show_counted(ids)

    def _forget_preview(self) -> None:
        self._soon.stop()
        self._jobs.cancel_reading()
        if self._preview is not None:
            self._preview.close()
        self._preview = None
