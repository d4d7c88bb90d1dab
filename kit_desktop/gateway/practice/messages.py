"""What the practice gateway knows: one account, the provider's own sample, and a message for every fate of a message.

Times are told as the real gateway tells them, in the wall clock of Almaty, and lie shortly before the practice gateway's start.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import NamedTuple

from kit_desktop.core.gateway_time import almaty
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import WIRE_FIELDS

DEMO_LOGIN = "mycompany"
DEMO_PASSWORD = "123456"  # noqa: S105 - printed on the provider's public page, good for nothing but practice
"""The account of the provider's sample request."""

NOT_FOUND_WORDS = "Record Not Found"
"""The only words that the provider documents for an unknown id (provider's page)."""

WRONG_LOGIN_WORDS = "Invalid login or password"
"""Ours: which words the real gateway has for it is unknown."""


class Suggestion(NamedTuple):
    """An id worth trying. `key` says what it shows; the words for people belong to the window."""

    by: IdKind
    id: str
    key: str


class Answer(NamedTuple):
    """What is answered after `delay` seconds: the eleven values in the order of `WIRE_FIELDS`, or none under another status."""

    values: tuple[str, ...] = ()
    status: HTTPStatus = HTTPStatus.OK
    delay: float = 0.0


class _Message(NamedTuple):
    """`age`: how long before the start it was handed to the gateway. `took`: until its end, None while it has none."""

    msg_id: str
    user_msg_id: str
    status: str
    age: timedelta
    took: timedelta | None = None
    recipient: str = "77010000000"
    sender: str = "KiT_Notify"
    words: str = "OK"
    segments: int = 1
    lang: int = 0
    delay: float = 0.0


_SAMPLE_IDS = ("963", "1YT")
_SAMPLE = (
    "0",
    "OK",
    "77011234567",
    "delivered",
    "KiT_Notify",
    "2022-09-21 16: 00: 21",
    "2023-09-21 15: 59: 24",
    "1",
    "0",
    *reversed(_SAMPLE_IDS),
)
"""The provider's sample reply: the odd spaces and the delivery a year later are the page's."""

_SECOND, _MINUTE, _HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)

_MESSAGES = (
    _Message("964001", "CRM-2041", "delivered", 12 * _MINUTE, 3 * _SECOND, "77010000041"),
    _Message("964002", "CRM-2042", "undelivered", 9 * _HOUR, 8 * _HOUR, "77010000042"),
    _Message("964003", "CRM-2043", "sent", 4 * _MINUTE, None, "77010000043"),
    _Message("964004", "CRM-2044", "sending", 5 * _SECOND, None, "77010000044"),
    _Message("964005", "CRM-2045", "send", 2 * _SECOND, None, "77010000045"),
    _Message("964006", "CRM-2046", "expired", 26 * _HOUR, 24 * _HOUR, "77010000046"),
    _Message(
        "964007", "ЗАКАЗ-117", "delivered", 25 * _MINUTE, 6 * _SECOND, "77010000047", "Аптека", "Выполнено успешно", lang=1
    ),
    _Message(
        "964008", "ТАПСЫРЫС-118", "delivered", 31 * _MINUTE, 5 * _SECOND, "77010000048", "Дәріхана", "Сәтті орындалды", lang=1
    ),
    _Message("964009", "CRM-2049", "delivered", 48 * _MINUTE, 11 * _SECOND, "77010000049", segments=4, lang=1),
    _Message("964010", "", "delivered", 55 * _MINUTE, 4 * _SECOND, "77010000050"),
    _Message("5000", "SLOW-5", "delivered", 20 * _MINUTE, 4 * _SECOND, "77010000051", delay=5.0),
    _Message("60000", "SLOW-60", "delivered", 20 * _MINUTE, 4 * _SECOND, "77010000052", delay=60.0),
)

_MOVING_IDS = ("964020", "WATCH-1")
_MOVES = ((4 * _SECOND, "send"), (8 * _SECOND, "sending"), (16 * _SECOND, "sent"))
"""Until when after the first question the moving message is in which state; then it is delivered."""

_TROUBLES = {"404": HTTPStatus.NOT_FOUND, "500": HTTPStatus.INTERNAL_SERVER_ERROR, "503": HTTPStatus.SERVICE_UNAVAILABLE}
_WRONG_LOGIN_ID = "401"

SUGGESTIONS: tuple[Suggestion, ...] = (
    Suggestion(IdKind.MSG_ID, "964001", "delivered"),
    Suggestion(IdKind.MSG_ID, "964002", "undelivered"),
    Suggestion(IdKind.MSG_ID, "964003", "on_the_way"),
    Suggestion(IdKind.MSG_ID, "964020", "moving"),
    Suggestion(IdKind.MSG_ID, "111", "not_found"),
    Suggestion(IdKind.MSG_ID, "964006", "unknown_status"),
    Suggestion(IdKind.MSG_ID, "963", "sample"),
    Suggestion(IdKind.USER_MSG_ID, "1YT", "sample_by_user_id"),
    Suggestion(IdKind.MSG_ID, "964004", "sending"),
    Suggestion(IdKind.MSG_ID, "964005", "waiting"),
    Suggestion(IdKind.USER_MSG_ID, "ЗАКАЗ-117", "russian"),
    Suggestion(IdKind.USER_MSG_ID, "ТАПСЫРЫС-118", "kazakh"),
    Suggestion(IdKind.MSG_ID, "964009", "parts"),
    Suggestion(IdKind.MSG_ID, "964010", "no_user_id"),
    Suggestion(IdKind.MSG_ID, "404", "not_found_http"),
    Suggestion(IdKind.USER_MSG_ID, "963", "wrong_kind"),
    Suggestion(IdKind.MSG_ID, _WRONG_LOGIN_ID, "wrong_login"),
    Suggestion(IdKind.MSG_ID, "500", "fault"),
    Suggestion(IdKind.MSG_ID, "503", "maintenance"),
    Suggestion(IdKind.MSG_ID, "5000", "slow"),
    Suggestion(IdKind.MSG_ID, "60000", "very_slow"),
)
"""One id for every kind of ending, in the order in which a person would try them: one of each state first."""


class DemoMessages:
    """The practice gateway's memory. Safe to ask from several threads.

    `now` gives the present as a zoned time. It is asked at once for the start, from which all messages but one count, and
    again whenever the moving message is asked for.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._start = now()
        self._lock = threading.Lock()
        self._moving_since: datetime | None = None

    def answer(self, by: IdKind, asked: str) -> Answer:
        """What the gateway says about the id `asked` of the kind `by`, to somebody who has logged in."""
        place = 0 if by is IdKind.MSG_ID else 1
        if asked == _SAMPLE_IDS[place]:
            return Answer(_SAMPLE)
        if asked == _MOVING_IDS[place]:
            return self._moving()
        if asked == _WRONG_LOGIN_ID:
            return refusal(WRONG_LOGIN_WORDS)
        if trouble := _TROUBLES.get(asked):
            return Answer(status=trouble)
        message = next((each for each in _MESSAGES if asked and each[place] == asked), None)
        return refusal(NOT_FOUND_WORDS) if message is None else _told(message, self._start - message.age)

    def _moving(self) -> Answer:
        now = self._now()
        with self._lock:
            self._moving_since = since = self._moving_since or now
        status = next((state for until, state in _MOVES if now - since < until), "delivered")
        took = _MOVES[-1][0] if status == "delivered" else None
        return _told(_Message(*_MOVING_IDS, status, timedelta(), took, "77010000060"), since)


def refusal(words: str) -> Answer:
    """`resultCode` 1 and its words. The other nine values are empty, as far as their types allow."""
    values = dict.fromkeys(WIRE_FIELDS, "") | {"resultCode": "1", "resultS": words, "segments": "0"}
    return Answer(tuple(values.values()))


def _told(message: _Message, sent: datetime) -> Answer:
    values = (
        "0",
        message.words,
        message.recipient,
        message.status,
        message.sender,
        _clock(sent),
        "" if message.took is None else _clock(sent + message.took),
        str(message.segments),
        str(message.lang),
        message.user_msg_id,
        message.msg_id,
    )
    return Answer(values, delay=message.delay)


def _clock(moment: datetime) -> str:
    return moment.astimezone(almaty()).strftime("%Y-%m-%d %H:%M:%S")
