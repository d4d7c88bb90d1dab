"""The self-test passes where all is well and names what is not."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kit_desktop import paths
from kit_desktop.cli import self_test


def lines() -> tuple[int, list[str]]:
    """The exit code and what was printed."""
    out = io.StringIO()
    code = self_test.run_self_test(out)
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
    for part in ("resources", "WSDL", "languages", "keyring", "time zone", "TLS", "practice gateway"):
        assert f"ok      {part}: " in ran.stdout
    assert ran.stdout.splitlines()[-1].endswith(" passed, 0 failed")


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
