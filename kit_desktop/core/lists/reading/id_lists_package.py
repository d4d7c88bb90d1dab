"""Which parts of a workbook's package are what: by the lists in it, as openpyxl goes by them, for a part may have any name."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from xml.parsers import expat

from kit_desktop.core.lists.reading.values import ListProblem, ListReadError

CONTENT_TYPES = "[Content_Types].xml"
LARGEST_PART = 8 * 1024 * 1024
"""Bytes, unpacked, of a part that is read at once."""

_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_WORKBOOKS = {f"{_SHEETS}{kind}.main+xml" for kind in ("sheet", "template")} | {
    f"application/vnd.ms-excel.{kind}.macroEnabled.main+xml" for kind in ("sheet", "template")
}


@dataclass(frozen=True, slots=True)
class PackageParts:
    """Names of parts: those that openpyxl reads at once, the table of strings, and the sheets, which it reads row by row."""

    at_once: frozenset[str]
    strings: frozenset[str]
    sheets: frozenset[str]


def find_parts(package: zipfile.ZipFile) -> PackageParts | None:
    """Read the package's lists; None where it holds no workbook.

    Raises ListReadError (TOO_LARGE, BROKEN), expat.ExpatError, and what `zipfile` raises for a damaged part.
    """
    overrides = [
        (one.get("PartName", "")[1:], one.get("ContentType", "")) for one in _elements(package, CONTENT_TYPES, "Override")
    ]
    workbooks = {name for name, kind in overrides if kind in _WORKBOOKS}
    if {one.get("ContentType") for one in _elements(package, CONTENT_TYPES, "Default")} & _WORKBOOKS:
        workbooks.add("xl/workbook.xml")
    if not workbooks:
        return None
    at_once = {CONTENT_TYPES, *workbooks}
    sheets = {name for name, kind in overrides if kind == f"{_SHEETS}worksheet+xml"}
    for workbook in workbooks:
        shown = {value for one in _elements(package, workbook, "sheet") for name, value in one.items() if _local(name) == "id"}
        for relation in _elements(package, _relations_of(workbook), "Relationship"):
            if relation.get("Id") in shown:
                found = at_once if "chartsheet" in relation.get("Type", "") else sheets
                found.update(_targets(workbook, relation.get("Target", "")))
    strings = {name for name, kind in overrides if kind == f"{_SHEETS}sharedStrings+xml"}
    return PackageParts(frozenset(at_once), frozenset(strings), frozenset(sheets))


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _targets(part: str, target: str) -> set[str]:
    # Beside the rule, as it stands there: an "external" target is not made absolute.
    return {target, target.removeprefix("/"), posixpath.normpath(posixpath.join(posixpath.dirname(part), target))}


def _elements(package: zipfile.ZipFile, part: str, name: str) -> list[dict[str, str]]:
    """The attributes of every element of that name. A part with a DTD is refused: no workbook has one, and it may grow."""
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == name:
            found.append(attributes)

    def refuse(*_: object) -> None:
        raise ListReadError(ListProblem.BROKEN)

    try:
        info = package.getinfo(part)
    except KeyError:
        return []
    if info.file_size > LARGEST_PART:
        raise ListReadError(ListProblem.TOO_LARGE)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(package.read(info), True)
    return found


def _local(name: str) -> str:
    return name.rpartition("}")[2]
