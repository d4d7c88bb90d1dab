"""What the Result tab shows before the first lookup: what to do, the last lookups, and in practice the ids to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.layouts import PageArea, fill
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit_desktop.ui.lookup.last_lookups import LastLookup, LastLookups
    from kit_desktop.ui.lookup.practice_ids import PracticeId

_EDGE = 24


class IdlePage(PageArea):
    """`suggestion_chosen` carries the LookupQuery of an id that was clicked. `suggestions` are those of practice.

    `last_chosen` and `again_requested` carry the `key` of one of the last lookups: it shall be shown, or looked up again.
    `history_requested` says that all of them are wanted.
    """

    suggestion_chosen = Signal(object)
    last_chosen = Signal(object)
    again_requested = Signal(object)
    history_requested = Signal()

    def __init__(self, suggestions: tuple[PracticeId, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: LastLookups | None = None
        page = self.page
        column = self._column = fill(QVBoxLayout(page), margins=(_EDGE, _EDGE))
        title = PlainLabel(self.tr("What happened to the message?"), page, size=TextSize.DISPLAY)
        self.setAccessibleName(title.text())
        column.addWidget(title)
        words = self.tr("Paste the message id into the field above and press Enter. Several ids become a list.")
        column.addWidget(PlainLabel(words, page, size=TextSize.VALUE, secondary=True))
        if suggestions:
            column.addSpacing(16)
            column.addWidget(PlainLabel(self.tr("Ids to try on the practice gateway:"), page, size=TextSize.STRONG))
            # Only practice needs them, and the start of the program is not in practice.
            from kit_desktop.ui.lookup.practice_ids import PracticeIds  # noqa: PLC0415

            ids = PracticeIds(suggestions, page)
            ids.chosen.connect(self.suggestion_chosen)
            column.addSpacing(4)
            column.addWidget(ids)
        column.addStretch()

    def show_last(self, lookups: Sequence[LastLookup]) -> None:
        """Show these lookups, the newest first; without any the page is as it was."""
        if self._last is None:
            if not lookups:
                return
            # Not needed for the first paint, and a table is a slow thing to make.
            from kit_desktop.ui.lookup.last_lookups import LastLookups  # noqa: PLC0415

            self._last = LastLookups(self.page)
            self._last.chosen.connect(self.last_chosen)
            self._last.again_requested.connect(self.again_requested)
            self._last.history_requested.connect(self.history_requested)
            self._column.insertWidget(self._column.count() - 1, self._last)
        self._last.show_lookups(lookups)
        self._last.setVisible(bool(lookups))
