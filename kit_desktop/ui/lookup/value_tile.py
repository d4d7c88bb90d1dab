"""One value of an answer: a click or Enter copies it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kit_desktop.ui.theme import Scheme, TextSize
from kit_desktop.ui.widgets.box import Painted, paint_box
from kit_desktop.ui.widgets.button import SingleClick
from kit_desktop.ui.widgets.clipboard import accepted
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.plain_label import PlainLabel

_TICK_MS = 1000
_ICON = 14
_SIDE = 8


class ValueTile(SingleClick, Painted, QToolButton):
    """Caption above value. It copies nothing itself: `copy_requested` carries the text.

    The sign of copying stands behind the value while the mouse or the keyboard is there; after a click a tick, for a second.
    """

    copy_requested = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, size: TextSize = TextSize.VALUE) -> None:
        super().__init__(parent)
        self._copied = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._caption = PlainLabel(parent=self, size=TextSize.SMALL, secondary=True, elided=True, name="field_caption")
        self._value = PlainLabel(parent=self, size=size, elided=True, name=name)
        for label in (self._caption, self._value):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = fill(QVBoxLayout(self), self._caption, self._value, margins=(_SIDE, 2, _SIDE + _ICON + 6, 2), spacing=1)
        self._timer = QTimer(self, singleShot=True, interval=_TICK_MS)
        self._timer.timeout.connect(self.update)
        self.clicked.connect(self._on_clicked)

    def show_value(self, caption: str, shown: str, copied: str, *, present: bool = True) -> None:
        """Show `shown` under its caption; a click copies `copied`, where that is not empty. `present`: it is no stand-in."""
        self._copied = copied
        self._caption.setText(caption)
        self._value.setText(shown)
        self._value.set_secondary(not present)
        self.setAccessibleName(f"{caption}: {shown}")
        self.setAccessibleDescription(self.tr("Copy"))
        self.setEnabled(bool(copied))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = self._column.sizeHint()
        return QSize(max(60, hint.width()), max(40, hint.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        lit = self.isEnabled() and (self.underMouse() or self.hasFocus())
        ticked = self._timer.isActive()
        if not lit and not ticked:
            return
        if lit:
            edge = scheme.accent if self.hasFocus() else None
            paint_box(painter, QRectF(self.rect()), 7, fill=scheme.raised, edge=edge, width=2)
        room = self._value.width()
        left = _SIDE + min(room, self._value.sizeHint().width()) + 6
        name, colour = ("copied", scheme.accent) if ticked else ("copy", scheme.text2)
        middle = self._value.geometry().center().y()
        pixmap = line_pixmap(name, colour, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(left, middle - _ICON // 2, pixmap)

    def _on_clicked(self) -> None:
        self.copy_requested.emit(self._copied)
        if accepted():
            self._timer.start()
            self.update()
