"""XML that nobody vouches for: read into a tree, or refused with a reason."""

from __future__ import annotations

import pytest

from kit_desktop.core.outcome import Reason
from kit_desktop.gateway.soap.xml_tree import UnreadableError, parse_xml

ATTRIBUTES = " ".join(f"n{number}=''" for number in range(64))
NAMESPACES = " ".join(f"xmlns:n{number}='x'" for number in range(64))
XSI = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'


def test_elements_their_names_and_their_texts() -> None:
    root = parse_xml('<a:one xmlns:a="urn:a">x<two xmlns="urn:b">y</two> z <!-- no --><a:two/><![CDATA[<&]]></a:one>')
    assert (root.namespace, root.name, root.text) == ("urn:a", "one", "x z <&")
    assert [(child.namespace, child.name) for child in root.children] == [("urn:b", "two"), ("urn:a", "two")]
    assert (root.named("two"), root.named("two", "urn:b"), root.named("three")) == (root.children, root.children[:1], [])
    assert root.all_text() == "x z <& y"


@pytest.mark.parametrize(("nil", "is_nil"), [("true", True), (" 1 ", True), ("false", False), ("0", False), ("yes", False)])
def test_what_is_nil(nil: str, is_nil: bool) -> None:
    assert parse_xml(f'<a {XSI} i:nil="{nil}"/>').is_nil is is_nil
    assert not parse_xml(f'<a nil="{nil}"/>').is_nil


def test_as_many_elements_as_are_allowed_and_one_more() -> None:
    assert len(parse_xml(f"<a>{'<b/>' * 1_999}</a>").children) == 1_999
    assert len(parse_xml("<a><b/><b/></a>", 3).children) == 2
    for text, most in ((f"<a>{'<b/>' * 2_000}</a>", ()), ("<a><b/><b/><b/></a>", (3,))):
        with pytest.raises(UnreadableError) as raised:
            parse_xml(text, *most)
        assert raised.value.problem is Reason.TOO_COMPLEX


@pytest.mark.parametrize(
    ("most", "more"),
    [
        ("<a>" * 40 + "</a>" * 40, "<a>" * 41 + "</a>" * 41),
        (f"<a {ATTRIBUTES}/>", f"<a {ATTRIBUTES} more=''/>"),
        (f"<a {NAMESPACES}/>", f"<a {NAMESPACES} xmlns='x'/>"),
    ],
    ids=["deep", "wide", "of many namespaces"],
)
def test_the_shape_has_limits(most: str, more: str) -> None:
    assert parse_xml(most).name == "a"
    with pytest.raises(UnreadableError) as raised:
        parse_xml(more)
    assert raised.value.problem is Reason.TOO_COMPLEX


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!DOCTYPE a><a/>", Reason.DTD),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', Reason.DTD),
        ("", Reason.NOT_XML),
        ("words", Reason.NOT_XML),
        ("<a>", Reason.NOT_XML),
        ("<a></b>", Reason.NOT_XML),
        ("<a/><b/>", Reason.NOT_XML),
        ("<a>&nbsp;</a>", Reason.NOT_XML),
        ("<a:b:c xmlns:a='urn:a'/>", Reason.NOT_XML),
        ("<a>\x00</a>", Reason.NOT_XML),
        ("<a>\ud800</a>", Reason.NOT_XML),
    ],
)
def test_what_is_refused(text: str, reason: Reason) -> None:
    with pytest.raises(UnreadableError) as raised:
        parse_xml(text)
    assert raised.value.problem is reason


def test_a_long_text_is_read_in_pieces_and_whole() -> None:
    text = "Қазақ " * 50_000
    assert parse_xml(f"<a>{text}</a>").text == text


@pytest.mark.parametrize("before", range(65_000, 67_000, 150))
def test_a_crowded_tag_is_refused_wherever_it_stands(before: int) -> None:
    for attributes, reason in ((ATTRIBUTES, None), (f"{ATTRIBUTES} more=''", Reason.TOO_COMPLEX)):
        text = f"<a>{'x' * before}<b {attributes}/></a>"
        if reason is None:
            assert parse_xml(text).named("b")
            continue
        with pytest.raises(UnreadableError) as raised:
            parse_xml(text)
        assert raised.value.problem is reason
