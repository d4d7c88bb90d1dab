"""Accounts: the login and password that are asked with, where they are kept, and which ones there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from kit_desktop.core.errors import ProblemError

LONGEST_PASSWORD = 2048
"""Characters of a password; a longer one is something else that was pasted, and is refused, never cut."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """An account at the gateway. The password is kept out of `repr`; equality compares both."""

    login: str
    password: str = field(repr=False)


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


class NamedAccount(NamedTuple):
    """An account whose password is in the keyring: its login, and what the person calls it (empty: by its login)."""

    login: str
    name: str = ""


class KnownAccounts:
    """Logins with their names, in the order in which they came. Passwords only of accounts entered in this session."""

    def __init__(self, remembered: tuple[NamedAccount, ...]) -> None:
        self._accounts = {account.login: account for account in remembered}
        self._remembered = set(self._accounts)
        self._session: dict[str, Credentials] = {}

    @property
    def all(self) -> tuple[NamedAccount, ...]:
        """Every account."""
        return tuple(self._accounts.values())

    @property
    def remembered(self) -> tuple[NamedAccount, ...]:
        """Those whose passwords the keyring has."""
        return tuple(account for account in self._accounts.values() if account.login in self._remembered)

    def title(self, login: str) -> str:
        """`Shop (mycompany)`, or the login where the account has no name."""
        return account_title(self._accounts.get(login, NamedAccount(login)))

    def is_remembered(self, login: str) -> bool:
        """Whether the keyring has this account's password."""
        return login in self._remembered

    def of_session(self, login: str) -> Credentials | None:
        """The account as it was entered in this session, or None."""
        return self._session.get(login)

    def add_for_session(self, credentials: Credentials) -> None:
        """Know this account until the program ends."""
        self._session[credentials.login] = credentials
        self._accounts.setdefault(credentials.login, NamedAccount(credentials.login))

    def remember(self, account: NamedAccount) -> bool:
        """Know that the keyring has this account; False where that was known. A name that it has already stays."""
        if account.login in self._remembered:
            return False
        self._remembered.add(account.login)
        self._accounts.setdefault(account.login, account)
        return True

    def rename(self, login: str, name: str) -> None:
        """Call a known account so."""
        if login in self._accounts:
            self._accounts[login] = NamedAccount(login, " ".join(name.split())[:60])

    def remove(self, login: str) -> NamedAccount | None:
        """Know it no more; returns it where the keyring has it."""
        account = self._accounts.pop(login, None)
        self._session.pop(login, None)
        if login not in self._remembered:
            return None
        self._remembered.discard(login)
        return account


def account_title(account: NamedAccount) -> str:
    """The name with the login behind it, or the login alone."""
    return f"{account.name} ({account.login})" if account.name else account.login
