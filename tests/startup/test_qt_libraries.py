"""What the program says where Qt's system libraries are missing, and that the list it goes by is Qt's own."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit_desktop.startup import qt_libraries

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Qt brings all it needs elsewhere than on Linux")

X11 = {"DISPLAY": ":0"}
DEAD = {"DISPLAY": ":4999"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
# Part of every Linux that runs Python: the C and C++ runtimes.
RUNTIME = {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "libstdc++.so.6", "ld-linux-x86-64.so.2", "libpthread.so.0", "libdl.so.2"}


def lacks(*libraries: str) -> Callable[[str], bool]:
    return lambda library: library not in libraries


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Says which libraries this computer lacks; each screen answers."""
    monkeypatch.setattr(qt_libraries, "_x11_answers", lambda: True)
    monkeypatch.setattr(qt_libraries, "_wayland_answers", lambda: True)

    def lacks_only(*libraries: str) -> None:
        monkeypatch.setattr(qt_libraries, "_loads", lacks(*libraries))

    lacks_only()
    return lacks_only


@pytest.mark.parametrize("environment", [X11, WAYLAND, X11 | WAYLAND, {"QT_QPA_PLATFORM": "offscreen"}])
def test_nothing_is_in_the_way_where_all_libraries_load(loads: Callable[..., None], environment: dict[str, str]) -> None:
    assert qt_libraries.why_no_window(environment) is None


def test_what_is_missing_is_named_with_its_package(loads: Callable[..., None]) -> None:
    loads("libEGL.so.1", "libgthread-2.0.so.0", "libglib-2.0.so.0")
    assert qt_libraries.why_no_window(X11) == (
        "KiT Desktop cannot open its window: missing libEGL.so.1, libglib-2.0.so.0, libgthread-2.0.so.0.\n"
        "On Debian and Ubuntu: sudo apt-get install libegl1 libglib2.0-0"
    )


@pytest.mark.parametrize(
    "environment", [WAYLAND, WAYLAND | X11, {"QT_QPA_PLATFORM": "offscreen"}, {"QT_QPA_PLATFORM": "xcb;wayland"}]
)
def test_x11_is_not_asked_for_where_another_way_works(loads: Callable[..., None], environment: dict[str, str]) -> None:
    loads("libxcb-cursor.so.0")
    assert qt_libraries.why_no_window(environment) is None


@pytest.mark.parametrize("environment", [X11, {"QT_QPA_PLATFORM": "xcb"} | WAYLAND, {"QT_QPA_PLATFORM": "xcb:name"}])
def test_x11_is_asked_for_where_it_is_the_only_way(loads: Callable[..., None], environment: dict[str, str]) -> None:
    loads("libxcb-cursor.so.0")
    text = qt_libraries.why_no_window(environment)
    assert text is not None
    assert text.endswith("sudo apt-get install libxcb-cursor0")


def test_a_session_with_both_is_served_by_x11_where_wayland_is_missing(loads: Callable[..., None]) -> None:
    loads("libwayland-client.so.0")
    assert qt_libraries.why_no_window(WAYLAND | X11) is None
    text = qt_libraries.why_no_window(WAYLAND)
    assert text is not None
    assert "libwayland-client0" in text


@pytest.mark.parametrize(
    ("x11", "wayland", "environment", "names"),
    [
        (True, False, WAYLAND | X11, None),
        (False, True, WAYLAND | X11, None),
        (False, False, WAYLAND | X11, "DISPLAY"),
        (True, False, WAYLAND, "WAYLAND_DISPLAY"),
        (False, True, X11, "DISPLAY"),
        (True, False, X11 | {"QT_QPA_PLATFORM": "wayland"}, "WAYLAND_DISPLAY"),
    ],
)
def test_one_screen_that_answers_is_enough(
    loads: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    x11: bool,
    wayland: bool,
    environment: dict[str, str],
    names: str | None,
) -> None:
    monkeypatch.setattr(qt_libraries, "_x11_answers", lambda: x11)
    monkeypatch.setattr(qt_libraries, "_wayland_answers", lambda: wayland)
    text = qt_libraries.why_no_window(environment)
    assert (text is None) == (names is None)
    assert names is None or f"the one that {names} names" in (text or "")


def test_a_computer_without_a_screen_is_told_so(loads: Callable[..., None]) -> None:
    text = qt_libraries.why_no_window({"DISPLAY": ""})
    assert text is not None
    assert "no screen here (neither" in text


DEAD_WAYLAND = {"WAYLAND_DISPLAY": "no-such-compositor", "XDG_RUNTIME_DIR": "/nonexistent"}


@pytest.mark.parametrize("screen", [{}, DEAD_WAYLAND, DEAD | {"QT_QPA_PLATFORM": "xcb"} | WAYLAND])
def test_the_program_says_so_and_ends_instead_of_qt_aborting(repository: Path, screen: dict[str, str]) -> None:
    without_screen = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    ran = subprocess.run(
        [sys.executable, "-m", "kit_desktop", "--demo"],
        capture_output=True,
        text=True,
        env=without_screen | screen,
        cwd=repository,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.startswith("KiT Desktop cannot open its window: ")


def test_the_screen_that_is_there_answers(monkeypatch: pytest.MonkeyPatch, needed: Callable[[str, str], str]) -> None:
    monkeypatch.setattr(qt_libraries, "_loads", lacks())
    command = [needed("Xvfb", "xvfb"), "-displayfd", "1", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        monkeypatch.setenv("DISPLAY", f":{int(server.stdout.readline())}")
        found = [qt_libraries.why_no_window(screen) for screen in (X11, X11 | DEAD_WAYLAND)]
        server.terminate()
    assert found == [None, None]


def test_a_compositor_that_is_there_answers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, needed: Callable[[str, str], str]
) -> None:
    try:
        ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        pytest.skip("libwayland-client0 is not here")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "here")
    monkeypatch.delenv("WAYLAND_SOCKET", raising=False)
    assert not qt_libraries._wayland_answers()
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "here"))
        compositor.listen()
        assert qt_libraries._wayland_answers()
    monkeypatch.setenv("WAYLAND_SOCKET", "7")
    assert qt_libraries._wayland_answers()


def test_every_library_that_qt_asks_the_system_for_is_known(needed: Callable[[str, str], str]) -> None:
    readelf = needed("readelf", "binutils")
    known = set(qt_libraries._ALWAYS | qt_libraries._X11 | qt_libraries._WAYLAND)
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    qt = Path(spec.origin).parent / "Qt"
    parts = [qt / f"lib/libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "Svg", "DBus", "XcbQpa", "WaylandClient")]
    parts += [qt / f"plugins/platforms/libq{name}.so" for name in ("xcb", "wayland", "offscreen")]
    read = subprocess.run([readelf, "-d", *map(str, parts)], capture_output=True, text=True, check=True, timeout=60)
    asked = set(re.findall(r"\(NEEDED\).*\[(.+)\]", read.stdout))
    brought = {path.name for path in (qt / "lib").iterdir()}
    assert asked - brought - RUNTIME == known
