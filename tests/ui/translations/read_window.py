"""Started by test_translations: opens the program's windows and dialogs in one language after another and prints as JSON every
text that they show, by language and place.

    python read_window.py LANGUAGE…

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
from tests.ui.screens import begin, lay_out, wait_until


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


def read_window(qt: QApplication, folder: Path, language: str) -> dict[str, list[str]]:
    """Every text of the window, with an account asked for and in practice."""
    store = SettingsStore(folder / f"{language}.ini")
    store.save(replace(Settings(), language=Language(language)))
    found: dict[str, list[str]] = {}
    app = App(qt, store, None, practice=False)
    for practice in (False, True):
        window = begin(app, app.window.practice_requested.emit if practice else None)
        next(each for each in window.findChildren(QAction) if each.menuRole() == QAction.MenuRole.PreferencesRole).trigger()
        wanted = {"SettingsDialog"} if practice else {"SettingsDialog", "LoginDialog"}
        wait_until(lambda wanted=wanted: wanted <= {type(top).__name__ for top in qt.topLevelWidgets() if top.isVisible()})
        lay_out()
        for top in qt.topLevelWidgets():
            if isinstance(top, (QDialog, QMainWindow)) and top.isVisible():
                found |= read(top, f"{type(top).__name__} {'in practice' if practice else ''}".strip())
        for dialog in window.findChildren(QDialog):
            dialog.close()
    app.window.hide()
    app.shut_down()
    return found


def main() -> None:
    qt = QApplication(["read-window"])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        found = {language: read_window(qt, Path(folder), language) for language in sys.argv[1:]}
    sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(found, ensure_ascii=False), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
