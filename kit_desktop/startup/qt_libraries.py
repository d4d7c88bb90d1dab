"""Whether Qt can open a window on this Linux system, asked before Qt is imported: Qt itself would end with an abort.

PySide6's wheels bring Qt and leave the system's graphics, font and X11 libraries to the system. A bare server lacks them.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_PATIENCE = 1.0
"""Seconds for a screen to answer."""

# Each library, and the package of Debian and Ubuntu that has it.
_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

_SCREENS = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
"""What Qt tries where nobody has chosen, and what names its screen."""


def why_no_window(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why Qt could not open a window here, and what to do, as text for the terminal; None where nothing is in the way."""
    if sys.platform != "linux":
        return None
    chosen = environment.get("QT_QPA_PLATFORM", "")
    named = [platform for platform, name in _SCREENS.items() if environment.get(name)]
    tried = [each.partition(":")[0] for each in chosen.split(";")] if chosen else named
    why = _why_missing(_ALWAYS)
    if why is None and not tried:
        why = _no_screen("neither DISPLAY nor WAYLAND_DISPLAY is set")
    if why is not None:
        return why
    # Qt tries one after the other, and one that works is enough.
    for platform in tried:
        why = _why_not(platform)
        if why is None:
            return None
    return why


def _why_not(platform: str) -> str | None:
    if platform not in _SCREENS:
        return None
    needed, answers = (_X11, _x11_answers) if platform == "xcb" else (_WAYLAND, _wayland_answers)
    why = _why_missing(needed)
    return why or (None if answers() else _no_screen(f"the one that {_SCREENS[platform]} names cannot be opened"))


def _why_missing(needed: Mapping[str, str]) -> str | None:
    missing = {library: package for library, package in needed.items() if not _loads(library)}
    if not missing:
        return None
    packages = " ".join(sorted(set(missing.values())))
    return (
        f"KiT Desktop cannot open its window: missing {', '.join(missing)}.\n"
        f"On Debian and Ubuntu: sudo apt-get install {packages}"
    )


def _no_screen(why: str) -> str:
    return (
        f"KiT Desktop cannot open its window: there is no screen here ({why}).\n"
        "Start it from a desktop session; kit-desktop-cli works without one."
    )


def _loads(library: str) -> bool:
    """Loads it for good: Qt does so anyway a moment later."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _x11_answers() -> bool:
    """Whether the X server that DISPLAY names lets this program in; Qt would abort where it does not.

    A server begins anew when its last client has gone, and refuses who comes at that moment: so it is asked for a second, and
    the connection stays open, because Qt comes next.
    """
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    give_up = time.monotonic() + _PATIENCE
    while xcb.xcb_connection_has_error(connection := xcb.xcb_connect(None, None)):
        xcb.xcb_disconnect(connection)
        if time.monotonic() >= give_up:
            return False
        time.sleep(0.05)
    return True


def _wayland_answers() -> bool:
    """Whether the compositor that WAYLAND_DISPLAY names lets this program in."""
    if os.environ.get("WAYLAND_SOCKET"):
        return True  # a connection made beforehand, which can be taken once: by Qt
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    display = wayland.wl_display_connect(None)
    if display:
        wayland.wl_display_disconnect(display)
    return bool(display)
