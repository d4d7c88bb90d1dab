"""An answer to write about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from kit_desktop.core.lookup import Exchange, LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


REQUEST = "<E:Envelope><E:Body><login>mycompany</login><password>••••••</password></E:Body></E:Envelope>"


REPLY = "<E:Envelope><E:Body><Result><recepient>77011234567</recepient><status>sent</status></Result></E:Body></E:Envelope>"


def a_result(message_id: str = "963", **other: Any) -> LookupResult:
    info = {"resultCode": "0", "resultS": "OK", "recepient": "77011234567", "status": "sent", "msgID": message_id}
    exchange = Exchange("https://isms.center/soap/server", "Host: isms.center", REQUEST, "HTTP/1.1 200 OK", "Server: x", REPLY)
    given: dict[str, Any] = {"info": MessageInfo(info), "exchange": exchange, "account": "mycompany"} | other
    outcome = given.pop("outcome", Outcome.OK)
    return LookupResult(outcome, LookupQuery(IdKind.MSG_ID, message_id), NOON, **given)
