"""As whom the command line asks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import keyring
import pytest

from kit_desktop.cli import account as cli_account
from kit_desktop.core.accounts import Credentials
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway

from .conftest import ACCOUNT, LOOKUP_PROCESS, Run


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n", b"\nmore\n"])
def test_the_password_is_one_line_of_standard_input(run: Run, demo: DemoGateway, ending: bytes) -> None:
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT, stdin=b"\xef\xbb\xbf" + DEMO_PASSWORD.encode() + ending)
    assert ran.code == 0


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "koi8-r"])
def test_a_password_that_is_no_utf8_is_not_sent(run: Run, demo: DemoGateway, encoding: str) -> None:
    before = len(demo.asked)
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT, stdin="Пароль12\n".encode(encoding))
    assert (ran.answer["outcome"], ran.answer["reason"], ran.code) == ("no_credentials", None, 3)
    assert "UTF-8" in ran.err
    assert len(ran.err.splitlines()) == 1
    assert len(demo.asked) == before


def test_without_login_the_account_comes_from_the_keyring(run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    def load(_vault: object, login: str | None = None) -> Credentials:
        asked.append(login)
        return Credentials(DEMO_LOGIN, DEMO_PASSWORD)

    monkeypatch.setattr("kit_desktop.gateway.vault.SystemVault.load", load)
    assert run("lookup", "963", "--endpoint", demo.address, stdin="").code == 0
    assert run("lookup", "963", "--endpoint", demo.address, "--login", "other", stdin="").code == 0
    assert asked == [None, "other"]


def test_without_a_keyring_there_is_no_account(run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = type("Keyring", (), {"__module__": "keyring.backends.fail"})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: nobody)
    ran = run("lookup", "963", "--endpoint", demo.address, stdin="")
    assert (ran.answer["outcome"], ran.answer["reason"], ran.answer["facts"]) == (
        "no_credentials",
        "vault",
        {"detail": "missing"},
    )
    assert ran.code == 3


def test_an_empty_password_is_none_and_nothing_is_sent(run: Run, demo: DemoGateway) -> None:
    asked = len(demo.asked)
    ran = run("lookup", "963", "--endpoint", demo.address, "--login", DEMO_LOGIN, "--password-stdin", stdin="\n")
    assert (ran.code, json.loads(ran.out)["outcome"]) == (3, "no_credentials")
    assert len(demo.asked) == asked


def test_ctrl_c_while_a_password_is_typed_on_a_windows_console_cancels(
    run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_account, "_password_from_stdin", interrupted)
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT)
    assert (ran.code, json.loads(ran.out)["outcome"]) == (3, "cancelled")
    assert "Traceback" not in ran.err


def test_a_keyring_that_does_not_answer_is_left_behind(run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()
    monkeypatch.setattr("kit_desktop.gateway.vault.SystemVault.load", lambda *_: answers.wait(60))
    ran = run("lookup", "963", "--endpoint", demo.address, "--timeout", "0.1", stdin="")
    answers.set()
    assert (ran.code, ran.answer["outcome"], ran.answer["facts"]) == (3, "no_credentials", {"detail": "locked"})


@pytest.mark.parametrize(("length", "outcome"), [(2048, "auth_failed"), (2049, "no_credentials")])
def test_a_password_that_is_too_long_is_not_sent(run: Run, demo: DemoGateway, length: int, outcome: str) -> None:
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT, stdin="x" * length)
    assert (ran.code, ran.answer["outcome"]) == (3, outcome)
    assert ("longer than 2048 characters" in ran.err) == (length > 2048)


def test_where_standard_input_is_closed_there_is_no_password(
    run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    password = cli_account._password_from_stdin
    monkeypatch.setattr(cli_account, "_password_from_stdin", lambda: (monkeypatch.setattr(sys, "stdin", None), password())[1])
    assert run("lookup", "963", "--endpoint", demo.address, *ACCOUNT).answer["outcome"] == "no_credentials"


def test_the_end_of_input_at_the_prompt_is_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_: object, **__: object) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", ended)
    monkeypatch.setattr(cli_account, "_show_typing_at_the_end", lambda: None)
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda _self: True})())
    assert cli_account._password_from_stdin() == ""


def test_what_was_read_is_kept_out_of_the_log(run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden: list[str] = []
    monkeypatch.setattr("kit_desktop.logs.hide", hidden.append)
    run("lookup", "963", "--endpoint", demo.address, *ACCOUNT)
    assert hidden == [DEMO_PASSWORD]


def wait_until_it_hears_signals(program: subprocess.Popen[bytes]) -> None:
    """The kernel lists the signals that a program catches; the thread that reads the password starts right behind that."""
    status = Path(f"/proc/{program.pid}/status")
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        caught = int(lines["SigCgt"], 16)
        if caught >> (signal.SIGTERM - 1) & 1 and int(lines["Threads"]) > 1:
            return
        time.sleep(0.02)
    raise AssertionError("it never heard signals")


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what the program is doing")
def test_ctrl_c_while_the_password_is_awaited_is_a_cancelled_lookup() -> None:
    with subprocess.Popen(LOOKUP_PROCESS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        try:
            wait_until_it_hears_signals(program)
            program.send_signal(signal.SIGINT)
            assert program.stdout is not None
            assert program.stderr is not None
            # communicate() would close standard input, and with that end the waiting.
            out, err = program.stdout.read(), program.stderr.read()
            assert (program.wait(30), err) == (3, b"")
        finally:
            program.kill()
    assert json.loads(out)["outcome"] == "cancelled"


@pytest.mark.skipif(sys.platform != "linux", reason="controlling terminals are taken in each system's own way")
def test_ctrl_c_at_the_password_prompt_leaves_a_terminal_that_shows_what_is_typed() -> None:
    import termios

    ours, theirs = os.openpty()
    own_terminal = (
        "import fcntl, os, sys, termios; os.setsid(); fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", own_terminal, *LOOKUP_PROCESS], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        try:
            give_up = time.monotonic() + 30
            while termios.tcgetattr(theirs)[3] & termios.ECHO and time.monotonic() < give_up:
                time.sleep(0.02)
            assert not termios.tcgetattr(theirs)[3] & termios.ECHO
            os.write(ours, b"\x03")
            assert program.stdout is not None
            out = program.stdout.read()
            assert program.wait(30) == 3
            assert termios.tcgetattr(theirs)[3] & termios.ECHO
        finally:
            program.kill()
            os.close(ours)
            os.close(theirs)
    assert json.loads(out)["outcome"] == "cancelled"
