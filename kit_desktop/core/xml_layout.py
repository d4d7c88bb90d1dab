"""XML laid out for reading, without a parser: whatever came can be shown, well-formed or not, and nothing is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What is opened and never closed takes the rest with it: looked for again at every opening, the end would cost the square.
_PIECE = re.compile(
    r"<!--(?:.*?-->|.*)|<!\[CDATA\[(?:.*?\]\]>|.*)|<\?(?:.*?\?>|.*)|<[^<>]*>|[^<]+|<",
    re.DOTALL,
)
_DEEPEST = 40
LONGEST_LINE = 1_000
"""Characters of a line in the Raw XML tab: one line of a megabyte freezes Qt's text widget for minutes."""


def indented(text: str) -> str:
    """`text` with one element a line, two blanks a level. Content is not touched: only blanks between tags change.

    Elements that hold nothing but text stay on one line. Broken XML comes out as well as can be.
    """
    return "\n".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    depth = 0
    line = ""
    open_with_text = False
    for match in _PIECE.finditer(text):
        piece = match[0]
        if not piece.startswith("<") or piece.startswith("<![CDATA["):
            if piece.strip() or open_with_text:
                line += piece if open_with_text else piece.strip()
            continue
        if piece.startswith("</"):
            depth = max(0, depth - 1)
            if open_with_text:
                yield line + piece
                line, open_with_text = "", False
                continue
        if line.strip():
            yield line.rstrip()
        line = "  " * min(depth, _DEEPEST) + piece
        opens = not piece.startswith(("</", "<?", "<!")) and not piece.endswith("/>") and piece != "<"
        open_with_text = opens
        depth += opens
    if line.strip():
        yield line.rstrip()


def cut_lines(text: str, longest: int = LONGEST_LINE) -> str:
    """`text` with every line cut into pieces of at most `longest` characters."""
    if len(text) <= longest:
        return text
    return "\n".join(
        piece
        for line in text.split("\n")
        for piece in ([line[i : i + longest] for i in range(0, len(line), longest)] if len(line) > longest else [line])
    )
