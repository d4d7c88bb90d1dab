"""Whose each file of a build is, and its licence texts. A file of which nobody knows that stops the build."""

from __future__ import annotations

import csv
import importlib.metadata
import json
import os
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
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import project
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    inside: Component | None = None
    """The component that it is linked into."""
    files: list[str] = field(default_factory=list)
    """Places in the program; none for what is inside another."""

    @property
    def folder(self) -> str:
        """Where its texts lie among the program's licences."""
        return self.inside.name if self.inside else self.name


def components(entries: Iterable[TocEntry], made: Path) -> list[Component]:
    """What the entries are made of, by name. `made` is the folder of what the build itself made.

    Raises SystemExit, with the files' names, where no licence is known for one.
    """
    owners = _distribution_files()
    known = tomllib.loads((Path(__file__).parent / "native_libraries.toml").read_text("utf-8"))
    found: dict[str, Component] = {}
    sources: dict[str, list[Path]] = {}
    unknown = []
    for place, source, _ in entries:
        owner = _owner(place, source, owners, known["library"], made)
        if owner is None:
            unknown.append(f"{place} ({source})")
        elif owner.name != project.NAME:
            found.setdefault(owner.name, owner).files.append(place)
            sources.setdefault(owner.name, []).append(Path(source or ""))
    if unknown:
        raise SystemExit("no licence is known for these files; see native_libraries.toml:\n" + "\n".join(unknown))
    told = _told_versions()
    inner = [each for component in found.values() for each in _inside(component, sources[component.name], known["inside"])]
    for component in found.values():
        if component.version is None:
            library = sources[component.name][0]
            component.version = told.get(component.name) or _debians_version(library) or _version_in_name(library)
    for component in inner:
        component.version = component.version or told.get(f"{component.folder}/{component.name}")
    return sorted([*found.values(), *inner], key=lambda each: (each.folder.lower(), each.inside is not None, each.name.lower()))


def _inside(outer: Component, sources: list[Path], known: Iterable[Mapping[str, Any]]) -> Iterator[Component]:
    """What is linked into that component's files."""
    for group in known:
        pattern = group.get("files", ".*")
        files = [path for path in sources if re.fullmatch(pattern, path.name.lower())]
        if group["component"] == outer.name and files:
            for name, licence in group["libraries"].items():
                version = _told_by(files, group.get("versions", {}).get(name))
                yield Component(name, version, licence, texts_for(licence, group.get("text")), inside=outer)
    if outer.distribution:
        yield from _listed_by(outer)


def _told_by(files: Iterable[Path], pattern: str | None) -> str | None:
    if pattern is None:
        return None
    told = (re.search(pattern.encode(), path.read_bytes()) for path in files if path.is_file())
    return next((found[1].decode() for found in told if found), None)


def _listed_by(outer: Component) -> Iterator[Component]:
    """What the distribution itself says was built into it (CycloneDX): Rust crates, and libraries."""
    files = importlib.metadata.distribution(outer.name).files or ()
    rust = (TEXTS / "inside" / "rust.txt").read_text("utf-8")
    for path in (Path(str(each.locate())) for each in files if each.parent.name == "sboms" and each.suffix == ".json"):
        for listed in json.loads(path.read_text("utf-8")).get("components", ()):
            # What only built it is excluded; what comes out of a folder is its own.
            kind = re.match(r"pkg:(cargo|generic)/", listed.get("purl", ""))
            if kind is None or listed.get("scope") == "excluded" or "path+file:" in listed.get("bom-ref", ""):
                continue
            terms = (each.get("expression") or each["license"].get("id", "") for each in listed.get("licenses", ()))
            name, licence = listed["name"], " AND ".join(terms)
            if name == "openssl" and kind[1] == "generic":
                name, licence = "OpenSSL", "Apache-2.0"
            notice = "inside/rust.txt" if re.search(rf"^{re.escape(name)}\n=+\n", rust, re.MULTILINE) else None
            yield Component(name, listed["version"], licence, texts_for(licence, notice), inside=outer)


def texts_for(licence: str, notice: str | None) -> list[Path]:
    """The notice, and the texts in our folder that all under this licence share; nothing where a part of it has neither.

    The parts are what is joined by AND; of what is joined by OR it is the first that has a text.
    """
    parts = [re.sub(r"-(only|or-later)\b", "", part.strip("()")).split(" OR ") for part in licence.split(" AND ")]
    shared = [next((path for each in part if (path := TEXTS / f"{each}.txt").is_file()), None) for part in parts]
    if notice is None:
        return [] if None in shared else [path for path in shared if path]
    return [TEXTS / notice, *(path for path in shared if path)]


def _owner(
    place: str, source: str | None, owners: Mapping[Path, Component], libraries: list[dict[str, str]], made: Path
) -> Component | None:
    name = place.replace("\\", "/").rpartition("/")[2]
    for library in libraries:
        if re.fullmatch(library["files"], name.lower()):
            return _library(library)
    # A package without code of its own, which is only a folder.
    path = Path(source).resolve() if source and source != "-" else None
    if path in owners:
        return owners[path]
    if _PYTHON_LIBRARY.fullmatch(name) or (path and any(folder in path.parents for folder in _standard_library())):
        return _python()
    if path is None or project.ROOT in path.parents or made in path.parents or "PyInstaller" in path.parts:
        return Component(project.NAME, project.VERSION, project.LICENCE, [])
    return None


@cache
def _standard_library() -> list[Path]:
    return [*(Path(sysconfig.get_path(kind)).resolve() for kind in ("stdlib", "platstdlib")), Path(sys.base_prefix, "DLLs")]


def _library(library: Mapping[str, str]) -> Component:
    return Component(library["name"], None, library["licence"], texts_for(library["licence"], library.get("text")))


def _told_versions() -> dict[str, str]:
    """The versions of native libraries, as the modules say that stand on them."""
    return {
        "OpenSSL": ssl.OPENSSL_VERSION.split()[1],
        "SQLite": sqlite3.sqlite_version,
        "Expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "lxml/libxml2": ".".join(map(str, etree.LIBXML_COMPILED_VERSION)),
        "lxml/libxslt": ".".join(map(str, etree.LIBXSLT_COMPILED_VERSION)),
    }


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
    return Component("Python", sys.version.split()[0], "PSF-2.0", [text, TEXTS / "inside" / "python.txt"])


def _distribution_files() -> dict[Path, Component]:
    owners = {}
    for distribution in importlib.metadata.distributions():
        meta = distribution.metadata
        if meta["Name"] == "kit-desktop":
            continue
        # `distribution.files` looks whether each of them is there: thousands of questions to the system, slow ones under Wine.
        names = [row[0] for row in csv.reader((distribution.read_text("RECORD") or "").splitlines())]
        folder = Path(str(distribution.locate_file(""))).resolve()
        files = [Path(os.path.normpath(folder / name)) for name in names]
        texts = [path for path in files if ".dist-info" in str(path) and _LICENCE_FILE.match(path.name) and path.is_file()]
        terms = meta["License-Expression"] or _short(meta["License"]) or _from_classifiers(meta.get_all("Classifier") or [])
        component = Component(meta["Name"], distribution.version, terms, texts, distribution=True)
        if not texts:
            # Qt for Python's wheels bring none; what they name is in our own folder.
            component.texts = [TEXTS / "LGPL-3.0.txt", TEXTS / "GPL-3.0.txt"] if "LGPL" in terms else []
        owners |= dict.fromkeys(files, component)
    return owners


def _short(licence: str | None) -> str:
    """The field is free text: some put the whole licence there."""
    return licence if licence and "\n" not in licence.strip() else ""


def _from_classifiers(classifiers: list[str]) -> str:
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    return named[-1] if named else "see its text"
