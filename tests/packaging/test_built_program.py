"""The program that PyInstaller built: whole, trimmed, named, and with its licences."""

from __future__ import annotations

import ctypes
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kit_desktop import __version__

LARGEST = {"linux": 125, "win32": 85, "darwin": 200}
"""Megabytes. Measured: 112 on Linux, 77 on Windows; PyInstaller's own choice is 219 and more."""

UNWANTED = re.compile(
    r"QtDBus\.|_codecs_(cn|hk|jp|kr|tw)|_pydecimal|doctest|Qt6?(Quick|Qml|Pdf|OpenGL|VirtualKeyboard|Designer|Sql)|opengl32sw|libgtk|tkinter|_pytest",
    re.IGNORECASE,
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


def licences(build: Path) -> Path:
    """The folder of licence texts in the program."""
    return next(build.rglob("kit_desktop/resources/licenses"))


def test_every_shipped_native_file_belongs_to_a_component_with_a_licence_text(build: Path) -> None:
    folder = licences(build)
    listed = json.loads((folder / "components.cdx.json").read_text(encoding="utf-8"))["components"]
    for component in listed:
        texts = [path for path in (folder / component["name"]).iterdir() if path.stat().st_size > 100]
        assert texts, component["name"]
        assert component["licenses"][0]["license"]["name"], component["name"]
    known = {file["name"].rpartition("/")[2] for component in listed for file in component.get("components", ())}
    native = re.compile(r"\.(so(\.[\d.]+)?|dll|pyd|dylib)$")
    shipped = {path.name for path in build.rglob("*") if native.search(path.name) and path.is_file() and not path.is_symlink()}
    assert shipped - known == set()


def test_list_of_components_tells_the_files_as_they_are(build: Path) -> None:
    folder = licences(build)
    listed = json.loads((folder / "components.cdx.json").read_text(encoding="utf-8"))["components"]
    files = [file for component in listed for file in component.get("components", ())]
    assert len(files) > 20
    for file in files:
        shipped = folder.parents[2] / file["name"]
        assert hashlib.sha256(shipped.read_bytes()).hexdigest() == file["hashes"][0]["content"], file["name"]


def test_licences_of_what_is_inside_are_named(build: Path) -> None:
    named = (licences(build) / "README.txt").read_text(encoding="utf-8")
    assert "\nKiT Desktop " in named
    for component in (
        "PySide6_Essentials",
        "zeep",
        "lxml",
        "libxml2",
        "keyring",
        "requests",
        "httpcore",
        "tzdata",
        "Python",
        "OpenSSL",
    ):
        assert re.search(rf"^{component} [\d-]", named, re.MULTILINE), component
    assert "pytest" not in named


def test_program_says_whether_a_licence_was_granted(build: Path) -> None:
    text = (licences(build) / "KiT-Desktop.txt").read_text(encoding="utf-8")
    assert text == (Path(__file__).parents[2] / "resources" / "licenses" / "KiT-Desktop.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows programs carry a version resource")
@pytest.mark.parametrize("name", ["kit-desktop", "kit-desktop-cli"])
def test_windows_shows_name_and_version(build: Path, name: str) -> None:
    shown = version_resource(build / f"{name}.exe", "ProductName", "ProductVersion", "OriginalFilename", "CompanyName")
    assert shown == ["KiT Desktop", __version__, f"{name}.exe", "The KiT Desktop authors"]
    assert "No licence has been granted yet" in version_resource(build / f"{name}.exe", "LegalCopyright")[0]


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows programs carry a manifest")
@pytest.mark.parametrize("name", ["kit-desktop", "kit-desktop-cli"])
def test_windows_is_told_of_sharp_screens_and_utf_8(build: Path, name: str) -> None:
    content = (build / f"{name}.exe").read_bytes()
    assert b">PerMonitorV2</dpiAwareness>" in content
    assert b">UTF-8</activeCodePage>" in content


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
