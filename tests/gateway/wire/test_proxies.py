"""Which proxy stands before an address, and one that only a script could name."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Self

import pytest

from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.outcome import Facts, Outcome, Reason
from kit_desktop.gateway.wire import proxies
from kit_desktop.gateway.wire.budget import Budget
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.proxies import Proxy, ascii_host, blamed_on_script, is_found_by_script, parse_proxy, proxy_before


@pytest.mark.parametrize(
    ("address", "proxy"),
    [
        ("http://proxy.test:3128", Proxy("http", "proxy.test", 3128)),
        ("proxy.test:3128", Proxy("http", "proxy.test", 3128)),
        ("proxy.test", Proxy("http", "proxy.test", 80)),
        ("https://proxy.test", Proxy("https", "proxy.test", 443)),
        ("http://[::1]:3128/", Proxy("http", "[::1]", 3128)),
        ("http://Прокси.test:1", Proxy("http", "xn--h1aehddx.test", 1)),
        ("http://a%40b:c%3Ad@proxy.test:1", Proxy("http", "proxy.test", 1, (b"a@b", b"c:d"))),
        ("http://a@proxy.test:1", Proxy("http", "proxy.test", 1, (b"a", b""))),
    ],
)
def test_an_address_as_the_environment_writes_it(address: str, proxy: Proxy) -> None:
    found = parse_proxy(address)
    assert (found.scheme, found.port, found.auth) == (proxy.scheme, proxy.port, proxy.auth)
    assert found.host == (proxy.host if address.isascii() else ascii_host("Прокси.test"))


def test_the_login_is_not_shown() -> None:
    assert "geheim" not in repr(parse_proxy("http://a:geheim@proxy.test:1"))


@pytest.mark.parametrize(
    "address", ["", "http://", "socks5://proxy.test:1080", "http://[::1", "http://proxy.test:port", "http://proxy.test:99999"]
)
def test_one_that_cannot_be_used(address: str) -> None:
    with pytest.raises(LookupFailedError) as caught:
        parse_proxy(address)
    assert (caught.value.outcome, caught.value.facts.reason) == (Outcome.PROXY_ERROR, Reason.PROXY_UNUSABLE)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8080/", "https://localhost/", "http://[::1]/", "https://127.8.9.1/"])
def test_this_computer_itself_is_asked_directly(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    def asked(_url: str) -> Proxy:
        raise AssertionError

    monkeypatch.setattr(proxies, "find_proxy", asked)
    assert proxy_before(parse_endpoint(address), Budget(20, CancelToken())) is None


def test_another_computer_is_asked_through_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def find(url: str) -> Proxy:
        asked.append(url)
        return Proxy("http", "proxy.test", 3128)

    monkeypatch.setattr(proxies, "find_proxy", find)
    found = proxy_before(parse_endpoint("https://[2001:db8::1]/soap"), Budget(20, CancelToken()))
    assert found is not None
    assert found.place == "proxy.test:3128"
    assert asked == ["https://[2001:db8::1]:443/"]


class Registry:
    """Windows' registry as far as it is read here."""

    HKEY_CURRENT_USER = 1

    def __init__(self, values: dict[str, str]) -> None:
        self._values = values

    def OpenKey(self, root: int, path: str) -> Registry:
        assert (root, path.rpartition("\\")[2]) == (1, "Internet Settings")
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def QueryValueEx(self, _key: object, name: str) -> tuple[str, int]:
        try:
            return self._values[name], 1
        except KeyError:
            raise FileNotFoundError(name) from None


@pytest.mark.parametrize(
    ("values", "by_script"), [({}, False), ({"AutoConfigURL": ""}, False), ({"AutoConfigURL": "http://wpad/proxy.pac"}, True)]
)
def test_a_script_in_windows_settings(monkeypatch: pytest.MonkeyPatch, values: dict[str, str], by_script: bool) -> None:
    monkeypatch.setitem(sys.modules, "winreg", Registry(values))  # type: ignore[arg-type]
    monkeypatch.setattr(proxies, "sys", SimpleNamespace(platform="win32"))
    assert is_found_by_script() is by_script


@pytest.mark.parametrize(
    ("said", "by_script"),
    [
        ("  HTTPEnable : 1\n  ProxyAutoConfigEnable : 0\n", False),
        ("  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://x/\n", True),
        ("  ProxyAutoDiscoveryEnable : 1\n", True),
        ("", False),
    ],
)
def test_a_script_in_macos_settings(monkeypatch: pytest.MonkeyPatch, said: str, by_script: bool) -> None:
    def run(command: list[str], **_options: Any) -> SimpleNamespace:
        assert command == ["/usr/sbin/scutil", "--proxy"]
        return SimpleNamespace(stdout=said)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(proxies, "sys", SimpleNamespace(platform="darwin"))
    assert is_found_by_script() is by_script


def test_where_it_cannot_be_known_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sys.platform in {"win32", "darwin"} or not is_found_by_script()
    monkeypatch.setattr(proxies, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: (_ for _ in ()).throw(FileNotFoundError()))
    assert not is_found_by_script()


@pytest.mark.parametrize(
    ("outcome", "address", "by_script", "blamed"),
    [
        (Outcome.UNREACHABLE, "https://gateway.test/", True, True),
        (Outcome.TIMED_OUT, "https://gateway.test/", True, True),
        (Outcome.CANCELLED, "https://gateway.test/", True, False),
        (Outcome.UNREACHABLE, "https://gateway.test/", False, False),
        (Outcome.UNREACHABLE, "https://localhost/", True, False),
    ],
)
def test_what_a_script_is_blamed_for(
    monkeypatch: pytest.MonkeyPatch, outcome: Outcome, address: str, by_script: bool, blamed: bool
) -> None:
    monkeypatch.setattr(proxies, "is_found_by_script", lambda: by_script)
    failure = LookupFailedError(outcome, Facts(Reason.NO_ROUTE))
    found = blamed_on_script(failure, parse_endpoint(address))
    assert (found is failure) is not blamed
    if blamed:
        assert (found.outcome, found.facts.reason) == (Outcome.PROXY_ERROR, Reason.PROXY_SCRIPT)


def test_the_proxy_that_is_set_comes_before_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://environment.test:1")
    endpoint = parse_endpoint("https://gateway.example/")
    budget = Budget(5, CancelToken())
    assert proxy_before(endpoint, budget) == Proxy("http", "environment.test", 1)
    assert proxy_before(replace(endpoint, proxy="http://set.test:2"), budget) == Proxy("http", "set.test", 2)
    assert proxy_before(replace(endpoint, proxy="direct"), budget) is None
    assert proxy_before(replace(parse_endpoint("https://127.0.0.1/"), proxy="http://set.test:2"), budget) is None


def test_no_script_is_blamed_where_the_way_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proxies, "is_found_by_script", lambda: True)
    endpoint = parse_endpoint("https://gateway.example/")
    failure = LookupFailedError(Outcome.UNREACHABLE, Facts())
    assert blamed_on_script(failure, endpoint).outcome is Outcome.PROXY_ERROR
    assert blamed_on_script(failure, replace(endpoint, proxy="direct")) is failure
