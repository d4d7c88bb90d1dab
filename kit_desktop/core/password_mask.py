"""One function that takes the password out of any text, in every form that a server or a library may give it back in.

A per-character pattern covers the raw form, XML entities and character references (escaped once or twice), percent
encoding, JSON and Python escapes, UTF-8 or windows-1251 read as something else, and any mixture of them; base64 is covered at
its three alignments, and UTF-16 that was read as if it were not. Whatever stands inside an element named `password` is masked
too, whichever password it is.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from itertools import product
from xml.sax.saxutils import escape

MASK = "••••••"

_SHORTEST = 4
"""Shorter passwords are masked only inside `<password>`: masking every `1` would destroy the answer."""

_SHORT_WORD = 12
"""A password of letters and digits shorter than this is masked only where it stands alone: the provider's own sample has
the password 123456 and the number 77011234567."""

_SLICE = 32_768
"""Characters per pattern run. `re` holds the interpreter's lock while it runs, and the window wants it back."""

_ELEMENT = re.compile(
    r"((?:<|&(?:amp;)*lt;)(?:[\w.-]{1,64}:)?password(?:\s(?:(?!&(?:amp;)*[gl]t;)[^<>]){0,256}+)?(?:>|&(?:amp;)*gt;))"
    r"(?:(?!(?:<|&(?:amp;)*lt;)/).){1,4096}",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = {"&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos"}
_ESCAPED = {"\n": "n", "\r": "r", "\t": "t", '"': '"', "'": "'", "/": "/"}
_QUOTES = {'"': "&quot;", "'": "&apos;"}
_MISREAD_AS = ("latin-1", "cp1252", "cp1251")

_BACKSLASHES = r"\\{1,8}+"
"""Escaped up to four times over. Unbounded, a text of backslashes would cost the square of its length."""


class Masker:
    """Masks one password. Its `repr` does not show it."""

    __slots__ = ("_longest", "_pattern")

    def __init__(self, password: str) -> None:
        self._pattern: re.Pattern[str] | None = None
        self._longest = 0
        if len(password) >= _SHORTEST:
            self._pattern = re.compile("|".join(_forms(password)))
            self._longest = 40 * len(password)

    def __repr__(self) -> str:
        return "Masker(…)"

    def mask(self, text: str) -> str:
        """`text` with every form of the password, and the content of every `password` element, replaced by dots."""
        text = "".join(self._sliced(_ELEMENT, rf"\1{MASK}", text, 8192)) if "password" in text.lower() else text
        if self._pattern is None:
            return text
        return "".join(self._sliced(self._pattern, MASK, text, self._longest))

    def mask_optional(self, text: str | None) -> str | None:
        """As `mask`; None stays None."""
        return None if text is None else self.mask(text)

    @staticmethod
    def _sliced(pattern: re.Pattern[str], replacement: str, text: str, overlap: int) -> Iterator[str]:
        start = 0
        while start < len(text):
            end = start + _SLICE
            position = start
            for match in pattern.finditer(text, start, min(end + overlap, len(text))):
                if match.start() >= end:
                    break
                yield text[position : match.start()]
                yield match.expand(replacement)
                position = match.end()
            start = max(end, position)
            yield text[position:start]


def _forms(password: str) -> Iterator[str]:
    mixed = "".join(_run(match[0]) for match in re.finditer(r"\\+|[^\\]", password, re.DOTALL))
    if len(password) < _SHORT_WORD and re.fullmatch(r"\w+", password):
        # The last digit or letter of an escape before it belongs to the escape.
        alone = r"(?:(?<![^\W_])|(?<=%[0-9A-Fa-f]{2})|(?<=\\[nrt])|(?<=\\u[0-9A-Fa-f]{4}))"
        mixed = rf"{alone}(?:{mixed})(?![^\W_])"
    yield mixed
    written = tuple(dict.fromkeys((password, escape(password), escape(password, _QUOTES))))
    for form, encoding in product(written, ("utf-8", "utf-16-le", "utf-16-be", "cp1251")):
        try:
            octets = form.encode(encoding)
        except UnicodeEncodeError:
            continue
        yield from _base64_forms(octets)
        if encoding.startswith("utf-16"):
            yield from dict.fromkeys(re.escape(octets.decode(wrong, "backslashreplace")) for wrong in ("utf-8", *_MISREAD_AS))


def _run(run: str) -> str:
    """One character, or several backslashes. Those only as a whole: a text full of them would be tried in every partition."""
    if run[0] != "\\":
        return _character(run)
    return rf"(?:\\{{{len(run)},{8 * len(run)}}}|{_character(run[0])}{{{len(run)}}})"


def _character(c: str) -> str:
    code = ord(c)
    forms = [] if c == "\\" else [re.escape(c)]
    forms.append(rf"&(?:amp;)*(?:\#(?:0*{code}|[xX]0*{_any_case(f'{code:x}')});{f'|{_NAMED[c]};' if c in _NAMED else ''})")
    forms += [r"\+"] if c == " " else []
    escapes = [re.escape(_ESCAPED[c])] if c in _ESCAPED else []
    for encoding in ("utf-8", "cp1251"):
        try:
            octets = c.encode(encoding)
        except UnicodeEncodeError:
            continue
        forms.append("".join(rf"%(?:25)*{_any_case(f'{octet:02x}')}" for octet in octets))
        forms += [re.escape(octets.decode(wrong, "replace")) for wrong in _MISREAD_AS]
        escapes.append(_BACKSLASHES.join(f"x{_any_case(f'{octet:02x}')}" for octet in octets))
    units = c.encode("utf-16-be", "surrogatepass").hex()
    escapes.append(_BACKSLASHES.join(f"u{_any_case(units[i : i + 4])}" for i in range(0, len(units), 4)))
    escapes += [f"x{_any_case(f'{code:02x}')}", f"U{_any_case(f'{code:08x}')}"]
    forms.append(f"{_BACKSLASHES}(?:{'|'.join(dict.fromkeys(escapes))})")
    return f"(?:{'|'.join(dict.fromkeys(forms))})"


def _any_case(digits: str) -> str:
    return "".join(f"[{d}{d.upper()}]" if d.isalpha() else d for d in digits)


def _base64_forms(secret: bytes) -> Iterator[str]:
    for lead in range(3):
        encoded = base64.b64encode(b"\0" * lead + secret).decode("ascii")
        # The first characters also hold bits of what stands before, the last ones of what stands behind.
        core = encoded.rstrip("=")[(0, 2, 3)[lead] :]
        if (lead + len(secret)) % 3:
            core = core[:-1]
        if len(core) >= 6:
            yield "".join("[+-]" if c == "+" else "[/_]" if c == "/" else c for c in core) + "(?:[A-Za-z0-9+/_-]?=?=?)"
