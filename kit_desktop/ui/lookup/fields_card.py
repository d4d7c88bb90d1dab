"""All eleven fields of the reply: the six that people ask about, and under a line the gateway's technical ones.

A click or Enter copies a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.formats import alphabet, in_almaty, phone, short_day_and_clock
from kit_desktop.ui.lookup.wording_reasons import field_caption
from kit_desktop.ui.theme import TextSize
from kit_desktop.ui.widgets.box import Painted, paint_box
from kit_desktop.ui.widgets.button import SingleClick
from kit_desktop.ui.widgets.card import Card
from kit_desktop.ui.widgets.clipboard import accepted
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.widgets.layouts import fill
from kit_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QResizeEvent

    from kit_desktop.core.gateway_time import Timing
    from kit_desktop.core.lookup import LookupResult
    from kit_desktop.core.message_info import MessageInfo
    from kit_desktop.ui.theme import Scheme

_LEADING = ("recepient", "msgID", "userMsgID", "senttime", "receivedtime", "senderId")
_TECHNICAL = ("segments", "lang", "status", "resultCode", "resultS")
_STRONG = frozenset(("recepient", "msgID", "userMsgID"))
_WIDE_FROM = 700
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


class FieldsCard(Card):
    """The fields of one message. What is copied is the text as received, not the one made nicer for reading."""

    copy_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fields_card")
        self._columns = 0
        self._tiles: dict[str, ValueTile] = {}
        self._leading, self._technical = QGridLayout(), QGridLayout()
        for name in (*_LEADING, *_TECHNICAL):
            size = TextSize.VALUE_STRONG if name in _STRONG else (TextSize.VALUE if name in _LEADING else TextSize.BODY)
            tile = ValueTile(f"field_{name}", self, size=size)
            tile.copy_requested.connect(self.copy_requested)
            self._tiles[name] = tile
        column = fill(QVBoxLayout(self), margins=(12, 10), spacing=19)
        for grid in (self._leading, self._technical):
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(6)
            column.addLayout(grid)
        self._arrange(wide=True)

    def show_fields(self, result: LookupResult, *, mask_number: bool) -> None:
        """Show the fields of a result that has them."""
        info = result.info
        if info is None:
            return
        timing, status = info.timing(result.checked_at), info.status
        zoned = {"senttime": timing.sent.at is not None, "receivedtime": timing.received.at is not None}
        for name, tile in self._tiles.items():
            caption = field_caption(name, status)
            if zoned.get(name):
                caption = in_almaty(caption)
            raw = info[name]
            shown = self._shown(name, info, timing, mask_number)
            present = raw is not None and bool(raw.strip())
            copied = shown if present and name == "recepient" and mask_number else raw or ""
            tile.show_value(caption, shown, copied, present=present)

    def _shown(self, name: str, info: MessageInfo, timing: Timing, mask_number: bool) -> str:
        raw = info[name]
        if raw is None:
            return self.tr("not in the answer")
        if not raw.strip():
            return self.tr("empty")
        if name == "recepient":
            return phone(raw, masked=mask_number)
        if name == "lang":
            return alphabet(raw)
        moment = {"senttime": timing.sent, "receivedtime": timing.received}.get(name)
        return shortened(raw) if moment is None or moment.at is None else short_day_and_clock(moment.at)

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        super().paint(painter, scheme)
        painter.fillRect(20, self._technical.geometry().top() - 10, self.width() - 40, 1, scheme.hairline)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(wide=event.size().width() >= _WIDE_FROM)
        super().resizeEvent(event)

    def _arrange(self, *, wide: bool) -> None:
        columns = 3 if wide else 2
        if columns == self._columns:
            return
        self._columns = columns
        for grid, names, most in ((self._leading, _LEADING, columns), (self._technical, _TECHNICAL, 5 if wide else 3)):
            for i, name in enumerate(names):
                grid.addWidget(self._tiles[name], *divmod(i, most))
            for column in range(5):
                grid.setColumnStretch(column, 1 if column < most else 0)
