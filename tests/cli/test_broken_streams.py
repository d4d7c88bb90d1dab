"""The command line where its streams end badly: Ctrl+C while it waits for the password, and disks that are full."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, terminals and /dev/full as POSIX has them")

LOOKUP = (
    *(sys.executable, "-m", "kit_desktop.cli.main", "lookup", "963", "--endpoint", "http://127.0.0.1:9/soap/server"),
    *("--login", "mycompany", "--password-stdin"),
)


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
    with subprocess.Popen(LOOKUP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
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
        [sys.executable, "-c", own_terminal, *LOOKUP], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
def test_a_full_disk_behind_standard_output_is_not_taken_for_not_found() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123  # a device
        ran = subprocess.run(LOOKUP, input=b"secret", stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert (ran.returncode, ran.stderr.decode()) == (3, "kit-desktop-cli: No space left on device\n")


def test_a_closed_standard_output_sends_nothing_and_is_no_success() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        asked = [*LOOKUP[:6], f"http://127.0.0.1:{server.getsockname()[1]}/", *LOOKUP[7:]]
        ran = subprocess.run(
            ["sh", "-c", 'exec "$@" >&-', "sh", *asked], input=b"secret", stderr=subprocess.PIPE, check=False, timeout=60
        )
        with pytest.raises(BlockingIOError):
            server.accept()
    assert ran.returncode == 3
    assert ran.stderr.decode() == (
        "kit-desktop-cli: standard output is closed, so there is nowhere to put the answer; nothing was sent\n"
    )
