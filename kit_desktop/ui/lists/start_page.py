"""The list tab before there is a list: how to bring one, and the lists that were begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import short_day_and_clock, whole
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.lists.journal.tables import JournalAbout

_SHOWN = 20


class _Begun(QWidget):
    """One list that was begun."""

    open_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, about: JournalAbout, parent: QWidget) -> None:
        super().__init__(parent)
        self._about = about
        name = shortened(about.name, 60) or self.tr("Pasted list")
        when = short_day_and_clock(about.created_at.astimezone())
        done = self.tr("{done} of {total} answered").format(done=whole(about.total - about.open), total=whole(about.total))
        text = PlainLabel(f"{name} · {done} · {when}", self)
        open_ = QPushButton(self.tr("Continue…") if about.open else self.tr("Open"), self)
        open_.setAccessibleName(f"{open_.text()} {name}")
        open_.clicked.connect(self._on_open)
        delete = QPushButton(self.tr("Delete"), self)
        delete.setAccessibleName(f"{delete.text()} {name}")
        delete.clicked.connect(self._on_delete)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text, 1)
        row.addWidget(open_)
        row.addWidget(delete)

    def _on_open(self) -> None:
        self.open_requested.emit(self._about)

    def _on_delete(self) -> None:
        self.delete_requested.emit(self._about)


class ListStartPage(QScrollArea):
    """Offers to open a file or to paste; `open_requested` and `delete_requested` carry a JournalAbout."""

    file_requested = Signal()
    paste_requested = Signal()
    open_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(40, 30, 40, 30)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        title = PlainLabel(self.tr("Look up a whole list"), page, size=TextSize.DISPLAY)
        self.setAccessibleName(title.text())
        how = PlainLabel(
            self.tr("Drop an Excel, CSV or text file here, open one, or paste a column of ids."), page, secondary=True
        )
        self._problem = PlainLabel(parent=page, size=TextSize.STRONG)
        self._problem.setObjectName("list_problem")
        self._problem.hide()
        for label in (title, how, self._problem):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        file = QPushButton(self.tr("Open a file…"), page)
        file.clicked.connect(self.file_requested)
        paste = QPushButton(self.tr("Paste ids"), page)
        paste.clicked.connect(self.paste_requested)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(file)
        row.addWidget(paste)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addSpacing(16)
        self._begun_title = PlainLabel(self.tr("Saved lists:"), page, size=TextSize.STRONG)
        self._begun_title.hide()
        self._column.addWidget(self._begun_title)
        self._begun: list[_Begun] = []
        self._column.addStretch(2)
        self._page = page
        self.setWidget(page)

    def show_begun(self, lists: tuple[JournalAbout, ...]) -> None:
        """Offer these lists."""
        for old in self._begun:
            old.hide()
            old.deleteLater()
        self._begun = []
        for about in lists[:_SHOWN]:
            entry = _Begun(about, self._page)
            entry.open_requested.connect(self.open_requested)
            entry.delete_requested.connect(self.delete_requested)
            self._column.insertWidget(self._column.count() - 1, entry)
            self._begun.append(entry)
        self._begun_title.setVisible(bool(lists))

    def say_problem(self, words: str, *, aloud: bool = True) -> None:
        """Say why a list cannot be used; an empty text says nothing. `aloud` is False where it is said elsewhere too."""
        if aloud and self.isVisible() and words != self._problem.text():
            announce(self, words)
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
