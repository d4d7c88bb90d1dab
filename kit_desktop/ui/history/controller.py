"""Between the history, its tab and the Result tab of one window."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.history.notes import BesideCard, ChangesNote, HistoryNote
from kit_desktop.ui.history.words import change_words, last_lookup, old_answer_words, unchanged_words
from kit_desktop.ui.window.main_window import MainWindow
from kit_desktop.ui.window.pages import OpenedAnswer, Origin, Tab
from kit_desktop.ui.worker import Done, Worker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kit_desktop.core.kept_lookup import HistoryEntry
    from kit_desktop.core.lookup import LookupQuery
    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.ui.current_settings import CurrentSettings
    from kit_desktop.ui.history.view import HistoryView
    from kit_desktop.ui.history.writer import HistoryWriter, Kept
    from kit_desktop.ui.lists.table_file import TableFile
    from kit_desktop.ui.lookup.lookups import Lookups

_LAST_SHOWN = 5
_WITHOUT_ANSWER = frozenset(
    {
        Outcome.UNREACHABLE,
        Outcome.TIMED_OUT,
        Outcome.SERVER_ERROR,
        Outcome.SERVER_FAULT,
        Outcome.PROXY_ERROR,
        Outcome.TLS_UNTRUSTED,
        Outcome.REDIRECTED,
    }
)


class HistoryController(QObject):
    """Brings old answers back into a window, and says of a new one what differs from the one before.

    The tab is made when it is first opened. `clearing`: all that is kept is about to be removed.
    """

    clearing = Signal()

    def __init__(self, writer: HistoryWriter, window: MainWindow, lookups: Lookups, settings: CurrentSettings) -> None:
        super().__init__(window)
        self._writer, self._window, self._settings = writer, window, settings
        self._old: OpenedAnswer | None = None
        self._noted: LookupResult | None = None
        self._compared: Kept | None = None
        self._asked: LookupResult | None = None
        self.note = HistoryNote(window)
        self.changes = ChangesNote(window)
        window.result.add_note(self.note)
        window.result.add_note(self.changes, below=True)
        self.beside = BesideCard(window)
        self.beside.show_requested.connect(self._on_open)
        self.beside.use_requested.connect(self._on_use)
        window.result.add_card(self.beside)
        self._near = Worker(self, self._on_near)
        self._view: HistoryView | None = None
        window.tabs.bar.currentChanged.connect(self._on_tab_changed)
        self._file: TableFile | None = None
        self._loader = Worker(self, self._on_loaded)
        lookups.finished.connect(self._on_finished)
        window.result.shown.connect(self._on_shown)
        window.answer_opened.connect(self._on_answer_opened)
        self._today = datetime.now(UTC).astimezone().date()
        window.status.minute.timeout.connect(self._on_minute)
        writer.kept.connect(self._compare)
        writer.removed.connect(self._on_removed)
        writer.cleared.connect(self._on_cleared)
        self.note.ask_button.clicked.connect(window.ask_again)
        window.idle.last_chosen.connect(self._on_open)
        window.idle.again_requested.connect(self._on_ask)
        window.idle.history_requested.connect(partial(window.tabs.setCurrentIndex, Tab.HISTORY))
        self._last = Worker(self, self._on_last)
        self._keeps = settings.value.keep_history
        settings.changed.connect(self._on_settings_changed)
        self._show_last()

    @property
    def view(self) -> HistoryView:
        """The tab."""
        if self._view is None:
            from kit_desktop.ui.history.view import HistoryView  # noqa: PLC0415  # slow to import, and the start need not wait

            view = self._view = HistoryView(self._writer.store, self._settings, self._window)
            view.table.open_requested.connect(self._on_open)
            view.table.ask_requested.connect(self._on_ask)
            view.table.delete_requested.connect(self._on_delete)
            view.table.copy_requested.connect(self._on_copy)
            view.clear_button.clicked.connect(partial(self.clear, self._window))
            view.save_button.clicked.connect(self._on_save)
            self._writer.removed.connect(view.model.forget)
            for changed in (self._writer.kept, self._writer.removed, self._writer.cleared):
                changed.connect(view.refresh)
            self._writer.state_changed.connect(view.show_state)
            self._window.put_page(Tab.HISTORY, view, view.focus_search)
        return self._view

    def _on_tab_changed(self, index: int) -> None:
        if index == Tab.HISTORY:
            self._window.tabs.setCurrentWidget(self.view)

    def take_over(self, before: HistoryController) -> None:
        """Say of the answer that a window of the same session showed what was said of it there."""
        if before._old is not None and before._old.result is before._window.shown:
            self._mark_old(before._old)
        elif before._compared is not None:
            self._compare(before._compared)

    def _mark_old(self, opened: OpenedAnswer) -> None:
        """Say of a result that the window shows that it comes out of the history, or out of a list."""
        self._loader.abandon()
        self._noted, self._old = opened.result, opened
        self._show_old(opened)
        self._window.result.order_note(self.note)

    def _show_old(self, opened: OpenedAnswer) -> None:
        age = datetime.now(UTC) - opened.result.checked_at
        self.note.show_old(old_answer_words(opened.result, age, listed=opened.origin is Origin.LIST))

    def _on_minute(self) -> None:
        if self._old is not None and self._old.result is self._window.shown:
            self._show_old(self._old)
        before, self._today = self._today, datetime.now(UTC).astimezone().date()
        if self._view is not None and self._today != before:
            self._view.model.tell_changed()
            self._view.refresh()

    # A lookup has ended

    def _on_finished(self, result: LookupResult) -> None:
        self._loader.abandon()
        self._asked = result
        self._look_beside(result)

    def _on_shown(self, result: LookupResult) -> None:
        # The same result may be shown anew, under other settings: its notes stay.
        if result is not self._noted:
            self._noted = None
            self._near.abandon()
            self.note.hide()
            self.changes.hide()
            self.beside.clear()

    def _on_answer_opened(self, opened: OpenedAnswer) -> None:
        self.changes.hide()
        if opened.origin is not Origin.WATCH:
            self._mark_old(opened)
            self._window.result.outcome.announce(self.note.accessibleName())

    def _compare(self, kept: Kept) -> None:
        """Say of the answer that is shown what differs from the one before it, or since when it is the same."""
        result = kept.result
        if kept.previous is None or result is not self._window.shown:
            return
        self._noted, self._compared = result, kept
        # Of a watched message only the end is worth an interruption, and the watch says it.
        aloud = result is self._asked
        if aloud and result.outcome in _WITHOUT_ANSWER:
            return  # the card beside it shows the earlier answer
        if kept.same_since is not None:
            self._window.result.outcome.show_unchanged(unchanged_words(kept.same_since, result), aloud=aloud)
        else:
            words = change_words(kept.previous.result, result, mask_number=self._settings.value.mask_number)
            self.changes.show_changes(words, aloud=aloud)

    def _look_beside(self, result: LookupResult) -> None:
        """Where the gateway gave no message, look what the history knows of this id, or of ids that are close to it."""
        store = self._writer.store
        if result.outcome is Outcome.NOT_FOUND:
            self._near.start(lambda: store.near(result))
        elif result.outcome in _WITHOUT_ANSWER:
            self._near.start(lambda: [entry for entry in [store.previous(result)] if entry])

    def _on_near(self, done: Done[list[HistoryEntry]]) -> None:
        asked = self._asked
        if done.value and asked is not None and asked is self._window.shown:
            is_same = asked.outcome is not Outcome.NOT_FOUND
            self.beside.fill(done.value, is_same=is_same, mask_number=self._settings.value.mask_number)
            self._window.result.show_card(self.beside)

    def _on_use(self, entry: HistoryEntry) -> None:
        self._window.fill(entry.result.query)
        self._window.bar.focus_field()

    # What the person wants with an entry

    def _on_settings_changed(self, settings: Settings) -> None:
        before, self._keeps = self._keeps, settings.keep_history
        if before and not self._keeps:
            self.clearing.emit()
        self._show_last()

    def _show_last(self) -> None:
        """Read what the first page shows, while that is seen."""
        if self._window.shown is None:
            self._last.start(partial(self._writer.store.search, limit=_LAST_SHOWN))

    def _on_last(self, done: Done[list[HistoryEntry]]) -> None:
        if self._window.shown is None:
            mask = self._settings.value.mask_number
            self._window.idle.show_last([last_lookup(entry, mask_number=mask) for entry in done.value or ()])

    def _on_open(self, entry: HistoryEntry) -> None:
        self._loader.start(partial(self._writer.store.load, entry.id))

    def _on_loaded(self, done: Done[HistoryEntry]) -> None:
        if done.value is None:
            self._window.say(self.tr("This answer is no longer in the history."))
            if self._view is not None:
                self._view.refresh()
            return
        self._window.open_answer(done.value.result, Origin.HISTORY)

    def _on_ask(self, entry: HistoryEntry) -> None:
        query: LookupQuery = entry.result.query
        self._window.fill(query)
        self._window.look_up(query)

    def _on_copy(self, entry: HistoryEntry) -> None:
        self._window.copy(entry.result.query.id)

    def _on_delete(self, entry: HistoryEntry) -> None:
        from kit_desktop.ui.widgets.dialog import question  # noqa: PLC0415  # as above

        query = entry.result.query
        text = self.tr("Delete the answer for {kind} {id} from this computer?")
        box = question(
            self._window,
            self.tr("Delete from the history"),
            text.format(kind=query.by.value, id=shortened(query.id, 60)),
            yes=self.tr("Delete"),
            no=self.tr("Keep it"),
        )
        box.setObjectName("delete_answer")
        box.accepted.connect(partial(self._writer.remove, entry.id))
        box.open()

    def _on_removed(self) -> None:
        self._show_last()
        self._window.say(self.tr("Deleted"))

    def _on_save(self) -> None:
        from kit_desktop.ui.history.saving import save_history  # noqa: PLC0415  # slow to import, and seldom wanted
        from kit_desktop.ui.lists.table_file import TableFile  # noqa: PLC0415  # as above

        if self._file is None:
            self._file = TableFile(self._settings, self._window)
            self._file.said.connect(self._window.say)
        save_history(self._file, self._writer.store, self.view.model.question)

    def clear(self, parent: QWidget) -> None:
        """Remove everything that is kept, once the person has said so in a question over that window."""
        from kit_desktop.ui.widgets.dialog import question  # noqa: PLC0415  # as above

        box = question(
            parent,
            self.tr("Clear the history"),
            self.tr("Remove all kept answers from this computer?"),
            yes=self.tr("Remove all"),
            no=self.tr("Keep them"),
        )
        box.setObjectName("clear_history")
        box.setInformativeText(
            self.tr("The lists that were begun are removed too. Nothing can be brought back. The messages are not touched.")
        )
        box.accepted.connect(self._on_clear_confirmed)
        box.open()

    def _on_clear_confirmed(self) -> None:
        self.clearing.emit()
        self._writer.clear()

    def _on_cleared(self, done: bool) -> None:
        if not done:
            self._window.say(
                self.tr("Not everything could be removed. Try again when no other program uses the history."), 8000
            )
        if self._view is not None:
            self._view.show_state(self._writer.store.state)
        self.beside.clear()
        self._show_last()
