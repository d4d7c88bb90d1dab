"""The program that PyInstaller built: whole, trimmed, named, and with its licences."""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kit_desktop import __version__

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = {"linux": 160, "win32": 110, "darwin": 200}
"""Megabytes. Measured: 137 on Linux, 80 on Windows; PyInstaller's own choice is 219 and more."""

UNWANTED = re.compile(
    r"Qt6?(Quick|Qml|Pdf|OpenGL|VirtualKeyboard|Designer|Sql)|opengl32sw|libgtk|tkinter|_pytest", re.IGNORECASE
)


def run(build: Path, exe: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The built command line, away from the checkout."""
    program = str(build / f"kit-desktop-cli{exe}")
    return subprocess.run(
        [program, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=build.parent, timeout=120, check=False
    )


def test_self_test_passes(build: Path, exe: str) -> None:
    result = run(build, exe, "self-test")
    assert result.returncode == 0, result.stdout + result.stderr
    assert " 0 failed" in result.stdout


def test_version_is_the_packages(build: Path, exe: str) -> None:
    assert run(build, exe, "--version").stdout.strip() == f"KiT Desktop {__version__}"


def test_nothing_is_carried_that_the_program_never_uses(build: Path) -> None:
    files = [path for path in build.rglob("*") if path.is_file() and not path.is_symlink()]
    assert [str(path.relative_to(build)) for path in files if UNWANTED.search(path.name)] == []
    megabytes = sum(path.stat().st_size for path in files) / 1_000_000
    assert megabytes < LARGEST[sys.platform]


def test_licences_of_what_is_inside_are_inside(build: Path) -> None:
    licences = next(build.rglob("licenses"))
    texts = {path.relative_to(licences).as_posix() for path in licences.rglob("*") if path.is_file()}
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "README.txt", "Python/LICENSE.txt"} <= texts
    named = (licences / "README.txt").read_text(encoding="utf-8")
    for distribution in ("PySide6_Essentials", "zeep", "lxml", "keyring", "requests", "httpcore", "tzdata"):
        assert re.search(rf"^{distribution} \d", named, re.MULTILINE)
    for distribution in ("zeep", "lxml", "keyring", "requests", "httpcore", "tzdata"):
        assert any(text.startswith(f"{distribution}/") for text in texts), distribution


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows programs carry a version resource")
@pytest.mark.parametrize("name", ["kit-desktop", "kit-desktop-cli"])
def test_windows_shows_name_and_version(build: Path, name: str) -> None:
    shown = version_resource(build / f"{name}.exe", "ProductName", "ProductVersion", "OriginalFilename")
    assert shown == ["KiT Desktop", __version__, f"{name}.exe"]


def version_resource(program: Path, *names: str) -> list[str]:
    """What Explorer shows under Details, in US English."""
    api: Any = ctypes.windll.version  # type: ignore[attr-defined,unused-ignore]
    size = api.GetFileVersionInfoSizeW(str(program), None)
    data = ctypes.create_string_buffer(size)
    assert api.GetFileVersionInfoW(str(program), 0, size, data)
    values = []
    for name in names:
        text, length = ctypes.c_wchar_p(), ctypes.c_uint()
        found = api.VerQueryValueW(data, f"\\StringFileInfo\\040904B0\\{name}", ctypes.byref(text), ctypes.byref(length))
        values.append(text.value or "" if found else "")
    return values
