"""The list that the `batch` command was given: read, its column and kind chosen, and what is taken from it said."""

from __future__ import annotations

import errno
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kit_desktop.cli.address import load_settings
from kit_desktop.cli.words import LIST_WORDS, NOTE_WORDS, UnusableListError, counted
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.lists.export.words import ENGLISH
from kit_desktop.core.lists.journal.reader import JournalReader, JournalView
from kit_desktop.core.lists.reading.read import IdList, ListPreview, read_list, take_ids
from kit_desktop.core.lists.reading.values import (
    ENCODINGS,
    Column,
    ColumnReason,
    ListChoice,
    ListForm,
    ListProblem,
)
from kit_desktop.core.lists.values import Fate
from kit_desktop.core.message_id import KINDS, IdKind
from kit_desktop.core.plain_text import shortened
from kit_desktop.core.storage.files import beside

_NAMED = {IdKind.MSG_ID: ColumnReason.NAMED_MSG_ID, IdKind.USER_MSG_ID: ColumnReason.NAMED_USER_MSG_ID}
_SHOWN = 5
_PAGE = 1_000


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
            raise UnusableListError("\n".join([*describe(ids), "There is no id to look up."]))  # noqa: TRY301
    except UnusableListError:
        preview.close()
        raise
    return ids


def require_other_output(options: Namespace, journal: Path) -> None:
    """See that neither OUT nor its journal is the person's own list, under whatever name, and that OUT may have that name.

    Raises UnusableListError.
    """
    if options.output.suffix.lower() == ".csv" and not load_settings().settings.allow_csv:
        raise UnusableListError("CSV is not allowed by your administrator; OUT must end in .xlsx.")
    try:
        beside(journal, "-journal").stat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise UnusableListError("The name of OUT is too long: the journal beside it gets a longer one.") from None
    for written in (options.output, journal):
        # What is not there, or cannot be looked at, is found out and said by whoever opens it.
        with suppress(OSError):
            if options.input.samefile(written):
                raise UnusableListError("OUT is the list itself. Choose another name for OUT.")


def describe(ids: IdList) -> Iterator[str]:
    """What is taken from the list and what is left out, in lines."""
    yield from (NOTE_WORDS[note] for note in ids.preview.notes)
    if hidden := ids.preview.hidden_rows:
        done = "are left out" if ids.choice.skip_hidden else "are taken too (--skip-hidden leaves them out)"
        yield f"{counted(hidden, 'row')} hidden in Excel {done}"
    if ids.drops_decimals:
        yield "The ids stand there as 963.0: the .0 was dropped"
    if ids.maybe_rounded:
        yield "The ids have more than 15 digits and end in zeros: a spreadsheet may have rounded them"
    heading = ids.headings[ids.choice.column] if ids.choice.column < len(ids.headings) else ""
    named = f' "{shortened(heading, 60)}"' if heading else ""
    yield f"{counted(ids.kept, 'id')} in column {ids.choice.column + 1}{named}, looked up as {ids.choice.kind.value}"
    if ids.duplicates or ids.blanks:
        repeated = f"{counted(ids.duplicates, 'repeated row')} (looked up once)"
        yield f"{repeated}, {counted(ids.blanks, 'row')} without an id"
    for refused in ids.refused[:_SHOWN]:
        yield f"Left out: row {refused.row}, {shortened(refused.text, 60)!r} — {ENGLISH.refused[refused.reason]}"
    if ids.refused_count > _SHOWN:
        yield f"Left out: {counted(ids.refused_count - _SHOWN, 'more row')}; OUT lists them all"


def describe_mixed(reader: JournalReader) -> Iterator[str]:
    """The ids that were not found and mix Latin and Cyrillic letters, with their other spelling, in lines."""
    places = reader.order(JournalView(fates=frozenset({Fate.NOT_FOUND})))
    pages = (reader.rows(places[at : at + _PAGE]) for at in range(0, len(places), _PAGE))
    mixed = [(row, other) for page in pages for row in page if (other := row.other_spelling) is not None]
    for row, other in mixed[:_SHOWN]:
        yield f"Row {row.row}, {shortened(row.message_id, 60)!r}: {ENGLISH.mixed.format(id=shortened(other, 60))}"
    if len(mixed) > _SHOWN:
        yield f"{counted(len(mixed) - _SHOWN, 'more id')} with mixed alphabets; OUT names them all"


def _choice(preview: ListPreview, options: Namespace) -> ListChoice:
    guess = preview.guess
    if guess is None:
        raise UnusableListError(LIST_WORDS[ListProblem.EMPTY])
    kind = KINDS.get(options.by)
    if options.column is not None:
        column = _named_column(preview, options.column)
        guess = ListChoice(column.index, column.kind, preview.header_row)
    elif kind is not None and (named := [column for column in preview.columns if _NAMED[kind] in column.reasons]):
        guess = replace(guess, column=named[0].index)
    elif not preview.sure:
        raise UnusableListError(f"Which column holds the ids? Use --column with one of these: {_columns(preview)}")
    if options.encoding is None and preview.has_doubtful_letters(guess.column):
        raise UnusableListError(
            f"Which encoding is the file in? {ENCODINGS[preview.form.encoding or 'utf-8']} gives ids such as"
            f" {_first_id(preview, guess)!r}. Use --encoding."
        )
    return replace(guess, kind=kind or guess.kind, skip_hidden=options.skip_hidden)


def _first_id(preview: ListPreview, choice: ListChoice) -> str:
    cells = [row.cells[choice.column] for row in preview.sample if choice.column < len(row.cells)]
    return shortened(next((cell for cell in cells if not cell.isascii()), ""), 30)


def _named_column(preview: ListPreview, wanted: str) -> Column:
    by_heading = [column for column in preview.columns if column.heading.casefold() == wanted.strip().casefold()]
    if len(by_heading) == 1:
        return by_heading[0]
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(preview.columns):
        return preview.columns[int(wanted) - 1]
    raise UnusableListError(f"There is no such column. Use --column with one of these: {_columns(preview)}")


def _columns(preview: ListPreview) -> str:
    named = ", ".join(
        f"{column.index + 1} {shortened(column.heading, 30)!r}" if column.heading else str(column.index + 1)
        for column in preview.columns
    )
    return shortened(named, 1_000)
