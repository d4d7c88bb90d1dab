"""The accounts that the gateway has refused in this session: no tool tries one of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit_desktop.core.accounts import Credentials
    from kit_desktop.ui.accounts.account import Account


class RefusedLogins:
    """Remembers them for one session."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._refused: list[Credentials] = []

    def note(self) -> None:
        """The account in use was refused."""
        if self._account.credentials is not None and not self.holds_current:
            self._refused.append(self._account.credentials)

    @property
    def holds_current(self) -> bool:
        """Whether the account in use, with the password that it has now, was refused."""
        return self._account.credentials in self._refused
