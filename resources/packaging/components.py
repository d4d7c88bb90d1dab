"""Whose each file of a build is, and its licence texts. A file of which nobody knows that stops the build."""

from __future__ import annotations

import contextlib
import importlib.metadata
import pyexpat
import re
import shutil
import sqlite3
import ssl
import subprocess
import sys
import sysconfig
import tomllib
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import project
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    TocEntry = tuple[str, str | None, str]
    """PyInstaller's: the place in the program, the file that it comes from, what kind it is."""

TEXTS = project.ROOT / "resources" / "licenses"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_PYTHON_LIBRARY = re.compile(r"(libpython3[.\d]*(so|dylib)[.\d]*|python3\d*\.dll|python|base_library\.zip)", re.IGNORECASE)


@dataclass
class Component:
    """Something that others made, of which there are files in the build."""

    name: str
    version: str | None
    licence: str
    texts: list[Path]
    distribution: bool = False
    files: list[str] = field(default_factory=list)
    """Places in the program; none for what is linked into another component."""


def components(entries: Iterable[TocEntry], made: Path) -> list[Component]:
    """What the entries are made of, by name. `made` is the folder of what the build itself made.

    Raises SystemExit, with the files' names, where no licence is known for one.
    """
    owners = _distribution_files()
    libraries = tomllib.loads((Path(__file__).parent / "native_libraries.toml").read_text("utf-8"))["library"]
    found: dict[str, Component] = {}
    sources: dict[str, Path] = {}
    unknown = []
    for place, source, _ in entries:
        owner = _owner(place, source, owners, libraries, made)
        if owner is None:
            unknown.append(f"{place} ({source})")
        elif owner.name != project.NAME:
            found.setdefault(owner.name, owner).files.append(place)
            sources.setdefault(owner.name, Path(source or ""))
    if unknown:
        raise SystemExit("no licence is known for these files; see native_libraries.toml:\n" + "\n".join(unknown))
    for library in libraries:
        if library.get("inside") in found:
            found.setdefault(library["name"], _library(library))
    told = _told_versions()
    for component in found.values():
        if component.version is None:
            library = sources.get(component.name)
            component.version = told.get(component.name) or (
                None if library is None else _debians_version(library) or _version_in_name(library)
            )
    return sorted(found.values(), key=lambda component: component.name.lower())


def _owner(
    place: str, source: str | None, owners: Mapping[Path, Component], libraries: list[dict[str, str]], made: Path
) -> Component | None:
    name = place.replace("\\", "/").rpartition("/")[2]
    for library in libraries:
        if "files" in library and re.fullmatch(library["files"], name.lower()):
            return _library(library)
    # A package without code of its own, which is only a folder.
    path = Path(source).resolve() if source and source != "-" else None
    if path in owners:
        return owners[path]
    standard = {Path(sysconfig.get_path(kind)).resolve() for kind in ("stdlib", "platstdlib")} | {Path(sys.base_prefix, "DLLs")}
    if _PYTHON_LIBRARY.fullmatch(name) or (path and any(folder in path.parents for folder in standard)):
        return _python()
    if path is None or project.ROOT in path.parents or made in path.parents or "PyInstaller" in path.parts:
        return Component(project.NAME, project.VERSION, project.LICENCE, [])
    return None


def _library(library: Mapping[str, str]) -> Component:
    return Component(library["name"], None, library["licence"], [TEXTS / "native" / text for text in library["text"].split()])


def _told_versions() -> dict[str, str]:
    """The versions of native libraries, as the modules say that stand on them."""
    told = {
        "OpenSSL": ssl.OPENSSL_VERSION.split()[1],
        "SQLite": sqlite3.sqlite_version,
        "Expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "libxml2": ".".join(map(str, etree.LIBXML_COMPILED_VERSION)),
        "libxslt": ".".join(map(str, etree.LIBXSLT_COMPILED_VERSION)),
    }
    with contextlib.suppress(ImportError):
        from cryptography.hazmat.backends.openssl import backend  # noqa: PLC0415  # only where the Secret Service is

        told["OpenSSL in cryptography"] = backend.openssl_version_text().split()[1]
    return told


def _debians_version(library: Path) -> str | None:
    """The version of the Debian package that a library is of; None where it is of none, or this is no Debian."""
    if shutil.which("dpkg-query") is None:
        return None
    # /lib is /usr/lib, and packages say now one, now the other.
    places = [str(library), str(library).removeprefix("/usr"), f"/usr{library}"]
    owner = subprocess.run(["dpkg-query", "-S", *places], capture_output=True, text=True, check=False).stdout.partition(": ")[0]
    if not owner:
        return None
    asked = ["dpkg-query", "-W", "-f", "${Version}", owner]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def _version_in_name(library: Path) -> str | None:
    """`73` of libicudata.so.73, which Qt's own packages bring."""
    found = re.search(r"\.so\.(\d[\d.]*)$", library.name)
    return found and found[1]


def _python() -> Component:
    places = [Path(sys.base_prefix, "LICENSE.txt"), Path(re.__file__).parents[1] / "LICENSE.txt"]
    # Debian keeps it elsewhere.
    places.append(Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright"))
    text = next((path for path in places if path.is_file()), TEXTS / "native" / "python.txt")
    return Component("Python", sys.version.split()[0], "PSF-2.0", [text])


def _distribution_files() -> dict[Path, Component]:
    owners = {}
    for distribution in importlib.metadata.distributions():
        meta = distribution.metadata
        if meta["Name"] == "kit-desktop":
            continue
        files = [(file, Path(str(distribution.locate_file(file))).resolve()) for file in distribution.files or ()]
        texts = [path for file, path in files if ".dist-info" in str(file) and _LICENCE_FILE.match(file.name)]
        terms = meta["License-Expression"] or _short(meta["License"]) or _from_classifiers(meta.get_all("Classifier") or [])
        component = Component(meta["Name"], distribution.version, terms, texts, distribution=True)
        if not texts:
            # Qt for Python's wheels bring none; what they name is in our own folder.
            component.texts = [TEXTS / "LGPL-3.0.txt", TEXTS / "GPL-3.0.txt"] if "LGPL" in terms else []
        owners |= {path: component for _, path in files}
    return owners


def _short(licence: str | None) -> str:
    """The field is free text: some put the whole licence there."""
    return licence if licence and "\n" not in licence.strip() else ""


def _from_classifiers(classifiers: list[str]) -> str:
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    return named[-1] if named else "see its text"
