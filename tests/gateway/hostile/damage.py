"""Replies built from the schema, and the ways in which a reply is damaged: as a tree, and as bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from ..replies import FIELDS, SERVICE, SOAP_11, SOAP_12

XSI = "http://www.w3.org/2001/XMLSchema-instance"
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n"), max_size=30)
IDS = st.from_regex(r"[0-9A-Za-zҚқ-]{1,12}", fullmatch=True)


@dataclass
class Element:
    """An element that can be taken apart and written out."""

    name: str
    namespace: str = SERVICE
    text: str = ""
    children: list[Element] = field(default_factory=list)
    nil: bool = False

    def write(self) -> str:
        """As XML, each element with its own default namespace."""
        attributes = f" xmlns={quoteattr(self.namespace)}" if self.namespace else ' xmlns=""'
        attributes += f' xmlns:xsi="{XSI}" xsi:nil="true"' if self.nil else ""
        return f"<{self.name}{attributes}>{escape(self.text)}{''.join(child.write() for child in self.children)}</{self.name}>"

    def all(self) -> list[Element]:
        """The element and everything inside."""
        return [self, *(inner for child in self.children for inner in child.all())]


def tree(fields: dict[str, str]) -> Element:
    """A whole good reply with these fields."""
    result = Element("Result", children=[Element(name, text=text) for name, text in fields.items()])
    response = Element("SendSMSService___GetInfoByIDResponse", children=[result])
    return Element("Envelope", SOAP_11, children=[Element("Body", SOAP_11, children=[response])])


def good_fields(asked: str) -> st.SearchStrategy[dict[str, str]]:
    """Fields of an honest answer about the id `asked`, in any order."""
    values: dict[str, Any] = dict.fromkeys(FIELDS, TEXT) | {"resultCode": st.just("0"), "msgID": st.just(asked)}
    return st.permutations(list(FIELDS)).flatmap(lambda order: st.fixed_dictionaries({name: values[name] for name in order}))


_NAMES = st.sampled_from([*FIELDS, "Result", "Body", "Envelope", "Fault", "SendSMSService___GetInfoByIDResponse", "msgid", "x"])
_NAMESPACES = st.sampled_from([SERVICE, SOAP_11, SOAP_12, "", "urn:x"])
_TEXTS = st.one_of(TEXT, st.sampled_from(["", " ", "0", "1", "00", "0_0", "٠", "-1", "963", "964", "Record Not Found", "OK"]))
_DAMAGES = ("drop", "double", "rename", "move", "text", "namespace", "nil", "wrap", "empty")


@st.composite
def damaged_trees(draw: st.DrawFn, fields: st.SearchStrategy[dict[str, str]]) -> str:
    """A good reply, damaged up to four times element by element, as XML."""
    root = tree(draw(fields))
    for _ in range(draw(st.integers(0, 4))):
        everything = root.all()
        parent = draw(st.sampled_from([element for element in everything if element.children]))
        child = draw(st.sampled_from(parent.children))
        _damage(draw, draw(st.sampled_from(_DAMAGES)), parent, child, everything)
        if not root.children:
            break
    return root.write()


def _damage(draw: st.DrawFn, how: str, parent: Element, child: Element, everything: list[Element]) -> None:
    place = next(number for number, element in enumerate(parent.children) if element is child)
    if how == "drop":
        del parent.children[place]
    elif how == "double":
        twin = Element(child.name, child.namespace, draw(_TEXTS), [*child.children], child.nil)
        parent.children.insert(draw(st.integers(0, len(parent.children))), twin)
    elif how == "rename":
        child.name = draw(_NAMES)
    elif how == "move":
        inside = child.all()
        others = [element for element in everything if all(element is not inner for inner in inside)]
        del parent.children[place]
        draw(st.sampled_from(others)).children.append(child)
    elif how == "text":
        child.text = draw(_TEXTS)
    elif how == "namespace":
        child.namespace = draw(_NAMESPACES)
    elif how == "nil":
        child.nil = True
    elif how == "wrap":
        parent.children[place] = Element(draw(_NAMES), child.namespace, "", [child])
    else:
        child.children.clear()


@st.composite
def damaged_bytes(draw: st.DrawFn, bodies: st.SearchStrategy[bytes]) -> bytes:
    """Bytes flipped, cut out, doubled or put in, up to five times."""
    body = bytearray(draw(bodies))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(body)))
        end = min(len(body), start + draw(st.integers(0, 40)))
        how = draw(st.sampled_from(("flip", "cut", "double", "put", "end")))
        if how == "flip" and start < len(body):
            body[start] ^= draw(st.integers(1, 255))
        elif how == "cut":
            del body[start:end]
        elif how == "double":
            body[start:start] = body[start:end]
        elif how == "put":
            body[start:start] = draw(st.one_of(st.binary(max_size=8), st.sampled_from(_PIECES)))
        elif how == "end":
            del body[start:]
    return bytes(body)


_PIECES = (
    b"<!DOCTYPE x>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&#0;", b"&lt;", b"<?x?>", b"</Result>", b"<Result>", b"<html>",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b'<?xml version="1.0" encoding="utf-16"?>',
    b'<?xml version="1.0" encoding="windows-1251"?>',
)  # fmt: skip
