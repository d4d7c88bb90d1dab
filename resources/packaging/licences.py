"""The licence texts that go into a build, the page that names them, and the list of components."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import components
import project
import sbom

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from components import Component, TocEntry

FOLDER = "kit_desktop/resources/licenses"
"""Where they lie in the program: among its resources, as in a checkout."""


def entries(owned: list[TocEntry], binaries: Iterable[TocEntry], made: Path) -> list[TocEntry]:
    """What to add to the program for the files in it (`owned`). `binaries` are the native ones as they will ship."""
    used = components.components(owned, made)
    without = [
        component.name for component in used if not component.texts or not all(text.is_file() for text in component.texts)
    ]
    if without:
        raise SystemExit(f"no licence text is at hand for: {', '.join(without)}")
    texts = {f"{component.folder}/{text.name}": text for component in used for text in component.texts}
    texts |= {name: components.TEXTS / name for name in ("KiT-Desktop.txt", "LGPL-3.0.txt", "GPL-3.0.txt")}
    sources = {place: source for place, source, _ in binaries if source}
    written = {
        "README.txt": (components.TEXTS / "README.txt").read_text("utf-8") + _listed(used),
        "components.cdx.json": sbom.sbom(used, sources, sys.platform),
    }
    for name, text in written.items():
        texts[name] = made / name
        texts[name].write_text(text, "utf-8", newline="\n")
    return [(f"{FOLDER}/{name}", str(path), "DATA") for name, path in texts.items()]


def _listed(used: list[Component]) -> str:
    lines = [f"{'  ' * bool(each.inside)}{each.name} {each.version or '-'}  {each.licence}" for each in used]
    return f"{project.NAME} {project.VERSION}  {project.licence_line()}\n" + "\n".join(lines) + "\n"
