"""A proxy that wants a login gets it from the keyring, as Basic, and no more often than it must."""

from __future__ import annotations

import base64
import contextlib
import os
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
import trustme

from kit_desktop.core.accounts import Credentials, VaultError, VaultProblem
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.outcome import Outcome, Reason
from kit_desktop.core.settings.proxy_logins import FoundProxy
from kit_desktop.gateway.vault import SystemVault
from kit_desktop.gateway.wire import proxy_login
from kit_desktop.gateway.wire.budget import Budget
from kit_desktop.gateway.wire.exchange import HttpExchange
from kit_desktop.gateway.wire.failure import LookupFailedError
from kit_desktop.gateway.wire.proxy_login import KeptProxyLogins, schemes
from kit_desktop.gateway.wire.reply import Reply

from ..test_vault import Backend

BASIC = "Basic realm=x"
RIGHT = b"Basic " + base64.b64encode("агент:gehe@im".encode())
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
Proxy = Callable[..., "list[bytes]"]


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proxy_login, "_known", {})
    monkeypatch.setattr(proxy_login, "_refused", set())


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[Credentials | VaultProblem | None]:
    """What the keyring holds for the proxy; a test puts it in."""
    held: list[Credentials | VaultProblem | None] = []

    def load(_vault: SystemVault) -> Credentials | None:
        if isinstance(held[0], VaultProblem):
            raise VaultError(held[0])
        return held[0]

    monkeypatch.setattr(SystemVault, "load", load)
    return held


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy that lets `RIGHT` in and asks everybody else for a login; gives the heads of the requests it got."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        heads: list[bytes] = []
        challenges = [BASIC]

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection, contextlib.suppress(OSError):
                    head = connection.recv(65_536)
                    if not head:
                        continue
                    heads.append(head)
                    if b"Proxy-Authorization: " + RIGHT in head:
                        connection.sendall(
                            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok" if b"POST" in head else b"HTTP/1.1 502 No\r\n\r\n"
                        )
                    else:
                        asked = "".join(f"Proxy-Authenticate: {each}\r\n" for each in challenges)
                        connection.sendall(f"HTTP/1.1 407 Login\r\n{asked}Content-Length: 5\r\n\r\nlogin".encode())

        thread = threading.Thread(target=serve)
        thread.start()
        for variable in ("HTTP_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(variable, f"http://127.0.0.1:{server.getsockname()[1]}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)

        def asking(*others: str) -> list[bytes]:
            challenges[:] = others or [BASIC]
            return heads

        yield asking
        with contextlib.suppress(OSError):
            # Windows shuts down no socket that only listens; closing it there ends the waiting.
            server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(20)


def ask(address: str = "http://gateway.test/") -> Reply:
    reply = Reply()
    endpoint = parse_endpoint(address, allow_plain_http=True)
    HttpExchange(endpoint).post({}, b"question", Budget(20, CancelToken()), reply)
    return reply


def failure(address: str = "http://gateway.test/") -> LookupFailedError:
    with pytest.raises(LookupFailedError) as caught:
        ask(address)
    return caught.value


def test_it_is_given_once_the_proxy_wants_it_and_from_then_on_at_once(proxy: Proxy, kept: list[object]) -> None:
    heads = proxy()
    kept.append(Credentials("агент", "gehe@im"))
    reply = ask()
    assert (reply.status, bytes(reply.body), reply.unpacked) == (200, b"ok", b"ok")
    assert [b"Proxy-Authorization" in head for head in heads] == [False, True]
    assert ask().status == 200
    assert [b"Proxy-Authorization" in head for head in heads] == [False, True, True]


def test_a_tunnel_is_asked_for_with_it(proxy: Proxy, kept: list[object]) -> None:
    heads = proxy("Negotiate", BASIC)
    kept.append(Credentials("агент", "gehe@im"))
    failed = failure("https://gateway.test/")
    # The proxy knew the login, and refuses the tunnel for a reason of its own.
    assert (failed.outcome, failed.facts.reason, failed.facts.detail) == (Outcome.PROXY_ERROR, Reason.PROXY_REFUSED, "502 No")
    assert [b"Proxy-Authorization" in head for head in heads] == [False, True]


@pytest.mark.parametrize("address", ["http://gateway.test/", "https://gateway.test/"])
def test_one_that_is_refused_is_not_tried_again(proxy: Proxy, kept: list[object], address: str) -> None:
    heads = proxy()
    kept.append(Credentials("агент", "old"))
    for number in (2, 3):
        failed = failure(address)
        assert (failed.outcome, failed.facts.reason, failed.facts.detail) == (Outcome.PROXY_ERROR, Reason.PROXY_LOGIN, "Basic")
        assert len(heads) == number
    assert sum(b"Proxy-Authorization" in head for head in heads) == 1
    kept[0] = Credentials("агент", "gehe@im")
    if address.startswith("http:"):
        assert ask(address).status == 200


def test_one_in_the_proxys_address_that_is_refused_gives_way_to_the_keyrings(
    proxy: Proxy, kept: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = proxy()
    kept.append(None)
    monkeypatch.setenv("HTTP_PROXY", os.environ["HTTP_PROXY"].replace("//", "//agent:old@"))
    for logged_in in ([True], [True, False]):
        assert failure().facts.reason == Reason.PROXY_LOGIN
        assert [b"Proxy-Authorization" in head for head in heads] == logged_in
    kept[0] = Credentials("агент", "gehe@im")
    assert ask().status == 200


@pytest.mark.parametrize("held", [None, VaultProblem.MISSING])
def test_without_one_the_proxys_wish_is_said(proxy: Proxy, kept: list[object], held: object) -> None:
    heads = proxy()
    kept.append(held)
    failed = failure()
    assert (failed.facts.reason, failed.facts.detail, failed.facts.host) == (Reason.PROXY_LOGIN, "Basic", "127.0.0.1")
    assert len(heads) == 1


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_keyring_that_does_not_answer_leaves_the_proxys_wish_to_be_said(
    proxy: Proxy, monkeypatch: pytest.MonkeyPatch, cancelled: bool
) -> None:
    proxy()
    cancel, may_answer = CancelToken(), threading.Event()

    def load(_vault: SystemVault) -> None:
        if cancelled:
            cancel.cancel()
        may_answer.wait(60)

    monkeypatch.setattr(SystemVault, "load", load)
    endpoint = parse_endpoint("https://gateway.test/")
    with pytest.raises(LookupFailedError) as caught:
        HttpExchange(endpoint).post({}, b"question", Budget(1.0, cancel), Reply())
    may_answer.set()
    assert caught.value.outcome is (Outcome.CANCELLED if cancelled else Outcome.PROXY_ERROR)


@pytest.mark.parametrize("address", ["http://gateway.test/", "https://gateway.test/"])
def test_what_is_not_spoken_is_named_and_the_keyring_not_asked(proxy: Proxy, kept: list[object], address: str) -> None:
    heads = proxy("Negotiate", "NTLM")
    failed = failure(address)
    assert (failed.facts.reason, failed.facts.detail) == (Reason.PROXY_LOGIN, "Negotiate, NTLM")
    assert len(heads) == 1


@pytest.mark.parametrize(
    ("challenges", "found"),
    [
        ([], []),
        (["Basic realm=x"], ["Basic"]),
        (["NTLM", "Negotiate"], ["NTLM", "Negotiate"]),
        (["Negotiate, NTLM, Basic realm=x"], ["Negotiate", "NTLM", "Basic"]),
        (["Digest realm=x,nonce=y, qop=auth", "basic"], ["Digest", "basic"]),
        (["NTLM", "NTLM TlRMTVNTUAA"], ["NTLM"]),
    ],
)
def test_which_ways_are_offered(challenges: list[str], found: list[str]) -> None:
    assert schemes(challenges) == found


def test_a_gateway_that_says_407_through_the_tunnel_is_not_asked_again(
    kept: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux":
        pytest.skip("the system's trust store, which a test does not change, decides here")
    kept.append(Credentials("агент", "gehe@im"))
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "store.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "store.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("gateway.test").configure_cert(context)
    asked: list[bytes] = []

    def serve() -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(65_536)
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            with context.wrap_socket(connection, server_side=True) as tunnel:
                heard = b""
                while b"question" not in heard:
                    heard += tunnel.recv(65_536)
                asked.append(heard)
                tunnel.sendall(b"HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        thread = threading.Thread(target=serve)
        thread.start()
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.getsockname()[1]}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert ask("https://gateway.test/").status == 407
        thread.join(20)
    assert len(asked) == 1


GATEWAY = parse_endpoint("https://gateway.test/")
PLACE = "proxy.test:3128"


@pytest.fixture
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


def test_without_a_proxy_the_keyring_is_left_alone(backend: Backend) -> None:
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
