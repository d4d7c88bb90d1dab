"""A list out again, answers beside it: CSV or XLSX, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    with _export_errors(target), suppress(_NotNow), replacing(target, private=False):
        raise _NotNow


def export_list(
    journal: Path,
    target: Path,
    options: ExportOptions | None = None,
    cancel: CancelToken | None = None,
) -> Saved:
    """Write the list of a journal and what is known about it. Blocks; a run may go on meanwhile. Raises ExportError."""
    options = options or ExportOptions()
    with _export_errors(target):
        about = read_about(journal)
        if _is_same_file(about.source, target):
            raise ExportError(ExportProblem.THE_LIST_ITSELF)
        maker = RowMaker(about.headings, about.kind, about.column, options)
        with closing(JournalReader(journal)) as reader:
            chosen = None if options.view is None else frozenset(reader.order(options.view))
            rows = (
                maker.cells(row)
                for row in reader.listed_rows()
                if chosen is None or (row.answer is not None and row.answer.seq in chosen)
            )
            # Figures of the whole list beside a part of it would be taken for those of the part.
            figures = None if chosen is not None or _is_csv(target) else (about, summarize(reader))
            return _write(target, maker.headings(), rows, options, figures, cancel)


def export_lookups(
    lookups: Iterable[LookupResult], target: Path, headings: tuple[str, str], options: ExportOptions | None = None
) -> Saved:
    """Write lookups that belong to no list, each with its id and kind under `headings`. Blocks. Raises ExportError."""
    options = options or ExportOptions()
    makers = {kind: RowMaker(headings, kind, 0, options) for kind in IdKind}

    def cells(lookup: LookupResult) -> list[Cell]:
        query = lookup.query
        return makers[query.by].cells(ListedRow(0, (visible(query.id), query.by.value), None, row_of(lookup)))

    with _export_errors(target):
        return _write(target, makers[IdKind.MSG_ID].headings(), map(cells, lookups), options)


def _write(
    target: Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    options: ExportOptions,
    figures: Figures | None = None,
    cancel: CancelToken | None = None,
) -> Saved:
    count = changed = 0

    def counted() -> Iterator[Sequence[Cell]]:
        nonlocal count
        for row in rows:
            _stop_if_asked(cancel)
            count += 1
            yield row

    with replacing(target, private=False) as file:
        if _is_csv(target):
            changed = write_csv(file, headings, counted())
        else:
            write_xlsx(file, headings, counted(), options, figures)
        _stop_if_asked(cancel)
    return Saved(target.name, count, changed)


def _stop_if_asked(cancel: CancelToken | None) -> None:
    if cancel is not None and cancel.is_set:
        raise ExportError(ExportProblem.CANCELLED)


def _is_csv(target: Path) -> bool:
    return target.suffix.lower() == ".csv"


def _is_same_file(source: Path | None, target: Path) -> bool:
    # The answers keep one sheet of a workbook, and not what stood above its headings: the person's own list must outlive them.
    with suppress(OSError):
        return source is not None and source.samefile(target)
    return False


class _NotNow(Exception):  # noqa: N818 - no error: it keeps `replacing` from replacing anything
    pass


@contextmanager
def _export_errors(target: Path) -> Iterator[None]:
    if target.suffix.lower() not in SUFFIXES:
        raise ExportError(ExportProblem.FORMAT)
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
