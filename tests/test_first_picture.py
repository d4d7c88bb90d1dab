"""What is loaded when the window is first seen: its frame, and nothing of what comes after it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

PAINTED = """
import os, sys
sys.argv = ["kit-desktop"]
from kit_desktop import __main__ as program

def tell():
    print(sorted(sys.modules), flush=True)
    os._exit(0)

def watch():
    from kit_desktop.ui.window.main_window import MainWindow
    emit = MainWindow.paintEvent
    def painted(window, event):
        emit(window, event)
        tell()
    MainWindow.paintEvent = painted

from kit_desktop.ui.program import qt_imports
load = qt_imports.import_qt
def loaded():
    load()
    watch()
qt_imports.import_qt = loaded
program.main()
"""
LATER = {
    "zeep", "lxml", "requests", "httpcore", "keyring", "openpyxl", "xlsxwriter", "python_calamine", "sqlite3", "ssl",
    "http.client", "http.server", "urllib.request", "email", "logging.handlers", "multiprocessing", "zoneinfo", "hashlib",
    "json", "platform", "html", "socket", "datetime", "PySide6.QtNetwork", "xml.sax",
    "kit_desktop.core.password_mask", "kit_desktop.core.message_info", "kit_desktop.core.history", "kit_desktop.core.lists",
    "kit_desktop.ui.history", "kit_desktop.ui.lists", "kit_desktop.ui.watch", "kit_desktop.ui.help", "kit_desktop.ui.support",
    "kit_desktop.ui.raw_xml", "kit_desktop.ui.settings", "kit_desktop.ui.lookup.result_view",
    "kit_desktop.ui.lookup.outcome_words", "kit_desktop.ui.widgets.dialog", "kit_desktop.gateway.soap",
    "kit_desktop.gateway.wire", "kit_desktop.gateway.practice",
}  # fmt: skip
MOST_OF_OURS = 74
MOST_BESIDE_QT = 95
"""Not counted: what a window of PySide6 alone has loaded."""

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
qt = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.show()
print(sorted(sys.modules))
"""


def modules(script: str, home: Path) -> set[str]:
    folders = dict.fromkeys(
        ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"), str(home)
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | folders, capture_output=True, text=True, check=True, timeout=60
    )
    return set(ast.literal_eval(ran.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return modules(PAINTED, tmp_path_factory.mktemp("home"))


def test_what_is_not_seen_is_not_loaded(first: set[str]) -> None:
    assert LATER & first == set()


def test_no_more_is_loaded_than_today(first: set[str], tmp_path: Path) -> None:
    ours = {name for name in first if name.partition(".")[0] == "kit_desktop"}
    assert len(ours) <= MOST_OF_OURS
    assert len(first - modules(BARE, tmp_path)) <= MOST_BESIDE_QT
