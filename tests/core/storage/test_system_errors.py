"""What the system's own errors mean for a file."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kit_desktop.core.storage.files import replacing
from kit_desktop.core.storage.system_errors import SystemProblem, system_name, system_problem


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [
        ([errno.ENOENT, errno.ENOTDIR], SystemProblem.MISSING),
        ([errno.EISDIR], SystemProblem.NOT_A_FILE),
        ([errno.EACCES, errno.EPERM], SystemProblem.NOT_ALLOWED),
        ([errno.EAGAIN, errno.EBUSY, errno.EDEADLK], SystemProblem.BUSY),
        ([errno.EROFS], SystemProblem.READ_ONLY),
        ([errno.ENOSPC, errno.EDQUOT, errno.EFBIG], SystemProblem.DISK_FULL),
        ([errno.ENAMETOOLONG, errno.EINVAL], SystemProblem.BAD_NAME),
        ([errno.EIO, 0], SystemProblem.OTHER),
    ],
)
def test_each_error_means_one_problem(numbers: list[int], problem: SystemProblem) -> None:
    assert {system_problem(OSError(number, "")) for number in numbers} == {problem}


def test_what_is_no_error_of_the_system_says_nothing() -> None:
    assert system_problem(None) is system_problem(ValueError()) is system_problem(OSError()) is SystemProblem.OTHER


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    with pytest.raises(OSError) as raised, replacing(tmp_path):  # noqa: PT011 - which of them it is, is asked below
        pass
    assert (system_problem(raised.value), system_name(raised.value)) == (SystemProblem.NOT_A_FILE, "NotAFileError")


def test_the_systems_own_word() -> None:
    assert (system_name(OSError(errno.ENOSPC, "")), system_name(OSError())) == ("ENOSPC", "OSError")
