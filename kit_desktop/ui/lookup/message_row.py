"""What is said under the field: a hint, what is wrong with the id and what to do about it, or that it is being asked.

Its room is always kept, so that nothing below moves when something is said.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kit_desktop.ui.theme import Scheme, TextSize, Tone
from kit_desktop.ui.widgets.box import Painted, paint_box
from kit_desktop.ui.widgets.chip import SuggestionChip
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.marks import OutcomeMark
from kit_desktop.ui.widgets.plain_label import PlainLabel

_HEIGHT = 28


class Offer(NamedTuple):
    """Something to do about what is in the field: the chip's words, and the id, or the lines of a list, that is then taken."""

    words: str
    text: str
    is_list: bool = False


class ProgressLine(Painted, QWidget):
    """How much of the time limit is used; nothing is drawn at rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self.setFixedHeight(2)

    def show_share(self, share: float) -> None:
        """Show `share`, 0 to 1, of the line."""
        self._share = share
        self.update()

    def rest(self) -> None:
        """Draw nothing."""
        self._share = None
        self.update()

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        if self._share is None:
            return
        line = QRectF(self.rect())
        paint_box(painter, line, 1, fill=scheme.hairline)
        line.setWidth(line.width() * min(1.0, self._share))
        paint_box(painter, line, 1, fill=scheme.accent)


class MessageRow(QWidget):
    """One line of words, at most: a problem before a question under way before a hint.

    `taken` carries the Offer of the chip that was clicked.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(_HEIGHT)
        self.offers: list[SuggestionChip] = []
        """The chips that are shown."""
        self._mark = OutcomeMark(self, size=16, tone=Tone.WARNING)
        self._mark.setAccessibleName(self.tr("Warning"))
        self.problem = PlainLabel(parent=self, size=TextSize.SMALL, name="id_problem")
        self.asking = PlainLabel(parent=self, size=TextSize.SMALL, elided=True, name="asking")
        self.hint = PlainLabel(parent=self, size=TextSize.SMALL, secondary=True, elided=True, name="id_hint")
        self._chips = QWidget(self)
        self._chip_row = fill(QHBoxLayout(self._chips), spacing=8)
        row = self._row = fill(QHBoxLayout(self), self._mark, spacing=8)
        for label in (self.problem, self.asking, self.hint):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            row.addWidget(label)
            label.hide()
        row.addWidget(self._chips)
        row.addStretch()
        self._mark.hide()
        self._chips.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where the chips need all the room they say enough; the field's description has the words."""
        if self.offers:
            needed = self._chips.sizeHint().width() + self.problem.sizeHint().width() + 40
            self.problem.setVisible(needed <= self.width())

    def show_problem(self, words: str, offers: tuple[Offer, ...] = ()) -> None:
        """Say this with the mark of a warning, and offer a way out; an empty text says nothing."""
        for chip in self.offers:
            chip.hide()
            chip.deleteLater()
        self.offers = []
        for offer in offers:
            chip = SuggestionChip(offer.words, self._chips, icon="list" if offer.is_list else "")
            chip.clicked.connect(partial(self.taken.emit, offer))
            self._chip_row.addWidget(chip)
            chip.show()
            self.offers.append(chip)
        policy = QSizePolicy.Policy
        self.problem.setSizePolicy(policy.Maximum if offers else policy.Expanding, policy.Preferred)
        # Beside chips the words are few and stay in one line; without them they may need two. Only after the policy: a label
        # that wraps keeps in it that its height depends on its width.
        self.problem.setWordWrap(not offers)
        self.problem.setText(words)
        # All that is left of the row: a label that wraps is content with a narrow column.
        self._row.setStretchFactor(self.problem, not offers)
        self._mark.setVisible(bool(words))
        self.problem.setVisible(bool(words))
        self._chips.setVisible(bool(offers))
        self._make_room()
        self._show_rest()

    def show_asking(self, words: str) -> None:
        """Say that something is being asked; an empty text says that nothing is."""
        if words != self.asking.text():
            self.asking.setText(words)
            self._show_rest()

    def show_hint(self, words: str) -> None:
        """Say this where there is nothing else to say."""
        if words != self.hint.text():
            self.hint.setText(words)
            self._show_rest()

    def _show_rest(self) -> None:
        has_problem = bool(self.problem.text())
        is_asking = bool(self.asking.text())
        self.asking.setVisible(is_asking and not has_problem)
        self.hint.setVisible(bool(self.hint.text()) and not is_asking and not has_problem)
