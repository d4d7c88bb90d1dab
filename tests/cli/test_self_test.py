"""The self-test passes where all is well and names what is not."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import keyring
import pytest

from kit_desktop import paths
from kit_desktop.cli import self_test
from kit_desktop.core.lookup import LookupQuery, LookupResult
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.message_info import MessageInfo
from kit_desktop.core.outcome import Outcome


def lines() -> tuple[int, list[str]]:
    """The exit code and what was printed."""
    with redirect_stdout(io.StringIO()) as out:
        code = self_test.run_self_test()
    return code, out.getvalue().splitlines()


def failed(said: list[str]) -> list[str]:
    """The parts that failed."""
    return [line.removeprefix("FAILED").strip().partition(":")[0] for line in said if line.startswith("FAILED")]


def test_this_build_is_whole() -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-m", "kit_desktop.cli.main", "self-test"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
    for part in ("resources", "WSDL", "languages", "time zone", "TLS", "practice gateway"):
        assert f"ok      {part}: " in ran.stdout
    assert re.search(r"^(ok     |session only ) keyring: ", ran.stdout, re.MULTILINE)
    assert " passed, 0 failed" in ran.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("missing", "part"),
    [
        ("SendSMSService.wsdl", "WSDL"),
        ("icons/kit-desktop.ico", "resources"),
        ("i18n/kit_kk.qm", "languages"),
    ],
)
def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch, missing: str, part: str) -> None:
    real: Callable[[str], Path] = paths.resource

    def resource(name: str) -> Path:
        if name == missing:
            raise FileNotFoundError(f"missing from the program: {name}")
        return real(name)

    monkeypatch.setattr(paths, "resource", resource)
    code, said = lines()
    assert code == 3
    assert part in failed(said)
    assert any(missing in line for line in said)


def test_a_translation_that_is_none_is_found_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "kit_ru.qm").write_bytes(b"no translation")
    real: Callable[[str], Path] = paths.resource
    monkeypatch.setattr(paths, "resource", lambda name: tmp_path / "kit_ru.qm" if name == "i18n/kit_ru.qm" else real(name))
    assert failed(lines()[1]) == ["languages"]


def test_old_time_zone_data_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from zoneinfo import ZoneInfo

    monkeypatch.setattr(self_test, "almaty", lambda: ZoneInfo("Etc/GMT-6"))
    assert failed(lines()[1]) == ["time zone"]


def test_a_missing_keyring_is_neither_broken_nor_said_to_work(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = type("Keyring", (), {"__module__": "keyring.backends.fail"})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: nobody)
    monkeypatch.setattr(sys, "platform", "linux")
    code, said = lines()
    [line] = [line for line in said if "keyring" in line]
    assert line.startswith("session only  keyring: none that can be used on this computer (missing)")
    assert (code, said[-1]) == (0, "7 passed, 0 failed, 1 for a session only")


def test_where_the_system_always_has_a_keyring_a_missing_one_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = type("Keyring", (), {"__module__": "keyring.backends.fail"})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: nobody)
    monkeypatch.setattr(self_test, "sys", SimpleNamespace(platform="darwin", version=sys.version))
    code, said = lines()
    assert (code, failed(said)) == (3, ["keyring"])


def test_what_works_is_said_to_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit_desktop.gateway.vault.SystemVault.describe", lambda _: "Secret Service")
    code, said = lines()
    assert (code, said[-1]) == (0, "8 passed, 0 failed")
    assert "ok      keyring: Secret Service" in said


@pytest.mark.parametrize(
    "answer",
    [
        LookupResult(Outcome.TIMED_OUT, LookupQuery(IdKind.MSG_ID, "963"), datetime.now(UTC)),
        LookupResult(Outcome.OK, LookupQuery(IdKind.MSG_ID, "963"), datetime.now(UTC)),
        LookupResult(
            Outcome.OK, LookupQuery(IdKind.MSG_ID, "963"), datetime.now(UTC), info=MessageInfo({"recepient": "77010000000"})
        ),
    ],
    ids=["failed", "without a message", "of another recipient"],
)
def test_any_other_answer_of_the_practice_gateway_is_a_fault(monkeypatch: pytest.MonkeyPatch, answer: LookupResult) -> None:
    monkeypatch.setattr("kit_desktop.gateway.soap.gateway.SoapGateway.look_up", lambda *_: answer)
    assert failed(lines()[1]) == ["practice gateway"]


def test_without_an_administrators_file_there_is_none() -> None:
    assert "ok      administrator's presets: none" in lines()[1]
