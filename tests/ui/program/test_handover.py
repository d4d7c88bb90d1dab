"""What a second start may hand over: an id and its kind, nothing else, whatever comes in over the socket."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import LONGEST_ID, IdKind, parse_id
from kit_desktop.ui.program.handover import LONGEST_LINE, Handover, decode, encode


@given(st.sampled_from(IdKind), st.text(max_size=LONGEST_ID + 50))
def test_what_a_person_could_paste_arrives_and_everything_fits(kind, text):
    line = encode(Handover(LookupQuery(kind, text)))
    assert len(line) <= LONGEST_LINE
    assert line.count(b"\n") == 1
    arrived = decode(line)
    assert arrived is not None
    if arrived.query is not None:
        assert arrived.query.by is kind
        assert arrived.query.id == parse_id(text[:LONGEST_ID], kind).text
        assert arrived.query.id.isprintable()


@pytest.mark.parametrize("text", ["963", "1YT", "ЗАКАЗ-117", "order 15", "007"])
def test_an_id_arrives_as_it_was(text):
    query = LookupQuery(IdKind.USER_MSG_ID, text)
    assert decode(encode(Handover(query))) == Handover(query)


def test_no_id_is_the_wish_to_see_the_window():
    assert decode(encode(Handover())) == Handover(None)


@given(st.binary(max_size=6_000))
def test_bytes_from_anybody_are_read_or_refused(line):
    found = decode(line)
    assert found is None or found.query is None or found.query.id.isprintable()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))  # fmt: skip  # noqa: E501
def test_json_from_anybody_is_read_or_refused(content):
    found = decode(json.dumps(content).encode())
    assert found is None or (found.query is None and content == {})


@pytest.mark.parametrize("text", ["\x00", "a\nb", "\x1b[31m", "\ud800", "\u202e", " ", ""])
def test_what_no_person_could_paste_is_left_out(text):
    assert decode(json.dumps({"by": "MsgID", "id": text}).encode()) == Handover(None)
