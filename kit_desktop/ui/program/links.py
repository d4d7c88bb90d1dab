"""Links from other programs, as they reach the window: `kit-desktop:msgid/963`, `kit-desktop:usermsgid/1YT`.

Anybody can put such a link on a page, so what is not exactly an id and its kind is refused: nothing is cleaned or guessed here.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import KINDS, LONGEST_ID, parse_id
from kit_desktop.ui.program.handover import Handover

SCHEME = "kit-desktop"
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
    kind = KINDS.get(name.lower())
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


def from_link(link: str) -> Handover:
    """What the link brings; one that is none is handed over as refused."""
    query = read_link(link)
    return Handover(query, link_refused=query is None)


def link_refused_words() -> str:
    """Why nothing was filled in."""
    return QCoreApplication.translate(
        "Link", "Another program opened a link that is no message id, so nothing was filled in. Copy the id and paste it here."
    )


class OpenedLinks(QObject):
    """macOS sends a link to the running program as an event; `opened` carries it as a Handover."""

    opened = Signal(object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Take links; everything else goes its way."""
        if isinstance(event, QFileOpenEvent) and event.url().scheme():
            self.opened.emit(from_link(event.url().toString(event.url().ComponentFormattingOption.FullyEncoded)))
            return True
        return super().eventFilter(watched, event)
