"""One window: whole programs are started, killed and started again, on a data folder of the test's own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks at sockets and signals as Unix has them")

HEARD = "another start was handed over"
PATIENCE = 30.0


class Person:
    """A person with a home folder, who starts the program."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.started: list[subprocess.Popen[bytes]] = []
        self._environment = os.environ | {
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "QT_QPA_PLATFORM": "offscreen",
        }

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the program as from a shell."""
        process = subprocess.Popen(
            [sys.executable, "-m", "kit_desktop", *arguments],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.started.append(process)
        return process

    def open(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the program and wait until its window listens."""
        socket = self.socket("--demo" in arguments)
        # The number of a file that is gone may be given to the next one.
        made = socket.lstat().st_ctime_ns if socket.exists() else None
        process = self.start(*arguments)
        wait_for(lambda: socket.exists() and socket.lstat().st_ctime_ns != made)
        return process

    def socket(self, practice: bool) -> Path:
        """Where the window listens."""
        return self.home / "data" / "KiT Desktop" / f"{'practice-' if practice else ''}window.socket"

    def log(self) -> str:
        """What the programs have logged."""
        logs = list(self.home.rglob("kit-desktop.log"))
        return "".join(path.read_text(encoding="utf-8") for path in logs)

    def times_heard(self) -> int:
        """How often a window took a later start."""
        return len(re.findall(HEARD, self.log()))


def wait_for(condition: Callable[[], bool]) -> None:
    """Look again and again until it is so."""
    give_up = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < give_up, "it did not come"
        time.sleep(0.02)


@pytest.fixture
def make_person() -> Iterator[Callable[[], Person]]:
    """Makes persons, whose programs end with the test. Their homes have short names: a socket's path must not be long."""
    persons: list[Person] = []
    with tempfile.TemporaryDirectory(prefix="kit-") as folder:

        def make() -> Person:
            home = Path(folder) / str(len(persons))
            home.mkdir()
            persons.append(Person(home))
            return persons[-1]

        yield make
        for process in [process for person in persons for process in person.started]:
            process.kill()
            process.wait(PATIENCE)


@pytest.fixture
def person(make_person: Callable[[], Person]) -> Person:
    return make_person()


def test_a_second_start_hands_over_and_ends_and_at_the_end_nothing_is_left(person):
    first = person.open("--demo")
    path = person.socket(practice=True)
    assert path.lstat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert person.start("--demo", "--by", "usermsgid", "1YT").wait(PATIENCE) == 0
    assert person.start("--demo").wait(PATIENCE) == 0
    wait_for(lambda: person.times_heard() == 2)
    assert first.poll() is None
    assert "1YT" not in person.log()
    first.terminate()
    assert first.wait(PATIENCE) == 0
    assert not path.exists()
    assert not list(person.home.rglob("*.lock"))


def test_a_killed_program_does_not_block_the_next(person):
    first = person.open("--demo")
    first.send_signal(signal.SIGKILL)
    first.wait(PATIENCE)
    assert person.socket(practice=True).exists()
    second = person.open("--demo")
    assert person.start("--demo", "963").wait(PATIENCE) == 0
    wait_for(lambda: person.times_heard() == 1)
    assert second.poll() is None


def test_practice_and_the_real_gateway_are_apart_and_so_are_two_persons(make_person):
    person, other = make_person(), make_person()
    windows = [person.open("--demo"), person.open(), other.open("--demo")]
    assert [each.poll() for each in windows] == [None] * 3
    assert person.start("963").wait(PATIENCE) == 0
    wait_for(lambda: person.times_heard() == 1)
    assert other.times_heard() == 0


def test_many_starts_at_the_same_time_leave_one_window(person):
    started = [person.start("--demo", str(number)) for number in range(4)]
    wait_for(lambda: sum(each.poll() is None for each in started) == 1)
    wait_for(lambda: person.times_heard() == 3)
    assert [each.poll() for each in started if each.poll() is not None] == [0, 0, 0]


def test_a_window_that_does_not_answer_is_not_waited_for(person):
    first = person.open("--demo")
    first.send_signal(signal.SIGSTOP)
    second = person.start("--demo")
    wait_for(lambda: "does not answer" in person.log())
    assert second.poll() is None
    first.send_signal(signal.SIGCONT)


HOSTILE = [
    b"\n",
    b"963\n",
    b"[]\n",
    b'{"by": "MsgID"}\n',
    b'{"by": "Other", "id": "1"}\n',
    b'{"by": "MsgID", "id": "1", "run": "/bin/true"}\n',
    b'{"by": "MsgID", "id": 963}\n',
    b'{"by": ["MsgID"], "id": "963"}\n',
    b'{"by": "MsgID", "id": "' + b"9" * 1000 + b'"}\n',
    b"[" * 2000 + b"\n",
    b"x" * 1_000_000,
    bytes(range(256)) + b"\n",
]


def test_nothing_hostile_gets_through_and_nothing_blocks(person):
    first = person.open("--demo")
    silent = []
    for sent in HOSTILE:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(PATIENCE)
            client.connect(str(person.socket(practice=True)))
            try:
                client.sendall(sent)
                assert client.recv(100) == b""
            except ConnectionError:
                pass
    for _ in range(40):
        client = socket.socket(socket.AF_UNIX)
        client.connect(str(person.socket(practice=True)))
        silent.append(client)
    assert person.times_heard() == 0
    for client in silent:
        client.close()
    assert person.start("--demo", "963").wait(PATIENCE) == 0
    wait_for(lambda: person.times_heard() == 1)
    assert first.poll() is None
    assert "unhandled" not in person.log()
