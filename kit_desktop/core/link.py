"""A link from another program: `kit-desktop:msgid/963`, `kit-desktop:usermsgid/1YT`. An id and its kind, and nothing else.

Anybody can put such a link on a page, so what is not exactly that is refused: nothing is cleaned or guessed here.
"""

from __future__ import annotations

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import LONGEST_ID, IdKind, parse_id

SCHEME = "kit-desktop"
_KINDS = {"msgid": IdKind.MSG_ID, "usermsgid": IdKind.USER_MSG_ID}
_LONGEST_LINK = 50 + LONGEST_ID * 12
"""Characters: four bytes of UTF-8 a character, each written as %XX."""


def read_link(text: str) -> LookupQuery | None:
    """What the link asks to fill in; None for what is no such link. Never raises.

    After the scheme `//` may stand, as some programs write it. The id is percent-encoded UTF-8; a `/`, `?` or `#` in it
    must be, and an id that would have to be cleaned (spaces around it, a label, quotes) is none.
    """
    from urllib.parse import unquote  # noqa: PLC0415  # for a link alone; it costs the start of the window

    scheme, colon, rest = text.partition(":")
    if not colon or scheme.lower() != SCHEME or len(text) > _LONGEST_LINK or not text.isascii():
        return None
    name, slash, encoded = rest.removeprefix("//").partition("/")
    kind = _KINDS.get(name.lower())
    if not slash or kind is None or any(character in encoded for character in '/?#\\"<>') or not encoded.isprintable():
        return None
    try:
        wanted = unquote(encoded, errors="strict")
    except UnicodeDecodeError:
        return None
    parsed = parse_id(wanted, kind)
    if parsed.problem is not None or parsed.label is not None or parsed.text != wanted or not wanted.isprintable():
        return None
    return LookupQuery(kind, wanted)
