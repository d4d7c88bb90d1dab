"""The login that a company's proxy may want of its own, as the settings show and change it."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from kit_desktop.core.accounts import Credentials
from kit_desktop.core.endpoint import Endpoint


class FoundProxy(NamedTuple):
    """The proxy before the gateway: its host and port, and the login that is kept for it (None: none is)."""

    place: str
    login: str | None


class ProxyLogins(Protocol):
    """Finds the proxy and keeps its login. Every call blocks; those of the keyring may ask the person something first."""

    def find(self, endpoint: Endpoint) -> FoundProxy | None:
        """The proxy before that address, or None. Raises VaultError, and other errors where the proxy cannot be used."""
        ...

    def save(self, place: str, credentials: Credentials) -> None:
        """Keep the login for that proxy. Raises VaultError."""
        ...

    def forget(self, place: str) -> None:
        """Remove what is kept for that proxy. Raises VaultError."""
        ...
