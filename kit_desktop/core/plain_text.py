"""Text from outside, made fit to be shown: no control does anything, nothing stretches the window."""

from __future__ import annotations

import re
from functools import cache

LONGEST_SHOWN = 300
"""Characters of one value in a label; the rest stays in the copy and in the Raw XML tab."""

_ACTIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]+"
)
_PIECE = 65_536
"""Characters that are gone through at a time: more would hold the interpreter's lock while the window wants it."""


@cache
def _written(c: str) -> str:
    return f"⟦U+{ord(c):04X}⟧"


def visible(text: str) -> str:
    """`text` on one line, with every control, bidi and zero-width character written out as `⟦U+202E⟧`."""
    # Python's own test sees all of these and a few more, in a tenth of the time.
    return text if text.isprintable() else _ACTIVE.sub(lambda run: "".join([_written(c) for c in run[0]]), text)


def visible_block(text: str) -> str:
    """As `visible`, with line feeds and tabs left alone and carriage returns folded into line feeds."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return "".join([_visible_piece(piece) for piece in pieces])


def _visible_piece(piece: str) -> str:
    plain = piece.replace("\n", "").replace("\t", "").isprintable()
    return piece if plain else _ACTIVE.sub(lambda run: "".join([c if c in "\n\t" else _written(c) for c in run[0]]), piece)


def shortened(text: str, longest: int = LONGEST_SHOWN) -> str:
    """`text` cut at `longest` characters with an ellipsis, and made visible."""
    return visible(text) if len(text) <= longest else visible(text[:longest]) + "…"
