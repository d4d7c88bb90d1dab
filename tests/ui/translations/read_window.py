"""Started by test_translations: opens the program's windows and dialogs in one language and prints as JSON what they show.

`texts`: every text, by place. `cut`: the texts that do not fit, at 1000x600, where the window shows different answers.
`has_fonts`: whether that says anything.

    python read_window.py LANGUAGE

A process of its own, because the whole program is built: its translators, hooks and threads are not for other tests.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QAction, QFontMetrics
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
    QTableView,
    QTabWidget,
    QWidget,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from kit_desktop.app import App
from kit_desktop.core.lookup import LookupQuery
from kit_desktop.core.message_id import IdKind
from kit_desktop.core.settings.settings import Language, Settings
from kit_desktop.core.settings.store import SettingsStore

IDS = ("963", "964002", "964003", "111", "401", "503")


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


def needed_width(widget: QWidget) -> tuple[str, int]:
    """A text that must be seen whole, and how wide its widget has to be for that; an empty text where nothing must."""
    metrics = widget.fontMetrics()
    match widget:
        case QAbstractButton():
            return widget.text(), widget.sizeHint().width()
        case QLabel() if not widget.wordWrap():
            return widget.text(), metrics.horizontalAdvance(widget.text().replace("&", ""))
        case QLineEdit() if isinstance(widget.parentWidget(), QAbstractSpinBox):
            return widget.text(), metrics.horizontalAdvance(widget.text())
        case QLineEdit():
            return widget.placeholderText(), metrics.horizontalAdvance(widget.placeholderText())
        case QComboBox() if widget.count():
            longest = max((widget.itemText(i) for i in range(widget.count())), key=metrics.horizontalAdvance)
            return longest, metrics.horizontalAdvance(longest)
    return "", 0


def cut(top: QWidget) -> Iterator[str]:
    """The texts of a window that are seen only in part."""
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not top:
            continue
        text, width = needed_width(widget)
        if text and widget.width() < width:
            yield f"{text} ({widget.width()} of {width})"
        if isinstance(widget, QLabel) and widget.wordWrap() and widget.height() < widget.heightForWidth(widget.width()):
            yield f"{widget.text()} ({widget.height()} of {widget.heightForWidth(widget.width())} high)"
        if isinstance(widget, QTableView) and widget.model():
            header, model = widget.horizontalHeader(), widget.model()
            for column in range(model.columnCount()):
                title = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
                if not widget.isColumnHidden(column) and header.sectionSize(column) < header.fontMetrics().horizontalAdvance(
                    title
                ):
                    yield title


def has_fonts() -> bool:
    """Whether letters have widths of their own. Without a font, Qt draws boxes of one size."""
    metrics = QFontMetrics(QApplication.font())
    return metrics.horizontalAdvance("i") != metrics.horizontalAdvance("W")


def lay_out() -> None:
    """Have every layout done that a text has asked for; each may ask the one around it."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))


def cut_in_use(app: App) -> Iterator[str]:
    """The same in every tab, with the answers that have the longest words."""
    window = app.window
    assert window is not None
    window.resize(1000, 600)
    for text in IDS:
        finished = []
        app.session.lookups.finished.connect(finished.append)
        window.look_up(LookupQuery(IdKind.MSG_ID, text))
        wait_until(lambda finished=finished: bool(finished))
        for tab in range(window.tabs.count()):
            window.tabs.setCurrentIndex(tab)
            QCoreApplication.processEvents()
            lay_out()
            yield from (f"{text}, tab {tab + 1}: {each}" for each in cut(window))


def wait_until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError("the windows did not come")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)


def main() -> None:
    qt = QApplication(["read-window"])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = SettingsStore(Path(folder) / "settings.ini")
        store.save(replace(Settings(), language=Language(sys.argv[1])))
        found: dict[str, list[str]] = {}
        too_long: list[str] = []
        app = App(qt, store, None)
        for practice in (False, True):
            app.start(practice=practice, prefill=None)
            window = app.window
            assert window is not None
            next(each for each in window.findChildren(QAction) if each.menuRole() == QAction.MenuRole.PreferencesRole).trigger()
            wanted = {"SettingsDialog"} if practice else {"SettingsDialog", "LoginDialog"}
            wait_until(lambda wanted=wanted: wanted <= {type(top).__name__ for top in qt.topLevelWidgets() if top.isVisible()})
            lay_out()
            for top in qt.topLevelWidgets():
                if isinstance(top, (QDialog, QMainWindow)) and top.isVisible():
                    found |= read(top, f"{type(top).__name__} {'in practice' if practice else ''}".strip())
                    too_long += [f"{type(top).__name__}: {each}" for each in cut(top)]
            for dialog in window.findChildren(QDialog):
                dialog.close()
        too_long += cut_in_use(app)
        app.shut_down()
    sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps({"texts": found, "cut": sorted(set(too_long)), "has_fonts": has_fonts()}, ensure_ascii=False), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
