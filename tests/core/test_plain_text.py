"""Text from outside, made fit to be shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit_desktop.core.plain_text import LONGEST_SHOWN, shortened, visible, visible_block


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Қате: хабарлама табылмады", "Қате: хабарлама табылмады"),
        ("<b>bold</b> & <img src=x>", "<b>bold</b> & <img src=x>"),
        ("a\u202egnp.exe", "a⟦U+202E⟧gnp.exe"),
        ("a\u2066b\u2069", "a⟦U+2066⟧b⟦U+2069⟧"),
        ("a\u200bb\ufeff", "a⟦U+200B⟧b⟦U+FEFF⟧"),
        ("a\x00b\x1b[31m", "a⟦U+0000⟧b⟦U+001B⟧[31m"),
        ("two\nlines\tand tab", "two⟦U+000A⟧lines⟦U+0009⟧and tab"),
        ("\ud800", "⟦U+D800⟧"),
        ("tag \U000e0041", "tag ⟦U+E0041⟧"),
        ("emoji \U0001f600 stays", "emoji \U0001f600 stays"),
    ],
)
def test_controls_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("of_lines", [visible, visible_block])
def test_each_control_is_written_out_where_it_is_the_only_one(of_lines: Callable[[str], str]) -> None:
    zero_width = (0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC))
    controls = (*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA0), *zero_width, 0xD800, 0xDFFF, 0xE0000, 0xE007F)
    assert [hex(c) for c in controls if of_lines(f"a{chr(c)}b") != f"a⟦U+{c:04X}⟧b"] == []


def test_a_block_keeps_its_lines_and_tabs() -> None:
    assert visible_block("a\r\nb\rc\n\td\u202e") == "a\nb\nc\n\td⟦U+202E⟧"


def test_long_texts_are_cut() -> None:
    assert len(shortened("x" * 1000)) == 300 + len("…")
    assert shortened("x" * LONGEST_SHOWN) == "x" * LONGEST_SHOWN
    assert shortened("x" * (LONGEST_SHOWN + 1)) == "x" * LONGEST_SHOWN + "…"
    assert shortened("\u202ex" * 10, 2) == "⟦U+202E⟧x…"


@given(st.text(max_size=200))
def test_nothing_active_is_left(text: str) -> None:
    assert not any(
        unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"} for c in visible(text)
    )
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in visible(text))
