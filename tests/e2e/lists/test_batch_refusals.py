"""What the `batch` command does not send: a question without a known server, and a password that is no text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kit_desktop import paths

from .conftest import Program, same_everywhere


def ran(program: Program, *arguments: str | Path, password: bytes = b"secret\n") -> subprocess.CompletedProcess[bytes]:
    command = [
        sys.executable,
        "-m",
        "kit_desktop.cli.main",
        "batch",
        *map(str, arguments),
        "--login",
        "mycompany",
        "--password-stdin",
    ]
    return subprocess.run(
        command, cwd=program.folder, env=program.environment, input=password, capture_output=True, check=False, timeout=60
    )


@same_everywhere
@pytest.mark.parametrize("settings", [b"no settings\n", b"[kit-desktop]\naddress = https://mirror.example:99999/\n"])
def test_a_list_is_not_asked_for_at_a_server_that_nobody_named(program, stub, listed, settings):
    # Every question over https would come to the stub, as to a proxy.
    program.environment["HTTPS_PROXY"] = stub.url
    where = [sys.executable, "-c", "from kit_desktop import paths; print(paths.settings_file())"]
    found = subprocess.run(where, env=program.environment, capture_output=True, text=True, check=True, timeout=60)
    file = Path(found.stdout.strip())
    assert file != paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(settings)
    ended = ran(program, listed("963\n"), "-o", "out.csv", "--timeout", "2")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert str(file) in ended.stderr.decode()
    assert file.read_bytes() == settings
    assert not (program.folder / "out.csv.kit-batch").exists()


@same_everywhere
def test_an_empty_address_is_no_address(program, listed):
    ended = ran(program, listed("963\n"), "-o", "out.csv", "--endpoint", "")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"address_empty" in ended.stderr


def test_a_password_that_is_no_utf8_is_not_sent(program, stub, listed):
    ended = ran(program, listed("963\n"), "-o", "out.csv", "--endpoint", stub.url, password="Пароль12\n".encode("cp1251"))
    assert (ended.returncode, json.loads(ended.stdout)["end"]) == (3, "cannot_ask")
    assert "UTF-8" in ended.stderr.decode()
    assert stub.asked == []
