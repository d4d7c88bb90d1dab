"""Between the history and its file: opened when needed, mended when damaged, tried again when it may help; the state told."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kit_desktop.core.history.condition import (
    HISTORY_ERRORS,
    HistoryCondition,
    HistoryFileError,
    HistoryState,
    as_history_error,
)
from kit_desktop.core.history.connection import HistoryFile, Value, Work
from kit_desktop.core.history.file_set import remove_copies
from kit_desktop.core.history.history_limits import KeepLimits
from kit_desktop.core.history.opening import Connect, open_history_file
from kit_desktop.core.history.tables import Check, Migration, forget_removed, remove_all
from kit_desktop.core.storage.files import identity, is_full

_SECOND_WAIT = 1 / 20
"""How much of the patience is left once a wait for another process was in vain, until the file is free again."""


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How the file is opened: its migrations, seconds to wait for locks, and what opens databases."""

    migrations: Sequence[Migration]
    patience: float
    connect: Connect


class HistoryAccess:
    """Runs work on the file and never raises because of it. Safe to use from several threads; everything may block."""

    def __init__(self, path: Path, limits: KeepLimits, options: FileOptions, now: Callable[[], datetime]) -> None:
        self._path = path
        self._limits = limits
        self._options = options
        self._now = now
        self._file: HistoryFile | None = None
        self._state = HistoryState(HistoryCondition.NOT_OPENED)
        self._lock = threading.RLock()

    @property
    def state(self) -> HistoryState:
        """How the last opening or writing went. Never blocks."""
        return self._state

    @property
    def limits(self) -> KeepLimits:
        """What is kept."""
        return self._limits

    def open(self) -> HistoryState:
        """Open, check and tidy the file unless that is done."""
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
            except HISTORY_ERRORS as error:
                # Having the lock means that nobody is opening, tidying or mending the file any more.
                with self._lock:
                    if first and (self._file is not file or self._may_be_gone(error) or self._mended(error)):
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
            except HISTORY_ERRORS as error:
                self._fail(error)
                return False

    def clear(self) -> bool:
        """Remove everything: entries, free space, log, backups and files set aside. False where something is left."""
        with self._lock:
            if self._is_off():
                return self._state.condition is HistoryCondition.OFF
            if not self._write(_empty) or not self.shrink(whole=True):
                return False
            try:
                remove_copies(self._path)
            except OSError:
                return False
            self._state = HistoryState(self._state.condition)
            return True

    def keep(self, limits: KeepLimits) -> None:
        """Change what is kept, and remove at once what is beyond that."""
        with self._lock:
            self._limits = limits
            if self._state.condition is HistoryCondition.OFF:
                self._note(HistoryCondition.NOT_OPENED)
            known, file = self._file, self._usable()
            if file is not None and file is known and file.refusal is None:
                self._tidy(file)

    def close(self) -> None:
        """Close the file, after what is being written."""
        with self._lock:
            self._drop()
            self._note(HistoryCondition.CLOSED)

    def _usable(self) -> HistoryFile | None:
        return None if self._is_off() else self._current()

    def _is_off(self) -> bool:
        """Whether nothing is to be kept; then it has seen to it that nothing is, as far as the file lets it."""
        if not self._limits.nothing:
            return False
        condition = self._state.condition
        if condition is not HistoryCondition.OFF and not condition.is_final:
            if identity(self._path) is not None:
                if not self._write(_empty):
                    return True
                self.shrink(whole=True)
            with suppress(OSError):
                remove_copies(self._path)
            self._drop()
            self._note(HistoryCondition.OFF)
        return True

    def _current(self) -> HistoryFile | None:
        if not self._state.condition.is_final and (self._file is None or not self._file.is_current()):
            self._open_file("quick_check")
        return self._file

    def _open_file(self, check: Check) -> None:
        self._drop()
        options = self._options
        try:
            file = open_history_file(self._path, options.migrations, self._patience(), options.connect, check)
        except HistoryFileError as error:
            self._fail(error)
            return
        # From here on other threads can read, while this one still tidies.
        self._file = file
        if file.refusal is not None:
            self._note_problem(file.refusal)
            return
        self._note(HistoryCondition.READY, set_aside=file.set_aside)
        self._tidy(file, last=check == "integrity_check")

    def _tidy(self, file: HistoryFile, *, last: bool = False) -> None:
        try:
            file.repair_index(self._patience())
            file.write(self._prune, self._patience())
        except HISTORY_ERRORS as error:
            if last or not self._mended(error):
                self._fail(error)
        oldest = self._limits.oldest(self._now())
        if oldest is not None:
            with suppress(OSError):
                remove_copies(self._path, oldest)

    def _prune(self, connection: sqlite3.Connection, indexed: bool) -> None:
        if self._limits.prune(connection, indexed, self._now()) and indexed:
            forget_removed(connection)

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
            except HISTORY_ERRORS as error:
                if first and self._mended(error):
                    continue
                self._fail(error)
                break
            self._note(HistoryCondition.READY)
            return value
        return None

    @staticmethod
    def _may_be_gone(error: Exception) -> bool:
        return as_history_error(error).condition is HistoryCondition.UNUSABLE

    def _mended(self, error: Exception) -> bool:
        if as_history_error(error).condition is not HistoryCondition.DAMAGED:
            return False
        self._open_file("integrity_check")
        return self._file is not None

    def _fail(self, error: Exception) -> None:
        if self._state.condition is HistoryCondition.CLOSED:
            return
        problem = as_history_error(error)
        if problem.condition.is_final or problem.condition is HistoryCondition.UNUSABLE:
            self._drop()
        self._note_problem(problem)

    def _note_problem(self, problem: HistoryFileError) -> None:
        # SQLite has many codes for "no room", depending on which of its files could not grow.
        full = problem.condition is HistoryCondition.UNUSABLE and is_full(self._path)
        condition = HistoryCondition.DISK_FULL if full else problem.condition
        self._note(condition, detail=problem.detail, set_aside=problem.set_aside)

    def _drop(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _note(self, condition: HistoryCondition, *, detail: str | None = None, set_aside: Path | None = None) -> None:
        self._state = HistoryState(condition, set_aside or self._state.set_aside, detail)

    def _patience(self) -> float:
        locked = self._state.condition is HistoryCondition.LOCKED
        return self._options.patience * (_SECOND_WAIT if locked else 1)


def _empty(connection: sqlite3.Connection, indexed: bool) -> bool:
    remove_all(connection, indexed=indexed)
    return True
