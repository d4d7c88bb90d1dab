"""Started by test_translations: opens the program's windows and dialogs in one language and prints as JSON every text that they
show, by place.

    python read_window.py LANGUAGE

A process of its own, because the whole program is built: its translators, hooks and threads are not for other tests.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTabWidget,
    QWidget,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from kit_desktop.app import App
from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.core.settings.store import SettingsStore
from tests.ui.screens import lay_out, wait_until


def of_widget(widget: QObject) -> Iterator[str]:
    match widget:
        case QAbstractButton() | QLabel():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(i) for i in range(widget.count()))
        case QAbstractSpinBox():
            yield widget.specialValueText()
        case QTabWidget():
            yield from (widget.tabText(i) for i in range(widget.count()))
    if isinstance(widget, QWidget):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())


def read(top: QWidget, name: str) -> dict[str, list[str]]:
    """By place: every menu, the menu bar with the window's own letters, and each dialog."""
    texts = {
        name: [text for widget in (top, *top.findChildren(QWidget)) if widget.window() is top for text in of_widget(widget)]
    }
    for menu in top.findChildren(QMenu):
        if menu.actions():
            texts[f"{name}, menu {menu.title()}"] = [action.text() for action in menu.actions()]
    if isinstance(top, QMainWindow):
        texts[name] += [action.text() for action in top.menuBar().actions()]
    return {place: [text for text in each if text] for place, each in texts.items()}


def main() -> None:
    qt = QApplication(["read-window"])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = SettingsStore(Path(folder) / "settings.ini")
        store.save(replace(Settings(), language=Language(sys.argv[1])))
        found: dict[str, list[str]] = {}
        app = App(qt, store, None)
        complete: list[bool] = []
        app.complete.connect(lambda: complete.append(True))
        for practice in (False, True):
            complete.clear()
            app.start(practice=practice, prefill=None)
            wait_until(lambda: bool(complete))
            window = app.window
            assert window is not None
            next(each for each in window.findChildren(QAction) if each.menuRole() == QAction.MenuRole.PreferencesRole).trigger()
            wanted = {"SettingsDialog"} if practice else {"SettingsDialog", "LoginDialog"}
            wait_until(lambda wanted=wanted: wanted <= {type(top).__name__ for top in qt.topLevelWidgets() if top.isVisible()})
            lay_out()
            for top in qt.topLevelWidgets():
                if isinstance(top, (QDialog, QMainWindow)) and top.isVisible():
                    found |= read(top, f"{type(top).__name__} {'in practice' if practice else ''}".strip())
            for dialog in window.findChildren(QDialog):
                dialog.close()
        app.shut_down()
    sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(found, ensure_ascii=False), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
