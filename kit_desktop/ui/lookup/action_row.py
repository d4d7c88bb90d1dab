"""What can be done with an answer, in one row: the next step first, and where there is no room icons without words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kit_desktop.ui.widgets.button import Button, ButtonKind
from kit_desktop.ui.widgets.layouts import chain_tabs

_GAP = 8


class ActionRow(QWidget):
    """Buttons in the order in which they were added, but the primary one before all others. Hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[Button] = []
        self._primary: Button | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.arrange)

    def add(self, button: Button, *, before: Button | None = None) -> None:
        """Take a button in, behind the others or before one of them."""
        button.setParent(self)
        place = self._buttons.index(before) if before in self._buttons else len(self._buttons)
        self._buttons.insert(place, button)
        button.installEventFilter(self)
        chain_tabs(*self.buttons)
        # Each is measured, and more may come.
        self._soon.start()

    @property
    def buttons(self) -> list[Button]:
        """All of them, left to right."""
        first = [self._primary] if self._primary is not None else []
        return first + [button for button in self._buttons if button is not self._primary]

    def set_primary(self, primary: Button | None) -> None:
        """Fill this button and put it first; None fills none."""
        if primary is self._primary and not self._soon.isActive():
            return
        self._primary = primary
        for button in self._buttons:
            if button is primary or button.kind is ButtonKind.FILLED:
                button.set_kind(ButtonKind.FILLED if button is primary else ButtonKind.OUTLINED)
        chain_tabs(*self.buttons)
        self.arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._soon.start()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._soon.stop()
            self.arrange()
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(200, max((button.sizeHint().height() for button in self._buttons), default=32))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place the buttons; from the last to the second they lose their words until all have room."""
        shown = [button for button in self.buttons if not button.isHidden()]
        sizes = {button: button.size_with(words=True) for button in shown}
        for button in reversed(shown[1:]):
            if sum(size.width() + _GAP for size in sizes.values()) - _GAP <= self.width():
                break
            sizes[button] = button.size_with(words=False)
        x = 0
        for button, size in sizes.items():
            button.set_words_shown(size == button.size_with(words=True))
            button.setGeometry(x, 0, min(size.width(), max(self.width() - x, 32)), size.height())
            x += size.width() + _GAP
