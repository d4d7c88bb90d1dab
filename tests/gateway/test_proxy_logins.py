"""The proxy's login as the settings find, keep and forget it."""

from __future__ import annotations

import keyring
import pytest

from kit_desktop.core.accounts import Credentials, VaultError, VaultProblem
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.settings.proxy_logins import FoundProxy
from kit_desktop.gateway.proxy_logins import KeptProxyLogins
from kit_desktop.gateway.wire.failure import LookupFailedError

from .test_vault import Backend

GATEWAY = parse_endpoint("https://gateway.test/")
PLACE = "proxy.test:3128"


@pytest.fixture(autouse=True)
def backend(monkeypatch: pytest.MonkeyPatch) -> Backend:
    kept = type("Keyring", (Backend,), {"__module__": "keyring.backends.SecretService"})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: kept)
    # In this order: to Windows both spellings are one.
    for name in ("NO_PROXY", "no_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", f"http://{PLACE}")
    return kept


def test_a_login_is_found_once_it_is_kept_and_no_more_once_it_is_forgotten(backend: Backend) -> None:
    logins = KeptProxyLogins()
    assert logins.find(GATEWAY) == FoundProxy(PLACE, None)
    logins.save(PLACE, Credentials("agent", "proxy-secret"))
    assert logins.find(GATEWAY) == FoundProxy(PLACE, "agent")
    logins.forget(PLACE)
    assert logins.find(GATEWAY) == FoundProxy(PLACE, None)
    assert backend.items == {}


def test_without_a_proxy_the_keyring_is_left_alone(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    assert KeptProxyLogins().find(parse_endpoint("https://localhost/")) is None
    assert backend.calls == []


def test_what_cannot_be_found_out_is_told(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    backend.fail = {("get", 1): keyring.errors.KeyringLocked()}
    with pytest.raises(VaultError) as caught:
        KeptProxyLogins().find(GATEWAY)
    assert caught.value.problem is VaultProblem.LOCKED
    monkeypatch.setenv("HTTPS_PROXY", "socks5://proxy.test:1080")
    with pytest.raises(LookupFailedError):
        KeptProxyLogins().find(GATEWAY)
