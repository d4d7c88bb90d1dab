"""The login of the company's proxy: which proxy it is for, and its place in the keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.settings.proxy_logins import FoundProxy
from kit_desktop.gateway.vault import SystemVault

if TYPE_CHECKING:
    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.endpoint import Endpoint

_SECONDS = 20.0
"""Windows may ask the name server whether a proxy is to be used."""


class KeptProxyLogins:
    """See `ProxyLogins`; `find` raises LookupFailedError for a proxy that cannot be used."""

    def find(self, endpoint: Endpoint) -> FoundProxy | None:
        from kit_desktop.gateway.wire.budget import Budget  # noqa: PLC0415  # slow to import
        from kit_desktop.gateway.wire.proxies import proxy_before  # noqa: PLC0415  # as above

        proxy = proxy_before(endpoint, Budget(_SECONDS, CancelToken()))
        if proxy is None:
            return None
        kept = SystemVault().load_proxy_login(proxy.place)
        return FoundProxy(proxy.place, kept.login if kept else None)

    def save(self, place: str, credentials: Credentials) -> None:
        SystemVault().save_proxy_login(place, credentials)

    def forget(self, place: str) -> None:
        SystemVault().forget_proxy_login(place)
