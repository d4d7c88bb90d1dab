"""On what kind of drive a file lies: other computers may use it at the same time, and not every drive keeps them apart."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_SHARED = frozenset({"ceph", "cifs", "gfs2", "lustre", "nfs", "nfs4", "ocfs2", "smb3", "smbfs"})
"""Who has a lock there reads what others wrote before, and no older copy of this computer's."""
_UNSAFE = frozenset(
    {
        *("afs", "beegfs", "coda", "davfs", "fuse.ceph", "fuse.curlftpfs", "fuse.davfs", "fuse.glusterfs", "fuse.gvfsd-fuse"),
        *("fuse.mfs", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "ncpfs", "orangefs", "pvfs2"),
    }
)
"""A folder that a virtual machine has of its host is none of these: seldom does anybody else work in it."""
_LOCKS_OFF = frozenset({"local_lock=all", "local_lock=posix", "localflock", "nobrl", "nolock"})
_DRIVE_REMOTE = 4


class Drive(Enum):
    """What SQLite can rely on there."""

    OWN = auto()
    """This computer's alone."""
    SHARED = auto()
    """Other computers may use it; locks hold between them, shared memory does not."""
    UNSAFE = auto()
    """Other computers may use it, and locks do not reach them, or leave each with older copies of its own."""


def drive_of(path: Path) -> Drive:
    """The drive of a file or a folder, or of where it would be made; OWN where the system does not say. Never raises.

    On macOS always OWN: there SQLite itself keeps to what a network drive can do.
    """
    try:
        if sys.platform == "win32":
            return _on_windows(path)
        return _on_linux(path) if sys.platform == "linux" else Drive.OWN
    except (OSError, ValueError):
        return Drive.OWN


if sys.platform == "win32":

    def _on_windows(path: Path) -> Drive:
        import ctypes  # noqa: PLC0415  # only there

        return _by_root(path.absolute().anchor, ctypes.windll.kernel32.GetDriveTypeW)


def _by_root(root: str, drive_type: Callable[[str], int]) -> Drive:
    # A server that does not answer is not asked what it is.
    is_named_by_server = root.startswith("\\\\") and root[2] not in "?."
    return Drive.SHARED if is_named_by_server or drive_type(root) == _DRIVE_REMOTE else Drive.OWN


def _on_linux(path: Path) -> Drive:
    """By the number of the device, which each mounted drive has: proc(5), mountinfo."""
    device = _existing(path).stat().st_dev
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in _MOUNTS.read_text("utf-8", "replace").splitlines():
        place, _, drive = line.partition(" - ")
        if wanted in place.split():
            kind, _, options = (drive + "  ").split(" ", 2)
            return _by_kind(kind, options.strip())
    return Drive.OWN


def _existing(path: Path) -> Path:
    return next(place for place in (path, *path.absolute().parents) if place.exists())


def _by_kind(kind: str, options: str) -> Drive:
    if kind in _UNSAFE:
        return Drive.UNSAFE
    if kind in _SHARED:
        return Drive.UNSAFE if _LOCKS_OFF & set(options.split(",")) else Drive.SHARED
    return Drive.OWN
