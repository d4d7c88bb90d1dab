"""The reply's `Result` (type `SMSInfo`), field by field, as text exactly as it was received."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kit_desktop.core.gateway_time import Timing, read_timing
from kit_desktop.core.message_id import IdKind

WIRE_FIELDS = (
    "resultCode",
    "resultS",
    "recepient",
    "status",
    "senderId",
    "senttime",
    "receivedtime",
    "segments",
    "lang",
    "userMsgID",
    "msgID",
)
"""The eleven elements of `SMSInfo`, in the order of the provider's page and in its spelling."""

REPLY_FIELD = {IdKind.MSG_ID: "msgID", IdKind.USER_MSG_ID: "userMsgID"}
"""The reply's field that must repeat the id that was asked for."""


class Status(StrEnum):
    """The documented values of `status`; UNKNOWN stands for any other text, EMPTY for none."""

    SEND = "send"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    UNKNOWN = "unknown"
    EMPTY = "empty"

    @property
    def is_final(self) -> bool:
        """Whether asking again can no longer change the answer."""
        return self in {Status.DELIVERED, Status.UNDELIVERED}

    @property
    def is_waiting(self) -> bool:
        """Whether the message has not left the gateway: `senttime` is then no time at which it was sent."""
        return self in {Status.SEND, Status.SENDING}


_DOCUMENTED = {status.value: status for status in Status if status not in {Status.UNKNOWN, Status.EMPTY}}


@dataclass(frozen=True, slots=True)
class MessageInfo:
    """One message as the gateway described it: wire name → text as received, None for an element that did not come.

    Numbers stay text: ids and phone numbers have leading zeros, and what is no number must be seen as it came.
    """

    fields: Mapping[str, str | None]

    def __getitem__(self, wire_name: str) -> str | None:
        return self.fields.get(wire_name)

    @property
    def status(self) -> Status:
        """The message's state. Letter case and white space around a documented word say nothing."""
        text = (self["status"] or "").strip()
        if not text:
            return Status.EMPTY
        return _DOCUMENTED.get(text.lower(), Status.UNKNOWN)

    def timing(self, now: datetime) -> Timing:
        """When it was sent and delivered (or given up), and how long that took where it makes sense."""
        return read_timing(self["senttime"], self["receivedtime"], now)

    def result_code(self) -> int | None:
        """The gateway's `resultCode`, or None where it is not a plain 32-bit integer in ASCII digits.

        Never assumes success: empty, missing, `0_0`, Arabic digits, decimals and huge numbers are all None.
        """
        return _number(self["resultCode"], 10, -(2**31), 2**31 - 1)

    def segments(self) -> int | None:
        """How many SMS the message took, or None where the field holds no sensible number (1 to 255)."""
        return _number(self["segments"], 3, 1, 255)


def _number(text: str | None, digits: int, least: int, most: int) -> int | None:
    plain = (text or "").strip(" \t\r\n")
    return int(plain) if re.fullmatch(f"-?[0-9]{{1,{digits}}}", plain) and least <= int(plain) <= most else None
