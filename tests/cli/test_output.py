"""What is written, in which letters."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

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
