"""Whether this Linux system has what Qt's own libraries need, asked before Qt is imported: Qt itself would end with an abort.

PySide6's wheels bring Qt and leave the system's graphics, font and X11 libraries to the system. A bare server lacks them.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class _Need(NamedTuple):
    library: str
    debian: str
    fedora: str


_PATIENCE = 1.0  # seconds for a screen to answer

_ALWAYS = (
    _Need("libEGL.so.1", "libegl1", "libglvnd-egl"),
    _Need("libGL.so.1", "libgl1", "libglvnd-glx"),
    _Need("libX11.so.6", "libx11-6", "libX11"),
    _Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    _Need("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    _Need("libfreetype.so.6", "libfreetype6", "freetype"),
    _Need("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    _Need("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    _Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    _Need("libz.so.1", "zlib1g", "zlib"),
    _Need("libzstd.so.1", "libzstd1", "libzstd"),
)
_X11 = (
    _Need("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    _Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    _Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    _Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    _Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    _Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    _Need("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    _Need("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    _Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    _Need("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    _Need("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    _Need("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    _Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    _Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    _Need("libxcb.so.1", "libxcb1", "libxcb"),
    _Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)
_WAYLAND = (
    _Need("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    _Need("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
)
_FEDORA_LIKE = {"fedora", "rhel", "centos"}


def why_no_window() -> str | None:
    """Why Qt could not open a window here, and what to do, as text for the terminal; None where nothing is in the way."""
    if sys.platform != "linux":
        return None
    packages = missing_qt_packages()
    if packages:
        return (
            "KiT Desktop cannot open its window: Qt's system libraries are missing. Install them with\n\n"
            f"    {_install_command()} {' '.join(packages)}\n"
        )
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return _no_screen("neither DISPLAY nor WAYLAND_DISPLAY is set")
    if _is_x11(os.environ) and not _answers():
        return _no_screen("the one that DISPLAY names cannot be opened")
    return None


def _no_screen(why: str) -> str:
    return (
        f"KiT Desktop cannot open its window: there is no screen here ({why}).\n"
        "Start it from a desktop session; kit-desktop-cli works without one."
    )


def _is_x11(environment: Mapping[str, str]) -> bool:
    """Whether X11 is all that Qt will try."""
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return chosen == "xcb" or (not chosen and not environment.get("WAYLAND_DISPLAY"))


def _answers() -> bool:
    """Whether the X server that DISPLAY names lets this program in; Qt would abort where it does not.

    A server begins anew when its last client has gone, and refuses who comes at that moment: so it is asked for a second, and
    the connection stays open, because Qt comes next.
    """
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
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


def missing_qt_packages(
    environment: Mapping[str, str] = os.environ, loads: Callable[[str], bool] | None = None, *, fedora: bool | None = None
) -> tuple[str, ...]:
    """The system's packages that Qt needs and that are not installed, sorted; empty where nothing is missing, and off Linux.

    Names are Debian's and Ubuntu's, or Fedora's where the system is of that family (`fedora` tells instead). What is
    needed depends on the session (`environment`): X11, Wayland or neither (offscreen). `loads` says whether the dynamic
    linker finds a library.
    """
    if sys.platform != "linux":
        return ()
    loads = loads or _loads
    fedora = _is_fedora_like() if fedora is None else fedora
    missing = [need for need in (*_ALWAYS, *_of_session(environment, loads)) if not loads(need.library)]
    return tuple(sorted({need.fedora if fedora else need.debian for need in missing}))


def _of_session(environment: Mapping[str, str], loads: Callable[[str], bool]) -> tuple[_Need, ...]:
    """Qt tries Wayland first in a Wayland session, then X11; one that works is enough."""
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen and chosen not in {"xcb", "wayland"}:
        return ()
    on_wayland = bool(environment.get("WAYLAND_DISPLAY")) and chosen != "xcb"
    if on_wayland and all(loads(need.library) for need in _WAYLAND):
        return ()
    return _WAYLAND if on_wayland and not environment.get("DISPLAY") else _X11


def _loads(library: str) -> bool:
    """Loads it for good: Qt does so anyway a moment later."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_fedora_like() -> bool:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    return bool(_FEDORA_LIKE & {release.get("ID", ""), *release.get("ID_LIKE", "").split()})


def _install_command() -> str:
    return "sudo dnf install" if _is_fedora_like() else "sudo apt-get install"
