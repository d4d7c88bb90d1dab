"""No form of the password gets through, and nothing else is lost."""

from __future__ import annotations

import base64
import json
import re
import time
import tracemalloc
from collections.abc import Callable
from html import escape
from html.entities import html5
from urllib.parse import quote, quote_plus
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit_desktop.core import password_mask
from kit_desktop.core.password_mask import MASK, PasswordMask

NAMES = {text: name for name, text in html5.items() if name.endswith(";") and (text in "üПи" or not text.isalnum())}

NASTY = "p&ss<w>\"o'r\\d %+ü қ"

FORMS: dict[str, Callable[[str], str]] = {
    "raw": lambda p: p,
    "xml": lambda p: escape(p, quote=False),
    "xml, quotes too": escape,
    "xml twice": lambda p: escape(escape(p)),
    "attribute": quoteattr,
    "decimal references": lambda p: "".join(f"&#{ord(c)};" for c in p),
    "hex references": lambda p: "".join(f"&#x{ord(c):X};" for c in p),
    "entities with names": lambda p: "".join(f"&{NAMES[c]}" if c in NAMES else c for c in p),
    "entities with names, twice": lambda p: "".join(f"&amp;{NAMES[c]}" if c in NAMES else c for c in p),
    "JavaScript's escape": lambda p: "".join(f"%u{ord(c):04X}" if ord(c) > 255 else f"%{ord(c):02X}" for c in p),
    "SQL": lambda p: p.replace("'", "''"),
    "CSV": lambda p: p.replace('"', '""'),
    "octets": lambda p: json.dumps(list(p.encode())),
    "octets, compact": lambda p: json.dumps(list(p.encode()), separators=(",", ":")),
    "url": lambda p: quote(p, safe=""),
    "url, lower case": lambda p: re.sub("%..", lambda match: match[0].lower(), quote(p, safe="")),
    "form": quote_plus,
    "url twice": lambda p: quote(quote(p, safe=""), safe=""),
    "json": json.dumps,
    "json, readable": lambda p: json.dumps(p, ensure_ascii=False),
    "json in json": lambda p: json.dumps(json.dumps(p)),
    "python repr": repr,
    "python bytes": lambda p: repr(p.encode()),
    "utf-8 read as latin-1": lambda p: p.encode().decode("latin-1"),
    "utf-8 read as cp1251": lambda p: p.encode().decode("cp1251", "replace"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "password", [NASTY, "correct horse battery", "Пароль-Құпия-1", "123456", "abcd", "a.b*c?d+(e)[f]{g}|h^$"]
)
def test_every_form_is_masked(form: str, password: str) -> None:
    written = FORMS[form](password)
    for text in (written, f"before {written} after", f"<x>{written}</x>"):
        masked = PasswordMask(password).mask(text)
        assert MASK in masked
        assert password not in masked
        assert written.strip("\"'b") not in masked
    assert PasswordMask(password).mask(f"before {written} after").startswith("before ")
    assert PasswordMask(password).mask(f"before {written} after").endswith(" after")


@pytest.mark.parametrize("lead", range(5))
def test_base32_is_masked_at_every_alignment(lead: int) -> None:
    encoded = base64.b32encode(b"x" * lead + b"Secret77" + b"and more").decode()
    before, _, after = PasswordMask("Secret77").mask(encoded).partition(MASK)
    # What is left has bits of its neighbours in each character.
    assert encoded == before + encoded[-(-8 * lead // 5) : 8 * (lead + 8) // 5] + after


@pytest.mark.parametrize(
    ("password", "written", "is_masked"),
    [
        ("qwer71", "17rewq", True),
        ("qwer7", "7rewq", False),
        ("qwer7", base64.b64encode(b"qwer7").decode(), True),
        ("qwe7", base64.b64encode(b"qwe7").decode(), False),
        ("qwer7", base64.b32encode(b"qwer7").decode(), True),
        ("qwe7", base64.b32encode(b"qwe7").decode(), False),
    ],
)
def test_what_is_too_short_in_disguise_may_be_anything(password: str, written: str, is_masked: bool) -> None:
    assert (MASK in PasswordMask(password).mask(f"({written})")) is is_masked


@pytest.mark.parametrize("lead", ["", "a", "ab", "mycompany:"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_base64_is_masked_at_every_alignment(lead: str, encoding: str) -> None:
    password = "correct-horse-battery"
    secret = lead.encode() + password.encode(encoding)
    for encoded in (base64.b64encode(secret), base64.urlsafe_b64encode(secret)):
        masked = PasswordMask(password).mask(f"Authorization: Basic {encoded.decode()}\n")
        assert MASK in masked
        kept = masked.removeprefix("Authorization: Basic ").partition(MASK)[0]
        assert password.encode(encoding)[:6] not in base64.urlsafe_b64decode(kept + "=" * (-len(kept) % 4))


@pytest.mark.parametrize(
    "text",
    [
        "<password>{}</password>",
        "<ns1:password>{}</ns1:password>",
        '<password xsi:type="xsd:string">{}</password>',
        "<Password>{}</Password>",
        "&lt;password&gt;{}&lt;/password&gt;",
        "&amp;lt;password&amp;gt;{}&amp;lt;/password&amp;gt;",
    ],
)
@pytest.mark.parametrize("content", ["x", "another's password", "1"])
def test_what_stands_in_a_password_element_is_masked_whoever_it_belongs_to(text: str, content: str) -> None:
    assert PasswordMask("").mask(text.format(content)) == text.format(MASK)


def test_an_echoed_envelope_in_base64_holds_the_password_escaped() -> None:
    password = "correct&horse<battery"
    for lead in ("", "a", "ab"):
        envelope = f"{lead}<password>{escape(password)}</password>"
        masked = PasswordMask(password).mask(base64.b64encode(envelope.encode()).decode())
        parts = [base64.b64decode(part[: len(part) // 4 * 4] + "====") for part in masked.split(MASK)]
        assert not any(b"correct" in part or b"battery" in part for part in parts)


@pytest.mark.parametrize("password", [NASTY, "secret12", "Пароль12"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("read_as", ["utf-8", "latin-1"])
def test_utf_16_that_was_read_as_something_else_is_masked(password: str, encoding: str, read_as: str) -> None:
    text = f"before {password} after".encode(encoding).decode(read_as, "backslashreplace")
    masked = PasswordMask(password).mask(text)
    assert MASK in masked
    assert password.encode(encoding).decode(read_as, "backslashreplace") not in masked


@pytest.mark.parametrize("before", ["password%3D", "password%3d", r"\u003d", r"password=\n", "password_"])
def test_a_short_password_behind_an_escape_stands_alone(before: str) -> None:
    assert "secret12" not in PasswordMask("secret12").mask(f"{before}secret12&x")


def test_the_providers_sample_keeps_its_number_though_it_holds_the_password() -> None:
    reply = "<recepient>77011234567</recepient><msgID>1234567</msgID><resultS>wrong password 123456</resultS>"
    masked = PasswordMask("123456").mask(reply)
    assert masked == f"<recepient>77011234567</recepient><msgID>1234567</msgID><resultS>wrong password {MASK}</resultS>"


def test_a_very_short_password_is_masked_in_its_element_only() -> None:
    assert PasswordMask("1").mask("<msgID>1</msgID><password>1</password>") == f"<msgID>1</msgID><password>{MASK}</password>"


@given(st.text(min_size=4, max_size=40), st.text(max_size=200))
@example("\\\\\\\\", "\\" * 50)
@example("••••••", "x")
def test_an_unrelated_text_is_left_alone_and_a_password_is_not(password: str, text: str) -> None:
    masked = PasswordMask(password).mask(f"{text} {password} {text}")
    if password not in MASK:
        assert password not in masked.replace(MASK, "\0")


@given(st.text(alphabet="abc <>&;#%\\/\"'", max_size=300))
def test_a_text_without_the_password_is_unchanged(text: str) -> None:
    assert PasswordMask("Correct-Horse").mask(text) == text


def test_a_password_on_the_border_of_a_slice_is_masked() -> None:
    password = "correct-horse-battery"
    for before in range(32_768 - 25, 32_768 + 2):
        assert password not in PasswordMask(password).mask("." * before + password + "." * 40)


def test_none_stays_none_and_nothing_is_shown_in_repr() -> None:
    masker = PasswordMask("correct-horse")
    assert masker.mask_optional(None) is None
    assert masker.mask_optional("correct-horse") == MASK
    assert "correct" not in repr(masker)


@pytest.mark.parametrize(
    "unit",
    [
        "<password",
        "<password>",
        "<password ",
        "&lt;password&gt;",
        "&amp;",
        "\\",
        "&#",
        "%25",
        "correct-hors",
        "correct-horse",
        "\u200b",
        "<!--",
        "]]><![CDATA[",
        "A",
    ],
)
def test_masking_takes_linear_time(unit: str) -> None:
    masker = PasswordMask("correct-horse")

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        masker.mask(text)
        return time.process_time() - started

    small = max(min(seconds(50_000) for _ in range(2)), 0.016)  # a tick of the clock on Windows
    assert seconds(400_000) < 8 * 4 * small


@pytest.mark.parametrize(
    "written",
    [
        "Access denied for mycompanySecret77",
        "парольSecret77 неверен",
        "SECRET77",
        "xsecret77x",
        "S.e.c.r.e.t.7.7",
        "s e c r e t 7 7",
        "S-E-C-R-E-T-7-7",
        "77terceS",
        "5365637265743737",
        "53 65 63 72 65 74 37 37",
        "0x5365637265743737FF",
        base64.b32encode(b"Secret77").decode(),
        base64.b32encode(b"x:Secret77").decode().lower(),
        "Secret%37%37",
        "%53ECRET77",
        "\\u0053ecret77",
        "&#x53;ECRET77",
        "Sec\u00adret77",
        "\u200b".join("Secret77"),
        "Sec]]><![CDATA[ret77",
        "Sec<!-- x -->ret77",
        "&#83&#101&#99ret77",
        "S, e, c, r, e, t, 7, 7",
        '["S", "e", "c", "r", "e", "t", "7", "7"]',
        "53:65:63:72:65:74:37:37",
        "53-65-63-72-65-74-37-37",
    ],
)
def test_a_password_with_a_letter_is_masked_wherever_and_however_it_stands(written: str) -> None:
    masked = PasswordMask("Secret77").mask(f"<{written}>")
    assert MASK in masked
    rest = masked.replace(MASK, "").lower()
    for part in ("secret", "terces", "s e c", "s.e.c", "5365", "53 65", "kntwg4tfoq", "ret77", "t, 7", "53:65", "53-65"):
        assert part not in rest


@pytest.mark.parametrize("text", ["77011234567", "1234567", "a123456", "123456b", "0123456", "+123456789", "x=%31123456"])
def test_a_password_of_digits_stays_in_a_longer_number(text: str) -> None:
    assert PasswordMask("123456").mask(text) == text


@pytest.mark.parametrize(
    "text", ["123456", "(123456)", "login,123456", "password=123456&x", "x%3D123456", "\\n123456\\n", "654321"]
)
def test_a_password_of_digits_is_masked_where_it_stands_alone(text: str) -> None:
    masked = PasswordMask("123456").mask(text)
    assert MASK in masked
    assert not re.search("123456|654321", masked)


def test_kept_places_stay_and_nothing_beyond_them() -> None:
    mask = PasswordMask("2024")
    text = "at 2024-05-01, not 2024"
    assert mask.mask(text, [(3, 13)]) == f"at 2024-05-01, not {MASK}"
    assert mask.mask(text, [(3, 7)]) == f"at 2024-05-01, not {MASK}"
    assert mask.mask(text, [(3, 6)]) == f"at {MASK}-05-01, not {MASK}"
    assert mask.mask(text, [(4, 13)]) == f"at {MASK}-05-01, not {MASK}"
    assert mask.mask(text, [(0, 1), (19, 23)]) == f"at {MASK}-05-01, not 2024"


def test_the_element_is_masked_though_it_is_kept() -> None:
    assert PasswordMask("secret12").mask("<password>secret12</password>", [(10, 18)]) == f"<password>{MASK}</password>"


@pytest.mark.parametrize("password", ["abc", "rot", "A1!"])
def test_a_password_under_four_characters_is_left(password: str) -> None:
    assert PasswordMask(password).mask(f"x {password} x") == f"x {password} x"


def test_what_lies_around_a_decoded_password_stays() -> None:
    mask = PasswordMask("Secret77")
    text = 'a&amp;b %41 \\"Secret%2577\\" &lt;c&gt; \\u0041'
    assert mask.mask(text) == text
    assert mask.mask(text.replace("%2577", "%37%37")) == f'a&amp;b %41 \\"{MASK}\\" &lt;c&gt; \\u0041'
    assert mask.mask(text.replace("%2577", "%2537%2537")) == f'a&amp;b %41 \\"{MASK}\\" &lt;c&gt; \\u0041'


@pytest.mark.parametrize(
    ("password", "written"),
    [
        ("correct&horse", "correct&amp;horse"),
        ("correct&horse", "correct&amp;amp;horse"),
        ("rock&pi", "rock&amp;pi"),
        ("rock&pi", "rock%26pi"),
        ("a&uuml;b", "a&amp;uuml;b"),
    ],
)
def test_what_stands_behind_a_passwords_ampersand_is_no_name(password: str, written: str) -> None:
    assert PasswordMask(password).mask(f"Password={written}; x") == f"Password={MASK}; x"


def test_escapes_within_escapes_are_undone_three_times() -> None:
    written = json.dumps(quote(escape("Se<ret77")))
    assert MASK in PasswordMask("Se<ret77").mask(written.replace("%", "&#37;"))


def test_the_neighbours_of_two_passwords_stay() -> None:
    assert PasswordMask("secret12").mask("asecret12bSECRET12c") == f"a{MASK}b{MASK}c"
    assert PasswordMask("secret12").mask("secret12secret12") == MASK + MASK


def test_letters_that_change_their_number_with_their_case() -> None:
    assert PasswordMask("İstanbul").mask("x İSTANBUL y") == f"x {MASK} y"
    assert PasswordMask("ΟΔΟΣΑ").mask("x οδοσα y οδος") == f"x {MASK} y οδος"
    assert PasswordMask("ΟΔΟΣ").mask("οδος") == MASK


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert PasswordMask("Пароль-й").mask("Пароль-и\u0306") == MASK
    assert PasswordMask("Пароль-и\u0306").mask("Пароль-й") == MASK


def test_surrogate_pairs_in_json() -> None:
    assert PasswordMask("key-\U0001f511-1").mask(json.dumps("key-\U0001f511-1")) == f'"{MASK}"'


@pytest.mark.parametrize(
    ("password", "unit"),
    [("a" * 1_999 + "b", "a"), ("ab" * 500 + "c", "ab"), ("\\" * 50 + "x", "\\"), ("1" * 12, "1"), ("&" * 40, "&amp;")],
)
def test_a_repeating_password_takes_linear_time_too(password: str, unit: str) -> None:
    started = time.process_time()
    mask = PasswordMask(password)
    mask.mask(unit * (250_000 // len(unit)))
    assert time.process_time() - started < 3


def test_names_that_stand_for_nothing_are_looked_at_once() -> None:
    text = "".join(f"&n{number:x};" for number in range(10_000))
    password_mask._character.cache_clear()
    assert PasswordMask("correct-horse").mask(text) == text
    assert password_mask._character.cache_info().misses < 20_000


def test_a_long_password_is_ready_at_once() -> None:
    started = time.process_time()
    PasswordMask("aB3$ж" * 400)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("ampersand", ["&", "&amp;", "&amp;amp;amp;amp;amp;amp;amp;"])
@pytest.mark.parametrize("before", [32_768 - 130, 32_768 - 60, 65_536 - 20])
def test_an_escaped_password_on_the_border_of_a_piece_is_masked(before: int, ampersand: str) -> None:
    written = "".join(f"{ampersand}#x{ord(c):07X};" for c in "correct-horse")
    for shift in range(0, 60, 7):
        masked = PasswordMask("correct-horse").mask("." * (before + shift) + written + ".")
        assert masked == "." * (before + shift) + MASK + "."


@pytest.mark.parametrize("written", ["Secret77", "SECRET77", "%53ecret77", "77terceS", "U2VjcmV0Nzc="])
def test_the_first_character_of_a_text_may_be_the_passwords(written: str) -> None:
    assert PasswordMask("Secret77").mask(written).strip("=") == MASK
    assert PasswordMask("Secret77").mask(f"{written} and more").startswith(MASK)


@pytest.mark.parametrize("cut_in", range(0, 40, 5))
def test_a_password_element_is_masked_wherever_a_piece_ends(cut_in: int) -> None:
    before = "x" * (password_mask._PIECE - cut_in)
    for spaces in ("", " " * 200):
        element = f"<ns:password{spaces}>any-word</ns:password>"
        masked = PasswordMask("").mask(f"{before}{element}{before}{element}")
        assert masked == f"{before}{element}{before}{element}".replace("any-word", MASK)


def test_a_reply_that_is_all_password_costs_little_memory() -> None:
    mask, text = PasswordMask("qwer"), "qwerqwer" * 30_000
    tracemalloc.start()
    try:
        mask.mask(text)
        assert tracemalloc.get_traced_memory()[1] < 25 * len(text)
    finally:
        tracemalloc.stop()
