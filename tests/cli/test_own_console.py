"""The command line, started by a double-click."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from kit_desktop.cli import own_console


def test_it_says_what_it_is_in_three_languages_and_waits_for_enter() -> None:
    out, keys = io.StringIO(), io.StringIO("\nmore\n")
    own_console.explain(out, keys)
    assert out.getvalue().count("kit-desktop.exe") == 3
    assert keys.read() == "more\n"


@pytest.mark.skipif(sys.platform == "win32", reason="other systems open no console for a program")
def test_elsewhere_no_console_is_its_own() -> None:
    assert not own_console.is_own()


@pytest.mark.skipif(sys.platform != "win32", reason="consoles are Windows'")
@pytest.mark.parametrize(("own", "said"), [(True, 1), (False, 0)])
def test_a_console_that_was_opened_for_it_alone_is_its_own(own: bool, said: int) -> None:
    flags = vars(subprocess)["CREATE_NEW_CONSOLE" if own else "CREATE_NO_WINDOW"]
    code = "import sys; from kit_desktop.cli import own_console; sys.exit(own_console.is_own())"
    # The second one shares its console with another process.
    shared = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {code!r}]))"
    done = subprocess.run([sys.executable, "-c", code if own else shared], creationflags=flags, timeout=60, check=False)
    assert done.returncode == said
