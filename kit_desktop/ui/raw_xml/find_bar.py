"""Find in a text: as you type, forwards and backwards, with what was found and what was not said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.button import Button
from kit_desktop.ui.widgets.field import LineField
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_SAID_BEFORE, _SAID_BEHIND = 60, 140


class FindBar(QWidget):
    """Searches one text widget. Always there; `open` puts the keyboard into it, Esc empties it and leaves."""

    def __init__(self, text: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = text
        self._field = LineField(self, icon="search", height=32)
        self._field.setPlaceholderText(self.tr("Find in the text"))
        self._field.setAccessibleName(self.tr("Find in the text"))
        self._answer = PlainLabel(parent=self, size=TextSize.SMALL, secondary=True, elided=True)
        # Empty for most of the time: nothing for the keyboard to come to.
        self._answer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._answer.setMinimumWidth(44)
        self._back = self._button("up", self.tr("Previous match"))
        self._on = self._button("down", self.tr("Next match"))
        self._field.textChanged.connect(self._on_text_changed)
        self._field.returnPressed.connect(self.find_next)
        self._on.clicked.connect(self.find_next)
        self._back.clicked.connect(self.find_previous)
        fill(QHBoxLayout(self), self._field, self._answer, self._back, self._on, grows=self._field, spacing=6)

    def _button(self, icon: str, name: str) -> Button:
        button = Button(parent=self, icon=icon)
        button.set_icon_only(name)
        return button

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key comes to in it."""
        return self._field, self._back, self._on

    def open(self) -> None:
        """Put the keyboard into the field."""
        self._field.setFocus()
        self._field.selectAll()

    @property
    def is_used(self) -> bool:
        """Whether something is searched for, or about to be."""
        return bool(self._field.text()) or self._field.hasFocus()

    def close_bar(self) -> None:
        """Search for nothing any more; the keyboard goes to the text."""
        self._field.clear()
        self._target.setFocus()

    def search_anew(self) -> None:
        """What was said is of the text before this one: say it of this one, but not aloud, as nobody has just asked."""
        self._find(QTextDocument.FindFlag(0), aloud=False)

    def find_next(self) -> None:
        """Go to the next match, from the top again after the last."""
        self._find(QTextDocument.FindFlag(0))

    def find_previous(self) -> None:
        """Go to the match before, from the end again before the first."""
        self._find(QTextDocument.FindFlag.FindBackward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        cursor = self._target.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._target.setTextCursor(cursor)
        self.find_next()

    def _find(self, flags: QTextDocument.FindFlag, *, aloud: bool = True) -> None:
        wanted = self._field.text()
        if not wanted:
            self._answer.setText("")
            return
        before, end = self._target.textCursor(), QTextCursor.MoveOperation
        found = self._target.find(wanted, flags)
        if not found:
            self._target.moveCursor(end.End if flags == QTextDocument.FindFlag.FindBackward else end.Start)
            found = self._target.find(wanted, flags)
        if not found:
            self._target.setTextCursor(before)
        self._answer.setText(self._place_words(wanted) if found else self.tr("Not in the text"))
        if aloud:
            announce(self, self._around_match() if found else self._answer.text())

    def _place_words(self, wanted: str) -> str:
        """Which of how many matches it is."""
        text, sought = self._target.toPlainText().casefold(), wanted.casefold()
        place = text.count(sought, 0, self._target.textCursor().selectionEnd())
        return self.tr("{place} of {count}").format(place=max(1, place), count=max(1, text.count(sought)))

    def _around_match(self) -> str:
        """The line that the match stands in; of a long one, what is next to the match."""
        cursor = self._target.textCursor()
        start = cursor.selectionStart() - cursor.block().position()
        return cursor.block().text()[max(0, start - _SAID_BEFORE) : start + _SAID_BEHIND].strip()
