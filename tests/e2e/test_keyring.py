"""The account in the systems' real keyrings: gnome-keyring over the session bus, and the Windows Credential Manager."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kit_desktop.core.accounts import Credentials, VaultError, VaultProblem
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, DemoGateway

from .screen_reader_user import BUTTON, LABEL, User

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")
on_windows = pytest.mark.skipif(sys.platform != "win32", reason="the Credential Manager is Windows'")
DIALOG = ("dialog", "Account at the gateway")

STEPS = """
import json, sys
from kit_desktop.core.accounts import Credentials, VaultError
from kit_desktop.gateway.vault import SystemVault
vault = SystemVault()
for line in sys.stdin:
    name, *arguments = json.loads(line)
    try:
        if name == "save":
            answer = vault.save(Credentials(*arguments))
        else:
            answer = getattr(vault, name)(*arguments)
        answer = [answer.login, answer.password] if isinstance(answer, Credentials) else answer
        print(json.dumps({"answer": answer}))
    except VaultError as exc:
        print(json.dumps({"problem": exc.problem, "detail": exc.detail}))
"""
CONTENTS = """
import json, secretstorage
try:
    items = secretstorage.get_default_collection(secretstorage.dbus_init()).get_all_items()
    print(json.dumps([[item.get_label(), item.get_secret().decode()] for item in items]))
except secretstorage.exceptions.ItemNotFoundException:
    print(json.dumps([["just being removed", ""]]))
"""
LOCK = "import secretstorage; secretstorage.get_default_collection(secretstorage.dbus_init()).lock()"


class Keyring:
    """A session bus and a gnome-keyring on it, with processes that use them."""

    def __init__(self, environment: dict[str, str], repository: Path) -> None:
        self.environment = environment
        self._repository = repository
        self._daemon: subprocess.Popen[bytes] | None = None

    def start(self, daemon: str) -> None:
        """Start the keyring, unlocked with an empty password."""
        command = [daemon, "--unlock", "--components=secrets", "--foreground"]
        self._daemon = subprocess.Popen(
            command, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        assert self._daemon.stdin is not None
        self._daemon.stdin.write(b"\n")
        self._daemon.stdin.close()
        end = time.monotonic() + 20
        while self.steps(["describe"]) != [{"answer": "Secret Service"}]:
            assert time.monotonic() < end, "gnome-keyring did not come up"

    def stop(self) -> None:
        """End the keyring, as when its process dies."""
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.wait()

    def python(self, script: str, told: str = "") -> str:
        """Run a script in a process of its own: every one is a start of the program."""
        ran = subprocess.run(
            [sys.executable, "-c", script],
            input=told,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env=self.environment,
            cwd=self._repository,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def steps(self, *calls: list[str]) -> list[dict[str, Any]]:
        """Calls of one vault, one after the other: the name of each and its arguments."""
        told = self.python(STEPS, "".join(json.dumps(call) + "\n" for call in calls))
        return [json.loads(line) for line in told.splitlines()]

    def problems(self, *calls: list[str]) -> list[str]:
        """What was wrong with each of these calls."""
        return [answer["problem"] for answer in self.steps(*calls)]

    def contents(self) -> dict[str, str]:
        """What is in the keyring, told by another program."""
        return dict(json.loads(self.python(CONTENTS)))


@pytest.fixture
def bus(
    own_world: dict[str, str], tmp_path: Path, needed: Callable[[str, str], str], bare_session: list[str]
) -> Iterator[dict[str, str]]:
    """A session bus for several processes, with nothing on it."""
    command = [needed("dbus-daemon", "dbus-daemon"), f"--config-file={tmp_path / 'bus.conf'}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=own_world) as daemon:
        assert daemon.stdout is not None
        yield own_world | {"DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
        daemon.terminate()


@pytest.fixture
def keyring(bus: dict[str, str], repository: Path, needed: Callable[[str, str], str]) -> Iterator[Keyring]:
    """A real gnome-keyring, unlocked and empty."""
    made = Keyring(bus, repository)
    made.start(needed("gnome-keyring-daemon", "gnome-keyring"))
    yield made
    made.stop()


@pytest.fixture
def no_keyring(bus: dict[str, str], repository: Path) -> Keyring:
    """A session bus on which no keyring answers."""
    return Keyring(bus, repository)


@pytest.fixture
def demo() -> Iterator[DemoGateway]:
    """A practice gateway that the real program is told to ask."""
    with DemoGateway() as gateway:
        yield gateway


@on_linux
def test_an_account_is_kept_found_changed_and_forgotten(keyring: Keyring) -> None:
    done = {"answer": None}
    assert keyring.steps(["load"], ["save", "mycompany", "пароль & <1>"]) == [done, done]
    assert keyring.steps(["load"], ["save", "mycompany", "x" * 4000]) == [{"answer": ["mycompany", "пароль & <1>"]}, done]
    assert sorted(keyring.contents().values()) == ["mycompany", "x" * 4000]
    assert keyring.steps(["load"], ["forget", "mycompany"]) == [{"answer": ["mycompany", "x" * 4000]}, done]
    assert keyring.steps(["load"]) == [done]
    assert keyring.contents() == {}


CALLS = (["load"], ["save", "mycompany", "new"], ["forget", "mycompany"])


@on_linux
def test_a_keyring_that_is_locked_and_one_that_has_died_are_told_of(keyring: Keyring) -> None:
    keyring.steps(["save", "mycompany", "secret"])
    keyring.python(LOCK)
    assert keyring.problems(*CALLS) == [VaultProblem.LOCKED] * 3
    keyring.stop()
    assert keyring.problems(["load"])[0] in {VaultProblem.MISSING, VaultProblem.REFUSED}


@on_linux
def test_a_missing_keyring_is_said_to_be_missing(no_keyring: Keyring) -> None:
    assert no_keyring.problems(["describe"], *CALLS) == [VaultProblem.MISSING] * 4


@pytest.mark.parametrize("how", ["environment", "file"])
def test_a_null_backend_is_refused_and_nothing_is_written(
    own_world: dict[str, str], repository: Path, tmp_path: Path, how: str
) -> None:
    if how == "file" and sys.platform != "linux":
        pytest.skip("where keyring's file lies elsewhere is keyring's own affair")
    environment = own_world
    if how == "environment":
        environment = own_world | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    else:
        folder = Path(own_world["XDG_CONFIG_HOME"]) / "python_keyring"
        folder.mkdir()
        (folder / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n", encoding="ascii")
    refused = Keyring(environment, repository)
    before = [path for path in tmp_path.rglob("*") if path.is_file()]
    for answer in refused.steps(["describe"], *CALLS):
        assert answer["problem"] == VaultProblem.UNTRUSTED
        assert "null" in answer["detail"]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == before


def settings_for(world: dict[str, str], address: str) -> None:
    """Tell the program which gateway to ask."""
    folder = Path(world["XDG_CONFIG_HOME"]) / "KiT Desktop"
    folder.mkdir()
    (folder / "settings.ini").write_text(f"[kit-desktop]\naddress = {address}\n", encoding="ascii")


def fill_in(user: User) -> None:
    """Fill the dialog in, as a person would."""
    user.do("find", *DIALOG)
    user.do("enter", "Login", DEMO_LOGIN)
    user.do("enter", "Password", DEMO_PASSWORD)


@on_linux
def test_a_start_finds_the_account_if_the_one_before_was_told_to_remember_it(
    keyring: Keyring, demo: DemoGateway, use: Callable[..., User], own_world: dict[str, str]
) -> None:
    settings_for(own_world, demo.address)
    user = use(session=[], environment=keyring.environment)
    fill_in(user)
    user.do("press", "check box", "Remember on this computer")
    user.do("press", BUTTON, "Use this account")
    user.ask("964001")
    user.do("find", LABEL, "Delivered to the phone")
    assert user.do("end", signal.SIGTERM)[0] == 0
    assert keyring.contents() == {}

    user = use(session=[], environment=keyring.environment)
    fill_in(user)
    assert user.do("find", LABEL, "The password is stored only in…")
    user.do("press", BUTTON, "Use this account")
    user.do("wait_until_gone", *DIALOG)
    user.ask("964001")
    user.do("find", LABEL, "Delivered to the phone")
    end = time.monotonic() + 10
    while DEMO_PASSWORD not in keyring.contents().values():
        assert time.monotonic() < end
    assert user.do("end", signal.SIGTERM)[0] == 0

    user = use(session=[], environment=keyring.environment)
    user.ask("964002")
    assert user.do("find", LABEL, "Not delivered")
    assert not user.do("is_there", *DIALOG)
    user.do("press", "menu item", "Account…")
    user.do("press", BUTTON, "Remove from this computer")
    user.do("press", BUTTON, "Remove")
    end = time.monotonic() + 10
    while keyring.contents():
        assert time.monotonic() < end
    assert user.do("end", signal.SIGTERM)[0] == 0
    kept = [path for path in Path(own_world["HOME"]).parent.rglob("*") if path.is_file() and "keyrings" not in path.parts]
    assert not [path for path in kept if b">" + DEMO_PASSWORD.encode() + b"<" in path.read_bytes()]


@on_linux
def test_a_keyring_that_waits_for_the_person_holds_nothing_up(
    use: Callable[..., User], needed: Callable[[str, str], str]
) -> None:
    # A session as people have it: asking for the keyring starts it, and it asks for a password for a new keyring.
    needed("gnome-keyring-daemon", "gnome-keyring")
    user = use(session=[needed("dbus-run-session", "dbus"), "--"])
    user.ask("963")
    assert user.do("slowest_answer", "Message id", 1) < 1
    user.do("press", "menu item", "Account…")
    user.do("find", *DIALOG)
    code, seconds = user.do("end", signal.SIGTERM)
    assert code == 0
    assert seconds < 1


@pytest.fixture
def windows_account() -> Iterator[Credentials]:
    """An account of the test's own in the real Credential Manager; it is gone afterwards."""
    from kit_desktop.gateway.vault import SystemVault

    credentials = Credentials(f"kit-test-{uuid.uuid4().hex[:12]}", "пароль & <1>")
    before = SystemVault().current_login()
    if before is not None and not os.environ.get("CI"):
        pytest.skip("this computer's keyring is in use by a real account")
    yield credentials
    SystemVault().forget(credentials.login)


@on_windows
def test_the_credential_manager_keeps_changes_and_forgets(windows_account: Credentials) -> None:
    from kit_desktop.gateway.vault import SystemVault

    vault = SystemVault()
    assert vault.describe() == "Windows Credential Manager"
    vault.save(windows_account)
    assert SystemVault().load() == windows_account
    changed = Credentials(windows_account.login, "another one")
    vault.save(changed)
    assert SystemVault().load() == changed
    vault.forget(changed.login)
    assert SystemVault().load(changed.login) is None
    assert SystemVault().current_login() is None


@on_windows
def test_the_credential_manager_holds_1280_units_and_no_more(windows_account: Credentials) -> None:
    from kit_desktop.gateway.vault import SystemVault

    vault = SystemVault()
    for longest in ("x" * 1280, "қ" * 1280, "\U0001f600" * 640):
        vault.save(Credentials(windows_account.login, longest))
        assert SystemVault().load() == Credentials(windows_account.login, longest)
    with pytest.raises(VaultError) as caught:
        vault.save(Credentials(windows_account.login, "x" * 1281))
    assert caught.value.problem is VaultProblem.TOO_LONG
    assert SystemVault().load() == Credentials(windows_account.login, "\U0001f600" * 640)
