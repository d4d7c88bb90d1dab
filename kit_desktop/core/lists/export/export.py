"""A list out again, answers beside it: CSV or XLSX, whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.errors import ProblemError
from kit_desktop.core.lists.export.csv_file import write_csv
from kit_desktop.core.lists.export.rows import Cell, ExportOptions, RowMaker
from kit_desktop.core.lists.export.xlsx_file import Figures, write_xlsx
from kit_desktop.core.lists.journal.reader import JournalReader, ListedRow, row_of
from kit_desktop.core.lists.journal.summary import summarize
from kit_desktop.core.lists.journal.tables import read_about
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.plain_text import visible
from kit_desktop.core.storage.files import replacing
from kit_desktop.core.storage.problem import StorageError
from kit_desktop.core.storage.system_errors import SystemProblem, system_name, system_problem

SUFFIXES = (".csv", ".xlsx")
"""Endings of a name that say what is written."""


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


class ExportError(ProblemError[ExportProblem]):
    """Nothing was written, and what was there before still is. `detail` is a short technical word."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written. `changed_by_excel` counts the values of a CSV that Excel would show otherwise than they stand there."""

    name: str
    rows: int
    changed_by_excel: int


def check_target(target: Path) -> None:
    """See that `export_list` could write there now, before hours of asking. Raises ExportError."""
    if target.suffix.lower() not in SUFFIXES:
        raise ExportError(ExportProblem.FORMAT)
    with _export_errors(), suppress(_NotNow), replacing(target, private=False):
        raise _NotNow


def export_list(
    journal: Path,
    target: Path,
    options: ExportOptions | None = None,
    cancel: CancelToken | None = None,
) -> Saved:
    """Write the list of a journal and what is known about it. Blocks; a run may go on meanwhile. Raises ExportError."""
    options, cancel = options or ExportOptions(), cancel or CancelToken()
    if target.suffix.lower() not in SUFFIXES:
        raise ExportError(ExportProblem.FORMAT)
    with _export_errors():
        about = read_about(journal)
        if _is_same_file(about.source, target):
            raise ExportError(ExportProblem.THE_LIST_ITSELF)
        rows = _Rows(RowMaker(about.headings, about.kind, about.column, options), cancel)
        changed = 0
        with closing(JournalReader(journal)) as reader, replacing(target, private=False) as file:
            chosen = None if options.view is None else frozenset(reader.order(options.view))
            cells = rows.of(reader, chosen)
            if target.suffix.lower() == ".csv":
                changed = write_csv(file, rows.maker.headings(), cells)
            else:
                # Figures of the whole list beside a part of it would be taken for those of the part.
                figures = None if chosen is not None else Figures(about, summarize(reader))
                write_xlsx(file, rows.maker.headings(), cells, options, figures)
            if cancel.is_set:
                raise ExportError(ExportProblem.CANCELLED)
        return Saved(target.name, rows.count, changed)


def export_lookups(
    lookups: Iterable[LookupResult], target: Path, headings: tuple[str, str], options: ExportOptions | None = None
) -> Saved:
    """Write lookups that belong to no list, each with its id and kind under `headings`. Blocks. Raises ExportError."""
    options = options or ExportOptions()
    if target.suffix.lower() not in SUFFIXES:
        raise ExportError(ExportProblem.FORMAT)
    makers = {kind: RowMaker(headings, kind, 0, options) for kind in IdKind}
    count = 0

    def cells() -> Iterator[list[Cell]]:
        nonlocal count
        for count, lookup in enumerate(lookups, start=1):
            query = lookup.query
            row = ListedRow(count, (visible(query.id), query.by.value), None, row_of(lookup))
            yield makers[query.by].cells(row)

    names, changed = makers[IdKind.MSG_ID].headings(), 0
    with _export_errors(), replacing(target, private=False) as file:
        if target.suffix.lower() == ".csv":
            changed = write_csv(file, names, cells())
        else:
            write_xlsx(file, names, cells(), options, None)
    return Saved(target.name, count, changed)


def _is_same_file(source: Path | None, target: Path) -> bool:
    # The answers keep one sheet of a workbook, and not what stood above its headings: the person's own list must outlive them.
    try:
        return source is not None and source.samefile(target)
    except OSError:
        return False


class _Rows:
    """The rows of an export, made one by one and counted."""

    def __init__(self, maker: RowMaker, cancel: CancelToken) -> None:
        self.maker, self._cancel = maker, cancel
        self.count = 0

    def of(self, reader: JournalReader, chosen: Collection[int] | None) -> Iterator[list[Cell]]:
        for row in reader.listed_rows():
            if self._cancel.is_set:
                raise ExportError(ExportProblem.CANCELLED)
            if chosen is None or (row.answer is not None and row.answer.seq in chosen):
                self.count += 1
                yield self.maker.cells(row)


class _NotNow(Exception):  # noqa: N818 - no error: it keeps `replacing` from replacing anything
    pass


@contextmanager
def _export_errors() -> Iterator[None]:
    try:
        yield
    except StorageError as error:
        raise ExportError(ExportProblem.JOURNAL, error.problem.value) from error
    except OSError as error:
        problem = _OF_SYSTEM.get(system_problem(error), ExportProblem.UNWRITABLE)
        has_words = problem in {ExportProblem.NOT_A_FILE, ExportProblem.NO_FOLDER}
        raise ExportError(problem, "" if has_words else system_name(error)) from error


_OF_SYSTEM = {
    SystemProblem.MISSING: ExportProblem.NO_FOLDER,
    SystemProblem.NOT_A_FILE: ExportProblem.NOT_A_FILE,
    SystemProblem.NOT_ALLOWED: ExportProblem.LOCKED,
    SystemProblem.BUSY: ExportProblem.LOCKED,
    SystemProblem.DISK_FULL: ExportProblem.DISK_FULL,
}
