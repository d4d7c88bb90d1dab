"""The program that PyInstaller built: whole, trimmed, named, and with its licences."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kit_desktop import __version__
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway

LARGEST = {"linux": 126, "win32": 89, "darwin": 200}
"""Megabytes of the whole program. Measured: 120 on Linux, 85 on Windows; PyInstaller's own choice is 219 and more."""

HEAVIEST = {
    "libpython3.11.so.1.0": {
        "_rust.abi3.so": 14_434_376,
        "libQt6Gui.so.6": 11_498_552,
        "libQt6Widgets.so.6": 8_159_592,
        "libQt6Core.so.6": 7_541_032,
        "QtWidgets.abi3.so": 6_106_232,
        "libpython3.11.so.1.0": 5_728_384,
        "etree.cpython-311-x86_64-linux-gnu.so": 5_170_440,
        "QtGui.abi3.so": 4_786_248,
        "libcrypto.so.3": 4_734_232,
        "libicui18n.so.73": 4_477_136,
    },
    "python312.dll": {
        "Qt6Core.dll": 10_370_872,
        "Qt6Gui.dll": 9_638_712,
        "python312.dll": 6_945_272,
        "Qt6Widgets.dll": 6_501_176,
        "libcrypto-3.dll": 5_231_472,
        "QtWidgets.pyd": 4_857_656,
        "etree.cp312-win_amd64.pyd": 4_035_584,
        "QtGui.pyd": 3_901_240,
        "QtCore.pyd": 3_345_720,
        "Qt6Network.dll": 1_754_936,
    },
}
"""Bytes of the ten heaviest files, as measured in builds that have that library of Python."""

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


def test_a_workbook_is_read_and_written(build: Path, exe: str, tmp_path: Path) -> None:
    list_, answers = tmp_path / "complaint.xlsx", tmp_path / "answers.xlsx"
    workbook = openpyxl.Workbook()
    for row in (("MsgID",), ("963",), ("000",)):
        workbook.active.append(row)
    workbook.save(list_)
    with DemoGateway() as gateway:
        command = ["batch", str(list_), "-o", str(answers), "--endpoint", gateway.address, "--login", DEMO_LOGIN]
        program = [str(build / f"kit-desktop-cli{exe}"), *command, "--password-stdin"]
        result = subprocess.run(program, input=DEMO_PASSWORD.encode(), capture_output=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr.decode("utf-8", "replace")
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(answers).worksheets[0].iter_rows()]
    assert [row[0] for row in cells] == ["MsgID", "963", "000"]
    assert "delivered" in cells[1]


def test_presets_beside_the_program_are_kept_to(build: Path, exe: str, tmp_path: Path) -> None:
    folder = tmp_path / "portable"
    shutil.copytree(build, folder, symlinks=True, copy_function=linked_or_copied)
    presets = folder / "presets.ini"
    presets.write_text("[locked]\naddress = https://sms.bank.example/\nadress = x\n", encoding="utf-8")
    said = run(folder, exe, "self-test")
    assert said.returncode == 3
    assert f"Not understood in the administrator's file {presets}: [locked] adress." in said.stdout
    answer = run(folder, exe, "lookup", "963", "--endpoint", "https://elsewhere.example/", "--login", "x")
    assert answer.returncode == 3
    assert json.loads(answer.stdout)["reason"] == "address_locked"


def linked_or_copied(source: str, target: str) -> None:
    """The file in another place, without its content being copied where that can be had."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the socket that a window listens on there")
def test_a_link_goes_to_the_window_that_is_open(build: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="kit-") as home:
        folders = {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("DATA", "STATE", "CONFIG")}
        environment = os.environ | folders | {"HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        program = [str(build / "kit-desktop"), "--link"]
        with subprocess.Popen([*program, "kit-desktop:msgid/964001"], env=environment, stderr=subprocess.DEVNULL) as window:
            try:
                listens = Path(home, "data", "KiT Desktop", "window.socket")
                wait_until(listens.exists)
                for link in ("kit-desktop:usermsgid/1YT", "kit-desktop:open/elsewhere"):
                    assert subprocess.run([*program, link], env=environment, timeout=60, check=False).returncode == 0
                log = Path(home, "state", "KiT Desktop", "log", "kit-desktop.log")
                wait_until(lambda: log.read_text("utf-8").count("another start was handed over") == 2)
                assert window.poll() is None
                # It asks nothing by itself, and no id is written down.
                assert not re.search("964001|1YT|elsewhere", log.read_text("utf-8"))
                kept = Path(home, "data", "KiT Desktop", "history.db")
                if kept.exists():
                    with closing(sqlite3.connect(kept)) as connection:
                        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
            finally:
                window.kill()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Look again and again until it is so."""
    give_up = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < give_up, "it did not come"
        time.sleep(0.02)


def test_version_is_the_packages(build: Path, exe: str) -> None:
    assert run(build, exe, "--version").stdout.strip() == f"KiT Desktop {__version__}"


def test_nothing_is_carried_that_the_program_never_uses(build: Path) -> None:
    files = [path for path in build.rglob("*") if path.is_file() and not path.is_symlink()]
    assert [str(path.relative_to(build)) for path in files if UNWANTED.search(path.name)] == []
    megabytes = sum(path.stat().st_size for path in files) / 1_000_000
    assert megabytes < LARGEST[sys.platform]


def test_none_of_the_heaviest_files_has_grown(build: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in build.rglob("*") if path.is_file() and not path.is_symlink()}
    noted = next((noted for library, noted in HEAVIEST.items() if library in sizes), None)
    if noted is None:
        pytest.skip("no figures are noted for this system with this Python")
    heaviest = sorted(sizes, key=lambda name: -sizes[name])[:10]
    limit = min(noted.values())
    # Another one among the ten may be no heavier than the lightest of them was.
    grown = {name: sizes[name] for name in heaviest if sizes[name] > noted.get(name, limit) * 1.05}
    assert grown == {}


def licences(build: Path) -> Path:
    """The folder of licence texts in the program."""
    return next(build.rglob("kit_desktop/resources/licenses"))


def listed(build: Path) -> list[dict[str, Any]]:
    """Everything in the list of components, what is inside another after it."""
    outer = json.loads((licences(build) / "components.cdx.json").read_text(encoding="utf-8"))["components"]
    return [each for component in outer for each in (component, *component.get("components", ()))]


def test_every_component_has_a_licence_and_a_text(build: Path) -> None:
    folder = licences(build)
    for component in listed(build):
        if component["type"] == "library":
            texts = [folder / each["value"] for each in component["properties"] if each["name"] == "licence text"]
            assert max(path.stat().st_size for path in texts) > 100, component["name"]
            assert component["licenses"][0]["license"]["name"], component["name"]


def test_every_shipped_native_file_is_a_components(build: Path) -> None:
    known = {each["name"].rpartition("/")[2] for each in listed(build) if each["type"] == "file"}
    native = re.compile(r"\.(so(\.[\d.]+)?|dll|pyd|dylib)$")
    shipped = {path.name for path in build.rglob("*") if native.search(path.name) and path.is_file() and not path.is_symlink()}
    assert shipped - known == set()


def test_list_of_components_tells_the_files_as_they_are(build: Path) -> None:
    files = [each for each in listed(build) if each["type"] == "file"]
    assert len(files) > 20
    for file in files:
        shipped = licences(build).parents[2] / file["name"]
        assert hashlib.sha256(shipped.read_bytes()).hexdigest() == file["hashes"][0]["content"], file["name"]


@pytest.mark.parametrize(
    "name",
    [
        "OpenSSL",
        "SQLite",
        "Expat",
        "lxml/libxml2",
        "lxml/libxslt",
        "lxml/zlib",
        "PySide6_Essentials/PCRE2",
        "PySide6_Essentials/libpng",
        "python-calamine/calamine",
        "python-calamine/quick-xml",
    ],
)
def test_list_of_components_tells_the_versions_of_native_libraries(build: Path, name: str) -> None:
    versions = {each["bom-ref"]: each.get("version", "") for each in listed(build)}
    assert re.match(r"\d+\.\d", versions[name])


@pytest.mark.skipif(sys.platform != "linux", reason="only there each library is a package's, which has a version")
def test_every_component_with_files_of_its_own_has_a_version(build: Path) -> None:
    outer = json.loads((licences(build) / "components.cdx.json").read_text(encoding="utf-8"))["components"]
    assert [component["name"] for component in outer if not re.match(r"\d", component.get("version", ""))] == []


def test_licences_of_what_is_inside_are_named(build: Path) -> None:
    named = (licences(build) / "README.txt").read_text(encoding="utf-8")
    assert "\nKiT Desktop " in named
    for component in (
        "PySide6_Essentials",
        "zeep",
        "lxml",
        "  libxml2",
        "  libiconv",
        "  HarfBuzz",
        "  BLAKE2",
        "  calamine",
        "Python",
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
