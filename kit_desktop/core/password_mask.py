"""One mask that takes the password out of any text, in every form that a server or a library may give it back in.

The password is looked for as a text, in any letter case: in the text as it stands, and in the text with entities, percent and
backslash escapes undone (any mixture, several times over). Beside the password itself its other spellings are looked for: read
in a wrong encoding, in base64, base32 and hex, reversed, and with its characters set apart. Whatever stands in an element named
`password` is masked too, whichever password it is. Every step takes linear time, piece by piece.
"""

from __future__ import annotations

import base64
import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from heapq import merge
from itertools import accumulate, product

MASK = "••••••"

_SHORTEST = 4
"""Shorter passwords are masked only inside `<password>`: masking every `1` would destroy the answer."""

_SHORTEST_REVERSED = 6
_SHORTEST_BASE64 = 6
_SHORTEST_BASE32 = 8

_PIECE = 32_768
"""Characters that are searched at a time: one search holds the interpreter's lock, and the window wants it back."""

_BEFORE = 160
"""Characters before a piece that are looked at as well: no escape is longer."""

_PER_CHARACTER = 40
"""Characters that one character of the password takes at the most where it is escaped several times over."""

_DECODINGS = 3

_ELEMENT = re.compile(
    r"(?:<|&(?:amp;)*lt;)(?:[\w.-]{1,64}:)?password(?:\s(?:(?!&(?:amp;)*[gl]t;)[^<>]){0,256}+)?(?:>|&(?:amp;)*gt;)"
    r"((?:(?!(?:<|&(?:amp;)*lt;)/).){1,4096})",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT_LENGTH = 8192

_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
"""In any letter case; of HTML's others the case counts."""
_ENTITY = r"(?i:\#\d{1,8};?|\#x[0-9a-f]{1,7};?|(?:lt|gt|quot|apos);)"
_HEX = r"(?:[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})"
_UNSEEN = r"[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]{1,64}|\]\]><!\[CDATA\[|<!--[^<>]{0,80}-->"
"""What stands inside a word without being seen."""
_WRITTEN = (
    # Behind an ampersand that is escaped itself any other name may be the password's own rest: it is undone one time later.
    rf"&(?:(?i:amp;){{1,16}}+(?:{_ENTITY})?|{_ENTITY}|(?i:[a-z][a-z0-9]{{1,30}});)"
    rf"|%(?:(?:25){{1,16}}+{_HEX}?|{_HEX})"
    rf"|\\{{1,64}}+(?:u[0-9A-Fa-f]{{4}}|x[0-9A-Fa-f]{{2}}|U[0-9A-Fa-f]{{8}}|[nrt])?"
)
"""One escape, however often the escape itself was escaped. Backslashes before anything else stand for nothing."""
_ESCAPE = re.compile(f"({_WRITTEN})")
_ESCAPE_OR_UNSEEN = re.compile(f"({_WRITTEN}|{_UNSEEN})")
"""Takes as long again, so only for a text that may hold such."""

_NUMBER = re.compile(r"(?:#(?P<decimal>\d+);?|(?:#[xX]|%(?:25)*+u?|\\[uxU])(?P<hex>[0-9A-Fa-f]+);?)\Z")
_WHITE = ("\t", "\n", "\r", "\x0b", "\x0c", "\xa0")
_MISREAD_AS = ("latin-1", "cp1252", "cp1251")
_BASE64_TAIL = re.compile(r"[A-Za-z0-9+/]?=?=?")

Span = tuple[int, int]


class PasswordMask:
    """Masks one password."""

    __slots__ = ("_alone", "_base64", "_borders", "_decoded", "_plain", "_reach", "_shortest")

    def __init__(self, password: str) -> None:
        is_long = len(password) >= _SHORTEST
        spellings = tuple(_spellings(password)) if is_long else ()
        disguises = tuple(_disguises(password)) if is_long else ()
        plain = tuple(dict.fromkeys(map(_folded, (*spellings, *disguises))))
        decoded = dict.fromkeys(_folded(form, of_url=True) for each in spellings for form in (each, _decode(each)))
        # A password of digits only is a part of many numbers, and a year.
        alone = [each for each in decoded if not _has_letter(each) and len(each) >= _SHORTEST]
        self._plain = plain if _has_letter(password) else ()
        self._decoded = tuple(each for each in decoded if _has_letter(each) and len(each) >= _SHORTEST)
        self._base64 = tuple(dict.fromkeys(_base64_forms(password))) if is_long else ()
        self._alone = sorted(dict.fromkeys(alone if self._plain else (*alone, *plain)), key=len, reverse=True)
        self._borders = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, self._alone))})(?![^\W_])")
        self._reach = _PER_CHARACTER * len(password)
        self._shortest = min(map(len, (*self._plain, *self._decoded, *self._base64, *self._alone)), default=0)

    def mask(self, text: str, kept: Sequence[Span] = ()) -> str:
        """`text` with every form of the password, and the content of every `password` element, replaced by dots.

        What lies wholly within one of the `kept` places (start and end, in order) stays.
        """
        return _with_dots(text, merge(_elements(text), _outside(self._found(text), kept)))

    def mask_optional(self, text: str | None) -> str | None:
        """As `mask`; None stays None."""
        return None if text is None else self.mask(text)

    def _found(self, text: str) -> Iterator[Span]:
        """Every place of the password, in order."""
        if not self._shortest or len(text) < self._shortest:
            return
        length = max(_PIECE, self._reach)
        for start in range(0, len(text), length):
            first = max(0, start - _BEFORE)
            piece = text[first : start + length + self._reach + _BEFORE]
            found = [(first + begin, first + end) for begin, end in self._in_text(piece)]
            yield from sorted(span for span in found if start <= span[0] < start + length)

    def _in_text(self, piece: str) -> Iterator[Span]:
        yield from self._search(_folded(piece), self._plain)
        url_safe = piece.replace("-", "+").replace("_", "/")
        for begin, end in _occurrences(url_safe, self._base64):
            tail = _BASE64_TAIL.match(url_safe, end)
            yield begin, tail.end() if tail else end
        layers: list[_Layer] = []
        for _ in range(_DECODINGS):
            layer = _Layer(piece)
            if layer.text == piece:
                return
            layers.append(layer)
            piece = layer.text
            for begin, end in self._search(_folded(piece, of_url=True), self._decoded):
                for outer in reversed(layers):
                    begin, end = outer.source(begin), outer.source(end)  # noqa: PLW2901  # a layer further out each time
                yield begin, end

    def _search(self, folded: str, needles: Iterable[str]) -> Iterator[Span]:
        yield from _occurrences(folded, needles)
        # Most texts have none of them, which is known sooner than where they stand.
        if any(each in folded for each in self._alone):
            yield from (match.span() for match in self._borders.finditer(folded))


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _occurrences(text: str, needles: Iterable[str]) -> Iterator[Span]:
    for needle in [each for each in needles if each in text]:
        begin = text.find(needle)
        while begin >= 0:
            end = begin + len(needle)
            yield begin, end
            begin = text.find(needle, end)


def _elements(text: str) -> Iterator[Span]:
    """What stands inside the elements named `password`."""
    start = 0
    while start < len(text):
        end = start + _PIECE
        position = start
        if "password" in text[start : end + _ELEMENT_LENGTH].lower():
            for match in _ELEMENT.finditer(text, start, min(end + _ELEMENT_LENGTH, len(text))):
                if match.start() >= end:
                    break
                yield match.span(1)
                position = match.end()
        start = max(end, position)


def _outside(found: Iterable[Span], kept: Sequence[Span]) -> Iterator[Span]:
    for begin, end in found:
        place = bisect_left(kept, (begin + 1, 0)) - 1
        if place < 0 or kept[place][1] < end:
            yield begin, end


def _with_dots(text: str, found: Iterable[Span]) -> str:
    pieces: list[str] = []
    position = 0
    for begin, end in found:
        if begin >= position:
            pieces += (text[position:begin], MASK)
        position = max(position, end)
    return "".join((*pieces, text[position:])) if pieces else text


class _Layer:
    """A text with its escapes undone once. Octets become the characters of the same number."""

    __slots__ = ("_after", "_before", "_decoded", "_source", "text")

    def __init__(self, source: str) -> None:
        # A literal, an escape, a literal, and so on: a reply may hold a million escapes, so no loop of ours runs over them.
        if not source.isascii() or "<!" in source:
            self._before = _ESCAPE_OR_UNSEEN.split(source)
        else:
            self._before = _ESCAPE.split(source) if any(first in source for first in "&%\\") else [source]
        self._after = self._before.copy()
        self._after[1::2] = map(_character, self._before[1::2])
        self.text = "".join(self._after)
        self._decoded: list[int] = []
        self._source: list[int] = []

    def source(self, decoded: int) -> int:
        """The place in the source of a place in the text."""
        if not self._decoded:
            self._decoded = list(accumulate(map(len, self._after)))
            self._source = list(accumulate(map(len, self._before)))
        at = bisect_left(self._decoded, decoded)
        if self._decoded[at] == decoded:
            return self._source[at]
        return decoded if at == 0 else self._source[at - 1] + decoded - self._decoded[at - 1]


@lru_cache(maxsize=4096)
def _character(escape: str) -> str:
    """What an escape stands for."""
    match = _NUMBER.search(escape)
    if match is not None:
        number = int(match["decimal"]) if match["decimal"] else int(match["hex"], 16)
        return chr(number) if number <= sys.maxunicode else ""
    if escape.startswith("&"):
        name = escape[1:-1].rpartition(";")[2]
        return _NAMED.get(name.lower()) or _of_html(name)
    if escape.startswith("%"):
        return "%"
    return " " if escape[-1] in "nrt" else ""


def _of_html(name: str) -> str:
    from html.entities import html5  # noqa: PLC0415  # large, and for few texts

    return html5.get(f"{name};", f"&{name};")


def _decode(text: str) -> str:
    for _ in range(_DECODINGS):
        text = _Layer(text).text
    return text


def _folded(text: str, *, of_url: bool = False) -> str:
    """`text` in lower case, white space as blanks, in just as many characters. In a URL's form a plus is a blank as well."""
    # The one letter that would become two, and the one whose lower case depends on what stands behind it.
    text = text.replace("İ", "I").lower().replace("ς", "σ")
    for white in _WHITE:
        text = text.replace(white, " ")
    return text.replace("+", " ") if of_url else text


def _spellings(password: str) -> Iterator[str]:
    """The password, and what becomes of it where its octets are read in a wrong encoding."""
    yield password
    yield from (unicodedata.normalize(form, password) for form in ("NFC", "NFD"))
    units = password.encode("utf-16-be", "surrogatepass")
    yield "".join(chr(int.from_bytes(units[i : i + 2], "big")) for i in range(0, len(units), 2))
    for written, encoding, octets in _encoded(_escaped(password), "utf-8", "cp1251", "utf-16-le", "utf-16-be"):
        wide = encoding.startswith("utf-16")
        if wide or written == password:
            for wrong in ("utf-8", *_MISREAD_AS) if wide else _MISREAD_AS:
                yield octets.decode(wrong, "backslashreplace" if wide else "replace")


def _disguises(password: str) -> Iterator[str]:
    """Spellings that somebody chose to write."""
    if len(password) >= _SHORTEST_REVERSED:
        yield password[::-1]
    yield from (separator.join(password) for separator in (*" -._,:", ", ", '", "'))
    yield password.replace(" ", "+")
    yield from (password.replace(quote, 2 * quote) for quote in "'\"")
    for _, _, octets in _encoded((password,), "utf-8", "cp1251", "utf-16-le"):
        yield octets.hex()
        yield from (octets.hex(separator) for separator in " :-")
        yield from (separator.join(map(str, octets)) for separator in (",", ", "))
        yield from _in_base(octets, base64.b32encode, 5, _SHORTEST_BASE32)


def _base64_forms(password: str) -> Iterator[str]:
    for _, _, octets in _encoded(_escaped(password), "utf-8", "utf-16-le", "utf-16-be", "cp1251"):
        yield from _in_base(octets, base64.b64encode, 6, _SHORTEST_BASE64)


def _in_base(octets: bytes, encode: Callable[[bytes], bytes], bits: int, shortest: int) -> Iterator[str]:
    """The characters that hold nothing but the octets, at every place where these can begin within a group."""
    for lead in range(5 if bits == 5 else 3):
        encoded = encode(b"\0" * lead + octets).decode("ascii")
        core = encoded[-(-8 * lead // bits) : 8 * (lead + len(octets)) // bits]
        if len(core) >= shortest:
            yield core


def _escaped(password: str) -> tuple[str, ...]:
    # Not xml.sax.saxutils: it brings http.client and ssl with it.
    escaped = password.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return tuple(dict.fromkeys((password, escaped, escaped.replace('"', "&quot;").replace("'", "&apos;"))))


def _encoded(texts: Iterable[str], *encodings: str) -> Iterator[tuple[str, str, bytes]]:
    """Each text in each of the encodings that can hold it."""
    for text, encoding in product(texts, encodings):
        with suppress(UnicodeEncodeError):
            yield text, encoding, text.encode(encoding)
