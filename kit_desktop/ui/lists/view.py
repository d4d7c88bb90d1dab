"""The tab "List of ids": a list is brought, asked, looked at, and saved with its answers."""

from __future__ import annotations

import logging
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kit_desktop.core.endpoint import EndpointError
from kit_desktop.core.lists.journal.reader import JournalReader
from kit_desktop.core.outcome import Facts
from kit_desktop.core.storage.problem import StorageError
from kit_desktop.ui.lists.figures_dialog import ListFigures
from kit_desktop.ui.lists.import_flow import ListImport
from kit_desktop.ui.lists.preview_page import ListPreviewPage
from kit_desktop.ui.lists.run_page import ListRunPage
from kit_desktop.ui.lists.saving import ListSaving
from kit_desktop.ui.lists.start_page import ListStartPage
from kit_desktop.ui.lists.words import journal_words, list_name, salvaged_words
from kit_desktop.ui.lookup.wording_reasons import reason_words
from kit_desktop.ui.widgets.dialog import question
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.lists.journal.summary import ListSummary
    from kit_desktop.core.lists.journal.tables import Counts, JournalAbout
    from kit_desktop.core.lists.reading.read import IdList
    from kit_desktop.core.lists.values import Again, RunProgress
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.ui.accounts.account import Account
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.lists.jobs import ListJobs

_log = logging.getLogger(__name__)


class ListView(QWidget):
    """`answer_opened` carries a LookupResult to be shown, `account_requested` that there is none, `said` words for the bottom
    line, `list_arrived` that the tab has something to show."""

    answer_opened = Signal(object)
    account_requested = Signal()
    list_arrived = Signal()
    said = Signal(object)

    def __init__(self, jobs: ListJobs, account: Account, settings: CurrentSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._account, self._settings = jobs, account, settings
        self._going_on: Callable[[], None] | None = None
        self._answerer = Worker(self, self._on_answer_read)
        self._counter = Worker(self, self._on_counts_read)
        self._opener = Worker(self, self._on_journal_opened)
        self._checker = Worker(self, self._on_account_compared)
        self.setAcceptDrops(True)
        self.start_page = ListStartPage(self)
        self.preview_page = ListPreviewPage(settings, self)
        self.imports = ListImport(jobs, self.preview_page)
        self.run_page = ListRunPage(settings, self)
        self.saving = ListSaving(jobs, self.run_page, settings, self)
        self.saving.said.connect(self.said)
        self._pages = QStackedWidget(self)
        for page in (self.start_page, self.preview_page, self.run_page):
            self._pages.addWidget(page)
        fill(QVBoxLayout(self), self._pages)
        self._connect()
        jobs.find_unfinished()

    def _connect(self) -> None:
        page, run, jobs = self.start_page, self.run_page, self._jobs
        page.file_requested.connect(self.imports.choose_file)
        page.paste_requested.connect(self.imports.paste)
        self.imports.chosen.connect(self.read)
        self.imports.said.connect(page.say_problem)
        self.imports.progressed.connect(partial(page.say_problem, aloud=False))
        self.imports.previewed.connect(partial(self._pages.setCurrentWidget, self.preview_page))
        self.imports.left.connect(partial(self._pages.setCurrentWidget, page))
        self.preview_page.start_requested.connect(self._on_start)
        page.open_requested.connect(jobs.show)
        page.delete_requested.connect(self._on_delete)
        run.pause.clicked.connect(jobs.pause_or_go_on)
        run.stop.clicked.connect(jobs.stop)
        run.go_on_requested.connect(self._on_go_on)
        run.export.clicked.connect(partial(self.saving.begin, asks_where=False))
        run.export_elsewhere.triggered.connect(partial(self.saving.begin, asks_where=True))
        run.figures.clicked.connect(jobs.summarize)
        run.another.triggered.connect(self._on_another)
        run.delete.triggered.connect(self._on_delete_open)
        run.table.answer_requested.connect(self._on_answer_requested)
        run.model.failed.connect(self._on_failed)
        jobs.opened.connect(self._on_opened)
        jobs.progressed.connect(self._on_progressed)
        jobs.summarized.connect(self._on_summarized)
        jobs.found.connect(page.show_begun)
        jobs.failed.connect(self._on_failed)
        self._account.changed.connect(self._stop_if_removed)

    def _stop_if_removed(self) -> None:
        """An account that was removed asks for nothing more; one that was left for another goes on."""
        asked_as, known = self._jobs.credentials, {self._account.login, *(each.login for each in self._account.accounts)}
        if asked_as is not None and asked_as.login not in known:
            self._jobs.stop()

    def search(self) -> None:
        """Search the list that is shown."""
        if self._pages.currentWidget() is self.run_page:
            self.run_page.search()

    # Bringing a list

    def read(self, source: Path | str) -> None:
        """Read a file or a pasted text and show the preview; a run under way is not disturbed."""
        if self._jobs.is_running:
            self.said.emit(self.tr("A list is under way. Stop it before you open another."))
            return
        if self._jobs.about is not None:
            self._on_another()
        self._pages.setCurrentWidget(self.start_page)
        self.list_arrived.emit()
        self.imports.read(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Of files the window takes care, wherever they are dropped.
        if event.mimeData().hasText() and not event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.read(event.mimeData().text())

    # Asking

    def _on_start(self, ids: IdList) -> None:
        target = self._target(self.preview_page.show_problem)
        if target is not None:
            # Its file is closed when the list is written down.
            self._jobs.begin(ids, *target, self._settings.value.list_pace())
            self.imports.hand_over()

    def _target(self, say: Callable[[str], None]) -> tuple[Credentials, Endpoint] | None:
        """As whom to ask, and where; None where that is not known, which is said."""
        credentials = self._account.credentials
        if credentials is None:
            self.account_requested.emit()
            return None
        try:
            return credentials, self._settings.value.endpoint()
        except EndpointError as exc:
            say(reason_words(Facts(exc.reason)))
            return None

    def _on_go_on(self, again: Again | None) -> None:
        about = self._jobs.about
        if about is None or self._jobs.is_running:
            return
        target = self._target(self.said.emit)
        if target is None:
            return
        credentials, endpoint = target
        if endpoint.url != about.address:
            self.said.emit(
                self.tr("This list was begun at {address}. Set that address to continue.").format(address=about.address)
            )
            return
        pace = self._settings.value.list_pace()
        self._going_on = partial(self._jobs.go_on, about, credentials, endpoint, pace, again)
        self._checker.start(partial(_other_account, about.path, credentials.login))

    def _on_account_compared(self, done: Done[str]) -> None:
        if done.error is not None:
            self._on_failed(done.error)
        elif done.value is not None:
            words = self.tr("This list was begun as {login}. Switch to that account to continue.")
            self.said.emit(words.format(login=done.value))
        elif self._going_on is not None:
            self._going_on()

    def _on_opened(self, about: JournalAbout) -> None:
        self._stop_if_removed()
        self.show_list(about)
        if about.set_aside:
            self.said.emit(salvaged_words(about.set_aside))
        self.list_arrived.emit()

    def show_list(self, about: JournalAbout) -> None:
        """Show a list that is open already."""
        self.run_page.model.open(None)
        self._pages.setCurrentWidget(self.run_page)
        self.run_page.show_list(about, running=self._jobs.is_running)
        self._opener.start(lambda: JournalReader(about.path))

    def _on_journal_opened(self, done: Done[JournalReader]) -> None:
        if done.value is None:
            self._on_failed(done.error)
            return
        self.run_page.model.open(done.value)
        self._counter.start(done.value.counts)

    def _on_counts_read(self, done: Done[Counts]) -> None:
        if done.value is not None and not self._jobs.is_running:
            self.run_page.show_counts(done.value.fates, done.value.doubtful)

    def _on_progressed(self, progress: RunProgress) -> None:
        self.run_page.show_progress(progress)
        if progress.journal_problem is not None:
            self.said.emit(journal_words(progress.journal_problem))
        if progress.end is not None:
            self.run_page.model.reorder()

    def _on_another(self) -> None:
        self._leave()
        self._jobs.find_unfinished()

    def leave(self) -> None:
        """Leave the list that is shown, unless it is under way."""
        if self._jobs.about is not None and not self._jobs.is_running:
            self._leave()

    def _leave(self) -> None:
        for worker in (self._opener, self._counter, self._answerer, self._checker):
            worker.abandon()
        # Windows deletes no file that is open, and this list may be deleted next.
        self.run_page.model.open(None)
        self.start_page.say_problem("")
        self._pages.setCurrentWidget(self.start_page)
        self._jobs.leave()

    # Using the answers

    def _on_answer_requested(self, seq: int) -> None:
        journal = self.run_page.model.journal
        if journal is not None:
            self._answerer.start(lambda: journal.result(seq))

    def _on_answer_read(self, done: Done[LookupResult]) -> None:
        if done.value is not None:
            self.answer_opened.emit(done.value)
        else:
            self.said.emit(self.tr("There is no answer for this id yet."))

    def _on_summarized(self, summary: ListSummary) -> None:
        ListFigures(summary, self).open()

    def _on_delete(self, about: JournalAbout) -> None:
        text = self.tr("Delete {name} and its answers from this computer?").format(name=list_name(about))
        box = question(self, self.tr("Delete the list"), text, yes=self.tr("Delete"), no=self.tr("Keep it"))
        box.accepted.connect(partial(self._delete, about))
        box.open()

    def _on_delete_open(self) -> None:
        if self._jobs.about is not None:
            self._on_delete(self._jobs.about)

    def _delete(self, about: JournalAbout) -> None:
        if self._jobs.is_running:
            return  # it was continued while the question stood
        if self._jobs.about is about:
            self._leave()
        self._jobs.delete(about)

    def _on_failed(self, error: Exception | None) -> None:
        if isinstance(error, StorageError):
            words = journal_words(error.problem)
        else:
            _log.warning("work for a list ended with %s", type(error).__name__)
            words = self.tr("That did not work. The log says why: Help → Diagnostics.")
        if self._pages.currentWidget() is self.preview_page and not self.imports.is_shown:
            # The list could not be written down.
            self._pages.setCurrentWidget(self.start_page)
        self.said.emit(words)
        self.start_page.say_problem(words, aloud=False)


def _other_account(path: Path, login: str) -> str | None:
    """The account of the answers in that list, where `login` has got none of them."""
    with closing(JournalReader(path)) as reader:
        return reader.other_account(login)
