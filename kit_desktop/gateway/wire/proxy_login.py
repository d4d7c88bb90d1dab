"""The login that a proxy wants of its own: asked of the keyring once the proxy has said so, and given as Basic.

NTLM, Negotiate (Kerberos) and Digest are named to the person as what they are, and not spoken.
"""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

from kit_desktop.core.accounts import VaultError
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.settings.proxy_logins import FoundProxy
from kit_desktop.gateway.vault import SystemVault
from kit_desktop.gateway.wire.failure import LookupFailedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit_desktop.core.accounts import Credentials
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.gateway.wire.budget import Budget
    from kit_desktop.gateway.wire.proxies import Proxy

_FINDING_S = 20.0
"""Windows may ask the name server whether a proxy is to be used."""

_Login = tuple[bytes, bytes]
_SCHEME = re.compile(r"(?:^|,)[ \t]*([A-Za-z][\w-]*)(?=[ \t]|,|$)")

_lock = threading.Lock()
_known: dict[str, _Login] = {}
_refused: set[tuple[str, _Login]] = set()
"""What a proxy has refused is not given to it again by this process: every try may bring the account closer to being locked."""


def schemes(challenges: Iterable[str]) -> list[str]:
    """The ways of logging in that `Proxy-Authenticate` headers offer (RFC 9110, 11.6.1), in their order."""
    return list(dict.fromkeys(name for each in challenges for name in _SCHEME.findall(each)))


def known_login(proxy: Proxy) -> _Login | None:
    """What to log in with, as far as that is known without asking: the address's own, or what was found before."""
    own = proxy.auth if (proxy.place, proxy.auth) not in _refused else None
    return own or _known.get(proxy.place)


def find_login(proxy: Proxy, budget: Budget) -> bool:
    """Whether the keyring holds a login for that proxy which it has not refused; False too where it does not answer in time.

    Raises LookupFailedError on Cancel.
    """
    try:
        kept = budget.run_abandonable(lambda: SystemVault(proxy.place).load())
    except VaultError:
        return False
    except LookupFailedError as exc:
        if exc.outcome is Outcome.CANCELLED:
            raise
        return False
    if kept is None:
        return False
    login = (kept.login.encode(), kept.password.encode())
    with _lock:
        if (proxy.place, login) in _refused:
            return False
        _known[proxy.place] = login
    return True


def was_refused(proxy: Proxy, login: _Login) -> None:
    """Note that the proxy did not take it."""
    with _lock:
        _refused.add((proxy.place, login))
        _known.pop(proxy.place, None)


class KeptProxyLogins:
    """See `ProxyLogins`; `find` raises LookupFailedError for a proxy that cannot be used."""

    def find(self, endpoint: Endpoint) -> FoundProxy | None:
        from kit_desktop.gateway.wire.budget import Budget  # noqa: PLC0415  # slow to import
        from kit_desktop.gateway.wire.proxies import proxy_before  # noqa: PLC0415  # as above

        proxy = proxy_before(endpoint, Budget(_FINDING_S, CancelToken()))
        if proxy is None:
            return None
        kept = SystemVault(proxy.place).load()
        return FoundProxy(proxy.place, kept.login if kept else None)

    def save(self, place: str, credentials: Credentials) -> None:
        SystemVault(place).save(credentials)

    def forget(self, place: str) -> None:
        SystemVault(place).forget()
