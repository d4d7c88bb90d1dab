"""`kit-desktop-cli demo-gateway`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kit_desktop.cli.main import build_parser
from kit_desktop.core.settings.settings import Settings
from kit_desktop.core.settings.store import LoadedSettings
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DemoGateway

from .conftest import ACCOUNT, Run


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


@pytest.mark.parametrize(("text", "port"), [(None, 0), ("0", 0), ("65535", 65535), ("65536", None), ("-1", None), ("٣", None)])
def test_a_port_is_a_number_that_a_port_can_have(text: str | None, port: int | None) -> None:
    arguments = ["demo-gateway"] if text is None else ["demo-gateway", f"--port={text}"]
    if port is None:
        with pytest.raises(SystemExit):
            build_parser(arguments).parse_args(arguments)
        return
    assert build_parser(arguments).parse_args(arguments).port == port


def test_where_practice_is_not_allowed_nothing_is_served(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit_desktop.cli.practice.load_settings", lambda: LoadedSettings(Settings(allow_practice=False)))
    ran = run("demo-gateway")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "kit-desktop-cli: The practice gateway is not allowed by your administrator.\n"
