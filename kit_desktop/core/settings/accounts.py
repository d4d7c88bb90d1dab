"""Which accounts there are: those whose passwords the keyring has, and those of this session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit_desktop.core.settings.store import NamedAccount

if TYPE_CHECKING:
    from kit_desktop.core.lookup import Credentials


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
        account = self._accounts.get(login)
        return account_title(account) if account else login

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

    def remember(self, login: str) -> bool:
        """Know that the keyring has this account; False where that was known."""
        if login in self._remembered:
            return False
        self._remembered.add(login)
        self._accounts.setdefault(login, NamedAccount(login))
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

    def put_back(self, account: NamedAccount) -> None:
        """Know again an account that the keyring would not give up."""
        self._accounts.setdefault(account.login, account)
        self._remembered.add(account.login)


def account_title(account: NamedAccount) -> str:
    """The name with the login behind it, or the login alone."""
    return f"{account.name} ({account.login})" if account.name else account.login
