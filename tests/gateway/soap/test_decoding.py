"""From bytes to text: right, or refused."""

from __future__ import annotations

import codecs

import pytest

from kit_desktop.gateway.soap.decoding import decode, escaped, without_declaration

TEXT = "<a>Құпия сөз</a>"
RUSSIAN = "<a>Пароль</a>"


def declared(name: str, text: str = RUSSIAN) -> str:
    return f'<?xml version="1.0" encoding="{name}"?>{text}'


@pytest.mark.parametrize("content_type", ["", "text/xml", "text/xml; charset=utf-8", 'text/xml; charset="UTF8"'])
def test_utf_8_is_the_default(content_type: str) -> None:
    assert decode(TEXT.encode(), content_type) == (TEXT, "utf-8")


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_mark_decides(mark: bytes, encoding: str, name: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "text/xml; charset=windows-1251") == (TEXT, name)
    assert decode(mark + b"\xff", "") is None


@pytest.mark.parametrize("name", ["windows-1251", "cp1251", "WINDOWS-1251", "koi8-r", "KOI8_R", "iso-8859-5", "cp866"])
def test_a_declared_encoding_is_read(name: str) -> None:
    text = declared(name)
    assert decode(text.encode(name), "text/xml") == (text, name.lower().replace("_", "-"))
    assert decode(RUSSIAN.encode(name), f"text/xml; charset={name}") == (RUSSIAN, name.lower().replace("_", "-"))


def test_the_declaration_goes_before_the_header() -> None:
    text = declared("windows-1251")
    assert decode(text.encode("cp1251"), "text/xml; charset=koi8-r") == (text, "windows-1251")


def test_a_declaration_is_looked_for_in_the_first_half_kilobyte() -> None:
    text = " " * (512 - len(declared("cp1251", "").removesuffix("?>"))) + declared("cp1251")
    assert decode(text.encode("cp1251"), "") == (text, "cp1251")
    assert decode(b" " + text.encode("cp1251"), "") is None


def test_valid_utf_8_goes_before_both() -> None:
    text = declared("windows-1251")
    assert decode(text.encode(), "text/xml; charset=koi8-r") == (text, "utf-8")


@pytest.mark.parametrize(
    "name",
    [
        *("utf-7", "UTF7", "utf_7", "csUnicode11UTF7", "unicode-1-1-utf-7", "unicode11utf7", "cp65000", "x-unicode-2-0-utf-7"),
        *("hz", "hz-gb-2312", "iso-2022-jp", "iso_2022_kr", "shift_jis", "gbk", "punycode", "rot13", "base64", "idna", "cp037"),
        *("unknown", "utf-8x", "cp1259", "iso-8859-123", "1251"),
    ],
)
@pytest.mark.parametrize("body", [b"<a>+BCE-</a>", RUSSIAN.encode()])
def test_any_other_encoding_is_refused_and_never_guessed(name: str, body: bytes) -> None:
    assert decode(f'<?xml version="1.0" encoding="{name}"?>'.encode() + body, "text/xml") is None
    assert decode(body, f"text/xml; charset={name}") is None
    assert decode(codecs.BOM_UTF8 + body, f"text/xml; charset={name}") is None
    assert decode(codecs.BOM_UTF8 + f'<?xml version="1.0" encoding="{name}"?>'.encode() + body, "text/xml") is None
    assert decode(f'<?xml version="1.0" encoding="{name}"?>'.encode() + body, "text/xml; charset=utf-8") is None


def test_an_allowed_name_without_a_codec_is_refused() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "text/xml; charset=iso-8859-99") is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_shows_itself(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "") == (TEXT, encoding)
    assert decode(TEXT.encode(encoding), "text/xml; charset=utf-16") == (TEXT, encoding)
    assert decode(TEXT.encode(encoding), f"text/xml; charset={encoding}") == (TEXT, encoding)


def test_bytes_that_are_no_text_are_refused() -> None:
    assert decode(b"<a>\xff</a>", "") is None
    assert decode(b"<a>\x98</a>", "text/xml; charset=windows-1251") is None


def test_a_declaration_is_taken_off_once_it_is_no_longer_true() -> None:
    assert without_declaration(declared("windows-1251")) == RUSSIAN
    assert without_declaration(" \n" + declared("windows-1251")) == RUSSIAN
    assert without_declaration(f"<?xml version='1.0' standalone='yes' ?>{RUSSIAN}") == RUSSIAN
    assert without_declaration(RUSSIAN) == RUSSIAN
    assert without_declaration(" " * (600 - len(declared("cp1251", ""))) + declared("cp1251")) == RUSSIAN
    far = " " * 600 + declared("cp1251")
    assert without_declaration(far) == far
    broken = f'<?xml encoding="utf-8"?>{RUSSIAN}'
    assert without_declaration(broken) == broken


def test_bytes_are_made_readable_and_no_more_of_them_than_asked() -> None:
    assert escaped("аb".encode() + b"\xff\x00", 100) == "аb\\xff\x00"
    assert escaped("Ж".encode() * 20_000, 1_000_000) == "Ж" * 20_000
    assert escaped(b"a" * 16_384 + b"b", 16_383) == "a" * 16_384
    assert escaped(b"a" * 16_384 + b"b", 16_384) == "a" * 16_384 + "b"
    assert escaped(b"\xd0", 10) == "\\xd0"
    assert escaped(b"a" * 16_383 + b"\xd0", 20_000) == "a" * 16_383 + "\\xd0"
