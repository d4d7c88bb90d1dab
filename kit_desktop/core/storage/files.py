"""Files written whole or not at all, kept private, and renamed although another program looks at them for a moment."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

_T = TypeVar("_T")

PATIENCE = 0.5 if os.name == "nt" else 0.0
"""Seconds, less than the program waits for the disk when it ends. A virus scanner, the search index or a cloud folder's
program has read a new file by then; a spreadsheet program that has it open keeps it for longer, and that is to be said."""

UNFINISHED = ".kit-part"
"""The ending of a file that is not written to its end yet. Nobody else's files are called so."""

_SLICE = 0.02
_MOST_ATTEMPTS = 10
_PRIVATE = 0o600
_DATABASE = "-db"
_WRITTEN_WITH_DATABASE = (_DATABASE, _DATABASE + "-journal", _DATABASE + "-wal", _DATABASE + "-shm")
_KEPT_BESIDE = ("-wal", "-journal", "-shm")
_LEAST_ROOM = 131_072
_FOLDER_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF})


class NotAFileError(OSError):
    """Something that is no regular file has the name: a folder, a pipe, a device."""


def when_free(work: Callable[[], _T]) -> _T:
    """Rename, remove or read a file; on Windows again and again for `PATIENCE` seconds where that is refused.

    Windows refuses it while anybody has the file open, and on the person's folders somebody often has, for a blink. Raises
    what `work` raises.
    """
    give_up = time.monotonic() + PATIENCE
    while True:
        try:
            return work()
        except PermissionError:
            if time.monotonic() >= give_up:
                raise
            time.sleep(_SLICE)


@contextmanager
def replacing(target: Path, *, private: bool = True) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of `target` when the block ends: whole and on the disk, or not at all.

    A link is followed: what it leads to is replaced. `private` files are for the person alone; others (the person's own
    documents) keep the rights of the file that was there, or get the system's usual ones. What an interrupted writing to
    the same folder left behind is swept. Raises OSError, NotAFileError among them, and what the block raises.
    """
    final = _regular(target)
    sweep([final.parent])
    rights = _PRIVATE if private else _rights(final)
    with _unfinished(final, rights) as (part, file):
        yield file
        file.flush()
        os.fsync(file.fileno())
        # Windows renames no file that is open.
        file.close()
        if rights is not None and os.name == "posix":
            part.chmod(rights)
        when_free(lambda: part.replace(final))
        sync(final.parent)


@contextmanager
def replacing_database(target: Path) -> Iterator[Path]:
    """The path of a new private file for SQLite to write, which takes the place of `target` when the block ends.

    Every connection to it must be closed by then. Otherwise as `replacing`.
    """
    final = _regular(target)
    sweep([final.parent])
    # SQLite's own locks and the one that tells others of this writing would exclude each other on one file (macOS).
    with _unfinished(final, _PRIVATE) as (part, _):
        database = beside(part, _DATABASE)
        try:
            os.close(os.open(database, os.O_CREAT | os.O_EXCL | os.O_RDWR, _PRIVATE))
            yield database
            sync(database)
            when_free(lambda: database.replace(final))
            sync(final.parent)
        finally:
            _remove_database(part)


@contextmanager
def free_name(wanted: Path) -> Iterator[Path]:
    """The first of `wanted`, `wanted (2)`, … that nothing is called yet, for the block to write to.

    An empty file holds the name meanwhile; it goes where the block raises. Raises OSError, and what the block raises.
    """
    target, number = wanted, 1
    while True:
        try:
            target.touch(exist_ok=False)
            break
        except FileExistsError:
            number += 1
            target = wanted.with_stem(f"{wanted.stem} ({number})")
    try:
        yield target
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


def sweep(folders: Iterable[Path]) -> None:
    """Remove what interrupted writings left in these folders; never raises. Those that go on, in any process, are spared."""
    for folder in folders:
        with suppress(OSError):
            with os.scandir(folder) as entries:
                found = [
                    Path(entry) for entry in entries if entry.name.endswith(UNFINISHED) and entry.is_file(follow_symlinks=False)
                ]
            for left in found:
                with suppress(OSError):
                    _remove_unless_held(left)


def sync(path: Path) -> None:
    """See that a file's content, or on POSIX a folder's names, are on the disk. Raises OSError."""
    is_folder = path.is_dir()
    if is_folder and os.name != "posix":
        return
    number = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(number)
    except OSError as error:
        # Some network drives have no such call for folders; the rename itself is done.
        if not is_folder or error.errno not in _FOLDER_CANNOT_SYNC:
            raise
    finally:
        os.close(number)


def beside(path: Path, ending: str) -> Path:
    """The file that SQLite keeps next to a database under its name and `ending`."""
    return path.with_name(path.name + ending)


def make_private(path: Path) -> None:
    """See that a database is there and that nobody else can read it, from its first byte on. Raises OSError, NotAFileError.

    An existing file is never opened here: closing it again would drop SQLite's locks on it (POSIX).
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _PRIVATE))
    except FileExistsError:
        if not path.is_file():
            raise NotAFileError from None
        if os.name == "posix":
            for name in (path, *(beside(path, ending) for ending in _KEPT_BESIDE)):
                with suppress(OSError):
                    _withdraw(name)


def identity(path: Path) -> tuple[int, int] | None:
    """What tells this file from another one of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_full(path: Path) -> bool:
    """Whether there is too little room on the disk for SQLite to begin anything."""
    import shutil  # noqa: PLC0415  # slow to import, and needed only when something has failed

    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def _regular(target: Path) -> Path:
    try:
        final = target.resolve()
    except RuntimeError:
        # Links that lead back to one another.
        raise NotAFileError from None
    if final.exists() and not final.is_file():
        raise NotAFileError
    return final


def _rights(final: Path) -> int | None:
    return stat.S_IMODE(final.stat().st_mode) & 0o777 if final.exists() else None


@contextmanager
def _unfinished(final: Path, rights: int | None) -> Iterator[tuple[Path, BinaryIO]]:
    part, number = _created(final, 0o666 if rights is None else rights & 0o666 | 0o600)
    try:
        with os.fdopen(number, "w+b") as file:
            yield part, file
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _created(final: Path, mode: int) -> tuple[Path, int]:
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    attempts = 0
    while True:
        attempts += 1
        part = final.with_name(f".{final.stem[:40]}-{os.urandom(4).hex()}{UNFINISHED}")
        number = os.open(part, flags, mode)
        _hold(number)
        # Before it was held somebody may have swept it. Some drives count no links, and some may count and show nothing.
        if os.fstat(number).st_nlink or part.exists() or attempts == _MOST_ATTEMPTS:
            return part, number
        os.close(number)


def _hold(number: int) -> bool:
    # Windows lets nobody remove an open file, so there is nothing to hold.
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - POSIX only

        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _remove_unless_held(left: Path) -> None:
    with left.open("rb") as file:
        if not _hold(file.fileno()):
            return
    left.unlink()
    _remove_database(left)


def _remove_database(part: Path) -> None:
    for ending in _WRITTEN_WITH_DATABASE:
        with suppress(OSError):
            beside(part, ending).unlink(missing_ok=True)


def _withdraw(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        path.chmod(mode & 0o700)
