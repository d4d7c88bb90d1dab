"""Which drives are this computer's own, and which other computers use too."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kit_desktop.core.storage import drives
from kit_desktop.core.storage.drives import Drive, drive_of

from .mounts import linux_only, mount


def test_a_disk_is_this_computers_own(tmp_path: Path) -> None:
    assert drive_of(tmp_path) is Drive.OWN
    assert drive_of(tmp_path / "not" / "there" / "yet") is Drive.OWN


@linux_only
@pytest.mark.parametrize(
    ("kind", "options", "drive"),
    [
        ("nfs4", "rw,vers=4.2,local_lock=none", Drive.SHARED),
        ("cifs", "rw,vers=3.1.1", Drive.SHARED),
        ("lustre", "rw,flock", Drive.SHARED),
        ("lustre", "rw,localflock", Drive.UNSAFE),
        # Locks reach others, and what they wrote does not reach this computer's copy in time.
        ("fuse.glusterfs", "rw,user_id=0", Drive.UNSAFE),
        ("nfs", "rw,vers=3,nolock,local_lock=all", Drive.UNSAFE),
        ("nfs", "rw,local_lock=posix", Drive.UNSAFE),
        ("cifs", "rw,nobrl", Drive.UNSAFE),
        ("fuse.sshfs", "rw,user_id=0", Drive.UNSAFE),
        ("ext4", "rw,nolock", Drive.OWN),
        ("fuseblk", "rw", Drive.OWN),
    ],
)
def test_the_system_says_what_a_drive_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, options: str, drive: Drive
) -> None:
    mount(monkeypatch, tmp_path, kind, options)
    assert drive_of(tmp_path) is drive
    assert drive_of(tmp_path / "data" / "history.db") is drive


@linux_only
def test_another_drives_kind_is_not_taken_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = mount(monkeypatch, tmp_path, "nfs4")
    table.write_text("90 27 0:99999 / /home rw - nfs4 server:/home rw\n")
    assert drive_of(tmp_path) is Drive.OWN


@linux_only
@pytest.mark.parametrize("content", [None, "", "90 27\n", "90 27 0:1 / /x rw - \n"])
def test_where_the_system_does_not_say_it_is_an_own_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    table = tmp_path / "mountinfo"
    if content is not None:
        table.write_text(content)
    monkeypatch.setattr(drives, "_MOUNTS", table)
    assert drive_of(tmp_path) is Drive.OWN


@pytest.mark.skipif(sys.platform != "win32", reason="Windows' names of drives")
@pytest.mark.parametrize(
    ("path", "drive"),
    [
        (r"C:\Users", Drive.OWN),
        (r"\\?\C:\Users", Drive.OWN),
        (r"\\server\profiles$\anna\history.db", Drive.SHARED),
    ],
)
def test_windows_names_a_server(path: str, drive: Drive) -> None:
    assert drive_of(Path(path)) is drive


@pytest.mark.parametrize(
    ("root", "drive", "asked"),
    [
        ("C:\\", Drive.OWN, True),
        ("P:\\", Drive.SHARED, True),
        ("\\\\?\\C:\\", Drive.OWN, True),
        ("\\\\.\\C:\\", Drive.OWN, True),
        # What it is says its name, and a server that is off would be waited for.
        ("\\\\server\\profiles$\\", Drive.SHARED, False),
    ],
)
def test_windows_is_asked_for_the_type_of_a_letter_only(root: str, drive: Drive, asked: bool) -> None:
    roots: list[str] = []
    fixed, remote = 3, 4

    def drive_type(root: str) -> int:
        roots.append(root)
        return remote if root.startswith("P") else fixed

    assert drives._by_root(root, drive_type) is drive
    assert roots == [root] * asked
