"""A list out again, answers beside it: CSV or XLSX, whole or not at all.

Written to a temporary file in the same folder, synced, then renamed: a file under the asked name is always a complete one.
"""

from __future__ import annotations

import errno
import glob
import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.export.csv_file import write_csv
from kit_desktop.core.lists.export.rows import Cell, ExportOptions, RowMaker
from kit_desktop.core.lists.export.xlsx_file import Figures, write_xlsx
from kit_desktop.core.lists.journal.reader import JournalReader
from kit_desktop.core.lists.journal.summary import summarize
from kit_desktop.core.lists.journal.tables import read_about
from kit_desktop.core.storage.files import sync, when_free
from kit_desktop.core.storage.problem import StorageError

SUFFIXES = (".csv", ".xlsx")
"""Endings of a name that say what is written."""

_REPORT_EVERY = 500  # rows


class ExportProblem(StrEnum):
    """Why nothing was written."""

    FORMAT = "format"
    NO_FOLDER = "no_folder"
    NOT_A_FILE = "not_a_file"
    THE_LIST_ITSELF = "the_list_itself"
    LOCKED = "locked"
    DISK_FULL = "disk_full"
    UNWRITABLE = "unwritable"
    JOURNAL = "journal"
    CANCELLED = "cancelled"


class ExportError(Exception):
    """Nothing was written, and what was there before still is. `detail` is a short technical word."""

    def __init__(self, problem: ExportProblem, detail: str = "") -> None:
        super().__init__(f"{problem} {detail}".strip())
        self.problem = problem
        self.detail = detail


def check_target(target: Path) -> None:
    """See that `export_list` could write there now, before hours of asking. Raises ExportError."""
    if target.suffix.lower() not in SUFFIXES:
        raise ExportError(ExportProblem.FORMAT)
    with _export_errors(), _unfinished(target):
        pass


def export_list(
    journal: Path,
    target: Path,
    options: ExportOptions | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    cancel: CancelToken | None = None,
) -> int:
    """Write the list of a journal and what is known about it; returns how many rows. Blocks; a run may go on meanwhile.

    `on_progress` gets rows done and rows in all. Raises ExportError.
    """
    options, cancel = options or ExportOptions(), cancel or CancelToken()
    if target.suffix.lower() not in SUFFIXES:
        raise ExportError(ExportProblem.FORMAT)
    with _export_errors():
        about = read_about(journal)
        if _is_same_file(about.source, target):
            raise ExportError(ExportProblem.THE_LIST_ITSELF)
        maker = RowMaker(about, options)
        with closing(JournalReader(journal)) as reader, _unfinished(target) as (file, finish):
            rows = _Rows(reader, maker, on_progress or (lambda _done, _all: None), cancel)
            if target.suffix.lower() == ".csv":
                write_csv(file, maker.headings(), rows)
            else:
                write_xlsx(file, maker.headings(), rows, options, Figures(about, summarize(reader)))
            if cancel.is_set:
                raise ExportError(ExportProblem.CANCELLED)
            finish()
            return rows.done


def _is_same_file(source: Path | None, target: Path) -> bool:
    # The answers keep one sheet of a workbook, and not what stood above its headings: the person's own list must outlive them.
    try:
        return source is not None and source.samefile(target)
    except OSError:
        return False


class _Rows:
    def __init__(
        self, reader: JournalReader, maker: RowMaker, on_progress: Callable[[int, int], None], cancel: CancelToken
    ) -> None:
        self._reader = reader
        self._maker = maker
        self._on_progress = on_progress
        self._cancel = cancel
        self.done = 0

    def __iter__(self) -> Iterator[list[Cell]]:
        total = self._reader.listed_count()
        for row in self._reader.listed_rows():
            if self._cancel.is_set:
                raise ExportError(ExportProblem.CANCELLED)
            yield self._maker.cells(row)
            self.done += 1
            if self.done % _REPORT_EVERY == 0:
                self._on_progress(self.done, total)
        self._on_progress(self.done, total)


@contextmanager
def _unfinished(target: Path) -> Iterator[tuple[BinaryIO, Callable[[], None]]]:
    # A link is followed: what it points to is replaced, not the link.
    final = target.resolve()
    if final.exists() and not final.is_file():
        raise ExportError(ExportProblem.NOT_A_FILE)
    _remove_leftovers(final)
    part = final.with_name(f"{_part_prefix(final)}{secrets.token_hex(4)}.part")
    # Not 0600: it is the person's own document, and the system's usual rights apply to it, or those that it has already.
    rights = stat.S_IMODE(final.stat().st_mode) & 0o777 if final.exists() else None
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    number = os.open(part, flags, 0o666 if rights is None else rights & 0o666 | 0o600)
    _hold(number)

    def finish() -> None:
        file.flush()
        os.fsync(file.fileno())
        file.close()
        if rights is not None and os.name == "posix":
            part.chmod(rights)
        when_free(lambda: part.replace(final))
        sync(final.parent)

    try:
        with os.fdopen(number, "w+b") as file:
            yield file, finish
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _part_prefix(final: Path) -> str:
    return f".{final.stem[:40]}-"


def _hold(number: int) -> bool:
    # Windows lets nobody remove an open file, so there is nothing to hold.
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - POSIX only

        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _remove_leftovers(final: Path) -> None:
    """Remove what exports to the same name left behind that were killed; one that still goes on holds its file."""
    for left in final.parent.glob(f"{glob.escape(_part_prefix(final))}????????.part"):
        with suppress(OSError):
            with left.open("rb") as file:
                is_left = _hold(file.fileno())
            if is_left:
                left.unlink()


@contextmanager
def _export_errors() -> Iterator[None]:
    try:
        yield
    except StorageError as error:
        raise ExportError(ExportProblem.JOURNAL, error.problem.value) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ExportError(ExportProblem.NO_FOLDER) from error
    except OSError as error:
        locked = isinstance(error, PermissionError) or error.errno == errno.EBUSY
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        problem = ExportProblem.LOCKED if locked else ExportProblem.DISK_FULL if full else ExportProblem.UNWRITABLE
        raise ExportError(problem, errno.errorcode.get(error.errno or 0, type(error).__name__)) from error
