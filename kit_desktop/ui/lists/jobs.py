"""Lists behind the window: reading, beginning, going on, pausing. Nothing here waits; workers do.

One list at a time. Its journal lies in the person's data folder from the first answer to the day it is deleted, so that a
killed program offers to go on.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.journal.journal import create_journal, remove_journal
from kit_desktop.core.lists.journal.reader import JournalReader
from kit_desktop.core.lists.journal.salvage import find_journals, open_or_mend
from kit_desktop.core.lists.journal.summary import ListSummary, summarize
from kit_desktop.core.lists.journal.tables import SUFFIX, JournalAbout, read_about
from kit_desktop.core.lists.reading.read import IdList, ListPreview, read_list, take_ids
from kit_desktop.core.lists.run.run import ListGateway, ListRun, RunTarget
from kit_desktop.core.lists.values import Again, Pace, RunProgress, RunState
from kit_desktop.core.message_id import IdKind
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.lists.reading.values import ListChoice, ListForm
    from kit_desktop.ui.worker import Tell


class ListJobs(QObject):
    """Works on lists. Signals carry frozen values: the share that is read (0 to 1), what was read (ListPreview), counted
    (IdList), opened (JournalAbout), how a run stands (RunProgress), figures (ListSummary), lists that were begun (tuple of
    JournalAbout), and what failed (an exception of core).
    """

    reading = Signal(object)
    previewed = Signal(object)
    counted = Signal(object)
    opened = Signal(object)
    progressed = Signal(object)
    summarized = Signal(object)
    found = Signal(object)
    failed = Signal(object)

    def __init__(self, folder: Path, open_gateway: Callable[[], ListGateway], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._open_gateway = open_gateway
        self._cancel_reading = CancelToken()
        self._run: ListRun | None = None
        self._is_opening = False
        self.about: JournalAbout | None = None
        self.credentials: Credentials | None = None
        """As whom the last list was begun or went on."""
        self._reader = Worker(self, self._on_done)
        self._reader.progressed.connect(self.reading)
        self._counter = Worker(self, self._on_done)
        self._starter = Worker(self, self._on_started)
        self._starter.progressed.connect(self._on_reported)
        self._finder = Worker(self, self._on_done)
        self._remover = Worker(self, self._on_removed)
        self._figures = Worker(self, self._on_done)

    # Reading

    def read(self, source: Path | str, form: ListForm | None = None, usual_kind: IdKind = IdKind.MSG_ID) -> None:
        """Read a file or a pasted text; `reading` tells how far it is, and `previewed` follows. `usual_kind` is which id it is
        where the list does not say so.
        """
        self.cancel_reading()
        cancel = self._cancel_reading
        self._reader.start_telling(lambda tell: read_list(source, form, cancel, tell, usual_kind))

    def count(self, preview: ListPreview, choice: ListChoice) -> None:
        """Count what a choice would ask for; `counted` follows, or nothing where another count began."""
        self._cancel_reading.cancel()
        cancel = self._cancel_reading = CancelToken()
        self._counter.start(lambda: take_ids(preview, choice, cancel))

    def cancel_reading(self) -> None:
        """Stop reading or counting."""
        self._cancel_reading.cancel()
        self._cancel_reading = CancelToken()

    def _on_done(self, done: Done[ListPreview | IdList | ListSummary | tuple[JournalAbout, ...]]) -> None:
        """What came of some work; of counting that was cancelled nothing comes."""
        if done.error is not None:
            self.failed.emit(done.error)
        elif done.value is not None:
            told = {ListPreview: self.previewed, IdList: self.counted, ListSummary: self.summarized, tuple: self.found}
            told[type(done.value)].emit(done.value)

    # Running

    @property
    def is_running(self) -> bool:
        """Whether a run is under way or about to be, paused ones included."""
        return self._is_opening or self._run is not None

    def begin(self, ids: IdList, credentials: Credentials, endpoint: Endpoint, settings: Pace) -> None:
        """Write the list down and begin asking; `opened` and `progressed` follow."""
        path = self._folder / f"{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}{SUFFIX}"

        def write_down() -> Path:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with closing(ids.preview):
                create_journal(path, ids, endpoint.url)
            return path

        self._start(write_down, None, credentials, endpoint, settings)

    def go_on(
        self, about: JournalAbout, credentials: Credentials, endpoint: Endpoint, settings: Pace, again: Again | None
    ) -> None:
        """Go on with a list that was begun; with `again` those ids are asked once more."""
        self._start(lambda: about.path, again, credentials, endpoint, settings)

    def _start(
        self, journal: Callable[[], Path], again: Again | None, credentials: Credentials, endpoint: Endpoint, settings: Pace
    ) -> None:
        # A second click while the journal is being opened would find it held by the first.
        if not self.is_running:
            self._is_opening = True
            self.credentials = credentials
            target = partial(RunTarget, self._open_gateway, credentials, endpoint)
            self._starter.start_telling(lambda tell: _open(journal(), again, target, settings, tell))

    def show(self, about: JournalAbout) -> None:
        """Open a list for looking only; `opened` follows."""
        self.about = about
        self.opened.emit(about)

    def leave(self) -> None:
        """Look at no list any more; figures of it that still come are not heard of."""
        self.about = None
        self._figures.abandon()

    def _on_started(self, done: Done[tuple[JournalAbout, ListRun]]) -> None:
        self._is_opening = False
        if done.value is None:
            self.failed.emit(done.error)
            return
        self.about, self._run = done.value
        self.opened.emit(self.about)
        self._run.start()

    def _on_reported(self, progress: RunProgress) -> None:
        if progress.end is not None:
            self._run = None
            self.about = self.about and replace(self.about, open=progress.to_ask - progress.asked)
        self.progressed.emit(progress)

    def pause_or_go_on(self) -> None:
        """Pause the run, or end its pause."""
        if self._run is not None:
            if self._run.state is RunState.PAUSED:
                self._run.go_on()
            else:
                self._run.pause()

    def stop(self) -> None:
        """End the run soon; what was answered is kept."""
        if self._run is not None:
            self._run.stop()

    def abandon(self) -> None:
        """Stop silently: the window goes. What was answered is kept."""
        self.cancel_reading()
        self.stop()
        # A list that is still being written down or opened must not begin to ask behind the next session's back.
        self._starter.abandon()
        self._is_opening = False
        self._run = None

    # Afterwards

    def find_unfinished(self) -> None:
        """Look for lists that were begun; `found` follows."""
        folder = self._folder
        self._finder.start(lambda: find_journals(folder) if folder.is_dir() else ())

    def delete(self, about: JournalAbout) -> None:
        """Delete a list and its answers; `found` follows with what is left."""
        self._remover.start(partial(remove_journal, about.path))

    def summarize(self) -> None:
        """Work out the figures of the open list; `summarized` follows."""
        if self.about is not None:
            self._figures.start(partial(_figures, self.about.path))

    def _on_removed(self, done: Done[None]) -> None:
        if done.error is not None:
            self.failed.emit(done.error)
        self.find_unfinished()


def _open(
    path: Path, again: Again | None, target: Callable[[IdKind], RunTarget], settings: Pace, tell: Tell
) -> tuple[JournalAbout, ListRun]:
    journal = open_or_mend(path)
    try:
        if again is not None:
            journal.ask_again(again)
        about = read_about(path)

        def report(progress: RunProgress) -> None:
            # Whoever hears of the end may go on with the list, or delete it.
            if progress.end is not None:
                journal.close()
            tell(progress)

        return about, ListRun(journal, target(about.kind), settings, report)
    except BaseException:
        journal.close()
        raise


def _figures(path: Path) -> ListSummary:
    with closing(JournalReader(path)) as reader:
        return summarize(reader)
