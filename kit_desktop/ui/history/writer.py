"""The one thread that writes the history, and what it tells the window."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections import deque
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from kit_desktop.core.history.condition import HistoryCondition
from kit_desktop.core.history.store import HistoryStore
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.storage.files import sweep
from kit_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from kit_desktop.core.kept_lookup import HistoryEntry
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.settings.settings import Settings
    from kit_desktop.ui.worker import Tell

    Job = Callable[[], object]

_log = logging.getLogger(__name__)


class Kept(NamedTuple):
    """A finished lookup, the number under which it is on the disk (None: it is not), and the answer before it.

    `same_since`: when the first of the answers before it was got that were all the same as this one; None where the last
    was not.
    """

    result: LookupResult
    number: int | None
    previous: HistoryEntry | None
    same_since: datetime | None


class HistoryWriter(QObject):
    """Writes to one history, in the order of asking, on a daemon thread of its own.

    `kept` carries a `Kept`, `removed` the number of an entry that is gone, `cleared` whether all are, `state_changed` the
    HistoryState. All of them arrive on the window's thread. Searching does not go through here: it need not wait for writing.

    `lists` is the folder of the lists, which are kept as long as the answers, and removed with them. Where it `adds` nothing,
    what is there stays, and nothing comes to it until the settings say how long to keep.
    """

    kept = Signal(object)
    removed = Signal(object)
    cleared = Signal(object)
    state_changed = Signal(object)

    def __init__(self, store: HistoryStore, lists: Path, parent: QObject | None = None, *, adds: bool = True) -> None:
        super().__init__(parent)
        self.store = store
        self._adds = adds
        self._lists = lists
        self._state = store.state
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        # Which signal follows each job, in their order: the thread must keep nothing of a Qt object.
        self._then: deque[SignalInstance | None] = deque()
        self._waiting: list[Job] = []
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._hand_over)
        self._ended = False
        self._worker = Worker(self)
        self._worker.progressed.connect(self._on_written)
        arguments = (store, lists, self._jobs, self._worker.listen())
        self._thread = threading.Thread(target=_write, args=arguments, name="kit-history", daemon=True)
        self._thread.start()

    def open(self) -> None:
        """Open, check and tidy in the background."""
        self._put(partial(_opened, self.store, self._lists))

    def keep(self, result: LookupResult) -> None:
        """Keep a finished lookup in the background; `kept` follows. One that asked nothing, or was cancelled, is not kept."""
        if result.outcome.asked and result.outcome is not Outcome.CANCELLED:
            self._put(partial(_kept, self.store, result, adds=self._adds), self.kept)

    def remove(self, number: int) -> None:
        """Remove one entry; `removed` follows where it is gone."""
        store = self.store
        self._put(lambda: number if store.delete(number) else None, self.removed)

    def clear(self) -> None:
        """Remove everything, lists included; `cleared` follows."""
        self._put(partial(_cleared, self.store, self._lists), self.cleared)

    def apply_settings(self, settings: Settings) -> None:
        """Keep as long and as many as these settings say; what is beyond goes at once, and `cleared` follows."""
        self._adds = True
        self._put(partial(_limited, self.store, self._lists, *limits(settings)), self.cleared)

    def finish(self, seconds: float) -> bool:
        """Write what is still to be written, and close; wait for that up to `seconds`. False where it is not done yet."""
        if not self._ended:
            self._hand_over()
            self._ended = True
            self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _put(self, work: Job, then: SignalInstance | None = None) -> None:
        if not self._ended:
            self._then.append(then)
            # In the next turn: while the window paints the answer that brought this, the interpreter is the window's alone.
            self._waiting.append(work)
            self._soon.start(0)

    def _hand_over(self) -> None:
        for job in self._waiting:
            self._jobs.put(job)
        self._waiting.clear()

    def _on_written(self, value: object) -> None:
        then = self._then.popleft()
        if then is not None and value is not None and not isinstance(value, Exception):
            then.emit(value)
        state = self.store.state
        if state != self._state:
            self._state = state
            if state.condition not in {HistoryCondition.READY, HistoryCondition.OFF, HistoryCondition.CLOSED}:
                _log.warning("history: %s %s", state.condition, state.detail or "")
            self.state_changed.emit(state)


class HistoryWriters(QObject):
    """The real history and the one of practice (True), which are never mixed.

    Makes each when it is first needed, keeps both to the same limits, and ends both together. `history_file` and
    `lists_folder` say where answers and lists are kept (`practice`). Where it is not known how long to keep, nothing is removed
    until the settings say something else: what is removed cannot be brought back. Nothing is added either where keeping is not
    allowed for want of a readable setting.
    """

    def __init__(
        self,
        history_file: Callable[..., Path],
        lists_folder: Callable[..., Path],
        settings: Settings,
        parent: QObject | None = None,
        *,
        knows_how_long: bool = True,
    ) -> None:
        super().__init__(parent)
        self._history_file, self._lists_folder = history_file, lists_folder
        self._wanted = limits(settings)
        self._limits = self._wanted if knows_how_long else (None, None)
        self._adds = settings.keep_history or knows_how_long
        self._writers: dict[bool, HistoryWriter] = {}

    def of(self, *, practice: bool) -> HistoryWriter:
        """The history of that kind, being opened in the background if it was not there yet."""
        if practice not in self._writers:
            days, entries = self._limits
            store = HistoryStore(self._history_file(practice=practice), keep_days=days, keep_entries=entries)
            self._writers[practice] = HistoryWriter(store, self._lists_folder(practice=practice), self, adds=self._adds)
            self._writers[practice].open()
        return self._writers[practice]

    def apply_settings(self, settings: Settings) -> None:
        """Keep as long and as many as these settings say, in both."""
        if self._wanted != limits(settings):
            self._wanted = self._limits = limits(settings)
            self._adds = True
            for writer in self._writers.values():
                writer.apply_settings(settings)

    def finish(self, seconds: float) -> None:
        """Have what was finished written, waiting for that up to `seconds` in all."""
        end = time.monotonic() + seconds
        for writer in self._writers.values():
            writer.finish(max(0.0, end - time.monotonic()))


def limits(settings: Settings) -> tuple[int | None, int | None]:
    """Days and entries to keep, as `HistoryStore` takes them: 0 keeps nothing."""
    return (settings.history_days, settings.history_entries) if settings.keep_history else (0, 0)


def _write(store: HistoryStore, lists: Path, jobs: queue.SimpleQueue[Job | None], tell: Tell) -> None:
    while (job := jobs.get()) is not None:
        try:
            value = job()
        except Exception as exc:  # noqa: BLE001  # a lookup must never fail for its history
            _log.warning("the history's work ended with %s", type(exc).__name__)
            value = exc
        tell(value)
    if store.keep_days == 0:
        _prune(store, lists)
    store.close()


def _opened(store: HistoryStore, lists: Path) -> None:
    store.open()
    sweep([store.path.parent, lists])
    _prune(store, lists)


def _cleared(store: HistoryStore, lists: Path) -> bool:
    from kit_desktop.core.lists.journal.keeping import prune_lists  # noqa: PLC0415  # lists come later than the window

    done = store.clear()
    return prune_lists(lists, 0, datetime.now(UTC), clock_vouched=True) and done


def _limited(store: HistoryStore, lists: Path, days: int | None, entries: int | None) -> bool:
    store.keep(days, entries)
    _prune(store, lists)
    # What went is not known one by one: whoever shows the history reads it anew.
    return True


def _prune(store: HistoryStore, lists: Path) -> None:
    if lists.is_dir():
        from kit_desktop.core.lists.journal.keeping import prune_lists  # noqa: PLC0415  # lists come later than the window

        prune_lists(lists, store.keep_days, datetime.now(UTC), clock_vouched=store.vouches_for_clock())


def _kept(store: HistoryStore, result: LookupResult, *, adds: bool) -> Kept:
    number = store.add(result) if adds else None
    return Kept(result, number, store.previous(result, number), store.same_since(result, number))
