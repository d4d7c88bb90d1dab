"""Files written whole or not at all, swept when left behind, and renamed although somebody looks at them."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

import kit_desktop
from kit_desktop.core.storage import files
from kit_desktop.core.storage.files import (
    UNFINISHED,
    NotAFileError,
    free_name,
    identity,
    is_full,
    make_private,
    replacing,
    replacing_database,
    sweep,
    sync,
    when_free,
)

posix_only = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions and locks")


class Refused:
    """Refuses so many times, then does it."""

    def __init__(self, times: int) -> None:
        self.times, self.asked = times, 0

    def __call__(self) -> None:
        self.asked += 1
        if self.asked <= self.times:
            raise PermissionError(13, "in use")


def test_windows_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 10.0)
    work = Refused(3)
    when_free(work)
    assert work.asked == 4


def test_what_stays_in_use_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.1)
    with pytest.raises(PermissionError):
        when_free(Refused(1_000_000))


def test_elsewhere_it_is_final(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.0)
    work = Refused(1)
    with pytest.raises(PermissionError):
        when_free(work)
    assert work.asked == 1


def test_other_errors_are_final(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "PATIENCE", 10.0)
    with pytest.raises(FileNotFoundError):
        when_free(lambda: os.unlink(tmp_path / "not there"))  # noqa: PTH108


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere a file that is open is renamed over")
def test_a_file_that_is_read_at_that_moment_is_replaced(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new")
    old.write_text("old")
    with old.open() as file:
        closing = threading.Timer(0.2, file.close)
        closing.start()
        when_free(lambda: new.replace(old))
        closing.join()
    assert old.read_text() == "new"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_was_there_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "answers.xml"
    target.write_bytes(b"old")
    with replacing(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_bytes() == b"old"
        (part,) = [name for name in names(tmp_path) if name != target.name]
        assert part.startswith(".answers-")
        assert part.endswith(UNFINISHED)
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["answers.xml"]


@pytest.mark.parametrize("write", [replacing, replacing_database])
def test_what_fails_changes_nothing(tmp_path: Path, write: Callable[[Path], object]) -> None:
    target = tmp_path / "answers.xml"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), write(target):  # type: ignore[attr-defined]
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["answers.xml"]


@pytest.mark.parametrize("call", ["fsync", "open"])
def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    target = tmp_path / "answers.xml"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files.os, call, full)
    with pytest.raises(OSError, match="full"), replacing(target) as file:
        file.write(b"new")
    monkeypatch.undo()
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["answers.xml"]


def test_content_and_name_are_synced_in_that_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    real = os.fsync

    def fsync(number: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(number).st_mode))
        real(number)

    monkeypatch.setattr(files.os, "fsync", fsync)
    with replacing(tmp_path / "one") as file:
        file.write(b"new")
    with replacing_database(tmp_path / "two"):
        pass
    assert synced == [False, True, False, True] if os.name == "posix" else [False, False]


@posix_only
def test_private_files_are_private_and_documents_keep_their_rights(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        for private, before, after in [
            (True, None, 0o600),
            (True, 0o644, 0o600),
            (False, None, 0o644),
            (False, 0o640, 0o640),
            (False, 0o400, 0o400),
        ]:
            target = tmp_path / f"{private}-{before}"
            if before is not None:
                target.touch()
                target.chmod(before)
            with replacing(target, private=private) as file:
                (part,) = tmp_path.glob(f".*{UNFINISHED}")
                assert mode(part) & ~(after | 0o600) == 0
                file.write(b"new")
            assert mode(target) == after
    finally:
        os.umask(mask)


@posix_only
def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "real"
    target.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(target)
    with replacing(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("write", [replacing, replacing_database])
def test_what_is_no_file_is_refused(tmp_path: Path, write: Callable[[Path], object]) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotAFileError), write(tmp_path / "folder"):  # type: ignore[attr-defined]
        raise AssertionError("must not come here")
    assert names(tmp_path) == ["folder"]


@posix_only
@pytest.mark.skipif(sys.version_info >= (3, 13), reason="Python takes such a link for a path of its own")
@pytest.mark.parametrize("write", [replacing, replacing_database])
def test_links_that_lead_back_to_one_another_are_refused(tmp_path: Path, write: Callable[[Path], object]) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "other")
    (tmp_path / "other").symlink_to(tmp_path / "one")
    with pytest.raises(NotAFileError), write(tmp_path / "one"):  # type: ignore[attr-defined]
        raise AssertionError("must not come here")
    assert names(tmp_path) == ["one", "other"]


def test_a_database_takes_its_place_whole(tmp_path: Path) -> None:
    target = tmp_path / "list.db"
    with replacing_database(target) as path, closing(sqlite3.connect(path)) as connection:
        if os.name == "posix":
            assert mode(path) == 0o600
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (963)")
        connection.commit()
        assert not target.exists()
    assert names(tmp_path) == ["list.db"]
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT x FROM t").fetchall() == [(963,)]


KILLED = """
import os, sqlite3, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from kit_desktop.core.storage.files import replacing, replacing_database
with replacing(Path(sys.argv[2], "one")) as file, replacing_database(Path(sys.argv[2], "two")) as path:
    file.write(b"half")
    file.flush()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    print("written", flush=True)
    sys.stdin.read()
"""


def test_what_a_killed_program_left_is_swept_and_what_goes_on_is_spared(tmp_path: Path) -> None:
    (tmp_path / "mine.part").touch()
    (tmp_path / f"folder{UNFINISHED}").mkdir()
    others = names(tmp_path)
    root = str(Path(kit_desktop.__file__).parents[1])
    command = [sys.executable, "-I", "-S", "-c", KILLED, root, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"written"
        under_way = names(tmp_path)
        assert len(under_way) == len(others) + 3
        sweep([tmp_path, tmp_path / "not there"])
        assert names(tmp_path) == under_way
        child.kill()
    with replacing(tmp_path / "three"):
        pass
    assert names(tmp_path) == sorted([*others, "three"])


def test_two_that_write_the_same_file_do_not_disturb_each_other(tmp_path: Path) -> None:
    with replacing(tmp_path / "one") as first:
        first.write(b"first")
        with replacing(tmp_path / "one") as second:
            second.write(b"second")
    assert (tmp_path / "one").read_bytes() == b"first"
    assert names(tmp_path) == ["one"]


@posix_only
def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(_number: int) -> None:
        raise OSError(errno.EINVAL, "made up")

    monkeypatch.setattr(files.os, "fsync", fsync)
    sync(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="made up"):
        sync(tmp_path / "file")


@posix_only
def test_made_private_with_what_is_beside(tmp_path: Path) -> None:
    path = tmp_path / "new" / "history.db"
    make_private(path)
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)
    log = path.with_name("history.db-wal")
    log.touch()
    for each in (path, log):
        each.chmod(0o644)
    make_private(path)
    assert (mode(path), mode(log)) == (0o600, 0o600)
    with pytest.raises(NotAFileError):
        make_private(path.parent)


def test_identity_changes_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "one"
    assert identity(path) is None
    path.touch()
    before = identity(path)
    (tmp_path / "other").touch()
    (tmp_path / "other").replace(path)
    assert before != identity(path) is not None


def test_full_is_what_leaves_sqlite_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for free, full in ((131_071, True), (131_072, False)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: SimpleNamespace(free=free))
        assert is_full(tmp_path / "one") is full
    monkeypatch.undo()
    assert not is_full(tmp_path / "not there" / "one")


def test_a_new_file_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    wanted = tmp_path / "answers.v2.xlsx"
    for content in ("first", "second", "third"):
        with free_name(wanted) as target:
            assert target.read_bytes() == b""
            target.write_text(content)
    (tmp_path / "answers.v2 (4).xlsx").mkdir()
    with free_name(wanted) as target:
        pass
    assert target.name == "answers.v2 (5).xlsx"
    names = ("answers.v2.xlsx", "answers.v2 (2).xlsx", "answers.v2 (3).xlsx")
    assert [(tmp_path / name).read_text() for name in names] == ["first", "second", "third"]


def test_a_name_is_free_again_where_nothing_was_written(tmp_path: Path) -> None:
    wanted = tmp_path / "answers.xlsx"
    with pytest.raises(ZeroDivisionError), free_name(wanted):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileNotFoundError), free_name(tmp_path / "gone" / "answers.xlsx"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
def test_a_file_that_is_swept_before_it_is_held_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hold, swept = files._hold, []

    def sweep_first(number: int) -> bool:
        if not swept:
            swept.extend(tmp_path.glob("*" + files.UNFINISHED))
            swept[0].unlink()
        return hold(number)

    monkeypatch.setattr(files, "_hold", sweep_first)
    with files.replacing(tmp_path / "a.ini") as file:
        file.write(b"new")
    assert (tmp_path / "a.ini").read_bytes() == b"new"


def test_only_windows_is_waited_for() -> None:
    assert (files.PATIENCE > 0) is (os.name == "nt")


def test_where_a_drive_shows_nothing_of_a_file_it_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fstat
    monkeypatch.setattr(os, "fstat", lambda number: os.stat_result((*real(number)[:3], 0, *real(number)[4:])))
    monkeypatch.setattr(Path, "exists", lambda _: False)
    with replacing(tmp_path / "one") as file:
        file.write(b"first")
    assert (tmp_path / "one").read_bytes() == b"first"
