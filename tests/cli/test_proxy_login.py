"""The command that keeps a proxy's login."""

from __future__ import annotations

import io
import sys

import keyring
import pytest

from kit_desktop.cli import main as cli
from kit_desktop.core.accounts import Credentials
from kit_desktop.gateway.vault import SystemVault

from ..gateway.test_vault import Backend

SECRET = "correct-horse"
GIVEN = ("proxy-login", "--endpoint", "https://gateway.test/", "--login", "agent", "--password-stdin")
PLACE = "proxy.test:3128"


@pytest.fixture(autouse=True)
def proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit_desktop.startup.hardening.harden", lambda: None)
    monkeypatch.setattr("kit_desktop.startup.stop_signals.collect", lambda: None)
    monkeypatch.setattr("kit_desktop.logs.set_up", lambda *_: None)
    monkeypatch.setenv("HTTPS_PROXY", f"http://{PLACE}")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> Backend:
    kept = type("Keyring", (Backend,), {"__module__": "keyring.backends.SecretService"})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: kept)
    return kept


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: bytes = SECRET.encode()) -> int:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
    return cli.main(arguments)


def test_kept_and_forgotten(monkeypatch: pytest.MonkeyPatch, backend: Backend, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, *GIVEN) == 0
    assert SystemVault(PLACE).load() == Credentials("agent", SECRET)
    assert run(monkeypatch, "proxy-login", "--endpoint", "https://gateway.test/", "--forget") == 0
    assert backend.items == {}
    said = capsys.readouterr()
    assert (said.out, PLACE in said.err, SECRET in said.err) == ("", True, False)


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("proxy-login", "--endpoint", "https://gateway.test/"), b""),
        (("proxy-login", "--endpoint", "https://localhost/", *GIVEN[3:]), b"x"),
        (("proxy-login", "--endpoint", "ftp://gateway.test/", *GIVEN[3:]), b"x"),
        (GIVEN, b"\n"),
        (GIVEN, "Пароль".encode("cp1251")),
    ],
)
def test_what_is_nothing_to_keep(
    monkeypatch: pytest.MonkeyPatch, backend: Backend, arguments: tuple[str, ...], stdin: bytes
) -> None:
    assert run(monkeypatch, *arguments, stdin=stdin) == 2
    assert backend.items == {}


def test_without_a_keyring(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    nobody = type("Keyring", (), {"__module__": "keyring.backends.fail"})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: nobody)
    assert run(monkeypatch, *GIVEN) == 3
    assert "missing" in capsys.readouterr().err
