"""What a crash or a debugger may see of this process."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

SCRIPT = """
import ctypes, resource, sys
from kit_desktop.startup import hardening
hardening.harden()
hardening.harden()
print(resource.getrlimit(resource.RLIMIT_CORE))
if sys.platform == "linux":
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no core files")
def test_no_core_is_dumped_and_no_one_looks_in() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60)
    lines = ran.stdout.splitlines()
    assert lines[0] == "(0, 0)"
    if sys.platform == "linux":
        assert lines[1] == "0"


WINDOWS_SCRIPT = """
import ctypes, sys
from kit_desktop.startup import hardening
if "frozen" in sys.argv:
    sys.frozen, sys.executable = True, r"C:\\somewhere\\kit-desktop-test.exe"
hardening.harden()
hardening.harden()
print(ctypes.windll.kernel32.GetErrorMode() & 3)
"""


@pytest.mark.skipif(sys.platform != "win32", reason="Windows' own error reports")
@pytest.mark.parametrize("arguments", [[], ["frozen"]])
def test_windows_writes_no_memory_into_an_error_report(arguments: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WINDOWS_SCRIPT, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == "3"


def test_the_entries_harden_before_they_do_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    from kit_desktop import __main__
    from kit_desktop.cli import main as cli
    from kit_desktop.startup import hardening

    class HardenedError(Exception):
        pass

    def harden() -> None:
        raise HardenedError

    monkeypatch.setattr(hardening, "harden", harden)
    # That of this process stays as it is.
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["kit-desktop-cli", "demo-gateway"])
    for entry in (cli.main, __main__.main):
        with pytest.raises(HardenedError):
            entry()
