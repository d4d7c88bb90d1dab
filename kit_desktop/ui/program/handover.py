"""What a second start of the program hands over to the open window: an id and its kind, or that a link was refused.

What comes in is checked like something that a person has pasted.
"""

from __future__ import annotations

from typing import NamedTuple

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import LONGEST_ID, IdKind, parse_id

LONGEST_LINE = 4_096
"""Bytes. An id of 200 characters takes 2,400 at the most."""


class Handover(NamedTuple):
    """What a second start brings: an id to fill in, or nothing (None) but the wish to see the window."""

    query: LookupQuery | None = None
    link_refused: bool = False
    """A link was opened that is none; `query` is None then."""


def encode(handover: Handover) -> bytes:
    """The line that goes over the socket."""
    import json  # noqa: PLC0415  # the start need not wait for it

    query = handover.query
    if handover.link_refused:
        return b'{"link": "refused"}\n'
    content = {} if query is None else {"by": query.by.value, "id": query.id[:LONGEST_ID]}
    return json.dumps(content).encode("ascii") + b"\n"


def decode(line: bytes) -> Handover | None:
    """Read a line; None for what is no handover. An id that no person could have pasted is left out."""
    import json  # noqa: PLC0415  # as above

    try:
        content = json.loads(line.decode("ascii")) if len(line) <= LONGEST_LINE else None
    except (ValueError, RecursionError):
        return None
    if content == {"link": "refused"}:
        return Handover(link_refused=True)
    if not isinstance(content, dict) or set(content) not in (set(), {"by", "id"}):
        return None
    if not content:
        return Handover()
    by, text = content["by"], content["id"]
    if not isinstance(by, str) or by not in set(IdKind) or not isinstance(text, str) or len(text) > LONGEST_ID:
        return None
    parsed = parse_id(text, IdKind(by))
    if not parsed.text or not parsed.text.isprintable():
        return Handover()
    return Handover(LookupQuery(IdKind(by), parsed.text))
