"""A switch between two or three words of which one is chosen, and always seen which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from kit_desktop.ui.theme import Scheme, TextSize, blend, sized
from kit_desktop.ui.widgets.box import Painted, paint_box
from kit_desktop.ui.widgets.layouts import fill

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIDE = 14
_INSET = 3


class SwitchChoice(Painted, QRadioButton):
    """One word of a switch: a radio button to the keyboard and to screen readers, a segment to the eye."""

    def __init__(self, text: str, tip: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802  # Qt's name
        return self.rect().contains(place)

    def sizeHint(self) -> QSize:
        # In the heavier weight, so that choosing moves nothing.
        metrics = QFontMetrics(sized(self.font(), TextSize.STRONG))
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _SIDE, metrics.height() + 10)

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        chosen = self.isChecked()
        box = QRectF(self.rect())
        if chosen:
            inside = scheme.selection if scheme.is_dark else scheme.surface
            width = 2.6 if self.hasFocus() else 1.5
            edge = scheme.accent if self.isEnabled() else scheme.outline
            paint_box(painter, box, 6, fill=inside, edge=edge, width=max(width, scheme.edge_width))
        elif self.underMouse() and self.isEnabled():
            paint_box(painter, box, 6, fill=blend(scheme.track, scheme.text, 0.05))
        if self.hasFocus():
            paint_box(painter, box.adjusted(3.5, 3.5, -3.5, -3.5), 3, fill=None, edge=scheme.accent, width=1)
        colour = scheme.text2
        if chosen:
            colour = scheme.text if scheme.is_dark else scheme.accent
        if not self.isEnabled():
            colour = scheme.faint
        painter.setPen(colour)
        painter.setFont(sized(self.font(), TextSize.STRONG if chosen else TextSize.BODY))
        painter.drawText(QRect(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())


class Switch(Painted, QWidget):
    """Exclusive choices in one track. `chosen` carries the value of the choice that was made, by hand or by `choose`.

    `choices`: value, words, and what they mean (tool tip and accessible description). Arrow keys move as in radio buttons.
    """

    chosen = Signal(object)

    def __init__(
        self, choices: Iterable[tuple[object, str, str]], parent: QWidget | None = None, *, name: str = "", height: int = 38
    ) -> None:
        super().__init__(parent)
        self._least = height
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._choices: dict[object, SwitchChoice] = {}
        row = fill(QHBoxLayout(self), margins=(_INSET, _INSET), spacing=0)
        for value, text, tip in choices:
            choice = SwitchChoice(text, tip, self)
            self._group.addButton(choice)
            self._choices[value] = choice
            row.addWidget(choice)
        next(iter(self._choices.values())).setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> object:
        """The value of what is chosen."""
        return next(value for value, choice in self._choices.items() if choice.isChecked())

    def choose(self, value: object) -> None:
        """Choose; `chosen` is emitted where that changes anything."""
        self._choices[value].setChecked(True)

    def choice(self, value: object) -> SwitchChoice:
        """The button of one value."""
        return self._choices[value]

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(self._least, hint.height()))

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        paint_box(painter, QRectF(self.rect()), 8, fill=scheme.track, edge=scheme.outline, width=scheme.edge_width)

    def _on_toggled(self, _button: object, checked: bool) -> None:
        if checked:
            self.chosen.emit(self.value)
