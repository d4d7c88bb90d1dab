"""The command line's contract: one JSON object, exit codes, and no password anywhere."""

from __future__ import annotations

import gc
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kit_desktop import paths
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import SettingsStore
from kit_desktop.gateway.practice.server import DEMO_PASSWORD, DemoGateway

from ..sample import SAMPLE
from .conftest import ACCOUNT, SECRET, Run


def test_one_json_object_with_what_the_contract_names(run: Run, demo: DemoGateway) -> None:
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT, "--json")
    answer = ran.answer
    assert ran.code == 0
    assert ran.err == ""
    assert answer["outcome"] == "ok"
    assert answer["query"] == {"by": "MsgID", "id": "963"}
    assert answer["info"] == SAMPLE
    assert answer["server_text"] == "OK"
    assert answer["http_status"] == 200
    assert isinstance(answer["elapsed_ms"], int)


@pytest.mark.parametrize(
    ("arguments", "outcome", "code"),
    [
        (["1YT", "--by", "usermsgid"], "ok", 0),
        (["UserMsgID: 1YT", "--by", "usermsgid"], "ok", 0),
        (["ЗАКАЗ-117", "--by", "usermsgid"], "ok", 0),
        (['"963",'], "ok", 0),
        (["000"], "not_found", 1),
        (["1YT"], "not_found", 1),
        (["404"], "not_found", 1),
        (["401"], "auth_failed", 3),
        (["500"], "server_fault", 3),
        (["503"], "server_error", 3),
        (["5000", "--timeout", "0.3"], "timed_out", 3),
    ],
)
def test_outcomes_and_exit_codes(run: Run, demo: DemoGateway, arguments: list[str], outcome: str, code: int) -> None:
    ran = run("lookup", *arguments, "--endpoint", demo.address, *ACCOUNT)
    assert (ran.answer["outcome"], ran.code) == (outcome, code)
    assert set(ran.answer) >= {"outcome", "query", "info", "server_text", "http_status", "elapsed_ms"}


@pytest.mark.parametrize(
    ("text", "spelled"),
    [("\u0410BC-1", "ABC-1"), ("ABC-1", None), ("АВС-1", None)],
    ids=["mixed", "latin", "cyrillic"],
)
def test_not_found_tells_of_letters_that_look_alike(run: Run, demo: DemoGateway, text: str, spelled: str | None) -> None:
    ran = run("lookup", text, "--by", "usermsgid", "--endpoint", demo.address, *ACCOUNT)
    assert (ran.answer["outcome"], ran.answer["query"]["id"], ran.code) == ("not_found", text, 1)
    said = f"kit-desktop-cli: the id has Latin and Cyrillic letters that look alike; all in one alphabet it is {spelled}\n"
    assert ran.err == ("" if spelled is None else said)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("963 964", "space_inside"),
        ("1.23E+15", "excel_number"),
        ("963\n964", "several_lines"),
        ("UserMsgID: 1YT", "label_names_other_kind"),
    ],
)
def test_what_cannot_be_an_id_is_not_asked(run: Run, demo: DemoGateway, text: str, reason: str) -> None:
    before = len(demo.asked)
    ran = run("lookup", text, "--endpoint", demo.address, *ACCOUNT)
    assert (ran.answer["outcome"], ran.answer["reason"], ran.answer["info"], ran.code) == ("bad_id", reason, None, 2)
    assert len(demo.asked) == before


def test_a_wrong_password_is_the_gateways_to_refuse(run: Run, demo: DemoGateway) -> None:
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT, stdin=SECRET)
    assert (ran.answer["outcome"], ran.code) == ("auth_failed", 3)
    assert SECRET not in ran.out + ran.err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--endpoint", "http://gateway.invalid/soap"], "address_plain_http"),
        (["--endpoint", "gateway.invalid"], "address_no_scheme"),
        (["--endpoint", ""], "address_empty"),
        (["--endpoint", " "], "address_empty"),
        (["--endpoint", "ftp://gateway.invalid"], "address_scheme"),
        (["--endpoint", f"https://login:{SECRET}@gateway.invalid/"], "address_credentials"),
    ],
)
def test_an_address_that_may_not_be_asked(run: Run, nobody_asked: None, arguments: list[str], reason: str) -> None:
    ran = run("lookup", "963", *arguments, *ACCOUNT)
    assert (ran.answer["outcome"], ran.answer["reason"], ran.code) == ("bad_endpoint", reason, 3)
    assert SECRET not in ran.out + ran.err


def test_plain_http_elsewhere_with_consent_is_tried(run: Run) -> None:
    ran = run("lookup", "963", "--endpoint", "http://192.0.2.1:9/soap", "--allow-http", "--timeout", "0.3", *ACCOUNT)
    assert ran.answer["outcome"] in {"timed_out", "unreachable"}


def test_nobody_listens(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        ran = run("lookup", "963", "--endpoint", f"http://127.0.0.1:{taken.getsockname()[1]}/", *ACCOUNT)
    assert (ran.answer["outcome"], ran.answer["reason"], ran.code) == ("unreachable", "refused", 3)


def test_the_windows_settings_give_the_address(run: Run, demo: DemoGateway) -> None:
    file = paths.settings_file()
    assert SettingsStore(file).save(Settings(address=demo.address))
    try:
        assert run("lookup", "963", *ACCOUNT).answer["outcome"] == "ok"
    finally:
        file.unlink()


DAMAGED = {
    "damaged_file": b"[kit-desktop]\naddress = https://mirror.example/soap\nbroken line\n",
    "damaged_values": b"[kit-desktop]\naddress = https://mirror.example:99999/soap\n",
    "unreadable": None,
}


def damage(file: Path, content: bytes | None) -> None:
    """A folder in the file's place cannot be read, whoever runs the tests."""
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)


@pytest.mark.parametrize("how", DAMAGED)
def test_where_the_settings_have_lost_the_address_no_other_server_is_asked(
    run: Run, nobody_asked: None, settings_file: Path, how: str
) -> None:
    damage(settings_file, DAMAGED[how])
    ran = run("lookup", "963", *ACCOUNT)
    assert (ran.answer["outcome"], ran.answer["reason"], ran.code) == ("bad_endpoint", "address_empty", 3)
    assert ran.answer["facts"] == {"detail": how}
    assert str(settings_file) in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "mirror.example" not in ran.err
    assert [path.name for path in settings_file.parent.iterdir() if path.name.startswith("settings")] == [settings_file.name]
    assert DAMAGED[how] is None or settings_file.read_bytes() == DAMAGED[how]


def test_what_breaks_inside_is_still_one_object(run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr("kit_desktop.gateway.soap.gateway.SoapGateway.look_up", broken)
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT)
    assert (ran.answer["outcome"], ran.answer["reason"], ran.code) == ("reply_not_understood", "internal", 3)
    assert SECRET not in ran.out + ran.err
    assert "kit-desktop-cli: ZeroDivisionError\n" in ran.err
    assert re.search(r"^  kit_desktop/cli/lookup\.py:\d+ _ask$", ran.err, re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX's signals")
def test_a_request_to_end_cancels_within_a_second(command: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(30)
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/soap/server"
        with subprocess.Popen(
            [*command, "lookup", "963", "--endpoint", address, *ACCOUNT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as program:
            assert program.stdin is not None
            program.stdin.write(DEMO_PASSWORD)
            program.stdin.close()
            program.stdin = None
            connection, _ = silent.accept()
            with connection:
                connection.settimeout(30)
                connection.recv(100)
                started = time.monotonic()
                program.send_signal(signal.SIGTERM)
                out, err = program.communicate(timeout=30)
                assert time.monotonic() - started < 10
                while connection.recv(65_536):
                    pass
    assert json.loads(out)["outcome"] == "cancelled"
    assert (program.returncode, err) == (3, "")


def test_one_lookup_looks_for_no_garbage(run: Run) -> None:
    """Its process ends after it; collecting takes a twentieth of it."""
    gc.enable()
    try:
        assert run("lookup", "963 964").code == 2
        assert not gc.isenabled()
    finally:
        gc.disable()


@pytest.mark.parametrize(("argument", "code"), [("--version", 0), ("--help", 0), ("--no-such", 2), (f"--by={SECRET}", 2)])
def test_the_window_program_answers_about_itself_without_a_screen(repository: Path, argument: str, code: int) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment |= {"PYTHONPATH": str(repository), "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "kit_desktop", argument]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert done.returncode == code
    assert ("kit-desktop" if code else "KiT Desktop" if argument == "--version" else "usage") in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stderr
