"""Started by test_kept_pictures: takes small pictures of the main states.

    python picture_screens.py FOLDER

Run by hand with the folder of the kept pictures, it renews them; look at `.ci/pictures` first.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from kit_desktop.app import App
from kit_desktop.core.settings.settings import Appearance, Language, Settings
from kit_desktop.core.settings.store import SettingsStore
from tests.ui.screens import SCREENS, begin, clear, lay_out, seen, wait_until, window_of

STATES = ("delivered", "undelivered", "not-found", "stale", "history", "list-done", "settings-1")
LOOKS = ((Language.ENGLISH, Appearance.LIGHT), (Language.KAZAKH, Appearance.DARK))
FONT = "Noto Sans"
SIZE = (1000, 640)
SMALL = QSize(100, 64)


def main() -> None:
    qt = QApplication(["picture-screens"])
    if FONT in QFontDatabase.families():
        font = QFont(FONT)
        font.setPixelSize(13)
        qt.setFont(font)
    ended = []
    for language, appearance in LOOKS:
        # A history and settings of its own.
        home = tempfile.mkdtemp(prefix="kit-pictures-")
        os.environ["XDG_DATA_HOME"] = home
        store = SettingsStore(Path(home) / "settings.ini")
        store.save(replace(Settings(), language=language, appearance=appearance))
        app = App(qt, store, None)
        begin(app).resize(*SIZE)
        for state in (name for name in SCREENS if name in STATES):
            SCREENS[state](app)
            card = window_of(app).result.outcome
            wait_until(lambda card=card: card._before is None)
            lay_out()
            QCoreApplication.processEvents()
            picture = seen(app).grab().toImage()
            small = picture.scaled(SMALL, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
            small.save(str(Path(sys.argv[1]) / f"{state}-{language.value}-{appearance.value}.png"))
            clear(app)
        # Kept to the end: Python must not take apart what Qt still asks.
        ended.append(app)
        window_of(app).hide()
        app.shut_down()
    os._exit(0)


if __name__ == "__main__":
    main()
