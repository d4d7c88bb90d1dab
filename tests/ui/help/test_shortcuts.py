"""The list of keyboard shortcuts tells what the window really has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from kit_desktop.core.settings.settings import Language
from kit_desktop.ui.help.shortcuts import ShortcutsDialog, menu_shortcuts, native
from kit_desktop.ui.i18n import Translators
from kit_desktop.ui.widgets.table import CellRole

from ..window_bench import Bench


def rows(dialog: ShortcutsDialog, role: int = Qt.ItemDataRole.DisplayRole) -> list[list[object]]:
    model = dialog.table.model()
    return [[model.index(row, column).data(role) for column in range(2)] for row in range(model.rowCount())]


def test_every_key_of_the_menus_is_told(bench: Bench) -> None:
    dialog = ShortcutsDialog(bench.window.menuBar(), bench.window)
    dialog.show()
    told = dict(rows(dialog))
    assert told["Go to the id"] == native("Ctrl+L")
    assert told["Look up again"] == native("F5")
    assert told["Copy for ticket"] == native("Ctrl+Shift+C")
    assert told["Settings"] == native("Ctrl+,")
    assert told["Result"] == native("Ctrl+1")
    assert not [text for text in told if "&" in text or text.endswith("…")]


def test_an_action_without_keys_is_left_out_and_a_menu_within_a_menu_is_not(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    bar.addAction("No menu")
    bar.addMenu("&Empty").addAction("No keys")
    menu = bar.addMenu("&File")
    hidden = menu.addAction("Hidden", QKeySequence("F2"), lambda: None)
    hidden.setVisible(False)
    deep = menu.addMenu("More").addAction("&Deep…", lambda: None)
    deep.setShortcuts([QKeySequence("F3"), QKeySequence("Find")])
    assert list(menu_shortcuts(bar)) == [("File", [("Deep", "F3")])]


@pytest.mark.parametrize("chosen", [Language.RUSSIAN, Language.KAZAKH])
def test_it_speaks_the_language_and_a_screen_reader_reads_rows(qtbot: QtBot, language: Translators, chosen: Language) -> None:
    language.use(chosen)
    dialog = ShortcutsDialog(QMenuBar())
    qtbot.addWidget(dialog)
    found = rows(dialog)
    assert not [text for text, _ in found if "Look" in text or "Cancel" in text]
    assert [said for said, _ in rows(dialog, Qt.ItemDataRole.AccessibleTextRole)] == [
        f"{text}: {keys}" if keys else None for text, keys in found
    ]
    assert [bool(group) for group, _ in rows(dialog, CellRole.GROUP)] == [not keys for _, keys in found]
    assert [keys for _, keys in found].count(native("Esc")) == 2
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
