"""What the program says where Qt's system libraries are missing, and that the list it goes by is Qt's own."""

from __future__ import annotations

import importlib.util
import os
import re
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


def nothing(_library: str) -> bool:
    return False


def test_nothing_is_missing_where_all_libraries_load() -> None:
    assert qt_libraries.missing_qt_packages(X11, lacks()) == ()


def test_packages_are_named_as_the_system_names_them() -> None:
    loads = lacks("libxcb-cursor.so.0", "libEGL.so.1")
    assert qt_libraries.missing_qt_packages(X11, loads, fedora=False) == ("libegl1", "libxcb-cursor0")
    assert qt_libraries.missing_qt_packages(X11, loads, fedora=True) == ("libglvnd-egl", "xcb-util-cursor")


@pytest.mark.parametrize("environment", [WAYLAND, WAYLAND | X11, {"QT_QPA_PLATFORM": "offscreen"}])
def test_x11_is_not_asked_for_where_another_way_works(environment: dict[str, str]) -> None:
    assert qt_libraries.missing_qt_packages(environment, lacks("libxcb-cursor.so.0"), fedora=False) == ()


def test_a_session_with_both_is_served_by_x11_where_wayland_is_missing() -> None:
    loads = lacks("libwayland-client.so.0", "libxcb-cursor.so.0")
    assert qt_libraries.missing_qt_packages(WAYLAND | X11, loads, fedora=False) == ("libxcb-cursor0",)
    assert qt_libraries.missing_qt_packages(WAYLAND, loads, fedora=False) == ("libwayland-client0",)


def test_the_text_gives_one_line_to_paste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_libraries, "_loads", nothing)
    monkeypatch.setattr(qt_libraries, "_is_fedora_like", lambda: False)
    text = qt_libraries.why_no_window()
    assert text is not None
    assert re.search(r"^    sudo apt-get install (\S+ )*libegl1( \S+)*$", text, re.MULTILINE)


def test_a_computer_without_a_screen_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_libraries, "_loads", lacks())
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    text = qt_libraries.why_no_window()
    assert text is not None
    assert "no screen" in text


@pytest.mark.parametrize("screen", [{}, DEAD, DEAD | {"QT_QPA_PLATFORM": "xcb"}, DEAD | {"QT_QPA_PLATFORM": "xcb"} | WAYLAND])
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


def test_nothing_is_in_the_way_where_the_screen_answers(
    monkeypatch: pytest.MonkeyPatch, needed: Callable[[str, str], str]
) -> None:
    monkeypatch.setattr(qt_libraries, "missing_qt_packages", lambda: ())
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    command = [needed("Xvfb", "xvfb"), "-displayfd", "1", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        monkeypatch.setenv("DISPLAY", f":{int(server.stdout.readline())}")
        found = qt_libraries.why_no_window()
        server.terminate()
    assert found is None


@pytest.mark.parametrize("environment", [WAYLAND | DEAD, DEAD | {"QT_QPA_PLATFORM": "offscreen"}])
def test_a_dead_x11_screen_is_nothing_to_those_who_need_none(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    monkeypatch.setattr(qt_libraries, "missing_qt_packages", lambda: ())
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert qt_libraries.why_no_window() is None


def test_every_library_that_qt_asks_the_system_for_is_known(needed: Callable[[str, str], str]) -> None:
    readelf = needed("readelf", "binutils")
    known = {need.library for need in (*qt_libraries._ALWAYS, *qt_libraries._X11, *qt_libraries._WAYLAND)}
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
