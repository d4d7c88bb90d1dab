"""The list that the `batch` command was given: read, its column and kind chosen, and what is taken from it said."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kit_desktop.cli.arguments import kind_of
from kit_desktop.cli.words import LIST_WORDS, NOTE_WORDS, UnusableListError
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.export.words import ENGLISH
from kit_desktop.core.lists.reading.read import IdList, ListPreview, read_list, take_ids
from kit_desktop.core.lists.reading.values import Column, ColumnReason, ListChoice, ListForm, ListProblem, RefusedReason
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.plain_text import shortened

_NAMED = {IdKind.MSG_ID: ColumnReason.NAMED_MSG_ID, IdKind.USER_MSG_ID: ColumnReason.NAMED_USER_MSG_ID}
_SHOWN = 5


def read_ids(options: Namespace, cancel: CancelToken) -> IdList:
    """Read IN and take its ids as the arguments say. Raises UnusableListError. The caller closes its `preview`."""
    preview = read_list(options.input, ListForm(encoding=options.encoding, sheet=options.sheet), cancel)
    try:
        if preview.problem is not None:
            raise UnusableListError(LIST_WORDS[preview.problem])  # noqa: TRY301 - closed below whatever happens
        if options.header_row is not None:
            preview = preview.with_header(options.header_row or None)
        ids = take_ids(preview, _choice(preview, options), cancel)
        if ids is None:
            raise UnusableListError(LIST_WORDS[ListProblem.CANCELLED])  # noqa: TRY301
        if not ids.kept:
            raise UnusableListError("\n".join([*describe(ids), "There is no id to ask for."]))  # noqa: TRY301
    except UnusableListError:
        preview.close()
        raise
    return ids


def require_other_output(options: Namespace, journal: Path) -> None:
    """See that neither OUT nor its journal is the person's own list, under whatever name. Raises UnusableListError."""
    for written in (options.output, journal):
        # What is not there, or cannot be looked at, is found out and said by whoever opens it.
        with suppress(OSError):
            if options.input.samefile(written):
                raise UnusableListError("OUT is the list itself. Choose another name for OUT.")


def describe(ids: IdList) -> Iterator[str]:
    """What is taken from the list and what is left out, in lines."""
    yield from (NOTE_WORDS[note] for note in ids.preview.notes)
    heading = ids.headings[ids.choice.column] if ids.choice.column < len(ids.headings) else ""
    named = f' "{shortened(heading, 60)}"' if heading else ""
    yield f"{ids.kept} ids in column {ids.choice.column + 1}{named}, asked for as {ids.choice.kind.value}"
    if ids.duplicates or ids.blanks:
        yield f"{ids.duplicates} repeated rows are asked for once, {ids.blanks} rows have no id"
    for refused in ids.refused[:_SHOWN]:
        yield f"Left out: row {refused.row}, {shortened(refused.text, 60)!r} — {_why(refused.reason)}"
    if ids.refused_count > _SHOWN:
        yield f"Left out: {ids.refused_count - _SHOWN} rows more; OUT names them all"


def _why(reason: RefusedReason) -> str:
    return ENGLISH.refused[reason].removeprefix("Not asked: ")


def _choice(preview: ListPreview, options: Namespace) -> ListChoice:
    guess = preview.guess
    if guess is None:
        raise UnusableListError(LIST_WORDS[ListProblem.EMPTY])
    kind = kind_of(options.by) if options.by else None
    if options.column is not None:
        column = _named_column(preview, options.column)
        guess = ListChoice(column.index, column.kind, preview.header_row)
    elif kind is not None and (named := [column for column in preview.columns if _NAMED[kind] in column.reasons]):
        guess = replace(guess, column=named[0].index)
    elif not preview.sure:
        raise UnusableListError(f"Which column holds the ids? Say --column with one of these: {_columns(preview)}")
    return replace(guess, kind=kind or guess.kind)


def _named_column(preview: ListPreview, wanted: str) -> Column:
    by_heading = [column for column in preview.columns if column.heading.casefold() == wanted.strip().casefold()]
    if len(by_heading) == 1:
        return by_heading[0]
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(preview.columns):
        return preview.columns[int(wanted) - 1]
    raise UnusableListError(f"There is no such column. Say --column with one of these: {_columns(preview)}")


def _columns(preview: ListPreview) -> str:
    return ", ".join(
        f"{column.index + 1} {shortened(column.heading, 30)!r}" if column.heading else str(column.index + 1)
        for column in preview.columns
    )
