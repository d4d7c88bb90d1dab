"""Which proxy stands before an address: the one that the settings name, else the environment's or the system's."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit

from kit_desktop.core.endpoint import NO_PROXY, SYSTEM_PROXY, bracketed
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.gateway.wire.failure import LookupFailedError

if TYPE_CHECKING:
    from kit_desktop.core.endpoint import Endpoint
    from kit_desktop.gateway.wire.budget import Budget

_WINDOWS_SETTINGS = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"


@dataclass(frozen=True)
class Proxy:
    """A proxy from the environment or the system's settings. `auth` stays out of `repr`."""

    scheme: str
    host: str
    port: int
    auth: tuple[bytes, bytes] | None = field(default=None, repr=False)

    @property
    def place(self) -> str:
        """Host and port, as people name it."""
        return f"{self.host}:{self.port}"


def find_proxy(url: str) -> Proxy | None:
    """The proxy for that address, or None. May ask the name server on Windows: off the calling thread.

    Environment variables come first, then the system's settings; exceptions (`NO_PROXY`) are honoured.
    Raises LookupFailedError for a proxy that cannot be used.
    """
    from urllib.request import getproxies  # noqa: PLC0415  # not for this computer itself

    if not getproxies():
        return None
    from requests import utils  # noqa: PLC0415  # takes as long to import as all the rest of the wire

    address = utils.select_proxy(url, utils.get_environ_proxies(url, no_proxy=None))
    return parse_proxy(address) if address else None


def proxy_before(endpoint: Endpoint, budget: Budget) -> Proxy | None:
    """The proxy that stands before that address, or None; this computer itself is asked directly.

    Raises LookupFailedError for a proxy that cannot be used, and as `Budget.remaining`.
    """
    if endpoint.is_loopback or endpoint.proxy == NO_PROXY:
        return None
    if endpoint.proxy != SYSTEM_PROXY:
        return parse_proxy(endpoint.proxy)
    url = f"{endpoint.scheme}://{bracketed(ascii_host(endpoint.host))}:{endpoint.port}/"
    return budget.run_abandonable(lambda: find_proxy(url))


def ascii_host(host: str) -> str:
    """The host as it goes over the wire: an IDN in its `xn--` form. Raises LookupFailedError where it has none."""
    if host.isascii():
        return host.lower()
    import idna  # noqa: PLC0415  # for few addresses

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise LookupFailedError(Outcome.BAD_ENDPOINT, Facts(Reason.ADDRESS_HOST, host)) from None


def parse_proxy(address: str) -> Proxy:
    """Read a proxy's address as the environment writes it. Raises LookupFailedError (`proxy_error`) where it is unusable."""
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise LookupFailedError(Outcome.PROXY_ERROR, Facts(Reason.PROXY_UNUSABLE)) from None
    if parts.scheme not in {"http", "https"} or not host:
        raise LookupFailedError(Outcome.PROXY_ERROR, Facts(Reason.PROXY_UNUSABLE, host or None, detail=parts.scheme[:20]))
    auth = None
    if parts.username is not None:
        auth = (unquote_to_bytes(parts.username), unquote_to_bytes(parts.password or ""))
    return Proxy(parts.scheme, bracketed(ascii_host(host)), port or (443 if parts.scheme == "https" else 80), auth)


def blamed_on_script(failure: LookupFailedError, endpoint: Endpoint) -> LookupFailedError:
    """Why a gateway could not be reached directly, where this computer has a proxy that only a script names."""
    no_way = failure.outcome in {Outcome.UNREACHABLE, Outcome.TIMED_OUT} and not endpoint.is_loopback
    if no_way and endpoint.proxy == SYSTEM_PROXY and is_found_by_script():
        return LookupFailedError(Outcome.PROXY_ERROR, Facts(Reason.PROXY_SCRIPT, endpoint.host, endpoint.port))
    return failure


def is_found_by_script() -> bool:
    """Whether this computer finds its proxy by a script (PAC) or by asking the network for one (WPAD); neither is read here."""
    if sys.platform == "win32":
        return _windows_names_a_script()
    return sys.platform == "darwin" and _macos_names_a_script()


def _windows_names_a_script() -> bool:
    import winreg  # noqa: PLC0415  # Windows only

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _WINDOWS_SETTINGS) as key:  # type: ignore[attr-defined,unused-ignore]
            return bool(winreg.QueryValueEx(key, "AutoConfigURL")[0])  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False


def _macos_names_a_script() -> bool:
    import subprocess  # noqa: PLC0415  # only here

    try:
        asked = subprocess.run(["/usr/sbin/scutil", "--proxy"], capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return bool(re.search(r"ProxyAuto(?:Config|Discovery)Enable : 1\b", asked.stdout))
