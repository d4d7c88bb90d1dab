"""What is written, in which letters."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest

from kit_desktop.cli import output
from kit_desktop.gateway.practice.server import DEMO_PASSWORD, DemoGateway

from .conftest import ACCOUNT, Run


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


def test_what_a_windows_program_reads_is_ascii(run: Run, demo: DemoGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    there = run("lookup", "Ш-1", "--by", "usermsgid", "--endpoint", demo.address, *ACCOUNT)
    assert there.out.isascii()
    assert json.loads(there.out)["query"]["id"] == "Ш-1"


class Stream(io.StringIO):
    """What standard output may be."""

    def __init__(self, terminal: bool = False) -> None:
        super().__init__()
        self.terminal, self.flushed, self.given = terminal, 0, {}

    def isatty(self) -> bool:
        return self.terminal

    def reconfigure(self, **given: object) -> None:
        self.given = given

    def flush(self) -> None:
        self.flushed += 1


class Gone(Stream):
    def write(self, _text: str) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize(("terminal", "encoding"), [(True, None), (False, "utf-8")])
def test_a_program_is_written_to_in_utf8_and_a_terminal_as_it_is(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, encoding: str | None
) -> None:
    stream = Stream(terminal)
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    output.use_utf8()
    assert stream.given == {"encoding": encoding, "errors": "backslashreplace"}
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    output.use_utf8()


def test_what_is_held_back_is_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", None)
    output.flush()
    assert stream.flushed == 1
    monkeypatch.setattr(sys, "stdout", None)
    output.flush()


@pytest.mark.parametrize(("stream", "written"), [(Stream(), "kit-desktop-cli: said\n"), (Gone(), ""), (None, "")])
def test_a_line_for_people_fails_nobody(monkeypatch: pytest.MonkeyPatch, stream: Stream | None, written: str) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    output.say("said")
    assert (stream.getvalue() if stream else "") == written


@pytest.mark.parametrize(
    ("platform", "stream", "text"),
    [
        ("linux", Stream(), "Ш"),
        ("linux", None, "Ш"),
        ("win32", Stream(terminal=True), "Ш"),
        ("win32", Stream(), "\\u0428"),
        ("win32", None, "\\u0428"),
    ],
)
def test_letters_of_an_answer(monkeypatch: pytest.MonkeyPatch, platform: str, stream: Stream | None, text: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "stdout", stream)
    assert output.json_text({"id": "Ш"}) == f'{{\n  "id": "{text}"\n}}'
