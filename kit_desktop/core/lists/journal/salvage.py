"""A journal that is damaged or none of ours: set aside under a new name, and what can be read of it brought into a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from kit_desktop.core.kept_lookup import unpack_salvaged
from kit_desktop.core.lists.journal.journal import Journal, fill_tables, remove_sound_journal
from kit_desktop.core.lists.journal.tables import SUFFIX, JournalAbout, as_row, count, is_ours, new_tables, read_about, record
from kit_desktop.core.lists.reading.read import IdList
from kit_desktop.core.storage.files import replacing_database
from kit_desktop.core.storage.problem import StorageError, StorageProblem
from kit_desktop.core.storage.salvage import salvaged_rows
from kit_desktop.core.storage.set_aside import move_aside
from kit_desktop.core.storage.sqlite_errors import STORAGE_ERRORS, as_storage_error, storage_errors

_SET_ASIDE = frozenset({StorageProblem.DAMAGED, StorageProblem.FOREIGN, StorageProblem.NEWER, StorageProblem.UNUSABLE})


def forget_journal(path: Path) -> Path | None:
    """Make room for a new journal: remove a sound one; set aside anything else and return its new name.

    Raises StorageError (LOCKED while a run holds it).
    """
    try:
        remove_sound_journal(path)
    except StorageError as error:
        if error.problem not in _SET_ASIDE:
            raise
    else:
        return None
    with storage_errors():
        _require_free(path)
        return move_aside(path, "damaged" if is_ours(path) else "foreign")


def begin_again(path: Path, ids: IdList, address: str) -> tuple[Path, int]:
    """Set a damaged journal aside and write the list down anew, with the answers of the old one that are about its ids.

    Returns where the damaged one is now, and how many of its answers are in the new one. Raises StorageError, FOREIGN where
    the file does not even say that it is a journal.
    """
    with storage_errors():
        if not is_ours(path):
            raise StorageError(StorageProblem.FOREIGN)
        _require_free(path)
        # Whole before the old one is moved: who is killed meanwhile, or finds no room, finds that one again.
        with replacing_database(path) as unfinished:
            with new_tables(unfinished) as connection:
                fill_tables(connection, ids, address)
                answers = _bring_answers(path, connection, ids.choice.kind.value, address)
            aside = move_aside(path)
    return aside, answers


def open_or_mend(path: Path) -> Journal:
    """Hold a journal; a damaged one is set aside, and what can be read of it takes its place (`JournalAbout.set_aside`).

    Raises StorageError (DAMAGED where too little can be read: then the file stays as it is).
    """
    try:
        return Journal(path)
    except StorageError as error:
        if error.problem is not StorageProblem.DAMAGED:
            raise
        with storage_errors():
            _require_free(path)
            _mend(path, error)
    return Journal(path)


def find_journals(folder: Path) -> tuple[JournalAbout, ...]:
    """The readable journals of a folder, newest first; `open` says which of them can be gone on with.

    A damaged one is mended for it: what is not offered is lost to the person. One that cannot be mended stays as it is.
    """
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        with suppress(StorageError):
            found.append(_read_or_mended(path))
    return tuple(sorted(found, key=lambda about: about.created_at, reverse=True))


def _read_or_mended(path: Path) -> JournalAbout:
    try:
        return read_about(path)
    except StorageError as error:
        if error.problem is not StorageProblem.DAMAGED:
            raise
    open_or_mend(path).close()
    return read_about(path)


def _require_free(path: Path) -> None:
    """Raise StorageError where a run holds the journal, as far as its damage lets that be seen."""
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        if as_storage_error(error).problem is StorageProblem.LOCKED:
            raise


def _mend(path: Path, damage: StorageError) -> None:
    about = dict(_about(path))
    with replacing_database(path) as unfinished:
        with new_tables(unfinished) as connection:
            _bring_list(path, connection, about)
            if not {"kind", "address"} <= about.keys() or not count(connection).open:
                raise damage
            _bring_answers(path, connection, about["kind"], about["address"])
        read_about(unfinished)
        # Its successor is whole: the rename that follows is all that is left to do.
        aside = move_aside(path).name
        with closing(sqlite3.connect(unfinished)) as connection, connection:
            connection.execute("INSERT OR REPLACE INTO about VALUES ('set_aside', ?)", (aside,))


def _about(path: Path) -> Iterator[tuple[str, str]]:
    with suppress(*STORAGE_ERRORS), closing(sqlite3.connect(path)) as connection:
        yield from connection.execute("SELECT name, value FROM about")


def _bring_list(path: Path, connection: sqlite3.Connection, about: dict[str, str]) -> None:
    connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    for _, *item in salvaged_rows(path, "item", ("seq", "message_id", "row", "searched")):
        if isinstance(item[1], str) and isinstance(item[2], int) and isinstance(item[3], str):
            connection.execute("INSERT OR IGNORE INTO item VALUES (?, ?, ?, ?)", item)
    for _, *row in salvaged_rows(path, "list_row", ("row", "seq", "refused", "cells")):
        if isinstance(row[3], str):
            connection.execute("INSERT OR IGNORE INTO list_row VALUES (?, ?, ?, ?)", row)
    connection.execute("UPDATE list_row SET seq = NULL WHERE seq NOT IN (SELECT seq FROM item)")


def _bring_answers(path: Path, connection: sqlite3.Connection, kind: str, address: str) -> int:
    """Bring the answers that their own checksums prove, each to the id that it is about."""
    number = 0
    for salvaged in salvaged_rows(path, "answer", ("record", "reply")):
        if (answer := unpack_salvaged(*salvaged)) is None:
            continue
        entry, kept, reply = answer
        result = entry.result
        # The address that was asked; none where nothing was sent.
        if result.query.by.value != kind or entry.address not in {address, None}:
            continue
        found = connection.execute("SELECT seq FROM item WHERE message_id = ?", (result.query.id,)).fetchone()
        if found is not None:
            record(connection, as_row(found[0], result) | {"record": kept, "reply": reply})
            number += 1
    return number
