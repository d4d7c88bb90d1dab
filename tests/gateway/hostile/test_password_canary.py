"""The password stays home: every failure path is walked, and everything that was written anywhere is searched for it."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import pickle
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest

from kit_desktop import logs
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.cancel import CancelToken
from kit_desktop.core.endpoint import parse_endpoint
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.outcome import Outcome
from kit_desktop.core.password_mask import PasswordMask
from kit_desktop.gateway.soap import gateway as soap
from kit_desktop.gateway.soap import reply as reply_reader
from kit_desktop.gateway.soap.gateway import SoapGateway
from kit_desktop.gateway.wire import exchange as transport

from ..replies import LOGIN, PASSWORD, fault_11, reply
from .handshake import can_issue, tls
from .leaks import forms, leaks, leaks_in_bytes
from .name_service import Names
from .replies import answer
from .running import CREDENTIALS, asking, run, texts_of, why_not_here
from .server import Server
from .table import CASES
from .wire import HOLD, READ, Steps

ROOT = Path(__file__).parents[3]
QUERY = LookupQuery(IdKind.MSG_ID, "963")
ECHO = f"login={LOGIN}&password={PASSWORD} {' '.join(forms().values())}"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged at any level by anybody, with each library's own level forced down to DEBUG."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s %(exc_info)s %(stack_info)s %(args)s"))
    root = logging.getLogger()
    libraries = [logger for logger in logging.Logger.manager.loggerDict.values() if isinstance(logger, logging.Logger)]
    before = {logger: logger.level for logger in (root, *libraries)}
    root.addHandler(handler)
    for logger in before:
        logger.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    for logger, level in before.items():
        logger.setLevel(level)


def _ask(gateway: SoapGateway, address: str, credentials: Credentials = CREDENTIALS) -> LookupResult:
    return gateway.look_up(QUERY, credentials, parse_endpoint(address), 1.0, CancelToken())


def test_log_at_every_level_on_every_failure_path(gateway: SoapGateway, names: Names, log: io.StringIO) -> None:
    chosen = [case for case in CASES if not (case.stalls or case.heavy or why_not_here(case))]
    rare = {Outcome.PROXY_ERROR}
    chosen = [case for i, case in enumerate(chosen) if i % 24 == 0 or "password" in case.name or case.allowed == rare]
    logging.getLogger("canary").debug("the log is listening")
    ended = {run(case, asking(gateway), names).outcome for case in chosen}
    assert ended >= {Outcome.OK, Outcome.NOT_FOUND, Outcome.AUTH_FAILED, Outcome.SERVER_FAULT, Outcome.SERVER_ERROR}
    assert ended >= {Outcome.UNREACHABLE, Outcome.REDIRECTED, Outcome.PROXY_ERROR, Outcome.BAD_ENDPOINT}
    assert Outcome.TLS_UNTRUSTED in ended or not can_issue()
    assert "the log is listening" in log.getvalue()
    assert leaks([log.getvalue()]) == []


class _TellTaleError(Exception):
    """An error whose text, as libraries' errors do, holds what was being worked on."""


def _raise(*args: object, **options: object) -> NoReturn:
    raise _TellTaleError(f"cannot handle {args!r} {options!r} {ECHO}")


_BREAKABLE: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "reading the reply": lambda patch: patch.setattr(soap, "read_reply", _raise),
    "parsing the reply": lambda patch: patch.setattr(reply_reader, "parse_xml", _raise),
    "decoding the reply": lambda patch: patch.setattr(reply_reader, "decode", _raise),
    "sending": lambda patch: patch.setattr(transport.HttpExchange, "post", _raise),
    "unpacking": lambda patch: patch.setattr(transport, "unpack", _raise),
    "the proxy's settings": lambda patch: patch.setattr(transport, "proxy_before", _raise),
    "making the request": lambda patch: patch.setattr("zeep.wsdl.bindings.soap.SoapBinding._create", _raise),
    "zeep's transport": lambda patch: patch.setattr("zeep.Transport.post_xml", _raise),
    "the connection pool": lambda patch: patch.setattr("httpcore.ConnectionPool.handle_request", _raise),
}


@pytest.mark.parametrize("broken", _BREAKABLE)
def test_internal_errors_do_not_tell(
    gateway: SoapGateway, log: io.StringIO, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], broken: str
) -> None:
    _BREAKABLE[broken](monkeypatch)
    with Server(answer(reply())) as server:
        result = _ask(gateway, f"http://127.0.0.1:{server.port}/")
    assert result.outcome is Outcome.REPLY_NOT_UNDERSTOOD
    assert result.facts.detail == "_TellTaleError"
    said = capfd.readouterr()
    assert leaks([*texts_of(result), repr(result), log.getvalue(), said.out, said.err]) == []


def test_nothing_that_holds_the_password_shows_it() -> None:
    gateway = SoapGateway(Path("nowhere"))
    held = [CREDENTIALS, PasswordMask(PASSWORD), gateway, gateway.session(), [CREDENTIALS], {"account": CREDENTIALS}]
    assert leaks(text for value in held for text in (repr(value), str(value), f"{value}", ascii(value))) == []


def test_traceback_through_the_call_does_not_show_it(gateway: SoapGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a crash report or a debugger's default view would print: the chain, its notes, and no values of variables."""
    caught: list[BaseException] = []

    def note(*args: object, **options: object) -> None:
        try:
            _raise(*args, **options)
        except _TellTaleError as error:
            caught.append(error)
            raise

    monkeypatch.setattr(soap, "read_reply", note)
    with Server(answer(reply())) as server:
        result = _ask(gateway, f"http://127.0.0.1:{server.port}/")
    frames = "".join(traceback.format_list(traceback.extract_tb(caught[0].__traceback__)))
    assert leaks([frames, repr(result)]) == []


def test_result_can_be_stored_without_it(gateway: SoapGateway) -> None:
    """History and exports take what they write from the result: whatever the writing, it is not there."""
    with Server(answer(fault_11(ECHO), 500, headers=(f"X-Echo: {forms()['URL']}",))) as server:
        result = _ask(gateway, f"http://127.0.0.1:{server.port}/")
    assert result.outcome is Outcome.SERVER_FAULT
    assert leaks_in_bytes(pickle.dumps(list(texts_of(result)))) == []


def test_log_of_the_program_masks_what_should_not_have_come(tmp_path: Path) -> None:
    """Should a password reach the log after all, it is masked on its way out, in tracebacks too."""
    root = logging.getLogger()
    level, libraries = root.level, {name: logging.getLogger(name).level for name in ("zeep", "requests", "urllib3", "httpcore")}
    try:
        logs.hide(PASSWORD)
        logs.set_up(tmp_path / "log" / "kit.log", logging.DEBUG)
        logging.getLogger("careless").debug("login with %s", PASSWORD)
        try:
            _raise(PASSWORD)
        except _TellTaleError:
            logging.getLogger("careless").exception("it broke")
        for handler in root.handlers:
            handler.flush()
    finally:
        logs.set_up(None)
        root.setLevel(level)
        for name, old in libraries.items():
            logging.getLogger(name).setLevel(old)
    written = b"".join(path.read_bytes() for path in (tmp_path / "log").iterdir())
    assert b"it broke" in written
    assert leaks_in_bytes(written) == []


_PATHS: dict[str, tuple[Steps, str, int, str]] = {
    "ok": (answer(reply(senderId=ECHO)), "http", 0, "ok"),
    "fault": (answer(fault_11(ECHO), 500), "http", 3, "server_fault"),
    "login": (answer(fault_11(f"Wrong password {PASSWORD}"), 500), "http", 3, "auth_failed"),
    "redirect": (answer("", 302, headers=(f"Location: http://x/{forms()['URL']}",)), "http", 3, "redirected"),
    "untrusted": ((tls("expired"),), "https", 3, "tls_untrusted"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person's whole world: every folder that a program may write to is inside."""
    return tmp_path_factory.mktemp("home")


def _environment(home: Path, **more: str) -> dict[str, str]:
    folders = {name: str(home / name) for name in ("HOME", "TMPDIR", "TEMP", "TMP", "APPDATA", "LOCALAPPDATA", "USERPROFILE")}
    kinds = ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR")
    folders |= {f"XDG_{kind}": str(home / f"XDG_{kind}") for kind in kinds}
    for folder in folders.values():
        Path(folder).mkdir(exist_ok=True, mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "SSL_CERT_FILE") if name in os.environ}
    return {**kept, **folders, "PYTHONPATH": str(ROOT), "PYTHONDEVMODE": "1", "PYTHONUTF8": "1", **more}


def _command(address: str, *more: str) -> list[str]:
    account = ("--login", LOGIN, "--password-stdin", "--timeout", "1")
    return [sys.executable, "-m", "kit_desktop.cli.main", "lookup", "963", "--endpoint", address, *account, *more]


def test_command_line_whatever_the_ending(home: Path, temptations: Path) -> None:
    """Standard output, standard error and every file that was written."""

    def ask(path: str) -> None:
        steps, scheme, code, outcome = _PATHS[path]
        with Server(steps) as server:
            command = _command(f"{scheme}://127.0.0.1:{server.port}/soap/server")
            given = f"{PASSWORD}\n".encode()
            done = subprocess.run(
                command, input=given, capture_output=True, env=_environment(home), cwd=home, timeout=60, check=False
            )
        assert leaks_in_bytes(done.stdout) == leaks_in_bytes(done.stderr) == [], path
        assert (json.loads(done.stdout)["outcome"], done.returncode, done.stderr) == (outcome, code, b""), path

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(ask, [path for path in _PATHS if path != "untrusted" or can_issue()]))
    assert _leaks_in_files(home) == {}


@pytest.mark.parametrize("more", [(PASSWORD,), (f"--password={PASSWORD}",)])
def test_password_in_the_wrong_place_is_not_repeated(home: Path, more: tuple[str, ...]) -> None:
    done = subprocess.run(
        _command("https://gateway.test/", *more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=_environment(home),
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert leaks_in_bytes(done.stderr) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_running_command_shows_it_in_no_argument_and_no_environment(home: Path) -> None:
    with Server((READ, HOLD)) as server:
        command = _command(f"http://127.0.0.1:{server.port}/soap/server")
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(home)) as process:
            assert process.stdin is not None
            process.stdin.write(f"{PASSWORD}\n".encode())
            process.stdin.flush()
            assert server.log.reached.wait(30)
            shown = b""
            for name in ("cmdline", "environ", "comm"):
                with contextlib.suppress(PermissionError):
                    shown += Path(f"/proc/{process.pid}/{name}").read_bytes()
            process.kill()
    assert b"kit_desktop.cli.main" in shown
    assert leaks_in_bytes(shown) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no core files there")
def test_aborted_command_leaves_no_core(home: Path) -> None:
    """A crash in the middle of a lookup: the report of Python's fault handler, and no image of the memory."""
    with Server((READ, HOLD)) as server:
        command = _command(f"http://127.0.0.1:{server.port}/soap/server")
        # The shell allows core files before it becomes the program.
        allowing = ["sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$@"', "sh", *command]
        pipe = subprocess.PIPE
        with subprocess.Popen(allowing, env=_environment(home), cwd=home, stdin=pipe, stdout=pipe, stderr=pipe) as process:
            assert process.stdin is not None
            process.stdin.write(f"{PASSWORD}\n".encode())
            process.stdin.flush()
            assert server.log.reached.wait(30)
            process.send_signal(6)
            output, complaints = process.communicate(timeout=20)
    assert process.returncode == -6
    assert leaks_in_bytes(output) == leaks_in_bytes(complaints) == []
    assert _leaks_in_files(home) == {}


def _leaks_in_files(folder: Path) -> dict[str, list[str]]:
    started = time.monotonic()
    found = {str(path): leaks_in_bytes(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
    assert time.monotonic() - started < 10
    return {path: what for path, what in found.items() if what}


def test_search_finds_every_form(tmp_path: Path) -> None:
    for number, text in enumerate(forms().values()):
        (tmp_path / str(number)).write_text(f"before {text} after", encoding="utf-8")
    (tmp_path / "sixteen").write_text(f"x{PASSWORD}", encoding="utf-16-le")
    assert len(_leaks_in_files(tmp_path)) == len(forms()) + 1
