"""What the system's own errors mean for a file, said once for whatever reads or writes one."""

from __future__ import annotations

import errno
from enum import StrEnum

from kit_desktop.core.storage.files import NotAFileError


class SystemProblem(StrEnum):
    """Why the system did not open, read or write a file."""

    MISSING = "missing"
    """There is no such file, or no such folder."""
    NOT_A_FILE = "not_a_file"
    NOT_ALLOWED = "not_allowed"
    """On Windows also where another program has the file open."""
    BUSY = "busy"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    BAD_NAME = "bad_name"
    OTHER = "other"


_BY_ERRNO = {
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), SystemProblem.MISSING),
    errno.EISDIR: SystemProblem.NOT_A_FILE,
    **dict.fromkeys((errno.EACCES, errno.EPERM), SystemProblem.NOT_ALLOWED),
    **dict.fromkeys((errno.EAGAIN, errno.EBUSY, errno.EDEADLK), SystemProblem.BUSY),
    errno.EROFS: SystemProblem.READ_ONLY,
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), SystemProblem.DISK_FULL),
    **dict.fromkeys((errno.ENAMETOOLONG, errno.EINVAL), SystemProblem.BAD_NAME),
}


def system_problem(error: Exception | None) -> SystemProblem:
    """What an error of the system means; OTHER too for what is none."""
    if isinstance(error, NotAFileError):
        return SystemProblem.NOT_A_FILE
    return _BY_ERRNO.get(error.errno or 0, SystemProblem.OTHER) if isinstance(error, OSError) else SystemProblem.OTHER


def system_name(error: OSError) -> str:
    """The system's short word for it (`ENOSPC`), for whoever looks into it."""
    return errno.errorcode.get(error.errno or 0, type(error).__name__)
