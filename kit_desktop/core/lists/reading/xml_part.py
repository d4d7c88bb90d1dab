"""One XML part of a workbook's package, read as a stream: whatever is in it, memory and time stay bounded.

expat itself keeps what is not closed, every name that it has met and a token that has no end; each has a limit here. A part
with a document type is refused: no spreadsheet program writes one, and it may define itself without end.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from xml.parsers import expat

from kit_desktop.core.lists.reading.checkpoint import Checkpoint
from kit_desktop.core.lists.reading.plain_elements import PlainElements
from kit_desktop.core.lists.reading.values import ListProblem, ListReadError

_CHUNK = 64 * 1024
_DEEPEST = 200
_MOST_NAMES = 2_000
_LONGEST_TOKEN = 4 * 1024 * 1024  # or whatever is put together before it is given away

Start = Callable[[str, dict[str, str]], object]
"""Hears of an element's name, without its prefix, and its attributes."""


class XmlPart:
    """Reads one part. Of each element in `marks` its mark, or its attributes where that is None, and all text go to `items`, in
    order: a sheet has millions of them, and calling somebody for each would take twice as long. `on_start` hears of the other
    elements, `on_end` of every element's end, `on_text` of text in pieces where there are no marks. `plain` sees the bytes
    before. Raises KeyError where there is no such part.
    """

    def __init__(
        self,
        package: zipfile.ZipFile,
        name: str,
        on_start: Start,
        *,
        marks: Mapping[str, object] | None = None,
        on_text: Callable[[str], object] | None = None,
        on_end: Callable[[str], object] | None = None,
        plain: PlainElements | None = None,
    ) -> None:
        self.items: list[Any] = []
        self._file = package.open(name)
        self._plain = plain
        self._names: dict[str, str] = {}
        self._local: dict[str, str] = {}
        self._on_end = on_end
        self._depth = self._fed = self._waiting = 0
        self._ended: list[str] = []
        parser = expat.ParserCreate(intern=self._names)
        self._parser: expat.XMLParserType | None = parser
        parser.buffer_text = True
        parser.StartElementHandler = self._start_handler(on_start, marks or {})
        # A method of a list costs a third of one of our own.
        parser.EndElementHandler = self._ended.append if on_end is None else self._end
        parser.StartDoctypeDeclHandler = _refuse
        parser.CharacterDataHandler = on_text if marks is None else self.items.append

    def chunks(self, checkpoint: Checkpoint) -> Iterator[int]:
        """Read on, and give the number of bytes read each time. Raises ListReadError and what `zip_errors` translates."""
        with self._file as file:
            while chunk := file.read(_CHUNK):
                checkpoint.advance(len(chunk))
                self._parse(chunk if self._plain is None else self._plain.feed(chunk))
                yield len(chunk)
                self._ended.clear()
        if self._parser is not None:
            if self._plain is not None:
                self._parse(self._plain.rest())
            # What the parser has put off until it had more of a long token comes with the end (expat from 2.6 on).
            self._parser.Parse(b"", True)
            yield 0

    def _parse(self, octets: bytes) -> None:
        if self._parser is None:
            return
        self._parser.Parse(octets)
        self._fed += len(octets)
        self._depth -= len(self._ended)
        if self._depth > _DEEPEST or len(self._names) > _MOST_NAMES:
            raise ListReadError(ListProblem.BROKEN)
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise ListReadError(ListProblem.TOO_LARGE)

    def wait(self, read: int, *, goes_on: bool) -> None:
        """Of these bytes nothing is complete yet where it `goes_on`. Raises ListReadError (TOO_LARGE) where that has no end."""
        self._waiting = self._waiting + read if goes_on else 0
        if self._waiting > _LONGEST_TOKEN:
            raise ListReadError(ListProblem.TOO_LARGE)

    def skip_rest(self) -> None:
        """What follows is not needed; it is still unpacked, so that a damaged part is noticed."""
        self._parser = None

    def has_ended(self, name: str) -> bool:
        """Whether an element of this name has ended within the last chunk."""
        return any(raw in self._ended for raw, local in self._local.items() if local == name)

    def _end(self, name: str) -> None:
        self._ended.append(name)
        if self._on_end is not None:
            self._on_end(self._local[name])

    def _start_handler(self, on_start: Start, marks: Mapping[str, object]) -> Start:
        append = self.items.append
        known: dict[str, object] = {}  # by the name with its prefix

        def start(name: str, attributes: dict[str, str]) -> None:
            self._depth += 1
            if name not in known:
                local = self._local[name] = name.rpartition(":")[2]
                if local not in marks:
                    on_start(local, attributes)
                    return
                known[name] = marks[local]
            mark = known[name]
            append(attributes if mark is None else mark)

        return start


@contextmanager
def zip_errors() -> Iterator[None]:
    """Whatever is wrong with a zip file or with XML is one problem. Raises ListReadError (BROKEN)."""
    try:
        yield
    except (zipfile.BadZipFile, expat.ExpatError, LookupError, EOFError, RuntimeError, ValueError, zlib.error) as error:
        raise ListReadError(ListProblem.BROKEN) from error


def _refuse(*_: object) -> None:
    raise ListReadError(ListProblem.BROKEN)
