"""One lookup: what is asked, with which account, and what came of it. The gateway and the vault are protocols here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import Endpoint
from kit_desktop.core.errors import ProblemError
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Facts, Outcome, Reason

DEFAULT_TIMEOUT = 30.0
"""Seconds for the whole exchange, from resolving the name to the last byte."""

TIMEOUT_RANGE = (1.0, 600.0)
"""Seconds that may be configured."""


@dataclass(frozen=True, slots=True)
class LookupQuery:
    """One id of one kind. Only this id is sent; the other element is sent empty."""

    by: IdKind
    id: str


LONGEST_PASSWORD = 2048
"""Characters of a password; a longer one is something else that was pasted, and is refused, never cut."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """An account at the gateway. The password is kept out of `repr`; equality compares both."""

    login: str
    password: str = field(repr=False)


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
        return self.outcome is Outcome.NOT_FOUND and self.facts.reason == Reason.HTTP_404

    @property
    def proves_service(self) -> bool:
        """Whether only the service can have given this answer, after accepting the login: a message, or its "no" in SOAP."""
        return self.outcome is Outcome.OK or (self.outcome is Outcome.NOT_FOUND and not self.is_bare_404)

    def with_account(self, account: str) -> LookupResult:
        """The same result, with the login that it was asked with."""
        return replace(self, account=account)


class Gateway(Protocol):
    """The service that is asked. Implementations are safe to use from several threads."""

    def look_up(
        self, query: LookupQuery, credentials: Credentials, endpoint: Endpoint, timeout: float, cancel: CancelToken
    ) -> LookupResult:
        """Ask once. Blocks up to `timeout` seconds (and ends within a second of it), never raises."""
        ...


class VaultProblem(StrEnum):
    """Why the keyring could not be used."""

    MISSING = "missing"
    UNTRUSTED = "untrusted"
    LOCKED = "locked"
    REFUSED = "refused"
    TOO_LONG = "too_long"
    LOST = "lost"


class VaultError(ProblemError[VaultProblem]):
    """The operating system's keyring did not do what was asked. `problem` says how; the text holds no secret."""


class Vault(Protocol):
    """Where the account is kept. Every call may block on a prompt of the operating system: worker threads only."""

    def describe(self) -> str:
        """The keyring's name, for people. Raises VaultError where there is none to be trusted."""
        ...

    def current_login(self) -> str | None:
        """The login used last, or None. Raises VaultError."""
        ...

    def load(self, login: str | None = None) -> Credentials | None:
        """The account of that login (default: the current one), or None where none is kept. Raises VaultError."""
        ...

    def choose(self, login: str) -> Credentials | None:
        """Make that account the current one; None, and nothing changes, where none is kept. Raises VaultError."""
        ...

    def save(self, credentials: Credentials) -> None:
        """Keep the account and make it the current one; read back to be sure. Raises VaultError."""
        ...

    def forget(self, login: str) -> None:
        """Remove that account and its secret; nothing happens where none is kept. Raises VaultError."""
        ...
