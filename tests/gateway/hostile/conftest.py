"""The world in which the hostile servers live: a trust store, a resolver, and an environment full of temptations."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit_desktop.gateway.soap.gateway import SoapGateway

from .handshake import can_issue
from .name_service import Names

WSDL = Path(__file__).parents[3] / "resources" / "SendSMSService.wsdl"


@pytest.fixture(scope="module")
def names() -> Iterator[Names]:
    """The resolver, put in place of the system's; what still waits is let go at the end."""
    names = Names()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", names)
        yield names
    names.release.set()


@pytest.fixture(scope="module")
def temptations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with what the environment offers and nobody may take: a .netrc, another trust store, a file for TLS keys.

    SSL_CERT_FILE is the one that counts: the system's trust store holds the tests' own authority, as a company's would.
    """
    folder = tmp_path_factory.mktemp("temptations")
    if can_issue():
        from .certificates import authority, stranger

        authority().cert_pem.write_to_path(folder / "store.pem")
        stranger().cert_pem.write_to_path(folder / "stranger.pem")
    hosts = ("127.0.0.1", "localhost", "gateway.test", "::1")
    (folder / "netrc").write_text("".join(f"machine {host} login thief password loot\n" for host in hosts), encoding="ascii")
    (folder / "netrc").chmod(0o600)
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.lower().endswith("_proxy"):
                patch.delenv(name)
        patch.setenv("SSL_CERT_FILE", str(folder / "store.pem"))
        patch.setenv("REQUESTS_CA_BUNDLE", str(folder / "stranger.pem"))
        patch.setenv("CURL_CA_BUNDLE", str(folder / "stranger.pem"))
        patch.setenv("NETRC", str(folder / "netrc"))
        patch.setenv("SSLKEYLOGFILE", str(folder / "keys.log"))
        yield folder


@pytest.fixture(scope="module")
def gateway(names: Names, temptations: Path) -> SoapGateway:
    """The gateway under test, one for all: what a hostile server does must not spoil the next lookup."""
    gateway = SoapGateway(WSDL)
    gateway.prepare()  # the first lookup's time is not what the cases measure
    return gateway
