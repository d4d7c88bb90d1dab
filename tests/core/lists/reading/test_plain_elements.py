"""Elements that are taken out before the parser: held until they are complete, given once, and never without end."""

from __future__ import annotations

import re

import pytest

from kit_desktop.core.lists.reading import plain_elements
from kit_desktop.core.lists.reading.plain_elements import PlainElements
from kit_desktop.core.lists.reading.values import ListProblem, ListReadError

PLAIN = re.compile(rb"(?P<before><r>)(?P<plain>(?:<v>[0-9x]*</v>)+)")


@pytest.fixture
def elements() -> PlainElements:
    return PlainElements(PLAIN, b"v", b"</r>")


def stand_in(given: bytes, place: int = -1) -> dict[str, str]:
    """The attributes of an element that stands in for something."""
    name, value = re.findall(rb'<v (\w+)="(\w+)"/>', given)[place]
    return {name.decode(): value.decode()}


def test_what_is_plain_is_taken_out_and_what_is_not_complete_waits(elements: PlainElements) -> None:
    first = elements.feed(b"<a><r><v>7</v><v>8</v></r>\n<r><v>9</")
    assert re.fullmatch(rb'<a><r><v _[0-9a-f]{16}="1"/></r>', first)
    second = elements.feed(b"v></r><r><v>10</v>")
    assert re.fullmatch(rb'\n<r><v _[0-9a-f]{16}="2"/></r>', second)
    assert elements.taken(stand_in(first)) == b"<v>7</v><v>8</v>"
    assert elements.taken(stand_in(second)) == b"<v>9</v>"
    assert elements.taken({}) is None
    assert elements.taken({"r": "1"}) is None
    third = elements.rest()
    assert elements.taken(stand_in(third)) == b"<v>10</v>"


def test_no_file_can_know_the_name(elements: PlainElements) -> None:
    other = PlainElements(PLAIN, b"v", b"</r>")
    assert stand_in(elements.feed(b"<r><v>7</v></r>")).keys() != stand_in(other.feed(b"<r><v>7</v></r>")).keys()


def test_what_the_parser_passes_over_is_forgotten_and_nothing_is_given_twice(elements: PlainElements) -> None:
    given = elements.feed(b"<r><v>1</v></r><r><v>2</v></r><r><v>3</v></r>")
    assert elements.taken(stand_in(given, 1)) == b"<v>2</v>"
    for place in (0, 1):
        with pytest.raises(ListReadError) as caught:
            elements.taken(stand_in(given, place))
        assert caught.value.problem is ListProblem.BROKEN


def test_what_the_parser_does_not_come_to_is_not_kept_without_end(
    elements: PlainElements, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_elements, "_MOST_WAITING", 20)
    for _ in range(9):
        assert elements.taken(stand_in(elements.feed(b"<r><v>123</v></r>"))) == b"<v>123</v>"
    assert elements.feed(b"<r><v>123</v></r>")
    assert elements.feed(b"<r><v></v></r>")
    with pytest.raises(ListReadError) as caught:
        elements.feed(b"<r><v>12</v></r>")
    assert caught.value.problem is ListProblem.TOO_LARGE


def test_what_is_too_long_to_wait_is_the_parsers(elements: PlainElements, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_elements, "_HELD", 20)
    assert elements.feed(b"<r><v>123</v><v>123") == b""
    assert elements.feed(b"4") == b"<r><v>123</v><v>1234".replace(b"<v>123</v>", b"<v %s/>" % named(elements), 1)
    assert elements.feed(b"</v></r>") == b"</v></r>"


def named(elements: PlainElements) -> bytes:
    return f'{elements._name}="1"'.encode()


@pytest.mark.parametrize(
    ("head", "is_taken"),
    [
        (b"", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", True),
        (b'<?xml version="1.0" encoding="UTF-8"?>', True),
        (b"<?xml version='1.0' encoding='utf-8' standalone='yes'?>", True),
        (b'<?xml version="1.0" encoding = "us-ascii"?>', True),
        (b'<?xml version="1.0" encoding="windows-1251"?>', False),
        (b"\xef\xbb\xbf\n<?xml version='1.0' encoding='UTF-7'?>", False),
        (b"<![CDATA[", False),
    ],
)
def test_another_encoding_and_verbatim_text_are_the_parsers(elements: PlainElements, head: bytes, is_taken: bool) -> None:
    row = b"<r><v>7</v></r>"
    assert (elements.feed(head + row) != head + row) is is_taken
    assert (elements.feed(row) != row) is is_taken
