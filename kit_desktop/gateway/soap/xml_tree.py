"""Reads XML that nobody vouches for into a small tree: no DTD, no entity but XML's own five, and caps on its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from kit_desktop.core.errors import ProblemError
from kit_desktop.core.outcome import Reason
from kit_desktop.core.xml_layout import in_pieces

MOST_ELEMENTS = 2_000
_DEPTH = 40
_ATTRIBUTES = 64
_CROWDED_TAG = re.compile(r"""<[^\s<>/!?]++(?:\s++[^\s<>="']++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))""" + f"{{{_ATTRIBUTES + 1}}}")
"""A start tag with too many attributes, namespaces counted. Looked for beforehand: libxml2 2.11, which lxml's Windows wheels
still have, compares every attribute with every other, and 150,000 of them take most of a minute."""

_XSI_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_PIECE = 65_536


class UnreadableError(ProblemError[Reason]):
    """The XML cannot be an answer; `problem` says why."""


@dataclass(slots=True)
class Node:
    """One element. `text` is its own character data in document order; comments and CDATA marks leave no trace in it."""

    namespace: str
    name: str
    is_nil: bool
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The element's own character data."""
        return "".join(self.pieces)

    def all_text(self) -> str:
        """The character data of the element and everything inside, pieces parted by blanks."""
        parts = [self.text, *(child.all_text() for child in self.children)]
        return " ".join(part.strip() for part in parts if part.strip())

    def named(self, name: str, namespace: str | None = None) -> list[Node]:
        """The children of that name (and namespace, unless it is None)."""
        return [c for c in self.children if c.name == name and (namespace is None or c.namespace == namespace)]


class _Target:
    """lxml's parser calls these; comments and instructions it passes over. Raising ends the parse, but lxml hides why, so the
    reason is kept here."""

    def __init__(self, most_elements: int) -> None:
        self._most_elements = most_elements
        self.root: Node | None = None
        self.reason: Reason | None = None
        self._stack: list[Node] = []
        self._count = 0

    def _refuse(self, reason: Reason) -> None:
        self.reason = self.reason or reason
        raise UnreadableError(reason)

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        self._refuse(Reason.DTD)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > self._most_elements or len(self._stack) >= _DEPTH or len(attributes) > _ATTRIBUTES:
            self._refuse(Reason.TOO_COMPLEX)
        namespace, _, name = tag.rpartition("}")
        node = Node(namespace.removeprefix("{"), name, attributes.get(_XSI_NIL, "").strip() in {"true", "1"})
        if self._stack:
            self._stack[-1].children.append(node)
        else:
            self.root = node
        self._stack.append(node)

    def end(self, _tag: str) -> None:
        self._stack.pop()

    def data(self, text: str) -> None:
        self._stack[-1].pieces.append(text)

    def close(self) -> Node | None:
        return self.root


def parse_xml(text: str, most_elements: int = MOST_ELEMENTS) -> Node:
    """The root of a well-formed document without a DTD and with no more elements than that. Raises UnreadableError.

    `text` has no XML declaration any more. It is fed in pieces, so that a long reply gives the interpreter back in between.
    """
    target = _Target(most_elements)
    parser = etree.XMLParser(
        target=target,  # type: ignore[arg-type]  # the stubs want more than lxml calls
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=False,
    )
    try:
        for piece in in_pieces(text):
            _feed(parser, piece)
            if target.reason is not None:
                break
        parser.close()
    except UnreadableError as exc:
        raise UnreadableError(target.reason or exc.problem) from None
    except (etree.LxmlError, UnicodeError, ValueError, AssertionError):
        raise UnreadableError(target.reason or Reason.NOT_XML) from None
    # A name with two colons or an attribute twice under two prefixes: libxml2 notes it and goes on, other parsers refuse.
    broken = len(parser.feed_error_log.filter_from_errors()) > 0
    if target.reason is not None or target.root is None or broken:
        raise UnreadableError(target.reason or Reason.NOT_XML)
    return target.root


def _feed(parser: etree.XMLParser, piece: str) -> None:
    if _CROWDED_TAG.search(piece):
        raise UnreadableError(Reason.TOO_COMPLEX)
    octets = piece.encode("utf-8")
    for start in range(0, len(octets), _PIECE):
        parser.feed(octets[start : start + _PIECE])
