"""Where the canary password could hide: every way in which software writes a text down, and the search for them."""

from __future__ import annotations

import base64
import html
import json
import re
import urllib.parse
from collections.abc import Iterable
from functools import cache

from ..replies import LOGIN, PASSWORD

PIECES = ("sswörd+/=", "Құпия%20")
"""Stretches of the canary that no honest text holds. A mask that leaves one behind has not masked."""


@cache
def forms(secret: str = PASSWORD) -> dict[str, str]:
    """Each form's name and its text."""
    quoted = html.escape(secret)
    return {
        "raw": secret,
        "XML": html.escape(secret, quote=False),
        "XML attribute": quoted,
        "XML twice": html.escape(quoted),
        "XML numbers": "".join(f"&#{ord(c)};" for c in secret),
        "XML hex numbers": "".join(f"&#x{ord(c):x};" for c in secret),
        "XML ASCII": secret.replace("&", "&amp;").replace("<", "&lt;").encode("ascii", "xmlcharrefreplace").decode(),
        "URL": urllib.parse.quote(secret),
        "URL strict": urllib.parse.quote(secret, safe=""),
        "URL plus": urllib.parse.quote_plus(secret),
        "URL lower": re.sub("%..", lambda m: m[0].lower(), urllib.parse.quote(secret, safe="")),
        "URL twice": urllib.parse.quote(urllib.parse.quote(secret, safe=""), safe=""),
        "JSON": json.dumps(secret)[1:-1],
        "JSON raw": json.dumps(secret, ensure_ascii=False)[1:-1],
        "repr": repr(secret)[1:-1],
        "repr ASCII": ascii(secret)[1:-1],
        "repr bytes": repr(secret.encode())[2:-1],
        "base64": base64.b64encode(secret.encode()).decode(),
        "base64 URL": base64.urlsafe_b64encode(secret.encode()).decode(),
        "base64 with login": base64.b64encode(f"{LOGIN}:{secret}".encode()).decode(),
        "base64 UTF-16": base64.b64encode(secret.encode("utf-16-le")).decode(),
        "UTF-8 read as latin-1": secret.encode().decode("latin-1"),
        "UTF-8 read as windows-1251": secret.encode().decode("cp1251", "replace"),
    }


@cache
def _needles() -> dict[str, str]:
    needles = dict(forms())
    for piece in PIECES:
        needles |= {f"{name} of a piece": text for name, text in forms(piece).items() if not name.startswith("base64")}
    for lead in range(3):
        encoded = base64.b64encode(b"\0" * lead + PASSWORD.encode()).decode()
        needles[f"base64 shifted {lead}"] = encoded[4:-8]
    needles |= {f"piece {number}": piece for number, piece in enumerate(PIECES)}
    return needles


@cache
def _shortest() -> tuple[str, ...]:
    """The needles that hold no other: where none of these is, none is."""
    needles = set(_needles().values())
    return tuple(needle for needle in needles if not any(other in needle for other in needles - {needle}))


def leaks(texts: Iterable[str]) -> list[str]:
    """The names of the forms that occur in any of the texts."""
    # What lies between two texts is in no form.
    text = "\0\n\0".join(dict.fromkeys(texts))
    if not any(needle in text for needle in _shortest()):
        return []
    return sorted(name for name, needle in _needles().items() if needle in text)


def leaks_in_bytes(data: bytes) -> list[str]:
    """As `leaks`, for a file of any kind: UTF-8, UTF-16 and windows-1251 are all tried."""
    encodings = ("utf-8", "utf-16-le", "cp1251", "latin-1")
    found = set(leaks([data.decode(encoding, "replace") for encoding in encodings]))
    found.update(leaks([data[1:].decode("utf-16-le", "replace")]))
    return sorted(found)
