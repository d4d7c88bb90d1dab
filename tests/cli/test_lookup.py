"""The command line's contract: one JSON object, exit codes, and no password anywhere."""

from __future__ import annotations

import gc
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keyring
import pytest

from kit_desktop import logs, paths
from kit_desktop.cli import account as cli_account
from kit_desktop.cli import main as cli
from kit_desktop.core.accounts import Credentials
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import SettingsStore
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway
from kit_desktop.startup import hardening

from ..sample import SAMPLE

ACCOUNT = ("--login", DEMO_LOGIN, "--password-stdin")
SECRET = "correct-horse-battery"


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoGateway]:
    """A practice gateway for all of these tests."""
    with DemoGateway() as gateway:
        yield gateway


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs a command in this process, as the program would."""
    monkeypatch.setattr(hardening, "harden", lambda: None)
    monkeypatch.setattr(logs, "set_up", lambda *_: None)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def start(*arguments: str, stdin: str | bytes = f"{DEMO_PASSWORD}\n") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        try:
            code = cli.main(arguments)
        except SystemExit as exc:
            code = int(exc.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    yield start
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def nobody_asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever would be asked over https, the question would come here; after the test, none has."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        yield
        proxy.setblocking(False)
        with pytest.raises(BlockingIOError):
            proxy.accept()


@pytest.fixture
def command() -> list[str]:
    """The program as a process of its own."""
    return [sys.executable, "-W", "error", "-m", "kit_desktop.cli.main"]


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


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n", b"\nmore\n"])
def test_the_password_is_one_line_of_standard_input(run: Run, demo: DemoGateway, ending: bytes) -> None:
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT, stdin=b"\xef\xbb\xbf" + DEMO_PASSWORD.encode() + ending)
    assert ran.code == 0


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


@pytest.fixture
def settings_file() -> Iterator[Path]:
    """Where the settings are; a test may put anything there."""
    file = paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    yield file
    if file.is_dir():
        file.rmdir()
    file.unlink(missing_ok=True)


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


@pytest.mark.parametrize("how", DAMAGED)
def test_an_address_that_is_said_is_asked_whatever_the_settings_hold(
    run: Run, demo: DemoGateway, settings_file: Path, how: str
) -> None:
    damage(settings_file, DAMAGED[how])
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT)
    assert (ran.answer["outcome"], ran.code) == ("ok", 0)
    assert str(settings_file) in ran.err
    assert [path.name for path in settings_file.parent.iterdir() if path.name.startswith("settings")] == [settings_file.name]


def test_other_damage_in_the_settings_is_said_and_the_address_kept(run: Run, demo: DemoGateway, settings_file: Path) -> None:
    settings_file.write_text(f"[kit-desktop]\naddress = {demo.address}\ntimeout = soon\n", encoding="utf-8")
    ran = run("lookup", "963", *ACCOUNT)
    assert (ran.answer["outcome"], ran.code) == ("ok", 0)
    assert "timeout" in ran.err
    assert "soon" not in ran.err


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


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["look"],
        ["lookup"],
        ["lookup", "963", "--by", "msg"],
        ["lookup", "963", "--timeout", "0"],
        ["lookup", "963", "--timeout", "nan"],
        ["lookup", "963", "--timeout", "601"],
        ["lookup", "963", "--timeout", "soon"],
        ["lookup", "963", "--password-stdin"],
        ["lookup", "963", "--password", SECRET],
        ["lookup", "963", f"--password={SECRET}"],
        ["lookup", "963", "--login", "x", "--pass", SECRET],
        ["lookup", "963", "--pass"],
        ["lookup", "963", SECRET],
        ["lookup", "963", "--endp", "https://isms.center/"],
        ["demo-gateway", "--port", "65536"],
        ["demo-gateway", "--port", "-1"],
        ["self-test", SECRET],
        [SECRET],
        ["lookup", "963", "--login", "x", f"--password-stdin={SECRET}"],
        ["lookup", "963", f"--json={SECRET}"],
        ["lookup", "963", f"--by={SECRET}"],
        ["lookup", "963", f"--by={SECRET} (choose from {SECRET})"],
        ["lookup", "963", f"--by=x: {SECRET}"],
        ["lookup", "963", f"--timeout={SECRET}"],
        ["demo-gateway", "--port", SECRET],
        *(
            ["batch", "list.csv", "-o", "out.csv", f"{option}={SECRET}"]
            for option in ("--by", "--encoding", "--again", "--parallel", "--rate", "--header-row", "--fresh", "--mask-numbers")
        ),
    ],
)
def test_wrong_usage_is_exit_code_2_and_repeats_nothing_secret(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: kit-desktop-cli" in ran.err
    assert SECRET not in ran.err


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


def test_what_breaks_inside_is_still_one_object(run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr("kit_desktop.gateway.soap.gateway.SoapGateway.look_up", broken)
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT)
    assert (ran.answer["outcome"], ran.answer["reason"], ran.code) == ("reply_not_understood", "internal", 3)
    assert SECRET not in ran.out + ran.err
    assert "kit-desktop-cli: ZeroDivisionError\n" in ran.err
    assert re.search(r"^  kit_desktop/cli/lookup\.py:\d+ _ask$", ran.err, re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process of several")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_end_cancels_within_a_second(command: list[str], number: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(30)
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/soap/server"
        with subprocess.Popen(
            [*command, "lookup", "963", "--endpoint", address, *ACCOUNT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
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
                program.send_signal(number)
                out, _ = program.communicate(timeout=30)
                assert time.monotonic() - started < 10
                while connection.recv(65_536):
                    pass
    assert json.loads(out)["outcome"] == "cancelled"
    assert program.returncode == 3


def test_standard_output_is_utf8_whatever_the_code_page(command: list[str], demo: DemoGateway) -> None:
    ran = subprocess.run(
        [*command, "lookup", "ТАПСЫРЫС-118", "--by", "usermsgid", "--endpoint", demo.address, *ACCOUNT],
        input=DEMO_PASSWORD.encode(),
        capture_output=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONIOENCODING": "cp1251"},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout.decode("utf-8"))["info"]["senderId"] == "Дәріхана"


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


def test_the_practice_gateway_serves_until_it_is_stopped(command: list[str], run: Run) -> None:
    given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "encoding": "utf-8"}
    program: subprocess.Popen[str] = subprocess.Popen([*command, "demo-gateway"], **given)
    assert program.stdout is not None
    try:
        address = program.stdout.readline().split()[-1]
        assert run("lookup", "963", "--endpoint", address, *ACCOUNT).code == 0
        assert DEMO_LOGIN in program.stdout.readline()
    finally:
        program.terminate()
        code = program.wait(30)
        program.stdout.close()
    if sys.platform != "win32":
        assert code == 0


def test_a_port_that_is_taken_is_said(run: Run, demo: DemoGateway) -> None:
    port = demo.address.split(":")[2].split("/")[0]
    ran = run("demo-gateway", "--port", port)
    assert (ran.code, ran.out) == (3, "")
    assert port in ran.err


def test_one_lookup_looks_for_no_garbage(run: Run) -> None:
    """Its process ends after it; collecting takes a twentieth of it."""
    gc.enable()
    try:
        assert run("lookup", "963 964").code == 2
        assert not gc.isenabled()
    finally:
        gc.disable()


def test_an_empty_password_is_none_and_nothing_is_sent(run: Run, demo: DemoGateway) -> None:
    asked = len(demo.asked)
    ran = run("lookup", "963", "--endpoint", demo.address, "--login", DEMO_LOGIN, "--password-stdin", stdin="\n")
    assert (ran.code, json.loads(ran.out)["outcome"]) == (3, "no_credentials")
    assert len(demo.asked) == asked


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


def test_what_a_windows_program_reads_is_ascii(run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    there = run("lookup", "Ш-1", "--by", "usermsgid", "--endpoint", demo.address, *ACCOUNT)
    assert there.out.isascii()
    assert json.loads(there.out)["query"]["id"] == "Ш-1"


def test_ctrl_c_while_a_password_is_typed_on_a_windows_console_cancels(
    run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_account, "_password_from_stdin", interrupted)
    ran = run("lookup", "963", "--endpoint", demo.address, *ACCOUNT)
    assert (ran.code, json.loads(ran.out)["outcome"]) == (3, "cancelled")
    assert "Traceback" not in ran.err
