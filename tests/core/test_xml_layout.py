"""XML laid out for reading: nothing is lost, nothing is resolved, nothing takes long."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit_desktop.core.xml_layout import cut_lines, first_lines, in_pieces, indented


def test_one_element_a_line() -> None:
    reply = '<?xml version="1.0"?>\n<a x="1"><b>two words</b><c/><d><e></e></d><!-- note --></a>'
    assert indented(reply).split("\n") == [
        '<?xml version="1.0"?>',
        '<a x="1">',
        "  <b>two words</b>",
        "  <c/>",
        "  <d>",
        "    <e></e>",
        "  </d>",
        "  <!-- note -->",
        "</a>",
    ]


@pytest.mark.parametrize(
    ("text", "laid_out"),
    [
        ("</a></a><b/>", "</a>\n</a>\n<b/>"),
        ("<a><!-- two <b> or\n c--><c/></a>", "<a>\n  <!-- two <b> or\n c-->\n  <c/>\n</a>"),
        ("<a><?b c?>d<c/></a>", "<a>\n  <?b c?>d\n  <c/>\n</a>"),
        ("<a><b/><![CDATA[c]]></a>", "<a>\n  <b/><![CDATA[c]]>\n</a>"),
    ],
)
def test_what_stands_between_elements(text: str, laid_out: str) -> None:
    assert indented(text) == laid_out


def test_very_deep_elements_are_indented_no_further() -> None:
    lines = indented("<a>" * 50 + "</a>" * 50).split("\n")
    assert max(len(line) - len(line.lstrip()) for line in lines) == 80


def test_a_text_of_very_many_tags_is_left_as_it_is() -> None:
    assert indented("<a/>" * 20_000).count("\n") == 19_999
    assert indented("<a/>" * 20_001) == "<a/>" * 20_001


@pytest.mark.parametrize("text", ["<a> x </a>", "<a>\n</a>", "<a><![CDATA[ <b> ]]></a>", "<a>&lt;b&gt;</a>"])
def test_the_content_of_an_element_is_not_touched(text: str) -> None:
    assert indented(text) == text


@pytest.mark.parametrize(
    "text", ["", "no xml at all", "<", "<<<", "<a", "<a><b></a>", "</a></a>", "<!--", "<![CDATA[", "<?x", "]]>", "a>b"]
)
def test_what_is_no_xml_comes_out_as_well_as_can_be(text: str) -> None:
    assert re.sub(r"\s", "", indented(text)) == re.sub(r"\s", "", text)


@given(st.text(alphabet="<>/!-?[]CDATab \n\"='&;", max_size=200))
def test_nothing_but_blanks_changes(text: str) -> None:
    assert re.sub(r"\s", "", indented(text)) == re.sub(r"\s", "", text)


def test_long_lines_are_cut_and_short_ones_are_not() -> None:
    text = "short\n" + "x" * 2_001 + "\n"
    assert [len(line) for line in cut_lines(text).split("\n")] == [5, 1_000, 1_000, 1, 0]
    assert cut_lines("x" * 1_000) == "x" * 1_000
    assert cut_lines(text).replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize(
    "unit",
    [
        "<a>",
        "<a>x</a>",
        "</a>",
        "<",
        "<a ",
        "<!--",
        "<![CDATA[",
        "<![CDATA[x]]>",
        "<?x",
        "x",
        "x ",
        " ",
        "\n",
        "<a>\n",
        "&amp;",
        "<!-- x -->",
    ],
)
def test_laying_out_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        cut_lines(indented(text))
        return time.process_time() - started

    small = max(min(seconds(30_000) for _ in range(2)), 0.002)
    assert seconds(240_000) < 8 * 4 * small


@pytest.mark.parametrize("text", ["<!--{}-->", "<!--{}", "<![CDATA[{}]]>", "<?{}?>"])
@pytest.mark.parametrize("content", ["x", "-", "]", "?", ">"])
def test_a_very_long_comment_holds_the_lock_no_longer_than_plain_text(text: str, content: str) -> None:
    def seconds(form: str) -> float:
        whole = form.format(content * 2_000_000)
        started = time.process_time()
        indented(whole)
        return time.process_time() - started

    plain = max(min(seconds("<a>{}</a>") for _ in range(3)), 0.002)
    assert min(seconds(text) for _ in range(3)) < 8 * plain


@pytest.mark.parametrize(
    ("unit", "longest"),
    [("<a b='1'>text</a>", 65_560), ("</a>", 1_000_100), ("x", 1_000_100), ("<a><b/></a>\n", 65_560), ("<", 65_536)],
)
def test_pieces_begin_with_a_start_tag_and_are_not_long(unit: str, longest: int) -> None:
    text = "text " + unit * (1_000_000 // len(unit) - 1)
    pieces = list(in_pieces(text))
    assert "".join(pieces) == text
    assert all(piece.startswith("<") and not piece.startswith("</") for piece in pieces[1:])
    assert max(map(len, pieces)) <= longest
    assert min(map(len, pieces[:-1]), default=65_536) >= 65_536
    assert list(in_pieces("")) == []


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [("a\nb\nc", 2, "a\nb"), ("a\nb\n", 2, "a\nb"), ("a\nb", 2, "a\nb"), ("\na\nb", 2, "\na"), ("a", 2, "a"), ("", 2, "")],
)
def test_the_first_lines(text: str, most: int, kept: str) -> None:
    assert first_lines(text, most) == kept
