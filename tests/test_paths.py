"""Where the program finds its own files, and the person's."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from kit_desktop import paths


def test_what_ships_is_found() -> None:
    for name in ("SendSMSService.wsdl", "icons/kit-desktop.svg"):
        assert paths.resource(name).is_file()


def test_what_is_missing_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.txt"):
        paths.resource("nothing.txt")


def test_resources_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "kit_desktop"
    package.mkdir()
    beside = tmp_path / "resources"
    beside.mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.resources.__wrapped__() == beside
    (package / "resources").mkdir()
    assert paths.resources.__wrapped__() == package / "resources"


def test_the_persons_files_are_the_tests_own() -> None:
    # What the root conftest promises to all other tests.
    for path in (paths.settings_file(), paths.data_folder(), paths.log_file()):
        assert "KiT Desktop" in path.parts
        assert path.is_relative_to(tempfile.gettempdir())
        assert "kit-tests-" in str(path)


@pytest.mark.parametrize(
    ("system", "folder"),
    [("linux", "/etc/xdg"), ("darwin", "/Library/Application Support"), ("win32", "given")],
)
def test_an_administrators_presets_lie_in_the_systems_place(monkeypatch: pytest.MonkeyPatch, system: str, folder: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("PROGRAMDATA", "given")
    assert paths.presets_files() == (Path(folder) / "KiT Desktop" / "presets.ini",)


def test_beside_a_packaged_program_they_come_second(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kit-desktop"))
    first, second = paths.presets_files()
    assert second == tmp_path / "presets.ini"
    assert first.parent.name == "KiT Desktop"


def test_practice_keeps_its_lookups_and_lists_apart() -> None:
    assert [paths.history_file(practice=practice).name for practice in (False, True)] == ["history.db", "practice-history.db"]
    assert [paths.lists_folder(practice=practice).name for practice in (False, True)] == ["lists", "practice-lists"]
