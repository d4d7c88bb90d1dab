"""Text from outside, made fit to be shown."""

from __future__ import annotations

import unicodedata

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


def test_a_block_keeps_its_lines_and_tabs() -> None:
    assert visible_block("a\r\nb\rc\n\td\u202e") == "a\nb\nc\n\td⟦U+202E⟧"


def test_long_texts_are_cut() -> None:
    assert shortened("x" * LONGEST_SHOWN) == "x" * LONGEST_SHOWN
    assert shortened("x" * (LONGEST_SHOWN + 1)) == "x" * LONGEST_SHOWN + "…"
    assert shortened("\u202ex" * 10, 2) == "⟦U+202E⟧x…"


@given(st.text(max_size=200))
def test_nothing_active_is_left(text: str) -> None:
    assert not any(
        unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"} for c in visible(text)
    )
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in visible(text))
