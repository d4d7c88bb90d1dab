"""Renaming a file that another program looks at for a moment."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from kit_desktop.core.storage import files as busy_files
from kit_desktop.core.storage.files import when_free


class Refused:
    """Refuses so many times, then does it."""

    def __init__(self, times: int) -> None:
        self.times, self.asked = times, 0

    def __call__(self) -> None:
        self.asked += 1
        if self.asked <= self.times:
            raise PermissionError(13, "in use")


def test_windows_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(busy_files, "PATIENCE", 10.0)
    work = Refused(3)
    when_free(work)
    assert work.asked == 4


def test_what_stays_in_use_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(busy_files, "PATIENCE", 0.1)
    with pytest.raises(PermissionError):
        when_free(Refused(1_000_000))


def test_elsewhere_it_is_final(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(busy_files, "PATIENCE", 0.0)
    work = Refused(1)
    with pytest.raises(PermissionError):
        when_free(work)
    assert work.asked == 1


def test_other_errors_are_final(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(busy_files, "PATIENCE", 10.0)
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
