"""A second opinion on `ok`: the same promise, checked with another XML parser and none of the program's reading code."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from ..replies import FIELDS, SERVICE, SOAP_11

_BLANKS = " \t\r\n"
_ZERO = re.compile(r"[ \t\r\n]*-?0+[ \t\r\n]*", re.ASCII)
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


def objection(text: str, field: str, asked: str, shown: Mapping[str, str | None]) -> str | None:
    """Why a reply must not count as `ok`, or None.

    `text` is the decoded reply, `field` the reply's field that must repeat the id `asked`, `shown` the fields as read.
    """
    if "<!DOCTYPE" in text:
        return "has a document type"
    try:
        root = ET.fromstring(text.lstrip(_BLANKS))
    except ET.ParseError as error:
        return f"is not well-formed: {error}"
    found = _the_result(root)
    if isinstance(found, str):
        return found
    return _about_fields(found, field, asked, shown)


def _the_result(root: ET.Element) -> ET.Element | str:
    if root.tag != f"{{{SOAP_11}}}Envelope":
        return f"is a {root.tag}"
    bodies = root.findall(f"{{{SOAP_11}}}Body")
    if len(bodies) != 1 or len(bodies[0]) != 1:
        return "has no Body with one element"
    response = bodies[0][0]
    if response.tag != f"{{{SERVICE}}}SendSMSService___GetInfoByIDResponse":
        return f"answers with {response.tag}"
    results = response.findall(f"{{{SERVICE}}}Result")
    return results[0] if len(results) == 1 else f"has {len(results)} Results"


def _about_fields(result: ET.Element, field: str, asked: str, shown: Mapping[str, str | None]) -> str | None:
    for name in FIELDS:
        elements = result.findall(f"{{{SERVICE}}}{name}")
        if len(elements) > 1 or any(len(element) for element in elements):
            return f"has {name} twice or with elements inside"
        nil = bool(elements) and elements[0].get(_NIL, "").strip() in {"true", "1"}
        text = None if not elements or nil else elements[0].text or ""
        if shown.get(name) != text:
            return f"shows {name} as {shown.get(name)!r}, it is {text!r}"
    if not _ZERO.fullmatch(shown.get("resultCode") or ""):
        return f"has resultCode {shown.get('resultCode')!r}"
    if (shown.get(field) or "").strip(_BLANKS) != asked:
        return f"is about {shown.get(field)!r}, asked for {asked!r}"
    return None
