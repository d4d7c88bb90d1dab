"""The reader of replies under damage: it never raises, and never says `ok` where a second opinion objects."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import REPLY_FIELD
from kit_desktop.core.outcome import Outcome
from kit_desktop.gateway.soap.decoding import decode
from kit_desktop.gateway.soap.reply import Verdict, read_reply
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.reply import Reply, unpack

from ..replies import FIELDS, SERVICE, fault_11, fault_12, reply
from .damage import IDS, TEXT, Element, damaged_bytes, damaged_trees, good_fields, tree
from .expected import objection
from .replies import packed

_ENDINGS = set(Outcome) - {Outcome.CANCELLED, Outcome.TIMED_OUT, Outcome.BAD_ID, Outcome.NO_CREDENTIALS, Outcome.BAD_ENDPOINT}
_STATUSES = st.sampled_from([200] * 8 + [202, 204, 301, 400, 404, 407, 500, 503])
_KINDS = st.sampled_from(
    ["text/xml; charset=utf-8", "text/xml", "", "text/html", "text/xml; charset=windows-1251", "multipart/x"]
)
_CODINGS = st.sampled_from(["", "", "", "gzip", "deflate", "br"])
QUICK = settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def _read(
    body: bytes, asked: str, *, status: int = 200, kind: str = "text/xml", coding: str = "", by: IdKind = IdKind.MSG_ID
) -> Verdict:
    headers = [("Content-Type", kind), ("Content-Encoding", coding)]
    answer = Reply(status, "Reason", headers, bytearray(body))
    try:
        answer.unpacked = unpack(answer)
    except LookupFailedError as error:
        return Verdict(error.outcome, error.facts)
    verdict = read_reply(LookupQuery(by, asked), answer)
    assert verdict.outcome in _ENDINGS
    if verdict.outcome is Outcome.OK:
        assert status == 200
        assert verdict.info is not None
        decoded = decode(answer.unpacked or b"", kind)
        assert decoded is not None
        assert objection(decoded[0].removeprefix("\ufeff"), REPLY_FIELD[by], asked, verdict.info.fields) is None
    return verdict


@QUICK
@given(IDS.flatmap(lambda asked: st.tuples(st.just(asked), good_fields(asked))))
def test_honest_answer_is_read_exactly(case: tuple[str, dict[str, str]]) -> None:
    asked, fields = case
    verdict = _read(tree(fields).write().encode(), asked)
    assert verdict.outcome is Outcome.OK
    assert verdict.info is not None
    assert dict(verdict.info.fields) == fields


@QUICK
@given(st.data(), IDS)
def test_a_field_that_is_new_missing_or_moved_hides_no_other(data: st.DataObject, asked: str) -> None:
    fields = data.draw(good_fields(asked))
    root = tree(fields)
    result = root.children[0].children[0].children[0]
    spare = [element for element in result.children if element.name not in {"resultCode", "msgID"}]
    victim = data.draw(st.sampled_from(spare))
    result.children.remove(victim)
    if data.draw(st.booleans()):
        stranger = Element(
            data.draw(st.sampled_from(["price", "Status", "result", "x"])), text=data.draw(TEXT), children=[victim]
        )
        result.children.insert(data.draw(st.integers(0, len(result.children))), stranger)
    verdict = _read(root.write().encode(), asked)
    assert verdict.outcome is Outcome.OK
    assert verdict.info is not None
    assert dict(verdict.info.fields) == fields | {victim.name: None}


@QUICK
@given(damaged_trees(good_fields("963")), _STATUSES, _KINDS, st.sampled_from(list(IdKind)))
def test_damaged_tree_is_never_a_wrong_answer(text: str, status: int, kind: str, by: IdKind) -> None:
    _read(text.encode(), "963", status=status, kind=kind, by=by)


_WHOLE = st.one_of(
    good_fields("963").map(lambda fields: tree(fields).write().encode()),
    st.sampled_from([reply().encode(), reply().encode("utf-16"), fault_11("Сбой").encode(), fault_12("x").encode()]),
    st.just(reply(senderId="Сбой").replace("UTF-8", "windows-1251").encode("cp1251")),
)


@QUICK
@given(damaged_bytes(_WHOLE), _STATUSES, _KINDS)
def test_damaged_bytes_are_never_a_wrong_answer(body: bytes, status: int, kind: str) -> None:
    _read(body, "963", status=status, kind=kind)


@QUICK
@given(damaged_bytes(st.sampled_from([packed(reply()), packed(reply(), 15), packed(reply(), -15)])), _CODINGS)
def test_damaged_compression_is_never_a_wrong_answer(body: bytes, coding: str) -> None:
    _read(body, "963", coding=coding)


@QUICK
@given(st.binary(max_size=300), _STATUSES, _KINDS, _CODINGS)
def test_any_bytes_end_in_an_outcome(body: bytes, status: int, kind: str, coding: str) -> None:
    _read(body, "963", status=status, kind=kind, coding=coding)


def test_second_opinion_can_object() -> None:
    shown: dict[str, str | None] = dict(FIELDS)
    assert objection(reply(), "msgID", "963", shown) is None
    assert "is about" in str(objection(reply(), "msgID", "964", shown))
    assert "resultCode" in str(objection(reply(resultCode="1"), "msgID", "963", shown | {"resultCode": "1"}))
    assert "shows status" in str(objection(reply(), "msgID", "963", shown | {"status": "sent"}))
    assert "answers with" in str(objection(reply().replace(SERVICE, "urn:x"), "msgID", "963", shown))
    assert "well-formed" in str(objection(reply()[:-9], "msgID", "963", shown))
