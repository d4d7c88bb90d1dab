"""Copying with one click, and showing that it was done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from kit_desktop.ui.widgets.clipboard import took
from kit_desktop.ui.widgets.icons import ICON_SIZE, line_icon

_SHOWN_FOR = 1500


class CopyButton(QToolButton):
    """A small button that offers one value. It copies nothing itself: `copy_requested` carries the text."""

    copy_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.setAutoRaise(True)
        self.setIconSize(ICON_SIZE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR)
        self._timer.timeout.connect(self._show_sign)
        self.clicked.connect(self._on_clicked)
        self._show_sign()

    def offer(self, value: str, what: str) -> None:
        """Offer this value; `what` names it for the tool tip and for screen readers."""
        self._value = value
        text = self.tr("Copy {what}").format(what=what)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setEnabled(bool(value))

    def _show_sign(self) -> None:
        self.setIcon(line_icon("copy"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._show_sign()
        super().changeEvent(event)

    def _on_clicked(self) -> None:
        self.copy_requested.emit(self._value)
        if took():
            self.setIcon(line_icon("copied"))
            self._timer.start()
