"""The commands together: help, version, and how each ends."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kit_desktop.cli.main import build_parser, has_own_console

from .conftest import LOOKUP_PROCESS, Run


def test_help_and_version_name_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    assert all(name in ran.out for name in ("lookup", "self-test", "demo-gateway"))
    assert run("--version").out.startswith("KiT Desktop ")


@pytest.mark.parametrize("command", ["lookup", "batch"])
def test_a_commands_help_lists_its_exit_codes(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    told = " ".join(ran.out.split())
    codes = re.search(r"exit code: (.*)", told)
    assert codes
    assert re.findall(r"(?:^|, )(\d) ", codes[1]) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_help_and_version_import_no_command(repository: Path, argument: str) -> None:
    script = (
        "import sys\n"
        "from kit_desktop.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: print(*(name for name in sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-S", "-c", script, argument], cwd=repository, capture_output=True, text=True, check=True
    )
    loaded = set(ran.stderr.split())
    slow = {"typing", "dataclasses", "inspect", "logging", "json", "threading", "pathlib", "platformdirs", "datetime"}
    slow |= {"shutil", "ctypes"}
    assert loaded & slow == set()
    own = {name for name in loaded if name.startswith("kit_desktop")}
    assert own == {
        *("kit_desktop", "kit_desktop.cli", "kit_desktop.cli.main", "kit_desktop.cli.arguments", "kit_desktop.cli.output"),
        *("kit_desktop.startup", "kit_desktop.startup.stop_signals"),
    }


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is an OSError of another kind there")
def test_a_reader_that_has_gone_is_no_crash(command: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        ran = subprocess.run(
            [*command, "lookup", "963 964"],
            stdin=subprocess.DEVNULL,
            stdout=gone,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert (ran.returncode, ran.stderr) == (3, b"")


@pytest.mark.parametrize(("own", "explained"), [(True, 3), (False, 0)])
def test_a_double_click_on_windows_is_explained_until_enter(
    run: Run, monkeypatch: pytest.MonkeyPatch, own: bool, explained: int
) -> None:
    monkeypatch.setattr("kit_desktop.cli.main.has_own_console", lambda: own)
    ran = run(stdin="\nmore\n")
    assert (ran.code, ran.out.count("kit-desktop.exe")) == (2, explained)
    assert sys.stdin.read() == ("more\n" if own else "\nmore\n")


@pytest.mark.skipif(sys.platform == "win32", reason="other systems open no console for a program")
def test_elsewhere_no_console_is_its_own() -> None:
    assert not has_own_console()


@pytest.mark.skipif(sys.platform != "win32", reason="consoles are Windows'")
@pytest.mark.parametrize(("own", "said"), [(True, 1), (False, 0)])
def test_a_console_that_was_opened_for_it_alone_is_its_own(own: bool, said: int) -> None:
    flags = vars(subprocess)["CREATE_NEW_CONSOLE" if own else "CREATE_NO_WINDOW"]
    code = "import sys; from kit_desktop.cli.main import has_own_console; sys.exit(has_own_console())"
    # The second one shares its console with another process.
    shared = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {code!r}]))"
    done = subprocess.run([sys.executable, "-c", code if own else shared], creationflags=flags, timeout=60, check=False)
    assert done.returncode == said


def test_what_a_command_says_and_that_it_was_hardened_first(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr("kit_desktop.startup.hardening.harden", lambda: done.append("hardened"))
    monkeypatch.setattr("kit_desktop.cli.lookup.run", lambda _options: done.append("run") or 1)
    assert run("lookup", "963").code == 1
    assert done == ["hardened", "run"]


@pytest.mark.parametrize(
    ("command", "arguments", "module"),
    [
        ("lookup", ["963"], "lookup"),
        ("batch", ["in.csv", "-o", "out.csv"], "batch"),
        ("proxy-login", ["--forget"], "proxy_login"),
        ("wsdl", ["--save", "x"], "wsdl"),
        ("self-test", [], "self_test"),
        ("demo-gateway", ["--port", "1"], "practice"),
    ],
)
def test_only_the_named_command_is_declared(command: str, arguments: list[str], module: str) -> None:
    options = build_parser([command]).parse_args([command, *arguments])
    assert options.run.__module__ == f"kit_desktop.cli.{module}"
    assert not hasattr(build_parser([]).parse_args([command]), "run")


@pytest.mark.parametrize(("error", "said"), [(OSError(28, "No room"), "kit-desktop-cli: No room\n"), (BrokenPipeError(), "")])
def test_an_answer_that_cannot_be_written_is_no_success(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def fail() -> None:
        monkeypatch.setattr(sys, "stdout", None)
        raise error

    monkeypatch.setattr("kit_desktop.cli.lookup.run", lambda _options: 0)
    monkeypatch.setattr("kit_desktop.cli.output.flush", fail)
    ran = run("lookup", "963")
    assert (ran.code, ran.err) == (3, said)


def test_a_program_that_breaks_has_not_found_that_there_is_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_options: object) -> int:
        raise RuntimeError("what it holds is nobody's business")

    monkeypatch.setattr("kit_desktop.cli.batch.run", broken)
    ran = run("batch", "in.csv", "-o", "out.csv")
    assert (ran.code, ran.out) == (3, "")
    assert "RuntimeError" in ran.err
    assert "business" not in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
def test_a_full_disk_behind_standard_output_is_not_taken_for_not_found() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123  # a device
        ran = subprocess.run(LOOKUP_PROCESS, input=b"secret", stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert (ran.returncode, ran.stderr.decode().splitlines()) == (3, ["kit-desktop-cli: No space left on device"])


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes it")
def test_a_closed_standard_output_sends_nothing_and_is_no_success() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        asked = [*LOOKUP_PROCESS[:6], f"http://127.0.0.1:{server.getsockname()[1]}/", *LOOKUP_PROCESS[7:]]
        ran = subprocess.run(
            ["sh", "-c", 'exec "$@" >&-', "sh", *asked], input=b"secret", stderr=subprocess.PIPE, check=False, timeout=60
        )
        with pytest.raises(BlockingIOError):
            server.accept()
    assert ran.returncode == 3
    assert ran.stderr.decode() == (
        "kit-desktop-cli: standard output is closed, so there is nowhere to put the answer; nothing was sent\n"
    )
