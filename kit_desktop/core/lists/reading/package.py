"""What a workbook's package (a zip file) is made of: which format it is, and which part is what, by the package's own lists."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.values import ListProblem, ListReadError
from kit_desktop.core.lists.reading.xml_part import Start, XmlPart

_LARGEST_PART = 64 * 1024 * 1024  # unpacked; strings and sheets have limits of their own
_MOST_PARTS = 5_000
_CONTENT_TYPES = "[content_types].xml"
_OPEN_XML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_WORKBOOKS = {f"{_OPEN_XML}{kind}.main+xml" for kind in ("sheet", "template")} | {
    f"application/vnd.ms-excel.{kind}.macroenabled.main+xml" for kind in ("sheet", "template")
}
_BINARY = "application/vnd.ms-excel.sheet.binary.macroenabled.main"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


class PackageKind(StrEnum):
    """Which kind of workbook a package is."""

    OPEN_XML = "open_xml"
    BINARY = "binary"
    OPEN_DOCUMENT = "open_document"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with cells: the name that a person sees, and the name of its part."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """An Open XML workbook: its sheets in their order, the one that was open when it was saved first."""

    sheets: tuple[Sheet, ...]
    strings: str | None
    styles: str | None
    counts_from_1904: bool


class Package:
    """A zip file that is within our limits. Names of parts are looked up without regard to case, as Windows does.

    Raises ListReadError (BROKEN, ENCRYPTED), and what `zip_errors` translates. `checkpoint` is asked while a part is read.
    """

    def __init__(self, package: zipfile.ZipFile, checkpoint: Checkpoint) -> None:
        self.zip = package
        self.checkpoint = checkpoint
        parts = package.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise ListReadError(ListProblem.ENCRYPTED)
        self._names = {part.filename.replace("\\", "/").lower(): part.filename for part in parts}
        if len(parts) > _MOST_PARTS or len(self._names) < len(parts):
            raise ListReadError(ListProblem.BROKEN)

    def find(self, name: str) -> str | None:
        """The part of this name as the zip file spells it, or None."""
        return self._names.get(name.lstrip("/").lower())

    def size(self, name: str) -> int:
        """The part's size, unpacked."""
        return self.zip.getinfo(name).file_size

    def open(self, part: str, most: int, on_start: Start, **more: Any) -> XmlPart:
        """Begin to read a part of so many bytes, unpacked, at most. Raises ListReadError (TOO_LARGE)."""
        if self.size(part) > most:
            raise ListReadError(ListProblem.TOO_LARGE)
        return XmlPart(self.zip, part, on_start, **more)

    def read(self, part: str, on_start: Start) -> None:
        """Read a whole part for its elements and their attributes. Raises as `XmlPart.chunks`."""
        for _ in self.open(part, _LARGEST_PART, on_start).chunks(self.checkpoint):
            pass

    def kind(self) -> PackageKind:
        """Which workbook this is. Raises ListReadError (OTHER_FORMAT) where it is none."""
        mime = self.find("mimetype")
        if mime is not None and self.size(mime) < 200 and self.zip.read(mime).startswith(_OPEN_DOCUMENT):
            return PackageKind.OPEN_DOCUMENT
        kinds = {kind for _, kind in self._content_types()}
        if kinds & _WORKBOOKS:
            return PackageKind.OPEN_XML
        if _BINARY in kinds:
            return PackageKind.BINARY
        raise ListReadError(ListProblem.OTHER_FORMAT)

    def _content_types(self) -> list[tuple[str, str]]:
        """Pairs of a part's name (empty for a whole kind of file names) and its type in small letters."""
        found: list[tuple[str, str]] = []

        def on_start(name: str, attributes: dict[str, str]) -> None:
            if name in {"Override", "Default"}:
                found.append((attributes.get("PartName", ""), attributes.get("ContentType", "").lower()))

        if (part := self.find(_CONTENT_TYPES)) is not None:
            self.read(part, on_start)
        return found

    def workbook_parts(self) -> WorkbookParts:
        """What an Open XML workbook is made of. Raises ListReadError (BROKEN), and what `zip_errors` translates."""
        named = [name for name, kind in self._content_types() if kind in _WORKBOOKS]
        workbook = next((part for name in (*named, "xl/workbook.xml") if (part := self.find(name))), None)
        if workbook is None:
            raise ListReadError(ListProblem.BROKEN)
        relations = self._relations(workbook)
        sheets: list[Sheet] = []
        views: list[int] = []
        from_1904: list[bool] = []

        def on_start(name: str, attributes: dict[str, str]) -> None:
            if name == "sheet":
                relation = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
                kind, part = relations.get(relation, ("", None))
                if part is not None and kind == "worksheet":
                    sheets.append(Sheet(attributes.get("name", ""), part, attributes.get("state", "visible") != "visible"))
                elif kind != "chartsheet":
                    raise ListReadError(ListProblem.BROKEN)
            elif name == "workbookView":
                views.append(int(attributes.get("activeTab", "0")))
            elif name == "workbookPr":
                from_1904.append(attributes.get("date1904", "0") in {"1", "true"})

        self.read(workbook, on_start)
        # A chart's sheet before it counts for `activeTab` too; then the first sheet is as good a guess.
        active = sheets[views[0]] if views and views[0] < len(sheets) else None
        ordered = sorted(sheets, key=lambda sheet: (sheet.is_hidden, sheet is not active))
        found = {kind: part for kind, part in relations.values() if part is not None}
        return WorkbookParts(tuple(ordered), found.get("sharedStrings"), found.get("styles"), any(from_1904))

    def _relations(self, part: str) -> dict[str, tuple[str, str | None]]:
        """By id: the last word of the relation's type, and the part it leads to, None where there is none."""
        folder, name = posixpath.split(part.replace("\\", "/"))
        found: dict[str, tuple[str, str | None]] = {}

        def on_start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship":
                target = attributes.get("Target", "").replace("\\", "/")
                places = (posixpath.normpath(posixpath.join(folder, target)), target)
                led_to = next((one for place in places if (one := self.find(place))), None)
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], led_to)

        lists = self.find(posixpath.join(folder, "_rels", f"{name}.rels"))
        if lists is None:
            raise ListReadError(ListProblem.BROKEN)
        self.read(lists, on_start)
        return found
