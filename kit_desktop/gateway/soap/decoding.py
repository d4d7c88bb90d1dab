"""From a reply's bytes to text: right, or refused. Text is never garbled on the way."""

from __future__ import annotations

import codecs
import re

_PIECE = 16_384

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARATION = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_DECLARATION_TEXT = re.compile(
    r"""\s*<\?xml\s{1,80}version\s*=\s*(?:"1\.\d"|'1\.\d')(?:\s{1,80}encoding\s*=\s*(?:"[A-Za-z][\w.-]{0,79}"|'[A-Za-z][\w.-]{0,79}'))?"""
    r"""(?:\s{1,80}standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s{0,80}\?>""",
    re.ASCII,
)
"""A declaration as the XML standard has it. Another one stays in the text, so that the parser refuses it."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)

_ALLOWED = re.compile(
    r"(utf-?(8|16|32)(-?(le|be))?|(us-)?ascii|(windows-?|cp)125[0-8]|cp866|koi8-?[rut]|iso-?8859-\d{1,2}|latin-?1|kz-?1048|ptcp154)"
)
"""Python knows more codecs than a gateway has business with. UTF-7, under whatever name, and the stateful ones write other
letters, and markup, in ASCII's bytes: read as UTF-8 they would be garbled, and no byte would tell."""


def decode(body: bytes, content_type: str) -> tuple[str, str] | None:
    """The text and the encoding's name, or None where the bytes are not text in the encoding that they claim.

    A byte-order mark decides, then the XML declaration, then the header's charset, then UTF-8. Where declaration or header
    disagree with bytes that are valid UTF-8, it is UTF-8; a name that is not allowed is refused whatever the bytes look like.
    White space before a declaration is dropped.
    """
    declared, charset = _DECLARATION.match(body[:512].removeprefix(codecs.BOM_UTF8)), _CHARSET.search(content_type)
    found = (declared[1].decode("ascii") if declared else "", charset[1] if charset else "")
    names = [name.lower().replace("_", "-") for name in found if name]
    if not all(map(_ALLOWED.fullmatch, names)):
        return None
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _strict(body, name)
    as_utf8 = _strict(body, "utf-8")
    if as_utf8 is not None and "\x00" not in as_utf8[0]:
        return as_utf8
    if names:
        name = names[0]
        if name.startswith(("utf16", "utf-16")) and not name.endswith(("le", "be")):
            name = "utf-16-be" if body[:1] == b"\x00" else "utf-16-le"
        return _strict(body, name)
    # UTF-16 without a mark shows itself by its first character, as the XML standard's appendix F has it.
    by_first = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}.get(body[:2])
    return _strict(body, by_first) if by_first else as_utf8


def without_declaration(text: str) -> str:
    """`text` without its XML declaration: after decoding, what it says of the encoding is no longer true."""
    match = _DECLARATION_TEXT.match(text[:600])
    return text[match.end() :] if match else text


def escaped(body: bytes, longest: int) -> str:
    """Bytes that are no text, made readable: UTF-8 where it fits, `\\xNN` elsewhere. Ends soon after `longest` characters.

    In pieces, because making two megabytes readable in one go takes a second and a half with the interpreter's lock held.
    """
    pieces = (body[start : start + _PIECE] for start in range(0, len(body), _PIECE))
    text = ""
    for piece in codecs.iterdecode(pieces, "utf-8", "backslashreplace"):
        text += piece
        if len(text) > longest:
            break
    return text


def _strict(body: bytes, name: str) -> tuple[str, str] | None:
    try:
        return body.decode(name), name.removesuffix("-sig")
    except (UnicodeError, LookupError):
        return None
