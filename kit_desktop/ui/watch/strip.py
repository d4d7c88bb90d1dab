"""The strip above the status bar: one pill for each watched message, with its state and a way to stop it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from kit_desktop.core.plain_text import shortened
from kit_desktop.ui.lookup.outcome_words import result_words
from kit_desktop.ui.screen_reader import announce
from kit_desktop.ui.theme import Scheme, TextSize, Tone, sized, tone_colours
from kit_desktop.ui.watch.words import message_name, watch_line, watch_title, watch_tone
from kit_desktop.ui.widgets.box import Painted, paint_box
from kit_desktop.ui.widgets.button import Button, ButtonKind, IconButton, SingleClick
from kit_desktop.ui.widgets.icons import line_pixmap
from kit_desktop.ui.widgets.layouts import chain_tabs, fill
from kit_desktop.ui.widgets.marks import mark_icon, paint_mark
from kit_desktop.ui.widgets.plain_label import PlainLabel, plain_tool_tip

if TYPE_CHECKING:
    from kit_desktop.ui.watch.watch_list import WatchList
    from kit_desktop.ui.watch.watched_message import WatchedMessage

_HEIGHT = 44
_PILL = 28
_MARK = 16
_GAP = 8
_LONGEST = 440
_ID_SHOWN = 20
_SIZES = (TextSize.STRONG, TextSize.BODY, TextSize.SMALL)
"""Of the id, its state, and when it is asked next."""


class _Words(SingleClick, Painted, QAbstractButton):
    """The pill's words: the id, its state, when it is asked next. A click shows the answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._parts = ("", "", "")
        self._tone = Tone.NEUTRAL

    def show_message(self, message: WatchedMessage) -> None:
        """Show how the message stands now."""
        words, self._tone = result_words(message.result), watch_tone(message)
        # “With the operator, not yet on the phone”: where it is says enough here.
        state = words.title.partition(",")[0] if words.tone is Tone.WAITING else words.title
        self._parts = (shortened(message.query.id, _ID_SHOWN), state, watch_line(message))
        self.updateGeometry()
        self.update()

    def _metrics(self) -> list[QFontMetrics]:
        return [QFontMetrics(sized(self.font(), size)) for size in _SIZES]

    def sizeHint(self) -> QSize:
        widths = (metrics.horizontalAdvance(text) + _GAP for metrics, text in zip(self._metrics(), self._parts, strict=True))
        return QSize(_MARK + _GAP + sum(widths) + 2, _PILL)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _PILL)

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        paint_mark(painter, QRectF(0, (self.height() - _MARK) / 2, _MARK, _MARK), self._tone, self.palette())
        x, right = float(_MARK + _GAP), float(self.width())
        colours = (scheme.text, scheme.text, scheme.text2)
        for text, size, colour in zip(self._parts, _SIZES, colours, strict=True):
            painter.setFont(sized(self.font(), size))
            painter.setPen(colour)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(right - x)))
            if size is TextSize.SMALL and shown != text:
                break
            painter.drawText(QRectF(x, 0, right - x, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            x += painter.fontMetrics().horizontalAdvance(shown) + _GAP
        if self.hasFocus():
            line = QRectF(0, self.height() - 4, min(x - _GAP, right), 2)
            painter.fillRect(line, scheme.accent)


class WatchPill(Painted, QWidget):
    """One watched message, with a button that shows it and one that stops it."""

    def __init__(self, message: WatchedMessage, parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        self.show_button = _Words(self)
        self.stop_button = IconButton("close", self, size=22, circle=True)
        self.stop_button.setObjectName("watch_stop")
        self.stop_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fill(QHBoxLayout(self), self.show_button, self.stop_button, grows=self.show_button, margins=(8, 0, 6, 0), spacing=4)
        message.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how the message stands now."""
        message, name = self.message, message_name(self.message.query)
        words = f"{watch_title(message)}; {watch_line(message)}"
        self.show_button.show_message(message)
        self.show_button.setAccessibleName(self.tr("Show {message}").format(message=name))
        self.show_button.setAccessibleDescription(words)
        self.show_button.setToolTip(plain_tool_tip(words))
        stop = (
            self.tr("Stop watching {message}") if message.end is None else self.tr("Remove {message} from the watched messages")
        )
        self.stop_button.setAccessibleName(stop.format(message=name))
        self.stop_button.setToolTip(plain_tool_tip(stop.format(message=name)))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), _LONGEST), max(_PILL, self.fontMetrics().height() + 10))

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        colours = tone_colours(watch_tone(self.message), self.palette())
        width = scheme.edge_width
        paint_box(painter, QRectF(self.rect()), self.height() / 2, fill=colours.surface, edge=colours.edge, width=width)


class WatchStrip(Painted, QFrame):
    """Pills for the watched messages, as many as have room; hidden while there are none.

    `show_requested` carries a WatchedMessage.
    `emptied`: the last pill is gone, and the keyboard was in it.
    """

    show_requested = Signal(object)
    emptied = Signal()

    def __init__(self, watches: WatchList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watches = watches
        self.pills: list[WatchPill] = []
        """Left to right."""
        self.setObjectName("watch_strip")
        self.setAccessibleName(self.tr("Watched messages"))
        self._caption = PlainLabel(self.tr("Watching"), self, size=TextSize.STRONG)
        self._caption.setWordWrap(False)
        self.all_button = Button(self.tr("Show all"), self, kind=ButtonKind.LINK, height=28)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.all_button.setMenu(self._menu)
        for message in watches.messages:
            self._on_added(message)
        watches.added.connect(self._on_added)
        watches.removed.connect(self._on_removed)
        watches.ended.connect(self._on_ended)
        self._place()

    def refresh(self) -> None:
        """Show how the messages stand now."""
        for pill in self.pills:
            pill.refresh()
        self._place()

    def _on_added(self, message: WatchedMessage) -> None:
        pill = WatchPill(message, self)
        pill.show_button.clicked.connect(partial(self.show_requested.emit, message))
        pill.stop_button.clicked.connect(partial(self._watches.remove, message))
        self.pills.append(pill)
        message.changed.connect(self._place)
        self.order()
        self._place()

    def order(self) -> None:
        """Let the Tab key go from pill to pill, and “Show all” be the last."""
        chain_tabs(*(stop for pill in self.pills for stop in (pill.show_button, pill.stop_button)), self.all_button)

    def _on_ended(self, message: WatchedMessage) -> None:
        """What has just ended is said, and comes first where it would not be seen."""
        for pill in [pill for pill in self.pills if pill.message is message]:
            announce(pill, pill.accessibleName(), at_once=True)
            if pill.isHidden():
                self.pills.remove(pill)
                self.pills.insert(0, pill)
                self.order()
                self._place()

    def _on_removed(self, message: WatchedMessage) -> None:
        for pill in [pill for pill in self.pills if pill.message is message]:
            focused = self.focusWidget()
            had_keyboard = focused is not None and focused.hasFocus() and pill.isAncestorOf(focused)
            place = self.pills.index(pill)
            self.pills.remove(pill)
            pill.hide()
            pill.deleteLater()
            self._place()
            if had_keyboard and self.pills:
                shown = [each for each in self.pills if not each.isHidden()]
                shown[min(place, len(shown) - 1)].stop_button.setFocus()
            elif had_keyboard:
                self.emptied.emit()

    def sizeHint(self) -> QSize:
        pill = max((pill.sizeHint().height() for pill in self.pills), default=_PILL)
        return QSize(300, max(_HEIGHT, pill + 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paint(self, painter: QPainter, scheme: Scheme) -> None:
        painter.fillRect(self.rect(), scheme.chrome)
        painter.fillRect(0, 0, self.width(), 1, scheme.hairline)
        painter.drawPixmap(24, (self.height() - 16) // 2, line_pixmap("watch", scheme.text2, 16, self.devicePixelRatioF()))

    def _place(self) -> None:
        """Place the pills that have room; the others are behind “Show all”."""
        self.setVisible(bool(self.pills))
        height = self.height()
        caption = self._caption.sizeHint()
        self._caption.setGeometry(48, (height - caption.height()) // 2, caption.width(), caption.height())
        x, right = 48 + caption.width() + 12, self.width() - 24
        every = self.all_button.sizeHint()
        hints = [pill.sizeHint() for pill in self.pills]
        fits = x + sum(hint.width() + _GAP for hint in hints) - _GAP <= right
        self.all_button.setVisible(not fits and len(self.pills) > 1)
        self.all_button.setGeometry(right - every.width(), (height - every.height()) // 2, every.width(), every.height())
        if not self.all_button.isHidden():
            right -= every.width() + _GAP
        has_room = True
        for number, (pill, hint) in enumerate(zip(self.pills, hints, strict=True)):
            width = min(hint.width(), right - x)
            has_room = has_room and (width == hint.width() or number == 0)
            pill.setVisible(has_room)
            if has_room:
                pill.setGeometry(x, (height - hint.height()) // 2, width, hint.height())
                x += width + _GAP

    def _fill_menu(self) -> None:
        self._menu.clear()
        for pill in self.pills:
            message = pill.message
            words = f"{watch_title(message)} · {watch_line(message)}".replace("&", "&&")
            action = self._menu.addAction(mark_icon(watch_tone(message), self._menu.palette()), words)
            action.triggered.connect(pill.show_button.click)
