"""The step that speaks TLS. Certificates are made when the first of them is needed: not every system can make them."""

from __future__ import annotations

import ssl
from functools import cache

from .wire import Wire

_TRUSTED = {"good", "intermediate", "wildcard", "IDN", "client certificate wanted", "plain RSA key exchange"}


class Handshake:
    """The step that shakes hands with a certificate by name (see `certificates.server_context`)."""

    def __init__(self, name: str, limits: dict[str, ssl.TLSVersion]) -> None:
        self.needs_trust = name in _TRUSTED
        self._name = name
        self._limits = limits

    def __call__(self, wire: Wire) -> None:
        from .certificates import server_context

        wire.start_tls(server_context(self._name, **self._limits))


def tls(name: str, **limits: ssl.TLSVersion) -> Handshake:
    """A handshake with the named certificate and, if given, `minimum` and `maximum` version."""
    return Handshake(name, limits)


@cache
def can_issue() -> bool:
    """Whether certificates can be made here: under Wine the library for it lacks one of the system's own."""
    try:
        from . import certificates
    except ImportError:
        return False
    return bool(certificates.authority())
