"""`kit-desktop-cli demo-gateway`."""

from __future__ import annotations

import subprocess
import sys

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
