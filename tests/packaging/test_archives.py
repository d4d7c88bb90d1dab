"""What people download, installed and tried: the archive for Linux, the installers for Windows.

KIT_DESKTOP_ARTEFACTS names the folder with them (`.ci/run` makes it). They install for the person who runs the tests.
"""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kit_desktop import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import NoReturn

RUNNING = 3
"""The installer's, the uninstaller's and the script's exit code while the program is open: nothing was changed."""


@pytest.fixture(scope="module")
def artefacts(missing: Callable[[str], NoReturn]) -> Path:
    """The folder of what is to be downloaded."""
    told = os.environ.get("KIT_DESKTOP_ARTEFACTS")
    if not told:
        missing("what people download: resources/packaging/*/make.py, then KIT_DESKTOP_ARTEFACTS=<its folder>")
    return Path(told).resolve()


class Practice:
    """The practice gateway, served by the installed command line: so the program is open as long as it runs."""

    def __init__(self, program: Path) -> None:
        self.process = subprocess.Popen([str(program), "demo-gateway"], stdout=subprocess.PIPE)
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().decode().partition(": ")[2].strip()
        self.account = self.process.stdout.readline().decode()

    def stop(self) -> None:
        """End it."""
        self.process.kill()
        self.process.communicate()


def lookup_succeeds(program: Path) -> None:
    """One lookup, from the installed program to the installed practice gateway."""
    practice = Practice(program)
    try:
        login, password = re.match(r"Account: (\S+), password (\S+) ", practice.account).groups()  # type: ignore[union-attr]
        command = [str(program), "lookup", "963", "--endpoint", practice.address, "--login", login, "--password-stdin"]
        result = subprocess.run(command, input=password.encode(), capture_output=True, timeout=120, check=False)
        assert result.returncode == 0, result.stdout + result.stderr
        assert b'"outcome": "ok"' in result.stdout
    finally:
        practice.stop()


@pytest.fixture
def unpacked(artefacts: Path, tmp_path: Path) -> Path:
    """The script in the unpacked archive for Linux."""
    if sys.platform != "linux":
        pytest.skip("the archive for Linux")
    with tarfile.open(next(artefacts.glob("*-linux-x86_64.tar.xz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    return next(tmp_path.glob("KiT-Desktop-*")) / "install.sh"


@pytest.fixture
def person(tmp_path: Path) -> dict[str, str]:
    """The environment of a person whose home has a difficult name."""
    home = tmp_path / 'a "home" 100% & $more\\'
    home.mkdir()
    folders = {"XDG_DATA_HOME": ".local/share", "XDG_STATE_HOME": ".local/state", "XDG_CONFIG_HOME": ".config"}
    return {**os.environ, "HOME": str(home)} | {name: str(home / folder) for name, folder in folders.items()}


def test_linux_archive_installs_upgrades_and_is_removed_but_not_under_an_open_window(
    unpacked: Path, person: dict[str, str]
) -> None:
    home = Path(person["HOME"])
    subprocess.run(["sh", unpacked], env=person, check=True, timeout=120)
    lookup_succeeds(home / ".local/bin/kit-desktop-cli")
    stale = home / ".local/lib/kit-desktop/_internal/stale.pyc"
    stale.touch()
    program = home / ".local/lib/kit-desktop/kit-desktop"
    claim = Path(person["XDG_DATA_HOME"], "KiT Desktop", "practice-window.lock")
    with subprocess.Popen(
        [program, "--demo"], env=person | {"QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.DEVNULL
    ) as window:
        try:
            end = time.monotonic() + 60
            while not (claim.exists() and claim.stat().st_size):
                assert window.poll() is None
                assert time.monotonic() < end
                time.sleep(0.02)
            for arguments in ([], ["--remove"]):
                ended = subprocess.run(["sh", unpacked, *arguments], env=person, capture_output=True, timeout=120, check=False)
                assert ended.returncode == RUNNING
                assert b"Close its window" in ended.stderr
            assert program.exists()
            assert stale.exists()
        finally:
            window.kill()
    # Killed, it has left its claim behind.
    assert claim.exists()
    # A shell that looks for folders elsewhere too says where it has found one.
    folder = unpacked.parent
    searching = person | {"CDPATH": str(folder.parent)}
    subprocess.run(["sh", f"{folder.name}/install.sh"], env=searching, cwd=folder.parent, check=True, timeout=120)
    assert not stale.exists()
    entry = home / ".local/share/applications/kit-desktop.desktop"
    # As the desktop entry's format has it: two backslashes before what a double quote does not take away, `%%` for `%`.
    written = str(home).replace("\\", "\\" * 4).replace('"', '\\\\"').replace("$", "\\\\$").replace("%", "%%")
    assert f'\nExec="{written}/.local/lib/kit-desktop/kit-desktop" --link %u\n' in entry.read_text(encoding="utf-8")
    subprocess.run(["sh", unpacked, "--remove"], env=person, check=True, timeout=120)
    left = [path for path in home.rglob("*") if path.is_file() or path.is_symlink()]
    # What the window has kept stays, and the desktop keeps a list of its own of who opens which links.
    assert claim in left
    assert [path for path in left if "KiT Desktop" not in path.parts and path.name != "mimeinfo.cache"] == []


def run_installer(*command: str | Path) -> int:
    """An installer's exit code."""
    return subprocess.run([str(part) for part in command], check=False, timeout=600).returncode


@pytest.fixture
def installed(artefacts: Path, tmp_path: Path) -> Iterator[Path]:
    """The program, installed by the installer for one person; uninstalled in the end."""
    installer = next(artefacts.glob("*-windows-x64.exe"))
    # The person's own folder is another than the environment of a test says.
    folder = tmp_path / "installed"
    assert run_installer(installer, "/S", f"/D={folder}") == 0
    yield folder
    if (folder / "uninstall.exe").exists():
        run_installer(folder / "uninstall.exe", "/S")


@pytest.mark.skipif(sys.platform != "win32", reason="the installer for Windows")
def test_windows_installer_installs_upgrades_and_uninstalls(artefacts: Path, installed: Path, build: Path) -> None:
    installer = next(artefacts.glob("*-windows-x64.exe"))
    program = installed / "kit-desktop-cli.exe"
    built = {path.relative_to(build) for path in build.rglob("*") if path.is_file()}
    there = {path.relative_to(installed) for path in installed.rglob("*") if path.is_file()}
    assert there == built | {Path("uninstall.exe")}
    assert registered("Software\\Classes\\kit-desktop\\shell\\open\\command") == (f'"{installed}\\kit-desktop.exe" --link "%1"')
    lookup_succeeds(program)

    kept = Path(os.environ["APPDATA"]) / "KiT Desktop" / "kept.txt"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.touch()
    stale = installed / "_internal" / "stale.pyc"
    stale.touch()
    practice = Practice(program)
    try:
        assert run_installer(installer, "/S") == RUNNING
        # It goes on from a copy of itself and ends at once, unless it is told the folder in this way.
        assert run_installer(installed / "uninstall.exe", "/S", f"_?={installed}") == RUNNING
        left = {path.relative_to(installed) for path in installed.rglob("*") if path.is_file()}
        assert left == there | {stale.relative_to(installed)}
        assert registered("Software\\Classes\\kit-desktop\\shell\\open\\command")
    finally:
        practice.stop()
    assert run_installer(installer, "/S") == 0
    assert not stale.exists()
    assert not (installed / "_internal.old").exists()

    assert run_installer(installed / "uninstall.exe", "/S") == 0
    end = time.monotonic() + 60
    while installed.exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert not installed.exists()
    assert registered("Software\\Classes\\kit-desktop\\shell\\open\\command") is None
    assert kept.exists()
    kept.unlink()


@pytest.mark.skipif(sys.platform != "win32", reason="the package for Windows administrators")
def test_windows_package_installs_and_uninstalls(artefacts: Path, build: Path) -> None:
    package = next(artefacts.glob("*-windows-x64.msi"))
    folder = Path(os.environ["PROGRAMFILES"]) / "KiT Desktop"
    assert run_installer("msiexec", "/i", package, "/qn") == 0
    try:
        there = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
        assert there == {path.relative_to(build) for path in build.rglob("*") if path.is_file()}
        lookup_succeeds(folder / "kit-desktop-cli.exe")
    finally:
        assert run_installer("msiexec", "/x", package, "/qn") == 0
    assert not (folder / "kit-desktop.exe").exists()


@pytest.mark.skipif(sys.platform != "win32", reason="the portable program for Windows")
def test_windows_zip_works_where_it_is_unpacked_and_writes_nothing_there(artefacts: Path, build: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Жаңа қалта #1 100%"
    with zipfile.ZipFile(next(artefacts.glob("*-windows-x64-portable.zip"))) as archive:
        archive.extractall(folder)
    program = next(folder.rglob("kit-desktop-cli.exe"))
    root = program.parent
    there = {path.relative_to(root) for path in root.rglob("*") if path.is_file()}
    assert there == {path.relative_to(build) for path in build.rglob("*") if path.is_file()}
    for name in there:
        (root / name).chmod(stat.S_IREAD)
    lookup_succeeds(program)
    assert {path.relative_to(root) for path in root.rglob("*") if path.is_file()} == there


def registered(key: str) -> str | None:
    """The default value of that key of the person's registry."""
    import winreg

    api: Any = winreg
    try:
        return str(api.QueryValue(api.HKEY_CURRENT_USER, key))
    except FileNotFoundError:
        return None


def test_version_is_in_every_name(artefacts: Path) -> None:
    files = [path.name for path in artefacts.iterdir() if path.is_file() and path.name.startswith("KiT-Desktop")]
    assert files
    assert [name for name in files if f"-{__version__}-" not in name] == []
