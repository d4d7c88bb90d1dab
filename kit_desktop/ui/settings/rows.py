"""What a page of the settings is made of: cards of rows, each with its words at the left and its control at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kit_desktop.ui.theme import TextSize, sized
from kit_desktop.ui.widgets.box import Hairline
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.layouts import fill, leave_wheel_to_page
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from enum import StrEnum

    from PySide6.QtGui import QMouseEvent

    from kit_desktop.core.settings.settings import Settings

_WIDTHS = (110, 190)
"""The least width of a number and of a choice: those below one another begin at the same place."""


class Row(QWidget):
    """One setting. The words name the control to screen readers, and a click on them goes to it.

    `explanation` says what it does, in text that stands back.
    """

    def __init__(self, caption: str, control: QWidget, explanation: str = "", *, parent: QWidget) -> None:
        super().__init__(parent)
        self.control = control
        label = QLabel(caption, self)
        label.setWordWrap(True)
        label.setFont(sized(self.font(), TextSize.EMPHASIS))
        label.setBuddy(control)
        control.setMinimumHeight(32)
        if isinstance(control, QAbstractSpinBox | QComboBox):
            control.setMinimumWidth(_WIDTHS[isinstance(control, QComboBox)])
            leave_wheel_to_page(control)
        # A button's name is its own text, never its label's.
        if isinstance(control, QAbstractButton) and not control.text():
            control.setAccessibleName(caption.replace("&", ""))
        self.explanation = PlainLabel(parent=self, size=TextSize.SMALL, secondary=True)
        self.explain(explanation)
        words = fill(QVBoxLayout(), None, label, self.explanation, None, spacing=1)
        fill(QHBoxLayout(self), words, (control, Qt.AlignmentFlag.AlignVCenter), grows=words, spacing=16)

    def explain(self, words: str) -> None:
        """Say something else in the text that stands back."""
        self.explanation.setText(words)
        self.explanation.setVisible(bool(words))
        self.control.setAccessibleDescription(words)

    def lock(self) -> None:
        """Show it, and let nobody change it."""
        self.control.setEnabled(False)
        self.explain(self.tr("Set by your administrator"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if isinstance(self.control, QCheckBox) and self.control.isEnabled():
            self.control.click()


class Page(QWidget):
    """One page of the settings: sections with their rows. `rows` are those of single settings, by name."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.rows: dict[str, Row] = {}
        self.column = fill(QVBoxLayout(), spacing=6)
        fill(QVBoxLayout(self), self.column, None, margins=(2, 0))

    def add_section(self, title: str, *rows: QWidget) -> None:
        """Put rows on a card under that title."""
        if self.column.count():
            self.column.addSpacing(12)
        self.column.addWidget(PlainLabel(title, self, size=TextSize.STRONG))
        card = Card(self)
        inside = fill(QVBoxLayout(card), margins=(16, 10), spacing=9)
        for row in rows:
            if row is not rows[0]:
                inside.addWidget(Hairline(card))
            inside.addWidget(row)
        self.column.addWidget(card)

    def row(self, name: str, caption: str, control: QWidget, explanation: str = "") -> Row:
        """A row for the setting of that name, with its value in the control."""
        value = getattr(self._settings, name)
        match control:
            case QCheckBox():
                control.setChecked(value)
            case QComboBox():
                control.setCurrentIndex(control.findData(str(value)))
            case QSpinBox():
                control.setValue(round(value))
            case QDoubleSpinBox():
                control.setValue(value)
        self.rows[name] = Row(caption, control, explanation, parent=self)
        return self.rows[name]

    def choice(self, *choices: tuple[StrEnum, str]) -> QComboBox:
        """A control that offers these values, each under its name."""
        box = QComboBox(self)
        for value, name in choices:
            box.addItem(name, value.value)
        return box

    def number(self, limits: tuple[float, float], unit: str = "") -> QSpinBox:
        """A control for a whole number within these limits."""
        box = QSpinBox(self)
        box.setRange(round(limits[0]), round(limits[1]))
        box.setSuffix(unit)
        return box

    def lock(self, names: frozenset[str]) -> None:
        """Lock the settings of these names, as far as they are shown here."""
        for name in names & self.rows.keys():
            self.rows[name].lock()

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with what is chosen here."""
        return replace(settings, **{name: self._value_of(name, row.control) for name, row in self.rows.items()})

    def _value_of(self, name: str, control: QWidget) -> Any:
        before = getattr(self._settings, name)
        match control:
            case QCheckBox():
                return control.isChecked()
            case QComboBox():
                return type(before)(control.currentData())
            case QSpinBox() | QDoubleSpinBox():
                return float(control.value()) if isinstance(before, float) else control.value()
        raise TypeError(control)
