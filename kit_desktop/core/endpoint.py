"""The address that is asked: checked before anything is sent."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from kit_desktop.core.outcome import Reason

DEFAULT_ADDRESS = "https://isms.center/soap/server"
"""The provider's server over https (provider's page)."""

SYSTEM_PROXY, NO_PROXY = "system", "direct"
"""What may be said instead of a proxy's address: the one of the environment or of the system's settings, or none."""

_DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A usable address, and the proxy that leads there. `host` is without brackets and as it was written (IDN)."""

    scheme: str
    host: str
    port: int
    target: str
    allow_plain_http: bool = False
    proxy: str = SYSTEM_PROXY

    @property
    def is_secure(self) -> bool:
        """Whether the connection is encrypted and the server proves who it is."""
        return self.scheme == "https"

    @property
    def is_loopback(self) -> bool:
        """Whether the host can only mean this computer (RFC 6761 for `localhost`), so that plain http stays inside it."""
        address = address_of(self.host)
        return self.host.lower().rstrip(".") == "localhost" if address is None else address.is_loopback

    @property
    def netloc(self) -> str:
        """Host and, where it is not the scheme's own, port; as a URL and a Host header write them."""
        host = bracketed(self.host)
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.netloc}{self.target}"


class EndpointError(ValueError):
    """The address is unusable or not allowed. `reason` says why; nothing was sent."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def bracketed(host: str) -> str:
    """A host as it stands in a URL: an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host else host


@lru_cache(maxsize=64)
def address_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a host is, without its scope (`%eth0`); None for a name."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff\\]")
_HOST = re.compile(r"[\w.-]+", re.UNICODE)
_TARGET = re.compile(r"[!$-;=?-\[\]_a-z~|]*")


@lru_cache(maxsize=8)  # the window asks for its one address several times a lookup
def parse_endpoint(address: str, *, allow_plain_http: bool = False) -> Endpoint:
    """Read an address; raise EndpointError with the reason where it cannot or must not be asked.

    Plain http needs the person's explicit consent (`allow_plain_http`), except on loopback.
    """
    text = address.strip(" \t\r\n")
    if not text:
        raise EndpointError(Reason.ADDRESS_EMPTY)
    if _FORBIDDEN.search(text) or len(text) > 2000:
        raise EndpointError(Reason.ADDRESS_CHARACTERS)
    scheme, separator, _ = text.partition("://")
    if not separator or not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme):
        bare_scheme = re.match(r"(file|ftp|mailto|data|javascript|urn):", text, re.IGNORECASE)
        raise EndpointError(Reason.ADDRESS_SCHEME if bare_scheme else Reason.ADDRESS_NO_SCHEME)
    if scheme.lower() not in {"https", "http"}:
        raise EndpointError(Reason.ADDRESS_SCHEME)
    return _parse_http(text, allow_plain_http)


def parse_proxy_address(address: str) -> str:
    """A proxy's address in full, of host and port (http) or of a whole address. Raises EndpointError."""
    text = address.strip(" \t\r\n")
    endpoint = parse_endpoint(f"http://{text}" if text and "://" not in text else text, allow_plain_http=True)
    return f"{endpoint.scheme}://{endpoint.netloc}"


def wsdl_endpoint(service: Endpoint) -> Endpoint:
    """Where a service publishes its WSDL: one step above `/server` as on the provider's page, else the usual `?wsdl`."""
    path, _, query = service.target.partition("?")
    above = path.removesuffix("/server")
    target = above or "/" if above != path else f"{path}?{query}{'&' if query else ''}wsdl"
    return replace(service, target=target)


def _parse_http(text: str, allow_plain_http: bool) -> Endpoint:
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        raise EndpointError(Reason.ADDRESS_HOST) from None
    if "@" in parts.netloc:
        raise EndpointError(Reason.ADDRESS_CREDENTIALS)
    if "#" in text:
        raise EndpointError(Reason.ADDRESS_FRAGMENT)
    try:
        port = parts.port
    except ValueError:
        raise EndpointError(Reason.ADDRESS_PORT) from None
    if port == 0 or parts.netloc.endswith(":"):
        raise EndpointError(Reason.ADDRESS_PORT)
    if not _is_host(host):
        raise EndpointError(Reason.ADDRESS_HOST)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not _TARGET.fullmatch(target):
        raise EndpointError(Reason.ADDRESS_CHARACTERS)
    endpoint = Endpoint(parts.scheme, host, port or _DEFAULT_PORTS[parts.scheme], target, allow_plain_http)
    if not endpoint.is_secure and not endpoint.is_loopback and not allow_plain_http:
        raise EndpointError(Reason.ADDRESS_PLAIN_HTTP)
    return endpoint


def _is_host(host: str) -> bool:
    if ":" in host:
        return address_of(host) is not None
    labels = host.removesuffix(".").split(".")
    return bool(_HOST.fullmatch(host)) and len(host) <= 253 and all(0 < len(label) <= 63 for label in labels)
