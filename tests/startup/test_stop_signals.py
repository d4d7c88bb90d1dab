"""A request to end that comes at any moment: while the program imports itself, twice, or where the parent has it ignored."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kit_desktop.cli import main as cli
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD
from kit_desktop.startup import stop_signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX's signals")

# Runs one of the programs as `python -m` does; it gets the signal at the moment when it is about to import that module.
AT_IMPORT = """
import os, runpy, signal, sys
program, module, number, *sys.argv[1:] = sys.argv[1:]
signal.signal(signal.SIGINT, signal.default_int_handler)
def hear(event, arguments):
    if event == "import" and arguments[0] == module and not sent:
        sent.append(module)
        os.kill(os.getpid(), int(number))
sent = []
sys.addaudithook(hear)
runpy.run_module(program, run_name="__main__", alter_sys=True)
"""
# Before it: a second signal comes while the main thread sets an event, and so holds the event's lock.
AT_NOTIFYING = """
import os, signal, threading
def notify_all(condition):
    if threading.get_ident() == threading.main_thread().ident and not again:
        again.append(condition)
        os.kill(os.getpid(), signal.SIGTERM)
    told(condition)
again = []
told, threading.Condition.notify_all = threading.Condition.notify_all, notify_all
"""
# Before it: a signal comes while Python clears the modules at the very end.
AT_THE_END = """
import os, signal
class Last:
    def __del__(self, kill=os.kill, own=os.getpid(), number=int(signal.SIGTERM)):
        kill(own, number)
last = Last()
"""
# Runs a command after having told the system to ignore a signal, as nohup does.
IGNORING = "import os, signal, sys; signal.signal(int(sys.argv[1]), signal.SIG_IGN); os.execv(sys.argv[2], sys.argv[2:])"
LOOKUP = ("lookup", "963", "--endpoint", "http://127.0.0.1:9/soap/server", "--login", DEMO_LOGIN, "--password-stdin")

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start(repository: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts a command; whatever a failed test leaves running is ended."""
    started: list[subprocess.Popen[bytes]] = []
    environment = os.environ | {"PYTHONPATH": str(repository), "QT_QPA_PLATFORM": "offscreen"}

    def begin(*command: str) -> subprocess.Popen[bytes]:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen([sys.executable, *command], env=environment, cwd=tmp_path, **pipes)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def at_import(module: str, number: int, *arguments: str, program: str = "kit_desktop.cli.main") -> tuple[str, ...]:
    return ("-c", AT_IMPORT, program, module, str(int(number)), *arguments)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("argparse", "SIGHUP"),
        ("kit_desktop.core.cancel", "SIGTERM"),
        ("kit_desktop.core.settings.store", "SIGINT"),
        ("kit_desktop.gateway.soap.gateway", "SIGINT"),
    ],
)
def test_a_lookup_that_is_stopped_while_it_starts_is_a_cancelled_one(start: Start, module: str, name: str) -> None:
    process = start(*at_import(module, getattr(signal, name), *LOOKUP))
    # Standard input stays open and empty: nothing is read from it, or nothing is waited for.
    assert process.stdout is not None
    assert process.stderr is not None
    out, err = process.stdout.read(), process.stderr.read()
    assert (process.wait(30), err) == (3, b"")
    assert json.loads(out)["outcome"] == "cancelled"


def test_a_list_run_that_is_stopped_while_it_starts_asks_nothing(start: Start, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("963\n", encoding="utf-8")
    batch = ("batch", "list.csv", "-o", "out.csv", *LOOKUP[2:])
    process = start(*at_import("kit_desktop.cli.batch_list", signal.SIGINT, *batch))
    assert process.stderr is not None
    err = process.stderr.read()
    assert process.wait(30) == 3
    assert b"Traceback" not in err
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(("module", "number"), [("argparse", signal.SIGTERM), ("zeep", signal.SIGINT)])
def test_the_self_test_ends_at_once_and_without_a_traceback(start: Start, module: str, number: int) -> None:
    process = start(*at_import(module, number, "self-test"))
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (-number, b"")
    assert b"passed" not in out


@pytest.mark.parametrize("module", ["argparse", "PySide6.QtCore", "kit_desktop.ui.window.main_window"])
def test_the_window_program_ends_on_ctrl_c_while_it_starts(start: Start, module: str) -> None:
    process = start(*at_import(module, signal.SIGINT, "--demo", program="kit_desktop"))
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (-signal.SIGINT, b"")


def test_a_second_request_while_the_first_is_passed_on_is_no_deadlock(start: Start) -> None:
    process = start(
        "-c",
        AT_NOTIFYING + AT_IMPORT,
        "kit_desktop.cli.main",
        "kit_desktop.gateway.soap.gateway",
        str(int(signal.SIGTERM)),
        *LOOKUP,
    )
    assert process.wait(30) == 3
    assert process.stdout is not None
    assert json.loads(process.stdout.read())["outcome"] == "cancelled"


def test_what_comes_after_the_answer_changes_nothing(start: Start) -> None:
    process = start("-c", AT_THE_END + AT_IMPORT, "kit_desktop.cli.main", "no.module", "0", "lookup", "963 964")
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (2, b"")
    assert json.loads(out)["outcome"] == "bad_id"


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what the program ignores")
def test_nohup_is_respected(start: Start) -> None:
    number = signal.SIGHUP
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(30)
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/soap/server"
        lookup = ("lookup", "963", "--endpoint", address, "--login", DEMO_LOGIN, "--password-stdin")
        process = start("-c", IGNORING, str(int(number)), sys.executable, "-m", "kit_desktop.cli.main", *lookup)
        assert process.stdin is not None
        process.stdin.write(f"{DEMO_PASSWORD}\n".encode())
        process.stdin.flush()
        connection, _ = silent.accept()
        with connection:
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
            process.send_signal(number)
            connection.sendall(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")
            out, _ = process.communicate(timeout=30)
    ignored, caught = (int(re.findall(rf"{name}:\s*([0-9a-f]+)", status)[0], 16) for name in ("SigIgn", "SigCgt"))
    assert ignored >> (number - 1) & 1
    assert caught >> (signal.SIGTERM - 1) & 1
    assert json.loads(out)["outcome"] == "server_error"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_an_interrupt_is_heard_though_a_script_began_it_in_the_background(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(30)
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/soap/server"
        lookup = ("lookup", "963", "--endpoint", address, "--login", DEMO_LOGIN, "--password-stdin")
        process = start("-c", IGNORING, str(int(signal.SIGINT)), sys.executable, "-m", "kit_desktop.cli.main", *lookup)
        assert process.stdin is not None
        process.stdin.write(f"{DEMO_PASSWORD}\n".encode())
        process.stdin.flush()
        connection, _ = silent.accept()
        with connection:
            process.send_signal(signal.SIGINT)
            out, _ = process.communicate(timeout=30)
    assert json.loads(out)["outcome"] == "cancelled"


def switches(process: int) -> int:
    """How often its threads have gone to sleep so far."""
    states = [path.read_text(encoding="utf-8") for path in Path(f"/proc/{process}/task").glob("*/status")]
    return sum(
        int(number) for state in states for number in re.findall(r"^voluntary_ctxt_switches:\s*(\d+)", state, re.MULTILINE)
    )


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how often a program wakes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_practice_gateway_that_is_asked_nothing_sleeps_until_it_is_stopped(start: Start, number: int) -> None:
    process = start("-m", "kit_desktop.cli.main", "demo-gateway")
    assert process.stdout is not None
    while process.stdout.readline().strip() != b"Ctrl+C stops it.":
        assert process.poll() is None
    for _ in range(10):
        before = switches(process.pid)
        time.sleep(0.5)
        if switches(process.pid) == before:
            break
    else:
        pytest.fail("it wakes again and again")
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, b"")


def test_a_process_that_is_no_program_of_ours_keeps_its_handlers() -> None:
    seen = "import signal; print(*(signal.getsignal(n) for n in (signal.SIGINT, signal.SIGTERM)))"
    script = f"{seen}; import kit_desktop.cli.main, kit_desktop.__main__; {seen}"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    before, after = ran.stdout.splitlines()
    assert before == after


def test_off_the_main_thread_nothing_is_noted_and_nothing_fails(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGTERM)
    codes: list[int] = []

    def run() -> None:
        stop_signals.collect()
        codes.append(cli.main(["lookup", "963 964"]))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    assert codes == [2]
    assert json.loads(capsys.readouterr().out)["outcome"] == "bad_id"
    assert signal.getsignal(signal.SIGTERM) is before
