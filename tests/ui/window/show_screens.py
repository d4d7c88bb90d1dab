"""Started by test_every_screen: shows every screen of the program in one language, and looks at it in every way.

    python show_screens.py LANGUAGE APPEARANCE [FOLDER]

Puts small pictures of the main states into the folder. Prints as JSON: `faults`, the texts that are cut or lie over one
another, by screen and width of the window; `widest`, for each of these the text that leaves the least room, its width and its
room; `has_fonts`, whether that says anything; `walked`, by screen, in English, what somebody without a mouse meets.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from kit_desktop.app import App
from kit_desktop.core.settings.settings import Appearance, Language, Settings
from kit_desktop.core.settings.store import SettingsStore
from tests.ui.screens import DIALOGS, SCREENS, begin, clear, lay_out, open_dialog, seen, wait_until
from tests.ui.window.measure_screens import measured
from tests.ui.window.walk_screens import picture, walked

FONT = "Noto Sans"
WIDTHS = (640, 1000)
"""The narrowest window, and one in which the buttons have their words."""

HEIGHT = 560
PICTURED = frozenset({"delivered", "undelivered", "not-found", "stale", "history", "list-done", "settings-1"})
SMALL = QSize(100, 56)
LIKE_OTHERS = frozenset(
    {"undelivered", "operator", "sending", "waiting", "unknown-status", "by-own-id", "not-found-404", "fault", "maintenance"}
)
"""Screens that differ from the others in their words alone."""


def take_picture(app: App, path: Path) -> None:
    """A small one, once nothing in it moves."""
    card = app.window.result.outcome
    wait_until(lambda: not card.is_fading)
    lay_out()
    image = picture(seen(app), seen(app).rect())
    image.scaled(SMALL, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation).save(str(path))


def measure(app: App, screen: str, across: int, found: dict[str, Any]) -> None:
    """Note what has no room in a window of that width."""
    name = f"{screen} {across}"
    app.window.resize(across, HEIGHT)
    QCoreApplication.processEvents()
    lay_out()
    for text, width, room, wrong in measured(seen(app)):
        if wrong:
            found["faults"].setdefault(name, []).append(f"{text!r} {wrong} ({width} in {room})")
        # What takes just the room that it needs, as a button does, says nothing of what is left.
        widest = found["widest"].get(name)
        if room and room != width and (widest is None or room - width < widest[2] - widest[1]):
            found["widest"][name] = (text, width, room)


def main() -> None:
    language, appearance, *folder = sys.argv[1:]
    qt = QApplication(["show-screens"])
    if FONT in QFontDatabase.families():
        # Without a screen Qt takes the first font that it finds; this one has all three languages' letters.
        font = QFont(FONT)
        font.setPixelSize(13)
        qt.setFont(font)
    metrics = QFontMetrics(qt.font())
    has_fonts = metrics.horizontalAdvance("i") != metrics.horizontalAdvance("W")
    found: dict[str, Any] = {"has_fonts": has_fonts, "faults": {}, "widest": {}, "walked": {}}
    known: set[QWidget] = set()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        store = SettingsStore(Path(home) / "settings.ini")
        store.save(replace(Settings(), language=Language(language), appearance=Appearance(appearance)))
        app = App(qt, store, None, practice=True)
        # What is drawn is looked at in pictures alone.
        begin(app).setUpdatesEnabled(False)
        for screen, show in SCREENS.items():
            show(app)
            assert (open_dialog() is not None) == (screen in DIALOGS), screen
            for across in WIDTHS:
                measure(app, screen, across, found)
            if folder and screen in PICTURED:
                take_picture(app, Path(folder[0], f"{screen}-{language}-{appearance}.png"))
            if language == Language.ENGLISH.value and screen not in LIKE_OTHERS:
                found["walked"][screen] = walked(qt, seen(app), known)
            clear(app)
        app.shut_down()
    sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(found, ensure_ascii=False), flush=True)
    if sys.platform == "win32":
        # Windows takes the libraries down first, which under Wine now and then ends in an abort after all is done.
        ctypes.windll.kernel32.TerminateProcess(ctypes.c_void_p(-1), 0)
    os._exit(0)


if __name__ == "__main__":
    main()
