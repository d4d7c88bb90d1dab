"""A keyring that is there and never answers: the command line has an end all the same."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is reached over a socket on Linux only")


@pytest.fixture
def silent_bus(program: Program, tmp_path: Path) -> Iterator[socket.socket]:
    """A session bus that takes connections and says nothing."""
    # Its own short path: a socket's name has room for about a hundred characters.
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(b"\0kit-tests-" + str(tmp_path).encode()[-60:])
        bus.listen()
        bus.settimeout(30)
        name = bus.getsockname()[1:].decode()
        program.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:abstract={name}"
        yield bus


def started(program: Program, *arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kit_desktop.cli.main", *map(str, arguments), "--endpoint", "http://127.0.0.1:9/soap"]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=program.folder, env=program.environment, encoding="utf-8", **pipes)


def test_a_lookup_ends_when_its_time_is_over(program, silent_bus):
    with started(program, "lookup", "963", "--timeout", "1", "--login", "mycompany") as process:
        try:
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    answer = json.loads(out)
    assert (answer["outcome"], answer["reason"], answer["facts"]) == ("no_credentials", "vault", {"detail": "locked"})
    assert (process.returncode, err) == (3, "")


def test_a_lookup_that_waits_for_it_is_cancelled(program, silent_bus):
    with started(program, "lookup", "963") as process:
        try:
            connection, _ = silent_bus.accept()
            with connection:
                process.send_signal(signal.SIGTERM)
                out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert json.loads(out)["outcome"] == "cancelled"
    assert (process.returncode, err) == (3, "")


def test_a_list_run_ends_when_its_time_is_over(program, silent_bus, listed):
    with started(program, "batch", listed("963\n"), "-o", "out.csv", "--timeout", "1") as process:
        try:
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, json.loads(out)["end"]) == (3, "cannot_ask")
    assert "The keyring cannot be used: locked (no answer)" in err


def test_a_list_run_that_waits_for_it_is_stopped(program, silent_bus, listed):
    with started(program, "batch", listed("963\n"), "-o", "out.csv") as process:
        try:
            connection, _ = silent_bus.accept()
            with connection:
                process.send_signal(signal.SIGTERM)
                out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, json.loads(out)["end"]) == (3, "stopped")
    assert "account" not in err
