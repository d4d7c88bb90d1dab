"""What goes into the program's folder and what stays out of all that PyInstaller collects."""

from __future__ import annotations

import py_compile
import re
import subprocess
import sys
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import TYPE_CHECKING

import icu_data
from PyInstaller.depend import bindepend

if TYPE_CHECKING:
    from components import TocEntry

# Qt's libraries and plugins that a Widgets program with SVG icons uses; PyInstaller collects every plugin and what it pulls in.
QT_LIBRARIES = {"Core", "Gui", "Widgets", "Svg", "Network", "DBus", "XcbQpa", "WaylandClient"}
QT_PLUGINS = {
    "platforms": {"xcb", "wayland", "windows", "cocoa", "offscreen"},
    "platformthemes": {"xdgdesktopportal"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "iconengines": {"svgicon"},
    "imageformats": {"svg", "ico"},
    "styles": {"modernwindowsstyle", "macstyle"},
}
QT_TRANSLATIONS = {"qtbase_en", "qtbase_ru", "qtbase_kk"}
# PySide6's binding to D-Bus, which nothing here imports (the library itself carries the Wayland and X11 plugins' calls).
UNUSED_BINDINGS = re.compile(r"PySide6/QtDBus\.")
# Python's own codecs for Chinese, Japanese and Korean: a reply in such an encoding is decoded by libxml2.
UNUSED_CODECS = re.compile(r"_codecs_(cn|hk|iso2022|jp|kr|tw)\.")
# Software OpenGL, and the shader compiler of Direct3D: Widgets paint without either.
WINDOWS_EXTRAS = re.compile(r"opengl32sw\.dll|d3dcompiler_\d+\.dll", re.IGNORECASE)
# These must be the computer's own: its drivers and font settings are newer or older than the machine that builds (the list that
# AppImages leave out). Every desktop has them.
LINUX_SYSTEM = re.compile(
    r"lib(stdc\+\+|gcc_s|z|expat|freetype|fontconfig|harfbuzz|X11|X11-xcb|xcb|Xau|Xdmcp|bsd|md|drm|GL|EGL|uuid|systemd|cap"
    r"|gcrypt|gpg-error|lz4|lzma|com_err|dbus-1|glib-2\.0|gthread-2\.0|pcre2-8|png16|brotlidec|brotlicommon)\.so\.[\d.]+"
)


def wanted(name: str) -> bool:
    """Whether the file that would lie at `name` in the program's folder belongs there."""
    path = name.replace("\\", "/")
    file = path.rpartition("/")[2]
    plugin = re.search(r"/plugins/([^/]+)/(?:lib)?q?([^/]+?)\.(?:so|dll|dylib)$", path)
    if plugin:
        return plugin[2] in QT_PLUGINS.get(plugin[1], ())
    library = re.search(r"(?:^|/)(?:lib)?Qt6?([A-Z]\w*)(?:\.so\.[\d.]+$|\.dll$|\.framework/)", path)
    if library:
        return library[1] in QT_LIBRARIES
    if file.endswith(".qm") and "/translations/" in path:
        return file.removesuffix(".qm") in QT_TRANSLATIONS
    if path.startswith("tzdata/zoneinfo/"):
        return path == "tzdata/zoneinfo/Asia/Almaty"
    if path.startswith("lxml/isoschematron/") or WINDOWS_EXTRAS.fullmatch(file):
        return False
    if UNUSED_BINDINGS.search(path) or UNUSED_CODECS.match(file):
        return False
    return not (sys.platform == "linux" and "/" not in path and LINUX_SYSTEM.fullmatch(file))


def still_needed(toc: list[TocEntry]) -> list[TocEntry]:
    """Without the system's libraries that only left-out plugins asked for: GTK and all that it stands on, say. Linux only."""
    if sys.platform != "linux":
        return toc
    asked = {Path(name).name for dest, source, _ in toc if "/" in dest for name, _ in bindepend.get_imports(source)}
    return [entry for entry in toc if "/" in entry[0] or entry[0] in asked or entry[0].startswith(("libpython", "_"))]


def smaller(toc: list[TocEntry], folder: Path) -> list[TocEntry]:
    """The same; on Linux Python's own libraries without debugging symbols (35 MB), and ICU's tables for our languages alone."""
    return [(place, _smaller(place, source, folder), kind) for place, source, kind in toc]


def _smaller(place: str, source: str | None, folder: Path) -> str | None:
    if sys.platform != "linux" or source is None or not Path(source).is_file():
        return source
    file = Path(place).name
    if file.startswith("libicudata.so."):
        made = folder / "icu" / file
        return str(made if made.exists() else icu_data.reduced(Path(source), folder / "icu"))
    if place.startswith(("libpython", "python3.")):
        slim = folder / place.replace("/", "-")
        subprocess.run(["strip", "--strip-unneeded", "-o", str(slim), source], check=True)
        return str(slim)
    return source


def compiled(pure: list[TocEntry], folder: Path) -> list[TocEntry]:
    """Python's modules as files, compiled: one copy for both programs. In PyInstaller's archive each would carry its own."""
    entries = []
    for name, source, kind in pure:
        if kind != "PYMODULE" or source is None or source == "-":
            continue
        path = Path(source)
        place = (
            Path(*name.split("."), "__init__.pyc") if path.stem == "__init__" else Path(*name.split(".")).with_suffix(".pyc")
        )
        made = folder / "modules" / place
        # The same wherever it is compiled: it names its source by its place, and is never checked against it.
        named, unchecked = str(place.with_suffix(".py")), PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(source, str(made), named, doraise=True, optimize=0, invalidation_mode=unchecked)
        entries.append((str(place), str(made), "DATA"))
    return entries
