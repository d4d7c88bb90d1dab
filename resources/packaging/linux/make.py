"""Makes what Linux users download: the program with its installation script, menu entry and AppStream description.

python resources/packaging/linux/make.py dist/kit-desktop OUTPUT

The same folder always gives the same file.
"""

from __future__ import annotations

import lzma
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ICONS = HERE.parents[1] / "icons"
sys.path.insert(0, str(HERE.parent))

import project  # noqa: E402


def make(folder: Path, output: Path) -> Path:
    """The archive of the built `folder`, in `output`, and its list of components beside it; returns the archive's path."""
    output.mkdir(parents=True, exist_ok=True)
    stem = f"KiT-Desktop-{project.VERSION}-linux-x86_64"
    target = output / f"{stem}.tar.xz"
    with tempfile.TemporaryDirectory() as made, lzma.open(target, "wb", preset=9) as packed:
        described = Path(made) / "kz.kazinfoteh.kit-desktop.metainfo.xml"
        text = (HERE / described.name).read_text("utf-8").replace("@VERSION@", project.VERSION)
        described.write_text(text.replace("@DATE@", f"{project.build_time():%Y-%m-%d}"), "utf-8")
        shares = [HERE / "kit-desktop.desktop", described, ICONS / "kit-desktop.png", ICONS / "kit-desktop.svg"]
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
            _add(archive, HERE / "install.sh", f"{stem}/install.sh")
            for path in shares:
                _add(archive, path, f"{stem}/share/{path.name}")
            for path in sorted(folder.rglob("*")):
                _add(archive, path, f"{stem}/kit-desktop/{path.relative_to(folder).as_posix()}")
    shutil.copyfile(next(folder.rglob("components.cdx.json")), output / f"{stem}.cdx.json")
    return target


def _add(archive: tarfile.TarFile, path: Path, name: str) -> None:
    entry = archive.gettarinfo(path, name)
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = int(project.build_time().timestamp())
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    if entry.isreg():
        with path.open("rb") as content:
            archive.addfile(entry, content)
    else:
        archive.addfile(entry)


if __name__ == "__main__":
    made_file = make(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
    print(f"{made_file.stat().st_size / 1_000_000:8.1f} MB  {made_file.name}")
