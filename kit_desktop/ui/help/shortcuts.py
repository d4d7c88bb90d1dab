"""The keyboard shortcuts: those of the menus as they are in this window, and those of single places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.window.placement import resize_to_fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QMenuBar


def native(*keys: str) -> str:
    """Keys as this system writes them: `Ctrl+L`, on macOS `⌘L`."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def menu_shortcuts(bar: QMenuBar) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Title of each menu, and text and keys of its actions that have keys."""
    for menu in bar.actions():
        inside = menu.menu()
        if not isinstance(inside, QMenu):
            continue
        # The first is the one that people press; behind it come keys of their own on some keyboards, as "Find".
        rows = [(_plain(action), native(action.shortcut().toString())) for action in _leaves(inside.actions())]
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


class ShortcutsDialog(QDialog):
    """A list of what can be done, each with its keys, under the place where it works."""

    def __init__(self, bar: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        resize_to_fit(self, 520, 560)
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.list.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setTabKeyNavigation(False)
        for title, rows in (*menu_shortcuts(bar), *self._elsewhere()):
            self._add(title, rows)
        self.list.expandAll()
        self.list.resizeColumnToContents(0)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        box = QDialogButtonBox(self)
        box.addButton(Button(self.tr("Close"), self), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        fill(QVBoxLayout(self), (self.list, 1), box)

    def _add(self, title: str, rows: list[tuple[str, str]]) -> None:
        group = QTreeWidgetItem(self.list, [title])
        group.setFirstColumnSpanned(True)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for text, keys in rows:
            item = QTreeWidgetItem(group, [text, keys])
            # A screen reader reads the row by its first cell.
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{text}: {keys}")

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
