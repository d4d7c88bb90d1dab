"""Makes what Windows users download, out of the built folder: installer, MSI, portable zip, winget's manifest, components.

python resources/packaging/windows/make.py dist/kit-desktop OUTPUT     needs makensis and wixl (Linux: nsis, wixl)

Where wixl is missing (it is not to be had for Windows) the MSI is left out, with a line that says so.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(HERE), str(HERE.parent)]

import msi  # noqa: E402
import project  # noqa: E402

ICON = ROOT / "resources" / "icons" / "kit-desktop.ico"


def make(folder: Path, output: Path) -> list[Path]:
    """Make all of them in `output`; returns what was made. Raises CalledProcessError where a tool fails."""
    output.mkdir(parents=True, exist_ok=True)
    stem = f"KiT-Desktop-{project.VERSION}-windows-x64"
    installer = make_installer(folder, output / f"{stem}.exe")
    made = [installer, make_zip(folder, output / f"{stem}-portable.zip"), *make_winget(installer, output / "winget")]
    made.append(Path(shutil.copyfile(next(folder.rglob("components.cdx.json")), output / f"{stem}.cdx.json")))
    if shutil.which("wixl"):
        made.append(make_msi(folder, output / f"{stem}.msi"))
    else:
        print("no wixl here, so no MSI")
    return made


def make_installer(folder: Path, target: Path) -> Path:
    """The installer for one person."""
    defined = {
        "VERSION": project.VERSION,
        "NUMBERS": ".".join(str(number) for number in project.version_numbers()),
        "COMPANY": project.COMPANY,
        "COPYRIGHT": project.copyright_line(),
        "ICON": ICON,
        "FILES": folder,
        "OUTPUT": target,
    }
    command = ["makensis", "-V2", "-WX", *(f"-D{name}={value}" for name, value in defined.items()), str(HERE / "installer.nsi")]
    subprocess.run(command, check=True)
    return target


def make_msi(folder: Path, target: Path) -> Path:
    """The package for administrators."""
    # wixl wants source paths that are relative to where its source lies.
    source = folder.parent / f"{target.stem}.wxs"
    source.write_text(msi.source(folder, ICON), "utf-8")
    command = ["wixl", "--arch", "x64", "--output", str(target.resolve()), source.name]
    subprocess.run(command, check=True, cwd=folder.parent)
    return target


def make_zip(folder: Path, target: Path) -> Path:
    """The program as it is, to be unpacked. The same folder always gives the same file."""
    when = project.build_time()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"KiT Desktop/{path.relative_to(folder).as_posix()}", when.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return target


def make_winget(installer: Path, folder: Path) -> list[Path]:
    """The three files that winget's list of programs wants, for a release of the project's own pages."""
    folder.mkdir(parents=True, exist_ok=True)
    values = {
        "VERSION": project.VERSION,
        "SHA256": hashlib.sha256(installer.read_bytes()).hexdigest().upper(),
        "INSTALLER_URL": f"{os.environ.get('KIT_DESKTOP_RELEASES', project.RELEASES)}/v{project.VERSION}/{installer.name}",
        "COMPANY": project.COMPANY,
        "LICENCE": project.licence_line(),
        "COPYRIGHT": project.copyright_line(),
        "URL": project.URL,
    }
    made = []
    for template in sorted((HERE / "winget").glob("*.yaml")):
        text = re.sub(r"\{(\w+)\}", lambda found: values[found[1]], template.read_text("utf-8"))
        made.append(folder / f"{project.WINGET_ID}{template.name.removeprefix('package')}")
        made[-1].write_text(text, "utf-8")
    return made


if __name__ == "__main__":
    for path in make(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()):
        print(f"{path.stat().st_size / 1_000_000:8.1f} MB  {path.name}")
