"""Between the history and its file: opened when needed, mended when damaged, tried again when it may help; the state told."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kit_desktop.core.history.condition import HistoryCondition, HistoryState
from kit_desktop.core.history.tables import MIGRATIONS, KeepLimits, index_states, is_recent, probe, remove_all, salvage
from kit_desktop.core.storage.connection import Check, Migration, Schema
from kit_desktop.core.storage.database import Database, Value, Work
from kit_desktop.core.storage.files import identity, is_full
from kit_desktop.core.storage.opening import open_database
from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.core.storage.set_aside import remove_copies
from kit_desktop.core.storage.sqlite_errors import STORAGE_ERRORS, as_storage_error

KEEP_DAYS = 30
"""Days that a lookup is kept unless the person chose otherwise."""

KEEP_ENTRIES = 5000
"""Lookups that are kept unless the person chose otherwise."""

PATIENCE = 5.0
"""Seconds to wait for another process that writes. After one wait in vain only a twentieth, until it is free again."""

_SECOND_WAIT = 0.05
_JUST_ASKED = timedelta(hours=1)
_DROPPED_AFTER = frozenset({StorageProblem.DAMAGED, StorageProblem.NEWER, StorageProblem.UNUSABLE})


class HistoryAccess:
    """Runs work on the file and never raises because of it. Safe to use from several threads; everything may block.

    Nothing is opened before the first call. `keep_days` and `keep_entries`: how long and how many (None: no limit, 0: nothing
    is kept, and what is there is removed). `now` gives the zoned present time. `migrations` lets a test put another
    schema below.
    """

    def __init__(
        self,
        path: Path,
        *,
        keep_days: int | None = KEEP_DAYS,
        keep_entries: int | None = KEEP_ENTRIES,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        patience: float = PATIENCE,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        self.path = path
        self._limits = KeepLimits(keep_days, keep_entries)
        self._schema = Schema(migrations, probe)
        self._patience_for_locks = patience
        self._now = now
        self._file: Database | None = None
        self._state = HistoryState(HistoryCondition.NOT_OPENED)
        self._lock = threading.RLock()

    @property
    def state(self) -> HistoryState:
        """How the last opening or writing went. Never blocks."""
        return self._state

    def open(self) -> HistoryState:
        """Open, check and tidy the file where that has not been done; the other methods do it by themselves."""
        with self._lock:
            self._usable()
            return self._state

    def read(self, work: Work[Value], otherwise: Value) -> Value:
        """What `work` gives, or `otherwise` where the file cannot be read. Does not wait for work that writes."""
        for first in (True, False):
            file = self._file
            if file is None or not file.is_current():
                with self._lock:
                    file = self._usable()
            if file is None:
                break
            try:
                return file.read(work)
            except STORAGE_ERRORS as error:
                # Having the lock means that nobody is opening, tidying or mending the file any more.
                with self._lock:
                    may_be_gone = as_storage_error(error).problem is StorageProblem.UNUSABLE
                    if first and (self._file is not file or may_be_gone or self._mended(error)):
                        continue
                    self._fail(error)
                break
        return otherwise

    def write(self, work: Work[Value]) -> Value | None:
        """What `work` gives, once it is on the disk; None where nothing was written."""
        with self._lock:
            return None if self._is_off() else self._write(work)

    def shrink(self, *, whole: bool) -> bool:
        """Take what was removed off the disk; False where that was not possible now."""
        with self._lock:
            try:
                return self._file is not None and self._file.shrink(whole=whole)
            except STORAGE_ERRORS as error:
                self._fail(error)
                return False

    def clear(self) -> bool:
        """Remove everything: entries, free space, log, backups and files set aside. False where something is left."""
        with self._lock:
            if self._is_off():
                return self._state.condition is HistoryCondition.OFF
            if not self._write(remove_all) or not self.shrink(whole=True):
                return False
            with suppress(OSError):
                remove_copies(self.path)
                self._state = HistoryState(self._state.condition)
                return True
            return False

    def keep(self, days: int | None, entries: int | None) -> None:
        """Change how long and how many, and remove at once what is beyond that."""
        with self._lock:
            self._limits = KeepLimits(days, entries)
            if self._state.condition is HistoryCondition.OFF:
                self._note(HistoryCondition.NOT_OPENED)
            known, file = self._file, self._usable()
            if file is not None and file is known and file.refusal is None:
                self._tidy(file)

    @property
    def keep_days(self) -> int | None:
        """How many days are kept: None for no limit, 0 where nothing is."""
        return 0 if self._limits.nothing else self._limits.days

    def vouches_for_clock(self) -> bool:
        """Whether there is an entry of the last days, and no doubt about the clock in this session."""
        now = self._now()
        return bool(self.read(lambda file: is_recent(file, now), None)) and not self._state.clock_jumped

    def close(self) -> None:
        """Close the file, after what is being written. Afterwards nothing is kept or found."""
        with self._lock:
            self._drop()
            self._note(HistoryCondition.CLOSED)

    def _usable(self) -> Database | None:
        return None if self._is_off() else self._current()

    def _is_off(self) -> bool:
        """Whether nothing is to be kept; then it has seen to it that nothing is, as far as the file lets it."""
        if not self._limits.nothing:
            return False
        condition = self._state.condition
        if condition is not HistoryCondition.OFF and not condition.is_final:
            if identity(self.path) is not None:
                if not self._write(remove_all):
                    return True
                self.shrink(whole=True)
            with suppress(OSError):
                remove_copies(self.path)
            self._drop()
            self._note(HistoryCondition.OFF)
        return True

    def _current(self) -> Database | None:
        if not self._state.condition.is_final and (self._file is None or not self._file.is_current()):
            self._open_file("quick_check")
        return self._file

    def _open_file(self, check: Check) -> None:
        self._drop()
        try:
            file = open_database(self.path, self._schema, self._patience(), salvage, check)
        except StorageError as error:
            self._fail(error)
            return
        # From here on other threads can read, while this one still tidies.
        self._file = file
        if file.refusal is not None:
            self._note_problem(file.refusal)
            return
        self._note(HistoryCondition.READY, set_aside=file.set_aside)
        self._tidy(file, last=check == "integrity_check")

    def _tidy(self, file: Database, *, last: bool = False) -> None:
        try:
            file.write(lambda connection: self.prune(connection, self._now()), self._patience())
        except STORAGE_ERRORS as error:
            if last or not self._mended(error):
                self._fail(error)
        else:
            with suppress(*STORAGE_ERRORS):
                file.write(index_states, self._patience())
        oldest = None if self._state.clock_jumped else self._limits.oldest(self._now())
        if oldest is not None:
            with suppress(OSError):
                remove_copies(self.path, oldest)

    def prune(self, connection: sqlite3.Connection, checked_at: datetime, coming: int = 0) -> None:
        """Remove what is too old, and what is too many where so many entries of `checked_at` come. Raises sqlite3.Error."""
        if self._limits.days is not None:
            now = self._now()
            jumped = is_recent(connection, now) is False
            # An entry that is added with an older time says nothing about the clock.
            if jumped and abs(now - checked_at) < _JUST_ASKED:
                self._state = self._state._replace(clock_jumped=True)
            if not jumped and not self._state.clock_jumped:
                self._limits.remove_too_old(connection, now)
        self._limits.remove_too_many(connection, coming)

    def _write(self, work: Work[Value]) -> Value | None:
        for first in (True, False):
            file = self._current()
            if file is not None and file.refusal is not None:
                self._open_file("quick_check")
                file = self._file
            if file is None or file.refusal is not None:
                break
            try:
                value = file.write(work, self._patience())
            except STORAGE_ERRORS as error:
                if first and self._mended(error):
                    continue
                self._fail(error)
                break
            self._note(HistoryCondition.READY)
            return value
        return None

    def _mended(self, error: Exception) -> bool:
        if as_storage_error(error).problem is not StorageProblem.DAMAGED:
            return False
        self._open_file("integrity_check")
        return self._file is not None

    def _fail(self, error: Exception) -> None:
        if self._state.condition is HistoryCondition.CLOSED:
            return
        problem = as_storage_error(error)
        if problem.problem in _DROPPED_AFTER:
            self._drop()
        self._note_problem(problem)

    def _note_problem(self, error: StorageError) -> None:
        # SQLite has many codes for "no room", depending on which of its files could not grow.
        full = error.problem is StorageProblem.UNUSABLE and is_full(self.path)
        problem = StorageProblem.DISK_FULL if full else error.problem
        self._note(HistoryCondition(problem.value), detail=error.detail, set_aside=error.set_aside)

    def _drop(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _note(self, condition: HistoryCondition, *, detail: str | None = None, set_aside: Path | None = None) -> None:
        before = self._state
        self._state = before._replace(condition=condition, set_aside=set_aside or before.set_aside, detail=detail)

    def _patience(self) -> float:
        locked = self._state.condition is HistoryCondition.LOCKED
        return self._patience_for_locks * (_SECOND_WAIT if locked else 1)
