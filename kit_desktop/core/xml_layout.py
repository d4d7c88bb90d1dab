"""XML laid out for reading, without a parser: whatever came can be shown, well-formed or not, and nothing is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE_START = re.compile(r"<!--|<!\[CDATA\[|<\?|<[^<>]*>|<|[^<]+")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_START_TAG = re.compile("<(?!/)")
_DEEPEST = 40
MOST_TAGS = 20_000
"""Ten times what any answer may hold. More are left as they are: laid out, two megabytes would become sixty."""

LONGEST_LINE = 1_000
"""Characters of a line in the Raw XML tab: one line of a megabyte freezes Qt's text widget for minutes."""

_PIECE = 65_536


def in_pieces(text: str) -> Iterator[str]:
    """`text` in pieces of some length, each but the first beginning with a start tag: no tag is cut, and no search through one
    of them holds the interpreter's lock for long.
    """
    start = 0
    while start < len(text):
        found = _START_TAG.search(text, start + _PIECE)
        end = found.start() if found else len(text)
        yield text[start:end]
        start = end


def indented(text: str) -> str:
    """`text` with one element a line, two blanks a level. Content is not touched: only blanks between tags change.

    Elements that hold nothing but text stay on one line. Broken XML comes out as well as can be. A text with more than
    `MOST_TAGS` tags is given back as it is.
    """
    if text.count("<") > MOST_TAGS:
        return text
    return "\n".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    depth = 0
    line = ""
    open_with_text = False
    for piece in _pieces(text):
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


def _pieces(text: str) -> Iterator[str]:
    """Tags, comments, verbatim texts and instructions, and what is between; an unclosed one takes the rest with it."""
    start = 0
    while piece := _PIECE_START.match(text, start):
        end = piece.end()
        if closing := _ENDS.get(piece[0]):
            # Not by an expression: one that runs through two megabytes holds the interpreter's lock ten times as long.
            found = text.find(closing, end)
            end = found + len(closing) if found >= 0 else len(text)
        yield text[start:end]
        start = end


def cut_lines(text: str) -> str:
    """`text` with every line cut into pieces of at most `LONGEST_LINE` characters."""
    return "\n".join(
        line[start : start + LONGEST_LINE] for line in text.split("\n") for start in range(0, len(line) or 1, LONGEST_LINE)
    )


def first_lines(text: str, most: int) -> str:
    """The first `most` lines of `text`, or all of it where it has fewer."""
    return "\n".join(text.split("\n", most)[:most])
