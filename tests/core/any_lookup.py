"""Any lookup that there could be, for properties that hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from hypothesis import strategies as st

from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Facts, Outcome

odd_text = st.text(st.one_of(st.characters(), st.sampled_from("\0\r\n\u202e\u200b\ufeff\ud83d\ude00\udfff<&\"'")), max_size=20)
maybe_text = st.none() | odd_text
results = st.builds(
    LookupResult,
    outcome=st.sampled_from(Outcome),
    query=st.builds(LookupQuery, st.sampled_from(IdKind), odd_text),
    checked_at=st.datetimes(timezones=st.just(UTC)),
    elapsed_ms=st.integers(0, 2**70),
    info=st.none() | st.builds(MessageInfo, st.dictionaries(odd_text, maybe_text)),
    server_text=maybe_text,
    http_status=st.none() | st.integers(),
    facts=st.builds(
        Facts, maybe_text, maybe_text, st.none() | st.integers(), st.none() | st.floats(allow_nan=False), detail=maybe_text
    ),
    exchange=st.none() | st.builds(Exchange, *[odd_text] * 6, st.integers(), st.booleans(), maybe_text),
    account=maybe_text,
)


def as_kept(result: LookupResult) -> LookupResult:
    """The same without what is never kept."""
    return replace(result, exchange=result.exchange and replace(result.exchange, request_headers="", request_text=""))
