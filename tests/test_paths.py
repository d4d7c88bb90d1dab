"""Where the program finds its own files, and the person's."""

from __future__ import annotations

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
