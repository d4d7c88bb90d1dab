"""The program works installed from its wheel, as editable, and from a checkout; the wheel holds it and nothing else."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit_desktop import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

RESOURCES = ("SendSMSService.wsdl", "icons/kit-desktop.svg", "icons/kit-desktop.ico", "i18n/kit_ru.qm", "i18n/kit_kk.qm")


def run(command: list[str], folder: Path) -> str:
    """What the command prints; the test fails with all of it where the command fails."""
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder, timeout=300, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, on_wine: bool, missing: Callable[[str], NoReturn]
) -> Path:
    """The wheel, built from the checkout by what pip calls; this environment has it, so that nothing is fetched."""
    if on_wine:
        pytest.skip("on Wine the CI installs the program from a wheel before these tests run")
    if importlib.util.find_spec("hatchling") is None:
        missing("hatchling, which builds the wheel")
    folder = tmp_path_factory.mktemp("wheel")
    run(
        [sys.executable, "-c", "import sys, hatchling.build; hatchling.build.build_wheel(sys.argv[1])", str(folder)], repository
    )
    return next(folder.glob("*.whl"))


def test_wheel_holds_the_package_with_its_resources_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    info = f"kit_desktop-{__version__}.dist-info/"
    assert {f"kit_desktop/resources/{name}" for name in RESOURCES} <= names
    assert {name for name in names if not name.startswith(("kit_desktop/", info))} == set()
    assert not any("__pycache__" in name for name in names)


def test_installed_wheel_works_outside_the_checkout(wheel: Path, tmp_path: Path, missing: Callable[[str], NoReturn]) -> None:
    """In an environment of its own. The libraries are those of this environment: they are not what is tested."""
    builder = venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt")
    builder.create(tmp_path / "venv")
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    if importlib.util.find_spec("pip") is None:
        missing("pip in this environment")
    install = ["--python", str(python), "install", "--quiet", "--no-index", "--no-deps", "--no-compile", str(wheel)]
    run([sys.executable, "-m", "pip", *install], tmp_path)
    packages = Path(run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], tmp_path).strip())
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    told = run([str(scripts / "kit-desktop-cli"), "self-test"], tmp_path)
    assert str(packages / "kit_desktop" / "resources") in told
    gui = next(scripts.glob("kit-desktop*"))
    assert gui.is_file()


@pytest.mark.skipif(sys.platform != "win32", reason="for Wine, where the test above cannot make an environment")
def test_installed_program_works_on_windows(tmp_path: Path) -> None:
    script = Path(sysconfig.get_path("scripts")) / "kit-desktop-cli.exe"
    assert " 0 failed" in run([str(script), "self-test"], tmp_path)


def test_checkout_works(repository: Path, tmp_path: Path) -> None:
    """From elsewhere where this environment holds it as editable; where it does not, without being installed."""
    url = metadata.distribution("kit-desktop").read_text("direct_url.json") or ""
    told = run(
        [sys.executable, "-m", "kit_desktop.cli.main", "self-test"], tmp_path if '"editable": true' in url else repository
    )
    assert str(repository / "resources") in told
