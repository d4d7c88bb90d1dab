"""What the Result tab shows before the first lookup: what to do, and in practice the ids to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kit_desktop.core.lookup import LookupQuery
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.icons import window_icon
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from kit_desktop.core.message_id import IdKind


class SuggestionButton(QPushButton):
    """One id to try."""

    chosen = Signal(object)

    def __init__(self, by: IdKind, text: str, words: str, parent: QWidget) -> None:
        super().__init__(f"{text}", parent)
        self._query = LookupQuery(by, text)
        self.setAccessibleName(f"{by.value} {text}: {words}")
        self.setAutoDefault(False)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.chosen.emit(self._query)


class IdlePage(QScrollArea):
    """`suggestion_chosen` carries the LookupQuery of an id that was clicked. `suggestions`: kind, id, what it shows."""

    suggestion_chosen = Signal(object)

    def __init__(self, suggestions: tuple[tuple[IdKind, str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 30, 40, 30)
        column.setSpacing(10)
        column.addStretch(1)
        picture = PlainLabel(parent=page)
        picture.setPixmap(window_icon().pixmap(64, 64))
        picture.setAccessibleName("KiT Desktop")
        picture.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title = PlainLabel(self.tr("What happened to the message?"), page, size=TextSize.DISPLAY)
        self.setAccessibleName(title.text())
        how = PlainLabel(self.tr("Paste the message id into the field above and press Enter."), page, secondary=True)
        for label in (picture, title, how):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        if suggestions:
            column.addSpacing(12)
            column.addWidget(PlainLabel(self.tr("Ids to try on the practice gateway:"), page, size=TextSize.STRONG))
            column.addLayout(self._grid(suggestions, page))
        column.addStretch(2)
        self.setWidget(page)

    def _grid(self, suggestions: tuple[tuple[IdKind, str, str], ...], page: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        half = (len(suggestions) + 1) // 2
        for i, (by, text, words) in enumerate(suggestions):
            column, row = divmod(i, half)
            button = SuggestionButton(by, text, words, page)
            button.chosen.connect(self.suggestion_chosen)
            grid.addWidget(button, row, column * 3)
            grid.addWidget(PlainLabel(words, page), row, column * 3 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(4, 1)
        grid.setColumnMinimumWidth(2, 16)
        return grid
