"""The keyboard shortcuts: those of the menus as they are in this window, and those of single places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QMenu, QMenuBar, QWidget

from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.dialog import TALL, Dialog
from kit_desktop.ui.widgets.table import CellRole, Table, TableModel

_ROW_HEIGHT = 30
_Index = QModelIndex | QPersistentModelIndex


def native(*keys: str) -> str:
    """Keys as this system writes them: `Ctrl+L`, on macOS `⌘L`."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def menu_shortcuts(bar: QMenuBar) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Title of each menu, and text and keys of its actions that have keys."""
    for menu in bar.actions():
        # The first is the one that people press; behind it come keys of their own on some keyboards, as "Find".
        rows = [(_plain(action), native(action.shortcut().toString())) for action in _leaves([menu])]
        if rows:
            yield _plain(menu), rows


def _leaves(actions: Iterable[QAction]) -> Iterator[QAction]:
    for action in actions:
        inside = action.menu()
        if isinstance(inside, QMenu):
            yield from _leaves(inside.actions())
        elif action.shortcuts() and action.text() and action.isVisible():
            yield action


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…")


class _Shortcuts(TableModel):
    """What can be done and its keys, under a heading for each place."""

    def __init__(self, headings: Sequence[str], places: Iterable[tuple[str, list[tuple[str, str]]]], parent: QObject) -> None:
        super().__init__(headings, parent)
        self._rows: list[tuple[str, str]] = [row for title, rows in places for row in ((title, ""), *rows)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == CellRole.GROUP:
            return not row[1]
        if role == Qt.ItemDataRole.AccessibleTextRole and row[1]:
            return ": ".join(row)  # a screen reader reads the row by its first cell
        return row[index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class ShortcutsDialog(Dialog):
    """A list of what can be done, each with its keys, under the place where it works."""

    def __init__(self, bar: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keyboard shortcuts"), parent, width=520, height=TALL)
        self.table = Table(self, row_height=_ROW_HEIGHT)
        headings = (self.tr("What it does"), self.tr("Keys"))
        self.table.setModel(_Shortcuts(headings, (*menu_shortcuts(bar), *self._elsewhere()), self.table))
        self.table.setAccessibleName(self.tr("Keyboard shortcuts"))
        header = self.table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        self.table.resizeColumnToContents(0)
        self.column.addWidget(self.table, 1)
        self.add_buttons((Button(self.tr("Close"), self), QDialogButtonBox.ButtonRole.RejectRole))

    def _elsewhere(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What is no entry of a menu."""
        return [
            (
                self.tr("In the field for the id"),
                [
                    (self.tr("Look up"), native("Enter")),
                    (self.tr("The id is a MsgID"), native("Alt+1")),
                    (self.tr("The id is a UserMsgID"), native("Alt+2")),
                ],
            ),
            (
                self.tr("While a lookup goes on"),
                [(self.tr("Cancel"), native("Esc"))],
            ),
            (
                self.tr("In the history"),
                [
                    (self.tr("Open the answer"), native("Enter")),
                    (self.tr("Copy the id"), native("Ctrl+C")),
                    (self.tr("Delete the answer from the history"), native("Del")),
                ],
            ),
            (
                self.tr("Everywhere"),
                [
                    (self.tr("To the next control, and back"), native("Tab", "Shift+Tab")),
                    (self.tr("Close a window"), native("Esc")),
                ],
            ),
        ]
