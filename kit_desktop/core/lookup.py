"""One lookup: what is asked, with which account, and what came of it. The gateway is a protocol here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from kit_desktop.core.outcome import Facts, Outcome, Reason

if TYPE_CHECKING:
    from datetime import datetime

    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.cancel import CancelToken
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.core.message_id import IdKind
    from kit_desktop.core.message_info import MessageInfo


@dataclass(frozen=True, slots=True)
class LookupQuery:
    """One id of one kind. Only this id is sent; the other element is sent empty."""

    by: IdKind
    id: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """What went over the wire, for the Raw XML tab. Every text is masked already; nothing here holds the password.

    `reply_text` is the body after unpacking, decoded where that was possible, escaped where not, and cut at the size cap
    (`reply_cut`). `reply_bytes` counts the body's bytes as read, before unpacking. `charset` is how it was decoded.
    """

    address: str
    request_headers: str
    request_text: str
    status_line: str = ""
    reply_headers: str = ""
    reply_text: str = ""
    reply_bytes: int = 0
    reply_cut: bool = False
    charset: str | None = None


def proves_service(outcome: Outcome, facts: Facts) -> bool:
    """Whether only the service can have given this answer, after accepting the login: a message, or its "no" in SOAP."""
    return outcome is Outcome.OK or (outcome is Outcome.NOT_FOUND and facts.reason != Reason.HTTP_404)


@dataclass(frozen=True, slots=True)
class LookupResult:
    """How a lookup ended.

    `info` is there whenever a Result could be read and is not known to be about another message; only with outcome `ok`
    is it an answer. `server_text` is the gateway's own words, masked. `checked_at` is a zoned time (UTC).
    """

    outcome: Outcome
    query: LookupQuery
    checked_at: datetime
    elapsed_ms: int = 0
    info: MessageInfo | None = None
    server_text: str | None = None
    http_status: int | None = None
    facts: Facts = field(default_factory=Facts)
    exchange: Exchange | None = None
    account: str | None = None

    @property
    def is_bare_404(self) -> bool:
        """Whether "not found" is only a web server's status: a wrong address or a redeploy looks just the same."""
        return self.outcome is Outcome.NOT_FOUND and not self.proves_service

    @property
    def proves_service(self) -> bool:
        """See the function of that name."""
        return proves_service(self.outcome, self.facts)


class Gateway(Protocol):
    """The service that is asked. Implementations are safe to use from several threads."""

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken
    ) -> LookupResult:
        """Ask once. Blocks up to `timeout` seconds (and ends within a second of it), never raises."""
        ...
