"""An answer as the journal's tables hold it: the whole of it in two compressed records, and columns to sort and filter by.

The records are the history's (`history_entry.pack`): no request, no password, replies masked and cut.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit_desktop.core.gateway_time import Moment
from kit_desktop.core.kept_lookup import pack
from kit_desktop.core.lists.values import Fate, fate_of
from kit_desktop.core.lookup import LookupResult
from kit_desktop.core.plain_text import visible

LONGEST_COLUMN = 500
"""Characters of a column; the whole value is in the record."""

ANSWER_COLUMNS = (
    *("seq", "todo", "outcome", "fate", "status", "recipient", "sender", "sent", "received", "delay", "parts", "alphabet"),
    *("msg_id", "user_msg_id", "server_text", "http_status", "checked_at", "elapsed_ms", "account", "reason"),
    *("searched", "record", "reply"),
)
"""Columns of the table `answer` that one answer fills, in the order of `as_row`."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An id that is to be asked for: its place in the list, and where it stands (`WAITING` when never answered)."""

    seq: int
    message_id: str
    fate: Fate = Fate.WAITING


def as_row(seq: int, result: LookupResult) -> tuple[object, ...]:
    """An answer as the values of `ANSWER_COLUMNS`.

    `sent` and `received` are Almaty's wall clock (`2022-09-21 16:00:21`) where they could be read, else as they came; `delay`
    is seconds, only where it makes sense.
    """
    info = result.info
    packed = pack(result)
    timing = None if info is None else info.timing(result.checked_at)
    delay = None if timing is None or timing.delay is None else timing.delay.total_seconds()
    return (
        seq,
        0,
        result.outcome.value,
        fate_of(result).value,
        None if info is None else shortened_column(info["status"]),
        None if info is None else shortened_column(info["recepient"]),
        None if info is None else shortened_column(info["senderId"]),
        None if timing is None else _moment(timing.sent),
        None if timing is None else _moment(timing.received),
        delay,
        None if info is None else info.segments(),
        None if info is None else shortened_column(info["lang"]),
        None if info is None else shortened_column(info["msgID"]),
        None if info is None else shortened_column(info["userMsgID"]),
        shortened_column(result.server_text),
        result.http_status,
        result.checked_at.isoformat(timespec="seconds"),
        result.elapsed_ms,
        shortened_column(result.account),
        shortened_column(None if result.facts.reason is None else str(result.facts.reason)),
        packed.folded,
        packed.record,
        packed.reply,
    )


def _moment(moment: Moment) -> str | None:
    return shortened_column(moment.raw) if moment.at is None else moment.at.replace(tzinfo=None).isoformat(" ")


def shortened_column(text: str | None) -> str | None:
    """A text as a column of the journal holds it: plain, and cut."""
    return None if text is None else visible(text[:LONGEST_COLUMN])
